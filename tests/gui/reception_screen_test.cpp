#include "clerk_desk.h"
#include "pictures.h"

#include "ui/screens/reception/draft_json.h"
#include "ui/screens/reception/reception_screen.h"
#include "ui/widgets/field.h"
#include "ui/widgets/number_capture.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/state_badge.h"

#include <QCheckBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using ui::FunctionKey;

/// An invented number of valid check digit (domain.md §9).
constexpr auto validNumber = "123456789018";

struct ReceptionDesk : ClerkDesk {
    ReceptionDesk() { open(ui::createReception); }

    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        settle();
    }
    void chooseFirstProposal()
    {
        key(Qt::Key_Return); // the purpose: moving in
        key(Qt::Key_Down);   // from the filter to the list
        key(Qt::Key_Return);
    }
    void f12()
    {
        screen->trigger(FunctionKey::F12);
        settle();
    }
    ui::Field *field(const QString &name) const { return screen->findChild<ui::Field *>(name); }
    void answerNumbersFromRegister()
    {
        for (const QString &addressee : {u"0000200"_s, u"0000201"_s}) {
            auto *choices = screen->findChild<ui::Field *>(u"persons.%1.numberDocument"_s.arg(addressee));
            choices->setFocus();
            key(Qt::Key_4);
        }
    }
};

TEST(ReceptionScreen, F08_from_the_desk_to_the_registered_notification_by_keyboard)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    ASSERT_EQ(desk.reception.receptions.size(), 1);
    EXPECT_EQ(desk.reception.receptions.first().purpose, u"moving-in");
    desk.key(Qt::Key_2);      // head of household
    desk.key(Qt::Key_Return); // to the identity check
    desk.key(Qt::Key_1);
    desk.key(Qt::Key_Return); // last field: the next step
    EXPECT_TRUE(desk.screen->findChild<QCheckBox *>() != nullptr);
    desk.key(Qt::Key_PageDown);
    desk.key(Qt::Key_PageDown); // numbers
    desk.answerNumbersFromRegister();
    EXPECT_EQ(desk.number.taken.size(), 2);
    desk.f12();
    EXPECT_TRUE(desk.reception.registered.isEmpty()) << "the first F12 only shows";
    desk.f12();
    ASSERT_EQ(desk.reception.registered.size(), 1);
    const auto &draft = desk.reception.registered.first();
    EXPECT_EQ(draft.identity, api::IdentityDocument::OnePhoto);
    EXPECT_EQ(draft.notifier, api::Notifier::Head);
    EXPECT_EQ(draft.happenedOn, QDate(2026, 11, 10));
    EXPECT_EQ(draft.notifiedOn, QDate(2026, 11, 20));
    EXPECT_EQ(draft.reason, u"A1");
    EXPECT_EQ(draft.previousMunicipality, u"162027");
    ASSERT_EQ(draft.persons.size(), 2);
    EXPECT_EQ(draft.persons.first().numberDocument, api::NumberDocument::FromRegister);
    ASSERT_EQ(desk.went.size(), 1);
    EXPECT_EQ(desk.went.first().screen, ui::ScreenId::Household);
    EXPECT_TRUE(desk.told.last().startsWith(u"登録しました"));
}

TEST(ReceptionScreen, F08_enter_never_registers)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    for (int i = 0; i < 60; ++i)
        desk.key(Qt::Key_Return);
    EXPECT_TRUE(desk.reception.registered.isEmpty());
}

TEST(ReceptionScreen, C05_identity_and_number_are_demanded_apart_and_counted_on_F12)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    EXPECT_EQ(desk.screen->keyCount(FunctionKey::F12), 0) << "nobody is told off before F12";
    desk.f12();
    EXPECT_EQ(desk.screen->keyCount(FunctionKey::F12), 3); // identity, and a number a person
    EXPECT_TRUE(desk.field(u"identity"_s)->hasError());
    desk.f12();
    desk.f12();
    EXPECT_TRUE(desk.reception.registered.isEmpty());
    picture(*desk.screen, u"reception-errors"_s);
    desk.screen->findChild<ui::RowsTable *>();
    for (int i = 0; i < 4; ++i)
        desk.key(Qt::Key_PageUp);
    picture(*desk.screen, u"reception-identity-error"_s);
}

