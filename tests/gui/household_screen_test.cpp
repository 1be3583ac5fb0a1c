#include "clerk_desk.h"
#include "pictures.h"
#include "room.h"

#include "ui/screens/household/household_header.h"
#include "ui/screens/household/household_screen.h"
#include "ui/screens/household/timeline_view.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/state_badge.h"
#include "ui/words/formats.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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

TEST(HouseholdScreen, F02_whoever_was_sent_for_one_member_stands_at_their_cover)
{
    const auto town = inventedTown();
    const auto &member = town.first().members.last();
    HouseholdDesk desk(town.first().id.text() + u'/' + member.addresseeNumber);
    ASSERT_GE(desk.timeline->current(), 0);
    const Bar &bar = desk.timeline->plan().bars()[desk.timeline->current()];
    EXPECT_EQ(bar.member, town.first().members.size() - 1);
    EXPECT_EQ(bar.lane, Bar::Lane::Municipal);
    desk.screen->open(town.first().id.text() + u'/' + town.first().members.first().addresseeNumber);
    EXPECT_EQ(desk.timeline->plan().bars()[desk.timeline->current()].member, 0) << "also where it was open already";
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
    for (int i = 0; i < 4; ++i) // eligibility, cover, the cancelled row, certificates
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

TEST(HouseholdScreen, F07_a_bar_says_who_which_lane_and_from_when_until_when_in_both_calendars)
{
    HouseholdDesk desk;
    const auto &bars = desk.timeline->plan().bars();
    auto *list = QAccessible::queryAccessibleInterface(desk.timeline);
    for (int i = 0; i < bars.size(); ++i) {
        const QString heard = list->child(i)->text(QAccessible::Name);
        const auto &member = desk.people.town.first().members[bars[i].member];
        EXPECT_TRUE(heard.startsWith(member.nameKanji)) << heard.toStdString();
        if (bars[i].kind == Bar::Kind::Pin)
            continue;
        const QString what = bars[i].kind == Bar::Kind::Gap ? u"空白"_s : bars[i].kind == Bar::Kind::Overlap ? u"重複"_s
            : bars[i].lane == Bar::Lane::Prefecture ? u"資格"_s : member.eligibility[bars[i].eligibility].municipalityName + u"の適用"_s;
        EXPECT_TRUE(heard.contains(what)) << heard.toStdString();
        EXPECT_TRUE(heard.contains(ui::dayAndYear(bars[i].from) + u"から"_s)) << heard.toStdString();
        EXPECT_TRUE(!bars[i].until.isValid() || heard.contains(ui::dayAndYear(bars[i].until.addDays(-1)) + u"まで"_s)) << heard.toStdString();
        EXPECT_EQ(heard.contains(u"取り消された行"_s), bars[i].lane == Bar::Lane::Superseded);
    }
    EXPECT_TRUE(list->child(0)->text(QAccessible::Name).contains(u"(2019)"_s));
}

TEST(HouseholdScreen, F07_namesakes_stand_in_the_header_and_only_where_there_are_any)
{
    HouseholdDesk desk;
    desk.people.town.first().members[0].sameName = 3;
    desk.screen->trigger(ui::FunctionKey::F5);
    desk.settle();
    const auto *badge = desk.screen->findChild<ui::StateBadge *>(u"sameName"_s);
    EXPECT_TRUE(badge->isVisible());
    EXPECT_EQ(badge->accessibleName(), u"同姓同名 ほか3名");
    QTest::keyClick(desk.timeline, Qt::Key_End); // the son
    EXPECT_FALSE(badge->isVisible());
}

TEST(HouseholdScreen, F02_the_header_counts_in_words_what_nobody_may_miss)
{
    HouseholdDesk desk;
    const auto *badge = desk.screen->findChild<ui::StateBadge *>(u"concerns"_s);
    EXPECT_TRUE(badge->isVisible());
    EXPECT_EQ(badge->accessibleName(), u"世帯に要確認 3件(重複1・空白1・相手未着1)");
    QTest::keyClick(desk.timeline, Qt::Key_End);
    EXPECT_TRUE(badge->isVisible()) << "whoever is chosen";
    EXPECT_EQ(desk.screen->findChild<ui::HouseholdHeader *>()->accessibleDescription(), badge->accessibleName());
    HouseholdDesk calm(u"h-3"_s);
    EXPECT_FALSE(calm.screen->findChild<ui::StateBadge *>(u"concerns"_s)->isVisible());
}

/// A household in which the cover that began in 2015 still runs when the next one begins.
struct NotEndedDesk : HouseholdDesk {
    explicit NotEndedDesk(QDate until = {}) : HouseholdDesk(u"h-3"_s)
    {
        auto &rows = people.town[2].members[0].eligibility;
        rows.first().municipal.until = until;
        rows += rows.first();
        rows.last().municipal = {QDate(2024, 4, 1), {}, u"A1"_s, {}};
        screen->trigger(ui::FunctionKey::F5);
        settle();
    }
    QString counted() const
    {
        const auto *badge = screen->findChild<ui::StateBadge *>(u"concerns"_s);
        return badge->isVisible() ? badge->accessibleName() : QString();
    }
};

TEST(HouseholdScreen, F02_a_cover_that_a_later_one_should_have_ended_is_told_everywhere)
{
    NotEndedDesk desk;
    EXPECT_EQ(desk.counted(), u"世帯に要確認 1件(終了漏れ1)");
    const auto &bars = desk.timeline->plan().bars();
    const auto marked = std::ranges::find(bars, Bar::Kind::NotEnded, &Bar::kind);
    ASSERT_NE(marked, bars.end());
    EXPECT_EQ(marked->from, QDate(2024, 4, 1));
    const QString heard = desk.timeline->describe(static_cast<int>(marked - bars.begin()));
    EXPECT_TRUE(heard.contains(u"終了漏れ"_s) && heard.contains(u"富山市"_s) && heard.contains(u"令和6年4月1日(2024)から"_s)) << heard.toStdString();
    const auto *table = static_cast<ui::RowsTable *>(desk.screen->findChild<QTabWidget *>()->widget(0));
    EXPECT_TRUE(table->model()->index(1, 5).data(Qt::AccessibleTextRole).toString().contains(u"終了漏れ"_s));
    EXPECT_FALSE(table->model()->index(0, 5).data(Qt::AccessibleTextRole).toString().contains(u"終了漏れ"_s));
    picture(*desk.screen, u"household-not-ended"_s);
    EXPECT_EQ(NotEndedDesk(QDate(2025, 1, 1)).counted(), u"世帯に要確認 1件(終了漏れ1)") << "nor may it end later";
}

TEST(HouseholdScreen, F07_a_pin_says_whose_certificate_when_it_was_issued_runs_out_and_came_back)
{
    HouseholdDesk desk;
    QStringList heard;
    for (int i = 0; i < desk.timeline->plan().bars().size(); ++i)
        if (desk.timeline->plan().bars()[i].kind == Bar::Kind::Pin)
            heard += desk.timeline->describe(i);
    EXPECT_EQ(heard, (QStringList{u"山田 太郎 · 資格確認書 · 令和8年11月1日(2026)交付 · 有効期限 令和9年7月31日(2027) · 有効"_s,
                                  u"山田 花子 · 資格確認書 · 令和8年11月1日(2026)交付 · 有効期限 令和9年7月31日(2027) · 回収理由発生日 令和8年11月10日(2026) · 回収日 令和8年11月12日(2026) · 回収済"_s,
                                  u"山田 花子 · 資格情報のお知らせ · 令和8年11月12日(2026)交付 · 有効期限なし · 有効"_s}));
}

TEST(HouseholdScreen, F07_pins_stand_beside_each_other_below_the_cover_and_leave_the_scale_as_it_is)
{
    HouseholdDesk desk;
    const ui::TimelineLayout with = desk.timeline->plan();
    for (const Bar &pin : with.bars()) {
        if (pin.kind != Bar::Kind::Pin)
            continue;
        for (const Bar &other : with.bars())
            EXPECT_TRUE(&other == &pin || !other.rect.intersects(pin.rect));
        EXPECT_TRUE(with.row(pin.member).contains(pin.rect));
    }
    for (auto &member : desk.people.town.first().members)
        member.certificates.clear();
    desk.screen->trigger(ui::FunctionKey::F5);
    desk.settle();
    EXPECT_EQ(desk.timeline->plan().last(), with.last());
    EXPECT_EQ(desk.timeline->plan().knee(), with.knee());
}

/// A household of one whose certificate stands as it should not.
struct CertificateDesk : HouseholdDesk {
    CertificateDesk(api::PersonState state, domain::CertificateStanding standing) : HouseholdDesk(u"h-3"_s)
    {
        using Paper = domain::InsuranceCertificate;
        auto &member = people.town[2].members[0];
        member.state = state;
        member.certificates = {{{Paper::Kind::Confirmation, QDate(2021, 8, 1), QDate(2022, 7, 31), {}, {}}, standing}};
        screen->trigger(ui::FunctionKey::F5);
        settle();
    }
    QString counted() const
    {
        const auto *badge = screen->findChild<ui::StateBadge *>(u"concerns"_s);
        return badge->isVisible() ? badge->accessibleName() : QString();
    }
    QString told(int column) const
    {
        return screen->findChild<ui::RowsTable *>(u"certificates"_s)->model()->index(0, column).data(Qt::AccessibleTextRole).toString();
    }
};

TEST(HouseholdScreen, F07_what_is_wrong_with_a_certificate_is_told_everywhere)
{
    using enum domain::CertificateStanding;
    CertificateDesk kept(api::PersonState::Lost, NotReturned);
    EXPECT_EQ(kept.counted(), u"世帯に要確認 1件(証の未回収1)");
    EXPECT_TRUE(kept.told(6).contains(u"未回収"_s)) << kept.told(6).toStdString();
    EXPECT_TRUE(kept.timeline->describe(static_cast<int>(kept.timeline->plan().bars().size()) - 1).endsWith(u"未回収"_s));
    picture(*kept.screen, u"household-not-returned"_s);
    CertificateDesk old(api::PersonState::Valid, Expired);
    EXPECT_EQ(old.counted(), u"世帯に要確認 1件(証の期限切れ1)");
    EXPECT_TRUE(old.told(6).contains(u"期限切れ"_s)) << old.told(6).toStdString();
    for (const auto standing : {InForce, Returned, Over})
        EXPECT_EQ(CertificateDesk(api::PersonState::Valid, standing).counted(), QString());
}

TEST(HouseholdScreen, F07_who_is_insured_without_a_certificate_stands_in_the_list_and_an_empty_list_says_why)
{
    HouseholdDesk desk;
    auto *table = desk.screen->findChild<ui::RowsTable *>(u"certificates"_s);
    ASSERT_EQ(table->rows(), 4);
    EXPECT_TRUE(table->model()->index(0, 2).data(Qt::AccessibleTextRole).toString().contains(u"2026"_s));
    EXPECT_TRUE(table->model()->index(1, 1).data(Qt::AccessibleTextRole).toString().contains(u"お知らせ"_s)) << "newest first";
    EXPECT_TRUE(table->model()->index(3, 6).data(Qt::AccessibleTextRole).toString().contains(u"未交付"_s));
    HouseholdDesk lost(u"h-3"_s);
    EXPECT_EQ(lost.screen->findChild<ui::RowsTable *>(u"certificates"_s)->rows(), 0);
    lost.screen->findChild<QTabWidget *>()->setCurrentIndex(1);
    lost.settle();
    picture(*lost.screen, u"household-no-certificate"_s);
}

TEST(HouseholdScreen, F02_a_cover_that_ends_as_the_next_begins_is_no_concern)
{
    EXPECT_EQ(NotEndedDesk(QDate(2024, 4, 1)).counted(), QString());
    EXPECT_EQ(NotEndedDesk(QDate(2022, 3, 31)).counted(), QString());
    NotEndedDesk cancelled;
    cancelled.people.town[2].members[0].eligibility.first().superseded = true;
    cancelled.screen->trigger(ui::FunctionKey::F5);
    cancelled.settle();
    EXPECT_EQ(cancelled.counted(), QString());
}

TEST(HouseholdScreen, nothing_is_cut_on_any_tab)
{
    HouseholdDesk desk;
    auto *tabs = desk.screen->findChild<QTabWidget *>();
    for (const QSize size : {QSize(982, 632), QSize(855, 404)}) {
        desk.screen->setCompact(size.width() < 900);
        desk.screen->resize(size);
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            desk.settle();
            EXPECT_LE(desk.screen->minimumSizeHint().height(), size.height()) << tab;
            for (const QString &cut : withoutRoom(*desk.screen))
                ADD_FAILURE() << size.width() << ' ' << tabs->tabText(tab).toStdString() << ": " << cut.toStdString();
            picture(*desk.screen, u"household-tab%1-%2"_s.arg(tab).arg(size.width()));
        }
    }
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

TEST(HouseholdScreen, what_cannot_be_opened_leaves_the_keyboard_at_the_way_out)
{
    HouseholdDesk missing(u"h-9"_s);
    auto *way = qobject_cast<QPushButton *>(QApplication::focusWidget());
    ASSERT_TRUE(way && way->isVisible());
    QTest::keyClick(way, Qt::Key_Space);
    ASSERT_EQ(missing.went.size(), 1);
    EXPECT_EQ(missing.went.first().screen, ui::ScreenId::Search);
}

TEST(HouseholdScreen, a_change_of_the_household_is_shown_at_once)
{
    HouseholdDesk desk;
    const auto before = desk.people.opened.size();
    Q_EMIT desk.people.householdChanged(HouseholdId(u"h-2"_s));
    EXPECT_EQ(desk.people.opened.size(), before);
    Q_EMIT desk.people.householdChanged(HouseholdId(u"h-1"_s));
    EXPECT_EQ(desk.people.opened.size(), before + 1);
    desk.settle();
    Q_EMIT desk.people.householdChanged({});
    EXPECT_EQ(desk.people.opened.size(), before + 2) << "any may have";
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

TEST(HouseholdScreen, F08_a_notification_begins_with_the_household)
{
    HouseholdDesk desk;
    QTest::keyClick(desk.timeline, Qt::Key_N, Qt::ControlModifier);
    desk.settle();
    ASSERT_EQ(desk.went.size(), 1);
    EXPECT_EQ(desk.went.first().screen, ui::ScreenId::Reception);
    EXPECT_EQ(desk.went.first().object, ui::notifySection + u"h-1"_s);
}

TEST(HouseholdScreen, F08_a_cover_is_taken_back_with_a_reason_by_keyboard)
{
    HouseholdDesk desk;
    desk.screen->trigger(ui::FunctionKey::F7);
    auto *rows = desk.screen->findChild<QTabWidget *>()->currentWidget();
    const auto key = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        desk.settle();
    };
    ASSERT_TRUE(rows->hasFocus());
    key(Qt::Key_Home);
    key(Qt::Key_D, Qt::ControlModifier); // the newest of the first member
    auto *reason = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    ASSERT_NE(reason, nullptr);
    const auto f12 = [&] {
        desk.screen->trigger(ui::FunctionKey::F12);
        desk.settle();
    };
    f12();
    f12();
    EXPECT_TRUE(desk.reception.takenBack.isEmpty()) << "without a reason nothing happens";
    reason->insert(u"番号 123456789018"_s); // as an input method does
    f12();
    f12();
    EXPECT_TRUE(desk.reception.takenBack.isEmpty());
    reason->selectAll();
    reason->insert(u"別人の届出"_s);
    f12();
    EXPECT_TRUE(desk.reception.takenBack.isEmpty()) << "the first F12 only shows";
    picture(*desk.screen, u"household-take-back"_s);
    f12();
    ASSERT_EQ(desk.reception.takenBack.size(), 1);
    const auto &what = desk.reception.takenBack.first();
    EXPECT_EQ(what.addresseeNumber, u"00001001");
    EXPECT_EQ(what.cover, u"162019-2026-11-01");
    EXPECT_EQ(what.reason, u"別人の届出");
    EXPECT_FALSE(what.onlyEnd);
    EXPECT_TRUE(desk.timeline->isVisible());

    // Neither what another municipality has, nor what was taken back before.
    auto *back = desk.screen->findChild<QPushButton *>(u"takeBack"_s);
    desk.screen->trigger(ui::FunctionKey::F7);
    key(Qt::Key_Home);
    EXPECT_TRUE(back->isEnabled());
    key(Qt::Key_Down);
    EXPECT_FALSE(back->isEnabled());
    key(Qt::Key_Down);
    EXPECT_FALSE(back->isEnabled());
}

TEST(HouseholdScreen, F08_what_is_taken_back_is_left_with_escape)
{
    HouseholdDesk desk;
    desk.screen->trigger(ui::FunctionKey::F7);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier);
    desk.settle();
    ASSERT_FALSE(desk.timeline->isVisible());
    EXPECT_TRUE(desk.screen->isLit(ui::FunctionKey::F12));
    EXPECT_TRUE(desk.screen->stepBack());
    EXPECT_TRUE(desk.timeline->isVisible());
    EXPECT_FALSE(desk.screen->stepBack());
    EXPECT_TRUE(desk.reception.takenBack.isEmpty());
}

