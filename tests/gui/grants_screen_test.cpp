#include "order_desk.h"

#include "ui/frame/rail.h"
#include "ui/screens/grants/grants_screen.h"
#include "ui/screens/grants/roster_paper.h"
#include "ui/words/directory_words.h"
#include "ui/words/terms.h"

#include <QCheckBox>
#include <QImage>
#include <QPainter>

namespace madoguchi::test {
namespace {

struct GrantsDesk : OrderDesk {
    GrantsDesk() { open(ui::createGrants); }
    ui::RowsTable *roster() { return table(u"roster"_s); }
};

TEST(GrantsScreen, C16_the_roster_says_who_may_do_what_until_when_why_and_by_whose_decision)
{
    GrantsDesk desk;
    ASSERT_EQ(desk.roster()->rows(), 5) << "five hold something, the sixth nothing yet";
    const auto *model = desk.roster()->model();
    EXPECT_EQ(model->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"窓口 花子 保険年金課");
    EXPECT_EQ(model->index(0, 1).data(Qt::AccessibleTextRole).toString(), u"照会・受付 ほか5 年度当初の付与");
    EXPECT_EQ(model->index(0, 2).data(Qt::AccessibleTextRole).toString(), u"R9.3.31まで R8.4.1から");
    EXPECT_EQ(model->index(0, 3).data().toString(), u"承認 一枝");
    EXPECT_TRUE(desk.says(ui::permissionSentence(api::Permission::ViewResidents)));
    picture(*desk.screen, u"grants-roster"_s);
}

TEST(GrantsScreen, C16_what_ends_within_thirty_days_is_found_by_one_key)
{
    GrantsDesk desk;
    desk.press(Qt::Key_Tab);
    desk.press(Qt::Key_Tab);
    ASSERT_TRUE(qobject_cast<QCheckBox *>(QApplication::focusWidget()));
    desk.press(Qt::Key_Space);
    EXPECT_EQ(desk.roster()->rows(), 0);
    picture(*desk.screen, u"grants-nothing-ends"_s);
    desk.directory.known.staff[1].grants.first().until = QDate(2026, 12, 2);
    desk.directory.known.staff[2].grants.first().until = QDate(2026, 11, 19); // over
    desk.trigger(FunctionKey::F5);
    ASSERT_EQ(desk.roster()->rows(), 1);
    EXPECT_TRUE(desk.roster()->model()->index(0, 2).data(Qt::AccessibleTextRole).toString().contains(u"あと12日"));
    picture(*desk.screen, u"grants-ending"_s);
}

TEST(GrantsScreen, C16_a_section_applies_by_keyboard_alone)
{
    GrantsDesk desk;
    desk.press(Qt::Key_Tab);
    desk.press(Qt::Key_Return); // 権限を申請
    ASSERT_TRUE(desk.form());
    desk.write(u"ナナミ"_s);
    EXPECT_EQ(desk.table(u"pickedStaff"_s)->rows(), 1);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"permissions"_s)->hasError());
    EXPECT_TRUE(desk.field(u"reason"_s)->hasError());
    EXPECT_EQ(desk.textOf(u"until"_s), u"R9.3.31") << "the end of the fiscal year";
    ASSERT_TRUE(qobject_cast<QCheckBox *>(QApplication::focusWidget()));
    desk.press(Qt::Key_Space);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Space);
    picture(*desk.screen, u"grants-apply"_s);
    desk.field(u"reason"_s)->editor()->setFocus();
    QWidget *who = desk.field(u"staff"_s)->editor()->focusProxy();
    EXPECT_TRUE(who->visibleRegion().isEmpty());
    who->setFocus();
    EXPECT_FALSE(who->visibleRegion().isEmpty()) << "whoever gave it the keyboard: it is in sight";
    desk.write(u"ナナミダレ"_s);
    EXPECT_EQ(desk.table(u"pickedStaff"_s)->rows(), 0);
    desk.write(u"ナナミ"_s); // what was ticked is still there: the order below names both
    const auto tabTo = [&](QWidget *wanted) {
        for (int i = 0; i < 12 && QApplication::focusWidget() != wanted; ++i)
            desk.press(Qt::Key_Tab);
        EXPECT_EQ(QApplication::focusWidget(), wanted) << wanted->accessibleName().toStdString();
    };
    desk.press(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), desk.table(u"pickedStaff"_s));
    tabTo(desk.field(u"from"_s)->editor()); // past the functions
    desk.press(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), desk.field(u"until"_s)->editor());
    desk.press(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), desk.field(u"reason"_s)->editor());
    desk.write(u"2番窓口を担当するため"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"新任 七海さんの権限を申請します：照会・受付"_s));
    picture(*desk.screen, u"grants-apply-step-up"_s);
    desk.confirm();
    const auto *order = desk.ordered<api::ApplyForGrant>();
    ASSERT_TRUE(order);
    EXPECT_EQ(order->staff.text(), u"s-6");
    EXPECT_EQ(order->permissions, (QList<api::Permission>{api::Permission::ViewResidents, api::Permission::Receive}));
    EXPECT_EQ(order->from, QDate(2026, 11, 20));
    EXPECT_EQ(order->until, QDate(2027, 3, 31));
}