TEST(ReceptionScreen, C05_each_error_names_its_field_and_person_once)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    desk.f12();
    const auto *list = desk.screen->findChild<ui::RowsTable *>(u"summary-errors"_s);
    QStringList places;
    for (int row = 0; row < list->model()->rowCount(); ++row)
        places += list->model()->index(row, 0).data().toString();
    EXPECT_EQ(places, QStringList({u"身元確認"_s, u"番号確認書類　高岡 次郎"_s, u"番号確認書類　高岡 美咲"_s}));
    EXPECT_TRUE(desk.screen->findChild<QWidget *>(u"summary-errors"_s)->hasFocus());
    desk.key(Qt::Key_Down);
    desk.key(Qt::Key_Return);
    EXPECT_TRUE(desk.field(u"persons.0000200.numberDocument"_s)->isAncestorOf(QApplication::focusWidget()));
}

TEST(ReceptionScreen, F08_the_last_step_keeps_the_keyboard_and_says_what_it_registers)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_1);
    desk.f12(); // the numbers are missing: the list has the keyboard
    desk.key(Qt::Key_PageUp);
    desk.answerNumbersFromRegister();
    desk.f12(); // nothing is missing: the list is gone
    QWidget *facts = QApplication::focusWidget();
    ASSERT_TRUE(facts && desk.screen->isAncestorOf(facts));
    EXPECT_TRUE(facts->accessibleDescription().contains(u"高岡 美咲"_s));
    desk.f12();
    EXPECT_EQ(desk.reception.registered.size(), 1);
}

TEST(ReceptionScreen, F08_an_edit_after_the_preview_disarms_F12)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_1);
    for (int i = 0; i < 3; ++i)
        desk.key(Qt::Key_PageDown);
    desk.answerNumbersFromRegister();
    desk.f12();
    for (int i = 0; i < 2; ++i)
        desk.key(Qt::Key_PageUp); // dates
    desk.field(u"happenedOn"_s)->setFocus();
    auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    ASSERT_NE(edit, nullptr);
    edit->selectAll();
    QTest::keyClicks(edit, u"2026/11/9"_s);
    desk.settle();
    desk.f12();
    EXPECT_TRUE(desk.reception.registered.isEmpty());
    desk.f12();
    ASSERT_EQ(desk.reception.registered.size(), 1);
    EXPECT_EQ(desk.reception.registered.first().happenedOn, QDate(2026, 11, 9));
}

TEST(ReceptionScreen, C20_the_number_goes_to_its_service_and_is_in_no_widget_and_no_draft)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    for (int i = 0; i < 3; ++i)
        desk.key(Qt::Key_PageDown);
    desk.field(u"persons.0000200.numberDocument"_s)->setFocus();
    desk.key(Qt::Key_1);
    auto *capture = desk.field(u"persons.0000200.numberReceipt"_s)->findChild<ui::NumberCapture *>();
    ASSERT_NE(capture, nullptr);
    capture->setFocus();
    desk.settle();
    picture(*desk.screen, u"reception-number"_s);
    for (int twice = 0; twice < 2; ++twice)
        QTest::keyClicks(capture, QString::fromLatin1(validNumber));
    desk.settle();
    EXPECT_EQ(desk.number.submitted, QStringList{u"0000200"_s});
    picture(*desk.screen, u"reception-number-answered"_s);

    const QRegularExpression number(u"\\d{12}"_s);
    EXPECT_FALSE(QString::fromUtf8(desk.screen->draft()).contains(number));
    for (const QWidget *widget : desk.screen->findChildren<QWidget *>()) {
        for (const char *property : {"text", "plainText", "accessibleName", "accessibleDescription", "toolTip", "placeholderText", "windowTitle"})
            EXPECT_FALSE(widget->property(property).toString().contains(number)) << property;
    }
}

