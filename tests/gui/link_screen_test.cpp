#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/link/link_screen.h"
#include "ui/screens/link/station_line.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/progress_panel.h"
#include "ui/widgets/rows_table.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::FunctionKey;

struct LinkDesk : ClerkDesk {
    explicit LinkDesk(const QString &object = {})
    {
        link.allAside = inventedAside(clock.utc());
        if (!object.isEmpty())
            link.state.refused = 3;
        open(ui::createLink, object);
    }
    void press(FunctionKey key)
    {
        screen->trigger(key);
        settle();
    }
};

TEST(LinkScreen, C36_what_leaves_is_seen_first)
{
    LinkDesk desk;
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.link.previews, 1);
    EXPECT_EQ(desk.link.sent, 0);
    EXPECT_EQ(desk.screen->findChild<ui::RowsTable *>(u"changes"_s)->rows(), 2);
    picture(*desk.screen, u"link-preview"_s);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.link.sent, 1);
    picture(*desk.screen, u"link-sent"_s);
}

TEST(LinkScreen, C36_what_should_be_looked_at_is_said_in_words_beside_the_row_and_F6_opens_the_household)
{
    LinkDesk desk;
    desk.press(FunctionKey::F12);
    auto *changes = desk.screen->findChild<ui::RowsTable *>(u"changes"_s);
    QString opened;
    QObject::connect(desk.screen.get(), &ui::Screen::goTo, desk.screen.get(), [&](const ui::Destination &to) { opened = to.object; });
    changes->selectRow(1);
    desk.settle();
    const QString said = desk.screen->context();
    for (const QString &words : {u"髙岡 美咲"_s, u"令和6年4月1日(2024)から"_s, u"「高岡 美咲」"_s, u"個人番号がありません"_s})
        EXPECT_TRUE(said.contains(words)) << words.toStdString() << " in " << said.toStdString();
    ASSERT_TRUE(desk.screen->isLit(FunctionKey::F6));
    desk.press(FunctionKey::F6);
    EXPECT_EQ(opened, u"h-105"_s);
    picture(*desk.screen, u"link-preview-to-look-at"_s);
}

TEST(LinkScreen, F06_the_stations_behind_the_federation_say_how_they_stand)
{
    LinkDesk desk;
    const auto words = [&] {
        Q_EMIT desk.link.statusChanged();
        return desk.screen->findChild<ui::StationLine *>()->accessibleName();
    };
    EXPECT_TRUE(words().contains(u"中間サーバー: 確認できません"_s)) << words().toStdString();
    api::SupplyStatus &supply = desk.link.state.supply;
    supply.answers = true;
    supply.unregistered = 3;
    supply.due = desk.clock.utc().addSecs(-3600);
    supply.lastRegistered = supply.lastVisible = desk.clock.utc().addDays(-1);
    EXPECT_TRUE(words().contains(u"待ち 3件"_s)) << words().toStdString();
    picture(*desk.screen, u"link-behind-waiting"_s);
    supply.stopped = 1;
    EXPECT_TRUE(words().contains(u"止まったもの 1件"_s)) << words().toStdString();
    picture(*desk.screen, u"link-behind-stopped"_s);
    supply.stopped = 0;
    supply.due = desk.clock.utc().addDays(-20);
    EXPECT_TRUE(words().contains(u"途絶"_s)) << words().toStdString();
}

TEST(LinkScreen, every_long_work_is_called_by_its_own_sentence)
{
    LinkDesk desk;
    QStringList seen;
    for (const QString &what : {u"first-load"_s, u"search-index"_s, u"upload"_s, u"download"_s}) {
        desk.link.work = {api::Progress::State::Running, what, 8'400, 20'000, 0, 0, 95, std::nullopt};
        Q_EMIT desk.link.progressChanged();
        const auto *panel = desk.screen->findChild<ui::ProgressPanel *>();
        EXPECT_TRUE(panel->isVisible());
        seen += panel->findChild<QLabel *>()->text();
    }
    EXPECT_EQ(seen, (QStringList{u"被保険者の情報を読み込んでいます"_s, u"検索の準備をしています"_s, u"ファイルを送っています"_s, u"ファイルを受け取っています"_s}));
}

