#pragma once

#include "base/clock.h"
#include "crypto/key.h"
#include "handover/continuity_view.h"
#include "handover/handover_handler.h"
#include "journal/use_case_runner.h"

namespace madoguchi::handover {

/// Decisions on households that moved within the prefecture, and their months. Each change is a use case: shared with the municipality's terminals and queued for the
/// federation in one transaction.
class ContinuityServiceImpl final : public api::ContinuityService {
    Q_OBJECT
public:
    using ApproverKey = std::function<Result<crypto::PublicKey>(const StaffId &)>; ///< of the card of somebody who may approve today; any thread
    /// Everything outlives the service. What comes in is told by the handler's signal.
    ContinuityServiceImpl(Office office, ApproverKey approverKey, journal::UseCaseRunner &runner, HandoverHandler &handler, const Clock &clock);

    QFuture<Result<QList<api::ContinuityRow>>> candidates(api::ContinuityFilter filter) override;
    QFuture<Result<api::ContinuityCount>> count() override;
    QFuture<Result<api::ContinuityCandidate>> candidate(CandidateId id) override;
    QFuture<Result<Done>> decide(CandidateId id, api::Seen seen, domain::ContinuityDecision decision, QString reason, QString reasonText) override;
    QFuture<Result<Done>> requestCancel(CandidateId id, api::Seen seen, QString reason) override;
    QFuture<Result<QByteArray>> cancelStatement(CandidateId id) override;
    QFuture<Result<Done>> approveCancel(CandidateId id, api::Seen seen, QByteArray cardSignature) override;
    QFuture<Result<Done>> refuseCancel(CandidateId id, api::Seen seen, QString reason) override;
    QFuture<Result<Done>> sendMonths(CandidateId id, api::Seen seen) override;
    QFuture<Result<domain::HighCostCount>> countMonths(HouseholdId household, QDate month) override;

private:
    using Scope = journal::UseCaseRunner::Scope;
    using Work = std::function<Result<Done>(Scope &, const Case &)>;
    /// One change of one candidate, at the version that was shown.
    QFuture<Result<Done>> change(api::UseCase useCase, const CandidateId &id, const api::Seen &seen, Work work);
    Result<Done> share(Scope &scope, Decision decision);
    Result<Done> tell(Scope &scope, const Decision &decision); ///< F6
    Result<Done> tellMonths(Scope &scope, const Case &known, const QList<api::MonthToTell> &months); ///< F8

    const Office m_office;
    const ApproverKey m_approverKey;
    journal::UseCaseRunner &m_runner;
    const Clock &m_clock;
};

} // namespace madoguchi::handover
