// Orders: what they say, who may give them, and what comes of them (C-13, C-16, C-17, C-28, C-32).
#include "crypto/digest.h"
#include "directory/directory.h"
#include "directory/key_report.h"
#include "directory/order.h"
#include "directory/standing.h"
#include "support/grants.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace madoguchi;
using namespace madoguchi::directory;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 20);
const QDateTime now(today, QTime(3, 0), Qt::UTC);

const crypto::PublicKey &somebodysKey()
{
    static const crypto::PublicKey key = crypto::PrivateKey::generate()->publicKey();
    return key;
}

StaffEntry entry(const QString &id, api::Role role)
{
    StaffEntry one;
    one.id = StaffId(id);
    one.name = u"窓口 "_s + id;
    one.kana = u"マドグチ"_s;
    one.section = u"保険年金課"_s;
    one.role = role;
    one.cardSerial = u"SN-"_s + id;
    one.cardCertificate = "certificate of " + id.toUtf8();
    one.publicKey = somebodysKey();
    one.key = {QByteArray(61, 'w'), {}, QByteArray(16, 's'), somebodysKey().point(), 2};
    one.passwordSince = today.addDays(-10);
    one.grants = test::everythingOf(role);
    return one;
}

class OrderTest : public testing::Test {
protected:
    OrderTest()
    {
        m_content.version = 7;
        m_content.municipality = u"162019"_s;
        m_content.at = now;
        m_content.federationKey = m_content.municipalKey = somebodysKey();
        for (const auto &[id, role] : {std::pair{u"clerk-1"_s, api::Role::Clerk}, {u"clerk-2"_s, api::Role::Clerk}, {u"head-1"_s, api::Role::Supervisor},
                                       {u"head-2"_s, api::Role::Supervisor}, {u"admin-1"_s, api::Role::Administrator}, {u"admin-2"_s, api::Role::Administrator},
                                       {u"auditor-1"_s, api::Role::Auditor}, {u"viewer-1"_s, api::Role::Viewer}})
            m_content.staff.append(entry(id, role));
        m_content.terminals = {{TerminalId(u"terminal-1"_s), u"1番窓口"_s, today}, {TerminalId(u"terminal-2"_s), u"2番窓口"_s, today}};
    }

    Ordered ordered(const QString &by, api::Order order)
    {
        return {u"order-%1"_s.arg(++m_orders), u"162019"_s, TerminalId(u"terminal-1"_s), StaffId(by), now, std::move(order)};
    }
    /// As the server does it: may they, and then the rules. The version grows.
    Result<Done> give(const QString &by, api::Order order)
    {
        const Ordered whole = ordered(by, std::move(order));
        const QByteArray before = writeDirectory(m_content);
        auto carried = mayOrder(m_content, whole, today);
        if (carried.ok())
            carried = carryOut(m_content, whole, today);
        if (!carried.ok()) {
            EXPECT_EQ(writeDirectory(m_content), before) << "a refused order changes nothing";
            return carried;
        }
        ++m_content.version;
        // Whatever an order makes of it can be signed, sent and read.
        const auto back = readDirectory(writeDirectory(m_content), m_content.municipality);
        EXPECT_TRUE(back.ok()) << qPrintable(back.ok() ? QString() : describe(back.error()));
        return carried;
    }
    ErrorCode refused(const QString &by, api::Order order)
    {
        const auto carried = give(by, std::move(order));
        return carried.ok() ? ErrorCode::Internal : carried.error().code;
    }
    const StaffEntry &staff(const QString &id) { return *findStaff(m_content, StaffId(id)); }
    bool may(const QString &id, api::Permission permission, QDate day = today) { return directory::may(staff(id), permission, day); }

    DirectoryContent m_content;
    int m_orders = 0;
};

api::RegisterStaff newcomer(api::Role role = api::Role::Clerk, QDate until = {})
{
    return {StaffId(u"clerk-3"_s), u"新任 七海"_s, u"シンニン ナナミ"_s, u"保険年金課"_s, role, until};
}

api::ApplyForGrant application(const QString &staff, QList<api::Permission> permissions = {api::Permission::ViewResidents})
{
    return {StaffId(staff), std::move(permissions), today, QDate(2027, 3, 31), u"窓口応援のため"_s};
}

} // namespace

TEST_F(OrderTest, C16_a_person_without_a_grant_may_nothing_and_with_one_exactly_that_from_day_to_day)
{
    ASSERT_TRUE(give(u"admin-1"_s, newcomer()).ok());
    EXPECT_EQ(granted(staff(u"clerk-3"_s), today), QList{api::Permission::Open});
    auto wanted = application(u"clerk-3"_s, {api::Permission::ViewResidents, api::Permission::Receive});
    wanted.from = today.addDays(1);
    ASSERT_TRUE(give(u"clerk-1"_s, wanted).ok());
    const QString id = m_content.applications.first().id;
    EXPECT_FALSE(may(u"clerk-3"_s, api::Permission::ViewResidents, today.addDays(1))) << "applied for is not granted";
    ASSERT_TRUE(give(u"head-1"_s, api::DecideGrant{id, true, {}}).ok());
    EXPECT_TRUE(m_content.applications.isEmpty());
    const Grant &grant = staff(u"clerk-3"_s).grants.first();
    EXPECT_EQ(grant.appliedBy.text(), u"clerk-1"_s);
    EXPECT_EQ(grant.grantedBy.text(), u"head-1"_s);
    EXPECT_EQ(grant.reason, u"窓口応援のため"_s);
    EXPECT_FALSE(may(u"clerk-3"_s, api::Permission::ViewResidents, today));
    EXPECT_TRUE(may(u"clerk-3"_s, api::Permission::ViewResidents, today.addDays(1)));
    EXPECT_TRUE(may(u"clerk-3"_s, api::Permission::Receive, QDate(2027, 3, 31))) << "through its last day";
    EXPECT_FALSE(may(u"clerk-3"_s, api::Permission::Receive, QDate(2027, 4, 1))) << "it ends by itself";
    EXPECT_FALSE(may(u"clerk-3"_s, api::Permission::Decide, today.addDays(1))) << "nothing beside it";
}

