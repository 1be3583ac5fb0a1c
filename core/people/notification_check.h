#pragma once

#include "domain/moving.h"
#include "people/office.h"
#include "people/reception_table.h"
#include "people/register_record.h"

namespace madoguchi::people {

/// A draft looked at with everything that it refers to.
struct CheckedDraft {
    api::NotificationCheck check;
    std::optional<RegisterRecord> record;
    std::optional<SharedReception> reception;
    domain::MovingInCheck moving;
};

/// Every error with its field: "reception", "persons", "persons/<addressee>", "persons/<addressee>/number", "notifier", "proxyName", "mandate",
/// "identity", "notifiedOn", "reason", "happenedOn", "previousMunicipality", "note" (C-05, C-06).
Result<CheckedDraft> checkDraft(store::Connection &connection, const api::NotificationDraft &draft, const Office &office, QDate today);

} // namespace madoguchi::people
