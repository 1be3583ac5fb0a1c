#pragma once

#include "domain/high_cost.h"

namespace madoguchi::ui {

/// How screens name months with 高額療養費.
QString monthWords(QDate month); ///< 令和8年3月（2026）
QString paymentWords(const QString &payment); ///< 現物 / 償還
QString incomeWords(const QString &income);   ///< 区分ウ / 一般 …; the code itself if unknown
/// Whether the month counts, or why not, in a few words.
QString verdictWords(domain::MonthVerdict verdict);
/// How many months count for treatment in that month, and what follows (多数回該当).
QString countWords(const domain::HighCostCount &count);

} // namespace madoguchi::ui
