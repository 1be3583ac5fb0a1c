#include "domain/kana.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace madoguchi::domain;
using namespace Qt::StringLiterals;

TEST(Kana, F07_one_key_for_every_way_to_write_a_name)
{
    const struct { QString text, key; } table[] = {
        {u"ヤマダ"_s, u"ヤマダ"_s}, {u"やまだ"_s, u"ヤマダ"_s}, {u"ﾔﾏﾀﾞ"_s, u"ヤマダ"_s}, {u"ヤマタ\u3099"_s, u"ヤマダ"_s}, {u"ヤマタ゛"_s, u"ヤマダ"_s},
        {u"ヤマダ　ハナコ"_s, u"ヤマダハナコ"_s}, {u"ﾔﾏﾀﾞ ﾊﾅｺ"_s, u"ヤマダハナコ"_s}, {u"シュンイチ"_s, u"シユンイチ"_s}, {u"しゅんいち"_s, u"シユンイチ"_s},
        {u"オーノ"_s, u"オノ"_s}, {u"オｰノ"_s, u"オノ"_s}, {u"オ‐ノ"_s, u"オノ"_s}, {u"ジョン・スミス"_s, u"ジヨンスミス"_s}, {u"ヴィクトリア"_s, u"ブイクトリア"_s},
        {u"カヲル"_s, u"カオル"_s}, {u"ミヅホ"_s, u"ミズホ"_s}, {u"チヂミ"_s, u"チジミ"_s}, {u"ヰセキ"_s, u"イセキ"_s}, {u"スヱ"_s, u"スエ"_s}, {u"ヮヵヶ"_s, u"ワカケ"_s},
        {u"みすゞ"_s, u"ミスズ"_s}, {u"すゝむ"_s, u"ススム"_s}, {u"オ'ブライエン"_s, u"オブライエン"_s}, {u"E'\u0301"_s, u"É"_s},
        {QString::fromUcs4(U"𠮷ゝ"), QString::fromUcs4(U"𠮷")}, {u"\u0619ゞ"_s, u"\u0619"_s}, {u""_s, u""_s},
    };
    for (const auto &[text, key] : table)
        EXPECT_EQ(kanaKey(text), key) << text.toStdString();
}

TEST(Kana, F07_loose_key_forgets_voiced_marks)
{
    EXPECT_EQ(looseKanaKey(u"ババ"_s), looseKanaKey(u"ハパ"_s));
    EXPECT_EQ(looseKanaKey(u"ヤマダ"_s), u"ヤマタ"_s);
    EXPECT_EQ(looseKanaKey(u"ヴィ"_s), u"フイ"_s);
    EXPECT_NE(kanaKey(u"ヤマダ"_s), kanaKey(u"ヤマタ"_s));
}

TEST(Kana, tells_kana_from_other_text)
{
    for (const QString &text : {u"ヤマ"_s, u"やま"_s, u"ﾔﾏﾀﾞ"_s, u"ヤマダ　ハナコ"_s, u"オーノ"_s, u"みすゞ"_s})
        EXPECT_TRUE(isKana(text)) << text.toStdString();
    for (const QString &text : {u""_s, u" "_s, u"ー"_s, u"山田"_s, u"ヤマ田"_s, u"S30"_s, u"123"_s})
        EXPECT_FALSE(isKana(text)) << text.toStdString();
}

TEST(Kana, F01_is_written_as_the_interface_files_have_it)
{
    EXPECT_EQ(fullKatakana(u"ﾔﾏﾀﾞ ﾀﾛｳ"_s), u"ヤマダ　タロウ"_s);
    EXPECT_EQ(fullKatakana(u" やまだ　 たろう "_s), u"ヤマダ　タロウ"_s);
    EXPECT_EQ(fullKatakana(u"ヤマダ　ロバート・Ｊ"_s), QString());
    EXPECT_EQ(fullKatakana(u"山田"_s), QString());
}

TEST(Kana, a_key_is_its_own_key)
{
    static const QString letters = u"アァあぁガｶﾞヴヅヂヲーｰ゛ゝゞヽヾ・ '-ヮんン山S1"_s;
    EXPECT_TRUE(rc::check("keys do not change when folded again", [] {
        QString text;
        for (int n = *rc::gen::inRange(0, 12); n > 0; --n)
            text += letters[*rc::gen::inRange(0, static_cast<int>(letters.size()))];
        RC_ASSERT(kanaKey(kanaKey(text)) == kanaKey(text));
        RC_ASSERT(looseKanaKey(kanaKey(text)) == looseKanaKey(text));
        RC_ASSERT(looseKanaKey(looseKanaKey(text)) == looseKanaKey(text));
    }));
}
