#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/media/media_screen.h"
#include "ui/widgets/field.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/sentences.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::FunctionKey;

struct MediaDesk : ClerkDesk {
    MediaDesk() { open(ui::createMedia); }
    void f12()
    {
        screen->trigger(FunctionKey::F12);
        settle();
    }
    /// A medium that was written, and is chosen in the list.
    void putOut()
    {
        ASSERT_TRUE(get(media.ask(FileId(u"f-3"_s), u"municipal-import"_s, u"USB-0001"_s)).ok());
        ASSERT_TRUE(get(media.write(media.all.first().id)).ok());
        open(ui::createMedia, media.all.first().id.text());
    }
    QPushButton *button(const QString &word)
    {
        for (auto *each : screen->findChildren<QPushButton *>())
            if (each->text().contains(word))
                return each;
        ADD_FAILURE() << word.toStdString();
        return nullptr;
    }
    void push(const QString &word)
    {
        button(word)->setFocus();
        QTest::keyClick(button(word), Qt::Key_Space);
        settle();
    }
    bool shows(const QString &words) const
    {
        return std::ranges::any_of(screen->findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    /// What is asked for, then the card of whoever asks (C-19).
    void requestWithCard()
    {
        f12();
        confirm();
    }
    void confirm()
    {
        ASSERT_TRUE(passwordField()->isVisible());
        passwordField()->editor()->setFocus();
        QTest::keyClicks(passwordField()->editor(), u"kawa-ni-tobu-hotaru"_s);
        f12();
    }
    ui::Field *passwordField() const { return screen->findChild<ui::Field *>(u"password"_s); }
    ui::RowsTable *mediaTable() const
    {
        for (auto *each : screen->findChildren<ui::RowsTable *>())
            if (each->accessibleName() == u"登録済みの媒体")
                return each;
        return nullptr;
    }
    void choosePurpose()
    {
        screen->findChild<QRadioButton *>()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
        settle();
    }
};

TEST(MediaScreen, C18_request_approve_write_erase_each_shown_before_it_is_done)
{
    MediaDesk desk;
    desk.choosePurpose();
    desk.f12();
    EXPECT_TRUE(desk.media.all.isEmpty());
    picture(*desk.screen, u"media-request"_s);
    desk.f12();
    EXPECT_TRUE(desk.media.all.isEmpty()) << "not without the card (C-19)";
    desk.confirm();
    EXPECT_EQ(desk.media.requestSignatures, QList<QByteArray>{"signature of request of f-3"});
    ASSERT_EQ(desk.media.all.size(), 1);
    EXPECT_EQ(desk.media.all.first().mediumSerial, u"USB-0001");
    EXPECT_EQ(desk.media.all.first().purpose, u"municipal-import");

    EXPECT_TRUE(get(desk.media.approve(desk.media.all.first().id, "signature", {})).ok());
    Q_EMIT desk.media.requestsChanged();
    desk.settle();
    desk.f12();
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Approved);
    desk.f12();
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Verified);
    picture(*desk.screen, u"media-verified"_s);
    desk.f12();
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Verified);
    desk.f12();
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Erased);
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12)) << "nothing is left to do with it";
    picture(*desk.screen, u"media-erased"_s);
}

TEST(MediaScreen, C06_nothing_is_requested_without_a_reason_of_the_list)
{
    MediaDesk desk;
    desk.f12();
    desk.f12();
    EXPECT_TRUE(desk.media.all.isEmpty());
}

TEST(MediaScreen, C18_an_overdue_medium_stands_out)
{
    MediaDesk desk;
    desk.choosePurpose();
    desk.requestWithCard();
    ASSERT_EQ(desk.media.all.size(), 1);
    desk.media.all.first().overdue = true;
    desk.media.failure = Error{ErrorCode::MediumOverdue, {u"USB-0001"_s}, {}};
    desk.screen->findChild<QRadioButton *>()->setFocus();
    desk.f12();
    EXPECT_TRUE(desk.shows(ui::sentence(*desk.media.failure))) << "said before anybody types a password";
    EXPECT_EQ(desk.media.all.size(), 1);
    picture(*desk.screen, u"media-refused"_s);
    desk.media.failure.reset();
    desk.screen->trigger(FunctionKey::F5);
    desk.settle();
    picture(*desk.screen, u"media-overdue"_s);
}

TEST(MediaScreen, C19_a_wrong_password_is_typed_once_more_and_esc_leaves_the_request)
{
    MediaDesk desk;
    desk.choosePurpose();
    desk.f12();
    desk.session.failure = Error{ErrorCode::PasswordWrong, {u"4"_s}, {}};
    desk.confirm();
    EXPECT_TRUE(desk.shows(ui::sentence(*desk.session.failure)));
    EXPECT_TRUE(desk.media.all.isEmpty());
    Q_EMIT desk.media.requestsChanged(); // somebody else's, from another terminal
    desk.settle();
    desk.session.failure.reset();
    desk.confirm();
    EXPECT_EQ(desk.media.all.size(), 1);
    desk.choosePurpose();
    desk.f12();
    ASSERT_TRUE(desk.passwordField()->isVisible());
    EXPECT_TRUE(desk.screen->stepBack());
    EXPECT_FALSE(desk.passwordField()->isVisible());
    EXPECT_EQ(desk.media.all.size(), 1);
}

