#pragma once

#include "base/clock.h"
#include "crypto/key.h"
#include "crypto/merkle.h"
#include "journal/entry.h"
#include "store/transaction.h"

#include <QHash>
#include <QObject>

#include <span>

namespace madoguchi::journal {

/// The entry that a database ends with.
struct LastEntry {
    qint64 sequence = 0; ///< 0: there is none
    QByteArray bytes;
};

/// The record of one terminal: entries in the database (in the transaction of their effect), the same bytes appended to
/// DIR/record/NNNN.log after commit, heads signed by the device key in DIR/record/heads.log, server receipts in
/// DIR/record/receipts.log, entries made before unlock in DIR/record/outside.log until they are absorbed (FORMAT.md).
/// Outlives the store whose transactions it is given. Thread-safe, apart from those transactions.
class Record : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString directory;      ///< DIR/record
        QString origin;         ///< "madoguchi/<municipality>/<terminal>/record"
        QString terminal, municipality;
        crypto::PrivateKey deviceKey;
        QByteArray deviceCertificatePem;
    };
    static constexpr qint64 entriesOfOneHead = 100;
    static constexpr std::chrono::minutes heartbeat{15}; ///< a program that runs notes something this often
    Record(Options options, const Clock &clock);
    ~Record() override;

    /// In the caller's transaction: next sequence, chain, commitment. The segment is written after its commit.
    /// Errors: RecordUnwritable (args: text of the cause), RecordBroken (the files were found defective at start).
    Result<Done> append(store::Transaction &transaction, const api::Actor &actor, api::UseCase useCase, api::Outcome outcome, const Note &note);
    /// Without a database (before unlock, or a person without a slot): signed entry in outside.log, fsynced before it returns.
    Result<Done> appendOutside(const api::Actor &actor, api::UseCase useCase, api::Outcome outcome, const Note &note);
    /// At open: absorbs outside.log, writes to the segments what a kill kept from them. RecordBroken if database and
    /// segments contradict each other. A database that is behind them is an old copy, and refused too, unless two officers have put it there (BackupRestore, FORMAT.md §9):
    /// then it gets from the segments what it has forgotten.
    Result<Done> catchUp(store::Transaction &transaction);
    /// The entries that the last catchUp() gave back to an old copy: from, to; 0, 0: none.
    std::pair<qint64, qint64> refilled() const;
    /// What an order to put back the database behind `connection` has to carry: it takes the store's key to make it, and it holds for this copy and this end of the files alone.
    /// Errors as vouchFor().
    Result<QByteArray> restoreMark(store::Connection &connection) const;
    /// Whether the entry that ends a database is one of this record: RecordBroken (args: "database", its number) if not, also where there is none.
    Result<Done> vouchFor(const LastEntry &last) const;
    /// Signs a head over everything written so far (also every `entriesOfOneHead` by itself).
    Result<Done> signHead();

    /// For witnessing while the database is closed: what waits outside, verbatim (FORMAT.md §6), from behind the one whose SHA-256 is `after` on; from the first if that is not there. RecordBroken.
    Result<QList<QByteArray>> waitingOutside(const QByteArray &after, int limit) const;
    /// For witnessing: encoded entries after `from`, a head note over exactly `from` + those entries, and the consistency
    /// proof from `proofFrom` (= `from`; none if 0) to that head. NotFound if there is no entry at all.
    struct Batch {
        qint64 from = 0;
        QList<QByteArray> entries;
        QByteArray headNote; ///< C2SP signed note, text (journal/head_note.h)
        QList<QByteArray> proof;
        qint64 proofFrom = 0;
    };
    Result<Batch> batch(qint64 anchored, int limit) const;
    Result<Done> storeReceipt(const QByteArray &signedNote, qint64 size); ///< the server's answer, already verified

    /// Wrong passwords of each person since the last right one, as the files said at the start of the program; what waits outside is counted too.
    struct Tries {
        bool begun = false; ///< there is an entry at all
        QHash<QString, int> wrong;
    };
    Tries triesAtStart() const;

    api::RecordHead head() const;
    std::chrono::milliseconds quiet() const; ///< since this program last noted something here, or began
    /// From the segments, in the order asked for: needs no key. NotFound: there is no such entry.
    Result<QList<Entry>> read(std::span<const qint64> sequences) const;
    Result<QList<api::RecordLine>> lines(std::span<const qint64> sequences) const; ///< without the names of staff
    Result<QList<api::RecordLine>> lines(qint64 before, int limit) const;          ///< newest first; `before` exclusive, 0 = from the end

Q_SIGNALS:
    void headChanged();
    void notedOutside(); ///< another entry waits outside; on the thread that made it

private:
    struct Private;
    std::unique_ptr<Private> d;
};

Result<LastEntry> lastEntry(store::Connection &connection);

/// Numbers of receptions (受付番号) with this beginning that the record knows, and a store put back from a copy had forgotten: not to be given again.
Result<QStringList> forgottenReceptions(store::Connection &connection, const QString &beginning);

/// Verifies DIR/record (`directory` is that folder) without any key. `caPem` is the CA of the device certificates,
/// `receiptKeyDer` the public key (SubjectPublicKeyInfo) of the server's receipts.
struct Verification {
    bool ok = false;
    qint64 size = 0;
    QByteArray root;
    QString origin;         ///< whose record it is, as its heads say
    qint64 anchored = 0;
    qint64 sealed = 0;      ///< size of the newest good head; entries behind it are not signed for yet
    qint64 outside = 0;     ///< entries of outside.log that wait to be taken in
    /// What is told and is no defect of the record (FORMAT.md §7): somebody set the clock, and from there on the times of entries are to be read with that; or the record says nothing about a time.
    struct Notice {
        qint64 sequence = 0; ///< first entry behind it
        enum class What {
            ClockAgainstMonotonic, ///< the machine's own count, which nobody can set
            ClockAgainstRestart,   ///< the entry before, made by an earlier run of the program
            ClockAgainstServer,    ///< the server's time, by its receipts before and behind
            Silence,               ///< a running program notes something every 15 minutes
            Unended,               ///< the run of the program before this one did not note its end: a power cut, or a kill
        } what = What::ClockAgainstMonotonic;
        qint64 milliseconds = 0; ///< of a clock: forward, negative: back; of a silence: how long
    };
    QList<Notice> notices; ///< in order; of clocks, silences and ends the first 100 each
    qint64 badSequence = 0; ///< exact first bad entry; the first one not vouched for where only a head or receipt tells
    /// "changed", "missing", "order", "truncated", "head", "signature", "clock" (head outside its certificate's validity, or a monotonic clock that goes back),
    /// "receipt", "outside" (outside.log; no sequence), "cut" (something that waited there is gone; no sequence), "unwitnessed", "unreadable"
    QString reason;
};
/// `origin`: whose record it must be ("madoguchi/<municipality>/<terminal>/record"); empty: anybody's. An older copy of the
/// whole folder is sound in itself: only the server knows that it has seen more (GET /v1/terminal, recordSize).
Verification verifyRecord(const QString &directory, const QByteArray &caPem, const QByteArray &receiptKeyDer, const QString &origin = {},
                          const std::optional<QByteArray> &witnessed = {});

} // namespace madoguchi::journal