TEST(LinkScreen, a_transfer_is_interrupted_and_taken_up_again_with_the_same_button_after_a_restart_too)
{
    LinkDesk desk;
    auto *panel = desk.screen->findChild<ui::ProgressPanel *>();
    auto *button = panel->findChild<QPushButton *>();
    EXPECT_FALSE(panel->isVisible());
    desk.link.work = {api::Progress::State::Running, u"upload"_s, 0, 0, 60'000'000, 200'000'000, 12, std::nullopt};
    Q_EMIT desk.link.progressChanged();
    ASSERT_TRUE(panel->isVisible() && button->isVisible() && button->isEnabled());
    EXPECT_EQ(button->text(), u"中断"_s);
    picture(*desk.screen, u"link-transfer"_s);
    QTest::keyClick(button, Qt::Key_Space);
    desk.settle();
    EXPECT_TRUE(desk.link.state.transfersPaused);
    desk.link.work = {}; // as a new start has it
    Q_EMIT desk.link.progressChanged();
    EXPECT_TRUE(panel->isVisible());
    EXPECT_EQ(button->text(), u"再開"_s);
    picture(*desk.screen, u"link-transfer-paused"_s);
    QTest::keyClick(button, Qt::Key_Space);
    desk.settle();
    EXPECT_FALSE(desk.link.state.transfersPaused);
    EXPECT_FALSE(panel->isVisible());
    desk.link.work = {api::Progress::State::Running, u"search-index"_s, 1, 2, 0, 0, 95, std::nullopt};
    Q_EMIT desk.link.progressChanged();
    EXPECT_FALSE(button->isVisible()) << "what goes on by itself is not interrupted here";
}

TEST(LinkScreen, what_was_refused_is_no_green_terminal)
{
    LinkDesk desk;
    const auto *line = desk.screen->findChild<ui::StationLine *>();
    EXPECT_TRUE(line->accessibleName().contains(u"保存済"_s)) << line->accessibleName().toStdString();
    desk.link.state.refused = 1;
    Q_EMIT desk.link.statusChanged();
    EXPECT_TRUE(line->accessibleName().contains(u"差戻しあり"_s)) << line->accessibleName().toStdString();
    EXPECT_FALSE(line->accessibleName().contains(u"保存済"_s));
}

TEST(LinkScreen, C36_escape_disarms_and_the_next_F12_shows_again)
{
    LinkDesk desk;
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.screen->stepBack());
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.link.previews, 2);
    EXPECT_EQ(desk.link.sent, 0);
}

TEST(LinkScreen, C02_a_hindrance_keeps_the_files_here)
{
    LinkDesk desk;
    desk.link.blocking = {Error{ErrorCode::SequenceGap, {}, {}}};
    desk.press(FunctionKey::F12);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.link.sent, 0);
    picture(*desk.screen, u"link-blocked"_s);
}

TEST(LinkScreen, a_failure_is_said_and_leaves_the_screen_usable)
{
    LinkDesk desk;
    desk.link.failure = Error{ErrorCode::ServerUnreachable, {}, {}};
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.screen->isLit(FunctionKey::F12));
    picture(*desk.screen, u"link-failed"_s);
}

/// The section of what could not go on, with its keyboard.
struct AsideDesk : LinkDesk {
    AsideDesk() : LinkDesk(ui::asideSection) {}
    ui::RowsTable *list() { return screen->findChild<ui::RowsTable *>(u"asideItems"_s); }
    QPushButton *button(const QString &name) { return screen->findChild<QPushButton *>(name); }
    QLineEdit *reason() { return screen->findChild<QWidget *>(u"aside"_s)->findChild<QLineEdit *>(); }
    QString said() { return screen->findChild<ui::Notice *>(u"asideWhy"_s)->text(); }
    void key(Qt::Key key)
    {
        QTest::keyClick(QApplication::focusWidget(), key);
        settle();
    }
};

TEST(LinkScreen, sync_promise2_what_was_set_aside_is_listed_where_the_red_count_leads)
{
    AsideDesk desk;
    EXPECT_EQ(desk.link.asideAsked, 1) << "C-09: names are asked for, and recorded, only when somebody looks at them";
    Q_EMIT desk.link.statusChanged();
    auto *list = desk.list();
    ASSERT_EQ(list->rows(), 5);
    EXPECT_TRUE(list->hasFocus());
    EXPECT_EQ(list->model()->index(2, 0).data().toString(), u"世帯の変更"_s);
    EXPECT_EQ(list->model()->index(2, 2).data().toString(), u"差戻し"_s);
    EXPECT_EQ(list->model()->index(3, 2).data().toString(), u"保留"_s);
    EXPECT_EQ(list->model()->index(4, 2).data().toString(), u"処理済み"_s);
    EXPECT_TRUE(desk.screen->findChild<QTabWidget *>()->tabText(3).endsWith(u"(3)"_s));
    const QStringList said{u"同じ行がすでに連合会にあります。"_s, u"対象の世帯が、まだこの端末に届いていません。"_s, u"その間に別の職員が変更しました。上書きはしていません。"_s, u"通番42のファイルを待っています。"_s,
                           u"窓口 花子が処理済みにしました"_s};
    for (int row = 0; row < 5; ++row) {
        list->selectRow(row);
        desk.settle();
        EXPECT_TRUE(desk.said().contains(said[row])) << row << ' ' << desk.said().toStdString();
        picture(*desk.screen, u"link-aside-%1"_s.arg(row));
    }
    EXPECT_EQ(desk.link.asideAsked, 1) << "looking from one to the next asks nothing";
}

