#pragma once

namespace madoguchi::domain {

/// The hours in which somebody is expected at a terminal on a business day: those of the counter, and what comes before and after them.
inline constexpr int officeFrom = 8, officeUntil = 19;

constexpr bool isOfficeHour(int hour) { return hour >= officeFrom && hour < officeUntil; }

} // namespace madoguchi::domain
