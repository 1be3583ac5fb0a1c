#include "domain/fiscal_year.h"

#include <gtest/gtest.h>

using namespace madoguchi;

TEST(FiscalYear, C17_begins_in_April_and_ends_in_March)
{
    EXPECT_EQ(domain::fiscalYearOf(QDate(2027, 3, 31)), 2026);
    EXPECT_EQ(domain::fiscalYearOf(QDate(2027, 4, 1)), 2027);
    EXPECT_EQ(domain::lastDayOfFiscalYear(2026), QDate(2027, 3, 31));
    for (QDate day(2019, 1, 1); day < QDate(2025, 1, 1); day = day.addDays(1)) {
        const QDate last = domain::lastDayOfFiscalYear(domain::fiscalYearOf(day));
        EXPECT_TRUE(day <= last && day.daysTo(last) < 366);
        EXPECT_EQ(domain::fiscalYearOf(last), domain::fiscalYearOf(day));
    }
}
