#pragma once

#include "journal/feed.h"

namespace madoguchi::journal {

/// What this terminal last knew each version of a shared thing to be, as the digest of its body (table known_version, 30 days). A version's number alone does not say
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
Result<Done> noteTold(store::Transaction &transaction, const FeedItem &item, const QDateTime &utc); ///< what is older than 30 days is only forgotten
Result<Done> dropOldVersions(store::Transaction &transaction, const QDateTime &utc);

} // namespace madoguchi::journal
