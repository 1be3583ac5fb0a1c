#include "journal/known_version.h"

#include "crypto/digest.h"

#include <QJsonDocument>

namespace madoguchi::journal {

namespace {

Result<Done> note(store::Transaction &transaction, const VersionKey &key, const QByteArray &digest, bool told, const QDateTime &at)
{
    return transaction.exec("INSERT OR REPLACE INTO known_version (kind, aggregate, version, digest, told, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                            {key.kind, key.aggregate, key.version, digest, told, at.toMSecsSinceEpoch()});
}

} // namespace

QByteArray bodyDigest(const QJsonObject &body)
{
    return crypto::sha256(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Result<QByteArray> knownDigest(store::Connection &connection, const VersionKey &key)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT digest FROM known_version WHERE kind = ?1 AND aggregate = ?2 AND version = ?3", {key.kind, key.aggregate, key.version}));
    MADOGUCHI_ASSIGN(const bool known, row.next());
    return known ? row.blob(0) : QByteArray();
}

Result<Done> noteMade(store::Transaction &transaction, const VersionKey &key, const QByteArray &digest, const QDateTime &utc)
{
    return note(transaction, key, digest, false, utc);
}

Result<Done> noteTold(store::Transaction &transaction, const FeedItem &item)
{
    if (!item.told.isValid()) // what stood under the number does not stand any more
        return transaction.exec("DELETE FROM known_version WHERE kind = ?1 AND aggregate = ?2 AND version = ?3", {item.kind, item.aggregate, item.version});
    return note(transaction, {item.kind, item.aggregate, item.version}, bodyDigest(item.body), true, item.told);
}

Result<Done> dropOldVersions(store::Transaction &transaction, const QDateTime &utc)
{
    return transaction.exec("DELETE FROM known_version WHERE told AND at < ?1", {utc.addDays(-rememberedDays).toMSecsSinceEpoch()});
}

} // namespace madoguchi::journal
