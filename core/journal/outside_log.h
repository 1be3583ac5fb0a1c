#pragma once

#include "base/result.h"
#include "crypto/key.h"
#include "journal/entry.h"

#include <mutex>
#include <optional>

namespace madoguchi::journal {

/// outside.log: entries made while the database is closed, each signed by the device key (FORMAT.md §6). Thread-safe.
class OutsideLog {
public:
    struct Item {
        QByteArray id; ///< SHA-256 of the payload
        QByteArray payload;
        Entry entry;
    };
    struct Content {
        QList<Item> items;
        qint64 bytes = 0;     ///< of the whole frames
        qint64 lastFrame = 0; ///< where it begins
    };
    /// `certificate`: SHA-256 of the device certificate.
    OutsideLog(QString path, crypto::PrivateKey key, QByteArray certificate);

    /// Fills in sequence and previous; on the disk when it returns. Behind what this object has written or read itself and finds at the end of the file as it was, else behind all of it, verified.
    Result<Done> append(Entry entry);
    /// The payloads behind the one with the id `after`, of all if there is none such; empty: nothing is behind it. Errors as read().
    Result<QList<QByteArray>> behind(const QByteArray &after, qsizetype limit) const;
    /// Verified against the device's own key. Error: RecordBroken.
    Result<Content> read() const;
    /// Drops the first `bytes`, which the record has taken in; what came later stays.
    Result<Done> drop(qint64 bytes);

    /// One payload taken apart; nothing verified.
    struct Payload {
        QByteArray certificate, signature, entry;
        Result<Entry> decoded() const { return decode(entry); }
        bool verify(const crypto::PublicKey &key) const;
    };
    static Result<Payload> parse(QByteArrayView payload);

private:
    struct Tail {
        qint64 start = 0, bytes = 0; ///< of the last frame, and where the file ends behind it
        qint64 sequence = 0;
        QByteArray id; ///< as Item's; empty: the file is
    };
    /// From a frame's begin on, whose entry has to stand on `previous`; from the first on if that is empty.
    Result<Content> readLocked(qint64 from = 0, const QByteArray &previous = {}) const;
    Result<Tail> tailLocked() const;
    QString m_path;
    crypto::PrivateKey m_key;
    QByteArray m_certificate;
    std::optional<Tail> m_tail; ///< as far as it is known
    struct Given {
        QByteArray id;
        qint64 end = 0; ///< of its frame
    };
    mutable std::optional<Given> m_given; ///< the last that behind() gave
    mutable std::mutex m_mutex;
};

/// SHA-256 of an entry made outside, wherever in whichever chain it stands: as it waits here, and as it was taken in (FORMAT.md §6).
QByteArray outsideMark(Entry entry);

} // namespace madoguchi::journal
