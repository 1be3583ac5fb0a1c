#pragma once

#include "sync/link.h"

namespace madoguchi::sync {

/// Sends record entries and heads to the server, which witnesses them (C-10, C-11); keeps its verified receipts.
/// EpochChanged: the server has seen more of this record than the terminal holds.
Result<Done> uploadRecord(Link &link);

} // namespace madoguchi::sync
