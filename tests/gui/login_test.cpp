#include "ui/login/credentials.h"
#include "ui/login/login_page.h"
#include "ui/widgets/secret_edit.h"
#include "ui/words/sentences.h"
#include "window_fixture.h"

#include <QLabel>

namespace madoguchi::test {

using ui::Credentials;

class Login : public WindowTest {
protected:
    Credentials *form() { return window->loginPage()->findChild<Credentials *>(); }
    void tryWith(const QString &pin, const QString &password)
    {
        if (fakes.session.reader.pinNeeded) {
            type(pin);
            press(Qt::Key_Return);
        }
        type(password);
        press(Qt::Key_Return);
    }
};

TEST_F(Login, C14_card_PIN_and_password_open_the_workbench)
{
    open();
    picture(*window, u"01-login"_s);
    tryWith(u"1234"_s, QString::fromLatin1(FakeSession::password));
    ASSERT_TRUE(window->workbench());
    EXPECT_EQ(window->workbench()->currentId(), ui::ScreenId::Home);
}

TEST_F(Login, C14_says_what_was_wrong_how_many_tries_remain_and_the_code)
{
    open();
    tryWith(u"1234"_s, u"wrong"_s);
    EXPECT_EQ(form()->answer(), u"パスワードが違います。あと4回で一時的に受け付けなくなります。ICカードは確認できています。"_s);
    EXPECT_TRUE(texts(*window).contains(u"番号 S-001"_s));
    EXPECT_FALSE(window->workbench());
    picture(*window, u"02-login-password-wrong"_s);
    // Nothing of the try is left to be sent again.
    EXPECT_TRUE(form()->takePassword().isEmpty());
    EXPECT_TRUE(form()->takePin().isEmpty());
}

TEST_F(Login, C14_every_error_of_login_has_its_own_sentence)
{
    QStringList seen;
    for (const ErrorCode code : {ErrorCode::CardMissing, ErrorCode::CardUnknown, ErrorCode::CardBlocked, ErrorCode::CardRemoved, ErrorCode::CardPinWrong,
                                 ErrorCode::CertificateExpired, ErrorCode::CertificateRevoked, ErrorCode::PasswordWrong, ErrorCode::Throttled,
                                 ErrorCode::NotEnrolledHere, ErrorCode::SlotInvalid, ErrorCode::SlotOld, ErrorCode::StoreDamaged,
                                 ErrorCode::StoreKeyWrong, ErrorCode::CardModuleMissing, ErrorCode::CardReaderMissing}) {
        fakes.session.failure = Error{code, {u"3"_s}, {}};
        fakes.session.reader.state = code == ErrorCode::CardUnknown ? api::CardState::Unknown : api::CardState::Present; // a known one is offered its registration
        open();
        tryWith(u"1234"_s, u"anything"_s);
        EXPECT_FALSE(seen.contains(form()->answer())) << form()->answer().toStdString();
        seen << form()->answer();
        EXPECT_TRUE(texts(*window).contains(ui::nextStep(Error{code, {}, {}})));
    }
}

TEST_F(Login, C14_three_lines_speak_of_card_terminal_and_link)
{
    fakes.session.reader = {api::CardState::NoCard, {}, false};
    fakes.link.state.online = false;
    fakes.link.state.trouble = Error{ErrorCode::ServerUnreachable, {}, {}};
    fakes.link.state.certificateDaysLeft = 12;
    open();
    QStringList all = texts(*window);
    EXPECT_TRUE(all.contains(u"ICカードを差し込んでください。"_s));
    EXPECT_TRUE(all.contains(u"端末証明書は残り12日です。情報担当へお知らせください。"_s));
    EXPECT_TRUE(all.contains(ui::sentence(Error{ErrorCode::ServerUnreachable, {}, {}})));
    EXPECT_TRUE(all.contains(u"アクセスは記録されます。"_s));
    picture(*window, u"03-login-no-card"_s);
    fakes.session.insert({api::CardState::Blocked, {}, false});
    settle();
    EXPECT_TRUE(texts(*window).contains(u"使えなくなっています。情報担当に解除を依頼してください。"_s));
}

TEST_F(Login, C14_a_blocked_card_leaves_no_field_but_the_sentence_who_releases_it)
{
    const api::CardStatus good = fakes.session.reader;
    open();
    type(u"12"_s);
    fakes.session.insert({api::CardState::Blocked, {}, true});
    settle();
    const Error blocked{ErrorCode::CardBlocked, {}, {}};
    EXPECT_EQ(form()->answer(), ui::sentence(blocked));
    EXPECT_TRUE(texts(*window).contains(ui::nextStep(blocked)));
    EXPECT_FALSE(texts(*window).join(u'|').contains(u"0回"_s));
    for (const auto *edit : window->loginPage()->findChildren<ui::SecretEdit *>())
        EXPECT_FALSE(edit->isVisible());
    EXPECT_TRUE(form()->takePin().isEmpty());
    picture(*window, u"04-login-card-blocked"_s);
    fakes.session.insert(good);
    settle();
    EXPECT_TRUE(form()->answer().isEmpty());
    EXPECT_TRUE(QApplication::focusWidget() && form()->isAncestorOf(QApplication::focusWidget())) << "and not the lock's, which has such a form too";
    tryWith(u"1234"_s, QString::fromLatin1(FakeSession::password)); // the keyboard is where it was
    EXPECT_TRUE(window->workbench());
}

TEST_F(Login, C14_asks_for_the_PIN_only_when_the_card_does_and_names_what_is_missing)
{
    fakes.session.reader.pinNeeded = false;
    open();
    EXPECT_FALSE(texts(*window).contains(u"ICカードの暗証番号"_s));
    press(Qt::Key_Return);
    EXPECT_TRUE(texts(*window).contains(u"パスワードを入れてください。"_s));
    EXPECT_EQ(form()->answer(), QString());
}

TEST_F(Login, C14_busy_is_said_in_words_and_takes_no_second_try)
{
    fakes.session.hold = true;
    fakes.session.failure = Error{ErrorCode::CardBlocked, {}, {}};
    open();
    tryWith(u"1234"_s, u"x"_s);
    EXPECT_EQ(form()->answer(), u"カードを確認しています…"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(fakes.session.held(), 1U);
    fakes.session.releaseAll();
    ASSERT_TRUE(waitFor([&] { return form()->answer() == ui::sentence(Error{ErrorCode::CardBlocked, {}, {}}); }));
}

TEST_F(Login, C14_a_change_of_the_terminals_key_shows_how_far_it_is_and_that_nothing_can_be_lost)
{
    fakes.session.hold = true;
    fakes.session.failure = Error{ErrorCode::CardRemoved, {}, {}}; // what it comes to in the end
    open();
    tryWith(u"1234"_s, QString::fromLatin1(FakeSession::password));
    api::Progress progress{api::Progress::State::Running, u"key-check"_s, 0, 0, 0, 0, -1, {}};
    Q_EMIT fakes.session.keyChanging(progress);
    settle();
    EXPECT_FALSE(form()->isVisible());
    progress.what = u"key-copy"_s;
    progress.bytes = 600'000'000;
    progress.bytesTotal = 1'200'000'000;
    progress.secondsLeft = 60;
    Q_EMIT fakes.session.keyChanging(progress);
    settle();
    const QString all = texts(*window).join(u'|');
    EXPECT_TRUE(all.contains(u"データを新しい鍵で暗号化しています"_s)) << all.toStdString();
    EXPECT_TRUE(all.contains(u"途中で電源が切れてもデータは失われません。"_s));
    EXPECT_TRUE(all.contains(u"残り 約1分"_s)) << all.toStdString();
    picture(*window, u"03-login-key-change"_s);
    press(Qt::Key_Escape);
    EXPECT_FALSE(form()->isVisible()) << "there is no way back before it is done";
    fakes.session.releaseAll();
    ASSERT_TRUE(waitFor([&] { return form()->isVisible(); }));
    EXPECT_EQ(form()->answer(), ui::sentence(Error{ErrorCode::CardRemoved, {}, {}}));
}

TEST_F(Login, First_load_comes_before_the_work_and_can_be_interrupted)
{
    fakes.link.state.firstLoadDone = false;
    fakes.link.hold = true;
    logIn();
    EXPECT_FALSE(window->workbench());
    QStringList all = texts(*window);
    EXPECT_TRUE(all.contains(u"20,000件中 8,400件"_s)) << all.join(u'|').toStdString();
    EXPECT_TRUE(all.contains(u"残り 約2分"_s));
    picture(*window, u"05-first-load"_s);
    fakes.link.work.what = u"search-index"_s;
    Q_EMIT fakes.link.progressChanged();
    settle();
    EXPECT_TRUE(texts(*window).contains(u"検索の準備をしています"_s));
    press(Qt::Key_Space); // the way out has the keyboard
    EXPECT_EQ(fakes.link.work.state, api::Progress::State::Paused);
    fakes.link.hold = false;
    fakes.link.releaseAll();
    ASSERT_TRUE(waitFor([&] { return window->workbench() != nullptr; }));
}

TEST_F(Login, First_load_says_why_it_stopped_and_goes_on)
{
    fakes.link.state.firstLoadDone = false;
    fakes.link.failure = Error{ErrorCode::ServerUnreachable, {}, {}};
    logIn();
    EXPECT_FALSE(window->workbench());
    const QString told = texts(*window).join(u'|');
    EXPECT_TRUE(told.contains(u"サーバーから応答がありません。読み込んだ分は失われていません"_s)) << told.toStdString();
    EXPECT_TRUE(told.contains(u"「続きから読み込む」を押して"_s)) << told.toStdString();
    EXPECT_FALSE(told.contains(ui::nextStep(Error{ErrorCode::ServerUnreachable, {}, {}}))) << "there is nothing to go on with yet";
    picture(*window, u"06-first-load-stopped"_s);
    fakes.link.failure.reset();
    press(Qt::Key_Space); // 続きから読み込む
    ASSERT_TRUE(waitFor([&] { return window->workbench() != nullptr; }));
}

} // namespace madoguchi::test
