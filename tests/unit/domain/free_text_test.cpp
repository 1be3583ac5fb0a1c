#include "domain/free_text.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::domain {

namespace {

std::optional<ErrorCode> refusal(const QString &text, const TextRule &rule = {})
{
    const auto checked = checkText(text, rule, u"reason"_s);
    EXPECT_TRUE(checked.ok() || checked.error().field == u"reason"_s);
    return checked.ok() ? std::nullopt : std::optional(checked.error().code);
}

} // namespace

TEST(FreeText, what_people_write_passes)
{
    for (const QString &text : {u""_s, u"転入のため"_s, u"see 12/3, \"as told\""_s, u"𠮷野　髙子"_s, u"辻\U000E0100"_s.left(1), u"ﾔﾏﾀﾞ (1)"_s, u"住民票 2026-11-22"_s})
        EXPECT_EQ(refusal(text), std::nullopt) << text.toStdString();
}

TEST(FreeText, what_nobody_sees_or_no_system_keeps_is_refused)
{
    for (const QString &text : {u"\uFEFF山田"_s, u"山\u200B田"_s, u"a\u202Eb"_s, u"a\u2066b"_s, u"a\nb"_s, u"a\tb"_s, u"a\u0085b"_s, u"a\u2028b"_s, u"外字\uE000"_s, u"外字\U000F0001"_s, u"\uFFFD"_s,
                                u"\uFFFE"_s, u"\uFDD0"_s, QString(QChar(0xD800)), u"a"_s + QChar(0xDC00), QString(QChar(u'\0'))})
        EXPECT_EQ(refusal(text), ErrorCode::CharacterUnfit) << text.toStdString();
}

TEST(FreeText, a_comma_or_quote_cannot_stand_where_the_text_goes_on_in_a_file)
{
    const TextRule file{200, TextFor::File};
    EXPECT_EQ(refusal(u"a,b"_s, file), ErrorCode::CharacterUnfit);
    EXPECT_EQ(refusal(u"a\"b"_s, file), ErrorCode::CharacterUnfit);
    EXPECT_EQ(refusal(u"a、b「c」"_s, file), std::nullopt);
}

TEST(FreeText, C06_an_individual_number_is_refused_and_so_is_what_is_missing_or_too_long)
{
    EXPECT_EQ(refusal(u"番号は 1234 5678 9018 です"_s), ErrorCode::IndividualNumberInText);
    EXPECT_EQ(refusal(u" 　"_s, {200, TextFor::Screen, true}), ErrorCode::FieldRequired);
    EXPECT_EQ(refusal(u""_s), std::nullopt);
    EXPECT_EQ(refusal(QString(5, u'あ'), {5}), std::nullopt);
    const auto tooLong = checkText(QString(6, u'あ'), {5}, u"note"_s);
    EXPECT_EQ(tooLong.error(), (Error{ErrorCode::TooLarge, {u"5"_s}, u"note"_s}));
}

} // namespace madoguchi::domain
