// SIGKILL of either process at the milestones of the main job: a restart goes on, loses nothing, doubles nothing
// (sync.md promises 1 and 2).
#include "support/training_town.h"
#include "support/wait.h"

#include <QElapsedTimer>

#include <csignal>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    bool reached = false;  ///< the milestone was said
    int exitCode = -1;
    QByteArray words;
};

/// Runs the counter; at the milestone it is killed, or `atMilestone` does something else.
Outcome runCounter(const QString &town, const QByteArray &milestone, const std::function<void(QProcess &)> &atMilestone)
{
    Outcome outcome;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QString::fromUtf8(MADOGUCHI_BIN_DIR) + u"/counter-driver"_s, {town});
    QElapsedTimer timer;
    timer.start();
    while (process.state() != QProcess::NotRunning && !timer.hasExpired(120'000)) {
        process.waitForReadyRead(50);
        outcome.words += process.readAll();
        if (!outcome.reached && !milestone.isEmpty() && outcome.words.contains("at " + milestone + '\n')) {
            outcome.reached = true;
            atMilestone(process);
        }
    }
    process.waitForFinished(1000);
    outcome.words += process.readAll();
    outcome.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return outcome;
}

QByteArray resultLine(const QByteArray &words)
{
    const auto begin = words.lastIndexOf("result ");
    return begin < 0 ? QByteArray() : words.mid(begin, words.indexOf('\n', begin) - begin);
}

/// What an undisturbed run ends with.
const QByteArray whole = "result waiting=0 refused=0 sent=2 received=3 verdicts=2 proposals=5";

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
    auto first = runCounter(town.path(), kill.milestone, [&](QProcess &process) {
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
        last = runCounter(town.path(), {}, {});
    EXPECT_EQ(last.exitCode, 0) << last.words.constData();
    EXPECT_EQ(resultLine(last.words), whole) << last.words.constData();

    int exitCode = -1;
    const QByteArray verdict = test::TrainingTown::run(u"madoguchi-admin"_s, {u"audit"_s, u"verify"_s, town.terminal()}, &exitCode);
    EXPECT_EQ(exitCode, 0) << verdict.constData();
}

INSTANTIATE_TEST_SUITE_P(MainJob, KillTest,
                         testing::Values(Kill{"login", false}, Kill{"first-load", true}, Kill{"reception", false}, Kill{"numbers", true}, Kill{"registered", false},
                                         Kill{"registered", true}, Kill{"shared", false}, Kill{"previewed", true}, Kill{"sent", false}, Kill{"received", true},
                                         Kill{"media-requested", false}, Kill{"media-approved", false}),
                         [](const auto &info) { return std::string(info.param.server ? "server_at_" : "terminal_at_") + QByteArray(info.param.milestone).replace('-', '_').toStdString(); });
