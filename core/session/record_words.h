#pragma once

#include "api/record_service.h"
#include "api/session_service.h"

namespace madoguchi::session {

/// How the record words a lock: "idle", "card-removed" …
QString text(api::LockCause cause);

/// Someone was turned away, or something broke: the record keeps the two apart (C-09).
api::Outcome outcomeOf(ErrorCode code);

} // namespace madoguchi::session
