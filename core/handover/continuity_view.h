#pragma once

#include "handover/federation_rows.h"
#include "handover/office.h"
#include "handover/shared.h"

namespace madoguchi::handover {

/// Everything that is known of one candidate, from both sides' rows and what the terminals share.
struct Case {
    std::optional<Candidate> candidate; ///< it came here
    std::optional<Confirmed> confirmed;
    std::optional<Decision> decision;
    std::optional<ToldMonths> told;
    std::optional<OwnMonths> own;       ///< of one that left: what was paid here
    qint64 version() const { return candidate ? (decision ? decision->version : 0) : (told ? told->version : 0); }
    api::Seen seen() const; ///< of what version() counts
    api::ContinuityState state() const;
    domain::HouseholdMonth::Continuity continuity() const; ///< of the months that it brings
};

/// NotFound: neither did it come here, nor has the federation confirmed that it left.
Result<Case> caseOf(store::Connection &connection, const CandidateId &id, const Office &office);
/// Of one that left and was accepted: every month that was paid or told, oldest first; a month that was told otherwise stands there to be taken back and to be told.
QList<api::MonthToTell> monthsToTell(const Case &known);
bool anythingToTell(const QList<api::MonthToTell> &months);

Result<QList<api::ContinuityRow>> continuityRows(store::Connection &connection, const Office &office, api::ContinuityFilter filter, QDate today); ///< at most 1,000
Result<api::ContinuityCount> countContinuity(store::Connection &connection, const Office &office, QDate today);
Result<api::ContinuityCandidate> continuityCandidate(store::Connection &connection, const Office &office, const CandidateId &id, QDate today); ///< NotFound
/// Own and inherited months of a household here, oldest first. NotFound.
Result<QList<domain::HouseholdMonth>> monthsOf(store::Connection &connection, const Office &office, const HouseholdId &household);

} // namespace madoguchi::handover
