#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/approvals/approvals_screen.h"
#include "ui/widgets/field.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/secret_edit.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::FunctionKey;

struct ApprovalDesk : ClerkDesk {
    ApprovalDesk()
    {
        EXPECT_TRUE(get(media.ask(FileId(u"f-3"_s), u"municipal-import"_s, u"USB-0001"_s)).ok());
        open(ui::createApprovals);
        settle();
    }
    void press(FunctionKey key)
    {
        screen->trigger(key);
        settle();
    }
    bool shows(const QString &words) const
    {
        return std::ranges::any_of(screen->findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    QList<QPushButton *> buttons() const
    {
        auto all = screen->findChildren<QPushButton *>();
        all.removeIf([](const QPushButton *button) { return !button->isVisible(); });
        return all;
    }
    void typePassword()
    {
        QTest::keyClicks(screen->findChild<ui::Field *>(u"password"_s)->editor(), u"correct horse"_s);
        settle();
    }
};

TEST(ApprovalsScreen, C18_card_and_password_sign_the_statement_of_this_request)
{
    ApprovalDesk desk;
    ASSERT_TRUE(qobject_cast<QLineEdit *>(QApplication::focusWidget())) << "the reason has the keyboard";
    picture(*desk.screen, u"approvals-request"_s);
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.media.signatures.isEmpty());
    desk.typePassword();
    picture(*desk.screen, u"approvals-step-up"_s);
    desk.press(FunctionKey::F12);
    desk.settle();
    EXPECT_EQ(desk.session.passwordLength, 13);
    EXPECT_EQ(desk.session.signedStatements, QList<QByteArray>{"statement of m-1"});
    EXPECT_EQ(desk.media.signatures, QList<QByteArray>{"signature of statement of m-1"});
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Approved);
    desk.settle();
    picture(*desk.screen, u"approvals-empty"_s);
}

TEST(ApprovalsScreen, C14_without_a_password_nothing_is_approved)
{
    ApprovalDesk desk;
    for (int i = 0; i < 4; ++i)
        desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.session.signedStatements.isEmpty());
    EXPECT_TRUE(desk.media.signatures.isEmpty());
}

TEST(ApprovalsScreen, C14_a_wrong_password_keeps_the_sheet_and_empties_the_field)
{
    ApprovalDesk desk;
    desk.session.failure = Error{ErrorCode::PasswordWrong, {u"3"_s}, {}};
    desk.press(FunctionKey::F12);
    desk.typePassword();
    desk.press(FunctionKey::F12);
    desk.settle();
    EXPECT_TRUE(desk.media.signatures.isEmpty());
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Requested);
    EXPECT_TRUE(static_cast<ui::SecretEdit *>(desk.screen->findChild<ui::Field *>(u"password"_s)->editor())->isEmpty());
    picture(*desk.screen, u"approvals-wrong-password"_s);
}

TEST(ApprovalsScreen, C18_sending_back_needs_a_reason)
{
    ApprovalDesk desk;
    QPushButton *refuse = nullptr;
    for (auto *button : desk.screen->findChildren<QPushButton *>()) {
        if (button->text() == u"差戻し")
            refuse = button;
    }
    ASSERT_NE(refuse, nullptr);
    refuse->click();
    desk.settle();
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Requested);
    EXPECT_TRUE(desk.screen->findChild<ui::Field *>(u"reason"_s)->hasError());
    QTest::keyClicks(QApplication::focusWidget(), u"12"_s);
    refuse->click();
    desk.settle();
    EXPECT_EQ(desk.media.all.first().state, api::MediaState::Refused);
    EXPECT_EQ(desk.media.all.first().decisionReason, u"12");
}

TEST(ApprovalsScreen, C18_what_changed_since_cannot_be_approved)
{
    ApprovalDesk desk;
    desk.media.all.first().changedSinceRequest = true;
    desk.press(FunctionKey::F5);
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    picture(*desk.screen, u"approvals-changed"_s);
}

