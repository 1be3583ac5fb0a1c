// The look is chosen while the terminal runs, by keyboard, and everything that is painted follows at once.
#include "ui/frame/status_line.h"
#include "ui/theme/theme.h"
#include "window_fixture.h"

#include <QMenu>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

class LookTest : public WindowTest {
protected:
    void SetUp() override { QApplication::setCursorFlashTime(0); } // pictures are compared
    void TearDown() override { ui::installTheme(*qApp, ui::Scheme::Light); }
    /// F10, up to 「表示」, Enter.
    QMenu *openMenu()
    {
        press(Qt::Key_F10);
        for (int i = 0; i < 20 && QApplication::focusWidget()->objectName() != u"rail-look"; ++i)
            press(Qt::Key_Up);
        press(Qt::Key_Return);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    void choose(QMenu *menu, Qt::Key way)
    {
        QTest::keyClick(menu, way);
        QTest::keyClick(menu, Qt::Key_Return);
        settle();
    }
    QImage seen(ui::ScreenId id)
    {
        window->workbench()->go({id, id == ui::ScreenId::Household ? u"h-1"_s : QString()});
        settle();
        return window->grab().toImage();
    }
};

TEST_F(LookTest, It_is_chosen_by_keyboard_and_kept_for_the_terminal)
{
    logIn();
    QMenu *menu = openMenu();
    ASSERT_TRUE(menu);
    ASSERT_TRUE(menu->activeAction());
    EXPECT_EQ(menu->activeAction()->text(), u"明るい"_s);
    picture(*menu, u"look-menu"_s);
    choose(menu, Qt::Key_Down);
    EXPECT_EQ(ui::scheme(), ui::Scheme::Dark);
    EXPECT_EQ(fakes.keptLook, u"dark"_s);
    EXPECT_FALSE(QApplication::activePopupWidget());
    EXPECT_EQ(QApplication::focusWidget()->objectName(), u"rail-look"_s);
    menu = openMenu();
    ASSERT_TRUE(menu);
    EXPECT_EQ(menu->activeAction()->text(), u"暗い"_s);
    choose(menu, Qt::Key_Down);
    EXPECT_EQ(fakes.keptLook, u"contrast"_s);
}

TEST_F(LookTest, Esc_leaves_it_as_it_was)
{
    logIn();
    QMenu *menu = openMenu();
    ASSERT_TRUE(menu);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Escape);
    settle();
    EXPECT_FALSE(menu->isVisible());
    EXPECT_EQ(ui::scheme(), ui::Scheme::Light);
    EXPECT_TRUE(fakes.keptLook.isEmpty());
}

TEST_F(LookTest, It_holds_and_says_so_when_it_cannot_be_kept)
{
    logIn();
    fakes.services.keepLook = [](const QString &) -> Result<Done> { return ErrorCode::FileUnwritable; };
    open();
    fakes.session.start();
    settle();
    QMenu *menu = openMenu();
    ASSERT_TRUE(menu);
    choose(menu, Qt::Key_Down);
    EXPECT_EQ(ui::scheme(), ui::Scheme::Dark);
    EXPECT_FALSE(window->findChild<ui::StatusLine *>()->told().isEmpty());
}

TEST_F(LookTest, C07_a_lock_takes_the_menu_away)
{
    logIn();
    QMenu *menu = openMenu();
    ASSERT_TRUE(menu);
    fakes.session.lock(api::LockCause::Idle);
    settle();
    EXPECT_FALSE(menu->isVisible());
}

class EachRole : public LookTest, public testing::WithParamInterface<api::Role> {};

TEST_P(EachRole, What_was_open_looks_like_what_is_opened_anew)
{
    for (const ui::ScreenInfo &screen : ui::screens()) {
        ui::installTheme(*qApp, ui::Scheme::Dark);
        logIn(GetParam());
        if (!fakes.session.may(screen.needs))
            continue;
        const QImage anew = seen(screen.id);
        ui::installTheme(*qApp, ui::Scheme::Light);
        logIn(GetParam());
        seen(screen.id);
        ui::installTheme(*qApp, ui::Scheme::Dark);
        settle();
        EXPECT_EQ(window->grab().toImage(), anew) << screen.name;
    }
}

INSTANTIATE_TEST_SUITE_P(LookTest, EachRole, testing::Values(api::Role::Clerk, api::Role::Supervisor, api::Role::Administrator, api::Role::Auditor));

TEST_F(LookTest, Login_and_lock_follow_too)
{
    const auto grab = [this] {
        settle();
        return window->grab().toImage();
    };
    for (const bool locked : {false, true}) {
        QImage seen[2];
        for (const bool changed : {false, true}) {
            ui::installTheme(*qApp, changed ? ui::Scheme::Light : ui::Scheme::HighContrast);
            logIn();
            locked ? fakes.session.lock(api::LockCause::Idle) : void(fakes.session.logout());
            grab();
            ui::installTheme(*qApp, ui::Scheme::HighContrast);
            seen[changed] = grab();
            fakes.session.logout();
        }
        EXPECT_EQ(seen[0], seen[1]) << locked;
    }
}

} // namespace madoguchi::test
