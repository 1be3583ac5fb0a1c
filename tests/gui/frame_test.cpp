#include "ui/frame/key_bar.h"
#include "ui/frame/rail.h"
#include "ui/frame/status_line.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/sentences.h"
#include "window_fixture.h"

#include <QLabel>
#include <QTableView>

#include <algorithm>

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
    EXPECT_TRUE(all.contains(u"令和8年11月20日(2026) 10:42"_s));
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

TEST_F(Frame, Every_screen_has_the_keyboard_when_it_is_shown)
{
    for (const auto role : {api::Role::Clerk, api::Role::Supervisor, api::Role::Administrator, api::Role::Auditor}) {
        logIn(role);
        EXPECT_TRUE(QApplication::focusWidget() && QApplication::focusWidget()->objectName().startsWith(u"work"_s)) << "home, from the start";
        for (const ui::ScreenInfo &screen : ui::screens()) {
            if (!fakes.session.may(screen.needs))
                continue;
            window->workbench()->go({screen.id, screen.id == ScreenId::Household ? u"h-1"_s : QString()});
            settle();
            const QWidget *focus = QApplication::focusWidget();
            EXPECT_TRUE(window->workbench()->current()->isAncestorOf(focus))
                << screen.name << ": " << (focus ? focus->metaObject()->className() : "nobody") << " of an active window: " << window->isActiveWindow();
        }
        fakes.session.logout();
        settle();
    }
}

/// Names what is shown as a window of its own, however shortly: that takes the keyboard from ours.
struct OtherWindows : QObject {
    QWidget *ours = nullptr;
    QStringList seen;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (auto *widget = qobject_cast<QWidget *>(watched); widget && event->type() == QEvent::Show && widget->isWindow() && widget != ours)
            seen << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        return false;
    }
};

TEST_F(Frame, No_other_window_ever_takes_the_keyboard)
{
    logIn(api::Role::Clerk);
    OtherWindows others;
    others.ours = window.get();
    qApp->installEventFilter(&others);
    for (const ui::ScreenInfo &screen : ui::screens()) {
        window->workbench()->go({screen.id, screen.id == ScreenId::Household ? u"h-1"_s : QString()});
        settle();
        EXPECT_TRUE(others.seen.isEmpty()) << screen.name << ": " << others.seen.join(u", "_s).toStdString();
        others.seen.clear();
    }
}

TEST_F(Frame, C09_counting_what_waits_opens_no_record_of_anybody_and_asks_once)
{
    logIn();
    EXPECT_EQ(fakes.reception.listed, 0);
    EXPECT_EQ(fakes.reception.counted, 1);
    const auto *work = window->findChild<QTableView *>(u"work"_s);
    QStringList shown;
    for (int row = 0; row < work->model()->rowCount(); ++row)
        shown << work->model()->index(row, 0).data().toString() + work->model()->index(row, 1).data().toString();
    EXPECT_TRUE(shown.contains(u"住基異動の届出%1"_s.arg(fakes.reception.known.size()))) << shown.join(u'|').toStdString();
}

TEST_F(Frame, C18_an_overdue_medium_leads_to_itself_and_is_erased_there)
{
    for (const auto role : {api::Role::Clerk, api::Role::Supervisor}) {
        fakes.media.all.clear();
        for (int i = 1; i <= 4; ++i) {
            ASSERT_TRUE(get(fakes.media.ask(FileId(u"f-3"_s), u"municipal-import"_s, u"USB-000%1"_s.arg(i))).ok());
            fakes.media.all.first().state = api::MediaState::Erased;
        }
        for (const auto &[row, hours] : {std::pair{1, 2}, {2, 5}}) { // the older one is further down
            fakes.media.all[row].overdue = true;
            fakes.media.all[row].eraseBy = fakes.clock.utc().addSecs(-hours * 3600);
        }
        const auto oldest = fakes.media.all[2].id;
        logIn(role);
        const bool supervisor = role == api::Role::Supervisor;
        auto *work = window->findChild<QTableView *>(supervisor ? u"work-approvals"_s : u"work"_s);
        const auto item = [&] { return work->model()->index(0, 0).data().toString(); };
        ASSERT_TRUE(item().contains(u"媒体の消去遅れ"_s)) << item().toStdString();
        const QString said = work->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        EXPECT_TRUE(said.contains(u"5時間前"_s)) << "since it should have been erased: " << said.toStdString();
        work->setFocus();
        picture(*window, supervisor ? u"home-overdue-supervisor"_s : u"home-overdue-clerk"_s);
        press(Qt::Key_Home);
        press(Qt::Key_Return);
        EXPECT_EQ(window->workbench()->currentId(), ScreenId::Media);
        const auto *list = qobject_cast<ui::RowsTable *>(QApplication::focusWidget());
        ASSERT_TRUE(list && list->objectName() == u"requests"_s);
        EXPECT_EQ(list->currentRow(), 2);
        picture(*window, u"media-overdue-opened"_s);
        press(Qt::Key_F12);
        press(Qt::Key_F12);
        const auto left = std::ranges::find(fakes.media.all, oldest, &api::MediaRequest::id);
        EXPECT_EQ(left->state, api::MediaState::Erased);
        EXPECT_TRUE(fakes.media.all[1].overdue) << "the other one stays";
    }
}

