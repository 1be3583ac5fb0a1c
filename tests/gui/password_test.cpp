// Choosing a password at the login and in a session, and a card that shows itself.
#include "order_desk.h"

#include "ui/login/login_page.h"
#include "ui/login/password_form.h"
#include "ui/login/strength_meter.h"

#include <QMenu>

namespace madoguchi::test {

class Password : public WindowTest {
protected:
    ui::PasswordForm *form() { return window->loginPage()->findChild<ui::PasswordForm *>(); }
    bool says(const QString &sentence)
    {
        return std::ranges::any_of(texts(*window), [&](const QString &text) { return text.contains(sentence); });
    }
    void logInWith(ErrorCode code)
    {
        fakes.session.failure = Error{code, {}, {}};
        open();
        type(u"1234"_s);
        press(Qt::Key_Return);
        type(u"anything"_s);
        press(Qt::Key_Return);
        fakes.session.failure.reset();
    }
    void choose(const QString &first, const QString &second)
    {
        type(first);
        press(Qt::Key_Return);
        type(second);
        press(Qt::Key_F12);
    }
};

TEST_F(Password, C15_the_first_one_is_chosen_by_the_person_at_the_login)
{
    logInWith(ErrorCode::PasswordNotSet);
    ASSERT_TRUE(form()->isVisible());
    EXPECT_TRUE(says(u"このカードのパスワードを決めてください。"_s));
    EXPECT_FALSE(says(u"今のパスワード"_s)) << "there is none";
    picture(*window, u"password-first"_s);
    type(u"1234"_s);
    press(Qt::Key_Return);
    choose(u"kumo-no-ue-12"_s, u"kumo-no-ue-12"_s);
    EXPECT_EQ(fakes.directory.password.size(), 13U);
    EXPECT_FALSE(form()->isVisible());
    EXPECT_TRUE(says(u"パスワードを決めました。新しいパスワードでログインしてください。"_s));
    type(u"1234"_s); // the keyboard is in the login's first field
    press(Qt::Key_Return);
    type(QString::fromLatin1(FakeSession::password));
    press(Qt::Key_Return);
    EXPECT_TRUE(window->workbench());
}

TEST_F(Password, C15_one_that_has_run_out_asks_for_the_present_one_too)
{
    fakes.session.reader.pinNeeded = false;
    fakes.session.failure = Error{ErrorCode::PasswordExpired, {}, {}};
    open();
    type(u"anything"_s);
    press(Qt::Key_Return);
    EXPECT_TRUE(says(u"今のパスワード"_s));
    EXPECT_FALSE(says(u"カードの暗証番号"_s) && form()->findChild<ui::Field *>(u"pin"_s)->isVisible());
    fakes.directory.passwordFault = Error{ErrorCode::PasswordWrong, {u"4"_s}, {}};
    type(u"present"_s);
    press(Qt::Key_Return);
    choose(u"kumo-no-ue-12"_s, u"kumo-no-ue-12"_s);
    EXPECT_TRUE(form()->findChild<ui::Field *>(u"present"_s)->hasError());
    picture(*window, u"password-run-out"_s);
}

TEST_F(Password, C15_two_that_differ_are_both_wiped_and_never_sent)
{
    logInWith(ErrorCode::PasswordNotSet);
    type(u"1234"_s);
    press(Qt::Key_Return);
    choose(u"kumo-no-ue-12"_s, u"kumo-no-ue-13"_s);
    EXPECT_TRUE(fakes.directory.password.isEmpty());
    EXPECT_TRUE(form()->findChild<ui::Field *>(u"chosen"_s)->hasError());
    for (const QString &name : {u"chosen"_s, u"again"_s})
        EXPECT_TRUE(static_cast<ui::SecretEdit *>(form()->findChild<ui::Field *>(name)->editor())->isEmpty());
    EXPECT_EQ(QApplication::focusWidget(), form()->findChild<ui::Field *>(u"chosen"_s)->editor());
}

TEST_F(Password, C15_each_reason_of_the_rule_is_said_in_plain_words)
{
    fakes.session.reader.pinNeeded = false;
    QStringList seen;
    for (const QString &why : {u"short"_s, u"long"_s, u"name"_s, u"known"_s, u"regular"_s, u"reused"_s, u"weak"_s, u"a later one"_s}) {
        const Error unfit{ErrorCode::PasswordUnfit, {why}, {}};
        EXPECT_FALSE(seen.contains(ui::sentence(unfit))) << why.toStdString();
        seen << ui::sentence(unfit);
        fakes.directory.passwordFault = unfit;
        fakes.session.failure = Error{ErrorCode::PasswordNotSet, {}, {}};
        open();
        type(u"anything"_s);
        press(Qt::Key_Return);
        choose(u"aaaaaaaa"_s, u"aaaaaaaa"_s);
        EXPECT_TRUE(says(ui::sentence(unfit))) << why.toStdString();
    }
    const QString two = ui::sentence(Error{ErrorCode::PasswordUnfit, {u"short"_s, u"known"_s}, {}});
    EXPECT_TRUE(two.contains(seen[0]) && two.contains(seen[3]));
    picture(*window, u"password-unfit"_s);
}

TEST_F(Password, C15_the_meter_says_what_the_rule_says)
{
    logInWith(ErrorCode::PasswordNotSet);
    const auto *meter = form()->findChild<ui::StrengthMeter *>();
    type(u"1234"_s);
    press(Qt::Key_Return);
    fakes.directory.verdict = {0, u"short"_s};
    type(u"kumo"_s);
    EXPECT_EQ(meter->word(), u"あと4文字"_s);
    QStringList words;
    for (const QString &reason : {u"name"_s, u"known"_s, u"regular"_s, u"weak"_s, u"long"_s}) {
        fakes.directory.verdict = {1, reason};
        type(u"-no-ue"_s);
        EXPECT_FALSE(words.contains(meter->word())) << reason.toStdString();
        words << meter->word();
        EXPECT_EQ(meter->accessibleDescription(), meter->word());
    }
    picture(*window, u"password-meter-weak"_s);
    fakes.directory.verdict = {4, {}};
    type(u"-tobu-tori"_s);
    EXPECT_EQ(meter->word(), u"使えます。長いほど安全です"_s) << "however long, the rule decides";
    picture(*window, u"password-meter"_s);
    EXPECT_EQ(fakes.directory.judged, QByteArray("kumo-no-ue-no-ue-no-ue-no-ue-no-ue-tobu-tori")) << "the whole of it was judged";
}

TEST_F(Password, C15_Esc_and_a_removed_card_lead_back_to_the_login_and_wipe)
{
    logInWith(ErrorCode::PasswordNotSet);
    type(u"1234"_s);
    press(Qt::Key_Escape);
    EXPECT_FALSE(form()->isVisible());
    logInWith(ErrorCode::PasswordNotSet);
    type(u"1234"_s);
    fakes.session.insert({api::CardState::NoCard, {}, false});
    settle();
    EXPECT_FALSE(form()->isVisible());
    for (const auto *edit : form()->findChildren<ui::SecretEdit *>())
        EXPECT_TRUE(edit->isEmpty());
}

TEST_F(Password, C13_a_card_of_nobody_shows_itself_and_says_its_code)
{
    logInWith(ErrorCode::CardUnknown);
    EXPECT_TRUE(says(u"このカードの登録を申し込む"_s));
    picture(*window, u"card-registration"_s);
    press(Qt::Key_Return);
    EXPECT_TRUE(says(u"暗証番号を入れてください。"_s));
    type(u"1234"_s);
    press(Qt::Key_Return);
    EXPECT_TRUE(says(u"7F3A-91C2"_s));
    EXPECT_TRUE(says(u"管理者の画面にも同じ番号が出ています。"_s));
    picture(*window, u"card-registration-code"_s);
    press(Qt::Key_Escape);
    EXPECT_FALSE(says(u"7F3A-91C2"_s));
}

TEST_F(Password, C13_a_card_that_cannot_show_itself_says_why)
{
    logInWith(ErrorCode::CardUnknown);
    fakes.directory.failure = Error{ErrorCode::CardTaken, {}, {}};
    type(u"1234"_s);
    press(Qt::Key_Return);
    EXPECT_TRUE(says(ui::sentence(Error{ErrorCode::CardTaken, {}, {}})));
}

TEST_F(Password, C13_another_card_that_is_unknown_is_not_offered_anything)
{
    fakes.session.reader.state = api::CardState::Unknown;
    logInWith(ErrorCode::CardUnknown);
    EXPECT_FALSE(says(u"このカードの登録を申し込む"_s));
}

TEST_F(Password, C13_not_enrolled_says_that_a_colleague_logs_in_once)
{
    logInWith(ErrorCode::NotEnrolledHere);
    EXPECT_TRUE(says(u"一度ここでログインしてもらってください。"_s));
}

TEST_F(Password, C15_in_a_session_it_is_changed_from_the_menu_of_the_display)
{
    fakes.session.reader.pinNeeded = false;
    logIn();
    press(Qt::Key_F10);
    for (int i = 0; i < 20 && QApplication::focusWidget()->objectName() != u"rail-look"; ++i)
        press(Qt::Key_Up);
    press(Qt::Key_Return);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    ASSERT_TRUE(menu);
    for (int i = 0; i < 3; ++i) // beneath the looks
        QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    settle();
    ASSERT_EQ(window->workbench()->currentId(), ui::ScreenId::Password);
    picture(*window, u"password-by-wish"_s);
    type(u"present"_s);
    press(Qt::Key_Return);
    choose(u"kumo-no-ue-12"_s, u"kumo-no-ue-12"_s);
    EXPECT_EQ(fakes.directory.password.size(), 13U);
    EXPECT_EQ(window->workbench()->currentId(), ui::ScreenId::Home);
    EXPECT_TRUE(says(u"パスワードを変えました。"_s));
}

TEST_F(Password, C07_a_lock_wipes_what_was_typed)
{
    fakes.session.reader.pinNeeded = false;
    logIn();
    window->workbench()->go({ui::ScreenId::Password, {}});
    settle();
    type(u"present"_s);
    fakes.session.lock(api::LockCause::Idle);
    settle();
    for (const auto *edit : window->workbench()->screen(ui::ScreenId::Password)->findChildren<ui::SecretEdit *>())
        EXPECT_TRUE(edit->isEmpty());
}

} // namespace madoguchi::test
