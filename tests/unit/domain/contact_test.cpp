#include "domain/contact.h"

#include <QStringList>
#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace madoguchi::domain;
using namespace Qt::StringLiterals;

namespace {

rc::Gen<QString> oneOf(const QStringList &list)
{
    return rc::gen::map(rc::gen::inRange<qsizetype>(0, list.size()), [list](qsizetype i) { return list[i]; });
}

/// As a form with wide letters has it.
QString wide(QString text)
{
    for (QChar &c : text)
        if (c > u' ' && c <= u'~')
            c = QChar(c.unicode() + 0xFEE0);
    return text;
}

QString numeral(int n)
{
    static const QString digits = u"〇一二三四五六七八九"_s;
    const auto part = [](int count, const QString &name) { return count == 0 ? QString() : (count == 1 ? QString() : QString(digits[count])) + name; };
    return part(n / 100, u"百"_s) + part(n / 10 % 10, u"十"_s) + (n % 10 == 0 ? QString() : QString(digits[n % 10]));
}

} // namespace

TEST(Contact, F07_one_key_for_every_way_to_write_an_address)
{
    const QList<QStringList> table = {
        {u"富山市桜町2-3-4"_s, u"富山市桜町２丁目３番４号"_s, u"富山市桜町二丁目3-4"_s, u"富山市 桜町 2 丁目 3 番 4 号"_s, u"富山市櫻町２－３－４"_s, u"富山市桜町二丁目三番四号"_s,
         u"富山市桜町2−3−4"_s, u"富山市桜町2‐3‐4"_s, u"富山市桜町2–3–4"_s, u"富山市桜町２ー３ー４"_s, u"富山市桜町2丁目3の4"_s, u"富山市桜町二の三の四"_s, u"富山市桜町二－三－四"_s,
         u"富山市桜町2丁目3番地4"_s, u"富山市桜町2丁目3番地の4"_s, u"富山市桜町2丁目3番の4"_s, u"富山市桜町２丁目３－４号"_s, u"富山市桜町 2-3 4"_s, u"富山市桜町2―3―4"_s},
        {u"富山市桜町2-3-4-101"_s, u"富山市桜町2丁目3番4号101号室"_s, u"富山市桜町2丁目3番4号 101"_s, u"富山市桜町2-3-4-101号"_s, u"富山市桜町２－３－４　１０１号室"_s},
        {u"富山市桜町2-3-4桜荘201"_s, u"富山市桜町2丁目3番4号 桜荘201号室"_s, u"富山市桜町２－３－４　櫻莊２０１"_s},
        {u"富山市桜町3-4八幡荘"_s, u"富山市桜町三番四号八幡荘"_s, u"富山市桜町3番地4－八幡荘"_s},
        {u"富山市新庄123"_s, u"富山市新庄123番地"_s, u"富山市新庄百二十三番地"_s, u"富山市新庄一二三番地"_s, u"富山市新庄１２３番"_s, u"富山市大字新庄123"_s, u"富山市新庄字123番地"_s},
        {u"富山市新庄1050-6"_s, u"富山市新庄千五十番地六"_s, u"富山市新庄一〇五〇番地の六"_s, u"富山市新庄一○五○番地ノ6"_s, u"富山市新庄1050番地6"_s},
        {u"砺波市鷹栖上野20"_s, u"砺波市大字鷹栖字上野20番地"_s, u"礪波市鷹栖字上野二十番"_s, u"砺波市鷹栖小字上野20"_s},
        {u"千代田区霞が関1-2-2"_s, u"千代田区霞ヶ関一丁目２番２号"_s, u"千代田区霞ケ関1-2-2"_s, u"千代田区霞ガ関1丁目2-2"_s},
        {u"茅ヶ崎市茅ヶ崎1"_s, u"茅ケ崎市茅が崎１番地"_s}, {u"龍ケ崎市3710"_s, u"竜ヶ崎市3710番地"_s}, {u"丸の内1-1"_s, u"丸ノ内一丁目1"_s, u"丸の内1丁目1番"_s},
        {u"三ツ境7-1"_s, u"三つ境7番地1"_s, u"三ッ境7の1"_s},
        {u"札幌市中央区北1条西2丁目"_s, u"札幌市中央区北一条西二丁目"_s, u"札幌市中央区北１条西２"_s},
        {u"堺市堺区南瓦町3-1"_s, u"堺市堺区南瓦町3番1号"_s}, {u"堺市中区深井清水町2丁3-4"_s, u"堺市中区深井清水町二丁3番4号"_s, u"堺市中区深井清水町2-3-4"_s},
        {u"千代田区三番町6-2"_s, u"千代田区3番町6番地2"_s, u"千代田区三番町六番地二"_s}, {u"高松市四番丁1"_s, u"高松市4番丁1番地"_s},
        {u"滝沢市第5地割20"_s, u"瀧澤市第五地割20番地"_s}, {u"コーポ桜A-101"_s, u"コーポ桜Ａ－１０１"_s, u"コーポ桜ａー１０１"_s},
        {u"桜町21-30"_s, u"桜町二十一丁目30番"_s, u"桜町21丁目三十"_s + u"番"_s}, {u"桜町10-11"_s, u"桜町十丁目十一番"_s, u"桜町一〇丁目一一番"_s},
    };
    for (const QStringList &addresses : table)
        for (const QString &address : addresses)
            EXPECT_EQ(addressKey(address), addressKey(addresses.front())) << address.toStdString() << ": " << addressKey(address).toStdString();
}

