#pragma once

#include "process/channel.h"

#include <QString>

namespace madoguchi::card {

/// What madoguchi-card does: loads the module, says whether it is one, and answers calls until the terminal hangs up.
/// Meanwhile PC/SC is watched on a thread of its own.
/// False: the module could not be had, or the terminal said what no terminal says.
bool serve(process::Channel &calls, process::Channel &events, const QString &modulePath);

} // namespace madoguchi::card
