// C-22: what has been kept for its period is listed, erased by one order of somebody responsible, and followed up at every terminal; by keyboard alone.
#include "order_desk.h"
#include "room.h"

#include "ui/frame/rail.h"
#include "ui/screens/retention/retention_screen.h"
#include "ui/words/directory_words.h"
#include "ui/words/terms.h"

namespace madoguchi::test {
namespace {

const QDate today(2026, 11, 20);

/// More than is shown: three of them stand in the list.
api::ExpiredList overdue()
{
    api::ExpiredList list;
    list.day = today;
    list.digest = QByteArray(32, 'd');
    list.count = 1234;
    list.superseded = 56;
    list.kinds = {{u"household"_s, 34, QDate(2026, 3, 31)}, {u"member"_s, 12, QDate(2026, 5, 31)}, {u"reception"_s, 1180, QDate(2026, 3, 31)}, {u"continuity"_s, 8, QDate(2026, 9, 30)}};
    list.items = {{u"household"_s, u"h-901"_s, u"富01-0901"_s, QDate(2026, 3, 31), 3}, {u"reception"_s, u"r-17"_s, u"3-0412-007"_s, QDate(2026, 3, 31), 0}, {u"continuity"_s, u"c-5"_s, {}, QDate(2026, 9, 30), 0}};
    return list;
}

/// One that two terminals have still to carry out, and one that all have.
QList<api::ErasureView> erasures()
{
    return {{QDate(2026, 10, 1), QDateTime(QDate(2026, 10, 1), QTime(1, 5), Qt::UTC), u"承認 一枝"_s, 21, 3, {u"T-02"_s, u"T-03"_s}},
            {QDate(2026, 4, 1), QDateTime(QDate(2026, 4, 2), QTime(0, 10), Qt::UTC), u"承認 一枝"_s, 3456, 3, {}}};
}

struct RetentionDesk : OrderDesk {
    explicit RetentionDesk(const api::ExpiredList &list = overdue())
    {
        link.expiredNow = list;
        directory.known.erasures = erasures();
        directory.onOrder = [this](const api::Order &) {
            directory.known.erasures.prepend({today, clock.utc(), u"係長 一郎"_s, link.expiredNow.count, 3, {u"T-01"_s, u"T-02"_s, u"T-03"_s}});
            link.expiredNow = nothing();
        };
        open(ui::createRetention);
    }
    static api::ExpiredList nothing()
    {
        api::ExpiredList list;
        list.day = today;
        list.digest = QByteArray(32, 'n');
        return list;
    }
    ui::RowsTable *kinds() { return table(u"kinds"_s); }
    ui::RowsTable *items() { return table(u"expired"_s); }
    ui::RowsTable *history()
    {
        for (auto *one : screen->findChildren<ui::RowsTable *>(u"erasures"_s))
            if (one->isVisible())
                return one;
        return nullptr;
    }
    static QString row(const ui::RowsTable *table, int row)
    {
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells += table->model()->index(row, column).data(Qt::AccessibleTextRole).toString();
        return cells.join(u" | "_s);
    }
};

TEST(RetentionScreen, C22_what_is_over_its_period_is_counted_by_kind_and_listed)
{
    RetentionDesk desk;
    EXPECT_TRUE(desk.kinds()->hasFocus());
    EXPECT_TRUE(desk.says(u"保存期間を過ぎた記録1,234件と以前の版56件があります。"_s));
    ASSERT_EQ(desk.kinds()->rows(), 4);
    EXPECT_EQ(desk.row(desk.kinds(), 0), u"世帯 | 34 | R8.3.31 2026"_s);
    EXPECT_EQ(desk.row(desk.kinds(), 2), u"受付 | 1,180 | R8.3.31 2026"_s);
    ASSERT_EQ(desk.items()->rows(), 3);
    EXPECT_EQ(desk.row(desk.items(), 0), u"世帯 | 富01-0901 | R8.3.31 2026 | 3"_s);
    EXPECT_EQ(desk.row(desk.items(), 1), u"受付 | 3-0412-007 | R8.3.31 2026 | 対象外"_s);
    EXPECT_EQ(desk.row(desk.items(), 2), u"世帯継続の判断 | 番号なし | R8.9.30 2026 | 対象外"_s);
    EXPECT_TRUE(desk.says(u"ほか1,231件。"_s));
    EXPECT_TRUE(desk.says(u"令和8年11月20日(2026)"_s));
    ASSERT_TRUE(desk.form());
    EXPECT_EQ(withoutRoom(*desk.screen).join(u'\n').toStdString(), "");
    picture(*desk.screen, u"retention"_s);
}

TEST(RetentionScreen, C22_where_an_erasure_still_waits_is_named)
{
    RetentionDesk desk;
    ASSERT_TRUE(desk.history());
    ASSERT_EQ(desk.history()->rows(), 2);
    EXPECT_EQ(desk.row(desk.history(), 0), u"R8.10.1 2026 承認 一枝 | 21 | 3台中1台で実施 未実施：T-02、T-03"_s);
    EXPECT_EQ(desk.row(desk.history(), 1), u"R8.4.1 2026 承認 一枝 | 3,456 | 3台中3台で実施"_s);
}

TEST(RetentionScreen, C09_C22_the_list_is_asked_for_when_somebody_comes_or_asks_and_never_by_itself)
{
    RetentionDesk desk;
    EXPECT_EQ(desk.link.askedForExpired, 1);
    desk.directory.known.erasures.first().waiting = {u"T-03"_s};
    Q_EMIT desk.directory.directoryChanged();
    Q_EMIT desk.link.statusChanged();
    desk.settle();
    EXPECT_TRUE(desk.row(desk.history(), 0).endsWith(u"3台中2台で実施 未実施：T-03"_s)) << "the directory is read";
    EXPECT_EQ(desk.link.askedForExpired, 1) << "the list is not";
    desk.trigger(FunctionKey::F5);
    EXPECT_EQ(desk.link.askedForExpired, 2);
}

TEST(RetentionScreen, C19_C22_the_erasure_is_ordered_by_keyboard_as_it_was_listed)
{
    RetentionDesk desk;
    desk.press(Qt::Key_Return); // from the list to the action
    EXPECT_TRUE(desk.form()->isAncestorOf(QApplication::focusWidget()));
    EXPECT_FALSE(desk.isAsking());
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"令和8年11月20日(2026)の時点で保存期間を過ぎた記録1,234件と以前の版56件を、サーバーとすべての端末から消去するよう指示します。"_s));
    EXPECT_TRUE(desk.says(u"どの端末も次に開くときに鍵が替わり"_s));
    picture(*desk.screen, u"retention-asking"_s);
    desk.directory.orderFault = Error{ErrorCode::PasswordWrong, {u"4"_s}, {}};
    desk.confirm();
    EXPECT_TRUE(desk.isAsking()) << "once more";
    EXPECT_EQ(desk.link.askedForExpired, 1) << "it was never sent";
    desk.directory.orderFault.reset();
    desk.confirm();
    const auto *order = desk.ordered<api::EraseExpired>();
    ASSERT_TRUE(order);
    EXPECT_EQ(order->day, today);
    EXPECT_EQ(order->count, 1234);
    EXPECT_EQ(order->digest, QByteArray(32, 'd'));
    EXPECT_EQ(desk.told.last(), u"消去を指示しました。"_s);
    EXPECT_EQ(desk.link.askedForExpired, 2) << "what is left is asked for, once";
    EXPECT_EQ(desk.kinds()->rows() + desk.items()->rows(), 0);
    EXPECT_FALSE(desk.form());
    EXPECT_TRUE(desk.kinds()->hasFocus());
    ASSERT_EQ(desk.history()->rows(), 3);
    EXPECT_TRUE(desk.row(desk.history(), 0).contains(u"3台中0台で実施"_s));
    picture(*desk.screen, u"retention-ordered"_s);
}

