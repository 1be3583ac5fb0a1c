#pragma once

#include "base/clock.h"

#include <atomic>

namespace madoguchi::month {

/// Seconds pass as they do; nights are leapt over. One for everybody, server and terminals.
class LeapingClock final : public Clock {
public:
    /// Begins on `day`, at `time` in Japan.
    LeapingClock(QDate day, QTime time) : m_apart(m_real.utc().msecsTo(inJapan(day, time))) {}

    QDateTime utc() const override { return m_real.utc().addMSecs(m_apart + m_leapt); }
    std::chrono::milliseconds monotonic() const override { return m_real.monotonic() + std::chrono::milliseconds(m_leapt); }
    /// Forward only.
    void leapTo(QDate day, QTime time) { m_leapt += std::max<qint64>(0, utc().msecsTo(inJapan(day, time))); }
    void leap(std::chrono::milliseconds step) { m_leapt += step.count(); }

private:
    static QDateTime inJapan(QDate day, QTime time) { return QDateTime(day, time, Qt::UTC).addSecs(-9 * 3600); }
    SystemClock m_real;
    const qint64 m_apart; ///< ms between the two walls, when it began
    std::atomic<qint64> m_leapt = 0;
};

} // namespace madoguchi::month
