#include "domain/check_digit.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace madoguchi::domain;
using namespace Qt::StringLiterals;

namespace {

std::array<std::uint8_t, 12> digits(const char *text)
{
    std::array<std::uint8_t, 12> values{};
    for (int i = 0; i < 12; ++i)
        values[i] = static_cast<std::uint8_t>(text[i] - '0');
    return values;
}

/// Calculates as std::uint32_t does and notes each step. It cannot be compared or turned into a bool: what branches on it does not compile.
class Traced {
public:
    Traced(std::uint32_t value) : m_value(value) {}
    static inline std::string steps;
    friend Traced operator+(Traced a, Traced b) { return step('+', a.m_value + b.m_value); }
    friend Traced operator-(Traced a, Traced b) { return step('-', a.m_value - b.m_value); }
    friend Traced operator*(Traced a, Traced b) { return step('*', a.m_value * b.m_value); }
    friend Traced operator%(Traced a, Traced b) { return step('%', a.m_value % b.m_value); }
    friend Traced operator&(Traced a, Traced b) { return step('&', a.m_value & b.m_value); }
    friend Traced operator^(Traced a, Traced b) { return step('^', a.m_value ^ b.m_value); }
    friend Traced operator>>(Traced a, unsigned bits) { return step('>', a.m_value >> bits); }
    std::uint32_t reveal() const { return m_value; }

private:
    static Traced step(char name, std::uint32_t value)
    {
        steps += name;
        return value;
    }
    std::uint32_t m_value;
};
static_assert(!std::is_convertible_v<Traced, bool> && !std::is_constructible_v<bool, Traced>);
template <typename T>
concept Asked = requires(T a, T b) { a == b; } || requires(T a, T b) { a < b; };
static_assert(!Asked<Traced> && Asked<std::uint32_t>);

} // namespace

TEST(CheckDigit, knows_insurer_numbers_of_public_samples)
{
    for (const QString &number : {u"138057"_s, u"133066"_s, u"140053"_s, u"110080"_s, u"138032"_s, u"133223"_s, u"061234"_s, u"01010016"_s, u"01130012"_s,
             u"01350016"_s, u"34130021"_s, u"06139463"_s, u"39131032"_s, u"21136015"_s, u"12143210"_s, u"21116017"_s, u"33120015"_s})
        EXPECT_TRUE(isInsurerNumber(number)) << number.toStdString();
    // 83136019 stands in a public sample and is wrong all the same.
    for (const QString &number : {u"83136019"_s, u"138058"_s, u"13805"_s, u"1380577"_s, u""_s, u"13805a"_s, u"１３８０５７"_s})
        EXPECT_FALSE(isInsurerNumber(number)) << number.toStdString();
    EXPECT_EQ(insurerCheckDigit(u"111111"), 1); // 公費受給者番号 1111111
}

TEST(CheckDigit, takes_the_paddings_of_insurer_numbers)
{
    for (const QString &text : {u"138057"_s, u"  138057"_s, u"00138057"_s, u"１３８０５７"_s})
        EXPECT_EQ(normalizedInsurerNumber(text), u"138057"_s) << text.toStdString();
    EXPECT_EQ(normalizedInsurerNumber(u"39131032"_s), u"39131032"_s);
    EXPECT_TRUE(normalizedInsurerNumber(u"138058"_s).isEmpty());
}

TEST(CheckDigit, knows_municipality_codes)
{
    for (const QString &code : {u"162019"_s, u"401005"_s, u"431001"_s, u"131032"_s, u"131130"_s})
        EXPECT_TRUE(isMunicipalityCode(code)) << code.toStdString();
    for (const QString &code : {u"162018"_s, u"16201"_s, u"1620199"_s, u"abcdef"_s, u""_s})
        EXPECT_FALSE(isMunicipalityCode(code)) << code.toStdString();
}

TEST(CheckDigit, knows_the_rule_of_individual_numbers)
{
    for (const char *good : {"123456789018", "111111111118", "999999999996", "000000000000"})
        EXPECT_TRUE(hasIndividualCheckDigit(digits(good))) << good;
    for (const char *bad : {"123456789010", "123456789019", "111111111111"})
        EXPECT_FALSE(hasIndividualCheckDigit(digits(bad))) << bad;
}

TEST(CheckDigit, every_wrong_last_digit_is_refused)
{
    EXPECT_TRUE(rc::check("exactly one last digit fits", [] {
        auto values = digits("000000000000");
        for (int i = 0; i < 11; ++i)
            values[i] = static_cast<std::uint8_t>(*rc::gen::inRange(0, 10));
        int fitting = 0;
        for (std::uint8_t last = 0; last < 10; ++last) {
            values[11] = last;
            fitting += hasIndividualCheckDigit(values) ? 1 : 0;
        }
        RC_ASSERT(fitting == 1);
    }));
    EXPECT_TRUE(rc::check("a wrong digit in an insurer number is noticed", [] {
        QString number;
        for (int i = 0; i < 5; ++i)
            number += QChar(u'0' + *rc::gen::inRange(0, 10));
        number += QString::number(insurerCheckDigit(number));
        RC_ASSERT(isInsurerNumber(number));
        const int at = *rc::gen::inRange(0, 6);
        const QChar other = QChar(u'0' + *rc::gen::inRange(0, 10));
        RC_PRE(number[at] != other);
        number[at] = other;
        RC_ASSERT(!isInsurerNumber(number));
    }));
}

TEST(CheckDigit, C20_of_an_individual_number_takes_the_same_steps_whatever_the_digits)
{
    std::string first;
    EXPECT_TRUE(rc::check("one path", [&] {
        std::vector<Traced> traced;
        std::array<std::uint8_t, 12> values{};
        for (std::size_t i = 0; i < 12; ++i) {
            values[i] = static_cast<std::uint8_t>(*rc::gen::inRange(0, 10));
            traced.emplace_back(values[i]);
        }
        Traced::steps.clear();
        const Traced fault = individualCheckFault<Traced>(std::span<const Traced, 12>(traced.data(), 12));
        RC_ASSERT((fault.reveal() == 0) == hasIndividualCheckDigit(values));
        if (first.empty())
            first = Traced::steps;
        RC_ASSERT(Traced::steps == first);
    }));
    EXPECT_GT(first.size(), 22U);
}