/// The form for 山田's household, as its screen begins it.
struct HouseholdForm : ReceptionDesk {
    explicit HouseholdForm(Qt::Key reason)
    {
        screen->open(ui::notifySection + u"h-1"_s);
        waitFor([this] { return screen->title() == u"受付: 届出"_s && qobject_cast<QRadioButton *>(QApplication::focusWidget()); }, 2000);
        settle();
        key(reason);
        key(Qt::Key_Return); // to the identity check
        key(Qt::Key_2);
        key(Qt::Key_Return);
        key(Qt::Key_1);
        key(Qt::Key_Return); // to the persons
    }
    void type(const QString &name, const QString &text)
    {
        auto *edit = qobject_cast<QLineEdit *>(field(name)->editor());
        ASSERT_NE(edit, nullptr) << name.toStdString();
        edit->setFocus();
        edit->selectAll();
        edit->insert(text); // as an input method does
        settle();
    }
    /// Days, numbers of whoever is asked for theirs, and F12 twice.
    void finish(const QString &addressee)
    {
        key(Qt::Key_PageDown);
        type(u"happenedOn"_s, u"2026/11/10"_s);
        key(Qt::Key_PageDown);
        auto *document = field(u"persons.%1.numberDocument"_s.arg(addressee));
        ASSERT_NE(document, nullptr);
        document->setFocus();
        key(Qt::Key_4);
        f12();
        picture(*screen, u"notification-preview-"_s + addressee);
        f12();
    }
};

TEST(ReceptionScreen, F08_employees_insurance_of_a_member_by_keyboard)
{
    HouseholdForm desk(Qt::Key_6);
    ASSERT_EQ(desk.reception.receptions.size(), 1) << "in a visit of its own";
    EXPECT_EQ(desk.reception.receptions.first().purpose, u"change");
    EXPECT_EQ(desk.screen->title(), u"受付: 届出"_s);
    desk.key(Qt::Key_Down);
    desk.key(Qt::Key_Space);
    picture(*desk.screen, u"notification-persons"_s);
    const auto boxes = desk.screen->findChildren<QCheckBox *>();
    QString chosen;
    for (const auto *box : boxes)
        chosen += box->isVisible() && box->isChecked() ? box->text() : QString();
    ASSERT_FALSE(chosen.isEmpty());
    const QString addressee = chosen.contains(u"太郎") ? u"00001001"_s : u"00001002"_s;
    desk.finish(addressee);
    ASSERT_EQ(desk.reception.registered.size(), 1);
    const auto &draft = desk.reception.registered.first();
    EXPECT_EQ(draft.reason, u"L2");
    EXPECT_EQ(draft.household.text(), u"h-1");
    EXPECT_EQ(draft.happenedOn, QDate(2026, 11, 10));
    EXPECT_EQ(std::ranges::count_if(draft.persons, &api::NotificationDraft::Person::chosen), 1);
    EXPECT_FALSE(draft.newcomer.has_value());
    EXPECT_TRUE(draft.previousMunicipality.isEmpty());
}

TEST(ReceptionScreen, F08_a_birth_asks_for_the_child_by_keyboard)
{
    HouseholdForm desk(Qt::Key_3);
    EXPECT_TRUE(desk.field(u"newcomer.addressee"_s)->isVisible());
    EXPECT_FALSE(desk.field(u"newcomer.birth"_s)->isVisible()) << "it is the day that is notified";
    EXPECT_FALSE(desk.field(u"persons"_s)->isVisible());
    desk.type(u"newcomer.addressee"_s, u"0000999"_s);
    desk.type(u"newcomer.nameKanji"_s, u"山田 結"_s);
    desk.type(u"newcomer.nameKana"_s, u"ﾔﾏﾀﾞ ﾕｲ"_s);
    desk.field(u"newcomer.sex"_s)->setFocus();
    desk.key(Qt::Key_2);
    picture(*desk.screen, u"notification-birth"_s);
    const QByteArray draft = desk.screen->draft(); // a lock, and back
    desk.screen->clear();
    desk.screen->restoreDraft(draft);
    desk.settle();
    EXPECT_EQ(desk.screen->draft(), draft);
    desk.finish(u"0000999"_s);
    ASSERT_EQ(desk.reception.registered.size(), 1);
    const auto &sent = desk.reception.registered.first();
    ASSERT_TRUE(sent.newcomer.has_value());
    EXPECT_EQ(sent.newcomer->nameKana, u"ヤマダ　ユイ");
    EXPECT_EQ(sent.newcomer->relation, u"子");
    EXPECT_EQ(sent.newcomer->sex, api::Sex::Female);
    ASSERT_EQ(sent.persons.size(), 1);
    EXPECT_EQ(sent.persons.first().addresseeNumber, u"0000999");
}

