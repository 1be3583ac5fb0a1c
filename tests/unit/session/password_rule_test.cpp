// C-15: no regular strings, no words. What the rule lets through and what not, each with its reason.
#include "session/password_rule.h"

#include "session/romaji.h"
#include "support/secrets.h"

#include <QFile>
#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using session::PasswordRule;

namespace {

directory::DirectoryContent office()
{
    directory::DirectoryContent content;
    content.municipality = u"162019"_s;
    directory::StaffEntry entry;
    entry.id = StaffId(u"kz-clerk-41"_s);
    entry.name = u"御堂筋　璃々亜"_s;
    entry.kana = u"ミドウスジ　リリア"_s;
    entry.section = u"保険年金課"_s;
    content.staff.append(entry);
    content.terminals.append({TerminalId(u"desk-north-7"_s), u"1階 北窓口"_s, {}});
    return content;
}

class PasswordRuleTest : public testing::Test {
protected:
    api::PasswordVerdict verdict(const QString &password) const { return m_rule.verdict(secret(password.toUtf8()), m_office); }
    /// Nothing prints the password: `number` tells which one it was.
    void expect(const QString &reason, const QStringList &passwords) const
    {
        for (qsizetype number = 0; number < passwords.size(); ++number) {
            const auto found = verdict(passwords.at(number));
            EXPECT_EQ(found.reason.toStdString(), reason.toStdString()) << "number " << number << " of \"" << reason.toStdString() << '"';
            EXPECT_EQ(found.score == 4, reason.isEmpty()) << "number " << number << " of \"" << reason.toStdString() << '"';
        }
    }
    static QByteArray file()
    {
        QFile file(QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/passwords/known.txt"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    const PasswordRule m_rule{PasswordRule::readWords(file()).value(), {u"霞ヶ浜市"_s}};
    const directory::DirectoryContent m_office = office();
};

} // namespace

TEST_F(PasswordRuleTest, C15_length_is_counted_in_characters_up_to_256_bytes)
{
    expect(u"short"_s, {u""_s, u"a"_s, u"xK7#qR2"_s, u"ｘＫ７＃ｑＲ２"_s, u"甍梟霰"_s, u"鷲穹霙甍梟霰翡"_s});
    expect({}, {u"xK7#qR2v"_s, u"ｘＫ７＃ｑＲ２ｖ"_s, u"鷲穹霙甍梟霰翡翠"_s, u"nokori-wa-yane-ura-ni-tsurushita-hoshigaki-94-ko-dake-da-to-iu-koto"_s});
    expect({}, {u"x7Kq#R2v-mTz4mTz4"_s + QString(239, u'-')});
    expect(u"long"_s, {QString(257, u'x'), QString(86, u'霰')});
}

TEST_F(PasswordRuleTest, C15_words_that_everybody_guesses_are_no_password)
{
    expect(u"known"_s, {u"password1"_s, u"P@ssw0rd!"_s, u"drowssap1"_s, u"sakurasakura1"_s, u"Sakura2026!"_s, u"さくらさくら花子"_s, u"サクラノハナコ1"_s, u"ｻｸﾗ富士山123"_s,
                        u"aaaaaaaaaa"_s, u"12345678"_s, u"1qaz2wsx"_s, u"tokyo-osaka"_s, u"kokuhokokuho"_s, u"reiwa8nendo"_s, u"国保窓口1234"_s, u"heisei-showa"_s, u"madoguchi123"_s, u"tanakatarou1"_s, u"ikoguodam88"_s, u"しょうわごじゅうご"_s});
}

TEST_F(PasswordRuleTest, C15_names_and_ids_of_the_office_are_no_password)
{
    expect(u"name"_s, {u"kz-clerk-41"_s, u"midousuji7"_s, u"Midosuji#77"_s, u"MIDOUSUJIRIRIA"_s, u"御堂筋璃々亜御堂筋"_s, u"みどうすじりりあ1"_s, u"ﾐﾄﾞｳｽｼﾞﾘﾘｱ1"_s, u"desk-north-7"_s,
                       u"霞ヶ浜市8813"_s, u"ijusuodim77"_s});
    auto strangers = m_office;
    strangers.staff.clear();
    strangers.terminals.clear();
    EXPECT_EQ(m_rule.verdict(secret("MIDOUSUJIRIRIA"), strangers).reason, QString()) << "elsewhere nobody is called that";
}

TEST_F(PasswordRuleTest, C15_regular_strings_are_no_password)
{
    expect(u"regular"_s, {u"98765432"_s, u"abcdefghij"_s, u"xyxyxyxyxyxy"_s, u"19550812"_s, u"1955/08/12"_s, u"霰霰霰霰霰霰霰霰"_s, u"ｱｱｱｱｱｱｱｱ"_s});
}

TEST_F(PasswordRuleTest, C15_what_is_merely_too_little_is_weak)
{
    expect(u"weak"_s, {u"74869385"_s});
}

TEST_F(PasswordRuleTest, C15_good_passwords_of_many_kinds_are_taken)
{
    expect({}, {u"kawa-ni-tobu-hotaru-38"_s, u"yama-no-kemuri-wataru-51"_s, u"mado-wo-aketa-asa-6-ji"_s, u"hashira-dokei-no-oto-24"_s, u"shiroi-kumo-to-inu-77"_s,
                u"kaze-ga-fuku-oka-29"_s, u"tsuki-no-mieru-eki-63"_s, u"G7#vq!tZ"_s, u"correct horse battery staple"_s, u"軒下のつららが二尺になった"_s});
}

TEST_F(PasswordRuleTest, C15_width_case_and_kind_of_kana_make_no_difference_to_words)
{
    for (const auto &[one, other] : {std::pair{u"さくらさくらさくら"_s, u"サクラサクラサクラ"_s}, {u"さくらさくらさくら"_s, u"ｻｸﾗｻｸﾗｻｸﾗ"_s}, {u"がぎぐげございます"_s, u"ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｲﾏｽ"_s},
                                     {u"tokyo1964"_s, u"ｔｏｋｙｏ１９６４"_s}}) {
        EXPECT_EQ(verdict(one).reason, verdict(other).reason);
        EXPECT_EQ(verdict(one).score, verdict(other).score);
    }
}

TEST_F(PasswordRuleTest, any_bytes_get_a_verdict)
{
    rc::check("a verdict, whatever the bytes", [this] {
        const auto size = *rc::gen::inRange(0, 300);
        const auto bytes = *rc::gen::container<std::vector<std::uint8_t>>(static_cast<std::size_t>(size), rc::gen::arbitrary<std::uint8_t>());
        const auto found = m_rule.verdict(SecretBytes(bytes), m_office);
        RC_ASSERT(found.score >= 0 && found.score <= 4);
        RC_ASSERT(found.reason.isEmpty() == (found.score == 4) || found.reason == u"short"_s);
        RC_ASSERT(bytes.size() <= PasswordRule::mostBytes || found.reason == u"long"_s);
    });
    const std::uint8_t longestSign[] = {0xEF, 0xB7, 0xBA}; // decomposes into 18
    std::vector<std::uint8_t> many;
    for (int i = 0; i < 85; ++i)
        many.insert(many.end(), std::begin(longestSign), std::end(longestSign));
    EXPECT_NE(m_rule.verdict(SecretBytes(many), m_office).reason, u"long"_s);
}

TEST(PasswordWords, every_line_can_be_read_and_a_bad_one_is_named)
{
    QFile file(QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/passwords/known.txt"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_GT(PasswordRule::readWords(file.readAll())->size(), 500);
    EXPECT_EQ(PasswordRule::readWords("# note\nfine\n\xff\n").error().args, QStringList{u"3"_s});
    EXPECT_EQ(PasswordRule::readWords(QByteArray(41, 'x')).error().args, QStringList{u"1"_s});
}

TEST(Romaji, kana_as_people_type_them)
{
    using session::romajiOf;
    EXPECT_EQ(romajiOf(u"しょうこ"_s), (QStringList{u"shouko"_s, u"shoko"_s, u"syouko"_s, u"syoko"_s}));
    EXPECT_EQ(romajiOf(u"サッポロ"_s), QStringList{u"sapporo"_s});
    EXPECT_EQ(romajiOf(u"ｼﾞﾛｳ"_s), (QStringList{u"jirou"_s, u"jiro"_s, u"zirou"_s, u"ziro"_s}));
    EXPECT_EQ(romajiOf(u"マッチャ"_s), (QStringList{u"matcha"_s, u"mattya"_s}));
    EXPECT_EQ(romajiOf(u"ツヅキ"_s), (QStringList{u"tsuzuki"_s, u"tuduki"_s}));
    EXPECT_EQ(romajiOf(u"コーヒー"_s), QStringList{u"kohi"_s});
    EXPECT_EQ(romajiOf(u"漢字"_s), QStringList());
    EXPECT_EQ(romajiOf(u""_s), QStringList());
}
