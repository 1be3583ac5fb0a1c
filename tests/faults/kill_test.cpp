// SIGKILL of either process at the milestones of the main job, and while everybody is being loaded: a restart goes on, loses
// nothing, doubles nothing (sync.md promises 1 and 2).
#include "counter_run.h"

#include "support/training_town.h"
#include "support/wait.h"

#include <cmath>
#include <csignal>
#include <mutex>
#include <random>
#include <thread>

using namespace madoguchi;
using namespace Qt::StringLiterals;
using counter_run::Outcome;
using counter_run::resultLine;
using counter_run::runCounter;
using counter_run::setting;

namespace {

/// What an undisturbed run ends with.
const QByteArray whole = "result waiting=0 refused=0 sent=2 received=4 answers=1 proposals=8";

struct Kill {
    const char *milestone;
    bool server; ///< the server, not the terminal
};

class KillTest : public testing::TestWithParam<Kill> {};

} // namespace

TEST_P(KillTest, C08_C11_F01_F02_a_kill_loses_nothing_and_doubles_nothing)
{
    const Kill kill = GetParam();
    test::TrainingTown town(60, 3);
    town.startCentral();
    auto first = runCounter({town.terminal()}, QByteArray(kill.milestone) + '\n', [&](QProcess &process) {
        if (kill.server)
            town.killCentral();
        else
            ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    });
    ASSERT_TRUE(first.reached) << first.words.constData();
    Outcome last = first;
    if (kill.server)
        town.startCentral();
    for (int attempt = 0; attempt < 3 && last.exitCode != 0; ++attempt)
        last = runCounter({town.terminal()}, {}, {});
    EXPECT_EQ(last.exitCode, 0) << last.words.constData();
    EXPECT_EQ(resultLine(last.words), whole) << last.words.constData();

    EXPECT_EQ(town.recordDefect(), "");
    EXPECT_EQ(town.storeDefect(), "");
}

INSTANTIATE_TEST_SUITE_P(MainJob, KillTest,
                         testing::Values(Kill{"login", false}, Kill{"first-load", true}, Kill{"reception", false}, Kill{"numbers", true}, Kill{"registered", false},
                                         Kill{"registered", true}, Kill{"shared", false}, Kill{"previewed", true}, Kill{"sent", false}, Kill{"received", true},
                                         Kill{"media-requested", false}, Kill{"media-approved", false}),
                         [](const auto &info) { return std::string(info.param.server ? "server_at_" : "terminal_at_") + QByteArray(info.param.milestone).replace('-', '_').toStdString(); });

namespace {

class KilledLoad : public testing::Test {
protected:
    static constexpr int residents = 3000;

    static Outcome load(const test::TrainingTown &town, const QByteArray &milestone = {}, const std::function<void(QProcess &)> &atMilestone = {})
    {
        return runCounter({town.terminal(), u"load"_s}, milestone, atMilestone);
    }
    /// One commit further each time, from wherever the last one got to; in the end `found` are there.
    static void loadKilledAgainAndAgain(const test::TrainingTown &town, const QByteArray &found)
    {
        int kills = 0;
        Outcome last;
        while (last.exitCode == -1 && kills < 40) {
            last = runCounter({town.terminal(), u"load"_s, QString::number(kills + 1)}, {}, {});
            kills += last.exitCode == -1;
        }
        EXPECT_GE(kills, 5);
        EXPECT_EQ(last.exitCode, 0) << last.words.constData();
        EXPECT_EQ(resultLine(last.words, "found "), found);
    }
};

} // namespace

TEST_F(KilledLoad, F07_C08_a_first_load_and_its_index_go_on_wherever_they_were_killed)
{
    test::TrainingTown undisturbed(residents, 5);
    undisturbed.startCentral();
    const auto whole = load(undisturbed);
    ASSERT_EQ(whole.exitCode, 0) << whole.words.constData();
    const QByteArray found = resultLine(whole.words, "found ");
    EXPECT_FALSE(found.contains("names=0 ")) << found.constData();
    undisturbed.stopCentral();

    test::TrainingTown town(residents, 5);
    town.startCentral();
    loadKilledAgainAndAgain(town, found);
    EXPECT_EQ(town.recordDefect(), "");
}

