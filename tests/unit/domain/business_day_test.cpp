#include "domain/business_day.h"

#include <QStringList>
#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace madoguchi::domain;
using namespace Qt::StringLiterals;

namespace {

/// Mondays to Fridays on which nobody works, the turn of the year left out.
QString closings(int year)
{
    QStringList days;
    for (QDate day(year, 1, 4); day <= QDate(year, 12, 28); day = day.addDays(1))
        if (day.dayOfWeek() <= Qt::Friday && !isBusinessDay(day))
            days << day.toString(u"M/d"_s);
    return days.join(u' ');
}

rc::Gen<QDate> days()
{
    return rc::gen::map(rc::gen::inRange(0, 6 * 365), [](int offset) { return QDate(2024, 6, 1).addDays(offset); });
}

} // namespace

TEST(BusinessDay, holidays_of_each_year)
{
    EXPECT_EQ(closings(2024), u"1/8 2/12 2/23 3/20 4/29 5/3 5/6 7/15 8/12 9/16 9/23 10/14 11/4"_s);
    EXPECT_EQ(closings(2025), u"1/13 2/11 2/24 3/20 4/29 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/24"_s);
    EXPECT_EQ(closings(2026), u"1/12 2/11 2/23 3/20 4/29 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23"_s) << "22 September stands between two";
    EXPECT_EQ(closings(2027), u"1/11 2/11 2/23 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23"_s);
    EXPECT_EQ(closings(2028), u"1/10 2/11 2/23 3/20 5/3 5/4 5/5 7/17 8/11 9/18 9/22 10/9 11/3 11/23"_s);
    EXPECT_EQ(closings(2029), u"1/8 2/12 2/23 3/20 4/30 5/3 5/4 7/16 9/17 9/24 10/8 11/23"_s);
    EXPECT_EQ(closings(2030), u"1/14 2/11 3/20 4/29 5/3 5/6 7/15 8/12 9/16 9/23 10/14 11/4"_s);
}

TEST(BusinessDay, the_turn_of_the_year_is_closed)
{
    EXPECT_TRUE(isBusinessDay({2026, 12, 28}));
    for (QDate day(2026, 12, 29); day <= QDate(2027, 1, 3); day = day.addDays(1))
        EXPECT_FALSE(isBusinessDay(day)) << qPrintable(day.toString(Qt::ISODate));
    EXPECT_TRUE(isBusinessDay({2027, 1, 4}));
}

TEST(BusinessDay, counts_over_weekends_and_holidays)
{
    EXPECT_EQ(addBusinessDays({2026, 11, 20}, 1), QDate(2026, 11, 24)) << "Friday, then a weekend and 勤労感謝の日";
    EXPECT_EQ(addBusinessDays({2026, 11, 24}, -1), QDate(2026, 11, 20));
    EXPECT_EQ(addBusinessDays({2026, 11, 23}, 0), QDate(2026, 11, 24));
    EXPECT_EQ(addBusinessDays({2026, 11, 24}, 0), QDate(2026, 11, 24));
    EXPECT_EQ(addBusinessDays({2026, 12, 28}, 1), QDate(2027, 1, 4));
    EXPECT_EQ(businessDaysBetween({2026, 11, 20}, {2026, 11, 24}), 1);
    EXPECT_EQ(businessDaysBetween({2026, 11, 21}, {2026, 11, 23}), 0) << "silence over a long weekend is none";
    EXPECT_EQ(businessDaysBetween({2026, 11, 24}, {2026, 11, 20}), -1);
}

TEST(BusinessDay, what_the_calendar_does_not_know_is_not_guessed)
{
    EXPECT_FALSE(isBusinessDay({2023, 12, 28}));
    EXPECT_FALSE(isBusinessDay({2031, 1, 6}));
    EXPECT_FALSE(isBusinessDay({}));
    EXPECT_TRUE(addBusinessDays({2030, 12, 27}, 1).isNull());
    EXPECT_TRUE(addBusinessDays({2024, 1, 4}, -1).isNull());
    EXPECT_TRUE(addBusinessDays({}, 1).isNull());
    EXPECT_FALSE(businessDaysBetween({2030, 12, 27}, {2031, 1, 6}));
    EXPECT_FALSE(businessDaysBetween({}, {2026, 1, 6}));
}

TEST(BusinessDay, adding_and_counting_agree)
{
    EXPECT_TRUE(rc::check("the days between a day and the nth after it are n", [] {
        const QDate day = *days();
        const int count = *rc::gen::inRange(1, 60);
        const QDate later = addBusinessDays(day, count);
        RC_ASSERT(isBusinessDay(later));
        RC_ASSERT(businessDaysBetween(day, later) == count);
        RC_ASSERT(!isBusinessDay(day) || addBusinessDays(later, -count) == day);
        const QDate middle = day.addDays(*rc::gen::inRange<int>(0, int(day.daysTo(later)) + 1));
        RC_ASSERT(*businessDaysBetween(day, middle) + *businessDaysBetween(middle, later) == count);
    }));
}
