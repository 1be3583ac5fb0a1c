#include "bench/samples.h"

#include <algorithm>
#include <numeric>

namespace madoguchi::bench {

double Samples::percentile(int p) const
{
    if (m_milliseconds.empty())
        return 0;
    auto sorted = m_milliseconds;
    const std::size_t rank = (sorted.size() * static_cast<std::size_t>(p) + 99) / 100;
    const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
    std::nth_element(sorted.begin(), at, sorted.end());
    return *at;
}

double Samples::sum() const { return std::accumulate(m_milliseconds.begin(), m_milliseconds.end(), 0.0); }

} // namespace madoguchi::bench
