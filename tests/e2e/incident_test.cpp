// A terminal is stolen: what the server says of it, by the real programs (C-33).
#include "support/training_town.h"

#include <gtest/gtest.h>

#include <QJsonObject>

using namespace madoguchi;
using namespace Qt::StringLiterals;

TEST(Incident, C33_the_server_drafts_the_report_on_a_terminal_that_worked_and_on_one_that_never_did)
{
    test::TrainingTown town(40, 9);
    town.startCentral();
    int exitCode = -1;
    const QByteArray words = test::TrainingTown::run(u"counter-driver"_s, {town.terminal()}, &exitCode);
    ASSERT_EQ(exitCode, 0) << words.constData();
    const auto ask = [&](const QStringList &more) { return test::TrainingTown::run(u"madoguchi-central"_s, QStringList{u"--profile"_s, town.path(u"central"_s)} + more, &exitCode); };
    ask({u"--incident"_s, u"162019/terminal-1"_s});
    EXPECT_EQ(exitCode, 3) << "not while it runs";
    town.stopCentral();

    const QByteArray report = ask({u"--incident"_s, u"162019/terminal-1"_s});
    EXPECT_EQ(exitCode, 0) << report.constData();
    const QByteArrayList households = ask({u"--incident"_s, u"162019/terminal-1"_s, u"--list"_s}).trimmed().split('\n');
    EXPECT_EQ(exitCode, 0);
    EXPECT_GT(households.size(), 5);
    EXPECT_TRUE(report.contains("世　帯　" + QByteArray::number(households.size()) + "世帯")) << report.constData();
    for (int i = 0; i < 3; ++i)
        EXPECT_FALSE(report.contains(town.visitor(i)[u"headKana"].toString().toUtf8()));
    EXPECT_TRUE(report.contains("clerk-1")) << "who could open it";

    const QByteArray never = ask({u"--incident"_s, u"162019/terminal-2"_s, u"--until"_s, u"2020-01-01"_s});
    EXPECT_EQ(exitCode, 0);
    EXPECT_TRUE(never.contains("世　帯　0世帯")) << never.constData();
    ask({u"--incident"_s, u"162019/terminal-9"_s});
    EXPECT_EQ(exitCode, 3) << "nobody has heard of it";
    for (const QStringList &wrong : {QStringList{u"--incident"_s, u"terminal-1"_s}, {u"--incident"_s, u"162019/terminal-1"_s, u"--until"_s, u"yesterday"_s}, {u"--list"_s}}) {
        ask(wrong);
        EXPECT_EQ(exitCode, 2);
    }
}