TEST(ReceptionScreen, F08_a_head_who_dies_is_followed_by_somebody_by_keyboard)
{
    HouseholdForm desk(Qt::Key_8);
    EXPECT_FALSE(desk.field(u"newHead"_s)->isVisible()) << "nobody is chosen yet";
    const auto boxes = desk.field(u"persons"_s)->findChildren<QCheckBox *>();
    ASSERT_GE(boxes.size(), 2);
    boxes[1]->setFocus();
    desk.key(Qt::Key_Space);
    EXPECT_FALSE(desk.field(u"newHead"_s)->isVisible()) << "not the head";
    boxes[0]->setFocus();
    desk.key(Qt::Key_Space);
    EXPECT_FALSE(boxes[1]->isChecked()) << "one death a notification";
    ASSERT_TRUE(desk.field(u"newHead"_s)->isVisible());
    desk.field(u"newHead"_s)->findChild<QRadioButton *>()->setFocus();
    desk.key(Qt::Key_1);
    picture(*desk.screen, u"notification-death"_s);
    desk.key(Qt::Key_PageDown);
    desk.key(Qt::Key_PageUp);
    EXPECT_TRUE(desk.field(u"newHead"_s)->isVisible()) << "still, when the page comes back";
    desk.finish(u"00001001"_s);
    ASSERT_EQ(desk.reception.registered.size(), 1);
    EXPECT_EQ(desk.reception.registered.first().newHead, u"00001002");
    EXPECT_EQ(desk.reception.registered.first().reason, u"L4");
}

/// What the register tells of the household h-1 (山田) in this fake town.
api::RegisterProposal event(const QString &id, domain::RegisterEvent what, const api::RegisterProposal::Person &who)
{
    api::RegisterProposal p;
    p.id = RegisterRecordId(id);
    p.event = what;
    p.household = HouseholdId(u"h-1"_s);
    p.headNameKanji = u"山田 太郎"_s;
    p.headNameKana = u"ヤマダ タロウ"_s;
    p.moveDate = QDate(2026, 11, 12);
    p.nextMunicipality = what == domain::RegisterEvent::MovedOut ? u"162027"_s : QString();
    p.persons = {who};
    return p;
}

TEST(ReceptionScreen, F20_what_the_register_tells_of_a_household_fills_the_form_by_keyboard)
{
    ReceptionDesk desk;
    const api::RegisterProposal::Person child{u"0000999"_s, u"山田 結"_s, u"ヤマダ　ユイ"_s, QDate(2026, 11, 12), u"令和8年11月12日"_s, api::Sex::Female, u"子"_s, false};
    const api::RegisterProposal::Person wife{u"00001002"_s, u"山田 花子"_s, u"ヤマダ ハナコ"_s, QDate(1957, 3, 14), u"昭和32年3月14日"_s, api::Sex::Female, u"妻"_s, false};
    desk.reception.known += {event(u"r-3"_s, domain::RegisterEvent::Born, child), event(u"r-4"_s, domain::RegisterEvent::Died, wife), event(u"r-5"_s, domain::RegisterEvent::MovedOut, wife)};
    desk.key(Qt::Key_2); // the purpose: another notification
    desk.key(Qt::Key_Return);
    auto *list = desk.screen->findChild<ui::RowsTable *>(u"proposals"_s);
    EXPECT_EQ(list->rows(), 3) << "who moved in is not among them";
    EXPECT_EQ(desk.screen->title(), u"受付: 届出"_s);
    picture(*desk.screen, u"reception-register-events"_s);
    desk.key(Qt::Key_Down);
    desk.key(Qt::Key_Return);
    const auto begun = ui::fromJson(desk.screen->draft());
    ASSERT_TRUE(begun);
    EXPECT_EQ(begun->draft.proposal.text(), u"r-3");
    EXPECT_EQ(begun->draft.household.text(), u"h-1");
    EXPECT_EQ(begun->draft.reason, u"A4");
    EXPECT_EQ(begun->draft.happenedOn, QDate(2026, 11, 12));
    ASSERT_TRUE(begun->draft.newcomer.has_value());
    EXPECT_EQ(begun->draft.newcomer->nameKanji, u"山田 結");
    EXPECT_EQ(begun->step, 1) << "what the register does not know is asked: who notifies";
    picture(*desk.screen, u"notification-from-register"_s);

    const QByteArray draft = desk.screen->draft(); // a lock, and back
    desk.screen->clear();
    desk.screen->restoreDraft(draft);
    desk.settle();
    EXPECT_EQ(desk.screen->draft(), draft);
}

