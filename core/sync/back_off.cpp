#include "sync/back_off.h"

#include <algorithm>

namespace madoguchi::sync {

namespace {

BackOff::Duration spread(BackOff::Duration time, double chance) // 75 % … 125 %
{
    return BackOff::Duration(static_cast<BackOff::Duration::rep>(static_cast<double>(time.count()) * (0.75 + chance / 2)));
}

} // namespace

BackOff::Duration BackOff::afterSuccess(double chance)
{
    m_failures = 0;
    return spread(m_regular, chance);
}

BackOff::Duration BackOff::afterFailure(double chance, Duration asked)
{
    Duration time = m_first;
    for (int i = 0; i < m_failures && time < m_longest; ++i)
        time *= 2;
    ++m_failures;
    return std::max(spread(std::min(time, m_longest), chance), asked);
}

} // namespace madoguchi::sync