TEST(RetentionScreen, C22_where_nothing_is_over_its_period_nothing_can_be_ordered)
{
    RetentionDesk desk(RetentionDesk::nothing());
    EXPECT_TRUE(desk.says(u"保存期間を過ぎた記録はありません。"_s));
    EXPECT_FALSE(desk.form());
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    ASSERT_TRUE(desk.history());
    EXPECT_EQ(desk.history()->rows(), 2);
    EXPECT_EQ(withoutRoom(*desk.screen).join(u'\n').toStdString(), "");
    picture(*desk.screen, u"retention-empty"_s);
    desk.directory.known.erasures.clear();
    desk.trigger(FunctionKey::F5);
    EXPECT_EQ(desk.history()->rows(), 0);
    picture(*desk.screen, u"retention-never"_s);
}

TEST(RetentionScreen, C22_former_versions_alone_are_erased_too)
{
    api::ExpiredList list = RetentionDesk::nothing();
    list.superseded = 7;
    RetentionDesk desk(list);
    EXPECT_TRUE(desk.says(u"保存期間を過ぎた以前の版7件があります。"_s));
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"保存期間を過ぎた以前の版7件を、"_s));
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::EraseExpired>());
    EXPECT_EQ(desk.ordered<api::EraseExpired>()->count, 0);
}