TEST(ReceptionScreen, F20_a_move_out_brings_its_municipality_and_chooses_whom_the_register_names)
{
    ReceptionDesk desk;
    const api::RegisterProposal::Person wife{u"00001002"_s, u"山田 花子"_s, u"ヤマダ ハナコ"_s, QDate(1957, 3, 14), u"昭和32年3月14日"_s, api::Sex::Female, u"妻"_s, false};
    desk.reception.known += event(u"r-5"_s, domain::RegisterEvent::MovedOut, wife);
    desk.key(Qt::Key_2);
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_Down);
    desk.key(Qt::Key_Return);
    const auto begun = ui::fromJson(desk.screen->draft());
    ASSERT_TRUE(begun);
    EXPECT_EQ(begun->draft.nextMunicipality, u"162027");
    QStringList chosen;
    for (const auto &person : begun->draft.persons) {
        if (person.chosen)
            chosen += person.addresseeNumber;
    }
    EXPECT_EQ(chosen, QStringList{u"00001002"_s});
}

TEST(ReceptionScreen, F20_a_notice_of_a_household_that_is_not_here_says_so_and_the_register_without_one_leads_to_the_search)
{
    ReceptionDesk desk;
    auto lost = event(u"r-6"_s, domain::RegisterEvent::Died, {});
    lost.household = {};
    desk.reception.known += lost;
    desk.key(Qt::Key_2);
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_Down);
    desk.key(Qt::Key_Return);
    EXPECT_TRUE(desk.field(u"proposal"_s)->hasError());
    EXPECT_TRUE(desk.field(u"proposal"_s)->isVisible());

    ReceptionDesk quiet;
    quiet.key(Qt::Key_2);
    quiet.key(Qt::Key_Return);
    EXPECT_TRUE(quiet.screen->draft().isEmpty()) << "no form";
}

TEST(ReceptionScreen, F08_another_reason_is_another_form)
{
    HouseholdForm desk(Qt::Key_3);
    desk.type(u"newcomer.addressee"_s, u"0000999"_s);
    desk.key(Qt::Key_PageUp);
    desk.key(Qt::Key_PageUp);
    desk.key(Qt::Key_5); // moving out
    for (int i = 0; i < 3; ++i)
        desk.key(Qt::Key_PageDown);
    EXPECT_TRUE(desk.field(u"nextMunicipality"_s)->isVisible());
    EXPECT_FALSE(desk.field(u"previousMunicipality"_s)->isVisible());
    const auto parked = ui::fromJson(desk.screen->draft());
    ASSERT_TRUE(parked);
    EXPECT_FALSE(parked->draft.newcomer.has_value());
    EXPECT_EQ(parked->draft.persons.size(), 3);
}

TEST(ReceptionScreen, F18_a_notification_belongs_to_the_visit_at_the_counter)
{
    ReceptionDesk desk;
    desk.key(Qt::Key_3);
    desk.key(Qt::Key_Return); // an inquiry is open
    ASSERT_EQ(desk.reception.receptions.size(), 1);
    desk.screen->open(ui::notifySection + u"h-1"_s);
    desk.settle();
    EXPECT_EQ(desk.reception.receptions.size(), 1);
    EXPECT_EQ(ui::fromJson(desk.screen->draft())->draft.reception, desk.reception.receptions.first().id);
    desk.screen->open(ui::notifySection + u"h-2"_s);
    desk.settle();
    EXPECT_EQ(ui::fromJson(desk.screen->draft())->draft.household.text(), u"h-1") << "what is begun is not left behind";
    EXPECT_TRUE(desk.told.last().contains(u"保留"_s));
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12)) << "nothing is known of it yet but the household";
}

