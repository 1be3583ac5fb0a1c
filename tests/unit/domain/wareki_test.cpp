#include "domain/age.h"
#include "domain/wareki.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace madoguchi;
using namespace madoguchi::domain;
using namespace Qt::StringLiterals;

TEST(Wareki, F07_understands_a_date_however_it_is_written)
{
    const QDate day(1955, 1, 1);
    for (const QString &text : {u"S30.1.1"_s, u"s300101"_s, u"3300101"_s, u"昭和30年1月1日"_s, u"1955/1/1"_s, u"1955-01-01"_s, u"19550101"_s, u"Ｓ３０．１．１"_s,
             u"昭和３０年１月１日"_s, u"１９５５／１／１"_s, u"S30-1-1"_s, u"S30/01/01"_s, u"昭30.1.1"_s, u" S 30. 1. 1 "_s, u"1955年1月1日"_s, u"㍼30年1月1日"_s,
             u"1955−1−1"_s, u"S30年1月1"_s}) {
        const auto parsed = parseDay(text);
        ASSERT_TRUE(parsed.ok()) << text.toStdString();
        EXPECT_EQ(*parsed, day) << text.toStdString();
    }
}

TEST(Wareki, F07_understands_years_and_months)
{
    using P = DateInput::Precision;
    const struct { QString text; DateInput meant; } table[] = {
        {u"S30"_s, {P::Year, QDate(1955, 1, 1), QDate(1955, 12, 31)}},
        {u"昭和30年"_s, {P::Year, QDate(1955, 1, 1), QDate(1955, 12, 31)}},
        {u"1955年"_s, {P::Year, QDate(1955, 1, 1), QDate(1955, 12, 31)}},
        {u"S30."_s, {P::Year, QDate(1955, 1, 1), QDate(1955, 12, 31)}},
        {u"昭和元年"_s, {P::Year, QDate(1926, 12, 25), QDate(1926, 12, 31)}},
        {u"昭和64年"_s, {P::Year, QDate(1989, 1, 1), QDate(1989, 1, 7)}},
        {u"平成元年"_s, {P::Year, QDate(1989, 1, 8), QDate(1989, 12, 31)}},
        {u"H31"_s, {P::Year, QDate(2019, 1, 1), QDate(2019, 4, 30)}},
        {u"S30.2"_s, {P::Month, QDate(1955, 2, 1), QDate(1955, 2, 28)}},
        {u"令和元年5月"_s, {P::Month, QDate(2019, 5, 1), QDate(2019, 5, 31)}},
    };
    for (const auto &[text, meant] : table) {
        const auto parsed = parseDate(text);
        ASSERT_TRUE(parsed.ok()) << text.toStdString();
        EXPECT_EQ(*parsed, meant) << text.toStdString();
        EXPECT_FALSE(parseDay(text).ok()) << text.toStdString();
    }
}

