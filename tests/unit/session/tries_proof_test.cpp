// "Tries to reset counters gain 0 guesses": by each trick, as many attempts as MADOGUCHI_TRIES says (50; ./test nightly: 200), one a second; guesses are
// counted by the slow hash, and compared with what the rule grants somebody who plays no trick in the same time.
#include "desk_fixture.h"

#include "directory/tries.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

int attempts()
{
    bool told = false;
    const int count = qEnvironmentVariableIntValue("MADOGUCHI_TRIES", &told);
    return told ? count : 50;
}

/// What the rule grants in `count` seconds with an attempt in each.
int granted(int count)
{
    int guesses = 0;
    milliseconds next{0};
    for (milliseconds now{0}; now < seconds(count); now += seconds(1)) {
        if (now < next)
            continue;
        ++guesses;
        next = now + directory::waitAfter(guesses);
    }
    return guesses;
}

/// The server's count as the real one keeps it, for any number of terminals.
struct Server {
    explicit Server(const Clock &clock) : m_clock(clock) {}
    QFuture<Result<api::TryCount>> count()
    {
        QPromise<Result<api::TryCount>> promise;
        promise.start();
        const int wait = directory::secondsLeft(m_failures, m_clock.monotonic() - m_last);
        if (wait == 0) {
            ++m_failures;
            m_last = m_clock.monotonic();
        }
        promise.addResult(api::TryCount{wait, std::max(0, directory::freeTries - m_failures)});
        promise.finish();
        return promise.future();
    }

private:
    const Clock &m_clock;
    int m_failures = 0;
    milliseconds m_last{0};
};

class Tricks : public Desk {
protected:
    Tricks() { insert(u"clerk-1"_s); }
    void guess()
    {
        const auto answer = get(tryLogin(u"not it"_s));
        ASSERT_FALSE(answer.ok());
        ASSERT_TRUE(answer.error().code == ErrorCode::PasswordWrong || answer.error().code == ErrorCode::Throttled) << qPrintable(describe(answer.error()));
    }
    void play(const std::function<void()> &trick)
    {
        const int count = attempts();
        for (int i = 0; i < count; ++i) {
            guess();
            m_clock.advance(seconds(1));
            trick();
        }
        EXPECT_LE(m_hashes, granted(count));
        EXPECT_GT(m_hashes, 0) << "the harness itself is sound";
    }
    void again()
    {
        restart();
        insert(u"clerk-1"_s);
    }
    QMap<QString, QByteArray> copyOf(const QStringList &names) const
    {
        QMap<QString, QByteArray> files;
        for (const QString &name : names)
            files.insert(name, readAll(name));
        return files;
    }
    void putBack(const QMap<QString, QByteArray> &files) const
    {
        for (auto file = files.begin(); file != files.end(); ++file) {
            if (file->isEmpty())
                QFile::remove(path(file.key()));
            else
                writeAll(file.key(), *file);
        }
    }
};

} // namespace

TEST_F(Tricks, C14_none_is_what_the_rule_grants) { play([] {}); }

TEST_F(Tricks, C14_ending_and_starting_the_program) { play([this] { again(); }); }

TEST_F(Tricks, C14_putting_the_file_back)
{
    guess();
    m_hashes = 0;
    const auto early = copyOf({u"throttle"_s});
    play([&] {
        putBack(early);
        again();
    });
}

TEST_F(Tricks, C14_deleting_the_file)
{
    play([&] {
        QFile::remove(path(u"throttle"_s));
        again();
    });
}

TEST_F(Tricks, C14_turning_the_clock)
{
    play([&, forward = true]() mutable {
        m_clock.setUtc(m_clock.utc().addDays(forward ? 3 : -3));
        forward = !forward;
        again();
    });
}

TEST_F(Tricks, C14_starting_the_machine_anew)
{
    play([&] {
        m_clock.restartMachine();
        again();
    });
}

TEST_F(Tricks, C14_many_at_once)
{
    QList<QFuture<Result<api::SessionInfo>>> answers;
    for (int i = 0; i < attempts(); ++i)
        answers.append(tryLogin(u"not it"_s));
    for (auto &answer : answers)
        EXPECT_FALSE(get(answer).ok());
    EXPECT_EQ(m_hashes, directory::freeTries);
}

TEST_F(Tricks, C14_killing_the_program_before_it_answers)
{
    // What the hash would have told is never seen, and the try stands in the file all the same.
    m_hashFails = true;
    for (int i = 0; i < directory::freeTries; ++i) {
        EXPECT_EQ(get(tryLogin(u"not it"_s)).error().code, ErrorCode::CryptoFailed);
        again();
    }
    m_hashFails = false;
    EXPECT_EQ(get(tryLogin(passwordOf(u"clerk-1"_s))).error().code, ErrorCode::Throttled);
}

TEST_F(Tricks, C14_putting_the_whole_folder_back_while_the_server_counts)
{
    Server server(m_clock);
    m_tries.count = [&](const api::LoginProof &) { return server.count(); };
    again();
    const auto early = copyOf({u"throttle"_s, u"record/outside.log"_s});
    play([&] {
        putBack(early);
        again();
    });
}

TEST_F(Tricks, C14_a_server_that_does_not_answer_leaves_file_and_card)
{
    QPromise<Result<api::TryCount>> never;
    never.start();
    m_tries.count = [&](const api::LoginProof &) { return never.future(); };
    m_tries.patience = milliseconds(4);
    again();
    play([] {});
    never.addResult(Result<api::TryCount>(ErrorCode::Cancelled));
    never.finish();
}

TEST_F(Tricks, C14_a_right_password_is_told_with_the_persons_own_key)
{
    std::optional<api::LoginProof> shown, right;
    Server server(m_clock);
    m_tries.count = [&](const api::LoginProof &proof) {
        shown = proof;
        return server.count();
    };
    m_tries.forget = [&](const api::LoginProof &proof) { right = proof; };
    again();
    const auto refused = get(tryLogin(u"not it"_s));
    EXPECT_EQ(refused.error().args, QStringList{u"4"_s});
    EXPECT_FALSE(right);
    ASSERT_TRUE(get(tryLogin(passwordOf(u"clerk-1"_s))).ok());
    ASSERT_TRUE(right);
    EXPECT_EQ(right->statement, shown->statement);
    const auto &entry = Office::instance().people.at(u"clerk-1"_s).entry;
    EXPECT_TRUE(entry.publicKey.verify(directory::framedRight(right->statement), right->signature));
    EXPECT_FALSE(entry.publicKey.verify(shown->statement, shown->signature));
}
