#pragma once

#include "domain/notification.h"
#include "people/household.h"
#include "people/office.h"
#include "people/reception_table.h"
#include "people/register_record.h"

namespace madoguchi::people {

/// A draft looked at with everything that it refers to.
struct CheckedDraft {
    api::NotificationCheck check;
    std::optional<RegisterRecord> record; ///< that this settles: the one it was made from, or one that tells just what it says
    std::optional<SharedReception> reception;
    std::optional<Household> before; ///< nothing: a new household
    Household after;                 ///< if there are no errors; a new one still without its numbers
};

/// Every error with its field: "reception", "persons", "persons/<addressee>", "persons/<addressee>/number", "newcomer/<member>", "newHead", "notifier",
/// "proxyName", "mandate", "identity", "notifiedOn", "reason", "happenedOn", "previousMunicipality", "nextMunicipality", "note" (C-05, C-06).
Result<CheckedDraft> checkDraft(store::Connection &connection, const api::NotificationDraft &draft, const Office &office, QDate today);

} // namespace madoguchi::people