TEST_F(OrderTest, C16_applicant_beneficiary_and_granter_are_different_people)
{
    ASSERT_TRUE(give(u"head-1"_s, application(u"clerk-1"_s)).ok());
    EXPECT_EQ(refused(u"head-1"_s, api::DecideGrant{m_content.applications.first().id, true, {}}), ErrorCode::SamePerson) << "applied for it";
    EXPECT_TRUE(give(u"head-2"_s, api::DecideGrant{m_content.applications.first().id, true, {}}).ok());
    ASSERT_TRUE(give(u"clerk-1"_s, application(u"head-1"_s)).ok());
    EXPECT_EQ(refused(u"head-1"_s, api::DecideGrant{m_content.applications.first().id, true, {}}), ErrorCode::SamePerson) << "gets it";
    EXPECT_EQ(refused(u"clerk-2"_s, api::DecideGrant{m_content.applications.first().id, true, {}}), ErrorCode::Denied) << "is no head";
    EXPECT_EQ(refused(u"admin-1"_s, api::DecideGrant{m_content.applications.first().id, true, {}}), ErrorCode::Denied);
    EXPECT_EQ(refused(u"head-2"_s, api::DecideGrant{m_content.applications.first().id, false, u" "_s}), ErrorCode::FieldRequired) << "a refusal has a reason";
    EXPECT_TRUE(give(u"head-2"_s, api::DecideGrant{m_content.applications.first().id, false, u"人員は足りている"_s}).ok());
    EXPECT_EQ(refused(u"head-2"_s, api::DecideGrant{u"no-such"_s, true, {}}), ErrorCode::NotFound);
}

TEST_F(OrderTest, C16_C17_an_application_stays_within_role_year_and_contract)
{
    EXPECT_EQ(refused(u"clerk-1"_s, application(u"viewer-1"_s, {api::Permission::Receive})), ErrorCode::GrantBeyondRole);
    EXPECT_EQ(refused(u"clerk-1"_s, application(u"clerk-2"_s, {api::Permission::ApproveMedia})), ErrorCode::GrantBeyondRole);
    EXPECT_EQ(refused(u"clerk-1"_s, application(u"clerk-2"_s, {api::Permission::Open})), ErrorCode::GrantBeyondRole);
    EXPECT_EQ(refused(u"clerk-1"_s, application(u"clerk-2"_s, {})), ErrorCode::FieldRequired);
    EXPECT_EQ(refused(u"clerk-1"_s, application(u"nobody"_s)), ErrorCode::NotFound);
    auto wanted = application(u"clerk-2"_s);
    wanted.until = QDate(2027, 4, 1);
    EXPECT_EQ(refused(u"clerk-1"_s, wanted), ErrorCode::GrantBeyondYear);
    wanted.from = QDate(2027, 4, 1);
    wanted.until = QDate(2028, 3, 31);
    EXPECT_TRUE(give(u"clerk-1"_s, wanted).ok()) << "next year's can be applied for in good time";
    wanted.from = wanted.until.addDays(1);
    EXPECT_EQ(refused(u"clerk-1"_s, wanted), ErrorCode::DateOrder);
    wanted = application(u"clerk-2"_s);
    wanted.from = wanted.until = today.addDays(-1);
    EXPECT_EQ(refused(u"clerk-1"_s, wanted), ErrorCode::DateOrder) << "for yesterday";
    wanted = application(u"clerk-2"_s);
    wanted.reason = u"　"_s;
    EXPECT_EQ(refused(u"clerk-1"_s, wanted), ErrorCode::FieldRequired);
    ASSERT_TRUE(give(u"admin-1"_s, newcomer(api::Role::OutsourcedClerk, QDate(2026, 12, 31))).ok());
    EXPECT_EQ(refused(u"clerk-1"_s, application(u"clerk-3"_s)), ErrorCode::DateOrder) << "longer than the contract";
}