TEST_F(KilledLoad, F07_C08_an_index_of_older_keys_is_made_anew_wherever_that_is_killed)
{
    test::TrainingTown town(residents, 5);
    town.startCentral();
    const auto whole = load(town);
    ASSERT_EQ(whole.exitCode, 0) << whole.words.constData();
    const QByteArray found = resultLine(whole.words, "found ");
    EXPECT_FALSE(found.contains("names=0 ")) << found.constData();

    const auto outdated = runCounter({town.terminal(), u"outdate"_s}, {}, {});
    ASSERT_EQ(outdated.exitCode, 0) << outdated.words.constData();
    loadKilledAgainAndAgain(town, found);
    EXPECT_EQ(town.recordDefect(), "");
}

TEST_F(KilledLoad, F07_a_server_that_dies_during_the_first_load_is_asked_again)
{
    test::TrainingTown town(residents, 5);
    town.startCentral();
    const auto first = load(town, "progress first-load 1000 ", [&](QProcess &) { town.killCentral(); });
    ASSERT_TRUE(first.reached) << first.words.constData();
    EXPECT_NE(first.exitCode, 0);
    town.startCentral();
    const auto second = load(town);
    EXPECT_EQ(second.exitCode, 0) << second.words.constData();
    EXPECT_FALSE(second.words.contains("at progress first-load 500 ")) << "what had come is not fetched again";
    EXPECT_EQ(town.recordDefect(), "");
}

TEST(KilledQueue, C20_a_waiting_number_is_delivered_once_and_erased_wherever_it_was_killed)
{
    test::TrainingTown town(60, 3);
    const auto run = [&](const QStringList &arguments, const QByteArray &milestone = {}, const std::function<void(QProcess &)> &atMilestone = {}) {
        return runCounter(QStringList{town.terminal()} + arguments, milestone, atMilestone);
    };
    town.startCentral();
    auto last = run({u"policy"_s});
    ASSERT_EQ(last.exitCode, 0) << last.words.constData();
    town.stopCentral();
    last = run({u"queue"_s});
    ASSERT_EQ(last.exitCode, 0) << last.words.constData();
    EXPECT_EQ(resultLine(last.words, "tasks "), "tasks waiting=1 open=0") << last.words.constData();

    town.startCentral();
    int kills = 0;
    last.exitCode = -1;
    while (last.exitCode == -1 && kills < 40) {
        last = run({u"deliver"_s, QString::number(kills + 1)});
        kills += last.exitCode == -1;
    }
    EXPECT_GE(kills, 2);
    EXPECT_EQ(last.exitCode, 0) << last.words.constData();
    EXPECT_EQ(resultLine(last.words, "tasks "), "tasks waiting=0 open=0") << last.words.constData();
    town.stopCentral();
    const auto counted = run({u"receipts"_s});
    EXPECT_EQ(resultLine(counted.words, "receipts "), "receipts here=1 there=1 sealed=0") << counted.words.constData();
    EXPECT_EQ(town.recordDefect(), "");
}