TEST(RetentionScreen, C22_an_order_of_another_list_is_refused_and_the_list_is_shown_as_it_is_now)
{
    RetentionDesk desk;
    desk.trigger(FunctionKey::F12);
    desk.directory.orderFault = Error{ErrorCode::VersionConflict, {}, u"digest"_s};
    desk.link.expiredNow.count = 1235;
    desk.link.expiredNow.digest = QByteArray(32, 'e');
    desk.confirm();
    EXPECT_TRUE(desk.directory.orders.isEmpty());
    EXPECT_EQ(desk.link.askedForExpired, 2);
    EXPECT_TRUE(desk.says(u"保存期間を過ぎた記録1,235件と以前の版56件があります。"_s));
    EXPECT_TRUE(desk.says(u"画面に出したあとで一覧が変わりました。"_s));
    ASSERT_TRUE(desk.form());
    EXPECT_FALSE(desk.isAsking()) << "nothing of the other list is left";
    EXPECT_TRUE(desk.kinds()->hasFocus());
    picture(*desk.screen, u"retention-changed"_s);
    desk.directory.orderFault.reset();
    desk.trigger(FunctionKey::F12);
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::EraseExpired>());
    EXPECT_EQ(desk.ordered<api::EraseExpired>()->digest, QByteArray(32, 'e'));
    EXPECT_EQ(desk.ordered<api::EraseExpired>()->count, 1235);
}

TEST(RetentionScreen, C22_an_order_that_did_not_arrive_says_so_and_the_same_list_can_be_ordered_again)
{
    RetentionDesk desk;
    desk.trigger(FunctionKey::F12);
    desk.directory.orderFault = Error{ErrorCode::ServerUnreachable, {}, {}};
    desk.confirm();
    EXPECT_TRUE(desk.says(ui::orderSentence(*desk.directory.orderFault)));
    desk.directory.orderFault.reset();
    desk.trigger(FunctionKey::F12);
    desk.confirm();
    EXPECT_TRUE(desk.ordered<api::EraseExpired>());
}

TEST(RetentionScreen, Without_the_line_it_says_why_and_F5_asks_once_more)
{
    RetentionDesk desk;
    const Error unreachable{ErrorCode::ServerUnreachable, {}, {}};
    desk.screen->clear();
    desk.link.failure = unreachable;
    desk.screen->open({});
    desk.settle();
    EXPECT_TRUE(desk.says(ui::sentence(unreachable)));
    EXPECT_TRUE(desk.says(u"F5でもう一度調べます。"_s));
    EXPECT_EQ(desk.kinds()->rows() + desk.items()->rows(), 0);
    EXPECT_FALSE(desk.form());
    EXPECT_EQ(desk.history()->rows(), 2) << "the directory is here";
    EXPECT_EQ(withoutRoom(*desk.screen).join(u'\n').toStdString(), "");
    picture(*desk.screen, u"retention-offline"_s);
    desk.link.failure.reset();
    desk.trigger(FunctionKey::F5);
    EXPECT_FALSE(desk.says(ui::sentence(unreachable)));
    EXPECT_EQ(desk.kinds()->rows(), 4);
    EXPECT_TRUE(desk.form());
    desk.link.failure = unreachable;
    desk.trigger(FunctionKey::F5);
    EXPECT_TRUE(desk.says(ui::sentence(unreachable)));
    EXPECT_EQ(desk.kinds()->rows(), 4) << "as it was read before";
}

TEST(RetentionScreen, A_reading_that_takes_longer_says_so)
{
    RetentionDesk desk(RetentionDesk::nothing());
    desk.link.hold = true;
    desk.link.expiredNow = overdue();
    desk.trigger(FunctionKey::F5);
    EXPECT_TRUE(waitFor([&] { return desk.says(u"保存期間を過ぎた記録を調べています…"_s); }));
    picture(*desk.screen, u"retention-reading"_s);
    desk.link.releaseAll();
    desk.settle();
    EXPECT_EQ(desk.kinds()->rows(), 4);
    EXPECT_FALSE(desk.says(u"調べています"_s));
}

TEST(RetentionScreen, C16_C22_who_may_not_order_is_not_asked_to)
{
    RetentionDesk desk(RetentionDesk::nothing());
    desk.session.denied.insert(api::UseCase::ErasureOrder);
    desk.link.expiredNow = overdue();
    desk.trigger(FunctionKey::F5);
    EXPECT_EQ(desk.kinds()->rows(), 4);
    EXPECT_FALSE(desk.form());
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
}