TEST_F(OrderTest, C16_functions_end_on_transfer_and_on_leaving)
{
    ASSERT_TRUE(give(u"admin-1"_s, api::TransferStaff{StaffId(u"clerk-1"_s), u"税務課"_s, api::Role::Viewer}).ok());
    EXPECT_EQ(granted(staff(u"clerk-1"_s), today), QList{api::Permission::Open});
    EXPECT_EQ(staff(u"clerk-1"_s).section, u"税務課"_s);
    ASSERT_TRUE(give(u"admin-1"_s, api::EndStaff{StaffId(u"clerk-2"_s), today.addDays(2), u"退職"_s}).ok());
    EXPECT_TRUE(may(u"clerk-2"_s, api::Permission::Receive, today.addDays(2)));
    EXPECT_FALSE(may(u"clerk-2"_s, api::Permission::Open, today.addDays(3)));
    ASSERT_TRUE(give(u"admin-1"_s, api::EndStaff{StaffId(u"clerk-2"_s), today.addDays(-1), u"懲戒"_s}).ok()) << "at once";
    EXPECT_FALSE(may(u"clerk-2"_s, api::Permission::Open));
    EXPECT_EQ(refused(u"admin-1"_s, api::EndStaff{StaffId(u"viewer-1"_s), today.addDays(-2), u"退職"_s}), ErrorCode::DateOrder);
    EXPECT_EQ(refused(u"admin-1"_s, api::EndStaff{StaffId(u"viewer-1"_s), today, u""_s}), ErrorCode::FieldRequired);
    EXPECT_EQ(refused(u"admin-1"_s, api::EndStaff{StaffId(u"admin-1"_s), today, u"退職"_s}), ErrorCode::SamePerson);
    EXPECT_EQ(refused(u"admin-1"_s, api::TransferStaff{StaffId(u"admin-1"_s), u"税務課"_s, api::Role::Viewer}), ErrorCode::SamePerson);
    EXPECT_EQ(refused(u"head-1"_s, api::EndStaff{StaffId(u"clerk-1"_s), today, u"退職"_s}), ErrorCode::Denied);
}

TEST_F(OrderTest, C16_a_head_ends_functions_before_their_day)
{
    ASSERT_TRUE(give(u"head-1"_s, api::EndGrant{StaffId(u"clerk-1"_s), u"grant-1"_s, u"担当替え"_s}).ok());
    EXPECT_FALSE(may(u"clerk-1"_s, api::Permission::ViewResidents));
    EXPECT_EQ(refused(u"head-1"_s, api::EndGrant{StaffId(u"clerk-1"_s), u"grant-1"_s, u"担当替え"_s}), ErrorCode::NotFound) << "over already";
    EXPECT_EQ(refused(u"head-1"_s, api::EndGrant{StaffId(u"clerk-2"_s), u"grant-1"_s, {}}), ErrorCode::FieldRequired);
    EXPECT_EQ(refused(u"clerk-2"_s, api::EndGrant{StaffId(u"clerk-2"_s), u"grant-1"_s, u"x"_s}), ErrorCode::Denied);
}

TEST_F(OrderTest, the_last_one_who_can_grant_or_administer_stays)
{
    ASSERT_TRUE(give(u"head-1"_s, api::EndGrant{StaffId(u"head-2"_s), u"grant-1"_s, u"異動"_s}).ok());
    EXPECT_EQ(refused(u"head-1"_s, api::EndGrant{StaffId(u"head-1"_s), u"grant-1"_s, u"異動"_s}), ErrorCode::StateRefused);
    ASSERT_TRUE(give(u"head-1"_s, api::EndGrant{StaffId(u"admin-2"_s), u"grant-1"_s, u"異動"_s}).ok());
    EXPECT_EQ(refused(u"head-1"_s, api::EndGrant{StaffId(u"admin-1"_s), u"grant-1"_s, u"異動"_s}), ErrorCode::StateRefused);
}

TEST_F(OrderTest, C13_one_person_one_id_for_ever)
{
    ASSERT_TRUE(give(u"admin-1"_s, newcomer()).ok());
    EXPECT_EQ(refused(u"admin-1"_s, newcomer()), ErrorCode::AlreadyRegistered);
    ASSERT_TRUE(give(u"admin-1"_s, api::EndStaff{StaffId(u"clerk-3"_s), today.addDays(-1), u"退職"_s}).ok());
    EXPECT_EQ(refused(u"admin-1"_s, newcomer()), ErrorCode::AlreadyRegistered) << "nor after they have left";
    EXPECT_EQ(refused(u"clerk-1"_s, newcomer()), ErrorCode::Denied);
    auto other = newcomer();
    other.staff = StaffId(u"../x"_s);
    EXPECT_EQ(refused(u"admin-1"_s, other), ErrorCode::FieldInvalid);
    other.staff = StaffId(u"clerk-4"_s);
    other.kana = u" "_s;
    EXPECT_EQ(refused(u"admin-1"_s, other), ErrorCode::FieldRequired);
}

TEST_F(OrderTest, C32_staff_of_a_contractor_ends_with_the_contract)
{
    EXPECT_EQ(refused(u"admin-1"_s, newcomer(api::Role::OutsourcedClerk)), ErrorCode::FieldRequired);
    EXPECT_EQ(refused(u"admin-1"_s, newcomer(api::Role::OutsourcedClerk, today.addDays(-1))), ErrorCode::DateOrder);
    ASSERT_TRUE(give(u"admin-1"_s, newcomer(api::Role::OutsourcedClerk, today.addDays(5))).ok());
    EXPECT_TRUE(may(u"clerk-3"_s, api::Permission::Open, today.addDays(5)));
    EXPECT_FALSE(may(u"clerk-3"_s, api::Permission::Open, today.addDays(6)));
    EXPECT_EQ(refused(u"admin-1"_s, api::TransferStaff{StaffId(u"clerk-1"_s), u"委託"_s, api::Role::OutsourcedClerk}), ErrorCode::StateRefused) << "without a contract's end";
}

