#include "card/card.h"
#include "support/card_fixture.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::card {

using test::CardFixture;
using test::secret;

namespace {

class Pkcs11ReaderTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        cards = new CardFixture;
        clerk = cards->make(u"clerk-1"_s, "410238");
        supervisor = cards->make(u"supervisor-1"_s, "603817");
        rsaClerk = cards->make(u"clerk-rsa"_s, "998877", u"staff"_s, 90, training::CardKeys::Rsa2048);
    }
    static void TearDownTestSuite()
    {
        delete cards;
        cards = nullptr;
    }
    void SetUp() override
    {
        QFile::remove(cards->path() + u"/reader-pin.json"_s);
        cards->insert(u"clerk-1"_s);
        auto opened = openPkcs11(CardFixture::readerModule());
        ASSERT_TRUE(opened.ok()) << describe(opened.error()).toStdString();
        m_reader = std::move(opened).value();
    }
    ErrorCode inspectError()
    {
        const auto info = m_reader->inspect();
        return info.ok() ? ErrorCode::Internal : info.error().code;
    }

    static inline CardFixture *cards = nullptr;
    static inline CardFixture::Card clerk, supervisor, rsaClerk;
    std::unique_ptr<CardReader> m_reader;
};

template <typename T>
ErrorCode codeOf(const Result<T> &result)
{
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

} // namespace

TEST_F(Pkcs11ReaderTest, C14_shows_whose_card_it_is_without_a_PIN)
{
    const auto info = m_reader->inspect();
    ASSERT_TRUE(info.ok()) << describe(info.error()).toStdString();
    EXPECT_EQ(info->label, u"clerk-1"_s);
    EXPECT_EQ(info->serial, clerk.serial);
    EXPECT_EQ(info->certificateDer, clerk.certificate.toDer());
    EXPECT_TRUE(info->pinNeeded);
    EXPECT_EQ(info->pinTries, PinTries::Untold);
}

TEST_F(Pkcs11ReaderTest, C14_signs_a_challenge_with_the_key_of_its_certificate)
{
    ASSERT_TRUE(m_reader->login(secret("410238")).ok());
    const QByteArray challenge = "a challenge of the terminal";
    const auto signature = m_reader->sign(challenge);
    ASSERT_TRUE(signature.ok()) << describe(signature.error()).toStdString();
    EXPECT_EQ(signature->size(), 64);
    EXPECT_TRUE(clerk.certificate.publicKey().verify(challenge, crypto::cardSignature(*signature)));
    EXPECT_FALSE(supervisor.sign.verify(challenge, crypto::cardSignature(*signature)));
}

TEST_F(Pkcs11ReaderTest, C14_agrees_with_a_peer_leading_zeros_included)
{
    ASSERT_TRUE(m_reader->login(secret("410238")).ok());
    // One coordinate in 256 begins with a zero byte, which some modules drop.
    for (int i = 0; i < 400; ++i) {
        const auto peer = crypto::PrivateKey::generate();
        const auto ours = peer->agree(clerk.agree);
        const auto cards = m_reader->release(peer->publicKey().point());
        ASSERT_TRUE(cards.ok()) << describe(cards.error()).toStdString();
        ASSERT_TRUE(SecretBytes::equal(*cards, *ours)) << i;
    }
    EXPECT_TRUE(m_reader->agreeKey()->modulus.isEmpty()) << "any point will do";
    EXPECT_EQ(codeOf(m_reader->release("short")), ErrorCode::InvalidArgument);
    EXPECT_FALSE(m_reader->release(QByteArray(65, '\4')).ok()); // not on the curve
}

