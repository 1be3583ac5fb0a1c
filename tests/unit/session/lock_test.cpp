#include "desk_fixture.h"

#include <future>

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using Phase = api::SessionService::Phase;
using api::LockCause;

namespace {

class LockTest : public Desk {
protected:
    Error refusedUnlock(const QString &password, const QString &pin = u"1234"_s)
    {
        const auto answer = get(m_session->unlock(secretOf(password), secretOf(pin)));
        EXPECT_FALSE(answer.ok());
        EXPECT_NE(m_session->phase(), Phase::Active);
        return answer.ok() ? Error{} : answer.error();
    }
    void unlock(const QString &password, const QString &pin = u"1234"_s)
    {
        const auto answer = get(m_session->unlock(secretOf(password), secretOf(pin)));
        ASSERT_TRUE(answer.ok()) << qPrintable(describe(answer.error()));
    }
    void expectLocked(LockCause cause)
    {
        EXPECT_EQ(m_session->phase(), Phase::Locked);
        EXPECT_EQ(m_session->lockCause(), cause);
        EXPECT_TRUE(waitForClosedStore());
        EXPECT_EQ(m_session->admit(api::UseCase::PersonSearch).error().code, ErrorCode::Locked);
        EXPECT_EQ(get(m_session->loadDraft(u"form"_s)).error().code, ErrorCode::Locked) << "no key, no draft";
        EXPECT_EQ(get(m_session->stepUp(secretOf(passwordOf(u"clerk-1"_s)), {}, "x")).error().code, ErrorCode::Locked);
    }
};

} // namespace

TEST_F(LockTest, C07_every_cause_locks_closes_the_store_and_is_recorded)
{
    const QString clerk = u"clerk-1"_s;
    const std::tuple<LockCause, QString, std::function<void()>> causes[] = {
        {LockCause::Demand, u"demand"_s, [this] { m_session->lock(LockCause::Demand); }},
        {LockCause::SystemLock, u"system-lock"_s, [this] { m_session->lock(LockCause::SystemLock); }},
        {LockCause::Suspend, u"suspend"_s, [this] { m_session->lock(LockCause::Suspend); }},
        {LockCause::Idle, u"idle"_s, [this] { m_clock.advance(std::chrono::seconds(300)); }},
        {LockCause::CardRemoved, u"card-removed"_s, [this] { m_reader.remove(); }},
        {LockCause::CardRemoved, u"card-removed"_s, [this] { insert(u"clerk-2"_s); }},
        {LockCause::CardRemoved, u"card-removed"_s, [this] { m_reader.breakDown(Error{ErrorCode::CardFailed, {}, {}}); }},
        {LockCause::CardRemoved, u"card-removed"_s, [this] { m_reader.breakDown(Error{ErrorCode::CardReaderMissing, {}, {}}); }},
    };
    for (const auto &[cause, name, act] : causes) {
        login(clerk);
        act();
        ASSERT_TRUE(waitForPhase(Phase::Locked)) << qPrintable(name);
        expectLocked(cause);
        m_reader.breakDown({});
        insert(clerk);
        unlock(passwordOf(clerk));
        EXPECT_TRUE(isRecorded(u"session.lock done clerk-1 "_s + name)) << qPrintable(name);
        EXPECT_TRUE(isRecorded(u"session.unlock done clerk-1"_s));
        EXPECT_TRUE(isRecorded(u"person.search denied clerk-1 S-007"_s));
        ASSERT_TRUE(get(m_session->logout()).ok());
    }
}

