#pragma once

#include "sync/link.h"

namespace madoguchi::sync {

/// POST /federation/v1/continuity: the decisions on households whose changes the municipal store has accepted, those about one household in their order. What the
/// federation refuses is set aside with its reason, the others go on; what gets no good answer stays queued under its id. Answers how many it has taken.
Result<int> sendDecisions(Link &link);

} // namespace madoguchi::sync
