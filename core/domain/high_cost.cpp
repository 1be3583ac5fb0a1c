#include "domain/high_cost.h"

#include <QSet>

#include <algorithm>

namespace madoguchi::domain {

namespace {

constexpr int monthsBefore = 11, manyTimesFrom = 3;

QDate firstOf(QDate day) { return {day.year(), day.month(), 1}; }

/// But for the window and the other payments of its month.
MonthVerdict ofItself(const HouseholdMonth &m)
{
    using enum MonthVerdict;
    if (m.origin == HouseholdMonth::Origin::OtherInsurer)
        return OtherInsurer;
    if (m.takenBack)
        return TakenBack;
    if (m.origin == HouseholdMonth::Origin::Inherited) {
        switch (m.continuity) {
        case HouseholdMonth::Continuity::Refused:
            return ContinuityRefused;
        case HouseholdMonth::Continuity::Cancelled:
            return ContinuityCancelled;
        case HouseholdMonth::Continuity::Undecided:
            return ContinuityUndecided;
        case HouseholdMonth::Continuity::Confirmed:
            break;
        }
        if (firstOf(m.month.treatedIn) < inheritanceBegan())
            return BeforeInheritance;
    }
    if (!m.month.counts)
        return m.month.ageBand == u"2" ? OutpatientOnly : NotCounted;
    return Counts;
}

} // namespace

HighCostCount countHighCost(QDate month, const QList<HouseholdMonth> &months)
{
    HighCostCount count;
    count.treatedIn = count.until = firstOf(month);
    count.from = count.until.addMonths(-monthsBefore);
    QSet<QDate> counted;
    for (const HouseholdMonth &m : months) {
        const QDate treatedIn = firstOf(m.month.treatedIn);
        MonthVerdict verdict = ofItself(m);
        if (verdict == MonthVerdict::Counts && (treatedIn < count.from || treatedIn >= count.until))
            verdict = MonthVerdict::OutsideWindow;
        if (verdict == MonthVerdict::Counts && counted.contains(treatedIn))
            verdict = MonthVerdict::SameMonth;
        if (verdict == MonthVerdict::Counts)
            counted.insert(treatedIn);
        count.each.append({m, verdict});
    }
    std::stable_sort(count.each.begin(), count.each.end(), [](const CountedMonth &a, const CountedMonth &b) {
        const QDate one = a.month.month.treatedIn, other = b.month.month.treatedIn;
        return one != other ? one < other : a.verdict == MonthVerdict::Counts && b.verdict != MonthVerdict::Counts;
    });
    count.months = static_cast<int>(counted.size());
    count.manyTimes = count.months >= manyTimesFrom;
    return count;
}

} // namespace madoguchi::domain