TEST(GrantsScreen, C32_only_what_the_duties_may_hold_can_be_applied_for)
{
    GrantsDesk desk;
    desk.click(u"権限を申請"_s);
    desk.write(u"委託"_s);
    EXPECT_EQ(desk.form()->findChildren<QCheckBox *>().size(), 2);
    desk.write(u"管理"_s);
    EXPECT_EQ(desk.form()->findChildren<QCheckBox *>().size(), 2);
    EXPECT_TRUE(desk.says(ui::permissionSentence(api::Permission::Administer)));
    EXPECT_FALSE(desk.says(ui::permissionSentence(api::Permission::ViewResidents)) && desk.form()->isVisible()
                 && desk.form()->findChildren<QCheckBox *>().first()->text() == ui::permissionWord(api::Permission::ViewResidents));
}

TEST(GrantsScreen, C16_an_end_before_its_time_needs_a_reason)
{
    GrantsDesk desk;
    desk.pick(desk.roster(), 1);
    desk.press(Qt::Key_Return);
    desk.press(Qt::Key_Return); // この権限を終える
    ASSERT_TRUE(desk.form());
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"reason"_s)->hasError());
    desk.write(u"担当替え"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"窓口 次郎さんの権限を今から終えます"_s));
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::EndGrant>());
    EXPECT_EQ(desk.ordered<api::EndGrant>()->grant, u"g-s-2");
}

TEST(GrantsScreen, C16_somebody_responsible_grants_or_refuses_with_a_reason)
{
    GrantsDesk desk;
    desk.section(u"applicationsSection"_s);
    auto *list = desk.table(u"applications"_s);
    ASSERT_EQ(list->rows(), 1);
    picture(*desk.screen, u"grants-application"_s);
    desk.pick(list, 0);
    desk.press(Qt::Key_Return);
    desk.press(Qt::Key_2);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"reason"_s)->hasError()) << "a refusal says why";
    desk.field(u"granted"_s)->editor()->setFocus();
    desk.press(Qt::Key_1);
    desk.directory.onOrder = [&](const api::Order &) { desk.directory.known.applications.clear(); };
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"新任 七海さんに付与します：照会・受付"_s));
    picture(*desk.screen, u"grants-application-step-up"_s);
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::DecideGrant>());
    EXPECT_TRUE(desk.ordered<api::DecideGrant>()->granted);
    EXPECT_EQ(desk.told.last(), u"新任 七海さんに付与しました。");
    EXPECT_EQ(list->rows(), 0);
    EXPECT_FALSE(desk.form());
    EXPECT_TRUE(desk.says(u"決裁を待つ申請はありません"_s));
    picture(*desk.screen, u"grants-no-application"_s);
}

TEST(GrantsScreen, C16_nobody_is_asked_to_decide_on_their_own)
{
    OrderDesk desk;
    desk.directory.known.applications.first().mine = true;
    desk.open(ui::createGrants);
    desk.section(u"applicationsSection"_s);
    EXPECT_FALSE(desk.form());
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    EXPECT_TRUE(desk.says(u"別の人が決裁します。"_s));
    picture(*desk.screen, u"grants-own-application"_s);
}

