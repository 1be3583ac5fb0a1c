#pragma once

#include "journal/feed.h"

namespace madoguchi::journal {

/// What each version of a shared thing was when it was last seen here, as the digest of its body (table known_version). A version's number alone does not say
/// what it is: two terminals may make the same number at once, and a server that was put back gives it a second time.
struct VersionKey {
    QString kind, aggregate;
    qint64 version = 0;
};

QByteArray bodyDigest(const QJsonObject &body); ///< SHA-256 of its compact form, 32 bytes; the server reckons it from what it keeps

/// Empty: not known any more, or never; then the number has to do.
Result<QByteArray> knownDigest(store::Connection &connection, const VersionKey &key);
/// In the transaction that changes what is seen here.
Result<Done> noteMade(store::Transaction &transaction, const VersionKey &key, const QByteArray &digest, const QDateTime &utc);
Result<Done> noteTold(store::Transaction &transaction, const FeedItem &item);
/// Erases what the feed told more than 30 days before `utc`. What was made here and never came back stays: nobody else knows what its number stands for.
Result<Done> dropOldVersions(store::Transaction &transaction, const QDateTime &utc);

} // namespace madoguchi::journal
