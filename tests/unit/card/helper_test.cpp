// The card's driver in a process of its own: what it may, and that nothing it does takes the terminal with it.
#include "card/helper_reader.h"
#include "process/confine.h"
#include "support/card_fixture.h"
#include "support/wait.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madoguchi::card {

using test::CardFixture;
using test::secret;
using test::waitFor;

namespace {

class HelperTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        cards = new CardFixture;
        cards->make(u"clerk-1"_s, "410238");
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
    }
    /// Counts what it says unasked.
    std::unique_ptr<HelperReader> open(HelperReader::Times times = {}, Watching watching = Watching::IfThere)
    {
        auto reader = std::make_unique<HelperReader>(QStringLiteral(MADOGUCHI_BIN_DIR "/madoguchi-card"), CardFixture::readerModule(), watching, times);
        reader->listen([this](CardEvent event) { m_removals += event == CardEvent::Removed; });
        EXPECT_TRUE(reader->start().ok());
        return reader;
    }
    static QByteArray about(qint64 process, const char *what)
    {
        QFile file(u"/proc/%1/%2"_s.arg(process).arg(QLatin1String(what)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static inline CardFixture *cards = nullptr;
    std::atomic<int> m_removals{0};
};

template <typename T>
ErrorCode codeOf(const Result<T> &result)
{
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

/// In a child of its own, since there is no way back: what `says` finds after confine().
template <typename Says>
bool confined(Says says)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(process::confine({.localSockets = true, .openFiles = 256, .fileBytes = 16 << 20}).ok() && says() ? 0 : 1);
    int status = -1;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

TEST_F(HelperTest, C14_the_driver_is_in_the_helper_and_not_here)
{
    const auto reader = open();
    ASSERT_TRUE(reader->inspect().ok());
    EXPECT_FALSE(about(getpid(), "maps").contains("madoguchi-training-reader"));
    const QByteArray theirs = about(reader->helperId(), "maps");
    if (theirs.isEmpty())
        GTEST_SKIP() << "only root may look into the helper, as it should be";
    EXPECT_TRUE(theirs.contains("madoguchi-training-reader"));
}

TEST_F(HelperTest, C14_the_helper_is_given_two_sockets_and_nothing_else_of_ours)
{
    qputenv("LD_LIBRARY_PATH", "/nowhere");
    qputenv("MADOGUCHI_SECRET", "x");
    QFile open_file(cards->control()); // a file that this process has open
    ASSERT_TRUE(open_file.open(QIODevice::ReadOnly));
    const auto reader = open();
    qunsetenv("LD_LIBRARY_PATH");
    qunsetenv("MADOGUCHI_SECRET");
    ASSERT_TRUE(reader->inspect().ok());
    const QByteArray status = about(reader->helperId(), "status");
    EXPECT_TRUE(status.contains("NoNewPrivs:\t1")) << status.constData();
    EXPECT_TRUE(status.contains("Seccomp:\t2"));
    const QByteArray environment = about(reader->helperId(), "environ");
    if (environment.isEmpty())
        GTEST_SKIP() << "only root may look into the helper, as it should be";
    EXPECT_FALSE(environment.contains("LD_LIBRARY_PATH") || environment.contains("MADOGUCHI_SECRET") || environment.contains("HOME=")) << environment.constData();
    const QDir descriptors(u"/proc/%1/fd"_s.arg(reader->helperId()));
    for (const QString &name : descriptors.entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot)) {
        const QString target = QFile::symLinkTarget(descriptors.filePath(name));
        EXPECT_FALSE(target.contains(cards->control())) << qPrintable(target);
    }
}

TEST_F(HelperTest, C14_no_network_no_core_no_privileges_few_files)
{
    EXPECT_TRUE(confined([] { return socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EACCES; }));
    EXPECT_TRUE(confined([] { return socket(AF_INET6, SOCK_DGRAM, 0) < 0 && errno == EACCES; }));
    EXPECT_TRUE(confined([] { return socket(AF_NETLINK, SOCK_RAW, 0) < 0 && errno == EACCES; }));
    EXPECT_TRUE(confined([] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; })) << "pcscd answers there";
    EXPECT_TRUE(confined([] { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0; }));
    const auto limited = [](auto what, rlim_t most) {
        return confined([=] {
            rlimit limit{};
            return getrlimit(what, &limit) == 0 && limit.rlim_max <= most;
        });
    };
    EXPECT_TRUE(limited(RLIMIT_CORE, 0));
    EXPECT_TRUE(limited(RLIMIT_NOFILE, 256));
    EXPECT_TRUE(limited(RLIMIT_FSIZE, 16 << 20));
}

TEST_F(HelperTest, C07_a_driver_that_crashes_is_a_removal_and_begins_anew)
{
    const auto reader = open();
    ASSERT_TRUE(reader->login(secret("410238")).ok());
    const qint64 first = reader->helperId();
    cards->fault(u"clerk-1"_s, u"crash"_s);
    EXPECT_EQ(codeOf(reader->sign("x")), ErrorCode::CardFailed);
    EXPECT_EQ(codeOf(reader->inspect()), ErrorCode::CardFailed);
    cards->insert(u"clerk-1"_s);
    EXPECT_TRUE(reader->inspect().ok());
    EXPECT_NE(reader->helperId(), first);
    EXPECT_FALSE(reader->sign("x").ok()) << "the login went with the first helper";
    EXPECT_TRUE(reader->login(secret("410238")).ok());
}

TEST_F(HelperTest, C07_the_end_of_the_helper_is_told_at_once)
{
    const auto reader = open();
    ASSERT_TRUE(reader->inspect().ok());
    EXPECT_EQ(m_removals, 0);
    kill(static_cast<pid_t>(reader->helperId()), SIGKILL);
    EXPECT_TRUE(waitFor([this] { return m_removals == 1; }));
    EXPECT_TRUE(reader->inspect().ok()) << "and the next call has another";
}

TEST_F(HelperTest, C07_a_driver_that_hangs_is_ended_and_begins_anew)
{
    HelperReader::Times times;
    times.look = times.work = std::chrono::milliseconds(300);
    const auto reader = open(times);
    const qint64 first = reader->helperId();
    cards->fault(u"clerk-1"_s, u"hang"_s);
    const auto late = reader->inspect();
    ASSERT_FALSE(late.ok());
    EXPECT_TRUE(isLate(late.error())) << "a busy machine looks the same";
    EXPECT_EQ(reader->helperId(), first);
    const auto seen = reader->inspect();
    EXPECT_EQ(codeOf(seen), ErrorCode::CardFailed);
    EXPECT_EQ(seen.error().args, QStringList{u"no answer"_s});
    EXPECT_EQ(reader->helperId(), 0);
    EXPECT_NE(kill(static_cast<pid_t>(first), 0), 0) << "reaped";
    cards->insert(u"clerk-1"_s);
    EXPECT_TRUE(open()->inspect().ok());
}

/// As on a machine that has no time for it.
class SlowHelperTest : public HelperTest {
protected:
    void SetUp() override
    {
        HelperTest::SetUp();
        HelperReader::Times times;
        times.look = std::chrono::milliseconds(100);
        times.work = std::chrono::seconds(20);
        m_reader = open(times);
        ASSERT_TRUE(m_reader->login(secret("410238")).ok());
        m_helper = m_reader->helperId();
        kill(static_cast<pid_t>(m_helper), SIGSTOP);
        const auto late = m_reader->inspect();
        ASSERT_FALSE(late.ok());
        EXPECT_TRUE(isLate(late.error()));
    }
    void goOn() { kill(static_cast<pid_t>(m_helper), SIGCONT); }
    std::unique_ptr<HelperReader> m_reader;
    qint64 m_helper = 0;
};

TEST_F(SlowHelperTest, C07_a_helper_that_is_late_keeps_card_and_login)
{
    goOn();
    ASSERT_TRUE(m_reader->sign("x").ok()) << "the same helper, the same login; its late answer is nobody else's";
    EXPECT_TRUE(m_reader->inspect().ok());
    EXPECT_EQ(m_reader->helperId(), m_helper);
    EXPECT_EQ(m_removals, 0);
}

TEST_F(SlowHelperTest, C07_a_card_that_goes_while_the_helper_is_late_has_gone_once_it_answers)
{
    cards->fault(u"clerk-1"_s, u"CKR_DEVICE_REMOVED once"_s); // of the look that was sent before; it is back for the next
    goOn();
    EXPECT_EQ(codeOf(m_reader->inspect()), ErrorCode::CardRemoved);
    EXPECT_TRUE(m_reader->inspect().ok());
    EXPECT_FALSE(m_reader->sign("x").ok()) << "the login went with the card";
}

TEST_F(HelperTest, C14_a_PIN_is_never_tried_twice)
{
    const auto reader = open();
    ASSERT_TRUE(reader->inspect().ok());
    cards->fault(u"clerk-1"_s, u"crash-at-login"_s);
    EXPECT_EQ(codeOf(reader->login(secret("410238"))), ErrorCode::CardFailed);
    QFile counter(cards->path() + u"/reader-pin.json"_s);
    ASSERT_TRUE(counter.open(QIODevice::ReadOnly));
    const QJsonObject failures = QJsonDocument::fromJson(counter.readAll()).object();
    ASSERT_EQ(failures.size(), 1);
    EXPECT_EQ(failures.begin()->toInt(), 1);
}

TEST_F(HelperTest, C07_without_PC_SC_a_terminal_goes_on_only_where_policy_lets_it)
{
    HelperReader required(QStringLiteral(MADOGUCHI_BIN_DIR "/madoguchi-card"), CardFixture::readerModule(), Watching::Required);
    EXPECT_EQ(codeOf(required.start()), ErrorCode::CardServiceMissing);
    EXPECT_EQ(codeOf(required.inspect()), ErrorCode::CardServiceMissing);
    const auto polled = open();
    const auto info = polled->inspect();
    ASSERT_TRUE(info.ok());
    EXPECT_FALSE(info->watched) << "and it says so";
}

TEST_F(HelperTest, a_helper_that_is_none_is_an_error_and_no_crash)
{
    EXPECT_EQ(codeOf(HelperReader(u"/nowhere/madoguchi-card"_s, CardFixture::readerModule(), Watching::IfThere).start()), ErrorCode::CardFailed);
    EXPECT_EQ(codeOf(HelperReader(u"/bin/true"_s, CardFixture::readerModule(), Watching::IfThere).start()), ErrorCode::CardFailed);
    EXPECT_EQ(codeOf(HelperReader(u"/bin/cat"_s, CardFixture::readerModule(), Watching::IfThere).start()), ErrorCode::CardFailed) << "prints what no helper says";
}

TEST_F(HelperTest, C07_the_helper_ends_with_the_terminal)
{
    // A terminal that is killed: its child must not stay with the card.
    int told[2];
    ASSERT_EQ(pipe(told), 0);
    const pid_t terminal = fork();
    if (terminal == 0) {
        HelperReader reader(QStringLiteral(MADOGUCHI_BIN_DIR "/madoguchi-card"), CardFixture::readerModule(), Watching::IfThere);
        const qint64 id = reader.start().ok() ? reader.helperId() : 0;
        std::ignore = write(told[1], &id, sizeof id);
        for (;;)
            pause();
    }
    qint64 helper = 0;
    ASSERT_EQ(read(told[0], &helper, sizeof helper), static_cast<ssize_t>(sizeof helper));
    close(told[0]);
    close(told[1]);
    ASSERT_GT(helper, 0);
    kill(terminal, SIGKILL);
    waitpid(terminal, nullptr, 0);
    const auto gone = [helper] {
        const QByteArray stat = about(helper, "stat");
        return stat.isEmpty() || stat.contains(") Z ");
    };
    EXPECT_TRUE(waitFor(gone));
}

} // namespace madoguchi::card
