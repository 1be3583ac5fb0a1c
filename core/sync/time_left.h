#pragma once

#include "base/clock.h"

namespace madoguchi::sync {

/// How long a piece of work will take yet, by what it has taken so far since it was begun or taken up again.
class TimeLeft {
public:
    explicit TimeLeft(const Clock &clock, qint64 done = 0) : m_clock(clock), m_begun(clock.monotonic()), m_from(done) {}
    /// Seconds; -1 while nothing can be said.
    qint64 seconds(qint64 done, qint64 total) const
    {
        const qint64 ms = (m_clock.monotonic() - m_begun).count();
        return done > m_from && ms > 1000 ? (total - done) * ms / (done - m_from) / 1000 : -1;
    }

private:
    const Clock &m_clock;
    const std::chrono::milliseconds m_begun;
    const qint64 m_from;
};

} // namespace madoguchi::sync