TEST_F(Frame, C18_the_custody_clock_stands_on_every_supervisors_first_screen_and_goes_on)
{
    for (int i = 1; i <= 3; ++i) {
        ASSERT_TRUE(get(fakes.media.ask(FileId(u"f-3"_s), u"municipal-import"_s, u"USB-000%1"_s.arg(i))).ok());
        ASSERT_TRUE(get(fakes.media.write(fakes.media.all.first().id)).ok());
        fakes.media.all.first().eraseBy = fakes.clock.utc().addSecs(i * 3000);
    }
    ASSERT_TRUE(get(fakes.media.handOver(fakes.media.all[2].id, u"情報政策課 田中"_s)).ok());
    ASSERT_TRUE(get(fakes.media.erase(fakes.media.all[1].id)).ok());
    logIn(api::Role::Clerk);
    EXPECT_FALSE(window->findChild<QTableView *>(u"custody"_s));
    logIn(api::Role::Supervisor);
    auto *custody = window->findChild<QTableView *>(u"custody"_s);
    ASSERT_TRUE(custody && custody->isVisible());
    ASSERT_EQ(custody->model()->rowCount(), 2) << "what is erased is no longer out";
    const auto cell = [&](int row, int column) { return custody->model()->index(row, column).data(Qt::AccessibleTextRole).toString(); };
    EXPECT_TRUE(cell(0, 0).contains(u"USB-0001"_s) && cell(0, 0).contains(u"情報政策課 田中"_s)) << cell(0, 0).toStdString();
    EXPECT_TRUE(cell(0, 0).contains(u"あと50分"_s)) << cell(0, 0).toStdString();
    EXPECT_TRUE(cell(1, 0).contains(u"あと2時間30分"_s)) << cell(1, 0).toStdString();
    picture(*window, u"home-custody"_s);
    fakes.clock.advance(std::chrono::minutes(61));
    int clocks = 0;
    for (auto *timer : window->findChildren<QTimer *>())
        if (timer->isActive() && timer->interval() == 20'000 && ++clocks)
            QMetaObject::invokeMethod(timer, "timeout");
    EXPECT_EQ(clocks, 1) << "it goes on by itself";
    EXPECT_TRUE(cell(0, 0).contains(u"11分超過"_s)) << cell(0, 0).toStdString();
    custody->setFocus();
    press(Qt::Key_Home);
    press(Qt::Key_Return);
    EXPECT_EQ(window->workbench()->currentId(), ScreenId::Media);
}

TEST_F(Frame, sync_promise2_the_red_counts_lead_to_what_was_set_aside)
{
    fakes.link.state.refused = 2;
    logIn();
    const auto onAside = [this] {
        const auto *tabs = window->workbench()->current()->findChild<QTabWidget *>(u"sections"_s);
        return tabs && tabs->currentWidget()->objectName() == ui::asideSection;
    };
    auto *work = window->findChild<QTableView *>(u"work"_s);
    ASSERT_TRUE(work->model()->index(0, 0).data().toString().contains(u"差戻し"_s));
    work->setFocus();
    work->selectRow(0);
    press(Qt::Key_Return);
    EXPECT_TRUE(onAside());
    window->workbench()->go({ScreenId::Home, {}});
    settle();
    EXPECT_FALSE(onAside());
    auto *status = window->findChild<ui::StatusLine *>();
    status->repaint();
    QTest::mouseClick(status, Qt::LeftButton, {}, QPoint(30, status->height() / 2)); // what is red stands first
    settle();
    EXPECT_TRUE(onAside());
}

TEST_F(Frame, sync_promise5_silence_stands_on_the_first_screen_and_in_the_status_line)
{
    fakes.link.state.lastFileReceived = fakes.clock.utc().addDays(-21);
    logIn();
    EXPECT_TRUE(texts(*window).join(u'|').contains(u"長く途絶えている通信"_s));
    EXPECT_TRUE(window->findChild<ui::StatusLine *>()->accessibleDescription().contains(u"ファイル受信:途絶"_s));
    const auto *health = window->findChild<QTableView *>(u"health"_s);
    QStringList rows;
    for (int row = 0; row < health->model()->rowCount(); ++row)
        rows << health->model()->index(row, 0).data().toString() + u' ' + health->model()->index(row, 1).data().toString();
    EXPECT_TRUE(rows.contains(u"ファイル受信 途絶"_s)) << rows.join(u'|').toStdString();
    EXPECT_TRUE(rows.contains(u"ファイル送信 待ちなし"_s)) << rows.join(u'|').toStdString();
}

TEST_F(Frame, C23_who_is_here_sees_how_the_copies_stand_and_the_administrator_is_called)
{
    const auto row = [&] {
        const auto *table = window->workbench()->current()->findChild<ui::RowsTable *>(u"health"_s);
        for (int i = 0; i < table->rows(); ++i) {
            const auto text = [&](int column) { return table->model()->index(i, column).data().toString(); };
            if (text(0) == u"データの控え"_s)
                return text(1) + u' ' + text(2);
        }
        return QString();
    };
    const QString call = u"確認済みのデータの控えが長い間ありません"_s;
    const QDateTime now = fakes.clock.utc();
    auto &copies = fakes.session.copies;
    for (const auto role : {api::Role::Clerk, api::Role::Administrator}) {
        const auto show = [&](const api::BackupStatus &status) {
            copies = status;
            Q_EMIT fakes.session.backupChanged();
            settle();
        };
        logIn(role);
        show({now, now.addSecs(-7200), now.addDays(-100), now, {}});
        EXPECT_EQ(row(), u"正常 8:42"_s);
        EXPECT_FALSE(texts(*window).contains(call));
        show({now, {}, now.addSecs(-60), now, {}});
        EXPECT_EQ(row(), u"まだありません なし"_s);
        show({now.addDays(-10), now.addDays(-10), now.addDays(-100), now.addDays(-10), {}});
        EXPECT_EQ(row(), u"待ちなし 11月10日 10:42"_s) << "nobody has worked here since";
        show({now, now.addDays(-10), now.addDays(-100), now, {}});
        EXPECT_TRUE(row().startsWith(u"途絶 11月10日"_s)) << row().toStdString();
        EXPECT_EQ(texts(*window).contains(call), role == api::Role::Administrator);
        show({{}, {}, now.addDays(-10), now, {}});
        EXPECT_TRUE(row().startsWith(u"途絶"_s)) << "none was ever good" << row().toStdString();
        show({now, now.addSecs(-7200), now.addDays(-100), now, Error{ErrorCode::DiskFull, {}, {}}});
        EXPECT_TRUE(row().startsWith(ui::sentence(Error{ErrorCode::DiskFull, {}, {}}))) << row().toStdString();
        show({now, now.addSecs(-7200), now.addDays(-100), now, Error{ErrorCode::StoreDamaged, {}, {}}});
        EXPECT_TRUE(row().startsWith(u"前回の控えが壊れていました"_s)) << row().toStdString();
        fakes.session.logout();
        settle();
    }
}

TEST_F(Frame, Each_person_finds_first_what_they_are_here_for)
{
    const std::pair<api::Role, QString> homes[] = {{api::Role::Clerk, u"今日の受付"_s}, {api::Role::Supervisor, u"承認と媒体"_s},
                                                   {api::Role::Administrator, u"証明書"_s}, {api::Role::Auditor, u"操作の記録"_s}};
    for (const auto &[role, heading] : homes) {
        logIn(role);
        QStringList headings;
        for (const QLabel *label : window->workbench()->current()->findChildren<QLabel *>())
            headings << label->text();
        for (const auto &[other, theirs] : homes)
            EXPECT_EQ(headings.contains(theirs), other == role || (role == api::Role::Supervisor && other == api::Role::Clerk && fakes.session.may(api::UseCase::ReceptionOpen)))
                << theirs.toStdString();
        fakes.session.logout();
        settle();
    }
}

TEST_F(Frame, Without_a_store_the_link_rests_and_is_not_called_broken)
{
    fakes.link.state.online = false;
    fakes.link.state.trouble = Error{ErrorCode::ServerUnreachable, {}, {}};
    logIn(api::Role::Auditor);
    EXPECT_TRUE(texts(*window).contains(u"連携 休止中"_s));
    fakes.session.logout();
    logIn(api::Role::Clerk);
    EXPECT_TRUE(texts(*window).filter(u"連携 不通"_s).size() == 1);
}

TEST_F(Frame, F3_and_Esc_go_back_step_by_step)
{
    logIn(api::Role::Supervisor);
    EXPECT_FALSE(keys()->isLit(FunctionKey::F3));
    window->workbench()->go({ScreenId::Link, {}});
    window->workbench()->go({ScreenId::Approvals, {}});
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

TEST_F(Frame, In_a_low_window_the_rail_scrolls_to_what_has_the_keyboard)
{
    logIn(api::Role::Supervisor);
    window->resize(911, 512); // 150 % of a small screen
    settle();
    press(Qt::Key_F10);
    QStringList seen;
    for (int i = 0; i < 20; ++i) {
        const QWidget *item = QApplication::focusWidget();
        ASSERT_TRUE(rail()->isAncestorOf(item));
        EXPECT_EQ(item->visibleRegion().boundingRect(), item->rect()) << qPrintable(item->objectName());
        EXPECT_EQ(item->height(), 40) << "scrolled, not squeezed";
        seen << item->objectName();
        press(Qt::Key_Down);
    }
    EXPECT_EQ(seen.indexOf(seen.first(), 1), rail()->offered().size() + 3) << "all of them, and round again";
    for (const auto *foot : {"rail-lock", "rail-logout", "rail-look"})
        EXPECT_EQ(window->findChild<QWidget *>(QLatin1String(foot))->visibleRegion().boundingRect().height(), 40) << foot;
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