TEST(LinkScreen, sync_promise2_the_keyboard_alone_tries_again)
{
    AsideDesk desk;
    desk.list()->selectRow(0);
    EXPECT_TRUE(desk.screen->isLit(FunctionKey::F6));
    desk.key(Qt::Key_Return);
    EXPECT_TRUE(desk.button(u"asideAgain"_s)->hasFocus());
    desk.key(Qt::Key_Return);
    EXPECT_EQ(desk.link.triedAgain, QStringList{u"change:c-2"_s});
    EXPECT_EQ(desk.list()->rows(), 4);
    EXPECT_TRUE(desk.list()->hasFocus());
    EXPECT_FALSE(desk.told.isEmpty());
}

TEST(LinkScreen, sync_promise4_what_came_second_is_compared_not_tried_again)
{
    AsideDesk desk;
    desk.list()->selectRow(2);
    desk.settle();
    EXPECT_FALSE(desk.button(u"asideAgain"_s)->isVisible());
    desk.key(Qt::Key_Return);
    ASSERT_EQ(desk.went.size(), 1);
    EXPECT_EQ(desk.went[0].screen, ui::ScreenId::Conflict);
    EXPECT_EQ(desk.went[0].object, u"change:c-1"_s);
}

TEST(LinkScreen, sync_promise2_nothing_is_closed_without_a_reason_or_with_a_number_in_it)
{
    AsideDesk desk;
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    desk.button(u"asideClose"_s)->setFocus();
    desk.key(Qt::Key_Return);
    EXPECT_TRUE(desk.reason()->hasFocus());
    picture(*desk.screen, u"link-aside-reason"_s);
    QTest::keyClicks(desk.reason(), u"123456789018"_s);
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.link.closed.isEmpty());
    desk.reason()->clear();
    desk.reason()->insert(u"登録し直しました"_s);
    EXPECT_TRUE(desk.screen->isLit(FunctionKey::F12));
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.link.closed, (QMap<QString, QString>{{u"change:c-2"_s, u"登録し直しました"_s}}));
    EXPECT_EQ(desk.link.previews, 0) << "F12 there is of the list, not of the day";
    EXPECT_TRUE(desk.reason()->text().isEmpty()) << "the next one needs its own";
}

TEST(LinkScreen, sync_promise2_what_cannot_be_settled_says_why_and_stays)
{
    AsideDesk desk;
    desk.link.failure = Error{ErrorCode::VersionConflict, {}, {}};
    desk.list()->selectRow(0);
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_Return);
    EXPECT_EQ(desk.list()->rows(), 5);
    EXPECT_TRUE(desk.button(u"asideAgain"_s)->isEnabled());
    picture(*desk.screen, u"link-aside-failed"_s);
    desk.link.failure.reset();
    desk.link.allAside.clear();
    desk.press(FunctionKey::F5);
    EXPECT_EQ(desk.list()->rows(), 0);
    EXPECT_FALSE(desk.button(u"asideAgain"_s)->isVisible());
    picture(*desk.screen, u"link-aside-empty"_s);
}

TEST(LinkScreen, sync_promise5_not_everything_has_been_sent_while_rows_wait_behind_a_refused_change)
{
    LinkDesk desk;
    desk.link.nothingToSend = true;
    desk.press(FunctionKey::F12);
    const auto said = [&] { return desk.screen->findChildren<ui::Notice *>(QString(), Qt::FindDirectChildrenOnly).first()->text(); };
    EXPECT_TRUE(said().contains(u"すべて送って"_s)) << said().toStdString();
    desk.link.state.rowsBehind = 2;
    desk.press(FunctionKey::F12);
    EXPECT_FALSE(said().contains(u"すべて送って"_s));
    EXPECT_TRUE(said().contains(u"2行"_s)) << said().toStdString();
    picture(*desk.screen, u"link-behind"_s);
}

TEST(LinkScreen, sync_promise5_a_station_that_has_been_silent_for_three_weeks_is_not_green)
{
    LinkDesk desk;
    const auto *line = desk.screen->findChild<ui::StationLine *>();
    const auto federation = [&] { return line->accessibleName().split(u'\n').filter(u"連合会"_s).first(); };
    EXPECT_TRUE(federation().contains(u"正常"_s)) << federation().toStdString();
    desk.link.state.lastFileReceived = desk.clock.utc().addDays(-21);
    Q_EMIT desk.link.statusChanged();
    EXPECT_TRUE(federation().contains(u"途絶"_s)) << federation().toStdString();
    picture(*desk.screen, u"link-silent"_s);
}

TEST(LinkScreen, pictures)
{
    LinkDesk desk;
    picture(*desk.screen, u"link-empty"_s);
    desk.link.work = {api::Progress::State::Running, u"upload"_s, 1, 3, 300, 921, 4, {}};
    Q_EMIT desk.link.progressChanged();
    desk.settle();
    desk.screen->findChild<QTabWidget *>()->setCurrentIndex(1);
    picture(*desk.screen, u"link-progress"_s);
}

} // namespace
} // namespace madoguchi::test