TEST(Contact, the_key_of_an_address_reads_as_its_shortest_form)
{
    EXPECT_EQ(addressKey(u"富山市桜町２丁目３番４号"_s), u"富山市桜町2-3-4"_s);
    EXPECT_EQ(addressKey(u"コーポさくら三号棟"_s), u"コーポさくら三号棟"_s);
    EXPECT_EQ(addressKey(u"中央区八丁堀1丁目"_s), u"中央区八丁堀1"_s);
    EXPECT_EQ(addressKey(u"十文字町 - 1"_s), u"十文字町1"_s);
    EXPECT_EQ(addressKey(u"六本木六丁目"_s), u"六本木6"_s);
    EXPECT_EQ(addressKey(QString()), QString());
    EXPECT_EQ(addressKey(u"　-　"_s), QString());
}

TEST(Contact, addresses_next_door_stay_apart)
{
    const struct { QString a, b; } table[] = {
        {u"桜町2-34"_s, u"桜町23-4"_s}, {u"桜町2丁目34番"_s, u"桜町2丁目3番4号"_s}, {u"桜町1"_s, u"桜町一"_s}, {u"桜町10番地"_s, u"桜町1番地"_s},
        {u"一番町2"_s, u"二番町1"_s}, {u"東桜町1"_s, u"西桜町1"_s}, {u"コーポ1"_s, u"コポ1"_s}, {u"北1条西2"_s, u"北1西2"_s},
    };
    for (const auto &[a, b] : table)
        EXPECT_NE(addressKey(a), addressKey(b)) << a.toStdString();
}

