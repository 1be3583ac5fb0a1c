#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/search/result_pages.h"
#include "ui/screens/search/search_screen.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/sentences.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::ScreenId;

struct SearchDesk : ClerkDesk {
    SearchDesk()
    {
        open(ui::createSearch);
        field = screen->findChild<QLineEdit *>(u"searchField"_s);
        table = screen->findChild<ui::RowsTable *>(u"results"_s);
    }
    void type(const QString &text)
    {
        for (const QChar c : text)
            QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
    QList<QPushButton *> chips() const
    {
        QList<QPushButton *> all = screen->findChildren<QPushButton *>();
        all.removeIf([](const QPushButton *button) { return !button->property("chip").toBool() || button->isHidden(); });
        return all;
    }
    bool waitForRows(int rows)
    {
        return waitFor([&] { return table->rows() == rows; }, 2000);
    }
    QLineEdit *field;
    ui::RowsTable *table;
};

TEST(SearchScreen, F07_answers_while_typing_and_opens_by_keyboard_alone)
{
    SearchDesk desk;
    desk.type(u"ヤマダ"_s);
    ASSERT_TRUE(desk.waitForRows(4));
    QTest::keyClick(desk.field, Qt::Key_Down);
    EXPECT_TRUE(desk.table->hasFocus());
    QTest::keyClick(desk.table, Qt::Key_Down);
    QTest::keyClick(desk.table, Qt::Key_Return);
    ASSERT_EQ(desk.went.size(), 1);
    EXPECT_EQ(desk.went.first().screen, ScreenId::Household);
    EXPECT_EQ(desk.went.first().object, u"h-1");
    QTest::keyClick(desk.table, Qt::Key_Up);
    QTest::keyClick(desk.table, Qt::Key_Up);
    EXPECT_TRUE(desk.field->hasFocus());
}

TEST(SearchScreen, F07_valid_persons_stand_first)
{
    SearchDesk desk;
    desk.type(u"ヤマダ"_s);
    ASSERT_TRUE(desk.waitForRows(4));
    EXPECT_EQ(desk.table->model()->index(0, 0).data().toString(), u"有効");
    EXPECT_EQ(desk.table->model()->index(3, 0).data().toString(), u"喪失");
}

TEST(SearchScreen, F07_a_chip_is_taken_out_with_the_keyboard)
{
    SearchDesk desk;
    desk.type(u"ヤマダ S30"_s);
    ASSERT_TRUE(desk.waitForRows(2));
    EXPECT_EQ(desk.chips().size(), 2);
    QTest::keyClick(desk.field, Qt::Key_Home);
    QTest::keyClick(desk.field, Qt::Key_Backspace); // the last term: the year of birth
    EXPECT_TRUE(desk.waitForRows(4));
    EXPECT_EQ(desk.field->text(), u"ヤマダ S30");
}

TEST(SearchScreen, F07_the_newer_request_wins_whatever_comes_first)
{
    SearchDesk desk;
    desk.people.hold = true;
    desk.type(u"ヤマ"_s);
    ASSERT_TRUE(waitFor([&] { return desk.people.held() == 2; }, 2000)); // each letter asks at once
    desk.type(u"ダ"_s);
    ASSERT_TRUE(waitFor([&] { return desk.people.held() == 3; }, 2000));
    desk.people.release(2);
    ASSERT_TRUE(desk.waitForRows(4));
    desk.people.release(1); // ヤマ would have six
    desk.people.release(0);
    ClerkDesk::settle();
    EXPECT_EQ(desk.table->rows(), 4);
}

TEST(SearchScreen, F07_enter_opens_nobody_while_the_list_lags_behind)
{
    SearchDesk desk;
    desk.type(u"ヤマダ"_s);
    ASSERT_TRUE(desk.waitForRows(4));
    desk.people.hold = true;
    desk.type(u"ケ"_s);
    QTest::keyClick(desk.field, Qt::Key_Return);
    EXPECT_TRUE(desk.went.isEmpty());
}

TEST(SearchScreen, C09_a_result_that_stood_half_a_second_is_recorded_once)
{
    SearchDesk desk;
    desk.type(u"ヤマダ"_s);
    ASSERT_TRUE(desk.waitForRows(4));
    EXPECT_TRUE(desk.people.stood.isEmpty());
    ASSERT_TRUE(waitFor([&] { return !desk.people.stood.isEmpty(); }, 3000));
    EXPECT_EQ(desk.people.stood.size(), 1);
}

TEST(SearchScreen, C07_clear_leaves_nothing_and_late_answers_stay_away)
{
    SearchDesk desk;
    desk.people.hold = true;
    desk.type(u"ヤマダ"_s);
    ASSERT_TRUE(waitFor([&] { return desk.people.held() == 3; }, 2000));
    desk.screen->clear();
    desk.people.releaseAll();
    ClerkDesk::settle();
    EXPECT_EQ(desk.table->rows(), 0);
    EXPECT_TRUE(desk.field->text().isEmpty());
}

TEST(SearchScreen, an_error_says_what_and_what_next)
{
    SearchDesk desk;
    desk.people.failure = Error{ErrorCode::StoreClosed, {}, {}};
    desk.type(u"ヤマダ"_s);
    ClerkDesk::settle();
    ASSERT_TRUE(waitFor([&] { return !desk.people.searched.isEmpty(); }, 2000));
    ClerkDesk::settle();
    EXPECT_EQ(desk.table->rows(), 0);
    picture(*desk.screen, u"search-error"_s);
}

/// A desk in front of a town of `rows` who all fit.
struct CrowdDesk : SearchDesk {
    explicit CrowdDesk(int rows)
    {
        people.crowd = rows;
        type(u"ヤマダ"_s);
        EXPECT_TRUE(waitForRows(std::min(rows, FakePeople::mostCounted)));
        pages = screen->findChild<ui::ResultPages *>();
        QTest::keyClick(field, Qt::Key_Down);
    }
    QString name(int row) const { return table->model()->index(row, 1).data().toString(); }
    bool waitForName(int row)
    {
        return waitFor([&] { return name(row) == FakePeople::crowdRow(row).nameKanji; }, 2000);
    }
    bool says(const QString &words) const
    {
        const auto labels = screen->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    ui::ResultPages *pages;
};

TEST(SearchScreen, F07_every_row_of_a_long_result_is_reached_by_keyboard_and_few_are_held)
{
    CrowdDesk desk(100000);
    EXPECT_TRUE(desk.says(u"100,000件"_s));
    QTest::keyClick(desk.table, Qt::Key_End, Qt::ControlModifier);
    EXPECT_EQ(desk.table->currentRow(), 99999);
    EXPECT_TRUE(desk.waitForName(99999));
    EXPECT_TRUE(waitFor([&] { return desk.says(u"山田 99999"_s); }, 2000)) << "the preview follows what has come";
    QTest::keyClick(desk.table, Qt::Key_Return);
    ASSERT_EQ(desk.went.size(), 1);
    EXPECT_EQ(desk.went.first().object, u"h-c99999");
    QTest::keyClick(desk.table, Qt::Key_Home, Qt::ControlModifier);
    EXPECT_EQ(desk.table->currentRow(), 0);
    EXPECT_TRUE(desk.waitForName(0));
    int most = 0;
    for (int i = 0; i < 200; ++i) {
        QTest::keyClick(desk.table, Qt::Key_PageDown);
        ClerkDesk::settle();
        most = std::max(most, desk.pages->held());
        EXPECT_TRUE(desk.waitForName(desk.table->currentRow()));
    }
    EXPECT_GT(desk.table->currentRow(), 1500);
    EXPECT_LE(most, ui::ResultPages::mostPages * ui::ResultPages::pageRows);
    EXPECT_EQ(desk.people.extentsAsked, 1);
    EXPECT_LE(desk.people.pagesAsked, desk.table->currentRow() / ui::ResultPages::pageRows + 8) << "each page once, none a row";
}

TEST(SearchScreen, F07_more_than_is_counted_says_so)
{
    CrowdDesk desk(FakePeople::mostCounted + 1);
    EXPECT_TRUE(desk.says(u"100,000件を超えます"_s));
}

TEST(SearchScreen, F07_until_it_is_measured_the_length_is_at_least)
{
    SearchDesk desk;
    desk.people.crowd = 1234;
    desk.type(u"ヤ"_s);
    ASSERT_TRUE(desk.waitForRows(100));
    const auto told = [&](const QString &words) {
        const auto labels = desk.screen->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == words; });
    };
    EXPECT_TRUE(told(u"100件以上"_s));
    EXPECT_EQ(desk.people.extentsAsked, 0);
    ASSERT_TRUE(desk.waitForRows(1234));
    EXPECT_TRUE(told(u"1,234件"_s));
    EXPECT_EQ(desk.table->currentRow(), 0) << "what was current is so still";
}

