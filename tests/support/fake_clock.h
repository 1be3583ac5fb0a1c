#pragma once

#include "base/clock.h"

namespace madoguchi::test {

/// Hands turned by the test. Starts at 2026-11-20 10:42 in Japan.
class FakeClock final : public Clock {
public:
    QDateTime utc() const override { return m_utc; }
    std::chrono::milliseconds monotonic() const override { return m_monotonic; }
    void advance(std::chrono::milliseconds step)
    {
        m_utc = m_utc.addMSecs(step.count());
        m_monotonic += step;
    }
    void setUtc(const QDateTime &utc) { m_utc = utc; } ///< wall clock alone: somebody changed it
    void restartMachine() { m_monotonic = {}; }

private:
    QDateTime m_utc{QDate(2026, 11, 20), QTime(1, 42), Qt::UTC};
    std::chrono::milliseconds m_monotonic{1'000'000};
};

} // namespace madoguchi::test
