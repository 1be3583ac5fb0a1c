#include "clerk_desk.h"
#include "window_fixture.h"

#include "ui/frame/rail.h"
#include "ui/screens/answers/answers_screen.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::FunctionKey;

/// The clerk is s-1, as in the session of the fakes that know persons.
struct AnswersDesk : ClerkDesk {
    AnswersDesk()
    {
        answer.me = StaffId(); // DeskSession has no name
        open(ui::createAnswers);
    }
    ui::RowsTable *list() { return screen->findChild<ui::RowsTable *>(u"answer-tasks"_s); }
    QTabBar *filter() { return screen->findChild<QTabBar *>(); }
    QPushButton *button(const QString &name) { return screen->findChild<QPushButton *>(name); }
    QString cell(int row, int column) { return list()->model()->index(row, column).data(Qt::AccessibleTextRole).toString(); }
    QString reasonError() { return screen->findChild<ui::Field *>(u"reason"_s)->hasError() ? u"wrong"_s : QString(); }
    void press(FunctionKey key)
    {
        screen->trigger(key);
        settle();
    }
    void reason(const QString &text)
    {
        screen->findChild<QLineEdit *>()->setFocus();
        screen->findChild<QLineEdit *>()->clear();
        for (const QChar c : text)
            QTest::sendKeyEvent(QTest::Click, screen->findChild<QLineEdit *>(), Qt::Key_unknown, QString(c), Qt::NoModifier);
        settle();
    }
};

TEST(AnswersScreen, F02_what_is_due_first_comes_first_and_past_due_is_said_in_words)
{
    AnswersDesk desk;
    EXPECT_EQ(desk.answer.asked, 1) << "C-09: names are asked for, and recorded, once for one look";
    ASSERT_EQ(desk.list()->rows(), 3);
    EXPECT_TRUE(desk.list()->hasFocus());
    EXPECT_TRUE(desk.cell(0, 0).contains(u"期限を2日超過"_s)) << desk.cell(0, 0).toStdString();
    EXPECT_TRUE(desk.cell(0, 1).contains(u"山田 太郎"_s) && desk.cell(0, 1).contains(u"空白 2日"_s));
    EXPECT_EQ(desk.cell(0, 2), u"窓口 次郎"_s);
    EXPECT_TRUE(desk.cell(1, 0).contains(u"あと2日"_s));
    EXPECT_EQ(desk.cell(1, 2), u"担当なし"_s);
    EXPECT_EQ(desk.cell(2, 0), u"期限なし"_s);
    EXPECT_TRUE(desk.filter()->tabText(0).contains(u"(3)"_s));
    picture(*desk.screen, u"answers"_s);
}

TEST(AnswersScreen, F02_C04_the_sheet_says_which_field_is_wrong_and_what_to_do)
{
    AnswersDesk desk;
    QStringList said;
    for (const QLabel *label : desk.screen->findChildren<QLabel *>())
        said += label->text();
    const QString all = said.join(u' ');
    for (const QString &word : {u"適用開始年月日"_s, u"転出元との間に空白期間があります"_s, u"通番41の3行目"_s, u"次にすること"_s, u"相手の市町村に連絡"_s})
        EXPECT_TRUE(all.contains(word)) << word.toStdString();
    desk.press(FunctionKey::F6);
    ASSERT_EQ(desk.went.size(), 1);
    EXPECT_EQ(desk.went[0].screen, ui::ScreenId::Household);
    EXPECT_EQ(desk.went[0].object, u"h-1/00001002"_s) << "and of the household the member";
}

TEST(AnswersScreen, F02_all_of_it_by_keyboard)
{
    AnswersDesk desk;
    desk.answer.me = StaffId(u"s-1"_s);
    desk.list()->selectRow(1);
    QTest::keyClick(desk.list(), Qt::Key_Return);
    ASSERT_TRUE(desk.button(u"take"_s)->hasFocus());
    QTest::keyClick(desk.button(u"take"_s), Qt::Key_Return);
    desk.settle();
    EXPECT_EQ(desk.answer.done, QStringList{u"take 2"_s});
    EXPECT_EQ(desk.told.size(), 1);
    EXPECT_EQ(desk.list()->currentRow(), 1) << "the same answer stays chosen";

    desk.filter()->setFocus();
    QTest::keyClick(desk.filter(), Qt::Key_Right);
    desk.settle();
    ASSERT_EQ(desk.list()->rows(), 1) << "mine";
    QTest::keyClick(desk.filter(), Qt::Key_Right);
    desk.settle();
    ASSERT_EQ(desk.list()->rows(), 1) << "done";
    EXPECT_FALSE(desk.button(u"take"_s)->isVisible());
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    picture(*desk.screen, u"answers-done"_s);
}

