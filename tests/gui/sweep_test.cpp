// What holds for every screen in the registry, for every person who may open it.
#include "ui/theme/focus_ring.h"
#include "window_fixture.h"

#include <QAccessible>
#include <QClipboard>
#include <QRegularExpression>
#include <QTableView>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

class Sweep : public WindowTest {
protected:
    /// Each screen as the person who may open it sees it.
    template <typename Look>
    void everywhere(Look look)
    {
        for (const ui::ScreenInfo &screen : ui::screens())
            for (const auto role : {api::Role::Clerk, api::Role::Supervisor, api::Role::Administrator, api::Role::Auditor}) {
                logIn(role);
                if (fakes.session.may(screen.needs)) {
                    window->workbench()->go({screen.id, screen.id == ui::ScreenId::Household ? u"h-1"_s : QString()});
                    settle();
                    eachSection([&](const QString &) { look(screen); });
                }
                fakes.session.logout();
                settle();
                if (testing::Test::HasFatalFailure())
                    return;
            }
    }
};

TEST_F(Sweep, Tab_reaches_everything_and_comes_back_with_the_ring_around_it)
{
    everywhere([this](const ui::ScreenInfo &screen) {
        QWidget *start = QApplication::focusWidget();
        ASSERT_TRUE(start) << screen.name;
        QSet<QWidget *> reached;
        int steps = 0;
        do {
            QWidget *now = QApplication::focusWidget();
            reached.insert(now);
            EXPECT_TRUE(now->isVisible() && now->isEnabled()) << screen.name;
            const QWidget *ring = window->findChild<QWidget *>(u"focusRing"_s);
            ASSERT_TRUE(ring) << screen.name;
            EXPECT_TRUE(ring->isVisible()) << screen.name << ' ' << now->metaObject()->className();
            press(Qt::Key_Tab);
        } while (QApplication::focusWidget() != start && ++steps < 200);
        EXPECT_EQ(QApplication::focusWidget(), start) << screen.name << ": Tab does not come back";
        for (QWidget *widget : window->findChildren<QWidget *>())
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy()
                && !qobject_cast<QAbstractScrollArea *>(widget->parentWidget())) {
                EXPECT_TRUE(reached.contains(widget)) << screen.name << ": " << widget->metaObject()->className() << ' '
                                                      << widget->objectName().toStdString();
            }
    });
}

TEST_F(Sweep, Everything_that_takes_the_keyboard_has_an_accessible_name)
{
    everywhere([this](const ui::ScreenInfo &screen) {
        for (QWidget *widget : window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            ASSERT_TRUE(accessible);
            EXPECT_FALSE(accessible->text(QAccessible::Name).isEmpty())
                << screen.name << ": " << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
        }
    });
}

TEST_F(Sweep, C12_nothing_can_be_copied_cut_or_dragged_out)
{
    everywhere([this](const ui::ScreenInfo &screen) {
        QClipboard *clipboard = QApplication::clipboard();
        clipboard->setText(u"untouched"_s);
        QWidget *start = QApplication::focusWidget();
        int steps = 0;
        do {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_C, Qt::ControlModifier);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Insert, Qt::ControlModifier);
            EXPECT_EQ(clipboard->text(), u"untouched"_s) << screen.name << ' ' << QApplication::focusWidget()->metaObject()->className();
            QWidget *now = QApplication::focusWidget();
            EXPECT_TRUE(now->contextMenuPolicy() == Qt::NoContextMenu || !now->inherits("QLineEdit")) << screen.name;
            press(Qt::Key_Tab);
        } while (QApplication::focusWidget() != start && ++steps < 200);
        for (const QAbstractItemView *view : window->findChildren<QAbstractItemView *>())
            EXPECT_FALSE(view->dragEnabled()) << screen.name;
    });
}

TEST_F(Sweep, C12_no_dialog_ever_opens)
{
    everywhere([this](const ui::ScreenInfo &screen) {
        for (const Qt::Key key : {Qt::Key_F1, Qt::Key_F4, Qt::Key_F5, Qt::Key_F6, Qt::Key_F7, Qt::Key_F8, Qt::Key_F11, Qt::Key_F12})
            press(key);
        for (const QWidget *top : QApplication::topLevelWidgets())
            EXPECT_TRUE(!top->isVisible() || top == window.get() || top->windowType() == Qt::Popup || top->windowType() == Qt::ToolTip)
                << screen.name << ' ' << top->metaObject()->className();
        EXPECT_FALSE(QApplication::activeModalWidget()) << screen.name;
    });
}

TEST_F(Sweep, No_English_is_left_on_any_screen)
{
    // Names of keys and of things that are called so in Japanese offices.
    static const QRegularExpression allowed(u"\\bF\\d{1,2}\\b|\\b(Enter|Delete|Esc|Shift|Ctrl|Alt|PageUp|PageDown|Tab|Space)\\b|\\bIC|\\bID\\b|\\bUSB(-\\d+)?\\b|\\b[MTSHRF]\\d+(\\.\\d+)*|\\b[A-Z]-\\d+\\b|\\b[A-Z]\\d\\b"_s);
    static const QRegularExpression english(u"[A-Za-z]{2,}"_s);
    everywhere([this](const ui::ScreenInfo &screen) {
        for (QString text : texts(*window)) {
            const QString whole = text;
            text.remove(allowed);
            EXPECT_FALSE(text.contains(english)) << screen.name << ": " << whole.toStdString();
        }
    });
}

TEST_F(Sweep, C03_no_screen_shows_twelve_digits_in_a_row)
{
    static const QRegularExpression number(u"(\\d[ -]?){12}"_s);
    everywhere([this](const ui::ScreenInfo &screen) {
        for (const QString &text : texts(*window))
            EXPECT_FALSE(text.contains(number)) << screen.name << ": " << text.toStdString();
    });
}

TEST_F(Sweep, C07_a_lock_empties_every_screen)
{
    everywhere([this](const ui::ScreenInfo &screen) {
        ui::Screen *shown = window->workbench()->current();
        fakes.session.lock(api::LockCause::Demand);
        settle();
        for (const QTableView *table : shown->findChildren<QTableView *>())
            if (table->objectName() != u"health" && table->model()) { // health of the link is about nobody
                EXPECT_EQ(table->model()->rowCount(), 0) << screen.name << ' ' << table->objectName().toStdString();
            }
        const QStringList all = [&] {
            window->findChild<QWidget *>(u"workbench"_s)->parentWidget()->show(); // as if the cover failed
            return texts(*window);
        }();
        for (const QString &text : all)
            for (const api::HouseholdView &household : fakes.people.town)
                for (const api::MemberView &member : household.members)
                    EXPECT_FALSE(text.contains(member.nameKanji) || text.contains(member.nameKana)) << screen.name << ": " << text.toStdString();
    });
}

} // namespace madoguchi::test