TEST_F(Pkcs11ReaderTest, C14_an_RSA_card_signs_and_releases_what_was_encrypted_to_it)
{
    cards->insert(u"clerk-rsa"_s);
    ASSERT_TRUE(m_reader->login(secret("998877")).ok());
    const auto signature = m_reader->sign("a challenge");
    ASSERT_TRUE(signature.ok()) << describe(signature.error()).toStdString();
    EXPECT_EQ(signature->size(), 256);
    EXPECT_TRUE(rsaClerk.certificate.publicKey().verify("a challenge", crypto::cardSignature(*signature)));
    EXPECT_FALSE(rsaClerk.certificate.publicKey().verify("another", crypto::cardSignature(*signature)));

    const SecretBytes kept = secret("0123456789abcdef0123456789abcdef");
    const QByteArray lock = *rsaClerk.agree.encrypt(kept);
    const auto released = m_reader->release(lock);
    ASSERT_TRUE(released.ok()) << describe(released.error()).toStdString();
    EXPECT_TRUE(SecretBytes::equal(*released, kept));
    const auto key = m_reader->agreeKey();
    ASSERT_TRUE(key.ok()) << describe(key.error()).toStdString();
    EXPECT_EQ(crypto::PublicKey::fromRsa(key->modulus, key->exponent)->toDer(), rsaClerk.agree.toDer());
    EXPECT_FALSE(m_reader->release(*rsaClerk.agree.encrypt(secret("31 bytes are too few, and so on"))).ok());
}

TEST_F(Pkcs11ReaderTest, C14_a_lock_is_opened_by_a_card_of_its_kind_alone)
{
    const QByteArray point = crypto::PrivateKey::generate()->publicKey().point();
    const QByteArray sealed = *rsaClerk.agree.encrypt(secret("0123456789abcdef0123456789abcdef"));
    ASSERT_TRUE(m_reader->login(secret("410238")).ok());
    EXPECT_EQ(codeOf(m_reader->release(sealed)), ErrorCode::InvalidArgument);
    cards->insert(u"clerk-rsa"_s);
    EXPECT_EQ(inspectError(), ErrorCode::CardRemoved); // another card
    ASSERT_TRUE(m_reader->login(secret("998877")).ok());
    EXPECT_EQ(codeOf(m_reader->release(point)), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(m_reader->release(QByteArray(128, '\1'))), ErrorCode::InvalidArgument) << "as long as a weak key's";
    EXPECT_FALSE(m_reader->release(QByteArray(256, '\1')).ok());
}

TEST_F(Pkcs11ReaderTest, C14_uses_no_key_before_login_or_after_logout)
{
    EXPECT_FALSE(m_reader->sign("x").ok());
    ASSERT_TRUE(m_reader->inspect().ok());
    EXPECT_FALSE(m_reader->sign("x").ok());
    EXPECT_FALSE(m_reader->agreeKey().ok());
    ASSERT_TRUE(m_reader->login(secret("410238")).ok());
    EXPECT_TRUE(m_reader->sign("x").ok());
    m_reader->logout();
    EXPECT_FALSE(m_reader->sign("x").ok());
    EXPECT_FALSE(m_reader->release(crypto::PrivateKey::generate()->publicKey().point()).ok());
    EXPECT_TRUE(m_reader->inspect().ok());
}

TEST_F(Pkcs11ReaderTest, C14_a_reader_with_a_keypad_asks_for_the_PIN_itself_when_a_key_is_used)
{
    cards->insertAtKeypad(u"clerk-1"_s, u"410238"_s);
    const auto info = m_reader->inspect();
    ASSERT_TRUE(info.ok());
    EXPECT_FALSE(info->pinNeeded);
    const auto signature = m_reader->sign("x");
    ASSERT_TRUE(signature.ok()) << describe(signature.error()).toStdString();
    EXPECT_TRUE(clerk.sign.verify("x", crypto::cardSignature(*signature)));
    m_reader->logout();
    cards->insertAtKeypad(u"clerk-1"_s, u"000000"_s);
    EXPECT_EQ(codeOf(m_reader->sign("x")), ErrorCode::CardPinWrong);
}

