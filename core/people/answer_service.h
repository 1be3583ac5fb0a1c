#pragma once

#include "base/clock.h"
#include "journal/use_case_runner.h"
#include "people/answer_task.h"
#include "people/people_handler.h"

namespace madoguchi::people {

class AnswerServiceImpl final : public api::AnswerService {
    Q_OBJECT
public:
    /// Everything outlives the service. What comes in is told by the handler's signal.
    AnswerServiceImpl(Office office, journal::UseCaseRunner &runner, PeopleHandler &handler, const Clock &clock);

    QFuture<Result<QList<api::AnswerTask>>> tasks(api::AnswerFilter filter) override;
    QFuture<Result<api::AnswerTaskCount>> count() override;
    QFuture<Result<Done>> take(AnswerTaskId id, api::Seen seen) override;
    QFuture<Result<Done>> giveBack(AnswerTaskId id, api::Seen seen) override;
    QFuture<Result<Done>> close(AnswerTaskId id, api::Seen seen, QString reason) override;

private:
    /// One change of one task by whoever asks, recorded and shared.
    QFuture<Result<Done>> change(api::UseCase useCase, const AnswerTaskId &id, const api::Seen &seen, std::function<Result<Done>(AnswerTask &, const api::Actor &)> work);

    const Office m_office;
    journal::UseCaseRunner &m_runner;
    const Clock &m_clock;
};

} // namespace madoguchi::people
