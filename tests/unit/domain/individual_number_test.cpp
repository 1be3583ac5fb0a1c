#include "domain/individual_number.h"

#include <gtest/gtest.h>

#include <type_traits>

using namespace madoguchi;
using namespace madoguchi::domain;
using namespace Qt::StringLiterals;

namespace {

SecretBytes secret(std::string_view text)
{
    return SecretBytes(std::span(reinterpret_cast<const std::uint8_t *>(text.data()), text.size()));
}

} // namespace

TEST(IndividualNumber, C20_takes_twelve_digits_that_pass_the_check)
{
    for (const char *good : {"123456789018", "111111111118", "999999999996"})
        EXPECT_TRUE(IndividualNumber::fromDigits(secret(good)).ok()) << good;
}

TEST(IndividualNumber, C20_refuses_everything_else_with_its_reason)
{
    for (const char *bad : {"", "12345678901", "1234567890188", "12345678901a", "000000000000", "１２３４", "-12345678901"}) {
        auto answer = IndividualNumber::fromDigits(secret(bad));
        ASSERT_FALSE(answer.ok()) << bad;
        EXPECT_EQ(answer.error().code, ErrorCode::FieldInvalid) << bad;
        EXPECT_TRUE(answer.error().args.isEmpty()) << "an error says nothing of the digits";
    }
    auto answer = IndividualNumber::fromDigits(secret("123456789010"));
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::CheckDigitWrong);
    EXPECT_TRUE(answer.error().args.isEmpty());
}

TEST(IndividualNumber, C03_can_be_moved_and_nothing_else)
{
    static_assert(!std::is_copy_constructible_v<IndividualNumber> && !std::is_copy_assignable_v<IndividualNumber>);
    static_assert(!std::is_convertible_v<IndividualNumber, QString> && !std::is_constructible_v<QString, IndividualNumber>);
    static_assert(!std::is_default_constructible_v<IndividualNumber>);
    static_assert(std::is_nothrow_move_constructible_v<IndividualNumber>);
}

TEST(IndividualNumber, C06_is_noticed_in_free_text_however_it_is_written)
{
    for (const QString &text : {u"123456789018"_s, u"番号は1234-5678-9018です"_s, u"１２３４　５６７８　９０１８"_s, u"1 2 3 4 5 6 7 8 9 0 1 8"_s,
             u"x9123456789018y"_s, u"1234ー5678ー9018"_s, u"1234\u200b5678\u200b9018"_s, u"1234—5678—9018"_s})
        EXPECT_TRUE(containsIndividualNumber(text)) << text.toStdString();
    for (const QString &text : {u""_s, u"転入の相談"_s, u"12345678901"_s, u"123456789010"_s, u"000000000000"_s, u"1234/5678/9018"_s, u"電話 0764-31-0000"_s})
        EXPECT_FALSE(containsIndividualNumber(text)) << text.toStdString();
}