TEST(SearchScreen, F07_scrolling_fast_asks_for_where_it_ends_and_for_nothing_on_the_way)
{
    CrowdDesk desk(100000);
    ClerkDesk::settle();
    const int before = desk.people.pagesAsked;
    desk.people.hold = true;
    for (int row = 1000; row <= 90000; row += 1000) {
        desk.table->scrollTo(desk.table->model()->index(row, 0), QAbstractItemView::PositionAtTop);
        desk.table->viewport()->repaint();
    }
    EXPECT_LE(desk.people.pagesAsked, before + 1) << "one at a time";
    EXPECT_EQ(desk.name(90000), u"読み込み中…") << "calm until it has come";
    picture(*desk.screen, u"search-coming"_s);
    desk.people.hold = false;
    desk.people.releaseAll();
    EXPECT_TRUE(desk.waitForName(90000));
    EXPECT_LE(desk.people.pagesAsked, before + 4);
    EXPECT_EQ(desk.table->currentRow(), 0) << "scrolling selects nobody";
    QTest::keyClick(desk.table, Qt::Key_Return);
    ASSERT_EQ(desk.went.size(), 1);
    EXPECT_EQ(desk.went.first().object, u"h-c0") << "who is current is at hand, however far it is scrolled away";
}

TEST(SearchScreen, F07_the_scroll_bar_to_the_end_and_back_holds_and_asks_for_little)
{
    CrowdDesk desk(100000);
    QScrollBar *bar = desk.table->verticalScrollBar();
    ASSERT_GT(bar->maximum(), 0);
    const int before = desk.people.pagesAsked;
    constexpr int stops = 40;
    int most = 0;
    for (int stop = 0; stop <= 2 * stops; ++stop) {
        const int part = stop <= stops ? stop : 2 * stops - stop;
        bar->setValue(static_cast<int>(qint64(bar->maximum()) * part / stops));
        desk.table->viewport()->repaint();
        const int row = desk.table->rowAt(0);
        ASSERT_GE(row, 0);
        EXPECT_TRUE(desk.waitForName(row)) << "whoever is looked at comes";
        most = std::max(most, desk.pages->held());
    }
    EXPECT_EQ(desk.table->rowAt(0), 0);
    EXPECT_LE(most, ui::ResultPages::mostPages * ui::ResultPages::pageRows);
    EXPECT_LE(desk.people.pagesAsked, before + 2 * (2 * stops + 1)) << "the page at a stop and at most its neighbour";
    EXPECT_EQ(desk.people.extentsAsked, 1);
}

