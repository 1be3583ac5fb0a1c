#pragma once

#include "disk_calls.h"

#include <functional>
#include <string>

/// Runs a piece of work in a child process that is killed (SIGKILL) at the n-th call that changes the disk: write, sync, truncate,
/// rename, link, unlink, mkdir, rmdir. A write that is hit is done by half.
namespace kill_switch {

struct Run {
    bool killed = false;
    int exitCode = -1;
    std::string calls; ///< a letter each: w s t r l u m d
};
/// `at` from 1; 0: not at all. The work answers the exit code. It must start no thread.
Run run(int at, const std::function<int()> &work);

/// This process, at this call.
[[noreturn]] void die(const disk_calls::Call &call);

} // namespace kill_switch
