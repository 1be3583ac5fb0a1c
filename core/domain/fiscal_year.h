#pragma once

#include <QDate>

namespace madoguchi::domain {

/// The fiscal year (会計年度) of a day: 2026 for 2026-04-01 to 2027-03-31. 地方自治法208条.
inline int fiscalYearOf(QDate day) { return day.month() >= 4 ? day.year() : day.year() - 1; }
inline QDate lastDayOfFiscalYear(int year) { return {year + 1, 3, 31}; }

} // namespace madoguchi::domain