TEST(SearchScreen, F07_nobody_is_opened_who_has_not_come_yet)
{
    CrowdDesk desk(100000);
    desk.people.hold = true;
    QTest::keyClick(desk.table, Qt::Key_End, Qt::ControlModifier);
    ClerkDesk::settle();
    QTest::keyClick(desk.table, Qt::Key_Return);
    EXPECT_TRUE(desk.went.isEmpty());
    EXPECT_FALSE(desk.says(u"山田 0"_s)) << "nor does the preview show somebody else";
}

TEST(SearchScreen, F07_pages_of_an_older_result_change_nothing)
{
    CrowdDesk desk(5000);
    desk.people.hold = true;
    QTest::keyClick(desk.table, Qt::Key_End, Qt::ControlModifier);
    ClerkDesk::settle();
    desk.people.hold = false;
    desk.people.crowd = 3;
    desk.type(u"ケ"_s);
    ASSERT_TRUE(desk.waitForRows(3));
    desk.people.releaseAll();
    ClerkDesk::settle();
    EXPECT_EQ(desk.table->rows(), 3);
    EXPECT_EQ(desk.pages->held(), 3);
    EXPECT_EQ(desk.name(0), u"山田 0");
}

TEST(SearchScreen, F07_a_page_that_cannot_be_read_says_so_and_is_not_asked_for_over_and_over)
{
    CrowdDesk desk(5000);
    desk.people.failure = Error{ErrorCode::StoreClosed, {}, {}};
    QTest::keyClick(desk.table, Qt::Key_End, Qt::ControlModifier);
    ClerkDesk::settle();
    const int asked = desk.people.pagesAsked;
    for (int i = 0; i < 5; ++i) {
        desk.table->viewport()->repaint();
        ClerkDesk::settle();
    }
    EXPECT_EQ(desk.people.pagesAsked, asked);
    const auto notices = desk.screen->findChildren<ui::Notice *>();
    EXPECT_TRUE(std::ranges::any_of(notices, [](const ui::Notice *notice) { return notice->isVisible(); }));
    desk.people.failure.reset();
    desk.screen->trigger(ui::FunctionKey::F5);
    ClerkDesk::settle();
    EXPECT_FALSE(std::ranges::any_of(notices, [](const ui::Notice *notice) { return notice->isVisible(); }));
}

