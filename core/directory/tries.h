#pragma once

#include <algorithm>
#include <chrono>

/// How often a password may be tried: one rule for the terminal's file and for the server (C-14).
namespace madoguchi::directory {

constexpr int freeTries = 5;

/// Between a try that was counted as the `failures`th without success and the next: nothing while tries are free, then 30
/// seconds, and twice as long each time, up to an hour.
constexpr std::chrono::milliseconds waitAfter(int failures)
{
    using namespace std::chrono_literals;
    if (failures < freeTries)
        return 0ms;
    return std::min<std::chrono::milliseconds>(1h, 30s * (1 << std::min(failures - freeTries, 10)));
}

/// What is left of it when `passed` has passed, in whole seconds, rounded up.
constexpr int secondsLeft(int failures, std::chrono::milliseconds passed)
{
    const auto left = waitAfter(failures) - std::max(passed, std::chrono::milliseconds(0));
    return left.count() > 0 ? static_cast<int>((left.count() + 999) / 1000) : 0;
}

} // namespace madoguchi::directory
