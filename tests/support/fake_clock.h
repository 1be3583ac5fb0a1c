#pragma once

#include "base/clock.h"

#include <atomic>

namespace madoguchi::test {

/// Hands turned by the test. Starts at 2026-11-20 10:42 in Japan.
class FakeClock final : public Clock {
public:
    QDateTime utc() const override { return QDateTime::fromMSecsSinceEpoch(m_utc, Qt::UTC); }
    std::chrono::milliseconds monotonic() const override { return std::chrono::milliseconds(m_monotonic); }
    void advance(std::chrono::milliseconds step)
    {
        m_utc += step.count();
        m_monotonic += step.count();
    }
    void setUtc(const QDateTime &utc) { m_utc = utc.toMSecsSinceEpoch(); } ///< wall clock alone: somebody changed it
    void restartMachine() { m_monotonic = 0; }

private:
    // ms; read on whatever thread looks at the clock
    std::atomic<qint64> m_utc{QDateTime(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC).toMSecsSinceEpoch()};
    std::atomic<qint64> m_monotonic{1'000'000};
};

} // namespace madoguchi::test
