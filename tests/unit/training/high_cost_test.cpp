#include "training/high_cost.h"
#include "training/town.h"

#include <gtest/gtest.h>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 21);

QString number(int household) { return QString::number(household).rightJustified(10, u'0'); }

} // namespace

TEST(HighCostTraining, F04_about_one_household_in_eight_has_months_and_each_is_one_that_the_layout_takes)
{
    const QDate thisMonth(2026, 11, 1);
    int with = 0;
    QMap<qsizetype, int> lengths;
    for (int household = 1; household <= 8'000; ++household) {
        const auto months = training::highCostMonths(u"162019"_s, number(household), today);
        with += !months.isEmpty();
        ++lengths[months.size()];
        QDate before = thisMonth.addMonths(-15);
        for (const auto &month : months) {
            EXPECT_EQ(month.treatedIn.day(), 1);
            EXPECT_LT(before, month.treatedIn);
            EXPECT_LT(month.treatedIn, thisMonth);
            before = month.treatedIn;
            EXPECT_EQ(month.ageBand == u"1"_s, month.income.startsWith(u'U'));
            EXPECT_TRUE(month.counts || month.ageBand == u"2"_s);
            EXPECT_EQ(month.annualFrom.isValid(), month.annualPaid.has_value());
            EXPECT_EQ(month.annualFrom.isValid(), month.treatedIn >= QDate(2026, 8, 1));
        }
    }
    EXPECT_NEAR(with, 1'000, 120);
    EXPECT_EQ(lengths.lastKey(), 6);
    for (int length = 1; length <= 6; ++length)
        EXPECT_GT(lengths[length], 50);
}

TEST(HighCostTraining, the_same_household_is_told_the_same_and_its_number_elsewhere_something_else)
{
    int differ = 0;
    for (int household = 1; household <= 200; ++household) {
        const auto here = training::highCostMonths(u"162019"_s, number(household), today);
        EXPECT_EQ(here, training::highCostMonths(u"162019"_s, number(household), today.addDays(3)));
        differ += here != training::highCostMonths(u"162027"_s, number(household), today);
    }
    EXPECT_GT(differ, 20);
}

// The families that stand at the counter are the town's first households: without months their candidates would show an empty table.
TEST(HighCostTraining, families_that_move_within_the_prefecture_bring_months)
{
    const QString from = training::municipalities()[1].code;
    QList<qsizetype> lengths;
    for (int household = 1; household <= 3; ++household)
        lengths.append(training::highCostMonths(from, number(household), today).size());
    EXPECT_GE(lengths[0], 3) << lengths[0];
    EXPECT_GE(lengths[2], 1) << lengths[2];
}

} // namespace madoguchi::test