TEST_F(Pkcs11ReaderTest, C14_the_third_wrong_PIN_blocks_the_card_and_the_right_one_no_longer_helps)
{
    auto wrong = m_reader->login(secret("000000"));
    EXPECT_EQ(codeOf(wrong), ErrorCode::CardPinWrong);
    EXPECT_EQ(wrong.error().args, QStringList{u"few"_s});
    EXPECT_EQ(m_reader->inspect()->pinTries, PinTries::Few);
    wrong = m_reader->login(secret("000001"));
    EXPECT_EQ(codeOf(wrong), ErrorCode::CardPinWrong);
    EXPECT_EQ(wrong.error().args, QStringList{u"last"_s});
    EXPECT_EQ(m_reader->inspect()->pinTries, PinTries::Last);
    EXPECT_EQ(codeOf(m_reader->login(secret("000002"))), ErrorCode::CardBlocked);
    EXPECT_EQ(codeOf(m_reader->login(secret("410238"))), ErrorCode::CardBlocked);
    EXPECT_EQ(m_reader->inspect()->pinTries, PinTries::None);
    cards->insert(u"supervisor-1"_s); // the counter is the card's, not the reader's
    EXPECT_TRUE(m_reader->login(secret("603817")).ok());
}

TEST_F(Pkcs11ReaderTest, C14_the_right_PIN_gives_the_tries_back)
{
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(codeOf(m_reader->login(secret("000000"))), ErrorCode::CardPinWrong);
        EXPECT_EQ(codeOf(m_reader->login(secret("000000"))), ErrorCode::CardPinWrong);
        EXPECT_TRUE(m_reader->login(secret("410238")).ok()) << round;
    }
}

TEST_F(Pkcs11ReaderTest, C14_every_login_asks_the_card_anew)
{
    ASSERT_TRUE(m_reader->login(secret("410238")).ok());
    EXPECT_EQ(codeOf(m_reader->login(secret("000000"))), ErrorCode::CardPinWrong);
    EXPECT_FALSE(m_reader->sign("x").ok());
    EXPECT_FALSE(m_reader->login(SecretBytes()).ok());
    EXPECT_FALSE(m_reader->login(secret(QByteArray(300, '1'))).ok());
}

TEST_F(Pkcs11ReaderTest, C07_removal_ends_the_login)
{
    ASSERT_TRUE(m_reader->login(secret("410238")).ok());
    cards->remove();
    EXPECT_EQ(inspectError(), ErrorCode::CardMissing);
    cards->insert(u"clerk-1"_s);
    EXPECT_TRUE(m_reader->inspect().ok());
    EXPECT_FALSE(m_reader->sign("x").ok()); // back again, but nobody has entered the PIN
    EXPECT_TRUE(m_reader->login(secret("410238")).ok());
    EXPECT_TRUE(m_reader->sign("x").ok());
}

TEST_F(Pkcs11ReaderTest, C07_removal_in_the_middle_of_work_is_removal)
{
    ASSERT_TRUE(m_reader->login(secret("410238")).ok());
    cards->remove();
    EXPECT_EQ(codeOf(m_reader->sign("x")), ErrorCode::CardRemoved);
    EXPECT_EQ(codeOf(m_reader->sign("x")), ErrorCode::CardRemoved);
    EXPECT_EQ(codeOf(m_reader->login(secret("410238"))), ErrorCode::CardMissing);
}

TEST_F(Pkcs11ReaderTest, C07_a_swapped_card_is_a_removal_first_and_another_card_then)
{
    ASSERT_TRUE(m_reader->login(secret("410238")).ok());
    cards->insert(u"supervisor-1"_s);
    EXPECT_EQ(inspectError(), ErrorCode::CardRemoved);
    const auto info = m_reader->inspect();
    ASSERT_TRUE(info.ok());
    EXPECT_EQ(info->serial, supervisor.serial);
    EXPECT_EQ(info->certificateDer, supervisor.certificate.toDer());
    EXPECT_FALSE(m_reader->sign("x").ok());
    EXPECT_EQ(codeOf(m_reader->login(secret("410238"))), ErrorCode::CardPinWrong); // the other card's PIN
    EXPECT_TRUE(m_reader->login(secret("603817")).ok());
}

struct Fault {
    QString name;
    ErrorCode inspect;
    ErrorCode sign;
};

