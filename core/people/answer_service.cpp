#include "people/answer_service.h"

#include "domain/free_text.h"
#include "journal/known_version.h"
#include "people/notification.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using Scope = journal::UseCaseRunner::Scope;

AnswerServiceImpl::AnswerServiceImpl(Office office, journal::UseCaseRunner &runner, PeopleHandler &handler, const Clock &clock)
    : m_office(std::move(office)), m_runner(runner), m_clock(clock)
{
    connect(&handler, &PeopleHandler::answersChanged, this, &api::AnswerService::tasksChanged);
}

QFuture<Result<QList<api::AnswerTask>>> AnswerServiceImpl::tasks(api::AnswerFilter filter)
{
    using Tasks = QList<api::AnswerTask>;
    return m_runner.run<Tasks>(api::UseCase::AnswersRead, [this, filter](Scope &scope) -> Result<Tasks> {
        MADOGUCHI_ASSIGN(Tasks tasks, answerTasks(scope.transaction.connection(), m_office, filter, scope.actor.staff));
        scope.note.count = tasks.size();
        return tasks;
    });
}

QFuture<Result<api::AnswerTaskCount>> AnswerServiceImpl::count()
{
    if (const auto admitted = m_runner.gate().admit(api::UseCase::AnswersRead); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<api::AnswerTaskCount>(admitted.error()));
    return m_runner.store().read<api::AnswerTaskCount>([today = m_clock.today()](store::Connection &connection) { return countAnswerTasks(connection, today); });
}

QFuture<Result<Done>> AnswerServiceImpl::change(api::UseCase useCase, const AnswerTaskId &id, const api::Seen &seen, std::function<Result<Done>(AnswerTask &, const api::Actor &)> work)
{
    return m_runner.run<Done>(useCase, [this, id, seen, work = std::move(work)](Scope &scope) -> Result<Done> {
        scope.note.object = id.text();
        MADOGUCHI_ASSIGN(auto task, findAnswerTask(scope.transaction.connection(), id));
        if (!task)
            return ErrorCode::NotFound;
        scope.note.detail = task->code;
        if (journal::bodyDigest(toJson(*task)) != seen || task->state == AnswerTask::State::Closed)
            return ErrorCode::VersionConflict;
        MADOGUCHI_TRY(work(*task, scope.actor));
        const qint64 base = task->version++;
        const QString staff = scope.actor.staff.text();
        const QJsonObject body = toJson(*task);
        MADOGUCHI_TRY(answerTaskFromJson(id, body)); // what other terminals would refuse does not leave
        MADOGUCHI_TRY(storeAnswerTask(scope.transaction, *task, staff, 0));
        MADOGUCHI_TRY(shareChange(scope.transaction, answerTaskTable, id.text(), base, body, staff, m_clock.utc()));
        scope.transaction.afterCommit([this] { Q_EMIT tasksChanged(); });
        return done();
    });
}

QFuture<Result<Done>> AnswerServiceImpl::take(AnswerTaskId id, api::Seen seen)
{
    return change(api::UseCase::AnswerTake, id, seen, [](AnswerTask &task, const api::Actor &actor) {
        task.state = AnswerTask::State::Taken;
        task.owner = actor.staff;
        task.ownerName = actor.name;
        return done();
    });
}

QFuture<Result<Done>> AnswerServiceImpl::giveBack(AnswerTaskId id, api::Seen seen)
{
    return change(api::UseCase::AnswerGiveBack, id, seen, [](AnswerTask &task, const api::Actor &actor) -> Result<Done> {
        if (task.owner != actor.staff)
            return ErrorCode::StateRefused;
        task.state = AnswerTask::State::Open;
        task.owner = {};
        task.ownerName.clear();
        return done();
    });
}

QFuture<Result<Done>> AnswerServiceImpl::close(AnswerTaskId id, api::Seen seen, QString reason)
{
    return change(api::UseCase::AnswerClose, id, seen, [this, reason = reason.simplified()](AnswerTask &task, const api::Actor &actor) -> Result<Done> {
        MADOGUCHI_TRY(domain::checkText(reason, {200, domain::TextFor::Screen, true}, u"reason"_s));
        task.state = AnswerTask::State::Closed;
        task.reason = reason;
        task.closedBy = actor.staff;
        task.closedByName = actor.name;
        task.closedAt = m_clock.utc();
        return done();
    });
}

} // namespace madoguchi::people
