#include "desk_fixture.h"

#include "api/approval.h"
#include "directory/order.h"
#include "support/card_fixture.h"
#include "support/grants.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using Phase = api::SessionService::Phase;

namespace {

/// The same desk with a card in SoftHSM2 behind the training reader: what the fake cannot vouch for.
class RealCardTest : public Desk {
protected:
    void SetUp() override { useCard(training::CardKeys::P256); }
    void useCard(training::CardKeys keys)
    {
        m_card = m_cards.make(u"clerk-9"_s, "4321", u"staff"_s, 90, keys);
        const QString id = u"clerk-9"_s;
        const auto key = session::makePersonKey(secretOf(m_password), m_card.agree, {StaffId(id), QLatin1String(municipality)}, 1, {}, quickHash).value();
        writeAll(u"slots/clerk-9.slot"_s,
                 session::makeSlot(Office::instance().k, key.publicKey, {StaffId(id), TerminalId(QLatin1String(terminalName)), 1}).value());
        replaceDirectory([&](directory::DirectoryContent &content) {
            content.revocationListPem = m_cards.authority().revocationList({}, m_clock.utc().addDays(-1), m_clock.utc().addDays(30)).value();
            content.staff = {{StaffId(id), u"窓口 九子"_s, u"マドグチ"_s, u"保険年金課"_s, api::Role::Clerk, m_card.serial, m_card.certificate.toDer(),
                              key.publicKey, key.locked, m_clock.today(), {}, everythingOf(api::Role::Clerk)}};
        });
        m_roots = {m_cards.authority().certificate()};
        m_openReader = [] { return card::openPkcs11(CardFixture::readerModule()); };
        restart();
    }
    void TearDown() override { m_session.reset(); } // the reader goes before its cards

    CardFixture m_cards;
    CardFixture::Card m_card;
    const QString m_password = u"himitsu 九"_s;
};

} // namespace

TEST_F(RealCardTest, C07_C14_login_step_up_removal_and_unlock_with_a_pkcs11_card)
{
    EXPECT_EQ(get(tryLogin(m_password, u"4321"_s)).error().code, ErrorCode::CardMissing);
    m_cards.insert(u"clerk-9"_s);
    EXPECT_TRUE(waitFor([&] { return m_session->card().state == api::CardState::Present; }));
    EXPECT_EQ(m_session->card().holder, u"窓口 九子"_s);
    EXPECT_EQ(get(tryLogin(m_password, u"0000"_s)).error().code, ErrorCode::CardPinWrong);
    EXPECT_EQ(get(tryLogin(u"wrong"_s, u"4321"_s)).error().code, ErrorCode::PasswordWrong);
    const auto entered = get(tryLogin(m_password, u"4321"_s));
    ASSERT_TRUE(entered.ok()) << qPrintable(describe(entered.error()));
    EXPECT_TRUE(m_store->isOpen());

    for (const QString &pin : {u"4321"_s, u""_s}) {
        const auto signature = get(m_session->stepUp(secretOf(m_password), secretOf(pin), "statement"));
        ASSERT_TRUE(signature.ok()) << qPrintable(describe(signature.error()));
        EXPECT_TRUE(m_card.sign.verify(api::framedApproval("statement"), *signature));
    }

    m_session->lock(api::LockCause::Demand);
    ASSERT_TRUE(waitForClosedStore());
    ASSERT_TRUE(get(m_session->unlock(secretOf(m_password), {})).ok()) << "the card is in place: the password is enough";

    m_cards.remove();
    ASSERT_TRUE(waitForPhase(Phase::Locked));
    EXPECT_EQ(m_session->lockCause(), api::LockCause::CardRemoved);
    ASSERT_TRUE(waitForClosedStore());
    EXPECT_EQ(get(m_session->unlock(secretOf(m_password), secretOf(u"4321"_s))).error().code, ErrorCode::CardMissing);
    m_cards.insert(u"clerk-9"_s);
    const auto again = get(m_session->unlock(secretOf(m_password), secretOf(u"4321"_s)));
    ASSERT_TRUE(again.ok()) << qPrintable(describe(again.error()));
}

class RsaCardTest : public RealCardTest {
protected:
    void SetUp() override { useCard(training::CardKeys::Rsa2048); }
};