TEST(RetentionScreen, C07_C22_at_a_lock_nothing_of_it_is_left)
{
    RetentionDesk desk;
    desk.trigger(FunctionKey::F12);
    desk.screen->clear();
    desk.settle();
    for (const auto *table : desk.screen->findChildren<ui::RowsTable *>())
        EXPECT_EQ(table->rows(), 0) << table->objectName().toStdString();
    EXPECT_FALSE(desk.form());
    EXPECT_FALSE(desk.says(u"1,234"_s));
    desk.link.hold = true;
    desk.trigger(FunctionKey::F5);
    desk.screen->clear();
    desk.link.releaseAll();
    desk.settle();
    EXPECT_EQ(desk.kinds()->rows(), 0) << "and nothing comes back behind it";
}

TEST(RetentionScreen, C07_C22_a_lock_while_an_order_is_under_way_says_that_it_is_uncertain)
{
    RetentionDesk desk;
    desk.trigger(FunctionKey::F12);
    desk.directory.hold = true;
    desk.confirm();
    EXPECT_TRUE(desk.form()->isBusy());
    desk.screen->clear();
    desk.directory.hold = false;
    desk.directory.releaseAll();
    desk.settle();
    EXPECT_TRUE(desk.says(ui::sentence(Error{ErrorCode::OrderUncertain, {}, {}})));
    EXPECT_EQ(desk.history()->rows(), 0);
    desk.screen->open({});
    desk.settle();
    EXPECT_FALSE(desk.form()) << "it was carried out";
    EXPECT_EQ(desk.history()->rows(), 3) << "and stands among the others";
}

class RetentionWindow : public WindowTest {
protected:
    void SetUp() override
    {
        fakes.link.expiredNow = overdue();
        fakes.directory.known.erasures = erasures();
        fakes.session.reader.pinNeeded = false;
    }
    void go()
    {
        window->workbench()->go({ui::ScreenId::Retention, {}});
        settle();
    }
};

TEST_F(RetentionWindow, C16_C22_only_who_may_erase_is_offered_the_screen)
{
    for (const api::Role role : api::roles()) {
        logIn(role);
        const bool may = role == api::Role::Supervisor;
        EXPECT_EQ(window->findChild<ui::RailItem *>(u"rail-retention"_s) != nullptr, may) << api::idOf(role).toStdString();
        go();
        EXPECT_EQ(window->workbench()->currentId() == ui::ScreenId::Retention, may) << api::idOf(role).toStdString();
        EXPECT_EQ(fakes.link.askedForExpired, may ? 1 : 0) << api::idOf(role).toStdString();
        fakes.link.askedForExpired = 0;
        fakes.session.logout();
        settle();
    }
}

TEST_F(RetentionWindow, C22_F12_the_password_and_F12_order_it)
{
    logIn(api::Role::Supervisor);
    go();
    press(Qt::Key_F12);
    type(u"Suzume-no-mori-8"_s);
    EXPECT_TRUE(fakes.directory.orders.isEmpty()) << "not before it is said once more";
    press(Qt::Key_F12);
    ASSERT_EQ(fakes.directory.orders.size(), 1);
    const auto *order = std::get_if<api::EraseExpired>(&fakes.directory.orders.first());
    ASSERT_TRUE(order);
    EXPECT_EQ(order->day, today);
    EXPECT_EQ(order->count, 1234);
    EXPECT_EQ(order->digest, QByteArray(32, 'd'));
}

TEST_F(RetentionWindow, Nothing_is_cut_of_a_full_list_and_its_order)
{
    for (const QSize size : {QSize(1366, 768), QSize(911, 512)}) { // at 100 % and at 150 %
        logIn(api::Role::Supervisor);
        window->resize(size);
        settle();
        go();
        const QString at = size.width() < 1000 ? u"-narrow"_s : QString();
        EXPECT_EQ(withoutRoom(*window).join(u'\n').toStdString(), "") << size.width();
        picture(*window, u"retention-window"_s + at);
        press(Qt::Key_F12);
        EXPECT_EQ(withoutRoom(*window).join(u'\n').toStdString(), "") << size.width();
        picture(*window, u"retention-window-asking"_s + at);
        fakes.session.logout();
        settle();
    }
}

TEST(Terms, C22_every_kind_that_is_kept_for_a_period_has_a_word)
{
    QStringList seen{ui::feedKindWord(u"of a newer server"_s)};
    EXPECT_EQ(seen.first(), u"この版では表示できない記録"_s);
    for (const QString &kind : {u"household"_s, u"member"_s, u"register"_s, u"reception"_s, u"notification"_s, u"media-request"_s, u"answer-task"_s, u"continuity"_s, u"continuity-months"_s,
                                u"high-cost"_s}) {
        const QString word = ui::feedKindWord(kind);
        EXPECT_FALSE(word.isEmpty() || seen.contains(word)) << kind.toStdString();
        seen += word;
    }
}

} // namespace
} // namespace madoguchi::test
