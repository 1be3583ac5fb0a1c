#pragma once

#include "api/link_service.h"
#include "store/connection.h"

namespace madoguchi::sync {

/// What the store knows of the link: times of success, what waits, what was refused, what there is to work through. Counts only, nobody's name.
/// What only the running program knows (connection, clock, certificate, record) is the caller's to fill in.
Result<api::LinkStatus> readLinkStatus(store::Connection &connection);

} // namespace madoguchi::sync
