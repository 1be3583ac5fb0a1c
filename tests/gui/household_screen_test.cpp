#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/household/household_header.h"
#include "ui/screens/household/household_screen.h"
#include "ui/screens/household/timeline_view.h"
#include "ui/widgets/rows_table.h"

#include <QAccessible>
#include <QLabel>
#include <QTabWidget>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using Bar = ui::TimelineBar;

struct HouseholdDesk : ClerkDesk {
    explicit HouseholdDesk(const QString &id = u"h-1"_s)
    {
        open(ui::createHousehold, id);
        timeline = screen->findChild<ui::TimelineView *>();
        settle();
    }
    ui::TimelineView *timeline;
};

TEST(HouseholdScreen, F07_the_header_shows_whole_names_whoever_is_chosen)
{
    HouseholdDesk desk;
    desk.people.town.first().members[1].nameKanji = u"勘解由小路 左衛門三郎"_s;
    Q_EMIT desk.people.householdChanged(HouseholdId(u"h-1"_s));
    desk.settle();
    QTest::keyClick(desk.timeline, Qt::Key_Home);
    for (int bar = 0; bar < desk.timeline->plan().bars().size(); ++bar) {
        QTest::keyClick(desk.timeline, Qt::Key_Down);
        desk.settle();
        for (const auto *label : desk.screen->findChild<ui::HouseholdHeader *>()->findChildren<QLabel *>())
            EXPECT_TRUE(label->isHidden() || label->width() >= label->sizeHint().width()) << label->text().toStdString();
    }
}

TEST(HouseholdScreen, F07_every_bar_is_reached_by_arrow_keys)
{
    HouseholdDesk desk;
    ASSERT_TRUE(desk.timeline->hasFocus());
    QTest::keyClick(desk.timeline, Qt::Key_Home);
    QSet<int> reached{desk.timeline->current()};
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(desk.timeline, Qt::Key_Right);
        reached += desk.timeline->current();
    }
    EXPECT_EQ(reached.size(), desk.timeline->plan().bars().size());
    QTest::keyClick(desk.timeline, Qt::Key_Home);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(desk.timeline, Qt::Key_Down);
    EXPECT_EQ(desk.timeline->plan().bars()[desk.timeline->current()].member, 1);
}

TEST(HouseholdScreen, F07_every_bar_reads_itself_aloud)
{
    HouseholdDesk desk;
    auto *list = QAccessible::queryAccessibleInterface(desk.timeline);
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->childCount(), desk.timeline->plan().bars().size());
    for (int i = 0; i < list->childCount(); ++i) {
        auto *bar = list->child(i);
        ASSERT_NE(bar, nullptr);
        EXPECT_TRUE(bar->isValid());
        EXPECT_EQ(bar->text(QAccessible::Name), desk.timeline->describe(i));
        EXPECT_FALSE(bar->text(QAccessible::Name).isEmpty());
        EXPECT_EQ(list->indexOfChild(bar), i);
        EXPECT_FALSE(bar->rect().isEmpty());
    }
    desk.screen->clear();
    EXPECT_EQ(list->childCount(), 0);
}

TEST(HouseholdScreen, F02_the_verdict_and_the_inherited_date_are_said)
{
    HouseholdDesk desk;
    QStringList told;
    for (int i = 0; i < desk.timeline->plan().bars().size(); ++i)
        told += desk.timeline->describe(i);
    const QString all = told.join(u'\n');
    for (const QString &word : {u"空白 2日"_s, u"重複 3日"_s, u"相手未着"_s, u"引継"_s, u"高岡市から転入"_s, u"取り消された行"_s, u"平成31年4月1日"_s})
        EXPECT_TRUE(all.contains(word)) << word.toStdString();
}

TEST(HouseholdScreen, F02_a_gap_ends_and_an_overlap_begins_with_the_cover)
{
    HouseholdDesk desk;
    const auto &bars = desk.timeline->plan().bars();
    int seen = 0;
    for (const Bar &odd : bars) {
        if (odd.kind != Bar::Kind::Gap && odd.kind != Bar::Kind::Overlap)
            continue;
        for (const Bar &cover : bars) {
            if (cover.kind != Bar::Kind::Cover || cover.lane != Bar::Lane::Municipal || cover.member != odd.member || cover.eligibility != odd.eligibility)
                continue;
            EXPECT_NEAR(odd.kind == Bar::Kind::Gap ? odd.rect.right() : odd.rect.left(), cover.rect.left(), 0.01);
            EXPECT_GE(odd.rect.width(), ui::TimelineLayout::leastWidth - 0.01);
            ++seen;
        }
    }
    EXPECT_EQ(seen, 2);
}

TEST(HouseholdScreen, C07_clear_leaves_no_name)
{
    HouseholdDesk desk;
    desk.screen->clear();
    for (const auto *label : desk.screen->findChildren<QLabel *>())
        EXPECT_FALSE(label->text().contains(u"山田")) << label->text().toStdString();
    EXPECT_EQ(desk.screen->title(), u"世帯");
}

TEST(HouseholdScreen, a_change_of_the_household_is_shown_at_once)
{
    HouseholdDesk desk;
    const auto before = desk.people.opened.size();
    Q_EMIT desk.people.householdChanged(HouseholdId(u"h-2"_s));
    EXPECT_EQ(desk.people.opened.size(), before);
    Q_EMIT desk.people.householdChanged(HouseholdId(u"h-1"_s));
    EXPECT_EQ(desk.people.opened.size(), before + 1);
}

TEST(HouseholdScreen, pictures)
{
    HouseholdDesk desk;
    picture(*desk.screen, u"household-filled"_s);
    desk.screen->trigger(ui::FunctionKey::F4);
    picture(*desk.screen, u"household-notifications"_s);
    HouseholdDesk nominal(u"h-2"_s);
    picture(*nominal.screen, u"household-nominal"_s);
    HouseholdDesk missing(u"h-9"_s);
    picture(*missing.screen, u"household-error"_s);
}

} // namespace
} // namespace madoguchi::test
