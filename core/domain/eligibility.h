#pragma once

#include <QDate>

namespace madoguchi::domain {

/// Cover from `from` on; `until` is the first day without, invalid = still running.
struct Period {
    QDate from, until;
    bool isValid() const { return from.isValid() && (!until.isValid() || from <= until); }
    bool isOpen() const { return !until.isValid(); }
    bool covers(QDate day) const { return isValid() && day >= from && (isOpen() || day < until); }
    friend bool operator==(const Period &, const Period &) = default;
};

/// The values are those of the federation's answer (F3 判定).
enum class Continuity { Continuous = 1, Gap = 2, Overlap = 3, PartnerMissing = 9 };

struct ContinuityVerdict {
    Continuity continuity = Continuity::PartnerMissing;
    int days = 0; ///< of gap or overlap
    friend bool operator==(const ContinuityVerdict &, const ContinuityVerdict &) = default;
};

/// How the other municipality's 適用終了日 is meant. If the real interface turns out to name the last day with cover, this is the switch.
enum class EndDate { FirstDayWithout, LastDayWith };

/// Between 転出地 適用終了日 and 転入地 適用開始日, tolerance none. An invalid end: the other municipality has not reported (未着).
ContinuityVerdict judgeContinuity(QDate previousUntil, QDate ownFrom, EndDate meaning = EndDate::FirstDayWithout);

} // namespace madoguchi::domain
