#pragma once

#include "people/household.h"
#include "people/office.h"
#include "store/connection.h"

#include <functional>

namespace madoguchi::people {

/// How far a notification has come: kept by sync, asked for inside the reading transaction.
using DeliveryLookup = std::function<Result<api::Delivery>(store::Connection &, const ChangeId &)>;

/// What the household screen shows of it; head first, cover and certificates oldest first, notifications newest first.
Result<api::HouseholdView> viewOf(store::Connection &connection, const Household &household, const Office &office, QDate today, const DeliveryLookup &delivery);

} // namespace madoguchi::people
