#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/search/search_screen.h"
#include "ui/widgets/rows_table.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
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
    EXPECT_EQ(desk.screen->findChildren<QPushButton *>().size(), 2);
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
    ASSERT_TRUE(waitFor([&] { return desk.people.held() == 1; }, 2000));
    desk.type(u"ダ"_s);
    ASSERT_TRUE(waitFor([&] { return desk.people.held() == 2; }, 2000));
    desk.people.release(1);
    ASSERT_TRUE(desk.waitForRows(4));
    desk.people.release(0); // ヤマ would have six
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
    ASSERT_TRUE(waitFor([&] { return desk.people.held() == 1; }, 2000));
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
