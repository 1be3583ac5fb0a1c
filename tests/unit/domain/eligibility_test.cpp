#include "domain/eligibility.h"
#include "domain/insured_number.h"
#include "domain/municipality.h"
#include "domain/purpose.h"
#include "domain/reason.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace madoguchi;
using namespace madoguchi::domain;
using namespace Qt::StringLiterals;

TEST(Eligibility, F02_compares_the_end_there_with_the_beginning_here)
{
    const QDate until(2026, 11, 1);
    EXPECT_EQ(judgeContinuity(until, QDate(2026, 11, 1)), (ContinuityVerdict{Continuity::Continuous, 0}));
    EXPECT_EQ(judgeContinuity(until, QDate(2026, 11, 3)), (ContinuityVerdict{Continuity::Gap, 2}));
    EXPECT_EQ(judgeContinuity(until, QDate(2026, 10, 30)), (ContinuityVerdict{Continuity::Overlap, 2}));
    EXPECT_EQ(judgeContinuity(QDate(), QDate(2026, 11, 1)), (ContinuityVerdict{Continuity::PartnerMissing, 0}));
    EXPECT_EQ(judgeContinuity(QDate(2026, 10, 31), QDate(2026, 11, 1), EndDate::LastDayWith).continuity, Continuity::Continuous);
}

TEST(Eligibility, F02_the_verdict_tells_the_days_between)
{
    EXPECT_TRUE(rc::check("beginning = end + gap - overlap", [] {
        const QDate until = QDate(2026, 1, 1).addDays(*rc::gen::inRange(-3000, 3000));
        const QDate from = until.addDays(*rc::gen::inRange(-400, 400));
        const auto verdict = judgeContinuity(until, from);
        RC_ASSERT(verdict.days >= 0);
        RC_ASSERT((verdict.days == 0) == (verdict.continuity == Continuity::Continuous));
        RC_ASSERT(until.addDays(verdict.continuity == Continuity::Overlap ? -verdict.days : verdict.days) == from);
        RC_ASSERT(judgeContinuity(until.addDays(-1), from, EndDate::LastDayWith) == verdict);
    }));
}

TEST(Eligibility, a_period_does_not_cover_its_end)
{
    const Period period{QDate(2026, 4, 1), QDate(2026, 11, 1)};
    EXPECT_TRUE(period.covers(QDate(2026, 4, 1)));
    EXPECT_TRUE(period.covers(QDate(2026, 10, 31)));
    EXPECT_FALSE(period.covers(QDate(2026, 11, 1)));
    EXPECT_FALSE((Period{QDate(2026, 4, 2), QDate(2026, 4, 1)}).isValid());
    EXPECT_TRUE((Period{QDate(2026, 4, 1), QDate()}).covers(QDate(2099, 1, 1)));
}

TEST(Reasons, F08_every_reason_has_its_day)
{
    const QDate day(2026, 11, 10), morrow(2026, 11, 11);
    const struct { QString code; QDate from; } table[] = {
        {u"A1"_s, day}, {u"A2"_s, day}, {u"A3"_s, day}, {u"A4"_s, day}, {u"A5"_s, day}, {u"A6"_s, day}, {u"A7"_s, morrow}, {u"A8"_s, day}, {u"A9"_s, day},
        {u"L1"_s, morrow}, {u"L2"_s, morrow}, {u"L3"_s, morrow}, {u"L4"_s, morrow}, {u"L5"_s, day}, {u"L6"_s, day}, {u"L7"_s, morrow}, {u"L8"_s, morrow}, {u"L9"_s, day},
    };
    ASSERT_EQ(reasons().size(), std::size(table));
    for (const auto &[code, from] : table) {
        const Reason *reason = findReason(code);
        ASSERT_NE(reason, nullptr) << code.toStdString();
        EXPECT_EQ(reason->acquisition, code.startsWith(u'A'));
        EXPECT_EQ(coverDate(*reason, day), from) << code.toStdString();
    }
    EXPECT_EQ(coverDate(*findReason(u"L7"_s), day, {DateRule::SameDay}), day);
    EXPECT_EQ(coverDate(*findReason(u"L4"_s), day, {DateRule::SameDay}), morrow);
    EXPECT_EQ(findReason(u"A0"_s), nullptr);
    EXPECT_EQ(reasonName(u"A1"_s), u"転入"_s);
    EXPECT_NE(findPurpose(u"moving-in"_s), nullptr);
    EXPECT_EQ(findPurpose(u"x"_s), nullptr);
}

TEST(InsuredNumber, F07_is_read_as_people_write_it)
{
    const struct { QString text; InsuredNumberInput number; } table[] = {
        {u"富国-12345678-01"_s, {u"富国"_s, u"12345678"_s, u"01"_s}}, {u"富国１２３４５６７８－０１"_s, {u"富国"_s, u"12345678"_s, u"01"_s}},
        {u"12345678"_s, {{}, u"12345678"_s, {}}}, {u"12345678-01"_s, {{}, u"12345678"_s, u"01"_s}}, {u"１２３４５６７８ー０１"_s, {{}, u"12345678"_s, u"01"_s}},
        {u" 富国-00000001 "_s, {u"富国"_s, u"00000001"_s, {}}},
    };
    for (const auto &[text, number] : table) {
        const auto parsed = parseInsuredNumber(text);
        ASSERT_TRUE(parsed.has_value()) << text.toStdString();
        EXPECT_EQ(*parsed, number) << text.toStdString();
        EXPECT_EQ(parseInsuredNumber(formatInsuredNumber(*parsed)), parsed);
    }
    for (const QString &text : {u""_s, u"富国"_s, u"12345678-1"_s, u"12345678-001"_s, u"12-34-56-78"_s, u"a b 1"_s, QString(20, u'1'), u"富国富国富国富国富国富-1"_s, QString(100, u'1')})
        EXPECT_FALSE(parseInsuredNumber(text).has_value()) << text.toStdString();
}
