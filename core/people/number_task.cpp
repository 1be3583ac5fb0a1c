#include "people/number_task.h"

#include "people/household_table.h"
#include "people/number_receipt.h"
#include "people/reception_table.h"
#include "people/register_record.h"

#include <algorithm>

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

/// ?1: what began before.
constexpr char tooLong[] = " WHERE sealed IS NOT NULL AND since < ?1";
constexpr char left[] = " WHERE state <> 'waiting' AND since < ?1 AND NOT EXISTS (SELECT 1 FROM notification n JOIN notification_person p ON p.notification = n.id"
                        " WHERE n.reception = number_task.reception AND p.addressee = number_task.addressee)";

qint64 limit(const QDateTime &utc) { return utc.addDays(-longestSealedDays).toMSecsSinceEpoch(); }

Result<qint64> count(store::Connection &connection, const QByteArray &where, std::initializer_list<store::Param> params = {})
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT count(*) FROM number_task" + where, params));
    MADOGUCHI_TRY(row.next());
    return row.integer(0);
}

/// In a household; before the notification is registered, in the register's proposal.
Result<QString> nameOf(store::Connection &connection, const QString &addressee, const QString &municipality)
{
    MADOGUCHI_ASSIGN(const auto id, householdOfAddressee(connection, addressee, municipality));
    if (id) {
        MADOGUCHI_ASSIGN(const auto household, findHousehold(connection, *id));
        for (const Member &member : household ? household->members : QList<Member>())
            if (member.addressee == addressee)
                return member.nameKanji;
    }
    MADOGUCHI_ASSIGN(const auto records, openRegisterRecords(connection, {}));
    for (const RegisterRecord &record : records)
        for (const auto &person : record.persons)
            if (person.addressee == addressee)
                return person.nameKanji;
    return u""_s;
}

} // namespace

Result<Done> beginNumberTask(store::Transaction &transaction, const NumberTask &task, bool keepSealed)
{
    MADOGUCHI_TRY(transaction.exec("DELETE FROM number_task WHERE addressee = ?1 AND reception = ?2", {task.addressee, orEmpty(task.reception.text())}));
    const auto state = task.fromRegister || keepSealed ? api::NumberAnswer::Waiting : api::NumberAnswer::ToBeConfirmed;
    return transaction.exec("INSERT INTO number_task (id, addressee, reception, source, state, reason, seal_key, sealed, since)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, '', ?6, ?7, ?8)",
                            {task.id, task.addressee, orEmpty(task.reception.text()), task.fromRegister ? u"register"_s : u"sealed"_s, answerWord(state),
                             keepSealed ? task.sealKey : u""_s, keepSealed ? task.sealed : QByteArray(), task.since.toMSecsSinceEpoch()});
}

Result<bool> endNumberTask(store::Transaction &transaction, const QString &id)
{
    MADOGUCHI_TRY(transaction.exec("DELETE FROM number_task WHERE id = ?1", {id}));
    return transaction.changes() == 1;
}

Result<bool> turnNumberTask(store::Transaction &transaction, const QString &id, api::NumberAnswer state, ErrorCode reason)
{
    MADOGUCHI_TRY(transaction.exec("UPDATE number_task SET state = ?2, reason = ?3, sealed = NULL, seal_key = '' WHERE id = ?1", {id, answerWord(state), errorText(reason)}));
    return transaction.changes() == 1;
}

Result<int> tidyNumberTasks(store::Transaction &transaction, const QDateTime &utc)
{
    MADOGUCHI_TRY(transaction.exec(QByteArray("UPDATE number_task SET state = 'to-confirm', sealed = NULL, seal_key = ''") + tooLong, {limit(utc)}));
    const qint64 turned = transaction.changes();
    MADOGUCHI_TRY(transaction.exec(QByteArray("DELETE FROM number_task") + left, {limit(utc)}));
    return static_cast<int>(turned + transaction.changes());
}

Result<bool> numberTasksAreTidy(store::Connection &connection, const QDateTime &utc)
{
    MADOGUCHI_ASSIGN(const qint64 late, count(connection, tooLong, {limit(utc)}));
    MADOGUCHI_ASSIGN(const qint64 abandoned, count(connection, left, {limit(utc)}));
    return late + abandoned == 0;
}

Result<bool> hasNumberTask(store::Connection &connection, const QString &addressee, const ReceptionId &reception)
{
    MADOGUCHI_ASSIGN(const qint64 found, count(connection, " WHERE addressee = ?1 AND reception = ?2", {addressee, orEmpty(reception.text())}));
    return found > 0;
}

Result<api::NumberAnswer> stateOfNumberTask(store::Connection &connection, const QString &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT state FROM number_task WHERE id = ?1", {id}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    return there ? Result<api::NumberAnswer>(answerOf(row.text(0))) : ErrorCode::NotFound;
}

Result<int> countSealedNumbers(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(const qint64 sealed, count(connection, " WHERE sealed IS NOT NULL"));
    return static_cast<int>(sealed);
}

Result<QList<NumberTask>> waitingNumbers(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT id, addressee, reception, source, seal_key, sealed, since FROM number_task WHERE state = 'waiting' ORDER BY since, id"));
    QList<NumberTask> tasks;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            return tasks;
        tasks.append({row.text(0), row.text(1), ReceptionId(row.text(2)), row.text(3) == "register"_L1, row.text(4), row.blob(5),
                      QDateTime::fromMSecsSinceEpoch(row.integer(6), Qt::UTC)});
    }
}

Result<api::NumberTaskCount> countNumberTasks(store::Connection &connection)
{
    api::NumberTaskCount tasks;
    MADOGUCHI_ASSIGN(const qint64 waiting, count(connection, " WHERE state = 'waiting'"));
    MADOGUCHI_ASSIGN(const qint64 all, count(connection, ""));
    tasks.waiting = static_cast<int>(waiting);
    tasks.open = static_cast<int>(all - waiting);
    MADOGUCHI_ASSIGN(auto oldest, connection.query("SELECT min(since) FROM number_task"));
    MADOGUCHI_TRY(oldest.next());
    if (!oldest.isNull(0))
        tasks.oldest = QDateTime::fromMSecsSinceEpoch(oldest.integer(0), Qt::UTC);
    return tasks;
}

Result<QList<api::NumberTask>> numberTasks(store::Connection &connection, const QString &municipality)
{
    QList<api::NumberTask> tasks;
    {
        MADOGUCHI_ASSIGN(auto row, connection.query("SELECT addressee, reception, state, reason, since FROM number_task ORDER BY since, id"));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                break;
            api::NumberTask task;
            task.addresseeNumber = row.text(0);
            task.reception = ReceptionId(row.text(1));
            task.verdict.answer = answerOf(row.text(2));
            if (const auto reason = errorFromText(row.text(3)))
                task.verdict.reason = Error{*reason, {}, {}};
            task.since = QDateTime::fromMSecsSinceEpoch(row.integer(4), Qt::UTC);
            tasks.append(std::move(task));
        }
    }
    for (api::NumberTask &task : tasks) {
        MADOGUCHI_ASSIGN(task.name, nameOf(connection, task.addresseeNumber, municipality));
        MADOGUCHI_ASSIGN(const auto reception, findReception(connection, task.reception));
        if (reception)
            task.receptionNumber = reception->reception.number;
    }
    return tasks;
}

} // namespace madoguchi::people
