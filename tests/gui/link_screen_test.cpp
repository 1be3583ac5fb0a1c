#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/link/link_screen.h"
#include "ui/screens/link/station_line.h"
#include "ui/widgets/progress_panel.h"
#include "ui/widgets/rows_table.h"

#include <QLabel>
#include <QTabWidget>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::FunctionKey;

struct LinkDesk : ClerkDesk {
    LinkDesk() { open(ui::createLink); }
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
