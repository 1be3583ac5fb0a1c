#pragma once

#include <QDate>
#include <QList>
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

/// The first month whose count goes on with a household that moves: 2018-04.
inline QDate inheritanceBegan() { return {2018, 4, 1}; }

/// A month that may count for a household, and where it comes from.
struct HouseholdMonth {
    enum class Origin {
        Own,          ///< paid here
        Inherited,    ///< paid by the municipality that the household left (F8)
        OtherInsurer, ///< paid by an insurer whose months never count here
    };
    /// Of an inherited month: what became of the continuity that it rests on.
    enum class Continuity { Confirmed, Undecided, Refused, Cancelled };
    HighCostMonth month;
    Origin origin = Origin::Own;
    QString municipality; ///< that paid, 6 digits
    Continuity continuity = Continuity::Confirmed;
    bool takenBack = false; ///< 取消フラグ of F8
};

/// Whether a month counts, or why it does not; of several reasons the first in this order.
enum class MonthVerdict {
    Counts,
    OtherInsurer,
    TakenBack,
    ContinuityRefused,   ///< 否認
    ContinuityCancelled, ///< the decision was cancelled
    ContinuityUndecided, ///< not decided, or not yet confirmed by the federation
    BeforeInheritance,   ///< inherited, and before 2018-04
    OutpatientOnly,      ///< from 70 and not to be counted: only the limit of one person's outpatient treatment was passed
    NotCounted,          ///< not to be counted, as whoever paid says
    OutsideWindow,       ///< not in the eleven months before
    SameMonth,           ///< the month is counted already: once, whatever the number of payments
};

struct CountedMonth {
    HouseholdMonth month;
    MonthVerdict verdict = MonthVerdict::Counts;
};
struct HighCostCount {
    QDate treatedIn;           ///< the month that was asked about, its first day
    QDate from, until;         ///< of the window: the first months in it and the first behind it
    int months = 0;            ///< distinct months in the window that count
    bool manyTimes = false;    ///< 多数回該当: three or more
    QList<CountedMonth> each;  ///< every month, oldest first; of the same month those that count first
};

/// 令29条の3: for treatment in `month`, the distinct months among the eleven before it with 高額療養費. Never the month itself.
HighCostCount countHighCost(QDate month, const QList<HouseholdMonth> &months);

} // namespace madoguchi::domain
