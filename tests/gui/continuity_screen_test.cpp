#include "clerk_desk.h"
#include "window_fixture.h"

#include "ui/frame/rail.h"
#include "ui/screens/continuity/continuity_screen.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/step_up.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::FunctionKey;

struct ContinuityDesk : ClerkDesk {
    explicit ContinuityDesk(const QString &object = {})
    {
        open(ui::createContinuity, object);
        look();
    }
    /// The keyboard rests on a row.
    void look(int times = 1)
    {
        waitFor([&] { return continuity.looked >= times || list()->rows() == 0; });
        settle();
    }
    void choose(int row)
    {
        const int before = continuity.looked;
        list()->selectRow(row);
        look(before + 1);
    }
    ui::RowsTable *list() { return table(u"candidates"_s); }
    ui::RowsTable *table(const QString &name) { return screen->findChild<ui::RowsTable *>(name); }
    QTabBar *filter() { return screen->findChild<QTabBar *>(); }
    QPushButton *button(const QString &name) { return screen->findChild<QPushButton *>(name); }
    ui::Field *field(const QString &name) { return screen->findChild<ui::Field *>(name); }
    QLineEdit *reasonEdit() { return qobject_cast<QLineEdit *>(field(u"reason"_s)->editor()); }
    QString cell(const QString &name, int row, int column) { return table(name)->model()->index(row, column).data(Qt::AccessibleTextRole).toString(); }
    QString notice() { return screen->findChildren<ui::Notice *>().last()->text(); }
    void press(FunctionKey key)
    {
        screen->trigger(key);
        settle();
    }
    void reason(const QString &text)
    {
        reasonEdit()->setFocus();
        reasonEdit()->clear();
        for (const QChar c : text)
            QTest::sendKeyEvent(QTest::Click, reasonEdit(), Qt::Key_unknown, QString(c), Qt::NoModifier);
        settle();
    }
    QString everything()
    {
        QStringList said;
        for (const QLabel *label : screen->findChildren<QLabel *>())
            if (label->isVisible())
                said += label->text();
        return said.join(u' ');
    }
};

TEST(ContinuityScreen, F03_what_is_due_first_comes_first_with_a_proposal_and_its_reason)
{
    ContinuityDesk desk;
    EXPECT_EQ(desk.continuity.asked, 1) << "C-09: names are asked for, and recorded, once for one look";
    ASSERT_EQ(desk.list()->rows(), 3);
    EXPECT_TRUE(desk.list()->hasFocus());
    EXPECT_TRUE(desk.cell(u"candidates"_s, 0, 0).contains(u"期限を3営業日超過"_s)) << desk.cell(u"candidates"_s, 0, 0).toStdString();
    EXPECT_TRUE(desk.cell(u"candidates"_s, 0, 1).contains(u"ヤマダ タロウ"_s) && desk.cell(u"candidates"_s, 0, 1).contains(u"高岡市から転入"_s));
    EXPECT_EQ(desk.cell(u"candidates"_s, 2, 2), u"取消依頼"_s);
    const QString all = desk.everything();
    for (const QString &word : {u"容認 · 世帯全員の異動・世帯主変更なし"_s, u"令和8年10月1日"_s, u"次にすること"_s, u"あり"_s})
        EXPECT_TRUE(all.contains(word)) << word.toStdString();
    EXPECT_EQ(desk.cell(u"sides"_s, 0, 1), u"高岡市"_s);
    EXPECT_EQ(desk.cell(u"sides"_s, 1, 2), u"山田 太郎"_s);
    EXPECT_TRUE(desk.filter()->tabText(0).contains(u"(3)"_s) || desk.filter()->tabText(0).contains(u"（3）"_s)) << desk.filter()->tabText(0).toStdString();
    picture(*desk.screen, u"continuity"_s);
}

TEST(ContinuityScreen, C09_whoever_runs_through_the_list_looks_at_nobody)
{
    ContinuityDesk desk;
    ASSERT_EQ(desk.continuity.looked, 1);
    QTest::keyClick(desk.list(), Qt::Key_Down);
    QTest::keyClick(desk.list(), Qt::Key_Down);
    desk.look(2);
    EXPECT_EQ(desk.continuity.looked, 2) << "at the one where the keyboard rests";
    EXPECT_TRUE(desk.everything().contains(u"佐藤 次郎"_s));
}