TEST_F(OrderTest, C13_C14_a_lost_card_opens_nothing_and_the_next_one_begins_a_new_epoch)
{
    ASSERT_TRUE(give(u"admin-1"_s, api::WithdrawCard{StaffId(u"clerk-1"_s), u"紛失"_s}).ok());
    EXPECT_TRUE(staff(u"clerk-1"_s).cardCertificate.isEmpty());
    EXPECT_FALSE(staff(u"clerk-1"_s).hasKey());
    EXPECT_EQ(staff(u"clerk-1"_s).key.epoch, 3u);
    EXPECT_EQ(refused(u"admin-1"_s, api::WithdrawCard{StaffId(u"clerk-1"_s), u"紛失"_s}), ErrorCode::NotFound);

    const api::PresentCard card{"certificate of the new card", u"SN-NEW"_s};
    ASSERT_TRUE(give({}, card).ok());
    EXPECT_TRUE(give({}, card).ok()) << "shown once more";
    EXPECT_EQ(m_content.cards.size(), 1);
    EXPECT_EQ(refused(u"clerk-1"_s, card), ErrorCode::Denied) << "a card speaks for itself";
    const QByteArray fingerprint = crypto::sha256(card.certificate);
    EXPECT_EQ(refused(u"clerk-1"_s, api::AssignCard{StaffId(u"clerk-1"_s), fingerprint}), ErrorCode::Denied);
    EXPECT_EQ(refused(u"admin-1"_s, api::AssignCard{StaffId(u"admin-1"_s), fingerprint}), ErrorCode::SamePerson);
    EXPECT_EQ(refused(u"admin-1"_s, api::AssignCard{StaffId(u"clerk-1"_s), QByteArray(32, 'x')}), ErrorCode::NotFound);
    ASSERT_TRUE(give(u"admin-1"_s, api::AssignCard{StaffId(u"clerk-1"_s), fingerprint}).ok());
    EXPECT_EQ(staff(u"clerk-1"_s).cardCertificate, card.certificate);
    EXPECT_EQ(staff(u"clerk-1"_s).key.epoch, 4u);
    EXPECT_TRUE(m_content.cards.isEmpty());
    EXPECT_EQ(refused({}, card), ErrorCode::CardTaken);

    api::SetKey key{somebodysKey().toDer(), QByteArray(61, 'k'), QByteArray(16, 't'), somebodysKey().point(), 64 * 1024, 3, 4};
    ASSERT_TRUE(give(u"clerk-1"_s, key).ok());
    EXPECT_TRUE(staff(u"clerk-1"_s).hasKey());
    EXPECT_EQ(staff(u"clerk-1"_s).passwordSince, today);
    key.epoch = 5;
    EXPECT_EQ(refused(u"clerk-1"_s, key), ErrorCode::VersionConflict);
    key.epoch = 4;
    key.wrappedKey = QByteArray(61, 'n');
    key.history = QByteArray(511, 'h');
    EXPECT_TRUE(give(u"clerk-1"_s, key).ok()) << "another password for the same key";
    EXPECT_EQ(staff(u"clerk-1"_s).key.history, key.history);
    key.publicKey = crypto::PrivateKey::generate()->publicKey().toDer();
    EXPECT_EQ(refused(u"clerk-1"_s, key), ErrorCode::VersionConflict) << "another key takes another card";
}

TEST_F(OrderTest, cards_that_wait_too_long_give_way_and_a_flood_stops)
{
    for (int i = 0; i < 50; ++i)
        ASSERT_TRUE(give({}, api::PresentCard{"card " + QByteArray::number(i), u"SN"_s}).ok());
    EXPECT_EQ(refused({}, api::PresentCard{"one more", u"SN"_s}), ErrorCode::TooLarge);
    for (auto &card : m_content.cards)
        card.at = now.addDays(-8);
    EXPECT_TRUE(give({}, api::PresentCard{"one more", u"SN"_s}).ok());
    EXPECT_EQ(m_content.cards.size(), 1);
}

TEST_F(OrderTest, C17_a_roster_is_confirmed_as_it_was_read)
{
    EXPECT_EQ(refused(u"head-1"_s, api::ConfirmRoster{2026, m_content.version - 1}), ErrorCode::VersionConflict);
    EXPECT_EQ(refused(u"head-1"_s, api::ConfirmRoster{2025, m_content.version}), ErrorCode::FieldInvalid);
    EXPECT_EQ(refused(u"clerk-1"_s, api::ConfirmRoster{2026, m_content.version}), ErrorCode::Denied);
    ASSERT_TRUE(give(u"head-1"_s, api::ConfirmRoster{2026, m_content.version}).ok());
    EXPECT_EQ(m_content.rosters.last().persons, 8);
    EXPECT_EQ(m_content.rosters.last().by.text(), u"head-1"_s);
}

