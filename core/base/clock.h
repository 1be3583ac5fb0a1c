#pragma once

#include <QDate>
#include <QDateTime>

#include <chrono>

namespace madoguchi {

/// The one source of time; injected, so that tests turn the hands.
class Clock {
public:
    virtual ~Clock() = default;
    virtual QDateTime utc() const = 0; ///< wall time, UTC
    /// Never goes back; counts on through suspend. For time-outs and idle.
    virtual std::chrono::milliseconds monotonic() const = 0;
    /// Today at the counter: the date in Japan (UTC+9), whatever the machine's zone is.
    QDate today() const { return utc().addSecs(9 * 3600).date(); }
};

class SystemClock final : public Clock {
public:
    QDateTime utc() const override;
    std::chrono::milliseconds monotonic() const override;
};

} // namespace madoguchi
