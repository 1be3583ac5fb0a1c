#include "shelf.h"

#include "base/json_members.h"
#include "journal/outbox.h"
#include "journal/shared_row.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sim {

namespace {

const journal::SharedTable table{"reception", "SELECT version, confirmed FROM sim_shelf WHERE aggregate = ?1", "UPDATE sim_shelf SET confirmed = ?2 WHERE aggregate = ?1",
                                "DELETE FROM sim_shelf WHERE aggregate = ?1"};

struct Row {
    qint64 version = 0, confirmed = 0;
    QString value;
};

Result<Row> rowOf(store::Transaction &transaction, const QString &aggregate)
{
    MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT version, confirmed, value FROM sim_shelf WHERE aggregate = ?1", {aggregate}));
    MADOGUCHI_ASSIGN(const bool known, row.next());
    return known ? Row{row.integer(0), row.integer(1), row.text(2)} : Row{};
}

Result<Done> put(store::Transaction &transaction, const QString &aggregate, const Row &row)
{
    return transaction.exec("INSERT INTO sim_shelf VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET version = ?2, confirmed = ?3, value = ?4",
                            {aggregate, row.version, row.confirmed, row.value});
}

} // namespace

QStringList Shelf::kinds() const
{
    return {u"reception"_s};
}

Result<Done> Shelf::prepare(store::Transaction &transaction)
{
    MADOGUCHI_TRY(transaction.exec("CREATE TABLE sim_shelf (aggregate TEXT PRIMARY KEY, version INTEGER, confirmed INTEGER, value TEXT) STRICT"));
    return transaction.exec("CREATE TABLE sim_effect (mark TEXT PRIMARY KEY, times INTEGER) STRICT");
}

Result<Done> Shelf::apply(store::Transaction &transaction, const journal::FeedItem &item)
{
    MADOGUCHI_TRY(transaction.exec("INSERT INTO sim_effect VALUES (?1, 1) ON CONFLICT DO UPDATE SET times = times + 1", {item.mark}));
    MADOGUCHI_ASSIGN(const auto intake, journal::decideIntake(transaction, table, item, TerminalId(m_terminal)));
    return intake == journal::Intake::Ignore ? done() : put(transaction, item.aggregate, {item.version, item.version, item.body["number"_L1].toString()});
}

Result<Done> Shelf::forget(store::Transaction &transaction, const QString &, const QString &aggregate)
{
    return transaction.exec(table.confirm, {aggregate, qint64(0)});
}

Result<Done> Shelf::change(store::Transaction &transaction, const QString &aggregate, const ChangeId &id, const QString &value, const QString &actor, const QDateTime &at)
{
    MADOGUCHI_ASSIGN(const Row seen, rowOf(transaction, aggregate));
    MADOGUCHI_TRY(put(transaction, aggregate, {seen.version + 1, seen.confirmed, value}));
    journal::OutboxItem item;
    item.id = id;
    item.kind = u"reception"_s;
    item.aggregate = aggregate;
    item.baseVersion = seen.version;
    item.actor = actor;
    item.body = {{"number"_L1, value}, {"openedAt"_L1, wireTime(at)}, {"by"_L1, actor}, {"byName"_L1, seen.value}, {"purpose"_L1, u"inquiry"_s}, {"closed"_L1, false}};
    return journal::enqueue(transaction, item, at);
}

} // namespace madoguchi::sim