TEST(HouseholdScreen, F04_C09_months_with_high_costs_are_counted_only_when_somebody_turns_to_them)
{
    HouseholdDesk desk;
    auto *tabs = desk.screen->findChild<QTabWidget *>();
    auto *count = desk.screen->findChild<QLabel *>(u"monthCount"_s);
    auto *months = desk.screen->findChild<ui::RowsTable *>(u"months"_s);
    EXPECT_EQ(desk.continuity.counted, 0);
    tabs->setCurrentIndex(4);
    desk.settle();
    EXPECT_EQ(desk.continuity.counted, 1);
    EXPECT_EQ(count->text(), u"令和8年11月(2026)診療分：該当3回のため多数回該当です"_s) << count->text().toStdString();
    EXPECT_EQ(months->rows(), 4);
    tabs->setCurrentIndex(0);
    tabs->setCurrentIndex(4);
    desk.settle();
    EXPECT_EQ(desk.continuity.counted, 1) << "one look, one entry of the record";
    picture(*desk.screen, u"household-high-costs"_s);
    EXPECT_GE(tabs->mapTo(desk.screen.get(), QPoint()).y(), desk.timeline->parentWidget()->parentWidget()->geometry().bottom()) << "below the timeline, not over it";
    EXPECT_FALSE(months->isCut(0, 0));
    Q_EMIT desk.people.householdChanged(HouseholdId(u"h-1"_s));
    desk.settle();
    EXPECT_EQ(desk.continuity.counted, 2) << "what has changed is counted anew";
    desk.screen->clear();
    EXPECT_TRUE(count->text().isEmpty());
    EXPECT_EQ(months->rows(), 0) << "C-07";
}

} // namespace
} // namespace madoguchi::test
