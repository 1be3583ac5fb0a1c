#include "domain/eligibility.h"

namespace madoguchi::domain {

ContinuityVerdict judgeContinuity(QDate previousUntil, QDate ownFrom, EndDate meaning)
{
    if (!previousUntil.isValid() || !ownFrom.isValid())
        return {};
    const QDate firstWithout = meaning == EndDate::LastDayWith ? previousUntil.addDays(1) : previousUntil;
    const int days = static_cast<int>(firstWithout.daysTo(ownFrom));
    if (days == 0)
        return {Continuity::Continuous, 0};
    return days > 0 ? ContinuityVerdict{Continuity::Gap, days} : ContinuityVerdict{Continuity::Overlap, -days};
}

} // namespace madoguchi::domain
