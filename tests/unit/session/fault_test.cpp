#include "desk_fixture.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using Phase = api::SessionService::Phase;

namespace {

constexpr int ioError = 10; // SQLITE_IOERR

class FaultTest : public Desk {
protected:
    ~FaultTest() override { store::Connection::setFaultHook({}); }
    void failAccess(int number)
    {
        m_accesses = 0;
        store::Connection::setFaultHook([this, number](const char *) { return ++m_accesses == number ? ioError : 0; });
    }
    bool recordIsWhole() const
    {
        return journal::verifyRecord(path(u"record"_s), Office::instance().authority.certificate().toPem(),
                                     Office::instance().receipts.publicKey().toDer())
            .ok;
    }
    std::atomic<int> m_accesses{0};
};

} // namespace

TEST_F(FaultTest, C09_whichever_access_to_the_store_fails_nobody_is_in_by_halves)
{
    login(u"clerk-1"_s);
    ASSERT_TRUE(get(m_session->logout()).ok());
    int failures = 0;
    // Steps of seven meet every kind of access; after each failure a good login takes its entry in.
    for (int number = 1; number < 1000; number += 7) {
        failAccess(number);
        const auto entered = get(tryLogin(passwordOf(u"clerk-1"_s)));
        const bool reached = m_accesses >= number;
        store::Connection::setFaultHook({});
        ASSERT_EQ(entered.ok(), m_session->phase() == Phase::Active) << number;
        ASSERT_EQ(entered.ok(), m_store->isOpen()) << number;
        ASSERT_TRUE(get(m_session->logout()).ok());
        if (!reached)
            break;
        failures += entered.ok() ? 0 : 1;
        login(u"clerk-1"_s);
        ASSERT_TRUE(get(m_session->logout()).ok());
    }
    EXPECT_GT(failures, 2);
    const QStringList lines = recordedAfterLogin();
    EXPECT_EQ(lines.filter(u"session.login failed clerk-1"_s).size(), failures);
    EXPECT_TRUE(recordIsWhole());
}

TEST_F(FaultTest, C07_lock_closes_even_if_its_entry_cannot_be_written_to_the_store)
{
    login(u"clerk-1"_s);
    store::Connection::setFaultHook([](const char *) { return ioError; });
    m_session->lock(api::LockCause::Demand);
    EXPECT_EQ(m_session->phase(), Phase::Locked);
    EXPECT_TRUE(waitForClosedStore());
    store::Connection::setFaultHook({});
    EXPECT_TRUE(recordedAfterLogin().contains(u"session.lock done clerk-1 demand"_s));
    EXPECT_TRUE(recordIsWhole());
}

TEST_F(FaultTest, a_drafts_folder_that_cannot_be_written_is_told_and_does_not_stop_the_lock)
{
    login(u"clerk-1"_s);
    writeAll(u"drafts"_s, "a file where the folder should be");
    EXPECT_EQ(get(m_session->saveDraft(u"form"_s, "x")).error().code, ErrorCode::FileUnwritable);
    m_session->lock(api::LockCause::Demand);
    EXPECT_TRUE(waitForClosedStore());
}
