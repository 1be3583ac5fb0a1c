// The reference server serves 1,200 terminals on two cores (sync.md): nobody is turned away, nobody is dropped.
#include "support/training_town.h"

using namespace madoguchi;
using namespace Qt::StringLiterals;

TEST(IdleClients, one_server_bears_1200_terminals)
{
    test::TrainingTown town(40, 5);
    town.startCentral();
    int exitCode = -1;
    const QByteArray words = test::TrainingTown::run(
        u"madoguchi-idle-clients"_s, {u"--profile"_s, town.terminal(), u"--clients"_s, u"1200"_s, u"--seconds"_s, u"20"_s, u"--period"_s, u"10"_s, u"--server"_s, QString::number(town.central())}, &exitCode, 180);
    EXPECT_EQ(exitCode, 0) << words.constData();
    EXPECT_TRUE(words.contains("errors 0")) << words.constData();
    EXPECT_TRUE(words.contains("CPU entering: server ")) << words.constData();
    std::fputs(words.constData(), stdout);
}

TEST(IdleClients, the_trial_notices_a_server_that_does_not_answer)
{
    test::TrainingTown town(40, 5);
    town.startCentral();
    town.killCentral();
    int exitCode = -1;
    const QByteArray words = test::TrainingTown::run(
        u"madoguchi-idle-clients"_s, {u"--profile"_s, town.terminal(), u"--clients"_s, u"3"_s, u"--seconds"_s, u"1"_s, u"--period"_s, u"1"_s}, &exitCode, 60);
    EXPECT_EQ(exitCode, 1) << words.constData();
}