TEST_F(OrderTest, C28_terminals_come_and_go)
{
    EXPECT_EQ(refused(u"admin-1"_s, api::RegisterTerminal{TerminalId(u"terminal-2"_s), u"x"_s}), ErrorCode::AlreadyRegistered);
    EXPECT_EQ(refused(u"admin-1"_s, api::RegisterTerminal{TerminalId(u"t 3"_s), u"x"_s}), ErrorCode::FieldInvalid);
    ASSERT_TRUE(give(u"admin-1"_s, api::RegisterTerminal{TerminalId(u"terminal-3"_s), u"3番窓口"_s}).ok());
    EXPECT_EQ(refused(u"admin-1"_s, api::RemoveTerminal{TerminalId(u"terminal-1"_s), u"故障"_s}), ErrorCode::StateRefused) << "the one the order comes from";
    EXPECT_EQ(refused(u"head-1"_s, api::RemoveTerminal{TerminalId(u"terminal-2"_s), u"故障"_s}), ErrorCode::Denied);
    ASSERT_TRUE(give(u"admin-1"_s, api::RemoveTerminal{TerminalId(u"terminal-2"_s), u"盗難"_s}).ok());
    EXPECT_EQ(refused(u"admin-1"_s, api::RemoveTerminal{TerminalId(u"terminal-2"_s), u"盗難"_s}), ErrorCode::NotFound);
}

TEST_F(OrderTest, C14_a_change_of_key_is_ordered_for_one_terminal_or_all)
{
    EXPECT_EQ(refused(u"clerk-1"_s, api::RekeyTerminal{TerminalId(u"terminal-1"_s), u"紛失"_s}), ErrorCode::Denied);
    EXPECT_EQ(refused(u"admin-1"_s, api::RekeyTerminal{TerminalId(u"terminal-1"_s), u" "_s}), ErrorCode::FieldRequired);
    EXPECT_EQ(refused(u"admin-1"_s, api::RekeyTerminal{TerminalId(u"terminal-9"_s), u"紛失"_s}), ErrorCode::NotFound);
    ASSERT_TRUE(give(u"admin-1"_s, api::RekeyTerminal{TerminalId(u"terminal-2"_s), u"紛失"_s}).ok());
    const auto order = [&](int terminal) { return m_content.terminals[terminal].keyOrder; }; // each order makes the list anew
    EXPECT_EQ(order(0).number, 0u);
    EXPECT_EQ(order(1).number, 1u);
    EXPECT_EQ(order(1).by, StaffId(u"admin-1"_s));
    EXPECT_EQ(order(1).reason, u"紛失");
    ASSERT_TRUE(give(u"admin-2"_s, api::RekeyTerminal{{}, u"訓練"_s}).ok());
    EXPECT_EQ(order(0).number, 1u);
    EXPECT_EQ(order(1).number, 2u);
    const auto back = readDirectory(writeDirectory(m_content), m_content.municipality);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->terminals[1].keyOrder.number, 2u);
    EXPECT_EQ(back->terminals[1].keyOrder.at, now);
}

TEST_F(OrderTest, C14_what_a_terminals_record_tells_of_its_key_is_known)
{
    ASSERT_TRUE(give(u"admin-1"_s, api::RekeyTerminal{TerminalId(u"terminal-1"_s), u"訓練"_s}).ok());
    ASSERT_TRUE(give(u"admin-1"_s, api::RekeyTerminal{TerminalId(u"terminal-1"_s), u"訓練"_s}).ok());
    auto &terminal = m_content.terminals[0];
    EXPECT_TRUE(isRekeyOrdered(&terminal, 1));
    EXPECT_FALSE(isRekeyOrdered(&terminal, 2));
    EXPECT_FALSE(isRekeyOrdered(nullptr, 0));
    const auto tell = [&](const QString &detail) {
        const auto words = readKeyChange(detail);
        return words && noteKeyChange(terminal, *words, now);
    };
    EXPECT_FALSE(tell(u"begun:2 order:2"_s));
    EXPECT_TRUE(tell(u"D-005 order:2"_s));
    EXPECT_EQ(terminal.keyReport.trouble, u"D-005");
    EXPECT_FALSE(tell(u"D-005 order:1"_s)) << "an earlier order's";
    EXPECT_TRUE(tell(u"finished:2 order:1"_s));
    EXPECT_EQ(terminal.keyReport.order, 1u);
    EXPECT_TRUE(tell(u"finished:3 order:2"_s));
    EXPECT_TRUE(tell(u"finished:4 order:0"_s)) << "nobody ordered it";
    EXPECT_EQ(terminal.keyReport.order, 2u);
    EXPECT_EQ(terminal.keyReport.changed, now);
    EXPECT_TRUE(terminal.keyReport.trouble.isEmpty());
    EXPECT_FALSE(tell(u"finished:5 order:3"_s)) << "nobody has ordered that";
    const auto back = readDirectory(writeDirectory(m_content), m_content.municipality);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->terminals[0].keyReport.changed, now);
    for (const auto &strange : {u""_s, u"finished:2"_s, u"finished:x order:1"_s, u"finished:2 order:1 "_s, u"Q-999 order:1"_s, u"finished:2 order:99999999"_s, u"make:1"_s})
        EXPECT_FALSE(readKeyChange(strange)) << qPrintable(strange);
    for (const KeyChangeWords words : {KeyChangeWords{KeyChangeState::Begun, 2, 1, {}}, {KeyChangeState::Finished, 3, 0, {}}, {KeyChangeState::Failed, 0, 4, ErrorCode::DiskFull}})
        EXPECT_EQ(keyChangeText(*readKeyChange(keyChangeText(words))), keyChangeText(words));
}

