#pragma once

#include "base/clock.h"
#include "journal/use_case_runner.h"
#include "people/people_handler.h"

#include "api/reception_service.h"

namespace madoguchi::people {

class ReceptionServiceImpl final : public api::ReceptionService {
    Q_OBJECT
public:
    /// Everything outlives the service. Changes of households are told by the handler's signal.
    ReceptionServiceImpl(Office office, journal::UseCaseRunner &runner, PeopleHandler &handler, const Clock &clock);

    QFuture<Result<api::Reception>> openReception(QString purpose) override;
    QFuture<Result<Done>> closeReception(ReceptionId id) override;
    QFuture<Result<QList<api::Reception>>> today() override;
    QFuture<Result<QList<api::RegisterProposal>>> proposals(QString kana) override;
    QFuture<Result<int>> proposalCount() override;
    QFuture<Result<api::RegisterProposal>> proposal(RegisterRecordId id) override;
    QFuture<Result<api::NotificationCheck>> check(api::NotificationDraft draft) override;
    QFuture<Result<api::Registered>> registerNotification(api::NotificationDraft draft) override;
    QFuture<Result<Done>> takeBack(api::TakingBack what) override;

private:
    template <typename T>
    QFuture<Result<T>> read(api::UseCase useCase, std::function<Result<T>(store::Connection &)> work);

    const Office m_office;
    journal::UseCaseRunner &m_runner;
    PeopleHandler &m_handler;
    const Clock &m_clock;
};

} // namespace madoguchi::people
