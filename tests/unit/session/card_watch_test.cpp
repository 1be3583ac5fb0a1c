// The card as the session sees it, when reader, service or driver goes away under it.
#include "session/card_watch.h"

#include "support/card_fixture.h"
#include "support/fake_clock.h"
#include "support/wait.h"

#include "card/card.h"

#include <gtest/gtest.h>

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

/// A card in SoftHSM2 behind the training reader. The watch does not look by itself, so that each look is the test's.
class CardWatchTest : public testing::TestWithParam<const char *> {
protected:
    static void SetUpTestSuite()
    {
        cards = new CardFixture;
        cards->make(u"clerk-9"_s, "4321");
    }
    static void TearDownTestSuite()
    {
        delete cards;
        cards = nullptr;
    }
    void SetUp() override
    {
        QFile::remove(cards->path() + u"/reader-pin.json"_s);
        cards->insert(u"clerk-9"_s);
        m_watch = std::make_unique<session::CardWatch>([] { return card::openPkcs11(CardFixture::readerModule()); }, u"162019"_s, std::chrono::hours(24), m_clock);
        ASSERT_TRUE(m_watch->inspect().ok());
    }
    static inline CardFixture *cards = nullptr;
    FakeClock m_clock;
    std::unique_ptr<session::CardWatch> m_watch;
};

} // namespace

TEST_P(CardWatchTest, C07_is_a_removal_and_the_next_look_finds_the_card_again)
{
    const quint64 before = m_watch->inspect()->insertion;
    ASSERT_TRUE(m_watch->login(secret("4321")).ok());
    cards->fault(u"clerk-9"_s, QLatin1String(GetParam()) + " once"_L1);
    const auto again = m_watch->inspect();
    ASSERT_TRUE(again.ok()) << describe(again.error()).toStdString();
    EXPECT_GT(again->insertion, before) << "whoever relied on the card has lost it";
    EXPECT_FALSE(again->loggedIn);
    EXPECT_TRUE(m_watch->login(secret("4321")).ok());
    EXPECT_TRUE(m_watch->sign("x").ok());
}

TEST_P(CardWatchTest, C07_in_the_middle_of_work_is_a_removal_and_the_login_is_gone)
{
    const quint64 before = m_watch->inspect()->insertion;
    ASSERT_TRUE(m_watch->login(secret("4321")).ok());
    cards->fault(u"clerk-9"_s, QLatin1String(GetParam()) + " once"_L1);
    EXPECT_FALSE(m_watch->sign("x").ok());
    EXPECT_GT(m_watch->snapshot().insertion, before);
    const auto again = m_watch->inspect();
    ASSERT_TRUE(again.ok()) << describe(again.error()).toStdString();
    EXPECT_FALSE(again->loggedIn);
    EXPECT_FALSE(m_watch->sign("x").ok()) << "the PIN is asked for, not remembered";
    EXPECT_TRUE(m_watch->login(secret("4321")).ok());
}

INSTANTIATE_TEST_SUITE_P(Answers, CardWatchTest,
                         testing::Values("CKR_DEVICE_ERROR", "CKR_DEVICE_REMOVED", "CKR_DEVICE_MEMORY", "CKR_SESSION_HANDLE_INVALID", "CKR_SESSION_CLOSED",
                                         "CKR_TOKEN_NOT_PRESENT", "CKR_TOKEN_NOT_RECOGNIZED", "CKR_SLOT_ID_INVALID", "CKR_CRYPTOKI_NOT_INITIALIZED",
                                         "CKR_GENERAL_ERROR", "CKR_FUNCTION_FAILED", "CKR_HOST_MEMORY", "crash", "no-reader"),
                         [](const auto &test) { return QString::fromLatin1(test.param).replace(u'-', u'_').toStdString(); });

TEST_F(CardWatchTest, C07_a_trouble_that_stays_is_told_and_ends_by_itself)
{
    cards->fault(u"clerk-9"_s, u"CKR_GENERAL_ERROR"_s);
    const auto seen = m_watch->inspect();
    ASSERT_FALSE(seen.ok());
    EXPECT_EQ(seen.error().code, ErrorCode::CardFailed);
    EXPECT_EQ(m_watch->snapshot().status.state, api::CardState::Failed);
    cards->insert(u"clerk-9"_s);
    EXPECT_TRUE(m_watch->inspect().ok());
    EXPECT_EQ(m_watch->snapshot().status.state, api::CardState::Present);
}
