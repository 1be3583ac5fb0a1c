#include "handover/continuity_view.h"

#include "base/json_members.h"
#include "domain/business_day.h"
#include "journal/known_version.h"
#include "journal/outbox.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::handover {

namespace {

using api::ContinuityDelivery;
using api::ContinuityFilter;
using api::ContinuityRow;
using api::ContinuityState;
using Continuity = domain::HouseholdMonth::Continuity;

constexpr qsizetype mostListed = 1000;

bool isAccepted(const std::optional<Confirmed> &confirmed)
{
    return confirmed && !confirmed->confirmation.cancelled && confirmed->confirmation.decision == domain::ContinuityDecision::Accepted;
}

bool isOpen(ContinuityState state) { return state == ContinuityState::ToDecide || state == ContinuityState::Cancelled; }

/// The federation's last word is about what was decided last here.
bool confirms(const Confirmed &confirmed, const Decision &decision)
{
    const bool cancelled = decision.state == Decision::State::Cancelled;
    return confirmed.confirmation.cancelled == cancelled && confirmed.confirmation.decision == decision.record.decision
        && confirmed.confirmation.decidedOn == decision.record.decidedOn;
}

/// The ground of a decided candidate fell away, with it the decision, and it has come back since it was decided.
bool cameBack(const Case &known)
{
    if (!known.candidate || !known.confirmed || !known.decision || known.decision->state != Decision::State::Decided)
        return false;
    const api::ContinuityConfirmation &last = known.confirmed->confirmation;
    return last.cancelled && last.decision == known.decision->record.decision && last.decidedOn == known.decision->record.decidedOn
        && known.candidate->standing == Candidate::Standing::ToDecide && known.candidate->word > wireTime(known.decision->decidedAt);
}

Result<ContinuityDelivery> deliveryOf(store::Connection &connection, const Case &known)
{
    if (!known.decision)
        return known.confirmed ? ContinuityDelivery::Confirmed : ContinuityDelivery::None;
    if (known.confirmed && confirms(*known.confirmed, *known.decision))
        return ContinuityDelivery::Confirmed;
    using State = journal::OutboxItem::State;
    MADOGUCHI_ASSIGN(const auto sent, journal::lastRequestState(connection, known.decision->id.text()));
    if (sent == State::Refused || sent == State::Closed)
        return ContinuityDelivery::Refused;
    return sent == State::Acknowledged ? ContinuityDelivery::Received : ContinuityDelivery::Waiting;
}

QString nameOf(store::Connection &connection, const Office &office, const QString &municipality)
{
    return office.municipalityName ? office.municipalityName(connection, municipality) : QString();
}

Resident residentOf(store::Connection &connection, const Office &office, const QString &householdNumber)
{
    return office.resident ? office.resident(connection, householdNumber) : Resident();
}

Result<Case> caseAround(store::Connection &connection, const CandidateId &id, std::optional<Candidate> candidate, std::optional<Confirmed> confirmed)
{
    Case known;
    known.candidate = std::move(candidate);
    known.confirmed = std::move(confirmed);
    MADOGUCHI_ASSIGN(known.decision, findDecision(connection, id));
    if (known.candidate)
        return known;
    MADOGUCHI_ASSIGN(known.told, findTold(connection, id));
    MADOGUCHI_ASSIGN(known.own, findOwnByNumber(connection, known.confirmed->previousHousehold));
    return known;
}

/// Of one that came.
Result<ContinuityRow> incoming(store::Connection &connection, const Office &office, const Case &known, QDate today)
{
    const Candidate &c = *known.candidate;
    const Resident resident = residentOf(connection, office, c.own.householdNumber);
    ContinuityRow row;
    row.id = c.id;
    row.state = known.state();
    MADOGUCHI_ASSIGN(row.delivery, deliveryOf(connection, known));
    row.headKana = c.own.headKana;
    row.householdNumber = c.own.householdNumber;
    row.household = resident.household;
    row.otherMunicipality = c.previous.municipality;
    row.otherMunicipalityName = nameOf(connection, office, c.previous.municipality);
    row.movedOn = c.movedOn;
    row.extractedOn = c.extractedOn;
    row.dueOn = c.dueOn;
    if (isOpen(row.state))
        row.businessDaysLeft = domain::businessDaysBetween(today, c.dueOn);
    row.recentHighCost = c.recentHighCost;
    row.proposal = domain::proposeContinuity(c.facts).decision;
    if (known.decision && !isOpen(row.state))
        row.decision = known.decision->record.decision;
    else if (!known.decision && known.confirmed && !known.confirmed->confirmation.cancelled)
        row.decision = known.confirmed->confirmation.decision;
    MADOGUCHI_ASSIGN(const auto months, inheritedMonths(connection, c.id, office.municipality));
    row.months = static_cast<int>(std::count_if(months.begin(), months.end(), [](const InheritedMonth &m) { return !m.takenBack; }));
    return row;
}

/// Of one that left.
Result<ContinuityRow> outgoing(store::Connection &connection, const Office &office, const Case &known)
{
    const Confirmed &c = *known.confirmed;
    const Resident resident = residentOf(connection, office, c.previousHousehold);
    ContinuityRow row;
    row.id = c.id;
    row.incoming = false;
    row.state = known.state();
    row.delivery = ContinuityDelivery::Confirmed;
    row.headKana = resident.headKana;
    row.householdNumber = c.previousHousehold;
    row.household = resident.household;
    row.otherMunicipality = c.ownMunicipality;
    row.otherMunicipalityName = nameOf(connection, office, c.ownMunicipality);
    if (!c.confirmation.cancelled)
        row.decision = c.confirmation.decision;
    row.monthsToSend = anythingToTell(monthsToTell(known));
    row.months = known.told ? static_cast<int>(known.told->months.size()) : 0;
    return row;
}

Result<ContinuityRow> rowOf(store::Connection &connection, const Office &office, const Case &known, QDate today)
{
    return known.candidate ? incoming(connection, office, known, today) : outgoing(connection, office, known);
}

Result<QList<ContinuityRow>> allRows(store::Connection &connection, const Office &office, QDate today)
{
    QList<ContinuityRow> rows;
    MADOGUCHI_ASSIGN(const auto here, candidates(connection, office.municipality));
    for (const Candidate &candidate : here) {
        MADOGUCHI_ASSIGN(auto confirmed, findConfirmed(connection, candidate.id, office.municipality));
        MADOGUCHI_ASSIGN(const Case known, caseAround(connection, candidate.id, candidate, std::move(confirmed)));
        MADOGUCHI_ASSIGN(const ContinuityRow row, rowOf(connection, office, known, today));
        rows.append(row);
    }
    MADOGUCHI_ASSIGN(const auto left, confirmedLeaving(connection, office.municipality));
    for (const Confirmed &confirmed : left) {
        MADOGUCHI_ASSIGN(const Case known, caseAround(connection, confirmed.id, {}, confirmed));
        MADOGUCHI_ASSIGN(const ContinuityRow row, rowOf(connection, office, known, today));
        rows.append(row);
    }
    return rows;
}

bool isListed(const ContinuityRow &row, ContinuityFilter filter)
{
    switch (filter) {
    case ContinuityFilter::ToDecide:
        return row.incoming && (isOpen(row.state) || row.state == ContinuityState::CancelRequested);
    case ContinuityFilter::MonthsToSend:
        return row.monthsToSend;
    case ContinuityFilter::Decided:
        return row.decision.has_value();
    case ContinuityFilter::All:
        return true;
    }
    return false;
}

/// Both sides as the federation tells them, and whom of them this counter knows.
void describeSides(store::Connection &connection, const Office &office, const Case &known, api::ContinuityCandidate &view)
{
    if (known.candidate) {
        view.previous = known.candidate->previous;
        view.own = known.candidate->own;
    } else {
        view.previous.municipality = known.confirmed->previousMunicipality;
        view.previous.householdNumber = known.confirmed->previousHousehold;
        view.own.municipality = known.confirmed->ownMunicipality;
    }
    api::ContinuityHousehold &here = known.candidate ? view.own : view.previous;
    const Resident resident = residentOf(connection, office, here.householdNumber);
    for (api::ContinuityHousehold *side : {&view.previous, &view.own}) {
        side->municipalityName = nameOf(connection, office, side->municipality);
        for (const QString &id : std::as_const(side->memberIds))
            side->memberNames.append(resident.names.value(id));
    }
    here.household = resident.household;
    here.headName = resident.headName;
}

domain::HouseholdMonth inheritedMonth(const InheritedMonth &month, Continuity continuity)
{
    return {month.month, domain::HouseholdMonth::Origin::Inherited, month.municipality, continuity, month.takenBack};
}

} // namespace