TEST_F(OrderTest, C14_C23_a_recovery_key_is_proposed_by_one_person_and_confirmed_by_another)
{
    const QByteArray key = somebodysKey().toDer(), digest = crypto::sha256(key);
    EXPECT_EQ(refused(u"head-1"_s, api::ProposeRecoveryKey{key}), ErrorCode::Denied);
    EXPECT_EQ(refused(u"admin-1"_s, api::ProposeRecoveryKey{key.chopped(1)}), ErrorCode::FieldInvalid);
    EXPECT_EQ(refused(u"head-1"_s, api::ConfirmRecoveryKey{digest}), ErrorCode::NotFound) << "nothing is proposed";
    ASSERT_TRUE(give(u"admin-1"_s, api::ProposeRecoveryKey{key}).ok());
    EXPECT_FALSE(m_content.recoveryKey.isValid()) << "proposed is not in force";
    EXPECT_EQ(refused(u"admin-2"_s, api::ConfirmRecoveryKey{digest}), ErrorCode::Denied);
    EXPECT_EQ(refused(u"head-1"_s, api::ConfirmRecoveryKey{crypto::sha256("another")}), ErrorCode::NotFound);
    m_content.recoveryProposal.by = StaffId(u"head-1"_s); // who was an administrator then
    EXPECT_EQ(refused(u"head-1"_s, api::ConfirmRecoveryKey{digest}), ErrorCode::SamePerson);
    ASSERT_TRUE(give(u"head-2"_s, api::ConfirmRecoveryKey{digest}).ok());
    EXPECT_EQ(m_content.recoveryKey.toDer(), key);
    EXPECT_FALSE(m_content.recoveryProposal.key.isValid());
    EXPECT_EQ(refused(u"admin-1"_s, api::ProposeRecoveryKey{key}), ErrorCode::AlreadyRegistered);
    EXPECT_EQ(refused(u"head-2"_s, api::ConfirmRecoveryKey{digest}), ErrorCode::NotFound) << "once";
}

TEST_F(OrderTest, C18_a_medium_enters_the_register_with_a_keeper_who_may_handle_media)
{
    const api::RegisterMedium medium{u"AA04012700007593"_s, u"窓口1号"_s, u"執務室 金庫A"_s, StaffId(u"clerk-1"_s)};
    EXPECT_EQ(refused(u"head-1"_s, medium), ErrorCode::Denied);
    EXPECT_EQ(refused(u"clerk-1"_s, medium), ErrorCode::Denied);
    const auto but = [&](auto member, const auto &value) {
        api::RegisterMedium other = medium;
        other.*member = value;
        return other;
    };
    for (const QString &serial : {u""_s, u"A B"_s, u"媒体1"_s, u"A\n"_s, QString(65, u'A')})
        EXPECT_EQ(refused(u"admin-1"_s, but(&api::RegisterMedium::serial, serial)), ErrorCode::FieldInvalid) << qPrintable(serial);
    for (const QString &serial : {u"123456789018"_s, u"1234-5678-9018"_s})
        EXPECT_EQ(refused(u"admin-1"_s, but(&api::RegisterMedium::serial, serial)), ErrorCode::IndividualNumberInText) << "C-06";
    EXPECT_EQ(refused(u"admin-1"_s, but(&api::RegisterMedium::label, u" "_s)), ErrorCode::FieldRequired);
    EXPECT_EQ(refused(u"admin-1"_s, but(&api::RegisterMedium::place, u""_s)), ErrorCode::FieldRequired);
    EXPECT_EQ(refused(u"admin-1"_s, but(&api::RegisterMedium::label, u"番号 123456789018"_s)), ErrorCode::IndividualNumberInText) << "C-03";
    EXPECT_EQ(refused(u"admin-1"_s, but(&api::RegisterMedium::keeper, StaffId(u"nobody"_s))), ErrorCode::NotFound);
    EXPECT_EQ(refused(u"admin-1"_s, but(&api::RegisterMedium::keeper, StaffId(u"viewer-1"_s))), ErrorCode::FieldInvalid) << "may not handle media";
    EXPECT_EQ(refused(u"admin-1"_s, but(&api::RegisterMedium::keeper, StaffId(u"admin-2"_s))), ErrorCode::FieldInvalid);
    ASSERT_TRUE(give(u"admin-1"_s, medium).ok());
    ASSERT_EQ(m_content.media.size(), 1);
    EXPECT_EQ(m_content.media.first().registered.by, StaffId(u"admin-1"_s));
    EXPECT_EQ(m_content.media.first().registered.at, now);
    EXPECT_EQ(refused(u"admin-1"_s, medium), ErrorCode::AlreadyRegistered);
    EXPECT_EQ(refused(u"admin-1"_s, but(&api::RegisterMedium::serial, u"aa04012700007593"_s)), ErrorCode::AlreadyRegistered) << "however it is typed";
    EXPECT_TRUE(give(u"admin-1"_s, but(&api::RegisterMedium::serial, u"4C99123456789018"_s)).ok()) << "a device's number may look like one in its middle";
}