TEST(ContinuityScreen, F03_the_proposal_is_taken_with_two_keys_and_no_text)
{
    ContinuityDesk desk;
    EXPECT_FALSE(desk.field(u"reason"_s)->isVisible());
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.continuity.done.isEmpty()) << "F12 shows what will happen";
    EXPECT_TRUE(desk.notice().contains(u"容認"_s));
    picture(*desk.screen, u"continuity-deciding"_s);
    EXPECT_TRUE(desk.screen->stepBack());
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.continuity.done.isEmpty());
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.continuity.done, QStringList{u"K16-2611-0001 decide 1 R1"_s});
    EXPECT_EQ(desk.told.size(), 1);
    EXPECT_EQ(desk.list()->rows(), 2);
    EXPECT_TRUE(desk.list()->hasFocus());
}

TEST(ContinuityScreen, F03_C06_whoever_departs_from_the_proposal_says_why)
{
    ContinuityDesk desk;
    QTest::keyClick(desk.list(), Qt::Key_Return);
    auto *choices = desk.screen->findChild<ui::Choices *>();
    ASSERT_TRUE(choices->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_2);
    desk.settle();
    EXPECT_TRUE(desk.field(u"reason"_s)->isVisible());
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"reason"_s)->hasError());
    desk.reason(u"番号 123456789018"_s);
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"reason"_s)->hasError()) << "C-06";
    desk.reason(u"別の世帯に入ったため"_s);
    desk.press(FunctionKey::F12);
    picture(*desk.screen, u"continuity-departing"_s);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.continuity.done, QStringList{u"K16-2611-0001 decide 2 RX 別の世帯に入ったため"_s});
}

TEST(ContinuityScreen, F03_without_a_proposal_a_person_decides_and_says_why)
{
    ContinuityDesk desk;
    desk.choose(1);
    EXPECT_TRUE(desk.everything().contains(u"連合会の情報だけでは判定できません"_s));
    EXPECT_TRUE(desk.field(u"reason"_s)->isVisible());
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"decision"_s)->hasError());
    picture(*desk.screen, u"continuity-unclear"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
    desk.reason(u"電話で確認した"_s);
    desk.press(FunctionKey::F12);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.continuity.done, QStringList{u"K16-2611-0002 decide 1 RX 電話で確認した"_s});
}

TEST(ContinuityScreen, F03_C16_a_decision_is_cancelled_by_two_persons)
{
    ContinuityDesk desk;
    desk.choose(2);
    EXPECT_TRUE(desk.everything().contains(u"世帯員も後日転入していた"_s));
    desk.press(FunctionKey::F12);
    ASSERT_TRUE(desk.screen->findChild<ui::StepUp *>()->isAsking());
    picture(*desk.screen, u"continuity-cancelling"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"Suzume-no-mori-8"_s);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.session.signedStatements, QList<QByteArray>{"cancel K16-2611-0003"});
    EXPECT_EQ(desk.continuity.done, QStringList{u"K16-2611-0003 approve signature of cancel K16-2611-0003"_s});

    ContinuityDesk other;
    other.choose(2);
    other.button(u"second"_s)->click();
    other.settle();
    EXPECT_TRUE(other.field(u"reason"_s)->hasError());
    other.reason(u"判定のとおり"_s);
    other.button(u"second"_s)->click();
    other.settle();
    EXPECT_EQ(other.continuity.done, QStringList{u"K16-2611-0003 stand 判定のとおり"_s});
}

TEST(ContinuityScreen, F04_months_that_came_are_counted_with_a_reason_each)
{
    ContinuityDesk desk(u"K16-2610-0009"_s);
    EXPECT_EQ(desk.filter()->currentIndex(), 3);
    ASSERT_EQ(desk.table(u"months"_s)->rows(), 4);
    EXPECT_TRUE(desk.everything().contains(u"K16-0000031"_s));
    desk.press(FunctionKey::F7);
    EXPECT_TRUE(desk.everything().contains(u"該当3回のため多数回該当です"_s));
    EXPECT_EQ(desk.cell(u"months"_s, 0, 3), u"直近12か月の外"_s);
    EXPECT_EQ(desk.cell(u"months"_s, 1, 3), u"数える"_s);
    picture(*desk.screen, u"continuity-counted"_s);
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"reason"_s)->hasError()) << "cancelling is asked for with a reason";
    desk.reason(u"世帯主を取り違えた"_s);
    desk.press(FunctionKey::F12);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.continuity.done, QStringList{u"K16-2610-0009 ask 世帯主を取り違えた"_s});
}

