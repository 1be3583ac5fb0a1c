#include "people/people_handler.h"

#include "people/answer_task.h"
#include "people/erasure.h"
#include "people/household_table.h"
#include "people/search_index.h"
#include "people/shared_body.h"

#include <QJsonArray>

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

bool isRow(const journal::FeedItem &item) { return item.kind == u"F3"_s || item.kind == u"F4"_s || item.kind == u"F9"_s; }

} // namespace

PeopleHandler::PeopleHandler(Office office, const Clock &clock)
    : m_office(std::move(office)), m_clock(clock), m_dates(u"F3"_s, m_office, [this] { Q_EMIT householdChanged({}); }), m_ids(u"F4"_s, m_office, [this] { Q_EMIT householdChanged({}); })
{
}

QStringList PeopleHandler::kinds() const
{
    return {u"household"_s, u"register"_s, u"reception"_s, u"notification"_s, u"answer-task"_s, u"F3"_s, u"F4"_s, u"F9"_s};
}

Result<Done> PeopleHandler::apply(store::Transaction &transaction, const journal::FeedItem &item)
{
    if (AnswerTable *table = answerTable(item.kind))
        MADOGUCHI_TRY(applyAnswer(transaction, *table, item));
    if (item.kind == u"F3"_s || item.kind == u"F9"_s)
        MADOGUCHI_TRY(takeAnswer(transaction, item, m_clock.utc()));
    if (isRow(item))
        return done();
    return applyShared(transaction, item);
}

AnswerTable *PeopleHandler::answerTable(const QString &kind)
{
    return kind == "F3"_L1 ? &m_dates : kind == "F4"_L1 ? &m_ids : nullptr;
}

journal::RowTable *PeopleHandler::rowTable(const QString &layout) { return answerTable(layout); }

/// F-02. NotFound: nobody here bears the 宛名番号, or there is no such cover.
Result<Done> PeopleHandler::applyAnswer(store::Transaction &transaction, AnswerTable &table, const journal::FeedItem &row)
{
    MADOGUCHI_ASSIGN(const FederationAnswer answer, readAnswer(m_office, row));
    MADOGUCHI_ASSIGN(const auto id, householdOfAddressee(transaction.connection(), answer.addressee, m_office.municipality));
    if (!id)
        return Error{ErrorCode::NotFound, {}, u"addressee"_s};
    MADOGUCHI_ASSIGN(const auto before, findHousehold(transaction.connection(), *id));
    for (Member member : before.value().members)
        if (member.addressee == answer.addressee)
            MADOGUCHI_TRY(takeOver(member, answer));
    MADOGUCHI_TRY(table.put(transaction, row, answer));
    MADOGUCHI_ASSIGN(const auto after, findHousehold(transaction.connection(), *id));
    if (after != before)
        touch(*id);
    return done();
}

Result<Done> PeopleHandler::applyShared(store::Transaction &transaction, const journal::FeedItem &item)
{
    const journal::SharedTable *table = sharedTable(item.kind);
    if (!table || item.version < 1)
        return ErrorCode::FeedItemRefused;
    // Read first: a malformed item is refused even where it would be ignored.
    MADOGUCHI_ASSIGN(const SharedBody body, readShared(m_office, item.kind, item.aggregate, item.body));
    MADOGUCHI_ASSIGN(const journal::Intake intake, decideIntake(transaction, *table, item, m_office.terminal));
    if (intake == journal::Intake::Ignore)
        return done();
    if (!body.household.isEmpty())
        touch(body.household);
    return body.store(transaction, {item.version, item.version, orEmpty(item.actor), ChangeId()});
}

Result<QString> PeopleHandler::erase(store::Transaction &transaction, const journal::FeedItem &item)
{
    if (item.kind == "household"_L1)
        touch(HouseholdId(item.aggregate));
    QStringList given;
    for (const QJsonValue &number : item.body["given"_L1].toArray())
        given.append(number.toString());
    return eraseShared(transaction, item.kind, item.aggregate, given);
}

Result<qint64> PeopleHandler::sweep(store::Transaction &transaction, QDate day) { return eraseOld(transaction, day); }

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