TEST(ReceptionScreen, F08_drafts_from_before_the_other_notifications_still_open)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    auto object = QJsonDocument::fromJson(desk.screen->draft()).object();
    for (const QString &key : {u"household"_s, u"nextMunicipality"_s, u"newHead"_s})
        object.remove(key);
    const auto parked = ui::fromJson(QJsonDocument(object).toJson());
    ASSERT_TRUE(parked);
    EXPECT_EQ(parked->draft.proposal.text(), u"r-1");
    EXPECT_TRUE(parked->draft.household.isEmpty());
}

TEST(ReceptionScreen, C20_a_wrong_number_is_refused_in_its_widget)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    for (int i = 0; i < 3; ++i)
        desk.key(Qt::Key_PageDown);
    desk.field(u"persons.0000200.numberDocument"_s)->setFocus();
    desk.key(Qt::Key_1);
    auto *field = desk.field(u"persons.0000200.numberReceipt"_s);
    auto *capture = field->findChild<ui::NumberCapture *>();
    for (int twice = 0; twice < 2; ++twice)
        QTest::keyClicks(capture, u"123456789010"_s);
    desk.settle();
    EXPECT_TRUE(desk.number.submitted.isEmpty());
    EXPECT_TRUE(field->hasError());
}

/// What the clerk sees of a number without a receipt, by answer.
struct Unanswered {
    const char *name;
    api::NumberAnswer answer;
    ErrorCode reason;
    const char *badge;
    bool again; ///< the boxes are there to enter it again
};
class NumberStates : public testing::TestWithParam<Unanswered> {};

TEST_P(NumberStates, C20_say_what_is_left_to_do_and_do_not_hold_up_the_form)
{
    const Unanswered wanted = GetParam();
    ReceptionDesk desk;
    desk.number.verdict = wanted.answer;
    desk.number.reason = wanted.reason;
    desk.chooseFirstProposal();
    for (int i = 0; i < 3; ++i)
        desk.key(Qt::Key_PageDown);
    desk.field(u"persons.0000200.numberDocument"_s)->setFocus();
    desk.key(Qt::Key_1);
    const auto capture = [&] { return desk.field(u"persons.0000200.numberReceipt"_s)->findChild<ui::NumberCapture *>(); };
    const auto badge = [&] { return capture()->window()->findChildren<ui::StateBadge *>().first()->word(); };
    for (int twice = 0; twice < 2; ++twice)
        QTest::keyClicks(capture(), QString::fromLatin1(validNumber));
    desk.settle();
    EXPECT_EQ(badge(), QString::fromUtf8(wanted.badge));
    EXPECT_EQ(capture()->isVisible(), wanted.again);
    EXPECT_EQ(capture()->hasFocus(), wanted.again) << "typing goes on where it is needed";
    picture(*desk.screen, u"reception-number-"_s + QString::fromLatin1(wanted.name));
    // Another page, a lock, and back: the state is still there, and still nothing of the number.
    const QByteArray draft = desk.screen->draft();
    EXPECT_FALSE(draft.contains(validNumber));
    desk.screen->clear();
    desk.screen->restoreDraft(draft);
    desk.settle();
    EXPECT_EQ(badge(), QString::fromUtf8(wanted.badge));
    EXPECT_EQ(desk.screen->draft(), draft);
}

INSTANTIATE_TEST_SUITE_P(All, NumberStates,
                         testing::Values(Unanswered{"waiting", api::NumberAnswer::Waiting, ErrorCode::ServerUnreachable, "送信待ち", false},
                                         Unanswered{"to_confirm", api::NumberAnswer::ToBeConfirmed, ErrorCode::ServerUnreachable, "確認待ち(再入力)", true},
                                         Unanswered{"refused", api::NumberAnswer::Refused, ErrorCode::SealKeyRetired, "受理されず(再入力)", true}),
                         [](const auto &info) { return info.param.name; });

