#include "journal/shared_row.h"

#include "journal/known_version.h"

namespace madoguchi::journal {

namespace {

/// Of our own change `item`: it is what stands here as `version`, or that was made here on top of it.
Result<bool> isSeen(store::Connection &connection, const FeedItem &item, qint64 version)
{
    if (item.version == version) {
        MADOGUCHI_ASSIGN(const QByteArray known, knownDigest(connection, {item.kind, item.aggregate, version}));
        return known.isEmpty() || known == bodyDigest(item.body);
    }
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT 1 FROM outbox WHERE aggregate = ?1 AND kind = ?2 AND destination = 0 AND base_version >= ?3 LIMIT 1",
                                                {item.aggregate, item.kind, item.version}));
    return row.next();
}

} // namespace

Result<Intake> decideIntake(store::Transaction &transaction, const SharedTable &table, const FeedItem &item, const TerminalId &own)
{
    MADOGUCHI_ASSIGN(auto row, transaction.query(table.select, {item.aggregate}));
    MADOGUCHI_ASSIGN(const bool known, row.next());
    if (!known)
        return Intake::Apply;
    const qint64 version = row.integer(0), confirmed = row.integer(1);
    if (item.version <= confirmed)
        return Intake::Ignore;
    if (item.terminal != own.text() || item.version > version)
        return Intake::Apply;
    MADOGUCHI_ASSIGN(const bool seen, isSeen(transaction.connection(), item, version));
    if (!seen)
        return Intake::Apply;
    MADOGUCHI_TRY(transaction.exec(table.confirm, {item.aggregate, item.version}));
    return Intake::Ignore;
}

Result<ChangeId> shareChange(store::Transaction &transaction, const SharedTable &table, const QString &aggregate, qint64 baseVersion, const QJsonObject &body,
                             const QString &actor, const QDateTime &utc)
{
    OutboxItem item;
    item.id = ChangeId(newId());
    item.kind = QString::fromLatin1(table.kind);
    item.aggregate = aggregate;
    item.baseVersion = baseVersion;
    item.actor = actor;
    item.body = body;
    MADOGUCHI_TRY(enqueue(transaction, item, utc));
    return item.id;
}

} // namespace madoguchi::journal
