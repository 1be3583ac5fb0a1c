// Nothing that is said may be cut: every screen, for everybody who may open it, in each look, at 100 % and at 150 % of a
// screen of 1366×768.
#include "room.h"
#include "ui/screens/household/timeline_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/rows_table.h"
#include "window_fixture.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize whole(1366, 768), at150(911, 512);
}

struct Room {
    ui::Scheme scheme;
    QSize size;
    const char *name;
};
void PrintTo(const Room &room, std::ostream *out) { *out << room.name; } // not its bytes

class RoomTest : public WindowTest {
protected:
    void TearDown() override { ui::installTheme(*qApp, ui::Scheme::Light); }
    void show(const ui::ScreenInfo &screen)
    {
        window->workbench()->go({screen.id, screen.id == ui::ScreenId::Household ? u"h-1"_s : QString()});
        settle();
    }
};

class EveryScreen : public RoomTest, public testing::WithParamInterface<Room> {};

TEST_P(EveryScreen, Nothing_is_cut)
{
    ui::installTheme(*qApp, GetParam().scheme);
    fakes.link.state.refused = 1;
    const auto expectRoom = [this](const char *where) {
        for (const QString &cut : withoutRoom(*window))
            ADD_FAILURE() << where << ": " << cut.toStdString();
    };
    for (const auto role : {api::Role::Clerk, api::Role::Supervisor, api::Role::Administrator, api::Role::Auditor}) {
        logIn(role);
        window->resize(GetParam().size);
        settle();
        for (const ui::ScreenInfo &screen : ui::screens()) {
            if (!fakes.session.may(screen.needs))
                continue;
            show(screen);
            eachSection([&](const QString &section) {
                const std::string where = screen.name + section.toStdString();
                expectRoom(where.c_str());
                window->workbench()->setContextVisible(true);
                settle();
                expectRoom(where.c_str());
                window->workbench()->setContextVisible(false);
                settle();
            });
        }
        fakes.session.lock(api::LockCause::Idle);
        settle();
        expectRoom("lock");
        fakes.session.logout();
        settle();
        expectRoom("login");
    }
}

TEST_P(EveryScreen, Nothing_is_cut_on_any_step_of_the_notification)
{
    ui::installTheme(*qApp, GetParam().scheme);
    logIn();
    window->resize(GetParam().size);
    settle();
    show(ui::info(ui::ScreenId::Reception));
    press(Qt::Key_1);
    press(Qt::Key_Return); // the visit
    press(Qt::Key_Down);
    press(Qt::Key_Return); // the household that moved in
    for (int step = 0; step < 6; ++step) {
        press(Qt::Key_1); // what the choice asks for next
        for (const QString &cut : withoutRoom(*window))
            ADD_FAILURE() << "step " << step << ": " << cut.toStdString();
        if (GetParam().scheme == ui::Scheme::Light)
            picture(*window, u"step-%1-%2"_s.arg(QString::fromLatin1(GetParam().name)).arg(step));
        press(Qt::Key_PageDown);
    }
}

TEST_P(EveryScreen, Nothing_is_cut_in_what_a_search_found)
{
    ui::installTheme(*qApp, GetParam().scheme);
    logIn();
    window->resize(GetParam().size);
    settle();
    show(ui::info(ui::ScreenId::Search));
    window->findChild<QLineEdit *>(u"searchField"_s)->setText(u"ヤマダ"_s);
    const auto *found = window->findChild<ui::RowsTable *>(u"results"_s);
    ASSERT_TRUE(waitFor([found] { return found->rows() > 0; }));
    settle();
    for (const QString &cut : withoutRoom(*window))
        ADD_FAILURE() << cut.toStdString();
}

