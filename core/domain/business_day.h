#pragma once

#include <QDate>

#include <optional>

namespace madoguchi::domain {

/// A day on which the municipal office and the federation are open: no Saturday, Sunday, public holiday, nor 29 December to 3 January.
/// resources/calendar knows 2024 to 2030; no day outside is a business day, since nobody can promise that it is one.
bool isBusinessDay(QDate day);
/// The `count`th business day after `day`, before it if negative; 0: `day` or, if it is closed, the next open one. Null outside the calendar.
QDate addBusinessDays(QDate day, int count);
/// Business days after `from` up to and with `until` (from Friday to Monday it is one), negative if `until` is earlier. Nothing outside the calendar.
std::optional<int> businessDaysBetween(QDate from, QDate until);

} // namespace madoguchi::domain
