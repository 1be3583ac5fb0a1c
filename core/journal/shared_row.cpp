#include "journal/shared_row.h"

namespace madoguchi::journal {

Result<Intake> decideIntake(store::Transaction &transaction, const SharedTable &table, const FeedItem &item, const TerminalId &own)
{
    MADOGUCHI_ASSIGN(auto row, transaction.query(table.select, {item.aggregate}));
    MADOGUCHI_ASSIGN(const bool known, row.next());
    if (!known)
        return Intake::Apply;
    const qint64 version = row.integer(0), confirmed = row.integer(1);
    if (item.version <= confirmed)
        return Intake::Ignore;
    if (item.terminal == own.text() && item.version <= version) {
        MADOGUCHI_TRY(transaction.exec(table.confirm, {item.aggregate, item.version}));
        return Intake::Ignore;
    }
    return Intake::Apply;
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
