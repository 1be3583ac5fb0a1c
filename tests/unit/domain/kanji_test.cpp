#include "domain/kanji.h"

#include <QResource>
#include <QStringList>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>
#include <vector>

using namespace madoguchi::domain;
using namespace Qt::StringLiterals;

namespace {

/// The classes of resources/folding, as the product carries them.
const std::vector<std::u32string> &classes()
{
    static const std::vector<std::u32string> all = [] {
        std::vector<std::u32string> lines;
        for (const QByteArray &line : QResource(u":/folding/variants.txt"_s).uncompressedData().split('\n'))
            if (!line.isEmpty() && !line.startsWith('#'))
                lines.push_back(QString::fromUtf8(line).toStdU32String());
        return lines;
    }();
    return all;
}

QString one(char32_t c)
{
    return QString::fromUcs4(&c, 1);
}

/// Names with everything that keys forget: variants of any class, selectors, spaces, marks.
rc::Gen<QString> names()
{
    return rc::gen::exec([] {
        static const std::u32string others = U"山田一ヶケヵ々〻ーﾔﾏﾀﾞ゛アがＡaß ①㈱〇\u3000\uFE00\u200B\U000E0100\U000E01EF神\u3099";
        QString text;
        for (int n = *rc::gen::inRange(0, 12); n > 0; --n) {
            const std::u32string &from = *rc::gen::arbitrary<bool>() ? others : classes()[*rc::gen::inRange<std::size_t>(0, classes().size())];
            text += one(from[*rc::gen::inRange<std::size_t>(0, from.size())]);
        }
        return text;
    });
}

} // namespace

TEST(Kanji, F07_one_key_for_every_way_to_write_a_name)
{
    const QList<QStringList> table = {
        {u"高橋"_s, u"髙橋"_s, u"髙 橋"_s, u"高槗"_s, u"髙𣘺"_s},
        {u"渡辺"_s, u"渡邉"_s, u"渡邊"_s, u"渡邊\U000E0100"_s, u"渡　邉\U000E0111"_s, u"渡\u200B辺"_s},
        {u"斎藤"_s, u"斉藤"_s, u"齋藤"_s, u"齊藤"_s, u"斎\U000E0101藤"_s},
        {u"山崎"_s, u"山﨑"_s, u"山嵜"_s, u"山埼"_s, u"山碕"_s},
        {u"吉田"_s, u"𠮷田"_s}, {u"土田"_s, u"𡈽田"_s}, {u"浜田"_s, u"濱田"_s, u"濵田"_s}, {u"沢田"_s, u"澤田"_s}, {u"桜井"_s, u"櫻井"_s},
        {u"中島"_s, u"中嶋"_s, u"中嶌"_s}, {u"富田"_s, u"冨田"_s}, {u"大館"_s, u"大舘"_s}, {u"桑原"_s, u"桒原"_s}, {u"徳川"_s, u"德川"_s},
        {u"恵子"_s, u"惠子"_s}, {u"広田"_s, u"廣田"_s}, {u"国分"_s, u"國分"_s}, {u"竜田"_s, u"龍田"_s}, {u"滝沢"_s, u"瀧澤"_s, u"瀧沢"_s},
        {u"大塚"_s, u"大\uFA10"_s}, {u"神田"_s, u"\uFA19田"_s, u"神\uFE00田"_s}, {u"葛城"_s, u"葛\U000E0100城"_s}, {u"辻"_s, u"辻\U000E0100"_s},
        {u"柳田"_s, u"栁田"_s}, {u"曽根"_s, u"曾根"_s}, {u"薮内"_s, u"藪内"_s}, {u"篠原"_s, u"筱原"_s}, {u"峰岸"_s, u"峯岸"_s}, {u"長野"_s, u"長埜"_s},
        {u"松本"_s, u"枩本"_s, u"松夲"_s}, {u"杉山"_s, u"杦山"_s}, {u"栃木"_s, u"杤木"_s}, {u"桝田"_s, u"枡田"_s}, {u"檜山"_s, u"桧山"_s},
        {u"槙原"_s, u"槇原"_s}, {u"園田"_s, u"薗田"_s}, {u"岳"_s, u"嶽"_s}, {u"村田"_s, u"邨田"_s}, {u"黒田"_s, u"黑田"_s}, {u"横山"_s, u"橫山"_s},
        {u"瀬戸"_s, u"瀨戶"_s}, {u"増田"_s, u"增田"_s}, {u"呉"_s, u"吳"_s}, {u"宮内"_s, u"宮內"_s}, {u"緑川"_s, u"綠川"_s}, {u"塩谷"_s, u"鹽谷"_s},
        {u"伝田"_s, u"傳田"_s}, {u"来栖"_s, u"來栖"_s}, {u"鉄男"_s, u"鐵男"_s, u"銕男"_s}, {u"静香"_s, u"靜香"_s}, {u"寿"_s, u"壽"_s}, {u"弥生"_s, u"彌生"_s},
        {u"真一"_s, u"眞一"_s}, {u"実"_s, u"實"_s}, {u"栄"_s, u"榮"_s}, {u"礼子"_s, u"禮子"_s, u"\uFA18子"_s}, {u"和彦"_s, u"和彥"_s}, {u"清"_s, u"淸"_s},
        {u"喜一"_s, u"㐂一"_s}, {u"凛"_s, u"凜"_s}, {u"遥"_s, u"遙"_s}, {u"祢"_s, u"禰"_s, u"袮"_s}, {u"穣"_s, u"穰"_s}, {u"秋穂"_s, u"穐穗"_s},
        {u"辰巳"_s, u"辰\uFE00巳"_s}, {u"佐々木"_s, u"佐佐木"_s, u"佐〻木"_s}, {u"関ヶ原"_s, u"關ケ原"_s, u"関ｹ原"_s}, {u"Tom"_s, u"ＴＯＭ"_s, u"tom"_s},
    };
    for (const QStringList &names : table)
        for (const QString &name : names)
            EXPECT_EQ(kanjiKey(name), kanjiKey(names.front())) << name.toStdString();
}

