#include "handover/continuity_service.h"

#include "api/approval.h"
#include "domain/free_text.h"
#include "handover/month.h"

using namespace Qt::StringLiterals;

namespace madoguchi::handover {

namespace {

using api::ContinuityState;
using api::UseCase;

/// The proposal's own reason, or a text that says why it was departed from.
Result<Done> checkReason(const domain::ContinuityProposal &proposal, domain::ContinuityDecision decision, const QString &reason, const QString &text)
{
    const bool departs = reason == QStringView(domain::departureReason);
    if (reason.isEmpty())
        return Error{ErrorCode::FieldRequired, {}, u"reason"_s};
    if (!departs && (proposal.decision != decision || proposal.reason != reason))
        return Error{ErrorCode::FieldInvalid, {}, u"reason"_s};
    return domain::checkText(text, {200, domain::TextFor::File, departs}, u"reasonText"_s);
}

bool mayBeDecided(const Case &known)
{
    const ContinuityState state = known.state();
    return known.candidate && (state == ContinuityState::ToDecide || state == ContinuityState::Cancelled);
}

} // namespace

ContinuityServiceImpl::ContinuityServiceImpl(Office office, ApproverKey approverKey, journal::UseCaseRunner &runner, HandoverHandler &handler, const Clock &clock)
    : m_office(std::move(office)), m_approverKey(std::move(approverKey)), m_runner(runner), m_clock(clock)
{
    connect(&handler, &HandoverHandler::changed, this, &api::ContinuityService::candidatesChanged);
}

QFuture<Result<QList<api::ContinuityRow>>> ContinuityServiceImpl::candidates(api::ContinuityFilter filter)
{
    using Rows = QList<api::ContinuityRow>;
    return m_runner.run<Rows>(UseCase::ContinuityRead, [this, filter](Scope &scope) -> Result<Rows> {
        MADOGUCHI_ASSIGN(Rows rows, continuityRows(scope.transaction.connection(), m_office, filter, m_clock.today()));
        scope.note.count = rows.size();
        return rows;
    });
}

QFuture<Result<api::ContinuityCount>> ContinuityServiceImpl::count()
{
    if (const auto admitted = m_runner.gate().admit(UseCase::ContinuityRead); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<api::ContinuityCount>(admitted.error()));
    return m_runner.store().read<api::ContinuityCount>([this](store::Connection &connection) { return countContinuity(connection, m_office, m_clock.today()); });
}

QFuture<Result<api::ContinuityCandidate>> ContinuityServiceImpl::candidate(CandidateId id)
{
    return m_runner.run<api::ContinuityCandidate>(UseCase::ContinuityRead, [this, id](Scope &scope) {
        scope.note.object = id.text();
        return continuityCandidate(scope.transaction.connection(), m_office, id, m_clock.today());
    });
}

QFuture<Result<Done>> ContinuityServiceImpl::change(UseCase useCase, const CandidateId &id, const api::Seen &seen, Work work)
{
    return m_runner.run<Done>(useCase, [this, id, seen, work = std::move(work)](Scope &scope) -> Result<Done> {
        scope.note.object = id.text();
        MADOGUCHI_ASSIGN(const Case known, caseOf(scope.transaction.connection(), id, m_office));
        if (known.seen() != seen)
            return ErrorCode::VersionConflict;
        MADOGUCHI_TRY(work(scope, known));
        scope.transaction.afterCommit([this] { Q_EMIT candidatesChanged(); });
        return done();
    });
}

Result<Done> ContinuityServiceImpl::share(Scope &scope, Decision decision)
{
    const qint64 base = decision.version++;
    const QString staff = scope.actor.staff.text();
    const QJsonObject body = toJson(decision);
    MADOGUCHI_TRY(decisionFromJson(decision.id, body)); // what other terminals would refuse does not leave
    MADOGUCHI_TRY(put(scope.transaction, decision, staff, 0));
    MADOGUCHI_TRY(journal::shareChange(scope.transaction, decisionTable, decision.id.text(), base, body, staff, m_clock.utc()));
    return done();
}

Result<Done> ContinuityServiceImpl::tell(Scope &scope, const Decision &decision)
{
    const api::ContinuityRecord &r = decision.record;
    const bool cancelled = decision.state == Decision::State::Cancelled;
    journal::OutboxItem request;
    request.id = ChangeId(newId());
    request.destination = journal::Destination::FederationOnline;
    request.kind = u"F6"_s;
    request.aggregate = decision.id.text();
    request.actor = scope.actor.staff.text();
    request.body = {{u"candidate"_s, decision.id.text()},
                    {u"decision"_s, domain::toCode(r.decision)},
                    {u"decidedOn"_s, r.decidedOn.toString(Qt::ISODate)},
                    {u"decidedBy"_s, r.by.text()},
                    {u"reason"_s, r.reason},
                    {u"reasonText"_s, r.reasonText},
                    {u"cancelled"_s, cancelled},
                    {u"approvedBy"_s, cancelled ? r.cancelApprovedBy.text() : u""_s}};
    return journal::enqueue(scope.transaction, request, m_clock.utc());
}

QFuture<Result<Done>> ContinuityServiceImpl::decide(CandidateId id, api::Seen seen, domain::ContinuityDecision decision, QString reason, QString reasonText)
{
    return change(UseCase::ContinuityDecide, id, seen, [this, decision, reason, text = reasonText.simplified()](Scope &scope, const Case &known) -> Result<Done> {
        if (!mayBeDecided(known))
            return ErrorCode::StateRefused;
        MADOGUCHI_TRY(checkReason(domain::proposeContinuity(known.candidate->facts), decision, reason, text));
        scope.note.detail = domain::toCode(decision) + u' ' + reason;
        Decision decided;
        decided.id = known.candidate->id;
        decided.version = known.version();
        decided.decidedAt = m_clock.utc();
        decided.record.decision = decision;
        decided.record.decidedOn = m_clock.today();
        decided.record.reason = reason;
        decided.record.reasonText = text;
        decided.record.by = scope.actor.staff;
        decided.record.byName = scope.actor.name;
        MADOGUCHI_TRY(share(scope, decided));
        return tell(scope, decided);
    });
}

QFuture<Result<Done>> ContinuityServiceImpl::requestCancel(CandidateId id, api::Seen seen, QString reason)
{
    return change(UseCase::ContinuityCancelRequest, id, seen, [this, why = reason.simplified()](Scope &scope, const Case &known) -> Result<Done> {
        MADOGUCHI_TRY(domain::checkText(why, {200, domain::TextFor::Screen, true}, u"reason"_s));
        // Of one that the federation has withdrawn there is nothing left to cancel.
        if (!known.decision || known.state() != ContinuityState::Decided)
            return ErrorCode::StateRefused;
        Decision asked = *known.decision;
        asked.state = Decision::State::CancelRequested;
        asked.record.cancelRefusal.clear();
        asked.record.cancelReason = why;
        asked.record.cancelBy = scope.actor.staff;
        asked.record.cancelByName = scope.actor.name;
        return share(scope, asked);
    });
}

QFuture<Result<QByteArray>> ContinuityServiceImpl::cancelStatement(CandidateId id)
{
    if (const auto admitted = m_runner.gate().admit(UseCase::ContinuityCancelApprove); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<QByteArray>(admitted.error()));
    return m_runner.store().read<QByteArray>([this, id](store::Connection &connection) -> Result<QByteArray> {
        MADOGUCHI_ASSIGN(const Case known, caseOf(connection, id, m_office));
        if (known.state() != ContinuityState::CancelRequested)
            return ErrorCode::StateRefused;
        return handover::cancelStatement(*known.decision);
    });
}

QFuture<Result<Done>> ContinuityServiceImpl::approveCancel(CandidateId id, api::Seen seen, QByteArray cardSignature)
{
    return change(UseCase::ContinuityCancelApprove, id, seen, [this, cardSignature](Scope &scope, const Case &known) -> Result<Done> {
        if (known.state() != ContinuityState::CancelRequested)
            return ErrorCode::StateRefused;
        Decision cancelled = *known.decision;
        if (scope.actor.staff == cancelled.record.by || scope.actor.staff == cancelled.record.cancelBy)
            return ErrorCode::SamePerson;
        MADOGUCHI_ASSIGN(const crypto::PublicKey key, m_approverKey(scope.actor.staff));
        if (!key.verify(api::framedApproval(handover::cancelStatement(cancelled)), cardSignature))
            return ErrorCode::SignatureInvalid;
        cancelled.state = Decision::State::Cancelled;
        cancelled.record.cancelApprovedBy = scope.actor.staff;
        cancelled.record.cancelApprovedByName = scope.actor.name;
        cancelled.cancelApproval = cardSignature;
        MADOGUCHI_TRY(share(scope, cancelled));
        return tell(scope, cancelled);
    });
}

QFuture<Result<Done>> ContinuityServiceImpl::refuseCancel(CandidateId id, api::Seen seen, QString reason)
{
    return change(UseCase::ContinuityCancelRefuse, id, seen, [this, why = reason.simplified()](Scope &scope, const Case &known) -> Result<Done> {
        MADOGUCHI_TRY(domain::checkText(why, {200, domain::TextFor::Screen, true}, u"reason"_s));
        if (known.state() != ContinuityState::CancelRequested)
            return ErrorCode::StateRefused;
        Decision stands = *known.decision;
        if (scope.actor.staff == stands.record.cancelBy)
            return ErrorCode::SamePerson;
        stands.state = Decision::State::Decided;
        stands.record.cancelRefusal = why;
        stands.record.cancelReason.clear();
        stands.record.cancelBy = {};
        stands.record.cancelByName.clear();
        return share(scope, stands);
    });
}

QFuture<Result<Done>> ContinuityServiceImpl::sendMonths(CandidateId id, api::Seen seen)
{
    return change(UseCase::MonthsSend, id, seen, [this](Scope &scope, const Case &known) -> Result<Done> {
        const auto months = monthsToTell(known);
        if (!anythingToTell(months))
            return ErrorCode::StateRefused;
        scope.note.count = months.size();
        ToldMonths told;
        told.id = known.confirmed->id;
        told.householdNumber = known.confirmed->previousHousehold;
        for (const api::MonthToTell &month : months)
            if (month.state != api::MonthToTell::State::ToTakeBack)
                told.months.append(month.month);
        told.by = scope.actor.staff;
        told.byName = scope.actor.name;
        told.toldOn = m_clock.today();
        told.version = known.version() + 1;
        const QJsonObject body = toJson(told);
        MADOGUCHI_TRY(toldFromJson(told.id, body)); // what other terminals would refuse does not leave
        const QString staff = scope.actor.staff.text();
        MADOGUCHI_TRY(put(scope.transaction, told, staff, 0));
        MADOGUCHI_TRY(journal::shareChange(scope.transaction, toldTable, told.id.text(), known.version(), body, staff, m_clock.utc()));
        return tellMonths(scope, known, months);
    });
}

Result<Done> ContinuityServiceImpl::tellMonths(Scope &scope, const Case &known, const QList<api::MonthToTell> &months)
{
    int number = 0;
    for (const api::MonthToTell &month : months) {
        if (month.state == api::MonthToTell::State::Told)
            continue;
        journal::OutboxItem row;
        row.id = ChangeId(newId());
        row.destination = journal::Destination::FederationFile;
        row.kind = u"F8"_s;
        row.aggregate = known.own ? known.own->household.text() : known.confirmed->id.text();
        row.actor = scope.actor.staff.text();
        row.body = toColumns(month.month);
        row.body[u"candidate"_s] = known.confirmed->id.text();
        row.body[u"previous_municipality"_s] = m_office.municipality;
        row.body[u"household"_s] = known.confirmed->previousHousehold;
        row.body[u"row"_s] = QString::number(++number);
        row.body[u"cancelled"_s] = month.state == api::MonthToTell::State::ToTakeBack ? u"Y"_s : u"N"_s;
        MADOGUCHI_TRY(journal::enqueue(scope.transaction, row, m_clock.utc()));
    }
    return done();
}

QFuture<Result<domain::HighCostCount>> ContinuityServiceImpl::countMonths(HouseholdId household, QDate month)
{
    return m_runner.run<domain::HighCostCount>(UseCase::MonthsCount, [this, household, month](Scope &scope) -> Result<domain::HighCostCount> {
        scope.note.object = household.text();
        MADOGUCHI_ASSIGN(const auto months, monthsOf(scope.transaction.connection(), m_office, household));
        return domain::countHighCost(month, months);
    });
}

} // namespace madoguchi::handover