TEST(MediaScreen, C18_a_medium_that_is_taken_cannot_be_asked_for_and_says_why)
{
    MediaDesk desk;
    EXPECT_TRUE(desk.mediaTable()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"執務室 金庫A・窓口 花子"_s)) << "where it lies, and who keeps it";
    EXPECT_TRUE(desk.button(u"書き出しを申請する"_s)->isEnabled());
    desk.media.media[0].unfit = Error{ErrorCode::MediumOut, {u"USB-0001"_s}, {}};
    desk.media.media[1].paper = {};
    desk.media.media[1].unfit = Error{ErrorCode::MediumUnregistered, {u"USB-0002"_s}, {}};
    desk.screen->trigger(FunctionKey::F5);
    desk.settle();
    desk.choosePurpose();
    EXPECT_FALSE(desk.button(u"書き出しを申請する"_s)->isEnabled());
    EXPECT_TRUE(desk.shows(ui::sentence(*desk.media.media[0].unfit)));
    picture(*desk.screen, u"media-taken"_s);
    desk.f12();
    desk.f12();
    EXPECT_TRUE(desk.media.all.isEmpty());
    desk.mediaTable()->selectRow(1);
    desk.settle();
    EXPECT_TRUE(desk.shows(ui::sentence(*desk.media.media[1].unfit)));
    EXPECT_EQ(desk.mediaTable()->model()->index(1, 1).data().toString(), u"台帳になし"_s);
}

TEST(MediaScreen, C18_what_came_in_on_a_medium_stands_in_the_same_ledger)
{
    MediaDesk desk;
    desk.putOut();
    const QDateTime earlier = desk.media.now.addSecs(-3600);
    desk.media.taken = {{u"USB-0002"_s, u"shikaku_setai_0012.csv"_s, u"資格情報(世帯)"_s, 12, desk.media.now.addSecs(60), u"窓口 次郎"_s, {}, false},
                        {u"USB-0002"_s, u"shikaku_kojin_0011.csv"_s, u"資格情報(個人)"_s, 30, earlier, {}, earlier.addSecs(600), false}};
    desk.screen->trigger(FunctionKey::F5);
    desk.settle();
    auto *ledger = desk.screen->findChild<ui::RowsTable *>(u"requests"_s);
    ASSERT_EQ(ledger->rows(), 3);
    EXPECT_EQ(ledger->model()->index(0, 0).data().toString(), u"shikaku_setai_0012.csv"_s) << "newest first";
    EXPECT_EQ(ledger->model()->index(0, 5).data().toString(), u"消去待ち"_s);
    EXPECT_EQ(ledger->model()->index(2, 5).data().toString(), u"消去済"_s);
    ledger->setFocus();
    ledger->selectRow(0);
    desk.settle();
    EXPECT_TRUE(desk.shows(u"窓口 次郎"_s));
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12)) << "it is erased by itself";
    EXPECT_FALSE(desk.button(u"引き渡す"_s)->isEnabled());
    picture(*desk.screen, u"media-intake"_s);
    ledger->selectRow(1);
    desk.settle();
    EXPECT_TRUE(desk.button(u"引き渡す"_s)->isEnabled()) << "the request is still what the row says";
}

TEST(MediaScreen, C18_a_medium_that_was_shredded_with_a_file_on_it_stands_out)
{
    MediaDesk desk;
    desk.putOut();
    desk.media.all.first().shredded = true;
    desk.screen->trigger(FunctionKey::F5);
    desk.settle();
    EXPECT_EQ(desk.screen->findChild<ui::RowsTable *>(u"requests"_s)->model()->index(0, 5).data().toString(), u"未消去で廃棄"_s);
    EXPECT_FALSE(desk.button(u"媒体を消去する"_s)->isEnabled());
    EXPECT_TRUE(desk.button(u"紛失・破損"_s)->isEnabled());
    EXPECT_TRUE(desk.shows(u"破損として届け出てください"_s));
    picture(*desk.screen, u"media-shredded"_s);
}

TEST(MediaScreen, C18_what_was_requested_at_another_terminal_is_written_there)
{
    MediaDesk desk;
    for (const bool elsewhere : {false, true}) {
        ASSERT_TRUE(get(desk.media.ask(FileId(u"f-3"_s), u"municipal-import"_s, u"USB-0001"_s)).ok());
        ASSERT_TRUE(get(desk.media.approve(desk.media.all.first().id, "signature", {})).ok());
        desk.media.all.first().elsewhere = elsewhere;
        desk.open(ui::createMedia, desk.media.all.first().id.text());
        EXPECT_EQ(desk.screen->isLit(FunctionKey::F12), !elsewhere);
    }
    picture(*desk.screen, u"media-elsewhere"_s);
}

