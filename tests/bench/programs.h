#pragma once

#include "bench/samples.h"

#include <QProcess>
#include <QStringList>

namespace madoguchi::bench {

/// Another program of the build, watched from outside. Throws std::runtime_error with the program's words.
class Program {
public:
    /// Begins at once. Without a display: the offscreen platform is taken away from it.
    Program(const QString &name, const QStringList &arguments, const QString &display = {});
    ~Program();

    /// The first new line that begins so, when it came here.
    struct Line {
        QByteArray words;
        Samples::Time at;
    };
    Line waitFor(const QByteArray &beginning, int seconds = 60);
    void end(int seconds = 60); ///< waits for exit code 0
    Samples::Time begun() const { return m_begun; }
    double peakKiB() const { return m_peakKiB; } ///< largest resident set seen so far

private:
    [[noreturn]] void fail(const char *why);
    void look();
    QProcess m_process;
    QByteArray m_words;
    Samples::Time m_begun;
    double m_peakKiB = 0;
};

/// An X server of its own without a screen, for as long as it lives.
class XServer {
public:
    XServer();
    ~XServer();
    const QString &name() const { return m_name; }

private:
    QProcess m_server;
    QString m_name;
};

double peakKiB(qint64 process);               ///< VmHWM; 0 if it is gone
void forgetPeak();                            ///< of this process: it begins anew
void dropFromCache(const QString &database);  ///< database and WAL leave the system's file cache

} // namespace madoguchi::bench