TEST(SearchScreen, C07_clear_forgets_every_page_and_those_on_their_way)
{
    CrowdDesk desk(100000);
    desk.people.hold = true;
    QTest::keyClick(desk.table, Qt::Key_End, Qt::ControlModifier);
    ClerkDesk::settle();
    desk.screen->clear();
    desk.people.releaseAll();
    ClerkDesk::settle();
    EXPECT_EQ(desk.pages->held(), 0);
    EXPECT_EQ(desk.table->rows(), 0);
    for (const auto *label : desk.screen->findChildren<QLabel *>())
        EXPECT_FALSE(label->text().contains(u"山田 99999"_s) || label->text().contains(u"山田 0"_s)) << label->text().toStdString();
}

TEST(SearchScreen, a_screen_reader_hears_rows_and_texts_of_a_long_result)
{
    CrowdDesk desk(100000);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(desk.table);
    ASSERT_TRUE(accessible && accessible->tableInterface());
    EXPECT_EQ(accessible->tableInterface()->rowCount(), 100000);
    EXPECT_EQ(accessible->tableInterface()->cellAt(5, 1)->text(QAccessible::Name), u"山田 5 ヤマダ");
}

TEST(SearchScreen, F07_six_digits_ask_which_day_and_the_answer_stands_in_the_field)
{
    SearchDesk desk;
    const auto choices = [&] { return desk.screen->findChildren<QPushButton *>(u"birthChoice"_s); };
    desk.type(u"ヤマダ 300101"_s);
    ASSERT_TRUE(waitFor([&] { return choices().size() == 3; }, 2000));
    EXPECT_EQ(choices().at(0)->text(), u"&1  昭和30年1月1日(71歳)");
    EXPECT_EQ(choices().at(1)->text(), u"&2  平成30年1月1日(8歳)");
    EXPECT_EQ(choices().at(2)->text(), u"&3  西暦1930年1月1日(96歳)");
    picture(*desk.screen, u"search-which-day"_s);
    QTest::keyClick(desk.field, Qt::Key_1, Qt::AltModifier);
    EXPECT_TRUE(waitFor([&] { return desk.field->text() == u"ヤマダ S30.1.1"; }, 2000)) << desk.field->text().toStdString();
    EXPECT_TRUE(desk.field->hasFocus());
    ASSERT_TRUE(desk.waitForRows(2));
    ClerkDesk::settle();
    EXPECT_TRUE(choices().isEmpty());
    const auto chips = desk.chips();
    ASSERT_EQ(chips.size(), 2);
    EXPECT_TRUE(chips.at(1)->text().contains(u"昭和30年1月1日(71歳)"_s)) << chips.at(1)->text().toStdString();
}

