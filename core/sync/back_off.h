#pragma once

#include <chrono>

namespace madoguchi::sync {

/// How long to wait before the next contact: doubling after failures, spread by chance so that 1,200 terminals do not
/// come back in one second (sync.md promise 7), never sooner than the server asked.
class BackOff {
public:
    using Duration = std::chrono::milliseconds;
    BackOff(Duration regular, Duration first, Duration longest) : m_regular(regular), m_first(first), m_longest(longest) {}

    /// `chance` in [0, 1).
    Duration afterSuccess(double chance);
    Duration afterFailure(double chance, Duration asked = {});
    int failures() const { return m_failures; }

private:
    Duration m_regular, m_first, m_longest;
    int m_failures = 0;
};

} // namespace madoguchi::sync
