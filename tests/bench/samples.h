#pragma once

#include <chrono>
#include <vector>

namespace madoguchi::bench {

/// Durations of the same thing, done many times.
class Samples {
public:
    using Time = std::chrono::steady_clock::time_point;
    static Time now() { return std::chrono::steady_clock::now(); }

    void addSince(Time begin) { add(now() - begin); }
    void add(std::chrono::nanoseconds duration) { m_milliseconds.push_back(std::chrono::duration<double, std::milli>(duration).count()); }
    std::size_t count() const { return m_milliseconds.size(); }
    double percentile(int p) const; ///< ms, nearest rank: a duration that really occurred; 0 if there is none
    double sum() const;             ///< ms

private:
    std::vector<double> m_milliseconds;
};

} // namespace madoguchi::bench