TEST(SearchScreen, F07_a_year_says_both_ages_that_it_may_be)
{
    SearchDesk desk;
    desk.type(u"S30"_s);
    ASSERT_TRUE(desk.waitForRows(2));
    EXPECT_TRUE(desk.chips().constFirst()->text().contains(u"昭和30年生(70〜71歳)"_s));
}

TEST(SearchScreen, F07_a_row_says_why_it_is_there_and_who_has_the_same_name)
{
    using Match = api::SearchRow::Match;
    SearchDesk desk;
    desk.people.matches = {{u"p-002"_s, Match::Voiced}, {u"p-003"_s, Match::Variant}, {u"p-004"_s, Match::Inside}, {u"p-005"_s, Match::Address}};
    desk.type(u"ヤマ"_s);
    ASSERT_TRUE(desk.waitForRows(7));
    const auto heard = [&](int row, int column) { return desk.table->model()->index(row, column).data(Qt::AccessibleTextRole).toString(); };
    EXPECT_TRUE(heard(0, 2).contains(u"同姓同名 ほか1名"_s)) << heard(0, 2).toStdString();
    EXPECT_FALSE(heard(1, 2).contains(u"同姓同名"_s));
    const QString words[] = {u"濁点ちがい"_s, u"異体字"_s, u"途中に一致"_s, u"住所に一致"_s};
    for (int row = 1; row <= 4; ++row)
        EXPECT_TRUE(heard(row, 5).endsWith(words[row - 1])) << heard(row, 5).toStdString();
    QTest::keyClick(desk.field, Qt::Key_Down);
    EXPECT_TRUE(desk.screen->findChild<QLabel *>(u"sameName"_s)->isVisible());
    EXPECT_FALSE(desk.screen->findChild<QLabel *>(u"match"_s)->isVisible());
    QTest::keyClick(desk.table, Qt::Key_Down);
    EXPECT_FALSE(desk.screen->findChild<QLabel *>(u"sameName"_s)->isVisible());
    EXPECT_TRUE(desk.screen->findChild<QLabel *>(u"match"_s)->isVisible());
    picture(*desk.screen, u"search-why"_s);
}

TEST(SearchScreen, F07_a_letter_makes_no_widget_and_polishes_none)
{
    SearchDesk desk;
    const auto unpolished = [&] {
        const auto all = desk.screen->findChildren<QWidget *>();
        return std::ranges::count_if(all, [](const QWidget *widget) { return !widget->testAttribute(Qt::WA_WState_Polished); });
    };
    const auto widgets = desk.screen->findChildren<QWidget *>().size();
    EXPECT_EQ(unpolished(), 0);
    for (const QString &text : {u"ヤ"_s, u"マ"_s, u"ダ"_s}) {
        desk.type(text);
        ASSERT_TRUE(waitFor([&] { return desk.table->rows() > 0 && desk.chips().size() == 1; }));
        desk.settle();
    }
    EXPECT_EQ(desk.screen->findChildren<QWidget *>().size(), widgets);
    desk.field->clear();
    EXPECT_TRUE(desk.chips().isEmpty());
    for (const auto *button : desk.screen->findChildren<QPushButton *>())
        EXPECT_FALSE(button->text().contains(u"ヤマダ"_s)) << "nor does a hidden chip say whom somebody looked for (C-07)";
}

