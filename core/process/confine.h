#pragma once

#include "base/result.h"

namespace madoguchi::process {

/// What a helper still needs once it is confined.
struct Needs {
    bool localSockets = false; ///< to make new ones (AF_UNIX), as pcscd asks for
    int openFiles = 0;         ///< RLIMIT_NOFILE: those that it has count
    qint64 fileBytes = 0;      ///< of the largest file that it may write
};
/// Gives up, for this process and for good, what its work has no business with: memory that others may read or that lands in a core file, privileges by way of
/// other programs, sockets other than local ones (no network), more than a few files or large ones. The kernel ends this process with the one that started it.
/// Linux; Internal.
Result<Done> confine(const Needs &needs);

} // namespace madoguchi::process
