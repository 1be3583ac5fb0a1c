#pragma once

#include <functional>
#include <string>

/// Runs a piece of work in a child process that is killed (SIGKILL) at the n-th call that changes the disk: write, sync, truncate,
/// rename, link, unlink, mkdir, rmdir. A write that is hit is done by half. This program's own definitions of these calls stand
/// before the C library's, so that SQLite's and Qt's go through them too.
namespace kill_switch {

struct Run {
    bool killed = false;
    int exitCode = -1;
    std::string calls; ///< a letter each: w s t r l u m d
};
/// `at` from 1; 0: not at all. The work answers the exit code. It must start no thread.
Run run(int at, const std::function<int()> &work);

} // namespace kill_switch
