#include "people/people_handler.h"

#include "people/answer_task.h"
#include "people/federation_answer.h"
#include "people/search_index.h"
#include "people/shared_body.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

bool isRow(const journal::FeedItem &item) { return item.kind == u"F3"_s || item.kind == u"F4"_s || item.kind == u"F9"_s; }

} // namespace

QStringList PeopleHandler::kinds() const
{
    return {u"household"_s, u"register"_s, u"reception"_s, u"notification"_s, u"answer-task"_s, u"F3"_s, u"F4"_s, u"F9"_s};
}

Result<Done> PeopleHandler::apply(store::Transaction &transaction, const journal::FeedItem &item)
{
    if (item.kind == u"F3"_s || item.kind == u"F4"_s) {
        MADOGUCHI_ASSIGN(const auto changed, applyFederationAnswer(transaction, m_office, item, m_clock.utc()));
        if (changed)
            touch(*changed);
    }
    if (item.kind == u"F3"_s || item.kind == u"F9"_s)
        MADOGUCHI_TRY(takeAnswer(transaction, item, m_clock.utc()));
    if (isRow(item))
        return done();
    return applyShared(transaction, item);
}

Result<Done> PeopleHandler::applyShared(store::Transaction &transaction, const journal::FeedItem &item)
{
    const journal::SharedTable *table = sharedTable(item.kind);
    if (!table || item.version < 1)
        return ErrorCode::FeedItemRefused;
    // Read first: a malformed item is refused even where it would be ignored.
    MADOGUCHI_ASSIGN(const SharedBody body, readShared(m_office, item.kind, item.aggregate, item.body));
    MADOGUCHI_TRY(journal::renewCurrent(transaction, item));
    MADOGUCHI_ASSIGN(const journal::Intake intake, decideIntake(transaction, *table, item, m_office.terminal));
    if (intake == journal::Intake::Ignore)
        return done();
    if (!body.household.isEmpty())
        touch(body.household);
    return body.store(transaction, {item.version, item.version, orEmpty(item.actor), ChangeId()});
}

Result<Done> PeopleHandler::forget(store::Transaction &transaction, const QString &kind, const QString &aggregate)
{
    const journal::SharedTable *table = sharedTable(kind);
    return table ? transaction.exec(table->confirm, {aggregate, qint64(0)}) : done();
}

Result<Done> PeopleHandler::expectMany(store::Transaction &transaction)
{
    MADOGUCHI_TRY(rollIndex(transaction, m_clock.today()));
    MADOGUCHI_ASSIGN(auto any, transaction.query("SELECT 1 FROM household LIMIT 1"));
    MADOGUCHI_ASSIGN(const bool begun, any.next());
    return begun ? done() : beginIndex(transaction); // a load that goes on has put it off already
}

Result<journal::Backlog> PeopleHandler::catchUp(store::Transaction &transaction)
{
    return buildIndex(transaction, m_office.municipality);
}

void PeopleHandler::touch(const HouseholdId &id)
{
    const std::lock_guard lock(m_mutex);
    m_touched.insert(id.text());
}

void PeopleHandler::applied(const QList<journal::FeedItem> &items)
{
    std::set<QString> touched;
    {
        const std::lock_guard lock(m_mutex);
        touched.swap(m_touched);
    }
    for (const QString &id : touched)
        Q_EMIT householdChanged(HouseholdId(id));
    const auto any = [&items](const QStringList &kinds) {
        return std::ranges::any_of(items, [&kinds](const journal::FeedItem &item) { return kinds.contains(item.kind); });
    };
    if (any({u"reception"_s, u"register"_s}))
        Q_EMIT receptionsChanged();
    if (any({u"answer-task"_s, u"F3"_s, u"F9"_s}))
        Q_EMIT answersChanged();
}

} // namespace madoguchi::people