TEST(MediaScreen, C18_who_has_the_medium_is_entered_by_keyboard_until_it_is_erased)
{
    MediaDesk desk;
    desk.putOut();
    auto &request = desk.media.all.first();
    desk.push(u"引き渡す"_s);
    auto *holder = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    ASSERT_TRUE(holder) << "the keyboard is where the name is typed";
    desk.f12();
    EXPECT_TRUE(desk.shows(u"入力してください"_s)) << "nobody is nobody";
    holder->insert(u"情報政策課 田中"_s);
    Q_EMIT desk.media.requestsChanged(); // somebody else's, from another terminal
    desk.settle();
    EXPECT_EQ(holder->text(), u"情報政策課 田中"_s) << "nobody takes away what is being typed";
    EXPECT_EQ(QApplication::focusWidget(), holder);
    desk.f12();
    EXPECT_TRUE(request.moves.isEmpty()) << "shown first";
    EXPECT_TRUE(desk.shows(u"情報政策課 田中 に引き渡した"_s));
    picture(*desk.screen, u"media-hand-over"_s);
    holder->insert(u"様"_s);
    desk.f12();
    EXPECT_TRUE(request.moves.isEmpty()) << "something else is typed: it is shown anew";
    desk.media.failure = Error{ErrorCode::StateRefused, {}, {}};
    desk.f12();
    EXPECT_EQ(holder->text(), u"情報政策課 田中様"_s) << "what was typed stays where it was refused";
    EXPECT_TRUE(holder->isVisible());
    desk.media.failure.reset();
    desk.f12();
    EXPECT_TRUE(request.moves.isEmpty()) << "and is shown once more";
    desk.f12();
    ASSERT_EQ(request.moves.size(), 1);
    EXPECT_EQ(request.moves[0].holder, u"情報政策課 田中様"_s);
    EXPECT_TRUE(desk.shows(u"→"_s)) << "the way it has gone";
    picture(*desk.screen, u"media-handed-over"_s);

    desk.push(u"戻った"_s);
    EXPECT_EQ(request.state, api::MediaState::HandedOver);
    desk.f12();
    EXPECT_EQ(request.state, api::MediaState::TakenBack);
    desk.f12();
    desk.f12();
    EXPECT_EQ(request.state, api::MediaState::Erased);
    for (const QString &word : {u"引き渡す"_s, u"戻った"_s, u"紛失・破損"_s})
        EXPECT_FALSE(desk.button(word)->isEnabled()) << word.toStdString();
}

TEST(MediaScreen, C18_C33_a_medium_that_is_lost_is_reported_with_a_reason)
{
    MediaDesk desk;
    desk.putOut();
    auto &request = desk.media.all.first();
    desk.push(u"紛失・破損"_s);
    desk.f12();
    EXPECT_TRUE(desk.shows(u"どちらかを選んでください"_s));
    picture(*desk.screen, u"media-gone-missing"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    desk.settle();
    auto *reason = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    ASSERT_TRUE(reason);
    QTest::keyClicks(reason, u"123456789018"_s);
    desk.f12();
    EXPECT_TRUE(reason->property("wrong").toBool()) << "C-06";
    EXPECT_TRUE(desk.screen->stepBack());
    EXPECT_FALSE(reason->isVisible());
    EXPECT_TRUE(reason->text().isEmpty()) << "nothing of it stays";

    desk.push(u"紛失・破損"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_2);
    reason->setFocus();
    reason->insert(u"読み取れないため裁断"_s);
    desk.f12();
    picture(*desk.screen, u"media-gone"_s);
    const QSize usual = desk.screen->size();
    desk.screen->resize(843, 380); // at 150 % of a small screen
    desk.settle();
    picture(*desk.screen, u"media-gone-at-150"_s);
    EXPECT_EQ(desk.screen->height(), 380) << "it has room";
    EXPECT_TRUE(reason->visibleRegion().boundingRect().height() == reason->height()) << "what is typed into is there whole";
    desk.screen->resize(usual);
    desk.f12();
    EXPECT_EQ(request.state, api::MediaState::GoneReported);
    EXPECT_EQ(request.gone.how, api::MediumGone::How::Destroyed);
    EXPECT_EQ(request.gone.reason, u"読み取れないため裁断"_s);
    EXPECT_TRUE(desk.button(u"媒体を消去"_s)->isEnabled()) << "who holds it in the hand has found it";
    EXPECT_FALSE(desk.button(u"紛失・破損"_s)->isEnabled());
    picture(*desk.screen, u"media-gone-reported"_s);
    desk.push(u"戻った"_s);
    desk.f12();
    EXPECT_EQ(request.state, api::MediaState::TakenBack);
}

TEST(MediaScreen, pictures)
{
    MediaDesk desk;
    picture(*desk.screen, u"media-empty"_s);
}

} // namespace
} // namespace madoguchi::test
