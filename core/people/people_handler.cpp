#include "people/people_handler.h"

#include "people/answer_task.h"
#include "people/federation_answer.h"
#include "people/household_table.h"
#include "people/notification.h"
#include "people/reception_table.h"
#include "people/register_record.h"
#include "people/search_index.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

const SharedTable *tableOf(const QString &kind)
{
    for (const SharedTable *table : {&householdTable, &registerTable, &receptionTable, &notificationTable, &answerTaskTable})
        if (kind == QLatin1String(table->kind))
            return table;
    return nullptr;
}

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
    const SharedTable *table = tableOf(item.kind);
    if (!table || item.version < 1)
        return ErrorCode::FeedItemRefused;
    // Read first: a malformed item is refused even where it would be ignored.
    const auto store = [&](auto read, auto write) -> Result<Done> {
        MADOGUCHI_ASSIGN(auto value, std::move(read));
        value.version = item.version;
        MADOGUCHI_ASSIGN(const Intake intake, decideIntake(transaction, *table, item, m_office.terminal));
        return intake == Intake::Ignore ? done() : write(value);
    };
    const QString actor = orEmpty(item.actor);
    if (table == &householdTable)
        return store(householdFromJson(HouseholdId(item.aggregate), item.body), [&](const Household &household) {
            touch(household.id);
            return storeHousehold(transaction, household, m_office.municipality, actor, item.version);
        });
    if (table == &registerTable)
        return store(registerRecordFromJson(RegisterRecordId(item.aggregate), item.body),
                     [&](const RegisterRecord &record) { return storeRegisterRecord(transaction, record, actor, item.version); });
    if (table == &receptionTable)
        return store(receptionFromJson(ReceptionId(item.aggregate), item.body),
                     [&](const SharedReception &reception) { return storeReception(transaction, reception, actor, item.version); });
    if (table == &answerTaskTable)
        return store(answerTaskFromJson(AnswerTaskId(item.aggregate), item.body),
                     [&](const AnswerTask &task) { return storeAnswerTask(transaction, task, actor, item.version); });
    return store(notificationFromJson(NotificationId(item.aggregate), item.body), [&](const Notification &notification) {
        touch(notification.household);
        return storeNotification(transaction, notification, ChangeId(), actor, item.version);
    });
}

Result<Done> PeopleHandler::forget(store::Transaction &transaction, const QString &kind, const QString &aggregate)
{
    const SharedTable *table = tableOf(kind);
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