TEST(Wareki, knows_the_exact_bounds_of_each_era)
{
    const struct { QString text; QDate day; } good[] = {
        {u"S63.12.31"_s, QDate(1988, 12, 31)}, {u"S64.1.7"_s, QDate(1989, 1, 7)}, {u"H1.1.8"_s, QDate(1989, 1, 8)}, {u"H31.4.30"_s, QDate(2019, 4, 30)},
        {u"R1.5.1"_s, QDate(2019, 5, 1)}, {u"令和元年5月1日"_s, QDate(2019, 5, 1)}, {u"T1.7.30"_s, QDate(1912, 7, 30)}, {u"M45.7.29"_s, QDate(1912, 7, 29)},
        {u"T15.12.24"_s, QDate(1926, 12, 24)}, {u"S1.12.25"_s, QDate(1926, 12, 25)}, {u"M1.1.25"_s, QDate(1868, 1, 25)}, {u"4310109"_s, QDate(2019, 1, 9)},
        {u"3530907"_s, QDate(1978, 9, 7)}, {u"5020601"_s, QDate(2020, 6, 1)},
    };
    for (const auto &[text, day] : good) {
        const auto parsed = parseDay(text);
        ASSERT_TRUE(parsed.ok()) << text.toStdString();
        EXPECT_EQ(*parsed, day);
    }
    const struct { QString text, suggestion; } bad[] = {
        {u"平成31.5.1"_s, u"令和元年5月1日"_s}, {u"昭和64.1.8"_s, u"平成元年1月8日"_s}, {u"平成32年"_s, u"令和2年"_s}, {u"H1.1.7"_s, u"昭和64年1月7日"_s}, {u"昭和65年1月1日"_s, u"平成2年1月1日"_s},
        {u"R1.4.30"_s, u"平成31年4月30日"_s},
    };
    for (const auto &[text, suggestion] : bad) {
        const auto parsed = parseDate(text);
        ASSERT_FALSE(parsed.ok()) << text.toStdString();
        EXPECT_EQ(parsed.error(), (Error{ErrorCode::DateInvalid, {suggestion}, {}})) << text.toStdString();
    }
}

TEST(Wareki, refuses_what_is_no_date)
{
    for (const QString &text : {u""_s, u"ヤマダ"_s, u"S0.1.1"_s, u"S30.13.1"_s, u"S30.2.29"_s, u"1955/2/30"_s, u"6010101"_s, u"0300101"_s, u"S30.1.1.1"_s, u"X30.1.1"_s, u"1955"_s + QString(60, u'0'),
             u"S30 0101 x"_s, u"0000/1/1"_s, u"M1.1.24"_s, u"元年"_s, u"123456"_s, u"9999/1/1"_s, u"-1"_s})
        EXPECT_FALSE(parseDate(text).ok()) << text.toStdString();
}

TEST(Wareki, writes_the_first_year_as_gannen)
{
    EXPECT_EQ(formatWareki(QDate(1955, 1, 1)), u"昭和30年1月1日"_s);
    EXPECT_EQ(formatWareki(QDate(2019, 5, 1)), u"令和元年5月1日"_s);
    EXPECT_EQ(formatWarekiShort(QDate(1955, 1, 1)), u"S30.1.1"_s);
    EXPECT_EQ(formatWarekiShort(QDate(2019, 5, 1)), u"R1.5.1"_s);
    EXPECT_EQ(formatWareki(QDate()), QString());
    EXPECT_EQ(formatWareki(QDate(1850, 1, 1)), u"1850-01-01"_s);
}

TEST(Wareki, shows_a_birth_that_is_known_in_part)
{
    EXPECT_EQ(formatBirth(u"1955-01-01"_s), u"昭和30年1月1日"_s);
    EXPECT_EQ(formatBirth(u"1955-03-00"_s), u"昭和30年3月(日不詳)"_s);
    EXPECT_EQ(formatBirth(u"1955-00-00"_s), u"昭和30年(月日不詳)"_s);
    EXPECT_EQ(formatBirth(QString()), u"不詳"_s);
    for (const QString &wrong : {u"1955-13-00"_s, u"1955-01-01"_s, u"1955-01"_s, u"x"_s, u"0000-00-00"_s, u"1955-00-00\n"_s})
        EXPECT_FALSE(isPartialDate(wrong)) << wrong.toStdString();
}

