#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace madoguchi::domain {

/// A month of treatment for which a household was paid 高額療養費, as layout F8 tells it; the codes are the layout's (resources/interface/layouts).
struct HighCostMonth {
    QDate treatedIn;                  ///< 診療年月, the first of the month
    bool counts = true;               ///< カウント対象区分, as whoever paid says it
    QString payment;                  ///< 支給方法: "1" in kind (現物), "2" refund (償還)
    QString income;                   ///< 所得区分: UA–UE, G3–G1, GN, L2, L1
    QString ageBand;                  ///< "1" under 70, "2" from 70
    QString special;                  ///< "0" none, "1" 長期, "2" the month of the 75th birthday
    QDate annualFrom;                 ///< the August with which the year of annualPaid begins; invalid: none
    std::optional<qint64> annualPaid; ///< yen that the household bore from annualFrom to this month
    friend bool operator==(const HighCostMonth &, const HighCostMonth &) = default;
};

} // namespace madoguchi::domain