TEST_F(LockTest, C07_covers_go_up_before_anything_closes_and_drafts_still_come_in)
{
    login(u"clerk-1"_s);
    bool covered = false;
    QFuture<Result<Done>> saved;
    QObject::connect(m_session.get(), &api::SessionService::locking, m_session.get(), [&](LockCause cause) {
        covered = true;
        EXPECT_EQ(cause, LockCause::Demand);
        EXPECT_TRUE(m_store->isOpen());
        EXPECT_EQ(m_session->admit(api::UseCase::PersonSearch).error().code, ErrorCode::Locked) << "no new work while the door closes";
        saved = m_session->saveDraft(u"notification"_s, "ヤマダ タロウ");
    });
    m_session->lock(LockCause::Demand);
    EXPECT_TRUE(covered);
    EXPECT_TRUE(get(saved).ok());
    ASSERT_TRUE(waitForClosedStore());
    const QByteArray sealed = readAll(u"drafts/clerk-1.notification.sealed"_s);
    EXPECT_FALSE(sealed.isEmpty());
    EXPECT_FALSE(sealed.contains(QByteArray("ヤマダ")));

    unlock(passwordOf(u"clerk-1"_s));
    EXPECT_EQ(get(m_session->loadDraft(u"notification"_s)).value(), QByteArray("ヤマダ タロウ"));
    ASSERT_TRUE(get(m_session->dropDraft(u"notification"_s)).ok());
    EXPECT_EQ(get(m_session->loadDraft(u"notification"_s)).error().code, ErrorCode::NotFound);
}

TEST_F(LockTest, C07_a_draft_stays_sealed_for_its_owner_when_another_takes_the_desk)
{
    login(u"clerk-1"_s);
    ASSERT_TRUE(get(m_session->saveDraft(u"form"_s, "mine")).ok());
    ASSERT_TRUE(get(m_session->logout()).ok());
    login(u"clerk-2"_s);
    EXPECT_EQ(get(m_session->loadDraft(u"form"_s)).error().code, ErrorCode::NotFound);
    QFile::copy(path(u"drafts/clerk-1.form.sealed"_s), path(u"drafts/clerk-2.form.sealed"_s));
    EXPECT_EQ(get(m_session->loadDraft(u"form"_s)).error().code, ErrorCode::DraftUnreadable);
    ASSERT_TRUE(get(m_session->logout()).ok());
    login(u"clerk-1"_s);
    EXPECT_EQ(get(m_session->loadDraft(u"form"_s)).value(), QByteArray("mine"));
}

TEST_F(LockTest, drafts_have_limits_and_names_that_stay_in_their_folder)
{
    EXPECT_EQ(get(m_session->saveDraft(u"form"_s, "x")).error().code, ErrorCode::NotLoggedIn);
    login(u"clerk-1"_s);
    EXPECT_TRUE(get(m_session->saveDraft(u"form"_s, QByteArray(64 * 1024, 'x'))).ok());
    EXPECT_EQ(get(m_session->saveDraft(u"form"_s, QByteArray(64 * 1024 + 1, 'x'))).error().code, ErrorCode::TooLarge);
    for (const QString &key : {u""_s, u"../x"_s, u"A"_s, u"a.b"_s, QString(41, u'x')}) {
        EXPECT_EQ(get(m_session->saveDraft(key, "x")).error().code, ErrorCode::InvalidArgument);
        EXPECT_EQ(get(m_session->loadDraft(key)).error().code, ErrorCode::InvalidArgument);
        EXPECT_EQ(get(m_session->dropDraft(key)).error().code, ErrorCode::InvalidArgument);
    }
}

TEST_F(LockTest, C14_unlock_with_the_card_in_place_asks_for_the_password_only)
{
    login(u"clerk-1"_s);
    const QDateTime since = m_session->current()->since;
    m_session->setReception(ReceptionId(u"r-1"_s), u"8-1120-031"_s);
    m_clock.advance(std::chrono::minutes(1));
    m_session->lock(LockCause::Demand);
    EXPECT_FALSE(m_session->card().pinNeeded);
    m_hashes = 0;
    unlock(passwordOf(u"clerk-1"_s), u""_s);
    EXPECT_EQ(m_hashes, 1);
    EXPECT_EQ(m_reader.count("login"), 1);
    EXPECT_EQ(m_session->current()->since, since);
    EXPECT_EQ(m_session->current()->actor.receptionNumber, u"8-1120-031"_s);
    EXPECT_TRUE(m_store->isOpen());
    EXPECT_FALSE(m_session->lockCause());
}