TEST(GrantsScreen, C17_the_roster_of_the_year_is_confirmed_as_it_was_shown)
{
    GrantsDesk desk;
    desk.section(u"confirmationSection"_s);
    EXPECT_TRUE(desk.says(u"令和8年度(2026)の名簿は、承認 一枝さんが令和8年4月3日(2026)に確認しました。"_s));
    picture(*desk.screen, u"grants-confirmation"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"名簿の第12版を読み、令和8年度(2026)の名簿として正しいことを確認します。"_s));
    desk.directory.orderFault = Error{ErrorCode::VersionConflict, {}, u"version"_s};
    desk.confirm();
    EXPECT_TRUE(desk.says(u"画面に出したあとで名簿が変わりました。"_s));
    desk.directory.orderFault.reset();
    desk.directory.known.version = 13;
    desk.trigger(FunctionKey::F5);
    desk.trigger(FunctionKey::F12);
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::ConfirmRoster>());
    EXPECT_EQ(desk.ordered<api::ConfirmRoster>()->version, 13);
    EXPECT_EQ(desk.ordered<api::ConfirmRoster>()->fiscalYear, 2026);
    desk.directory.known.rosters.clear();
    desk.trigger(FunctionKey::F5);
    EXPECT_TRUE(desk.says(u"令和8年度(2026)の名簿は、まだ確認されていません。"_s));
    picture(*desk.screen, u"grants-not-confirmed"_s);
}

TEST(GrantsScreen, C17_the_roster_goes_to_paper_as_it_is_shown)
{
    GrantsDesk desk;
    desk.section(u"confirmationSection"_s);
    ASSERT_TRUE(desk.screen->isLit(FunctionKey::F8));
    desk.trigger(FunctionKey::F8);
    ASSERT_EQ(desk.print.printed.size(), 1);
    const auto &printed = desk.print.printed.first();
    EXPECT_EQ(printed.useCase, api::UseCase::RosterPrint);
    EXPECT_EQ(printed.printer, u"counter-2"_s);
    EXPECT_GT(printed.paper->persons(), 0);
    EXPECT_FALSE(printed.paper->title().contains(u"窓口"_s)) << "a spooler learns no name";
    EXPECT_TRUE(desk.says(u"counter-2 に名簿を送りました（1ページ）。すぐに取りに行ってください。"_s));
    picture(*desk.screen, u"grants-printed"_s);
    QImage page(api::Paper::landscape.toSize() * 2, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.scale(2, 2);
    printed.paper->paint(painter, 0);
    painter.end();
    picture(page, u"grants-paper"_s);

    desk.print.fault = Error{ErrorCode::PrintFailed, {u"counter-2"_s}, {}};
    desk.trigger(FunctionKey::F8);
    EXPECT_TRUE(desk.says(ui::sentence(*desk.print.fault)));
    desk.print.fault.reset();
    desk.print.names = {u"counter-2"_s, u"office-1"_s};
    desk.trigger(FunctionKey::F5);
    auto *choice = desk.screen->findChild<ui::Field *>(u"printer"_s);
    ASSERT_TRUE(choice);
    QTest::keyClick(choice->editor()->focusProxy() ? choice->editor()->focusProxy() : choice->editor(), Qt::Key_2);
    picture(*desk.screen, u"grants-two-printers"_s);
    desk.trigger(FunctionKey::F8);
    EXPECT_EQ(desk.print.printed.last().printer, u"office-1"_s);
    desk.print.names.clear();
    desk.trigger(FunctionKey::F5);
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F8));
    EXPECT_TRUE(desk.says(u"この端末では印刷できません。"_s));
    picture(*desk.screen, u"grants-no-printer"_s);
}

TEST(GrantsScreen, C07_C17_a_roster_on_its_way_goes_once_and_nothing_of_it_comes_back_behind_a_lock)
{
    GrantsDesk desk;
    desk.section(u"confirmationSection"_s);
    desk.print.hold = true;
    desk.trigger(FunctionKey::F8);
    EXPECT_TRUE(desk.says(u"counter-2 に 1 ページを送っています。"_s));
    desk.trigger(FunctionKey::F5); // the list is read anew meanwhile
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F8));
    desk.trigger(FunctionKey::F8);
    EXPECT_EQ(desk.print.printed.size(), 1) << "not twice";
    EXPECT_TRUE(desk.says(u"counter-2 に 1 ページを送っています。"_s)) << "and it still says so";
    desk.screen->clear();
    desk.print.releaseAll();
    desk.settle();
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F8)) << "there is no roster to print";
    EXPECT_FALSE(desk.says(u"名簿を送りました"_s));
    desk.trigger(FunctionKey::F5);
    EXPECT_TRUE(desk.screen->isLit(FunctionKey::F8));
}