TEST(Contact, width_hyphen_and_numerals_do_not_change_the_key)
{
    static const QStringList towns = {u"富山市桜町"_s, u"高岡市大字末広町"_s, u"魚津市釈迦堂"_s, u"霞ヶ関"_s, u"札幌市北一条西"_s};
    static const QStringList hyphens = {u"-"_s, u"－"_s, u"‐"_s, u"−"_s, u"–"_s, u"—"_s, u"―"_s, u"ー"_s, u"ｰ"_s, u"の"_s, u"ノ"_s, u"─"_s};
    EXPECT_TRUE(rc::check("a house number in any form has the key of its shortest", [] {
        const QString town = *oneOf(towns);
        const int n[] = {*rc::gen::inRange(1, 60), *rc::gen::inRange(1, 400), *rc::gen::inRange(1, 40)};
        const auto form = [&](int style, const QString &a, const QString &b, const QString &c) {
            const auto text = [&](int i) { return style == 0 ? QString::number(n[i]) : style == 1 ? wide(QString::number(n[i])) : numeral(n[i]); };
            return town + text(0) + a + text(1) + b + text(2) + c;
        };
        const QString key = addressKey(form(0, u"-"_s, u"-"_s, QString()));
        const int style = *rc::gen::inRange(0, 3);
        RC_ASSERT(addressKey(form(style, *oneOf(hyphens), *oneOf(hyphens), QString())) == key);
        RC_ASSERT(addressKey(form(style, u"丁目"_s, *oneOf({u"番"_s, u"番地"_s, u"番地の"_s, u"－"_s}), *oneOf({u"号"_s, u"号室"_s}))) == key);
        RC_ASSERT(addressKey(wide(form(style, u"丁目 "_s, u"番 "_s, u"号"_s))) == key);
    }));
}

TEST(Contact, the_key_of_an_address_is_its_own_key)
{
    static const QString letters = u"0123４５一二三十百千〇丁目番地号室条町のノがヶガケつツー-－―−字大文 　桜櫻市コAｂ"_s;
    EXPECT_TRUE(rc::check("keys do not change when folded again and hold no space", [] {
        QString text;
        for (int n = *rc::gen::inRange(0, 16); n > 0; --n)
            text += letters[*rc::gen::inRange<qsizetype>(0, letters.size())];
        const QString key = addressKey(text);
        RC_ASSERT(addressKey(key) == key);
        RC_ASSERT(std::none_of(key.begin(), key.end(), [](QChar c) { return c.isSpace(); }));
    }));
}

TEST(Contact, a_postal_code_in_any_form)
{
    for (const QString &text : {u"9300001"_s, u"930-0001"_s, u"〒930-0001"_s, u"９３０－０００１"_s, u"〒 ９３０ ー ０００１"_s, u" 930−0001 "_s, u"930 0001"_s, u"〶9300001"_s})
        EXPECT_EQ(postalKey(text), u"9300001"_s) << text.toStdString();
    for (const QString &text : {u""_s, u"930"_s, u"930-001"_s, u"93000011"_s, u"930-000a"_s, u"富山市"_s, u"〒930-0001 富山市"_s, u"٩٣٠٠٠٠١"_s})
        EXPECT_EQ(postalKey(text), QString()) << text.toStdString();
}

TEST(Contact, a_telephone_number_in_any_form)
{
    const struct { QString text, key; } table[] = {
        {u"076-000-0001"_s, u"0760000001"_s}, {u"０７６（０００）０００１"_s, u"0760000001"_s},
        {u"(076) 000 0001"_s, u"0760000001"_s}, {u"+81 76-000-0001"_s, u"0760000001"_s},
        {u"+81 (0)76 000 0001"_s, u"0760000001"_s}, {u"＋８１－７６－０００－０００１"_s, u"0760000001"_s},
        {u"090−0000−0001"_s, u"09000000001"_s}, {u"090ー0000ー0001"_s, u"09000000001"_s},
        {u"+819000000001"_s, u"09000000001"_s}, {u"+81-090-0000-0001"_s, u"09000000001"_s}, {u"0120-000-000"_s, u"0120000000"_s},
        {u""_s, u""_s}, {u"000-0001"_s, u""_s}, {u"76-000-0001"_s, u""_s}, {u"1900000001"_s, u""_s}, {u"090-0000-00012"_s, u""_s}, {u"なし"_s, u""_s},
        {u"076-000-0001 内線12"_s, u""_s}, {u"+1 212 000 0001"_s, u""_s}, {u"１２３４"_s, u""_s},
    };
    for (const auto &[text, key] : table)
        EXPECT_EQ(phoneKey(text), key) << text.toStdString();
}
