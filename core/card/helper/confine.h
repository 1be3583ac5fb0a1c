#pragma once

#include "base/result.h"

namespace madoguchi::card {

/// Gives up, for this process and for good, what a card's driver has no business with: memory that others may read or that
/// lands in a core file, privileges by way of other programs, sockets other than local ones (no network), more than a
/// few files or large ones. The kernel ends this process with the one that started it. Linux; CardFailed.
Result<Done> confine();

} // namespace madoguchi::card