TEST(RosterPaper, C17_many_grants_fill_page_after_page_and_none_is_cut)
{
    api::DirectoryView view;
    const QDate today(2026, 11, 20);
    for (int i = 0; i < 120; ++i) {
        api::StaffView staff;
        staff.id = StaffId(u"clerk-%1"_s.arg(i));
        staff.name = u"窓口 花子%1"_s.arg(i);
        staff.section = u"保険年金課国民健康保険係"_s;
        api::GrantView grant;
        grant.permissions = QList<api::Permission>(api::permissions().begin() + 1, api::permissions().begin() + 1 + i % 6 + 1);
        grant.from = QDate(2026, 4, 1);
        grant.until = i % 10 == 9 ? today.addDays(-1) : QDate(2027, 3, 31);
        grant.reason = QString(u"窓口業務の担当のため"_s).repeated(1 + i % 5);
        staff.grants = {grant};
        view.staff.append(staff);
    }
    const ui::RosterPaper paper(view, today, {u"富山市"_s, u"承認 一枝"_s, u"T-0001"_s, QDateTime(today, QTime(1, 0), Qt::UTC)});
    EXPECT_EQ(paper.persons(), 108) << "what is over does not stand on it";
    EXPECT_GT(paper.pages(), 5);
    for (int i = 0; i < paper.pages(); ++i) {
        QImage page(api::Paper::landscape.toSize(), QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        painter.setClipRect(QRectF(QPointF(), api::Paper::landscape));
        paper.paint(painter, i);
        painter.end();
        bool clear = true; // the strip between the table and the foot
        for (int x = 0; x < page.width(); ++x)
            clear = clear && page.pixel(x, page.height() - 17) == qRgb(255, 255, 255);
        EXPECT_TRUE(clear) << "page " << i << " runs into its foot";
    }
}

TEST(GrantsScreen, Without_the_directory_it_says_why)
{
    GrantsDesk desk;
    desk.directory.failure = Error{ErrorCode::Denied, {}, {}};
    desk.trigger(FunctionKey::F5);
    EXPECT_TRUE(desk.says(ui::sentence(Error{ErrorCode::Denied, {}, {}})));
    picture(*desk.screen, u"grants-denied"_s);
}

class GrantsWindow : public WindowTest {};

TEST_F(GrantsWindow, C16_applications_are_work_for_whoever_decides)
{
    logIn(api::Role::Supervisor);
    QStringList shown;
    for (const auto *view : window->workbench()->current()->findChildren<QTableView *>())
        for (int row = 0; view->model() && row < view->model()->rowCount(); ++row)
            shown << view->model()->index(row, 0).data().toString();
    EXPECT_TRUE(shown.contains(u"権限の決裁待ち"_s)) << shown.join(u'|').toStdString();
    EXPECT_EQ(window->findChild<ui::RailItem *>(u"rail-grants"_s)->accessibleDescription(), u"1件");
    window->workbench()->go({ui::ScreenId::Grants, u"applicationsSection"_s});
    settle();
    EXPECT_TRUE(texts(*window->workbench()->current()).contains(u"申請の決裁"_s));
    fakes.session.logout();
    logIn(api::Role::Clerk);
    EXPECT_TRUE(window->findChild<ui::RailItem *>(u"rail-grants"_s)->accessibleDescription().isEmpty());
    window->workbench()->go({ui::ScreenId::Grants, u"applicationsSection"_s});
    settle();
    EXPECT_TRUE(texts(*window->workbench()->current()).contains(u"責任者の決裁を待っています。"_s));
    EXPECT_FALSE(window->workbench()->current()->isLit(FunctionKey::F12));
}

TEST_F(GrantsWindow, C16_an_auditor_reads_and_orders_nothing)
{
    logIn(api::Role::Auditor);
    window->workbench()->go({ui::ScreenId::Grants, {}});
    settle();
    eachSection([&](const QString &section) {
        for (const QPushButton *button : window->workbench()->current()->findChildren<QPushButton *>())
            EXPECT_TRUE(!button->isVisible() || button->objectName() == u"printRoster") << section.toStdString() << ' ' << button->text().toStdString();
    });
}

TEST(DirectoryWords, C17_a_fiscal_year_is_called_by_the_era_in_which_it_ends)
{
    EXPECT_EQ(ui::fiscalYearWords(2026), u"令和8年度(2026)");
    EXPECT_EQ(ui::fiscalYearWords(2019), u"令和元年度(2019)");
}

TEST(Terms, C16_every_function_has_a_word_and_a_sentence_of_its_own)
{
    QStringList seen;
    for (const api::Permission permission : api::permissions())
        for (const QString &text : {ui::permissionWord(permission), ui::permissionSentence(permission)}) {
            EXPECT_FALSE(text.isEmpty() || seen.contains(text)) << text.toStdString();
            seen << text;
        }
}

} // namespace
} // namespace madoguchi::test
