#pragma once

#include <cstdint>

namespace madoguchi::sim {

/// The one source of everything that is left to chance: the same seed, the same schedule, on every machine (SplitMix64).
class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_state(seed) {}
    int below(int bound) { return static_cast<int>(next() % static_cast<std::uint64_t>(bound)); } ///< 0 … bound - 1
    bool percent(int share) { return below(100) < share; }

private:
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    std::uint64_t m_state;
};

} // namespace madoguchi::sim
