#pragma once

#include <QStringList>

#include <cstdint>

namespace madoguchi::sim {

/// A fault of the parts themselves, planted from outside, so that it shows whether the invariants would notice.
enum class Planted {
    None,
    CursorApart,       ///< after a power cut the cursor is behind what took effect, as if they were two transactions
    TakenTwice,        ///< a request that arrives twice counts twice
    ForgottenChanges,  ///< after a power cut nothing waits any more
};

struct Outcome {
    QStringList words;      ///< the schedule, a line a step
    QStringList violations; ///< what does not hold at its end; empty: all well
    QStringList overwritten; ///< changes that somebody's later one went over without having been seen
    int calls = 0;          ///< requests that a terminal sent
    int changes = 0;        ///< that a clerk made
    int taken = 0;          ///< of these, in the server's feed in the end
    QString story() const;  ///< for whoever must find the cause
};

/// One schedule from one seed: terminals and a server, faults, then calm, then the invariants.
Outcome run(std::uint64_t seed, Planted planted = Planted::None);

} // namespace madoguchi::sim
