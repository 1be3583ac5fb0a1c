#include "domain/retention.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace madoguchi;
using namespace madoguchi::domain;
using namespace Qt::StringLiterals;

namespace {

QDate kept(const QString &kind, QDate ended, QDate today) { return keptUntil(retentionPeriods(), kind, ended, today); }
const QDate today(2032, 4, 1);

} // namespace

TEST(Retention, C22_five_years_from_the_April_after_the_end)
{
    EXPECT_EQ(kept(u"household"_s, QDate(2026, 3, 31), today), QDate(2031, 3, 31)) << "the last day of a fiscal year: counted from the next day";
    EXPECT_EQ(kept(u"household"_s, QDate(2026, 4, 1), today), QDate(2032, 3, 31)) << "one day later, one year longer";
    EXPECT_EQ(kept(u"register"_s, QDate(2030, 12, 1), today), QDate(2032, 3, 31));
    EXPECT_FALSE(kept(u"household"_s, {}, today).isValid()) << "what has not ended is kept";
    EXPECT_FALSE(kept(u"recipe"_s, QDate(2000, 1, 1), today).isValid()) << "so is what nobody has decided about";
    EXPECT_FALSE(kept(u"household"_s, QDate(2010, 1, 1), QDate(2026, 3, 31)).isValid()) << "before the row is in force";
}

TEST(Retention, C22_every_kind_that_terminals_share_has_a_period)
{
    for (const QString &kind : {u"household"_s, u"member"_s, u"register"_s, u"reception"_s, u"notification"_s, u"media-request"_s, u"answer-task"_s, u"continuity"_s,
                                u"continuity-months"_s, u"high-cost"_s, u"superseded"_s, u"interface-file"_s, u"federation-answer"_s, u"number-receipt"_s, u"closed-trouble"_s})
        EXPECT_TRUE(expiredBefore(retentionPeriods(), kind, today).isValid()) << qPrintable(kind);
}

TEST(Retention, C22_a_later_row_takes_the_place_of_an_earlier_one)
{
    const auto periods = readRetentionPeriods("a\t5\tfiscal-year\t2026-04-01\tx\na\t10\tday\t2030-04-01\tx\n");
    ASSERT_TRUE(periods.ok());
    EXPECT_EQ(keptUntil(*periods, u"a"_s, QDate(2026, 5, 1), QDate(2030, 3, 31)), QDate(2032, 3, 31));
    EXPECT_EQ(keptUntil(*periods, u"a"_s, QDate(2026, 5, 1), QDate(2030, 4, 1)), QDate(2036, 5, 1));
}

TEST(Retention, C22_rows_that_say_nothing_clear_are_refused)
{
    for (const QByteArray line : {"a\t5\tfiscal-year\t2026-04-01", "a\t0\tday\t2026-04-01\tx", "a\tfive\tday\t2026-04-01\tx", "a\t5\tmonth\t2026-04-01\tx", "a\t5\tday\t2026-02-30\tx",
                                  "\t5\tday\t2026-04-01\tx", "a\t5\tday\t2026-04-01\tx\na\t6\tday\t2026-04-01\ty"})
        EXPECT_EQ(readRetentionPeriods(line).error().code, ErrorCode::InvalidArgument) << line.constData();
}

/// The two ways of asking say the same on every day, leap days too.
TEST(Retention, C22_before_that_day_is_over_and_from_it_on_is_kept)
{
    rc::check("expiredBefore", [] {
        const int years = *rc::gen::inRange(1, 12);
        const bool fiscal = *rc::gen::arbitrary<bool>();
        const QList<RetentionPeriod> periods{{u"a"_s, years, fiscal ? RetentionPeriod::From::FiscalYear : RetentionPeriod::From::Day, QDate(2000, 1, 1)}};
        const QDate day = QDate(2023, 1, 1).addDays(*rc::gen::inRange(0, 2000));
        const QDate before = expiredBefore(periods, u"a"_s, day);
        RC_ASSERT(keptUntil(periods, u"a"_s, before.addDays(-1), day) < day);
        RC_ASSERT(keptUntil(periods, u"a"_s, before, day) >= day);
    });
}