api::Seen Case::seen() const
{
    if (candidate)
        return decision ? journal::bodyDigest(toJson(*decision)) : QByteArray();
    return told ? journal::bodyDigest(toJson(*told)) : QByteArray();
}

ContinuityState Case::state() const
{
    if (candidate && candidate->standing == Candidate::Standing::Withdrawn)
        return ContinuityState::Withdrawn;
    if (cameBack(*this))
        return ContinuityState::ToDecide;
    if (decision && decision->state == Decision::State::CancelRequested)
        return ContinuityState::CancelRequested;
    if (decision && decision->state == Decision::State::Decided)
        return ContinuityState::Decided;
    if (candidate && candidate->standing == Candidate::Standing::Held)
        return ContinuityState::Held;
    if (decision)
        return ContinuityState::Cancelled;
    // Decided before the municipality's terminals shared it: the federation's word stands alone.
    if (confirmed)
        return confirmed->confirmation.cancelled ? ContinuityState::Cancelled : ContinuityState::Decided;
    return candidate && candidate->standing == Candidate::Standing::Decided ? ContinuityState::Decided : ContinuityState::ToDecide;
}

Continuity Case::continuity() const
{
    if (state() == ContinuityState::Withdrawn || (decision && decision->state == Decision::State::Cancelled))
        return Continuity::Cancelled;
    // A word about what was decided before says nothing of what was decided anew.
    if (confirmed && (!decision || confirms(*confirmed, *decision)))
        return confirmed->confirmation.cancelled ? Continuity::Cancelled : isAccepted(confirmed) ? Continuity::Confirmed : Continuity::Refused;
    return decision && decision->record.decision == domain::ContinuityDecision::Refused ? Continuity::Refused : Continuity::Undecided;
}