TEST(Kanji, F07_names_that_only_look_alike_stay_apart)
{
    const struct { QString a, b; } table[] = {
        {u"大田"_s, u"太田"_s}, {u"土"_s, u"士"_s}, {u"日"_s, u"曰"_s}, {u"未"_s, u"末"_s}, {u"己"_s, u"巳"_s}, {u"伊藤"_s, u"伊東"_s},
        {u"傅"_s, u"伝"_s}, {u"胡"_s, u"楜"_s}, {u"陽"_s, u"暘"_s}, {u"易"_s, u"陽"_s}, {u"界"_s, u"堺"_s}, {u"川"_s, u"河"_s}, {u"原"_s, u"源"_s},
        {u"藤"_s, u"滕"_s}, {u"安部"_s, u"阿部"_s}, {u"千"_s, u"干"_s}, {u"人"_s, u"入"_s}, {u"輝"_s, u"暉"_s}, {u"良"_s, u"亮"_s}, {u"修"_s, u"脩"_s},
    };
    for (const auto &[a, b] : table)
        EXPECT_NE(kanjiKey(a), kanjiKey(b)) << a.toStdString();
}

TEST(Kanji, a_form_that_folds_to_a_space_and_a_mark_leaves_no_space)
{
    EXPECT_EQ(writtenKey(u"山\uFE74"_s), u"山\u064D"_s);
    EXPECT_EQ(kanjiKey(u"山\uFE74"_s), u"山\u064D"_s);
}

TEST(Kanji, a_written_key_keeps_the_variant)
{
    EXPECT_EQ(writtenKey(u"山田　花子"_s), u"山田花子"_s);
    EXPECT_EQ(writtenKey(u"葛\U000E0100城"_s), u"葛城"_s);
    EXPECT_EQ(writtenKey(u"神\uFE00田\uFA10"_s), u"神田塚"_s);
    EXPECT_EQ(writtenKey(u"𠮷田"_s), u"𠮷田"_s);
    EXPECT_EQ(writtenKey(u"佐々木ＴＯＭ"_s), u"佐々木TOM"_s);
    EXPECT_NE(writtenKey(u"髙橋"_s), writtenKey(u"高橋"_s));
    EXPECT_EQ(writtenKey(QString(QChar(0xD842))).size(), 1) << "half of a character is no reason to fall";
}

TEST(Kanji, each_class_has_one_key_and_no_character_two)
{
    EXPECT_GT(classes().size(), 5000u);
    std::set<char32_t> seen;
    for (const std::u32string &members : classes()) {
        EXPECT_GT(members.size(), 1u);
        for (const char32_t c : members) {
            EXPECT_TRUE(seen.insert(c).second) << one(c).toStdString();
            EXPECT_EQ(kanjiKey(one(c)), one(members.front())) << one(c).toStdString();
        }
    }
}

TEST(Kanji, numerals_of_addresses_are_their_own_key)
{
    for (const QChar c : u"〇一二三四五六七八九十百千丁目番地号条線字"_s)
        EXPECT_EQ(kanjiKey(c), QString(c)) << QString(c).toStdString();
}

TEST(Kanji, every_character_has_a_key_of_its_own_kind)
{
    for (char32_t c = 1; c < 0x32000; ++c) {
        const QString key = kanjiKey(one(c));
        if (kanjiKey(key) != key || writtenKey(writtenKey(one(c))) != writtenKey(one(c)))
            ADD_FAILURE() << std::hex << static_cast<quint32>(c);
    }
}

TEST(Kanji, a_key_is_its_own_key_and_grows_with_the_name)
{
    EXPECT_TRUE(rc::check("keys do not change when folded again and hold nothing unseen", [] {
        const QString name = *names();
        const QString key = kanjiKey(name);
        RC_ASSERT(kanjiKey(key) == key);
        RC_ASSERT(kanjiKey(writtenKey(name)) == key);
        for (const char32_t c : key.toStdU32String())
            RC_ASSERT(!QChar::isSpace(c) && QChar::category(c) != QChar::Other_Format && !(c >= 0xFE00 && c <= 0xFE0F) && !(c >= 0xE0100 && c <= 0xE01EF));
    }));
    EXPECT_TRUE(rc::check("what is typed so far begins the key of the whole name", [] {
        std::u32string name = (*names()).toStdU32String();
        // What combines with the letter before it changes that letter.
        std::erase_if(name, [](char32_t c) { return QChar::category(c) == QChar::Mark_NonSpacing || (c >= 0xFF00 && c <= 0xFFEF) || c == U'゛'; });
        const auto typed = name.substr(0, *rc::gen::inRange<std::size_t>(0, name.size() + 1));
        RC_ASSERT(kanjiKey(QString::fromStdU32String(name)).startsWith(kanjiKey(QString::fromStdU32String(typed))));
    }));
}