TEST(ReceptionScreen, C05_from_the_register_and_not_on_the_form_are_recorded_apart)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    for (int i = 0; i < 3; ++i)
        desk.key(Qt::Key_PageDown);
    const auto choose = [&](const QString &addressee, Qt::Key number) {
        desk.field(u"persons.%1.numberDocument"_s.arg(addressee))->setFocus();
        desk.key(number);
    };
    choose(u"0000200"_s, Qt::Key_4);
    choose(u"0000201"_s, Qt::Key_5);
    EXPECT_EQ(desk.number.taken, (QStringList{u"0000200"_s, u"0000201"_s}));
    const auto parked = ui::fromJson(desk.screen->draft());
    ASSERT_TRUE(parked && parked->draft.persons.size() == 2);
    EXPECT_EQ(parked->draft.persons[0].numberDocument, api::NumberDocument::FromRegister);
    EXPECT_EQ(parked->draft.persons[1].numberDocument, api::NumberDocument::NotWritten);
    picture(*desk.screen, u"reception-numbers-register"_s);
}

TEST(ReceptionScreen, C04_a_number_that_differs_still_says_so_after_the_page_was_turned)
{
    ReceptionDesk desk;
    desk.number.verdict = api::NumberAnswer::Differs;
    desk.chooseFirstProposal();
    for (int i = 0; i < 3; ++i)
        desk.key(Qt::Key_PageDown);
    desk.field(u"persons.0000200.numberDocument"_s)->setFocus();
    desk.key(Qt::Key_1);
    auto *capture = desk.field(u"persons.0000200.numberReceipt"_s)->findChild<ui::NumberCapture *>();
    for (int twice = 0; twice < 2; ++twice)
        QTest::keyClicks(capture, QString::fromLatin1(validNumber));
    desk.settle();
    desk.key(Qt::Key_PageUp);
    desk.key(Qt::Key_PageDown);
    EXPECT_EQ(desk.screen->findChildren<ui::StateBadge *>().first()->word(), u"不一致(確認リストへ)"_s);
}

TEST(ReceptionScreen, C20_numbers_without_an_answer_are_settled_by_keyboard)
{
    ReceptionDesk desk;
    const auto task = [&](const QString &addressee, const QString &name, api::NumberAnswer answer, ErrorCode reason) {
        return api::NumberTask{addressee, name, ReceptionId(u"r-1"_s), u"8-1120-1031"_s, {answer, {}, Error{reason, {}, {}}}, desk.clock.utc().addSecs(-3600)};
    };
    desk.number.open = {task(u"0000200"_s, u"高岡 次郎"_s, api::NumberAnswer::Refused, ErrorCode::SealKeyRetired),
                        task(u"0000201"_s, u"高岡 美咲"_s, api::NumberAnswer::ToBeConfirmed, ErrorCode::ServerUnreachable),
                        task(u"0000202"_s, {}, api::NumberAnswer::Waiting, ErrorCode::ServerUnreachable)};
    desk.screen->open({});
    desk.settle();
    auto *button = desk.screen->findChild<QPushButton *>(u"numbers"_s);
    ASSERT_TRUE(button->isVisible());
    EXPECT_EQ(button->text(), u"個人番号の再入力(2件)"_s);
    picture(*desk.screen, u"reception-desk-numbers"_s);
    button->setFocus();
    desk.key(Qt::Key_Space);
    auto *list = desk.screen->findChild<ui::RowsTable *>(u"number-tasks"_s);
    ASSERT_EQ(list->rows(), 3);
    EXPECT_TRUE(list->hasFocus());
    picture(*desk.screen, u"reception-number-tasks"_s);
    desk.key(Qt::Key_Return); // into the entry
    desk.key(Qt::Key_4);      // the register's
    EXPECT_EQ(desk.number.taken, QStringList{u"0000200"_s});
    desk.number.open.clear();
    desk.screen->trigger(FunctionKey::F5);
    desk.settle();
    EXPECT_EQ(list->rows(), 0);
    picture(*desk.screen, u"reception-number-tasks-none"_s);
    desk.screen->stepBack();
    desk.settle();
    EXPECT_FALSE(button->isVisible());
}

TEST(ReceptionScreen, C07_the_draft_survives_a_lock)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_2);
    desk.key(Qt::Key_PageDown);
    desk.key(Qt::Key_PageDown);
    desk.key(Qt::Key_PageUp); // back; how far it has been is part of the work
    const QByteArray draft = desk.screen->draft();
    ASSERT_FALSE(draft.isEmpty());
    desk.screen->clear();
    EXPECT_TRUE(desk.screen->draft().isEmpty());
    for (const auto *label : desk.screen->findChildren<QLabel *>())
        EXPECT_FALSE(label->text().contains(u"高岡")) << label->text().toStdString();
    desk.screen->restoreDraft(draft);
    desk.settle();
    EXPECT_EQ(desk.screen->draft(), draft);
}

