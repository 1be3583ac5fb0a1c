// What holds for every screen in the registry, for every person who may open it.
#include "ui/theme/focus_ring.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/table_view.h"
#include "ways_out.h"
#include "window_fixture.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QTextBrowser>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

class Sweep : public WindowTest {};

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
        EXPECT_EQ(waysOut(*window).join(u'\n').toStdString(), "");
        EXPECT_EQ(window->workbench()->current()->objectName().toStdString(), screen.name) << "what was tried led elsewhere";
    });
}

struct PlantedWay {
    const char *name;
    void (*plant)(ui::Screen *screen);
};
class PlantedWayOut : public WindowTest, public testing::WithParamInterface<PlantedWay> {};

TEST_P(PlantedWayOut, C12_is_found)
{
    logIn();
    ui::Screen *screen = window->workbench()->current();
    EXPECT_EQ(waysOut(*window).join(u'\n').toStdString(), "");
    GetParam().plant(screen);
    for (QWidget *planted : screen->findChildren<QWidget *>(u"planted"_s)) {
        planted->setGeometry(20, 20, 300, 60);
        planted->raise();
        planted->show();
    }
    settle();
    const QStringList found = waysOut(*window);
    EXPECT_FALSE(found.isEmpty());
    for (const QString &each : found)
        EXPECT_TRUE(each.contains(u"planted"_s)) << each.toStdString() << ": the fault is elsewhere";
}

namespace {

template <typename Widget, typename... Arguments>
Widget *planted(ui::Screen *screen, Arguments &&...arguments)
{
    auto *widget = new Widget(std::forward<Arguments>(arguments)..., screen);
    widget->setObjectName(u"planted"_s);
    return widget;
}

/// A table of ours, or of Qt's, about one person.
template <typename View>
View *plantedTable(ui::Screen *screen)
{
    auto *view = planted<View>(screen);
    auto *model = new QStandardItemModel(1, 1, view);
    model->setItem(0, new QStandardItem(u"somebody"_s));
    view->setModel(model);
    return view;
}

} // namespace

INSTANTIATE_TEST_SUITE_P(
    Ways, PlantedWayOut,
    testing::Values(PlantedWay{"line_of_qt_s_own", [](ui::Screen *screen) { planted<QLineEdit>(screen); }},
                    PlantedWay{"text_of_qt_s_own", [](ui::Screen *screen) { planted<QPlainTextEdit>(screen); }},
                    PlantedWay{"page_of_qt_s_own", [](ui::Screen *screen) { planted<QTextBrowser>(screen); }},
                    PlantedWay{"table_of_qt_s_own", [](ui::Screen *screen) { plantedTable<QTableView>(screen); }},
                    PlantedWay{"table_with_drag", [](ui::Screen *screen) { plantedTable<ui::TableView>(screen)->setDragEnabled(true); }},
                    PlantedWay{"line_with_drag", [](ui::Screen *screen) { planted<ui::PlainEdit>(screen)->setDragEnabled(true); }},
                    PlantedWay{"selectable_label",
                               [](ui::Screen *screen) { planted<QLabel>(screen, u"somebody"_s)->setTextInteractionFlags(Qt::TextSelectableByMouse); }},
                    PlantedWay{"menu_that_copies",
                               [](ui::Screen *screen) {
                                   auto *widget = planted<QWidget>(screen);
                                   widget->setContextMenuPolicy(Qt::CustomContextMenu);
                                   QObject::connect(widget, &QWidget::customContextMenuRequested, widget, [widget](QPoint at) {
                                       auto *menu = new QMenu(widget);
                                       menu->addAction(u"コピー(&C)"_s);
                                       menu->popup(widget->mapToGlobal(at));
                                   });
                               }},
                    PlantedWay{"menu_that_saves",
                               [](ui::Screen *screen) {
                                   auto *widget = planted<QWidget>(screen);
                                   widget->setContextMenuPolicy(Qt::ActionsContextMenu);
                                   widget->addAction(new QAction(u"名前を付けて保存"_s, widget));
                               }}),
    [](const auto &info) { return std::string(info.param.name); });

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
        fakes.session.start();
        settle();
    });
}

} // namespace madoguchi::test
