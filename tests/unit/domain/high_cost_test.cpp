#include "domain/high_cost.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace madoguchi::test {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

HouseholdMonth own(int year, int month, HouseholdMonth::Origin origin = HouseholdMonth::Origin::Own)
{
    HouseholdMonth m;
    m.month.treatedIn = QDate(year, month, 1);
    m.month.payment = u"1"_s;
    m.month.income = u"UC"_s;
    m.month.ageBand = u"1"_s;
    m.month.special = u"0"_s;
    m.origin = origin;
    return m;
}
HouseholdMonth inherited(int year, int month, HouseholdMonth::Continuity continuity = HouseholdMonth::Continuity::Confirmed)
{
    HouseholdMonth m = own(year, month, HouseholdMonth::Origin::Inherited);
    m.continuity = continuity;
    return m;
}
MonthVerdict verdictOf(const HouseholdMonth &month, QDate asked = QDate(2026, 12, 10)) { return countHighCost(asked, {month}).each.first().verdict; }

QList<HouseholdMonth> anyMonths()
{
    QList<HouseholdMonth> months;
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
        HouseholdMonth m = own(2025, 1);
        m.month.treatedIn = QDate(2025, 1, 1).addMonths(*rc::gen::inRange(0, 30));
        m.month.counts = *rc::gen::arbitrary<bool>();
        m.month.ageBand = *rc::gen::element(u"1"_s, u"2"_s);
        m.origin = *rc::gen::element(HouseholdMonth::Origin::Own, HouseholdMonth::Origin::Inherited, HouseholdMonth::Origin::OtherInsurer);
        m.continuity = *rc::gen::element(HouseholdMonth::Continuity::Confirmed, HouseholdMonth::Continuity::Undecided, HouseholdMonth::Continuity::Refused,
                                         HouseholdMonth::Continuity::Cancelled);
        m.takenBack = *rc::gen::arbitrary<bool>();
        months.append(m);
    }
    return months;
}
QDate anyMonth() { return QDate(2025, 6, 15).addMonths(*rc::gen::inRange(0, 30)); }

} // namespace

// domain.md §9: 支給 {202601, 202605, 202611}.
TEST(HighCost, F04_the_window_slides_by_the_month)
{
    const QList<HouseholdMonth> months{own(2026, 1), own(2026, 5), own(2026, 11)};
    const auto december = countHighCost(QDate(2026, 12, 31), months);
    EXPECT_EQ(december.months, 3);
    EXPECT_TRUE(december.manyTimes);
    EXPECT_EQ(december.from, QDate(2026, 1, 1));
    EXPECT_EQ(december.until, QDate(2026, 12, 1));
    const auto january = countHighCost(QDate(2027, 1, 1), months);
    EXPECT_EQ(january.months, 2);
    EXPECT_FALSE(january.manyTimes);
    EXPECT_EQ(january.each.first().verdict, MonthVerdict::OutsideWindow);
}

TEST(HighCost, F04_months_before_a_refused_or_cancelled_continuity_do_not_count)
{
    using enum HouseholdMonth::Continuity;
    for (const auto &[continuity, expected, why] : {std::tuple(Confirmed, 3, MonthVerdict::Counts), std::tuple(Refused, 0, MonthVerdict::ContinuityRefused),
                                                   std::tuple(Cancelled, 0, MonthVerdict::ContinuityCancelled), std::tuple(Undecided, 0, MonthVerdict::ContinuityUndecided)}) {
        const auto count = countHighCost(QDate(2026, 12, 1), {inherited(2026, 1, continuity), inherited(2026, 5, continuity), inherited(2026, 11, continuity)});
        EXPECT_EQ(count.months, expected);
        for (const auto &month : count.each)
            EXPECT_EQ(month.verdict, why);
    }
}

TEST(HighCost, F04_each_month_says_why_it_does_not_count)
{
    HouseholdMonth outpatient = own(2026, 5), untold = own(2026, 5), back = inherited(2026, 5);
    outpatient.month.counts = untold.month.counts = false;
    outpatient.month.ageBand = u"2"_s;
    back.takenBack = true;
    EXPECT_EQ(verdictOf(outpatient), MonthVerdict::OutpatientOnly);
    EXPECT_EQ(verdictOf(untold), MonthVerdict::NotCounted);
    EXPECT_EQ(verdictOf(back), MonthVerdict::TakenBack);
    EXPECT_EQ(verdictOf(own(2026, 5, HouseholdMonth::Origin::OtherInsurer)), MonthVerdict::OtherInsurer);
    EXPECT_EQ(verdictOf(own(2026, 12)), MonthVerdict::OutsideWindow);
    EXPECT_EQ(verdictOf(own(2025, 12)), MonthVerdict::OutsideWindow);
    EXPECT_EQ(verdictOf(inherited(2018, 3), QDate(2018, 6, 1)), MonthVerdict::BeforeInheritance);
    EXPECT_EQ(verdictOf(inherited(2018, 4), QDate(2018, 6, 1)), MonthVerdict::Counts);
    EXPECT_EQ(verdictOf(own(2018, 3), QDate(2018, 6, 1)), MonthVerdict::Counts);
}

TEST(HighCost, F04_a_month_counts_once_whoever_paid)
{
    HouseholdMonth notCounted = own(2026, 5);
    notCounted.month.counts = false;
    const auto count = countHighCost(QDate(2026, 12, 1), {notCounted, inherited(2026, 5), own(2026, 5)});
    EXPECT_EQ(count.months, 1);
    EXPECT_EQ(count.each.at(0).verdict, MonthVerdict::Counts);
    EXPECT_EQ(count.each.at(0).month.origin, HouseholdMonth::Origin::Inherited);
    EXPECT_EQ(count.each.at(2).verdict, MonthVerdict::SameMonth);
}

TEST(HighCost, F04_properties_of_the_count)
{
    EXPECT_TRUE(rc::check("every month has a verdict, and those that count are distinct months before the one asked about", [] {
        const auto months = anyMonths();
        const QDate asked = anyMonth();
        const auto count = countHighCost(asked, months);
        RC_ASSERT(count.each.size() == months.size());
        RC_ASSERT(count.manyTimes == (count.months >= 3));
        QSet<QDate> distinct;
        int counting = 0;
        for (const auto &one : count.each) {
            if (one.verdict != MonthVerdict::Counts)
                continue;
            ++counting;
            distinct.insert(one.month.month.treatedIn);
            RC_ASSERT(one.month.month.treatedIn < QDate(asked.year(), asked.month(), 1));
            RC_ASSERT(one.month.month.treatedIn >= QDate(asked.year(), asked.month(), 1).addMonths(-11));
        }
        RC_ASSERT(counting == count.months && distinct.size() == count.months && count.months <= 11);
    }));
    EXPECT_TRUE(rc::check("one more payment never lowers the count, nor raises it by more than one", [] {
        const auto months = anyMonths(), more = anyMonths();
        RC_PRE(!more.isEmpty());
        const QDate asked = anyMonth();
        const int before = countHighCost(asked, months).months, after = countHighCost(asked, months + more.first(1)).months;
        RC_ASSERT(after == before || after == before + 1);
    }));
    EXPECT_TRUE(rc::check("the order in which the months are told changes nothing", [] {
        auto months = anyMonths();
        const QDate asked = anyMonth();
        const int before = countHighCost(asked, months).months;
        std::reverse(months.begin(), months.end());
        RC_ASSERT(countHighCost(asked, months).months == before);
    }));
}

} // namespace madoguchi::test
