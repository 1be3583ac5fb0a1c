#include "people/number_service.h"

#include "number/number_request.h"
#include "number/number_sealer.h"
#include "people/federation_rows.h"
#include "people/household_table.h"
#include "people/notification.h"
#include "people/number_receipt.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

using Verdict = Result<api::NumberVerdict>;

QString sourceOf(const NumberTask &task)
{
    return task.fromRegister ? u"register"_s : u"sealed"_s;
}

NumberTask taskOf(const QJsonObject &body)
{
    NumberTask task;
    task.id = body.value(u"id"_s).toString();
    task.addressee = body.value(u"addressee"_s).toString();
    task.reception = ReceptionId(body.value(u"reception"_s).toString());
    task.fromRegister = body.value(u"source"_s).toString() == "register"_L1;
    return task;
}

/// "sealed matches", "sealed refused F-050": never anything of the number.
QString detail(const NumberTask &task, api::NumberAnswer answer, const std::optional<Error> &reason = {})
{
    return sourceOf(task) + u' ' + answerWord(answer) + (reason ? u' ' + errorText(reason->code) : QString());
}

} // namespace

NumberServiceImpl::NumberServiceImpl(Office office, journal::UseCaseRunner &runner, api::NumberChannel &channel, Keys keys, const Clock &clock)
    : m_office(std::move(office)), m_runner(runner), m_channel(channel), m_keys(std::move(keys)), m_clock(clock)
{
}

NumberTask NumberServiceImpl::newTask(const QString &addressee, const ReceptionId &reception) const
{
    NumberTask task;
    task.id = newId();
    task.addressee = addressee;
    task.reception = reception;
    task.since = m_clock.utc();
    return task;
}

number::NumberRequest NumberServiceImpl::requestOf(const NumberTask &task) const
{
    return {task.id, task.addressee, task.reception.text(), m_office.municipality, m_office.terminal.text()};
}

QJsonObject NumberServiceImpl::bodyOf(const NumberTask &task) const
{
    const number::NumberRequest request = requestOf(task);
    return task.fromRegister ? number::registerBody(request) : number::sealedBody(request, task.sealed, task.sealKey, m_keys.deviceSign);
}

QFuture<Verdict> NumberServiceImpl::submit(QString addresseeNumber, ReceptionId reception, domain::IndividualNumber number)
{
    // Sealed in the caller's thread, before anything can wait with the digits in hand.
    if (const auto admitted = m_runner.gate().admit(api::UseCase::NumberSubmit); !admitted.ok())
        return QtFuture::makeReadyFuture(Verdict(admitted.error()));
    NumberTask task = newTask(addresseeNumber, reception);
    const auto seal = [&]() -> Result<Done> {
        MADOGUCHI_ASSIGN(const crypto::PublicKey key, m_keys.federation());
        MADOGUCHI_ASSIGN(task.sealed, number::NumberSealer::seal(key, std::move(number), number::contextOf(requestOf(task))));
        task.sealKey = crypto::sealKeyId(key);
        return done();
    };
    if (const auto sealed = seal(); !sealed.ok())
        return m_runner.run<api::NumberVerdict>(api::UseCase::NumberSubmit, [reception, error = sealed.error()](Scope &scope) -> Verdict {
            scope.note.object = reception.text();
            return error;
        });
    return send(task);
}

QFuture<Verdict> NumberServiceImpl::takeFromRegister(QString addresseeNumber, ReceptionId reception)
{
    NumberTask task = newTask(addresseeNumber, reception);
    task.fromRegister = true;
    return send(task);
}

QFuture<Verdict> NumberServiceImpl::send(const NumberTask &task)
{
    {
        std::lock_guard lock(m_mutex);
        m_underWay.insert(task.id);
    }
    // In the record and among the tasks before it leaves: whatever happens to the answer (a lock, a cut, a kill), it is known that it is missing (C-09).
    auto begun = m_runner.run<Done>(api::UseCase::NumberSubmit, [this, task](Scope &scope) -> Result<Done> {
        scope.note.object = task.reception.text();
        scope.note.detail = sourceOf(task) + u" start"_s;
        MADOGUCHI_ASSIGN(const int waiting, countSealedNumbers(scope.transaction.connection()));
        MADOGUCHI_TRY(beginNumberTask(scope.transaction, task, !task.fromRegister && m_keys.mayWait() && waiting < mostSealedNumbers));
        tellTasks(scope.transaction);
        return done();
    });
    auto answered = then(std::move(begun), [this, task](Result<Done> recorded) {
        if (!recorded.ok())
            return ready(Verdict(recorded.error()));
        return then(m_channel.send(bodyOf(task)), [this, task](const Verdict &verdict) { return conclude(task, verdict); });
    });
    return then(std::move(answered), [this, id = task.id](Verdict verdict) {
        std::lock_guard lock(m_mutex);
        m_underWay.erase(id);
        return verdict;
    });
}

/// The entry with its outcome, and the receipt or what is left to do; the answer is given only when they are committed (C-09).
QFuture<Verdict> NumberServiceImpl::conclude(const NumberTask &task, const Verdict &verdict)
{
    return m_runner.run<api::NumberVerdict>(api::UseCase::NumberSubmit, [this, task, verdict](Scope &scope) -> Verdict {
        scope.note.object = task.reception.text();
        api::NumberVerdict known;
        if (verdict.ok()) {
            known = *verdict;
            MADOGUCHI_TRY(settle(scope, task, known));
            tellTasks(scope.transaction);
        } else {
            const auto state = stateOfNumberTask(scope.transaction.connection(), task.id);
            if (!state.ok()) // another entry has taken its place meanwhile
                return verdict;
            known = {*state, {}, verdict.error()};
        }
        scope.note.detail = detail(task, known.answer, known.reason);
        return known;
    });
}