namespace {

constexpr int killsOfOneTown = 12;
constexpr int serverShare = 25; ///< of a hundred kills

/// One town's main job: the terminal is killed at a call that is drawn, or the server while the terminal is about to make it, again from wherever it had got to, until it is through.
class KilledTown {
public:
    KilledTown(const test::TrainingTown &origin, unsigned seed, unsigned number) : m_origin(origin), m_town(origin), m_name("MADOGUCHI_KILL_SEED=" + std::to_string(seed) + ", town " + std::to_string(number))
    {
        std::seed_seq both{seed, number};
        m_random.seed(both);
    }
    /// Answers how often it was killed.
    int run(int most)
    {
        m_town.startCentral();
        int kills = 0;
        for (int failures = 0; m_last.exitCode != 0 && failures < 3;) {
            const bool killed = runOnce(kills < most);
            kills += killed;
            failures += !killed && m_last.exitCode != 0;
        }
        m_town.stopCentral();
        return kills;
    }
    void expectWhole() const
    {
        const auto sides = runCounter({m_town.terminal(), u"sides"_s}, {}, {});
        EXPECT_EQ(m_last.exitCode, 0) << m_name << '\n' << m_calls.constData() << m_last.words.constData();
        EXPECT_EQ(resultLine(m_last.words), whole) << m_name << '\n' << m_calls.constData() << m_last.words.constData();
        EXPECT_EQ(resultLine(sides.words, "sides "), "sides changes=same files=same,2 notifications=same,1 receipts=same") << m_name << '\n' << m_calls.constData() << sides.words.constData();
        EXPECT_EQ(m_town.recordDefect(), "") << m_name << '\n' << m_calls.constData();
        EXPECT_EQ(m_town.storeDefect(), "") << m_name << '\n' << m_calls.constData();
    }
    const QByteArray &calls() const { return m_calls; }

private:
    bool runOnce(bool kill)
    {
        constexpr double calls = 4000; // somewhat more than a run has
        const int at = kill ? static_cast<int>(std::pow(calls, std::uniform_real_distribution(0.5, 1.0)(m_random))) : 0;
        const bool server = kill && std::uniform_int_distribution(0, 99)(m_random) < serverShare;
        QStringList arguments{m_town.terminal(), u"calls"_s, QString::number(at)};
        if (server)
            arguments.append(QString::number(m_town.central()));
        m_town.takeCardsOf(m_origin); // a card is a device of its own: whoever kills the terminal does not cut what it writes
        m_last = runCounter(arguments, {}, {});
        const bool killed = server ? !m_town.isCentralRunning() : m_last.exitCode == -1;
        if (server && killed)
            m_town.startCentral();
        const auto newest = m_last.words.trimmed();
        m_calls += "call " + QByteArray::number(at) + (!killed ? ": ended, " : server ? ": the server killed, " : ": killed, ") + newest.mid(newest.lastIndexOf('\n') + 1) + '\n';
        return killed;
    }

    const test::TrainingTown &m_origin;
    test::TrainingTown m_town;
    std::mt19937 m_random;
    const std::string m_name;
    Outcome m_last;
    QByteArray m_calls;
};

} // namespace

TEST(KilledCalls, C08_C11_F01_F02_a_kill_at_any_call_to_the_disk_loses_nothing_and_doubles_nothing)
{
    const int kills = setting("MADOGUCHI_KILLS", 300);
    const auto seed = static_cast<unsigned>(setting("MADOGUCHI_KILL_SEED", 1));
    const test::TrainingTown origin(60, 3, {u"--key-passes"_s, u"1"_s}); // what a password costs is not the matter here
    QElapsedTimer timer;
    timer.start();
    std::mutex mutex;
    unsigned town = 0;
    int given = 0, done = 0;
    const auto work = [&] {
        for (;;) {
            std::unique_lock lock(mutex);
            if (given >= kills || testing::Test::HasFailure())
                return;
            const unsigned number = town++;
            const int most = std::min(killsOfOneTown, kills - given);
            given += most;
            lock.unlock();
            KilledTown killed(origin, seed, number);
            const int found = killed.run(most);
            killed.expectWhole();
            lock.lock();
            given += found - most; // it was through before
            done += found;
            std::printf("%s", killed.calls().constData());
        }
    };
    std::vector<std::thread> threads;
    for (unsigned core = 0; core < std::max(1u, std::thread::hardware_concurrency()); ++core)
        threads.emplace_back(work);
    for (std::thread &thread : threads)
        thread.join();
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    std::printf("%d kills of %u towns in %.1f s: %.1f kills/s\n", done, town, seconds, done / seconds);
}
