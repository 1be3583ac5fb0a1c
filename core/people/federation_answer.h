#pragma once

#include "journal/shared_row.h"
#include "people/household.h"
#include "people/office.h"

namespace madoguchi::people {

/// Takes in one row of a received file: F3 (国保資格取得喪失年月日連携) or F4 (市町村被保険者ID連携), and shares the changed household (F-02). Applying it
/// twice changes nothing the second time. Answers the household if it changed. Errors: FeedItemRefused (row malformed),
/// TenantForbidden (another municipality's), NotFound (nobody here bears the 宛名番号, or no such cover).
Result<std::optional<HouseholdId>> applyFederationAnswer(store::Transaction &transaction, const Office &office, const journal::FeedItem &row, const QDateTime &utc);

} // namespace madoguchi::people