TEST_F(Pkcs11ReaderTest, C07_every_fault_has_its_code_and_counts_as_removal)
{
    const Fault faults[] = {
        {u"no-reader"_s, ErrorCode::CardReaderMissing, ErrorCode::CardRemoved},
        {u"removed"_s, ErrorCode::CardMissing, ErrorCode::CardRemoved},
        {u"CKR_DEVICE_ERROR"_s, ErrorCode::CardFailed, ErrorCode::CardFailed},
    };
    for (const Fault &fault : faults) {
        const std::string name = fault.name.toStdString();
        for (const bool inspectFirst : {true, false}) {
            cards->insert(u"clerk-1"_s);
            ASSERT_TRUE(m_reader->login(secret("410238")).ok()) << name;
            cards->fault(u"clerk-1"_s, fault.name);
            if (inspectFirst) {
                EXPECT_EQ(inspectError(), fault.inspect) << name;
            }
            EXPECT_EQ(codeOf(m_reader->sign("x")), inspectFirst ? ErrorCode::CardRemoved : fault.sign) << name;
            cards->insert(u"clerk-1"_s);
            EXPECT_TRUE(m_reader->inspect().ok()) << name;
            EXPECT_FALSE(m_reader->sign("x").ok()) << name; // the login is gone
        }
    }
    cards->fault(u"clerk-1"_s, u"CKR_DEVICE_ERROR"_s);
    EXPECT_EQ(m_reader->inspect().error().args, QStringList{u"CKR_DEVICE_ERROR"_s});
}

TEST_F(Pkcs11ReaderTest, C14_cards_without_our_objects_blocked_cards_and_absent_tokens)
{
    cards->fault(u"clerk-1"_s, u"unknown-card"_s);
    EXPECT_EQ(inspectError(), ErrorCode::CardUnknown);
    EXPECT_EQ(codeOf(m_reader->login(secret("410238"))), ErrorCode::CardUnknown);
    cards->fault(u"clerk-1"_s, u"blocked"_s);
    EXPECT_EQ(m_reader->inspect()->pinTries, PinTries::None);
    EXPECT_EQ(codeOf(m_reader->login(secret("410238"))), ErrorCode::CardBlocked);
    cards->insert(u"nobody"_s);
    EXPECT_EQ(inspectError(), ErrorCode::CardMissing);
    cards->unplug();
    EXPECT_EQ(inspectError(), ErrorCode::CardReaderMissing);
}

TEST_F(Pkcs11ReaderTest, C14_modules_that_are_none_are_refused)
{
    EXPECT_EQ(codeOf(openPkcs11(u"/nowhere/module.so"_s)), ErrorCode::CardModuleMissing);
    EXPECT_EQ(codeOf(openPkcs11(u"libsofthsm2.so"_s)), ErrorCode::CardModuleMissing); // never searched for
    EXPECT_EQ(codeOf(openPkcs11(cards->conf())), ErrorCode::CardModuleMissing);
    EXPECT_EQ(codeOf(openPkcs11({})), ErrorCode::CardModuleMissing);
}

TEST_F(Pkcs11ReaderTest, C14_SoftHSM_itself_serves_as_a_reader_too)
{
    m_reader.reset();
    auto direct = openPkcs11(training::softHsmModule());
    ASSERT_TRUE(direct.ok());
    const auto info = (*direct)->inspect(); // the first of the tokens, whichever that is
    ASSERT_TRUE(info.ok()) << describe(info.error()).toStdString();
    for (const auto &[card, pin] : {std::pair(clerk, "410238"), std::pair(supervisor, "603817"), std::pair(rsaClerk, "998877")}) {
        if (card.serial != info->serial)
            continue;
        ASSERT_TRUE((*direct)->login(secret(pin)).ok());
        const auto signature = (*direct)->sign("x");
        ASSERT_TRUE(signature.ok());
        EXPECT_TRUE(card.sign.verify("x", crypto::cardSignature(*signature)));
    }
}

} // namespace madoguchi::card
