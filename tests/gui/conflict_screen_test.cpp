#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/conflict/conflict_screen.h"
#include "ui/screens/conflict/conflict_words.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::FunctionKey;
using Ours = api::Conflict::Ours;

const QString item = u"change:c-1"_s, why = u"本人に確認しました"_s;

struct ConflictDesk : ClerkDesk {
    explicit ConflictDesk(const std::function<void(ConflictDesk &)> &before = {}, const QString &object = item)
    {
        if (before)
            before(*this);
        open(ui::createConflict, object);
    }
    ui::RowsTable *fields() { return screen->findChild<ui::RowsTable *>(u"conflictFields"_s); }
    QPushButton *button(const QString &name) { return screen->findChild<QPushButton *>(name); }
    QLineEdit *reason() { return screen->findChild<QLineEdit *>(); }
    QString who() { return screen->findChild<ui::Notice *>(u"conflictWho"_s)->text(); }
    QString notice() { return screen->findChild<ui::Notice *>(u"conflictNotice"_s)->text(); }
    QString empty()
    {
        QStringList words;
        for (const QLabel *label : screen->findChild<ui::EmptyState *>()->findChildren<QLabel *>())
            words += label->text();
        return words.join(u' ');
    }
    QString cell(int row, int column) { return fields()->model()->index(row, column).data(Qt::AccessibleTextRole).toString(); }
    void press(FunctionKey key)
    {
        screen->trigger(key);
        settle();
    }
    void key(Qt::Key key)
    {
        QTest::keyClick(QApplication::focusWidget(), key);
        settle();
    }
    void say(const QString &text)
    {
        reason()->setFocus();
        reason()->insert(text);
        settle();
    }
};

TEST(ConflictScreen, sync_promise4_both_versions_stand_side_by_side_in_words)
{
    ConflictDesk desk;
    EXPECT_EQ(desk.conflict.asked, 1) << "C-09: names are asked for, and recorded, once for one look";
    ASSERT_EQ(desk.fields()->rows(), 8);
    EXPECT_TRUE(desk.fields()->hasFocus());
    EXPECT_TRUE(desk.cell(0, 0).contains(u"住所"_s));
    EXPECT_TRUE(desk.cell(0, 1).contains(u"桜町"_s) && desk.cell(0, 2).contains(u"新富町"_s));
    EXPECT_TRUE(desk.cell(0, 3).contains(u"相違"_s)) << "by a word, not by colour alone";
    EXPECT_TRUE(desk.cell(1, 1).contains(u"記入なし"_s));
    EXPECT_TRUE(desk.cell(2, 0).contains(u"適用終了年月日"_s) && desk.cell(2, 0).contains(u"山田 太郎"_s));
    EXPECT_TRUE(desk.cell(2, 1).contains(u"令和8年11月30日"_s));
    EXPECT_TRUE(desk.cell(3, 1).contains(u"はい"_s) && desk.cell(3, 2).contains(u"いいえ"_s));
    EXPECT_TRUE(desk.cell(4, 0).contains(u"その他の項目"_s)) << "shown, though nobody has a word for it";
    EXPECT_TRUE(desk.cell(4, 1).contains(u"項目なし"_s));
    EXPECT_TRUE(desk.cell(5, 3).contains(u"同じ"_s));
    EXPECT_TRUE(desk.cell(7, 1).contains(u"男"_s));
    for (const QString &said : {u"窓口 花子"_s, u"terminal-1"_s, u"10:05"_s, u"受付 次郎"_s, u"terminal-2"_s, u"9:58"_s})
        EXPECT_TRUE(desk.who().contains(said)) << said.toStdString() << ' ' << desk.who().toStdString();
    picture(*desk.screen, u"conflict"_s);
}

TEST(ConflictScreen, no_word_of_the_wire_stands_before_a_clerk)
{
    for (const QString &key : {u"address"_s, u"members.eligibility.verdict"_s, u"members.certificates.kind"_s, u"strange.newThing"_s})
        EXPECT_FALSE(ui::conflictFieldWord(key).contains(QRegularExpression(u"[a-z]"_s))) << key.toStdString();
    EXPECT_EQ(ui::conflictValueWords(u"members.eligibility.verdict"_s, u"gap"_s), u"空白"_s);
    EXPECT_EQ(ui::conflictValueWords(u"persons.numberDocument"_s, u"number-card"_s), u"個人番号カード"_s);
    EXPECT_EQ(ui::conflictValueWords(u"openedAt"_s, u"2026-11-20T01:42:00.000Z"_s), u"令和8年11月20日(2026) 10:42"_s);
}