TEST(ApprovalsScreen, C19_what_one_has_requested_is_for_another_to_answer)
{
    ApprovalDesk desk;
    desk.session.staff = StaffId(u"clerk-1"_s); // who has asked
    desk.press(FunctionKey::F5);
    const auto *list = desk.screen->findChild<ui::RowsTable *>();
    ASSERT_EQ(list->rows(), 1);
    EXPECT_TRUE(desk.shows(u"ほかの承認者が回答します"_s));
    EXPECT_TRUE(desk.buttons().isEmpty());
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    desk.press(FunctionKey::F12);
    EXPECT_FALSE(desk.screen->findChild<ui::Field *>(u"password"_s)->isVisible());
    picture(*desk.screen, u"approvals-own"_s);

    // Another's stands before it and has the keyboard, though it is older.
    desk.media.all.append(desk.media.all.first());
    desk.media.all.last().id = MediaRequestId(u"m-0"_s);
    desk.media.all.last().requestedBy = u"clerk-2"_s;
    desk.screen->clear();
    desk.screen->open({});
    desk.settle();
    EXPECT_EQ(desk.buttons().size(), 2);
    EXPECT_TRUE(desk.screen->isLit(FunctionKey::F12));
    EXPECT_TRUE(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
}

TEST(ApprovalsScreen, C18_C33_a_medium_that_is_gone_is_confirmed_with_the_card_by_who_neither_asked_nor_reported)
{
    ApprovalDesk desk;
    auto &request = desk.media.all.first();
    ASSERT_TRUE(get(desk.media.write(request.id)).ok());
    ASSERT_TRUE(get(desk.media.handOver(request.id, u"情報政策課 田中"_s)).ok());
    ASSERT_TRUE(get(desk.media.reportGone(request.id, api::MediumGone::How::Lost, u"搬送中に紛失"_s)).ok());
    desk.session.staff = StaffId(u"clerk-1"_s);
    desk.press(FunctionKey::F5);
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12)) << "who reported it";
    EXPECT_TRUE(desk.buttons().isEmpty());
    picture(*desk.screen, u"approvals-gone-own"_s);
    request.gone.reportedBy = u"clerk-2"_s;
    desk.press(FunctionKey::F5);
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12)) << "who asked for the file";

    desk.session.staff = StaffId(u"supervisor-1"_s);
    desk.press(FunctionKey::F5);
    ASSERT_EQ(desk.buttons().size(), 1) << "a report is not sent back: what turns up is entered";
    EXPECT_TRUE(desk.shows(u"情報政策課 田中"_s)) << "who had it last";
    EXPECT_TRUE(desk.shows(u"搬送中に紛失"_s));
    EXPECT_TRUE(qobject_cast<QPushButton *>(QApplication::focusWidget()));
    picture(*desk.screen, u"approvals-gone"_s);
    desk.press(FunctionKey::F12);
    EXPECT_TRUE(desk.media.signatures.isEmpty());
    desk.typePassword();
    desk.press(FunctionKey::F12);
    desk.settle();
    EXPECT_EQ(desk.session.signedStatements, QList<QByteArray>{"gone: m-1"});
    EXPECT_EQ(desk.media.signatures, QList<QByteArray>{"signature of gone: m-1"});
    EXPECT_EQ(request.state, api::MediaState::Lost);
}

TEST(ApprovalsScreen, C18_who_may_not_erase_sees_what_is_overdue_and_whom_to_ask)
{
    ApprovalDesk desk;
    desk.media.all.first().state = api::MediaState::Verified;
    desk.media.all.first().overdue = true;
    desk.media.all.first().eraseBy = desk.media.now.addSecs(-600);
    desk.press(FunctionKey::F5);
    EXPECT_FALSE(desk.shows(u"消去の期限を過ぎています"_s)) << "whoever may erase is not sent here";
    desk.session.denied = {api::UseCase::MediaErase};
    desk.screen->open(u"m-1"_s);
    desk.settle();
    EXPECT_TRUE(desk.shows(u"消去の期限を過ぎています"_s));
    EXPECT_TRUE(desk.shows(u"窓口 花子さんに"_s));
    EXPECT_TRUE(desk.buttons().isEmpty());
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    picture(*desk.screen, u"approvals-overdue"_s);
}

} // namespace
} // namespace madoguchi::test