TEST(ContinuityScreen, F04_months_of_a_household_that_left_are_sent)
{
    ContinuityDesk desk(u"months"_s);
    ASSERT_EQ(desk.list()->rows(), 1);
    ASSERT_EQ(desk.table(u"months"_s)->rows(), 2);
    EXPECT_EQ(desk.cell(u"months"_s, 0, 3), u"未送付"_s);
    EXPECT_FALSE(desk.field(u"decision"_s)->isVisible());
    picture(*desk.screen, u"continuity-months"_s);
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.notice().contains(u"2件"_s));
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.continuity.done, QStringList{u"K16-2610-0004 send"_s});
    EXPECT_EQ(desk.list()->rows(), 0);
    picture(*desk.screen, u"continuity-empty"_s);
}

TEST(ContinuityScreen, F03_another_terminal_that_was_first_is_said_and_read_again)
{
    ContinuityDesk desk;
    desk.continuity.all[0].seen = "7";
    const int before = desk.continuity.asked;
    desk.press(FunctionKey::F12);
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.continuity.done.isEmpty());
    EXPECT_FALSE(desk.notice().isEmpty());
    EXPECT_GT(desk.continuity.asked, before);
}

TEST(ContinuityScreen, F03_empty_offline_and_failed_say_so)
{
    ContinuityDesk desk;
    desk.continuity.all.clear();
    desk.link.state.online = false;
    desk.press(FunctionKey::F5);
    EXPECT_TRUE(desk.everything().contains(u"いま接続がありません"_s));
    picture(*desk.screen, u"continuity-offline"_s);
    desk.continuity.failure = Error{ErrorCode::StoreClosed, {}, {}};
    desk.press(FunctionKey::F5);
    EXPECT_TRUE(desk.everything().contains(u"読み込めませんでした"_s));
}

TEST(ContinuityScreen, C07_clear_leaves_nothing_and_late_answers_stay_away)
{
    ContinuityDesk desk;
    desk.continuity.hold = true;
    desk.press(FunctionKey::F5);
    desk.screen->clear();
    desk.continuity.releaseAll();
    desk.settle();
    EXPECT_EQ(desk.list()->rows(), 0);
    EXPECT_FALSE(desk.everything().contains(u"山田"_s));
    QTest::qWait(300);
    EXPECT_EQ(desk.continuity.looked, 1) << "nor is anything asked for behind a lock";
}

using HomeOfContinuity = WindowTest;

TEST_F(HomeOfContinuity, F03_what_is_past_due_stands_apart_on_the_first_screen_and_leads_to_the_list)
{
    logIn();
    ui::RowsTable *work = nullptr;
    int pastDue = -1;
    for (auto *table : window->workbench()->current()->findChildren<ui::RowsTable *>())
        for (int row = 0; row < table->rows(); ++row)
            if (table->model()->index(row, 0).data().toString() == u"継続判定の遅れ"_s) {
                work = table;
                pastDue = row;
            }
    ASSERT_TRUE(work);
    EXPECT_EQ(work->model()->index(pastDue, 1).data().toString(), u"1"_s);
    EXPECT_EQ(fakes.continuity.asked, 0) << "C-09: a count names nobody";
    work->selectRow(pastDue);
    work->setFocus();
    press(Qt::Key_Return);
    EXPECT_EQ(window->workbench()->currentId(), ui::ScreenId::Continuity);
    EXPECT_EQ(fakes.continuity.asked, 1);
}

TEST_F(HomeOfContinuity, at_150_percent_the_household_and_what_decides_it_are_there)
{
    logIn();
    window->resize(911, 512);
    settle();
    window->workbench()->go({ui::ScreenId::Continuity, {}});
    waitFor([&] { return fakes.continuity.looked > 0; });
    settle();
    auto *list = window->findChild<ui::RowsTable *>(u"candidates"_s);
    EXPECT_GE(list->viewport()->height(), 4 * ui::RowsTable::twoLines);
    for (int column = 0; column < 3; ++column)
        EXPECT_FALSE(list->isCut(0, column)) << column;
    EXPECT_TRUE(window->findChild<QPushButton *>(u"first"_s)->isVisible());
    picture(*window, u"continuity-compact"_s);
}

} // namespace
} // namespace madoguchi::test
