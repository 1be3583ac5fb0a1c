#pragma once

#include "process/channel.h"

#include "exchange/layout.h"

namespace madoguchi::checker {

/// What madoguchi-checker does: one task about the source, then it is done. False: the terminal said what no terminal says, or is gone.
bool serve(process::Channel &calls, int source, const QList<exchange::Layout> &layouts);

} // namespace madoguchi::checker