TEST(AnswersScreen, F02_C06_it_is_closed_with_a_reason_and_not_without)
{
    AnswersDesk desk;
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.reasonError(), u"wrong"_s);
    EXPECT_TRUE(desk.answer.done.isEmpty());
    desk.reason(u"番号 123456789018"_s);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.reasonError(), u"wrong"_s) << "C-06";
    desk.reason(u"高岡市に連絡し訂正済み"_s);
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.answer.done.isEmpty()) << "F12 shows what will happen";
    picture(*desk.screen, u"answers-closing"_s);
    EXPECT_TRUE(desk.screen->stepBack());
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.answer.done.isEmpty());
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.answer.done, QStringList{u"close 1 高岡市に連絡し訂正済み"_s});
    EXPECT_EQ(desk.list()->rows(), 2);
    EXPECT_TRUE(desk.screen->findChild<QLineEdit *>()->text().isEmpty()) << "the next answer has a reason of its own";
}

TEST(AnswersScreen, F02_whoever_was_second_is_told_and_sees_the_first)
{
    AnswersDesk desk;
    desk.answer.all[0].seen += '+'; // another terminal, not told yet
    desk.button(u"take"_s)->click();
    desk.settle();
    EXPECT_TRUE(desk.screen->findChild<ui::Notice *>()->isVisible());
    EXPECT_EQ(desk.answer.asked, 2);
    desk.button(u"take"_s)->click();
    desk.settle();
    EXPECT_EQ(desk.answer.done, QStringList{u"take 1"_s});
}

TEST(AnswersScreen, a_list_that_is_read_again_does_not_take_the_reason_away)
{
    AnswersDesk desk;
    desk.reason(u"電話で確認"_s);
    Q_EMIT desk.answer.tasksChanged();
    desk.settle();
    EXPECT_EQ(desk.screen->findChild<QLineEdit *>()->text(), u"電話で確認"_s);
}

TEST(AnswersScreen, C07_nothing_of_a_resident_stays_behind_a_lock)
{
    AnswersDesk desk;
    desk.reason(u"電話で確認"_s);
    desk.screen->clear();
    EXPECT_EQ(desk.list()->rows(), 0);
    EXPECT_TRUE(desk.screen->findChild<QLineEdit *>()->text().isEmpty());
    for (const QLabel *label : desk.screen->findChildren<QLabel *>())
        EXPECT_FALSE(label->text().contains(u"山田"_s)) << label->text().toStdString();
}

TEST(AnswersScreen, empty_offline_and_error_are_said)
{
    AnswersDesk desk;
    desk.answer.all.clear();
    desk.press(FunctionKey::F5);
    const auto *none = desk.screen->findChild<ui::EmptyState *>();
    EXPECT_TRUE(none->isVisible());
    picture(*desk.screen, u"answers-empty"_s);
    desk.link.state.online = false;
    desk.press(FunctionKey::F5);
    picture(*desk.screen, u"answers-offline"_s);
    desk.answer.failure = Error{ErrorCode::StoreBusy, {}, {}};
    desk.press(FunctionKey::F5);
    picture(*desk.screen, u"answers-failed"_s);
    bool said = false;
    for (const QLabel *label : none->findChildren<QLabel *>())
        said |= label->text().contains(u"読み込めませんでした"_s);
    EXPECT_TRUE(said);
}

using HomeOfAnswers = WindowTest;

TEST_F(HomeOfAnswers, F02_what_is_past_due_stands_apart_on_the_first_screen_and_leads_to_the_list)
{
    logIn();
    ui::RowsTable *work = nullptr;
    int pastDue = -1;
    for (auto *table : window->workbench()->current()->findChildren<ui::RowsTable *>())
        for (int row = 0; row < table->rows(); ++row)
            if (table->model()->index(row, 0).data().toString() == u"期限切れの回答"_s) {
                work = table;
                pastDue = row;
            }
    ASSERT_TRUE(work);
    EXPECT_EQ(work->model()->index(pastDue, 1).data().toString(), u"1"_s);
    EXPECT_EQ(window->findChild<ui::RailItem *>(u"rail-answers"_s)->accessibleDescription(), u"3件"_s) << "and all of them at the rail";
    EXPECT_EQ(fakes.answer.asked, 0) << "C-09: a count names nobody";
    work->selectRow(pastDue);
    work->setFocus();
    press(Qt::Key_Return);
    EXPECT_EQ(window->workbench()->currentId(), ui::ScreenId::Answers);
    EXPECT_EQ(fakes.answer.asked, 1);
}

TEST_F(HomeOfAnswers, at_150_percent_the_answer_and_what_closes_it_are_there)
{
    logIn();
    window->resize(911, 512);
    settle();
    window->workbench()->go({ui::ScreenId::Answers, {}});
    settle();
    auto *list = window->findChild<ui::RowsTable *>(u"answer-tasks"_s);
    EXPECT_GE(list->viewport()->height(), 4 * ui::RowsTable::twoLines);
    for (int column = 0; column < 3; ++column)
        EXPECT_FALSE(list->isCut(0, column)) << column;
    picture(*window, u"answers-compact"_s);
}

} // namespace
} // namespace madoguchi::test