TEST_F(OrderTest, C18_a_medium_passes_to_another_keeper_and_one_who_goes_leaves_none)
{
    ASSERT_TRUE(give(u"admin-1"_s, api::RegisterMedium{u"USB-1"_s, u"窓口1号"_s, u"金庫A"_s, StaffId(u"clerk-1"_s)}).ok());
    EXPECT_EQ(refused(u"admin-1"_s, api::AssignMedium{u"USB-2"_s, u"金庫B"_s, StaffId(u"head-1"_s), u"異動"_s}), ErrorCode::NotFound);
    EXPECT_EQ(refused(u"admin-1"_s, api::AssignMedium{u"USB-1"_s, u"金庫B"_s, StaffId(u"head-1"_s), u" "_s}), ErrorCode::FieldRequired);
    EXPECT_EQ(refused(u"admin-1"_s, api::AssignMedium{u"USB-1"_s, u"金庫B"_s, StaffId(u"viewer-1"_s), u"異動"_s}), ErrorCode::FieldInvalid);
    ASSERT_TRUE(give(u"admin-2"_s, api::AssignMedium{u"USB-1"_s, u"金庫B"_s, StaffId(u"head-1"_s), u"異動"_s}).ok());
    const auto medium = [&] { return m_content.media.first(); };
    EXPECT_EQ(medium().keeper, StaffId(u"head-1"_s));
    EXPECT_EQ(medium().place, u"金庫B"_s);
    EXPECT_EQ(medium().assigned.by, StaffId(u"admin-2"_s));
    EXPECT_EQ(medium().assigned.reason, u"異動"_s);
    EXPECT_EQ(medium().registered.by, StaffId(u"admin-1"_s));
    EXPECT_TRUE(mayKeepMedia(staff(u"head-1"_s), today));
    ASSERT_TRUE(give(u"admin-1"_s, api::TransferStaff{StaffId(u"head-1"_s), u"税務課"_s, api::Role::Supervisor}).ok());
    EXPECT_FALSE(mayKeepMedia(staff(u"head-1"_s), today)) << "a transfer ends every grant: nobody keeps it";
    EXPECT_EQ(medium().keeper, StaffId(u"head-1"_s)) << "who did stays known";
    ASSERT_TRUE(give(u"admin-1"_s, api::AssignMedium{u"USB-1"_s, u"金庫B"_s, StaffId(u"clerk-2"_s), u"係長異動"_s}).ok());
    ASSERT_TRUE(give(u"admin-1"_s, api::EndStaff{StaffId(u"clerk-2"_s), today, u"退職"_s}).ok());
    EXPECT_TRUE(mayKeepMedia(staff(u"clerk-2"_s), today));
    EXPECT_FALSE(mayKeepMedia(staff(u"clerk-2"_s), today.addDays(1)));
}

TEST_F(OrderTest, C18_a_shredded_medium_stays_in_the_register_and_its_serial_never_comes_back)
{
    const api::RegisterMedium medium{u"USB-1"_s, u"窓口1号"_s, u"金庫A"_s, StaffId(u"clerk-1"_s)};
    ASSERT_TRUE(give(u"admin-1"_s, medium).ok());
    EXPECT_EQ(refused(u"admin-1"_s, api::ShredMedium{u"USB-9"_s, u"裁断"_s, u"老朽"_s}), ErrorCode::NotFound);
    EXPECT_EQ(refused(u"admin-1"_s, api::ShredMedium{u"USB-1"_s, u""_s, u"老朽"_s}), ErrorCode::FieldRequired);
    EXPECT_EQ(refused(u"admin-1"_s, api::ShredMedium{u"USB-1"_s, u"裁断"_s, u" "_s}), ErrorCode::FieldRequired);
    EXPECT_EQ(refused(u"clerk-1"_s, api::ShredMedium{u"USB-1"_s, u"裁断"_s, u"老朽"_s}), ErrorCode::Denied);
    ASSERT_TRUE(give(u"admin-1"_s, api::ShredMedium{u"USB-1"_s, u"裁断"_s, u"老朽"_s}).ok());
    EXPECT_EQ(refused(u"admin-1"_s, medium), ErrorCode::AlreadyRegistered);
    EXPECT_EQ(refused(u"admin-1"_s, api::ShredMedium{u"USB-1"_s, u"裁断"_s, u"老朽"_s}), ErrorCode::StateRefused) << "once";
    EXPECT_EQ(refused(u"admin-1"_s, api::AssignMedium{u"USB-1"_s, u"金庫B"_s, StaffId(u"clerk-2"_s), u"異動"_s}), ErrorCode::StateRefused);
    const auto back = readDirectory(writeDirectory(m_content), m_content.municipality);
    ASSERT_TRUE(back.ok());
    ASSERT_EQ(back->media.size(), 1);
    EXPECT_TRUE(back->media.first().isShredded());
    EXPECT_EQ(back->media.first().shredded.by, StaffId(u"admin-1"_s));
    EXPECT_EQ(back->media.first().shredMethod, u"裁断"_s);
    EXPECT_EQ(back->media.first().shredded.reason, u"老朽"_s);
}

