#include "ui/theme/tokens.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"
#include "ui/words/terms.h"

#include <QRegularExpression>
#include <gtest/gtest.h>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

namespace {
constexpr ErrorCode codes[] = {
#define MADOGUCHI_ERROR(name, text) ErrorCode::name,
#include "base/error_codes.def"
#undef MADOGUCHI_ERROR
};
bool isJapanese(const QString &text)
{
    static const QRegularExpression kana(u"[ぁ-ん]"_s), english(u"[A-Za-z]{3,}"_s);
    return text.contains(kana) && !text.contains(english);
}
} // namespace

TEST(Sentences, Every_error_code_has_a_Japanese_sentence_of_its_own)
{
    QStringList seen;
    for (const ErrorCode code : codes) {
        const QString text = ui::sentence(Error{code, {}, {}});
        EXPECT_TRUE(isJapanese(text)) << errorText(code).toStdString() << ' ' << text.toStdString();
        EXPECT_FALSE(text.contains(u"%1"_s)) << text.toStdString();
        EXPECT_FALSE(seen.contains(text)) << errorText(code).toStdString() << ' ' << text.toStdString();
        seen << text;
        const QString next = ui::nextStep(Error{code, {}, {}});
        EXPECT_TRUE(next.isEmpty() ? code == ErrorCode::Cancelled : isJapanese(next)) << errorText(code).toStdString();
        EXPECT_TRUE(ui::shortCode(Error{code, {}, {}}).endsWith(errorText(code)));
    }
}

TEST(Sentences, Arguments_are_said_where_they_help)
{
    EXPECT_TRUE(ui::sentence(Error{ErrorCode::Throttled, {u"30"_s}, {}}).contains(u"あと30秒"_s));
    EXPECT_TRUE(ui::sentence(Error{ErrorCode::DateInvalid, {u"令和元年5月1日"_s}, {}}).contains(u"令和元年5月1日 ではありませんか"_s));
}

TEST(Sentences, C14_a_card_that_does_not_count_the_tries_is_not_made_to_say_minus_one)
{
    EXPECT_TRUE(ui::sentence(Error{ErrorCode::CardPinWrong, {u"last"_s}, {}}).contains(u"あと1回"_s));
    EXPECT_TRUE(ui::sentence(Error{ErrorCode::CardPinWrong, {u"few"_s}, {}}).contains(u"わずか"_s));
    EXPECT_FALSE(ui::sentence(Error{ErrorCode::CardPinWrong, {}, {}}).contains(u"回"_s)) << "the card does not tell";
}

TEST(Terms, C10_every_use_case_and_outcome_is_a_sentence)
{
    QSet<QString> deeds;
    for (const api::UseCaseInfo &row : api::useCases())
        for (const auto outcome : {api::Outcome::Done, api::Outcome::Denied, api::Outcome::Failed}) {
            api::RecordLine line;
            line.staffName = u"窓口 花子"_s;
            line.useCase = QString::fromLatin1(row.id);
            line.outcome = outcome;
            const QString text = ui::recordSentence(line);
            EXPECT_TRUE(isJapanese(text)) << text.toStdString();
            EXPECT_TRUE(text.startsWith(u"窓口 花子"_s)) << text.toStdString();
            EXPECT_TRUE(isJapanese(text.mid(5))) << row.id << ": the name alone says nothing";
            EXPECT_FALSE(deeds.contains(text)) << row.id << ": another use case says the same: " << text.toStdString();
            deeds.insert(text);
        }
    api::RecordLine newer;
    newer.useCase = u"later.use-case"_s;
    EXPECT_TRUE(isJapanese(ui::recordSentence(newer)));
}

TEST(Formats, Times_are_those_of_Japan)
{
    const QDateTime utc(QDate(2026, 11, 20), QTime(15, 30), Qt::UTC);
    EXPECT_EQ(ui::dayAndTime(utc), u"令和8年11月21日(2026) 0:30"_s);
    EXPECT_EQ(ui::shortTime(utc, QDate(2026, 11, 21)), u"0:30"_s);
    EXPECT_EQ(ui::shortTime(utc, QDate(2026, 11, 22)), u"11月21日 0:30"_s);
    EXPECT_EQ(ui::shortTime({}, {}), u"なし"_s);
}

TEST(Formats, Ages_sizes_and_spans)
{
    const QDateTime now(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC);
    for (const auto &[seconds, text] : {std::pair{5, u"たった今"_s}, {180, u"3分前"_s}, {7200, u"2時間前"_s}, {3 * 86400, u"3日前"_s}, {-30, u"たった今"_s}})
        EXPECT_EQ(ui::ago(now.addSecs(-seconds), now), text);
    EXPECT_EQ(ui::ago({}, now), u"なし"_s);
    EXPECT_EQ(ui::duration(45), u"45秒"_s);
    EXPECT_EQ(ui::duration(95), u"2分"_s);
    EXPECT_EQ(ui::bytes(614), u"614バイト"_s);
    EXPECT_EQ(ui::bytes(1536 * 1024), u"1.5メガバイト"_s);
    EXPECT_EQ(ui::grouped(20000), u"20,000"_s);
}

TEST(Tokens, Every_pair_of_text_and_ground_has_contrast_of_4_5_or_more)
{
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark, ui::Scheme::HighContrast}) {
        for (const ui::ColourPair &pair : ui::colourPairs())
            EXPECT_GE(ui::contrast(ui::colour(pair.text, scheme), ui::colour(pair.ground, scheme)), 4.5)
                << static_cast<int>(scheme) << ": " << static_cast<int>(pair.text) << " on " << static_cast<int>(pair.ground);
        // Borders of controls and the focus ring: 3:1 (WCAG 1.4.11); the ring has one colour for dark and one for light grounds.
        for (const auto ground : {ui::Colour::Ground, ui::Colour::Surface}) {
            EXPECT_GE(ui::contrast(ui::colour(ui::Colour::LineStrong, scheme), ui::colour(ground, scheme)), 3.0);
            EXPECT_GE(std::max(ui::contrast(ui::colour(ui::Colour::FocusInner, scheme), ui::colour(ground, scheme)),
                               ui::contrast(ui::colour(ui::Colour::FocusOuter, scheme), ui::colour(ground, scheme))),
                      3.0);
        }
    }
    EXPECT_NEAR(ui::contrast(Qt::black, Qt::white), 21, 0.01);
    EXPECT_NEAR(ui::contrast(QColor(0x76, 0x76, 0x76), Qt::white), 4.54, 0.01); // ecosystem §5.2
}

} // namespace madoguchi::test