Result<Case> caseOf(store::Connection &connection, const CandidateId &id, const Office &office)
{
    MADOGUCHI_ASSIGN(auto candidate, findCandidate(connection, id, office.municipality));
    MADOGUCHI_ASSIGN(auto confirmed, findConfirmed(connection, id, office.municipality));
    if (!candidate && !(confirmed && confirmed->previousMunicipality == office.municipality))
        return ErrorCode::NotFound;
    return caseAround(connection, id, std::move(candidate), std::move(confirmed));
}

QList<api::MonthToTell> monthsToTell(const Case &known)
{
    using State = api::MonthToTell::State;
    if (known.candidate || !isAccepted(known.confirmed))
        return {};
    const auto paid = known.own ? known.own->months : QList<domain::HighCostMonth>();
    const auto told = known.told ? known.told->months : QList<domain::HighCostMonth>();
    QList<api::MonthToTell> months;
    for (const auto &month : told)
        months.append({month, paid.contains(month) ? State::Told : State::ToTakeBack});
    for (const auto &month : paid)
        if (!told.contains(month) && month.treatedIn >= domain::inheritanceBegan())
            months.append({month, State::ToTell});
    // Of one month what is taken back comes before what is told in its place: so they leave.
    std::stable_sort(months.begin(), months.end(), [](const api::MonthToTell &a, const api::MonthToTell &b) { return a.month.treatedIn < b.month.treatedIn; });
    return months;
}

