#include "ui/frame/key_bar.h"
#include "ui/frame/rail.h"
#include "window_fixture.h"

#include <QLabel>

namespace madoguchi::test {

using namespace Qt::StringLiterals;
using ui::FunctionKey;
using ui::ScreenId;

class Frame : public WindowTest {
protected:
    ui::KeyBar *keys() { return window->findChild<ui::KeyBar *>(); }
    ui::Rail *rail() { return window->findChild<ui::Rail *>(); }
};

TEST_F(Frame, C09_header_always_says_who_is_here_and_whose_data_it_is)
{
    logIn();
    const QStringList all = texts(*window);
    EXPECT_TRUE(all.contains(u"保険年金課　窓口 花子 · 窓口担当"_s));
    EXPECT_TRUE(all.contains(u"富山市"_s));
    EXPECT_TRUE(all.contains(u"研修"_s));
    EXPECT_TRUE(all.contains(u"令和8年11月20日 10:42"_s));
}

TEST_F(Frame, C03_no_window_title_names_anybody)
{
    logIn();
    EXPECT_EQ(window->windowTitle(), u"国保窓口端末"_s);
}

TEST_F(Frame, C16_rail_offers_only_what_the_person_may_open)
{
    for (const auto role : {api::Role::Clerk, api::Role::Supervisor, api::Role::Administrator, api::Role::Auditor}) {
        logIn(role);
        for (const ui::ScreenInfo &screen : ui::screens())
            EXPECT_EQ(rail()->offered().contains(screen.id), screen.inRail && fakes.session.may(screen.needs)) << screen.name;
        fakes.session.logout();
        settle();
    }
}

TEST_F(Frame, C16_a_screen_without_permission_does_not_open)
{
    logIn(api::Role::Clerk);
    window->workbench()->go({ScreenId::Record, {}});
    EXPECT_EQ(window->workbench()->currentId(), ScreenId::Home);
}

TEST_F(Frame, Function_keys_mean_the_same_everywhere)
{
    logIn();
    for (const ScreenId id : rail()->offered()) {
        window->workbench()->go({id, {}});
        settle();
        EXPECT_TRUE(keys()->isLit(FunctionKey::F1));
        EXPECT_TRUE(keys()->isLit(FunctionKey::F9));
        EXPECT_TRUE(keys()->isLit(FunctionKey::F10));
        press(Qt::Key_F10);
        EXPECT_TRUE(rail()->isAncestorOf(QApplication::focusWidget())) << static_cast<int>(id);
        press(Qt::Key_Escape);
        EXPECT_FALSE(rail()->isAncestorOf(QApplication::focusWidget())) << static_cast<int>(id);
        press(Qt::Key_F2);
        EXPECT_EQ(window->workbench()->currentId(), ScreenId::Search);
        press(Qt::Key_F9);
        EXPECT_EQ(window->workbench()->currentId(), ScreenId::Home);
    }
}

TEST_F(Frame, F3_and_Esc_go_back_step_by_step)
{
    logIn(api::Role::Supervisor);
    EXPECT_FALSE(keys()->isLit(FunctionKey::F3));
    window->workbench()->go({ScreenId::Link, {}});
    window->workbench()->go({ScreenId::Record, {}});
    settle();
    EXPECT_TRUE(keys()->isLit(FunctionKey::F3));
    press(Qt::Key_F3);
    EXPECT_EQ(window->workbench()->currentId(), ScreenId::Link);
    press(Qt::Key_Escape);
    EXPECT_EQ(window->workbench()->currentId(), ScreenId::Home);
}

TEST_F(Frame, Arrow_keys_and_Enter_work_the_rail)
{
    logIn(api::Role::Supervisor);
    press(Qt::Key_F10);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    EXPECT_EQ(window->workbench()->currentId(), ScreenId::Search);
}

TEST_F(Frame, The_mouse_works_the_key_bar_too)
{
    logIn();
    QTest::mouseClick(keys()->findChild<ui::KeyButton *>(u"F2"_s), Qt::LeftButton);
    settle();
    EXPECT_EQ(window->workbench()->currentId(), ScreenId::Search);
}

TEST_F(Frame, F1_shows_and_hides_the_explanation)
{
    logIn();
    QWidget *context = window->findChild<QWidget *>(u"context"_s);
    const bool before = context->isVisible();
    press(Qt::Key_F1);
    EXPECT_NE(context->isVisible(), before);
    press(Qt::Key_F1, Qt::ShiftModifier);
    EXPECT_EQ(context->isVisible(), before);
}

TEST_F(Frame, Home_names_no_resident)
{
    logIn();
    for (const QString &text : texts(*window))
        for (const api::HouseholdView &household : fakes.people.town)
            for (const api::MemberView &member : household.members)
                EXPECT_FALSE(text.contains(member.nameKanji)) << text.toStdString();
}

} // namespace madoguchi::test