TEST(ConflictScreen, sync_promise4_ours_goes_on_top_with_a_reason_and_F12_twice)
{
    ConflictDesk desk([](ConflictDesk &d) { d.conflict.shown.behind = 2; });
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.reason()->hasFocus()) << "the reason is missing";
    desk.say(why);
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.conflict.done.isEmpty()) << "it says first what will happen";
    EXPECT_TRUE(desk.notice().contains(u"もう一度F12"_s) && desk.notice().contains(u"2行"_s)) << desk.notice().toStdString();
    picture(*desk.screen, u"conflict-armed"_s);
    EXPECT_TRUE(desk.screen->stepBack());
    EXPECT_FALSE(desk.screen->stepBack());
    desk.press(FunctionKey::F12);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.conflict.done, QStringList{u"ours change:c-1 2 "_s + why});
    ASSERT_EQ(desk.went.size(), 1);
    EXPECT_EQ(desk.went[0].screen, ui::ScreenId::Link);
    EXPECT_EQ(desk.went[0].object, ui::asideSection);
    EXPECT_FALSE(desk.told.isEmpty());
}

TEST(ConflictScreen, sync_promise4_the_keyboard_alone_keeps_theirs)
{
    ConflictDesk desk;
    desk.key(Qt::Key_Return);
    EXPECT_TRUE(desk.reason()->hasFocus());
    desk.say(why);
    desk.button(u"keepTheirs"_s)->setFocus();
    desk.key(Qt::Key_Return);
    EXPECT_TRUE(desk.link.closed.isEmpty());
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.conflict.done.isEmpty()) << "armed for the one is not armed for the other";
    desk.button(u"keepTheirs"_s)->setFocus();
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_Return);
    EXPECT_EQ(desk.link.closed, (QMap<QString, QString>{{item, why}}));
    EXPECT_EQ(desk.went.size(), 1);
}

TEST(ConflictScreen, C06_no_individual_number_in_the_reason)
{
    ConflictDesk desk;
    desk.say(u"123456789018"_s);
    desk.press(FunctionKey::F12);
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.screen->findChild<ui::Field *>()->hasError());
    EXPECT_TRUE(desk.conflict.done.isEmpty());
}

TEST(ConflictScreen, sync_promise4_what_moved_on_is_shown_before_anything_is_overwritten)
{
    ConflictDesk desk;
    desk.say(why);
    desk.press(FunctionKey::F12);
    desk.conflict.decision = Error{ErrorCode::VersionConflict, {}, {}};
    desk.conflict.shown.seen = "3";
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.conflict.asked, 2) << "read again";
    EXPECT_TRUE(desk.notice().contains(u"その間に変わりました"_s)) << desk.notice().toStdString();
    EXPECT_TRUE(desk.went.isEmpty());
    picture(*desk.screen, u"conflict-moved-on"_s);
    desk.conflict.decision.reset();
    desk.press(FunctionKey::F12);
    desk.press(FunctionKey::F12);
    EXPECT_EQ(desk.conflict.done, QStringList{u"ours change:c-1 3 "_s + why});
}

TEST(ConflictScreen, sync_promise4_ours_is_not_offered_while_theirs_is_on_its_way_nor_offline_hidden)
{
    ConflictDesk desk([](ConflictDesk &d) {
        d.conflict.shown.putOurs = Ours::Waiting;
        d.link.state.online = false;
    });
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    EXPECT_FALSE(desk.button(u"putOurs"_s)->isEnabled());
    EXPECT_TRUE(desk.button(u"keepTheirs"_s)->isEnabled());
    EXPECT_TRUE(desk.who().contains(u"まだ届いていない"_s) && desk.who().contains(u"接続がありません"_s));
    picture(*desk.screen, u"conflict-offline"_s);
}

TEST(ConflictScreen, empty_decided_and_unreadable_each_say_so)
{
    {
        ConflictDesk desk({}, {});
        EXPECT_TRUE(desk.empty().contains(u"選ばれていません"_s));
        EXPECT_EQ(desk.conflict.asked, 0);
        picture(*desk.screen, u"conflict-empty"_s);
    }
    for (const ErrorCode code : {ErrorCode::NotFound, ErrorCode::StoreBusy}) {
        ConflictDesk desk([code](ConflictDesk &d) { d.conflict.reading = Error{code, {}, {}}; });
        EXPECT_TRUE(desk.empty().contains(code == ErrorCode::NotFound ? u"すでに処理済み"_s : u"読み込めません"_s)) << desk.empty().toStdString();
        EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
        picture(*desk.screen, code == ErrorCode::NotFound ? u"conflict-decided"_s : u"conflict-error"_s);
    }
}

TEST(ConflictScreen, C07_nothing_of_a_resident_stays_at_lock)
{
    ConflictDesk desk;
    desk.say(why);
    desk.screen->clear();
    EXPECT_EQ(desk.fields()->rows(), 0);
    EXPECT_TRUE(desk.reason()->text().isEmpty());
    EXPECT_TRUE(desk.who().isEmpty());
}

} // namespace
} // namespace madoguchi::test