TEST(Wareki, every_day_survives_every_form)
{
    EXPECT_TRUE(rc::check("format, then parse", [] {
        const QDate day = QDate(1868, 1, 25).addDays(*rc::gen::inRange(0, 91'000));
        const auto year = eraYear(day);
        RC_ASSERT(year.has_value());
        const QString compact = QString::number(static_cast<int>(year->era)) + QString::number(year->year).rightJustified(2, u'0') + day.toString(u"MMdd"_s);
        for (const QString &text : {formatWareki(day), formatWarekiShort(day), day.toString(Qt::ISODate), day.toString(u"yyyyMMdd"_s), day.toString(u"yyyy/M/d"_s)}) {
            const auto parsed = parseDay(text);
            RC_ASSERT(parsed.ok());
            RC_ASSERT(*parsed == day);
        }
        if (compact.size() == 7) {
            const auto parsed = parseDay(compact);
            RC_ASSERT(parsed.ok());
            RC_ASSERT(*parsed == day);
        }
    }));
    EXPECT_TRUE(rc::check("any text is answered, never more than a date", [](const std::string &bytes) {
        const auto parsed = parseDate(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())));
        const bool sound = !parsed.ok() || (parsed->from.isValid() && parsed->from <= parsed->until);
        RC_ASSERT(sound);
    }));
}

TEST(Wareki, F07_six_digits_without_an_era_are_read_in_every_way_that_may_be_a_birth)
{
    const QDate today(2026, 11, 20);
    EXPECT_EQ(birthReadings(u"300101"_s, today), (QList<BirthReading>{{QDate(1955, 1, 1), false, u"S30.1.1"_s},
                                                                     {QDate(2018, 1, 1), false, u"H30.1.1"_s},
                                                                     {QDate(1930, 1, 1), true, u"1930.1.1"_s}}));
    EXPECT_EQ(birthReadings(u"３００１０１"_s, today).size(), 3);
    EXPECT_EQ(birthReadings(u"050505"_s, today), (QList<BirthReading>{{QDate(1930, 5, 5), false, u"S5.5.5"_s},
                                                                     {QDate(1993, 5, 5), false, u"H5.5.5"_s},
                                                                     {QDate(2023, 5, 5), false, u"R5.5.5"_s},
                                                                     {QDate(2005, 5, 5), true, u"2005.5.5"_s}})) << "not 1905";
    EXPECT_EQ(birthReadings(u"640108"_s, today), (QList<BirthReading>{{QDate(1964, 1, 8), true, u"1964.1.8"_s}})) << "that day was in 平成 already";
    EXPECT_EQ(birthReadings(u"081120"_s, today).at(2).date, today) << "born today";
    EXPECT_EQ(birthReadings(u"081121"_s, today).size(), 3) << "令和8年11月21日 is not yet";
    for (const QString &text : {u"301301"_s, u"300230"_s, u"30010"_s, u"3001011"_s, u"S300101"_s, u"ヤマダ"_s, QString()})
        EXPECT_TRUE(birthReadings(text, today).isEmpty()) << text.toStdString();
    for (const BirthReading &reading : birthReadings(u"200229"_s, today))
        EXPECT_EQ(parseDay(reading.written).value(), reading.date) << "what is written instead means that day alone";
}

TEST(Age, is_reached_on_the_day_before_the_birthday)
{
    const struct { QDate birth, day; int age; } table[] = {
        {QDate(1955, 4, 1), QDate(1970, 3, 30), 14}, {QDate(1955, 4, 1), QDate(1970, 3, 31), 15}, {QDate(1955, 4, 2), QDate(1970, 3, 31), 14},
        {QDate(2000, 2, 29), QDate(2001, 2, 27), 0}, {QDate(2000, 2, 29), QDate(2001, 2, 28), 1}, {QDate(2000, 2, 29), QDate(2004, 2, 27), 3},
        {QDate(2000, 2, 29), QDate(2004, 2, 28), 4}, {QDate(1990, 1, 1), QDate(2000, 12, 31), 11}, {QDate(2026, 11, 20), QDate(2026, 11, 20), 0},
        {QDate(2026, 11, 21), QDate(2026, 11, 20), -1}, {QDate(), QDate(2026, 1, 1), -1},
    };
    for (const auto &[birth, day, age] : table)
        EXPECT_EQ(ageOn(birth, day), age) << birth.toString(Qt::ISODate).toStdString() << " on " << day.toString(Qt::ISODate).toStdString();
}
