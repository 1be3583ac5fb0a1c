#include "handover/handover_handler.h"

#include "domain/retention.h"
#include "handover/federation_rows.h"
#include "handover/shared.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::handover {

namespace {

using Put = std::function<Result<Done>(store::Transaction &, const QString &actor, qint64 version)>;

template <typename T>
Result<Put> putting(Result<T> read)
{
    MADOGUCHI_ASSIGN(const T value, std::move(read));
    return Put([value](store::Transaction &transaction, const QString &actor, qint64 version) {
        T stored = value;
        stored.version = version;
        return put(transaction, stored, actor, version);
    });
}

const journal::SharedTable *tableOf(const QString &kind)
{
    for (const journal::SharedTable *table : {&decisionTable, &toldTable, &ownTable})
        if (kind == QLatin1String(table->kind))
            return table;
    return nullptr;
}

Result<Put> read(const journal::SharedTable *table, const journal::FeedItem &item)
{
    if (table == &decisionTable)
        return putting(decisionFromJson(CandidateId(item.aggregate), item.body));
    if (table == &toldTable)
        return putting(toldFromJson(CandidateId(item.aggregate), item.body));
    return putting(ownFromJson(HouseholdId(item.aggregate), item.body));
}

bool isRow(const QString &kind) { return kind == "F5"_L1 || kind == "F7"_L1 || kind == "F8"_L1; }

} // namespace

QStringList HandoverHandler::kinds() const { return {u"F5"_s, u"F7"_s, u"F8"_s, u"continuity"_s, u"continuity-months"_s, u"high-cost"_s}; }

Result<Done> HandoverHandler::apply(store::Transaction &transaction, const journal::FeedItem &item)
{
    if (isRow(item.kind))
        return takeRow(transaction, item, m_municipality);
    const journal::SharedTable *table = tableOf(item.kind);
    if (!table || item.version < 1)
        return ErrorCode::FeedItemRefused;
    // Read first: a malformed item is refused even where it would be ignored.
    MADOGUCHI_ASSIGN(const Put put, read(table, item));
    MADOGUCHI_ASSIGN(const auto intake, decideIntake(transaction, *table, item, m_terminal));
    return intake == journal::Intake::Ignore ? done() : put(transaction, item.actor, item.version);
}

void HandoverHandler::applied(const QList<journal::FeedItem> &items)
{
    // A first load brings months of thousands of households: none of them changes what is to be decided.
    if (std::ranges::any_of(items, [](const journal::FeedItem &item) { return item.kind != QLatin1String(ownTable.kind); }))
        Q_EMIT changed();
}

Result<QString> HandoverHandler::erase(store::Transaction &transaction, const journal::FeedItem &item)
{
    const journal::SharedTable *table = tableOf(item.kind);
    if (!table)
        return ErrorCode::FeedItemRefused;
    MADOGUCHI_TRY(transaction.exec(table->erase, {item.aggregate}));
    if (table == &decisionTable) // what the federation told of it has been for this
        MADOGUCHI_TRY(eraseCandidate(transaction, item.aggregate));
    return item.aggregate;
}

Result<qint64> HandoverHandler::sweep(store::Transaction &transaction, QDate day)
{
    const QDate before = domain::expiredBefore(domain::retentionPeriods(), u"federation-answer"_s, day);
    return before.isValid() ? eraseRowsBefore(transaction, before) : Result<qint64>(0);
}

Result<Done> HandoverHandler::forget(store::Transaction &transaction, const QString &kind, const QString &aggregate)
{
    const journal::SharedTable *table = tableOf(kind);
    return table ? transaction.exec(table->confirm, {aggregate, qint64(0)}) : done();
}

} // namespace madoguchi::handover