TEST_P(EveryScreen, Nothing_is_cut_in_the_search_by_fields)
{
    ui::installTheme(*qApp, GetParam().scheme);
    logIn();
    window->resize(GetParam().size);
    settle();
    show(ui::info(ui::ScreenId::Search));
    press(Qt::Key_K, Qt::AltModifier);
    const auto expectRoom = [this] {
        for (const QString &cut : withoutRoom(*window))
            ADD_FAILURE() << cut.toStdString();
    };
    expectRoom();
    window->findChild<QLineEdit *>(u"searchField"_s)->setText(u"ヤマダ"_s);
    const auto *found = window->findChild<ui::RowsTable *>(u"results"_s);
    ASSERT_TRUE(waitFor([found] { return found->rows() > 0; }));
    settle();
    expectRoom();
    EXPECT_GE(found->viewport()->height(), 2 * ui::RowsTable::twoLines) << "there is something to go to";
    picture(*window, u"search-form-%1"_s.arg(QString::fromLatin1(GetParam().name)));
    window->findChild<QLineEdit *>(u"searchField"_s)->setText(u"ヤマダ 山田 S30.1.1 300101"_s);
    settle();
    for (QLineEdit *edit : window->findChild<QWidget *>(u"searchForm"_s)->findChildren<QLineEdit *>()) {
        edit->setFocus();
        edit->clear();
        for (const QChar c : u"7x"_s)
            QTest::sendKeyEvent(QTest::Click, edit, Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
    EXPECT_TRUE(waitFor([this] { return fakes.people.searched.last() == window->findChild<QLineEdit *>(u"searchField"_s)->text(); }));
    press(Qt::Key_Return);
    settle();
    expectRoom();
    picture(*window, u"search-form-wrong-%1"_s.arg(QString::fromLatin1(GetParam().name)));
}

TEST_P(EveryScreen, Nothing_is_cut_in_the_form_of_any_order)
{
    ui::installTheme(*qApp, GetParam().scheme);
    int pictures = 0;
    const auto expectRoom = [&](const QString &where) {
        for (const QString &cut : withoutRoom(*window))
            ADD_FAILURE() << where.toStdString() << ": " << cut.toStdString();
        if (GetParam().scheme == ui::Scheme::Light)
            picture(*window, u"order-%1-%2"_s.arg(QString::fromLatin1(GetParam().name)).arg(pictures++, 2, 10, QChar(u'0')));
    };
    const auto orders = [&](api::Role role, ui::ScreenId id, const QString &section, const QString &list, const QStringList &actions) {
        logIn(role);
        window->resize(GetParam().size);
        settle();
        window->workbench()->go({id, section});
        settle();
        for (const QString &action : actions) {
            window->findChild<ui::RowsTable *>(list)->selectRow(1);
            const auto buttons = window->findChildren<QPushButton *>();
            const auto button = std::ranges::find_if(buttons, [&](const QPushButton *one) { return one->isVisible() && one->text() == action; });
            ASSERT_NE(button, buttons.end()) << action.toStdString();
            (*button)->click();
            settle();
            expectRoom(action);
            window->workbench()->trigger(ui::FunctionKey::F12); // what is missing, or what will happen
            settle();
            expectRoom(action + u" F12"_s);
            while (window->workbench()->current()->stepBack())
                settle();
        }
        fakes.session.logout();
        settle();
    };
    using api::Role, ui::ScreenId;
    orders(Role::Administrator, ScreenId::Administration, u"staffSection"_s, u"staff"_s,
           {u"職員を登録"_s, u"異動"_s, u"カードを渡す"_s, u"カードを止める"_s, u"登録を終える"_s});
    orders(Role::Administrator, ScreenId::Administration, u"terminalsSection"_s, u"terminals"_s, {u"端末を登録"_s, u"この端末の登録を外す"_s});
    orders(Role::Administrator, ScreenId::Administration, u"policySection"_s, u"policy"_s, {u"変更する (F12)"_s});
    orders(Role::Supervisor, ScreenId::Grants, u"rosterSection"_s, u"roster"_s, {u"権限を申請"_s, u"この権限を終える"_s});
    orders(Role::Supervisor, ScreenId::Grants, u"applicationsSection"_s, u"applications"_s, {u"決裁する (F12)"_s});
    orders(Role::Supervisor, ScreenId::Grants, u"confirmationSection"_s, u"rosters"_s, {u"確認する (F12)"_s});
    orders(Role::Auditor, ScreenId::Record, ui::reviewSection, u"review"_s, {u"回答する (F12)"_s});
}

TEST_P(EveryScreen, Nothing_is_cut_in_what_the_login_asks_for_besides)
{
    ui::installTheme(*qApp, GetParam().scheme);
    fakes.directory.passwordFault = Error{ErrorCode::PasswordUnfit, {u"known"_s, u"regular"_s}, {}};
    for (const ErrorCode code : {ErrorCode::PasswordNotSet, ErrorCode::PasswordExpired, ErrorCode::CardUnknown}) {
        fakes.session.failure = Error{code, {}, {}};
        open(GetParam().size);
        const auto expectRoom = [&](const char *when) {
            for (const QString &cut : withoutRoom(*window))
                ADD_FAILURE() << describe(Error{code, {}, {}}).toStdString() << ' ' << when << ": " << cut.toStdString();
            picture(*window, u"login-%1-%2-%3"_s.arg(errorText(code), QString::fromLatin1(GetParam().name), QString::fromLatin1(when)));
        };
        for (const QString &secret : {u"1234"_s, u"anything"_s}) {
            type(secret);
            press(Qt::Key_Return);
        }
        expectRoom("asked");
        for (const QString &secret : {u"1234"_s, u"kumo-no-ue-12"_s, u"kumo-no-ue-12"_s, u"kumo-no-ue-12"_s}) {
            type(secret);
            press(Qt::Key_Return);
        }
        expectRoom("answered");
    }
}

INSTANTIATE_TEST_SUITE_P(Looks, EveryScreen,
                         testing::Values(Room{ui::Scheme::Light, whole, "light"}, Room{ui::Scheme::Dark, whole, "dark"},
                                         Room{ui::Scheme::HighContrast, whole, "contrast"}, Room{ui::Scheme::Light, at150, "light150"},
                                         Room{ui::Scheme::Dark, at150, "dark150"}, Room{ui::Scheme::HighContrast, at150, "contrast150"}),
                         [](const auto &info) { return std::string(info.param.name); });

TEST_F(RoomTest, What_is_cut_is_found)
{
    QWidget root;
    root.resize(400, 400);
    auto *label = new QLabel(u"国民健康保険"_s, &root);
    auto *wrapped = new QLabel(u"国民健康保険 国民健康保険"_s, &root);
    wrapped->setWordWrap(true);
    auto *outside = new QLabel(u"外"_s, &root);
    auto *button = new QPushButton(u"媒体に書き込む"_s, &root);
    auto *field = new QLineEdit(&root);
    field->setPlaceholderText(u"カナ・氏名・生年月日"_s);
    QStandardItemModel model(1, 1);
    model.setHorizontalHeaderLabels({u"資格取得日"_s});
    model.setItem(0, 0, new QStandardItem(u"令和8年11月1日"_s));
    auto *table = new QTableView(&root);
    table->setModel(&model);
    for (QWidget *widget : {static_cast<QWidget *>(label), static_cast<QWidget *>(wrapped), static_cast<QWidget *>(outside),
                            static_cast<QWidget *>(button), static_cast<QWidget *>(field), static_cast<QWidget *>(table)})
        widget->resize(300, 60);
    table->setColumnWidth(0, 200);
    root.show();
    settle();
    EXPECT_EQ(withoutRoom(root), QStringList());
    label->resize(20, 60);
    wrapped->resize(60, 10);
    outside->move(390, 0);
    button->resize(40, 60);
    field->resize(40, 60);
    table->setColumnWidth(0, 30);
    EXPECT_EQ(withoutRoom(root).size(), 7) << withoutRoom(root).join(u'\n').toStdString();
}

TEST_F(RoomTest, At_150_percent_three_members_stand_in_the_timeline_without_scrolling)
{
    logIn();
    window->resize(at150);
    settle();
    show(ui::info(ui::ScreenId::Household));
    const auto *timeline = window->findChild<ui::TimelineView *>();
    ASSERT_TRUE(timeline && timeline->isVisible());
    ASSERT_GE(timeline->plan().moves().size(), 3);
    const QRect seen = timeline->visibleRegion().boundingRect();
    EXPECT_GE(seen.bottom() + 1, timeline->plan().row(2).bottom());
    EXPECT_EQ(seen.width(), timeline->width());
    for (const ui::TimelineBar &bar : timeline->plan().bars())
        EXPECT_TRUE(QRectF(timeline->rect()).contains(bar.rect));
}

TEST_F(RoomTest, On_a_narrow_window_the_explanation_lies_over_the_screen_and_Esc_takes_it_away)
{
    logIn();
    window->resize(at150);
    settle();
    show(ui::info(ui::ScreenId::Search));
    const QWidget *context = window->findChild<QWidget *>(u"context"_s);
    const int width = window->workbench()->current()->width();
    EXPECT_FALSE(context->isVisible());
    press(Qt::Key_F1);
    EXPECT_TRUE(context->isVisible());
    EXPECT_EQ(window->workbench()->current()->width(), width);
    press(Qt::Key_Escape);
    EXPECT_FALSE(context->isVisible());
    EXPECT_EQ(window->workbench()->currentId(), ui::ScreenId::Search);
}

} // namespace madoguchi::test