TEST_F(LockTest, C14_after_suspend_or_removal_the_card_asks_for_its_pin_again)
{
    login(u"clerk-1"_s);
    m_session->lock(LockCause::Suspend);
    EXPECT_TRUE(waitFor([&] { return m_session->card().pinNeeded && !m_reader.isLoggedIn(); }));
    EXPECT_EQ(refusedUnlock(passwordOf(u"clerk-1"_s), u""_s).field, u"pin"_s);
    unlock(passwordOf(u"clerk-1"_s));
    m_reader.remove();
    ASSERT_TRUE(waitForPhase(Phase::Locked));
    insert(u"clerk-1"_s);
    EXPECT_EQ(refusedUnlock(passwordOf(u"clerk-1"_s), u""_s).field, u"pin"_s);
}

TEST_F(LockTest, C13_C14_unlock_is_for_the_same_person_with_the_right_password)
{
    EXPECT_EQ(refusedUnlock(passwordOf(u"clerk-1"_s)).code, ErrorCode::NotLoggedIn);
    login(u"clerk-1"_s);
    m_session->lock(LockCause::Demand);
    EXPECT_EQ(refusedUnlock(u"wrong"_s).code, ErrorCode::PasswordWrong);
    insert(u"clerk-2"_s);
    EXPECT_EQ(refusedUnlock(passwordOf(u"clerk-2"_s)).code, ErrorCode::OtherPerson);
    EXPECT_EQ(m_session->phase(), Phase::Locked);
    EXPECT_EQ(m_session->current()->actor.staff.text(), u"clerk-1"_s);
    insert(u"clerk-1"_s);
    unlock(passwordOf(u"clerk-1"_s));
    EXPECT_TRUE(isRecorded(u"session.unlock denied clerk-1 S-001"_s));
    EXPECT_TRUE(isRecorded(u"session.unlock denied clerk-2 S-009"_s));
}

TEST_F(LockTest, C07_activity_restarts_the_idle_clock_but_cannot_wake_an_ended_session)
{
    login(u"clerk-1"_s);
    for (int i = 0; i < 5; ++i) {
        m_clock.advance(std::chrono::seconds(299));
        m_session->noteActivity();
        EXPECT_TRUE(m_session->may(api::UseCase::PersonSearch));
    }
    m_clock.advance(std::chrono::seconds(300)); // asleep; the timer has not run yet
    m_session->noteActivity();
    EXPECT_EQ(m_session->phase(), Phase::Locked) << "at once, and not when the timer comes to it";
    EXPECT_EQ(m_session->lockCause(), LockCause::Idle);
    EXPECT_EQ(m_session->admit(api::UseCase::PersonSearch).error().code, ErrorCode::Locked);
}

TEST_F(LockTest, C07_the_municipalitys_shorter_limit_holds_at_once_and_a_longer_one_does_not)
{
    login(u"clerk-1"_s);
    replaceDirectory([](directory::DirectoryContent &content) { content.policy.idleSeconds = 120; });
    m_clock.advance(std::chrono::seconds(120));
    EXPECT_EQ(m_session->admit(api::UseCase::PersonSearch).error().code, ErrorCode::Locked);
    ASSERT_TRUE(waitForPhase(Phase::Locked));
    ASSERT_TRUE(get(m_session->logout()).ok());
    replaceDirectory([](directory::DirectoryContent &content) { content.policy.idleSeconds = 900; });
    login(u"clerk-1"_s);
    m_clock.advance(std::chrono::seconds(300));
    ASSERT_TRUE(waitForPhase(Phase::Locked)) << "the terminal's own limit is the shorter one";
}