TEST(SearchScreen, F07_while_the_search_is_prepared_it_says_that_somebody_may_be_missing)
{
    SearchDesk desk;
    desk.people.building = true;
    desk.type(u"ヤマダ"_s);
    ASSERT_TRUE(desk.waitForRows(4));
    const auto preparing = [&] {
        const auto notices = desk.screen->findChildren<ui::Notice *>();
        return std::ranges::any_of(notices, [](const ui::Notice *n) { return n->isVisible() && n->text().contains(u"検索の準備中です"_s); });
    };
    EXPECT_TRUE(preparing());
    const auto told = [&](const QString &words) {
        const auto notices = desk.screen->findChildren<ui::Notice *>();
        return std::ranges::any_of(notices, [&](const ui::Notice *n) { return n->isVisible() && n->text().contains(words); });
    };
    EXPECT_TRUE(told(u"失われていません"_s)) << "what is safe";
    EXPECT_TRUE(told(u"少し待ってもう一度"_s)) << "what to do";
    EXPECT_FALSE(told(u"番号で"_s)) << "numbers are not found either until the build reaches them";
    EXPECT_FALSE(told(u"件中"_s)) << "not of another piece of work";
    desk.link.work = {api::Progress::State::Running, u"search-index"_s, 8'400, 20'000, 0, 0, 95, std::nullopt};
    Q_EMIT desk.link.progressChanged();
    EXPECT_TRUE(told(u"20,000件中 8,400件"_s)) << "how far it is, where that is known";
    picture(*desk.screen, u"search-building"_s);
    QTest::keyClick(desk.field, Qt::Key_Down);
    QTest::keyClick(desk.table, Qt::Key_Down);
    desk.people.building = false;
    const auto asked = desk.people.searched.size();
    EXPECT_TRUE(waitFor([&] { return !preparing(); }, 6000)) << "goes away by itself";
    EXPECT_EQ(desk.table->currentRow(), 1) << "and whoever was current is so still";
    EXPECT_EQ(desk.people.searched.size(), asked) << "it is one search";
    EXPECT_TRUE(waitFor([&] { return desk.people.stood.size() == 2; })) << "the whole result is recorded too";
}

TEST(SearchScreen, F07_what_the_field_understands_is_said_before_anything_is_typed)
{
    SearchDesk desk;
    for (const QString &word : {u"カナ"_s, u"氏名"_s, u"生年月日"_s, u"記号番号"_s, u"宛名番号"_s, u"郵便番号"_s, u"電話"_s, u"住所"_s}) {
        EXPECT_TRUE(desk.field->placeholderText().contains(word)) << word.toStdString();
        EXPECT_TRUE(desk.screen->context().contains(word)) << word.toStdString();
        EXPECT_TRUE(word == u"カナ" || ui::nextStep(Error{ErrorCode::SearchNotUnderstood, {}, {}}).contains(word)) << word.toStdString();
    }
    const auto labels = desk.screen->findChildren<QLabel *>();
    for (const QString &example : {u"ﾔﾏﾀﾞ S30"_s, u"300101"_s, u"930-0001"_s, u"S30.1.1"_s, u"1955/1/1"_s})
        EXPECT_TRUE(std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(example); })) << example.toStdString();
}

TEST(SearchScreen, pictures)
{
    SearchDesk desk;
    picture(*desk.screen, u"search-empty"_s);
    desk.type(u"ヤマ"_s);
    ASSERT_TRUE(desk.waitForRows(7));
    picture(*desk.screen, u"search-filled"_s);
    desk.type(u"ン"_s);
    ASSERT_TRUE(desk.waitForRows(0));
    picture(*desk.screen, u"search-nobody"_s);
}

} // namespace
} // namespace madoguchi::test