TEST(ReceptionScreen, C07_half_a_date_and_the_place_of_the_keyboard_survive_a_lock)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    desk.key(Qt::Key_PageDown);
    desk.key(Qt::Key_PageDown);
    auto *date = qobject_cast<QLineEdit *>(desk.field(u"notifiedOn"_s)->editor());
    date->setFocus();
    date->selectAll();
    for (const char c : QByteArray("R8.1"))
        QTest::keyClick(date, c);
    const QByteArray draft = desk.screen->draft();
    desk.screen->clear();
    desk.screen->restoreDraft(draft);
    desk.settle();
    EXPECT_EQ(date->text(), u"R8.1");
    EXPECT_EQ(QApplication::focusWidget(), date);

    date->selectAll();
    for (const char c : QByteArray(validNumber)) // C-20: wherever it is typed
        QTest::keyClick(date, c);
    EXPECT_FALSE(desk.screen->draft().contains(validNumber));
}

TEST(ReceptionScreen, F18_a_parked_form_is_taken_up_again)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    const QByteArray draft = desk.screen->draft();
    desk.key(Qt::Key_F12, Qt::ShiftModifier);
    EXPECT_EQ(desk.session.drafts.size(), 1);
    EXPECT_TRUE(desk.screen->draft().isEmpty());
    picture(*desk.screen, u"reception-parked"_s);
    desk.key(Qt::Key_Space); // the button that goes on with it has the keyboard
    EXPECT_EQ(desk.screen->draft(), draft);
    EXPECT_TRUE(desk.session.drafts.isEmpty());
}

TEST(ReceptionScreen, F18_escape_parks_and_never_throws_away)
{
    ReceptionDesk desk;
    desk.chooseFirstProposal();
    for (int i = 0; i < 3; ++i) {
        desk.screen->stepBack();
        desk.settle();
    }
    EXPECT_EQ(desk.session.drafts.size(), 1);
}

TEST(DraftJson, F18_foreign_bytes_are_no_draft)
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("{}"), QByteArray("[1]"), QByteArray("{\"format\":2}"), QByteArray(70'000, ' ')})
        EXPECT_FALSE(ui::fromJson(bytes).has_value());
}

TEST(ReceptionScreen, F08_the_counter_needs_few_keys)
{
    // ecosystem.md §5.5: waiting is the pain. Two persons, numbers from the register.
    ReceptionDesk desk;
    int keys = 0;
    const auto press = [&](Qt::Key key) {
        desk.key(key);
        ++keys;
    };
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Down, Qt::Key_Return, Qt::Key_2, Qt::Key_Return, Qt::Key_1, Qt::Key_Return, Qt::Key_PageDown, Qt::Key_PageDown})
        press(key);
    press(Qt::Key_4);
    press(Qt::Key_4);
    desk.f12();
    desk.f12();
    EXPECT_EQ(desk.reception.registered.size(), 1);
    EXPECT_LE(keys + 2, 20);
}

TEST(ReceptionScreen, pictures)
{
    ReceptionDesk desk;
    picture(*desk.screen, u"reception-desk-empty"_s);
    desk.key(Qt::Key_Return);
    picture(*desk.screen, u"reception-proposals"_s);
    desk.key(Qt::Key_Down);
    desk.key(Qt::Key_Return);
    picture(*desk.screen, u"reception-identity"_s);
    desk.key(Qt::Key_3);
    picture(*desk.screen, u"reception-proxy"_s);
    desk.key(Qt::Key_2);
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_1);
    desk.key(Qt::Key_Return);
    picture(*desk.screen, u"reception-persons"_s);
    desk.key(Qt::Key_PageDown);
    picture(*desk.screen, u"reception-dates"_s);
    desk.key(Qt::Key_PageDown);
    desk.answerNumbersFromRegister();
    picture(*desk.screen, u"reception-numbers"_s);
    desk.f12();
    picture(*desk.screen, u"reception-confirm"_s);
    desk.f12();
    picture(*desk.screen, u"reception-desk"_s);
}

} // namespace
} // namespace madoguchi::test