TEST_F(LockTest, C07_the_wall_clock_has_no_say_in_idleness)
{
    login(u"clerk-1"_s);
    m_clock.setUtc(m_clock.utc().addDays(30));
    EXPECT_TRUE(m_session->may(api::UseCase::PersonSearch));
    m_clock.setUtc(m_clock.utc().addDays(-60));
    EXPECT_EQ(m_session->phase(), Phase::Active);
    m_clock.advance(std::chrono::seconds(300));
    EXPECT_FALSE(m_session->may(api::UseCase::PersonSearch)) << "a clock put back gains nothing";
    EXPECT_TRUE(waitForPhase(Phase::Locked));
}

TEST_F(LockTest, C07_a_write_under_way_ends_one_way_or_the_other_and_the_store_closes)
{
    login(u"clerk-1"_s);
    std::atomic<bool> started{false};
    // Work that does not end by itself: closing interrupts it.
    const auto endless = m_store->write<Done>([&](store::Transaction &transaction) {
        started = true;
        return transaction.exec("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n");
    });
    ASSERT_TRUE(waitFor([&] { return started.load(); }));
    m_session->lock(LockCause::Demand);
    EXPECT_EQ(m_session->phase(), Phase::Locked) << "the cover does not wait for the store";
    ASSERT_TRUE(waitForClosedStore());
    EXPECT_FALSE(get(endless).ok());
    unlock(passwordOf(u"clerk-1"_s));
    EXPECT_TRUE(isRecorded(u"session.lock done clerk-1 demand"_s)) << "its entry came in from outside";
}

TEST_F(LockTest, C07_lock_during_unlock_or_login_keeps_everybody_out)
{
    login(u"clerk-1"_s);
    m_session->lock(LockCause::Demand);
    ASSERT_TRUE(waitForClosedStore());
    m_reader.whileReleasing([this] { m_session->lock(LockCause::Suspend); }); // from the card thread
    EXPECT_EQ(refusedUnlock(passwordOf(u"clerk-1"_s)).code, ErrorCode::Cancelled);
    EXPECT_FALSE(m_store->isOpen());
    m_reader.whileReleasing({});
    unlock(passwordOf(u"clerk-1"_s));
}