TEST_F(OrderTest, C18_a_directory_that_gives_one_serial_twice_is_none)
{
    ASSERT_TRUE(give(u"admin-1"_s, api::RegisterMedium{u"USB-A"_s, u"1"_s, u"金庫"_s, StaffId(u"clerk-1"_s)}).ok());
    const auto reads = [&] { return readDirectory(writeDirectory(m_content), m_content.municipality); };
    ASSERT_TRUE(reads().ok());
    m_content.media.append(m_content.media.first());
    m_content.media.last().serial = u"usb-a"_s;
    EXPECT_FALSE(reads().ok());
    m_content.media.last().serial = u"USB-B"_s;
    m_content.media.last().registered = {};
    EXPECT_FALSE(reads().ok()) << "nobody has registered it";
}

TEST_F(OrderTest, C07_C15_policy_takes_its_own_names_and_ranges_only)
{
    ASSERT_TRUE(give(u"admin-1"_s, api::SetPolicy{u"idleSeconds"_s, u"120"_s}).ok());
    EXPECT_EQ(m_content.policy.idleSeconds, 120);
    ASSERT_TRUE(give(u"admin-1"_s, api::SetPolicy{u"passwordDays"_s, u"180"_s}).ok());
    EXPECT_EQ(passwordUntil(staff(u"clerk-1"_s), m_content.policy), today.addDays(170));
    ASSERT_TRUE(give(u"admin-1"_s, api::SetPolicy{u"sealedQueue"_s, u"true"_s}).ok());
    for (const auto &[name, value] : {std::pair{u"idleSeconds"_s, u"0"_s}, {u"idleSeconds"_s, u"901"_s}, {u"idleSeconds"_s, u" 120"_s}, {u"passwordDays"_s, u"-1"_s},
                                      {u"sealedQueue"_s, u"1"_s}, {u"gate"_s, u"off"_s}})
        EXPECT_EQ(refused(u"admin-1"_s, api::SetPolicy{name, value}), ErrorCode::FieldInvalid) << qPrintable(name + u' ' + value);
    EXPECT_EQ(refused(u"head-1"_s, api::SetPolicy{u"idleSeconds"_s, u"900"_s}), ErrorCode::Denied);
}

TEST_F(OrderTest, C16_whoever_is_not_entitled_today_orders_nothing)
{
    findStaff(m_content, StaffId(u"admin-1"_s))->until = today.addDays(-1);
    EXPECT_EQ(refused(u"admin-1"_s, newcomer()), ErrorCode::Denied);
    EXPECT_EQ(refused(u"nobody"_s, newcomer()), ErrorCode::Denied);
}

TEST_F(OrderTest, what_was_written_is_read_and_nothing_else)
{
    const api::Order orders[] = {api::PresentCard{"der", u"SN"_s}, api::SetKey{"p", "w", "s", "c", 64, 3, 2}, newcomer(), api::TransferStaff{StaffId(u"a"_s), u"b"_s, api::Role::Viewer},
                                 api::EndStaff{StaffId(u"a"_s), today, u"r"_s}, api::AssignCard{StaffId(u"a"_s), "f"}, api::WithdrawCard{StaffId(u"a"_s), u"r"_s},
                                 application(u"a"_s), api::DecideGrant{u"x"_s, true, {}}, api::EndGrant{StaffId(u"a"_s), u"g"_s, u"r"_s}, api::ConfirmRoster{2026, 7},
                                 api::RegisterTerminal{TerminalId(u"t"_s), u"p"_s}, api::RemoveTerminal{TerminalId(u"t"_s), u"r"_s},
                                 api::RekeyTerminal{{}, u"r"_s}, api::ProposeRecoveryKey{"p"}, api::ConfirmRecoveryKey{"f"}, api::SetPolicy{u"n"_s, u"v"_s},
                                 api::RegisterMedium{u"USB-1"_s, u"l"_s, u"p"_s, StaffId(u"a"_s)}, api::AssignMedium{u"USB-1"_s, u"p"_s, StaffId(u"a"_s), u"r"_s},
                                 api::ShredMedium{u"USB-1"_s, u"m"_s, u"r"_s},
                                 api::SettleCase{QString(32, u'a'), TerminalId(u"t"_s), u"misses"_s, {}, 7, api::CaseAnswer::Irregular, u"r"_s},
                                 api::SignReview{TerminalId(u"t"_s), today, today, 9, QByteArray(32, 'r'), 1, 1, 2, {{u"8-1"_s, api::SampleVerdict::Agrees, {}}, {u"8-2"_s, api::SampleVerdict::Differs, u"x"_s}}, u"m"_s},
                                 api::EraseExpired{today, 3, QByteArray(32, 'd')}};
    static_assert(std::size(orders) == std::variant_size_v<api::Order>);
    for (const api::Order &order : orders) {
        const QByteArray text = writeOrder(ordered(u"admin-1"_s, order));
        const auto back = readOrder(text);
        ASSERT_TRUE(back.ok()) << text.constData() << qPrintable(describe(back.error()));
        EXPECT_EQ(back->order.index(), order.index());
        EXPECT_EQ(writeOrder(*back), text);
        EXPECT_FALSE(readOrder(text + ' ').ok()) << "one order, one text";
        QByteArray more = text;
        more.replace("{\"at\"", "{\"aa\":1,\"at\"");
        EXPECT_FALSE(readOrder(more).ok());
        EXPECT_FALSE(readOrder(text.chopped(1)).ok());
    }
    EXPECT_FALSE(readOrder(QByteArray(70'000, ' ')).ok());
}
