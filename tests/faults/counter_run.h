#pragma once

#include <QElapsedTimer>
#include <QProcess>

#include <functional>

/// The counter without windows, run by a test that kills it.
namespace counter_run {

struct Outcome {
    bool reached = false;  ///< the milestone was said
    int exitCode = -1;
    QByteArray words;
};

/// Runs the counter; at the milestone it is killed, or `atMilestone` does something else.
inline Outcome runCounter(const QStringList &arguments, const QByteArray &milestone, const std::function<void(QProcess &)> &atMilestone)
{
    Outcome outcome;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QString::fromUtf8(MADOGUCHI_BIN_DIR) + QStringLiteral("/counter-driver"), arguments);
    QElapsedTimer timer;
    timer.start();
    while (process.state() != QProcess::NotRunning && !timer.hasExpired(120'000)) {
        process.waitForReadyRead(50);
        outcome.words += process.readAll();
        if (!outcome.reached && !milestone.isEmpty() && outcome.words.contains("at " + milestone)) {
            outcome.reached = true;
            atMilestone(process);
        }
    }
    process.waitForFinished(1000);
    outcome.words += process.readAll();
    outcome.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return outcome;
}

inline QByteArray resultLine(const QByteArray &words, const char *word = "result ")
{
    const auto begin = words.lastIndexOf(word);
    return begin < 0 ? QByteArray() : words.mid(begin, words.indexOf('\n', begin) - begin);
}

inline int setting(const char *name, int otherwise)
{
    bool told = false;
    const int value = qEnvironmentVariableIntValue(name, &told);
    return told ? value : otherwise;
}

} // namespace counter_run