TEST_F(LockTest, C07_logout_during_unlock_or_login_keeps_everybody_out)
{
    login(u"clerk-1"_s);
    m_session->lock(LockCause::Demand);
    ASSERT_TRUE(waitForClosedStore());
    m_reader.whileReleasing([this] { m_session->logout(); }); // from the card thread
    EXPECT_EQ(refusedUnlock(passwordOf(u"clerk-1"_s)).code, ErrorCode::Cancelled);
    EXPECT_EQ(m_session->phase(), Phase::LoggedOut);
    EXPECT_FALSE(m_session->current());
    const auto entered = get(tryLogin(passwordOf(u"clerk-1"_s)));
    ASSERT_FALSE(entered.ok());
    EXPECT_EQ(entered.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(m_session->phase(), Phase::LoggedOut);
    EXPECT_FALSE(m_store->isOpen());
    m_reader.whileReleasing({});
    login(u"clerk-1"_s);
}

TEST_F(LockTest, C07_a_card_taken_out_during_login_keeps_its_person_out)
{
    insert(u"clerk-1"_s);
    std::atomic<bool> taken{false};
    m_reader.whileReleasing([&] { taken = true; });
    auto answer = tryLogin(passwordOf(u"clerk-1"_s));
    while (!taken)
        std::this_thread::yield();
    m_reader.remove();
    const auto entered = get(answer); // refused, or let in and locked at once
    EXPECT_TRUE(!entered.ok() || waitForPhase(Phase::Locked));
    EXPECT_TRUE(waitFor([&] { return m_session->phase() != Phase::Active; }));
    EXPECT_TRUE(waitForClosedStore());
}

TEST_F(LockTest, C09_logout_and_the_end_of_the_program_are_recorded)
{
    login(u"clerk-1"_s);
    ASSERT_TRUE(get(m_session->logout()).ok());
    EXPECT_EQ(m_session->phase(), Phase::LoggedOut);
    EXPECT_FALSE(m_session->current());
    EXPECT_FALSE(m_store->isOpen());
    EXPECT_FALSE(m_reader.isLoggedIn());
    EXPECT_TRUE(isRecorded(u"session.logout done clerk-1"_s));
    login(u"clerk-1"_s);
    restart();
    EXPECT_TRUE(isRecorded(u"session.lock done clerk-1 demand"_s));
}

TEST_F(LockTest, C07_a_card_that_hangs_delays_neither_a_lock_nor_the_news_of_its_removal)
{
    for (const bool removed : {false, true}) {
        login(u"clerk-1"_s);
        std::promise<void> entered, released;
        m_reader.whileReleasing([&] {
            entered.set_value();
            released.get_future().wait();
        });
        const auto hanging = m_session->stepUp(secretOf(passwordOf(u"clerk-1"_s)), secretOf(u"1234"_s), "statement");
        entered.get_future().wait(); // from here on the card thread waits for the card
        if (removed)
            m_reader.tell(card::CardEvent::Removed);
        else
            m_session->lock(LockCause::Demand);
        EXPECT_TRUE(waitForPhase(Phase::Locked));
        EXPECT_EQ(m_session->lockCause(), removed ? LockCause::CardRemoved : LockCause::Demand);
        EXPECT_TRUE(waitForClosedStore());
        EXPECT_FALSE(hanging.isFinished());
        released.set_value();
        EXPECT_FALSE(get(hanging).ok());
        m_reader.whileReleasing({});
        unlock(passwordOf(u"clerk-1"_s));
        ASSERT_TRUE(get(m_session->logout()).ok());
    }
}

TEST_F(LockTest, C07_a_card_that_is_late_covers_the_screen)
{
    login(u"clerk-1"_s);
    m_reader.failNext("inspect", card::cardIsLate());
    ASSERT_TRUE(waitForPhase(Phase::Locked));
    EXPECT_EQ(m_session->lockCause(), LockCause::CardRemoved);
    EXPECT_TRUE(waitFor([this] { return m_session->card().state == api::CardState::Present; }));
}

TEST_F(LockTest, C07_a_card_that_is_late_and_has_stayed_sends_nobody_out_at_the_door)
{
    m_adjust = [this](session::SessionOptions &options) {
        options.cardInterval = std::chrono::hours(24); // no look but the test's
        options.passwordHash = [this](const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost cost) {
            m_reader.failNext("inspect", card::cardIsLate());
            m_reader.tell(card::CardEvent::Changed);
            while (m_session->card().state != api::CardState::Failed)
                std::this_thread::yield();
            return quickHash(password, salt, cost);
        };
    };
    restart();
    insert(u"clerk-1"_s);
    const auto entered = get(tryLogin(passwordOf(u"clerk-1"_s)));
    EXPECT_TRUE(entered.ok()) << qPrintable(describe(entered.error()));
}

TEST_F(LockTest, C07_a_card_that_went_and_came_between_two_looks_has_gone)
{
    login(u"clerk-1"_s);
    m_reader.tell(card::CardEvent::Changed); // something at another reader
    m_reader.tell(card::CardEvent::Removed); // the next look finds the same card
    ASSERT_TRUE(waitForPhase(Phase::Locked));
    EXPECT_EQ(m_session->lockCause(), LockCause::CardRemoved);
    EXPECT_TRUE(waitFor([this] { return m_session->card().state == api::CardState::Present; }));
    EXPECT_TRUE(m_session->card().pinNeeded) << "whoever put it in has to say the PIN";
}