bool anythingToTell(const QList<api::MonthToTell> &months)
{
    return std::any_of(months.begin(), months.end(), [](const api::MonthToTell &month) { return month.state != api::MonthToTell::State::Told; });
}

Result<QList<ContinuityRow>> continuityRows(store::Connection &connection, const Office &office, ContinuityFilter filter, QDate today)
{
    MADOGUCHI_ASSIGN(auto rows, allRows(connection, office, today));
    rows.removeIf([filter](const ContinuityRow &row) { return !isListed(row, filter); });
    const bool dueFirst = filter == ContinuityFilter::ToDecide;
    std::stable_sort(rows.begin(), rows.end(), [dueFirst](const ContinuityRow &a, const ContinuityRow &b) {
        return dueFirst ? a.dueOn < b.dueOn : a.extractedOn > b.extractedOn;
    });
    return rows.first(std::min(rows.size(), mostListed));
}

Result<api::ContinuityCount> countContinuity(store::Connection &connection, const Office &office, QDate today)
{
    MADOGUCHI_ASSIGN(const auto rows, allRows(connection, office, today));
    api::ContinuityCount count;
    for (const ContinuityRow &row : rows) {
        const bool open = row.incoming && isOpen(row.state);
        count.toDecide += open;
        count.pastDue += open && row.dueOn < today;
        count.cancelRequests += row.state == ContinuityState::CancelRequested;
        count.monthsToSend += row.monthsToSend;
    }
    return count;
}

Result<api::ContinuityCandidate> continuityCandidate(store::Connection &connection, const Office &office, const CandidateId &id, QDate today)
{
    MADOGUCHI_ASSIGN(const Case known, caseOf(connection, id, office));
    api::ContinuityCandidate view;
    MADOGUCHI_ASSIGN(view.row, rowOf(connection, office, known, today));
    view.seen = known.seen();
    describeSides(connection, office, known, view);
    if (known.candidate) {
        view.facts = known.candidate->facts;
        view.proposal = domain::proposeContinuity(view.facts);
    }
    if (known.decision)
        view.decided = known.decision->record;
    if (known.confirmed)
        view.confirmed = known.confirmed->confirmation;
    view.months = monthsToTell(known);
    if (known.candidate) {
        MADOGUCHI_ASSIGN(const auto months, inheritedMonths(connection, id, office.municipality));
        for (const InheritedMonth &month : months)
            view.inherited.append(inheritedMonth(month, known.continuity()));
    }
    return view;
}

Result<QList<domain::HouseholdMonth>> monthsOf(store::Connection &connection, const Office &office, const HouseholdId &household)
{
    const QString number = office.householdNumber ? office.householdNumber(connection, household) : QString();
    if (number.isEmpty())
        return ErrorCode::NotFound;
    QList<domain::HouseholdMonth> months;
    MADOGUCHI_ASSIGN(const auto own, findOwn(connection, household));
    if (own)
        for (const auto &month : own->months)
            months.append({month, domain::HouseholdMonth::Origin::Own, office.municipality});
    MADOGUCHI_ASSIGN(const auto all, candidatesOf(connection, number, office.municipality));
    for (const Candidate &candidate : all) {
        MADOGUCHI_ASSIGN(const Case known, caseOf(connection, candidate.id, office));
        MADOGUCHI_ASSIGN(const auto inherited, inheritedMonths(connection, candidate.id, office.municipality));
        for (const InheritedMonth &month : inherited)
            months.append(inheritedMonth(month, known.continuity()));
    }
    std::stable_sort(months.begin(), months.end(), [](const auto &a, const auto &b) { return a.month.treatedIn < b.month.treatedIn; });
    return months;
}

} // namespace madoguchi::handover
