#pragma once

#include "card/channel.h"

namespace madoguchi::card {

/// What madoguchi-card does: loads the module, says whether it is one, and answers calls until the terminal hangs up.
/// Meanwhile PC/SC is watched on a thread of its own.
/// False: the module could not be had, or the terminal said what no terminal says.
bool serve(Channel &calls, Channel &events, const QString &modulePath);

} // namespace madoguchi::card
