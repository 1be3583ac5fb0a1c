#pragma once

#include "api/login_proof.h"
#include "federation/expiry.h"
#include "federation/incident.h"
#include "federation/message.h"
#include "federation/order_check.h"

#include <QFuture>
#include <QJsonArray>

namespace madoguchi::federation {

/// What one municipality's terminals share. Behind an interface: one machine keeps it in SQLCipher, a large prefecture may
/// need another engine. Every answer comes after it is durable.
class MunicipalStore {
public:
    virtual ~MunicipalStore() = default;

    /// A place in the feed's history. Who knows one that is not in it (shared: no, else EpochChanged) has dealt with a store that this one is an old copy of.
    struct FeedPoint {
        qint64 position = 0; ///< 0: before everything, in every history
        QString mark;
    };
    struct Standing {
        QString epoch;
        qint64 feedHead = 0;
        qint64 recordSize = 0; ///< of the asking terminal
        bool shared = true;    ///< the history has what the terminal knows
    };
    virtual QFuture<Result<Standing>> standing(Tenant tenant, FeedPoint known) = 0;

    struct Changed {
        QJsonArray answers; ///< `ChangeAnswer`, in the order of the items
        FeedPoint head;     ///< everything that was accepted lies up to there
    };
    /// Items as in openapi.json `Change`. Each actor is looked up in `directory`. EpochChanged: nothing was taken.
    virtual QFuture<Result<Changed>> change(Tenant tenant, QJsonArray items, FeedPoint known, std::shared_ptr<const directory::DirectoryContent> directory) = 0;

    /// As it holds now. NotFound: no municipality was founded here.
    virtual QFuture<Result<directory::DirectoryContent>> directory(QString municipality) = 0;
    /// Numbers are sealed to `federationKey` from now on; a new version of the directory says so. As it holds then.
    virtual QFuture<Result<directory::DirectoryContent>> sealTo(QString municipality, crypto::PublicKey federationKey) = 0;
    struct Ordered {
        bool already = false;
        directory::DirectoryContent content; ///< as it holds now
    };
    /// Checked, carried out and kept in one transaction. Whatever checkOrder() and directory::carryOut() refuse.
    virtual QFuture<Result<Ordered>> order(Tenant tenant, SentOrder sent, crypto::TrustStore trust) = 0;

    /// What would be erased on `day` if it were ordered now (C-22).
    virtual QFuture<Result<Expiry>> expired(QDate day) = 0;
    /// Nothing is left readable of what an order has erased: a part of it with each call, from where the one before or a kill has stopped; done at once when nothing has been ordered.
    virtual QFuture<Result<Done>> clearErased() = 0;

    /// One try of a person's password, by the rule of directory/tries.h; the same statement again is the same try.
    virtual QFuture<Result<api::TryCount>> countTry(StaffId staff, QByteArray statement, QDateTime shownAt) = 0;
    /// The password was right; tries with a card shown later than that stay counted.
    virtual QFuture<Result<Done>> forgetTries(StaffId staff, QDateTime shownAt) = 0;

    struct FeedPage {
        QString epoch;
        qint64 head = 0;
        qint64 count = 0;  ///< items after the asked position in all
        qint64 end = 0;    ///< position of the last of these
        QByteArray lines;  ///< NDJSON with its end line
    };
    /// How far each terminal has been answered is kept by days (C-33). EpochChanged.
    virtual QFuture<Result<FeedPage>> feed(Tenant tenant, qint64 after, int limit, FeedPoint known) = 0;

    /// Of one terminal on one day: the furthest position of the feed that it was answered.
    struct Fed {
        QString terminal;
        QDate day; ///< in Japan
        qint64 position = 0;
        friend bool operator==(const Fed &, const Fed &) = default;
    };
    virtual QFuture<Result<QList<Fed>>> fed() = 0; ///< by terminal and day
    /// What may have lain on a terminal at the end of a day in Japan (C-33). It reads the whole feed.
    virtual QFuture<Result<Exposure>> exposure(Tenant tenant, QDate until) = 0;

    struct Witnessing {
        QString origin;
        qint64 from = 0;
        QList<QByteArray> entries;
        QByteArray head;
        qint64 proofFrom = 0;
        QList<QByteArray> proof;
        bool whole = false; ///< the terminal has no more
    };
    struct Witnessed {
        bool elsewhere = false; ///< the server stands at `size`, nothing was taken
        qint64 size = 0;
        QJsonObject receipt;
        std::optional<directory::DirectoryContent> directory = {}; ///< what the entries tell has changed it
        qint64 awaited = 0;     ///< of what was shown as waiting outside, and is not in the record though it is whole (C-11)
    };
    /// What is witnessed of each terminal's record, signed now (core/journal/FORMAT.md §5).
    virtual QFuture<Result<QList<QJsonObject>>> witnessed() = 0;
    /// RecordBroken, SignatureInvalid. Of what is missing Witnessed tells: the rest is witnessed all the same, or whoever took one entry away would have freed himself of the witness.
    virtual QFuture<Result<Witnessed>> witness(Tenant tenant, Witnessing witnessing) = 0;
    /// Payloads of the terminal's outside.log, as they wait there (core/journal/FORMAT.md §6); those that are known change nothing. RecordBroken, SignatureInvalid.
    virtual QFuture<Result<Done>> showOutside(Tenant tenant, QList<QByteArray> payloads) = 0;
    /// Nobody waits any more for what a terminal has shown and has not taken in: somebody has looked into it. How many there were.
    virtual QFuture<Result<qint64>> giveUpOutside(Tenant tenant, QString reason) = 0;
    struct Retired {
        QJsonObject receipt;
        directory::DirectoryContent directory; ///< as it holds now
    };
    /// The final statement of the calling terminal (journal/retirement_note.h), kept for ever; the same one again gets the same receipt.
    /// SignatureInvalid, NotFound (not listed), PreconditionFailed (another one is kept).
    virtual QFuture<Result<Retired>> retire(Tenant tenant, QByteArray statement) = 0;
    virtual void close() = 0;
};

} // namespace madoguchi::federation
