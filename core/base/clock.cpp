#include "base/clock.h"

#ifdef __linux__
#include <ctime>
#endif

namespace madoguchi {

QDateTime SystemClock::utc() const { return QDateTime::currentDateTimeUtc(); }

std::chrono::milliseconds SystemClock::monotonic() const
{
#ifdef __linux__
    // steady_clock stops during suspend on Linux; a desk left asleep for an hour was left for an hour.
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::milliseconds(now.tv_nsec / 1'000'000);
#else
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
#endif
}

} // namespace madoguchi