TEST_F(RsaCardTest, C14_login_step_up_and_unlock_with_an_RSA_card)
{
    m_cards.insert(u"clerk-9"_s);
    EXPECT_EQ(get(tryLogin(u"wrong"_s, u"4321"_s)).error().code, ErrorCode::PasswordWrong);
    const auto entered = get(tryLogin(m_password, u"4321"_s));
    ASSERT_TRUE(entered.ok()) << qPrintable(describe(entered.error()));
    const auto signature = get(m_session->stepUp(secretOf(m_password), {}, "statement"));
    ASSERT_TRUE(signature.ok()) << qPrintable(describe(signature.error()));
    EXPECT_TRUE(m_card.sign.verify(api::framedApproval("statement"), *signature));
    m_session->lock(api::LockCause::Demand);
    ASSERT_TRUE(waitForClosedStore());
    EXPECT_TRUE(get(m_session->unlock(secretOf(m_password), {})).ok());
}

TEST_F(RealCardTest, C14_at_a_reader_with_a_keypad_no_PIN_is_typed_here)
{
    m_cards.insertAtKeypad(u"clerk-9"_s, u"4321"_s);
    EXPECT_TRUE(waitFor([&] { return m_session->card().state == api::CardState::Present && !m_session->card().pinNeeded; }));
    const auto entered = get(tryLogin(m_password, u""_s));
    ASSERT_TRUE(entered.ok()) << qPrintable(describe(entered.error()));
    EXPECT_TRUE(get(m_session->stepUp(secretOf(m_password), {}, "statement")).ok());
}

TEST_F(RealCardTest, C14_a_blocked_card_a_missing_reader_and_a_broken_one_are_told_apart)
{
    const std::tuple<QString, api::CardState, ErrorCode> faults[] = {
        {u"blocked"_s, api::CardState::Blocked, ErrorCode::CardBlocked},
        {u"no-reader"_s, api::CardState::NoReader, ErrorCode::CardReaderMissing},
        {u"CKR_DEVICE_ERROR"_s, api::CardState::Failed, ErrorCode::CardFailed},
        {u"unknown-card"_s, api::CardState::Unknown, ErrorCode::CardUnknown}};
    for (const auto &[fault, state, code] : faults) {
        m_cards.fault(u"clerk-9"_s, fault);
        EXPECT_TRUE(waitFor([&, state = state] { return m_session->card().state == state; })) << qPrintable(fault);
        const auto refused = get(tryLogin(m_password, u"4321"_s));
        EXPECT_EQ(refused.ok() ? ErrorCode::Internal : refused.error().code, code) << qPrintable(fault);
    }
}

TEST_F(RealCardTest, C07_a_driver_that_crashes_locks_and_is_there_again_for_the_unlock)
{
    m_cards.insert(u"clerk-9"_s);
    ASSERT_TRUE(get(tryLogin(m_password, u"4321"_s)).ok());
    m_cards.fault(u"clerk-9"_s, u"crash"_s);
    ASSERT_TRUE(waitForPhase(Phase::Locked));
    EXPECT_EQ(m_session->lockCause(), api::LockCause::CardRemoved);
    m_cards.insert(u"clerk-9"_s);
    const auto again = get(m_session->unlock(secretOf(m_password), secretOf(u"4321"_s)));
    ASSERT_TRUE(again.ok()) << qPrintable(describe(again.error()));
}

TEST_F(RsaCardTest, C14_C15_the_first_password_is_chosen_with_an_RSA_card_alone)
{
    replaceDirectory([](directory::DirectoryContent &content) {
        content.staff[0].publicKey = {};
        content.staff[0].key = {{}, {}, {}, {}, 1};
        content.staff[0].passwordSince = {};
    });
    QFile::remove(path(u"slots/clerk-9.slot"_s));
    m_cards.insert(u"clerk-9"_s);
    const QString first = u"zq1-korogaru-biidama"_s;
    const auto chosen = m_session->signKey({}, secretOf(first), secretOf(u"4321"_s), [] { return done(); });
    ASSERT_TRUE(chosen.ok()) << qPrintable(describe(chosen.error()));
    const auto order = directory::readOrder(chosen->statement);
    ASSERT_TRUE(order.ok());
    EXPECT_EQ(std::get<api::SetKey>(order->order).cardLock.size(), 256);
    replaceDirectory([&](directory::DirectoryContent &content) { ASSERT_TRUE(directory::carryOut(content, *order, m_clock.today()).ok()); });
    const auto entered = get(tryLogin(first, u"4321"_s));
    EXPECT_EQ(entered.ok() ? ErrorCode::Internal : entered.error().code, ErrorCode::NotEnrolledHere) << "card and password were right; a new key has no slot yet";
}