Result<bool> NumberServiceImpl::settle(const Scope &scope, const NumberTask &task, const api::NumberVerdict &verdict) const
{
    store::Transaction &transaction = scope.transaction;
    if (verdict.answer == api::NumberAnswer::Refused)
        return turnNumberTask(transaction, task.id, verdict.answer, verdict.reason.value_or(Error{ErrorCode::AnswerRefused, {}, {}}).code);
    if (verdict.receipt.isEmpty())
        return ErrorCode::AnswerMalformed;
    MADOGUCHI_TRY(storeNumberReceipt(transaction, {verdict.receipt, task.addressee, task.reception, verdict.answer}, m_clock.utc()));
    MADOGUCHI_ASSIGN(const auto left, settleNumber(transaction, task.addressee, task.reception, verdict.receipt));
    for (const HouseholdId &id : verdict.answer == api::NumberAnswer::Differs ? QList<HouseholdId>() : left) {
        MADOGUCHI_ASSIGN(const auto household, findHousehold(transaction.connection(), id));
        if (!household)
            continue;
        if (const auto row = numberRow(*household, task.addressee, m_office, verdict.receipt, m_clock.utc()))
            MADOGUCHI_TRY(queueRows(transaction, id, {*row}, scope.actor, m_clock.utc()));
    }
    return endNumberTask(transaction, task.id);
}

void NumberServiceImpl::tellTasks(store::Transaction &transaction)
{
    transaction.afterCommit([this] { Q_EMIT tasksChanged(); });
}

QFuture<Result<QList<api::NumberTask>>> NumberServiceImpl::tasks()
{
    using Tasks = QList<api::NumberTask>;
    return m_runner.run<Tasks>(api::UseCase::NumberTasks, [this](Scope &scope) -> Result<Tasks> {
        MADOGUCHI_ASSIGN(Tasks tasks, numberTasks(scope.transaction.connection(), m_office.municipality));
        scope.note.count = tasks.size();
        return tasks;
    });
}

QFuture<Result<api::NumberTaskCount>> NumberServiceImpl::taskCount()
{
    if (const auto admitted = m_runner.gate().admit(api::UseCase::NumberTasks); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<api::NumberTaskCount>(admitted.error()));
    return m_runner.store().read<api::NumberTaskCount>(countNumberTasks);
}

// -- the queue

QFuture<Result<Done>> NumberServiceImpl::tidy()
{
    if (const auto admitted = m_runner.gate().admit(api::UseCase::NumberExpire); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<Done>(admitted.error()));
    auto looked = m_runner.store().read<bool>([utc = m_clock.utc()](store::Connection &connection) { return numberTasksAreTidy(connection, utc); });
    return then(std::move(looked), [this](Result<bool> isTidy) {
        if (!isTidy.ok() || *isTidy)
            return ready(isTidy.ok() ? done() : Result<Done>(isTidy.error()));
        return m_runner.run<Done>(api::UseCase::NumberExpire, [this](Scope &scope) -> Result<Done> {
            MADOGUCHI_ASSIGN(scope.note.count, tidyNumberTasks(scope.transaction, m_clock.utc()));
            tellTasks(scope.transaction);
            return done();
        });
    });
}

QFuture<Result<QList<QJsonObject>>> NumberServiceImpl::waiting()
{
    using Bodies = QList<QJsonObject>;
    if (!m_keys.mayDeliver())
        return QtFuture::makeReadyFuture(Result<Bodies>(Bodies()));
    if (const auto admitted = m_runner.gate().admit(api::UseCase::NumberDeliver); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<Bodies>(admitted.error()));
    return m_runner.store().read<Bodies>([this](store::Connection &connection) -> Result<Bodies> {
        MADOGUCHI_ASSIGN(const auto tasks, waitingNumbers(connection));
        std::lock_guard lock(m_mutex);
        Bodies bodies;
        for (const NumberTask &task : tasks)
            if (!m_underWay.contains(task.id))
                bodies.append(bodyOf(task));
        return bodies;
    });
}

QFuture<Result<Done>> NumberServiceImpl::answered(QJsonObject body, Verdict verdict)
{
    const NumberTask task = taskOf(body);
    // Where the municipality lets nothing wait any more, what waited had its one chance.
    const bool withdrawn = !verdict.ok() && !task.fromRegister && !m_keys.mayWait();
    if (!verdict.ok() && !withdrawn)
        return QtFuture::makeReadyFuture(done());
    return m_runner.run<Done>(api::UseCase::NumberDeliver, [this, task, verdict](Scope &scope) -> Result<Done> {
        scope.note.object = task.reception.text();
        if (verdict.ok()) {
            scope.note.detail = detail(task, verdict->answer, verdict->reason);
            MADOGUCHI_TRY(settle(scope, task, *verdict));
        } else {
            scope.note.detail = detail(task, api::NumberAnswer::ToBeConfirmed, verdict.error());
            MADOGUCHI_TRY(turnNumberTask(scope.transaction, task.id, api::NumberAnswer::ToBeConfirmed, verdict.error().code));
        }
        tellTasks(scope.transaction);
        return done();
    });
}

} // namespace madoguchi::people
