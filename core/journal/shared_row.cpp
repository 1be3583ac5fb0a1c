#include "journal/shared_row.h"

#include "journal/known_version.h"

namespace madoguchi::journal {

namespace {

/// Of our own change `item`: it is what stands here as `version`, or what stands here was made on top of it and is still on its way.
Result<bool> isSeen(store::Connection &connection, const FeedItem &item, qint64 version)
{
    const QByteArray digest = bodyDigest(item.body);
    if (item.version == version) {
        MADOGUCHI_ASSIGN(const QByteArray known, knownDigest(connection, {item.kind, item.aggregate, version}));
        return known.isEmpty() || known == digest; // not known: made here before that was noted
    }
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT 1 FROM outbox WHERE aggregate = ?1 AND kind = ?2 AND destination = 0 AND state < 2"
                                                " AND (base_version > ?3 OR base_version = ?3 AND base_digest IN (?4, x'')) LIMIT 1",
                                                {item.aggregate, item.kind, item.version, digest}));
    return row.next();
}

} // namespace

Result<Intake> decideIntake(store::Transaction &transaction, const SharedTable &table, const FeedItem &item, const TerminalId &own)
{
    MADOGUCHI_TRY(renewCurrent(transaction, item));
    MADOGUCHI_ASSIGN(auto row, transaction.query(table.select, {item.aggregate}));
    MADOGUCHI_ASSIGN(const bool known, row.next());
    const qint64 version = known ? row.integer(0) : 0, confirmed = known ? row.integer(1) : 0;
    if (item.version <= confirmed)
        return Intake::Ignore;
    bool seen = false;
    if (item.terminal == own.text() && item.version <= version) {
        MADOGUCHI_ASSIGN(seen, isSeen(transaction.connection(), item, version));
    }
    MADOGUCHI_TRY(noteTold(transaction, item));
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
    item.alone = actor.isEmpty();
    item.body = body;
    MADOGUCHI_TRY(enqueue(transaction, item, utc));
    return item.id;
}

} // namespace madoguchi::journal
