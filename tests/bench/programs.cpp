#include "bench/programs.h"

#include <QFile>

#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madoguchi::bench {

namespace {
constexpr int glance = 50; // ms between two looks at a program's memory
}

Program::Program(const QString &name, const QStringList &arguments, const QString &display)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    if (!display.isEmpty()) {
        environment.remove(u"QT_QPA_PLATFORM"_s);
        environment.remove(u"WAYLAND_DISPLAY"_s);
        environment.insert(u"DISPLAY"_s, display);
    }
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_begun = Samples::now();
    m_process.start(QString::fromUtf8(MADOGUCHI_BIN_DIR) + u'/' + name, arguments);
}

Program::~Program()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

Program::Line Program::waitFor(const QByteArray &beginning, int seconds)
{
    const auto until = Samples::now() + std::chrono::seconds(seconds);
    for (;;) {
        while (m_process.canReadLine()) {
            const QByteArray line = m_process.readLine();
            m_words += line;
            if (line.startsWith(beginning)) {
                const auto at = Samples::now();
                look();
                return {line.trimmed(), at};
            }
        }
        if (m_process.state() == QProcess::NotRunning || Samples::now() > until)
            fail("never said what was waited for");
        m_process.waitForReadyRead(glance);
        if (!m_process.canReadLine())
            look();
    }
}

void Program::end(int seconds)
{
    const auto until = Samples::now() + std::chrono::seconds(seconds);
    while (m_process.state() != QProcess::NotRunning && Samples::now() < until) {
        look();
        m_process.waitForFinished(glance);
    }
    if (m_process.state() != QProcess::NotRunning || m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
        fail("did not end well");
}

void Program::fail(const char *why)
{
    m_words += m_process.readAll();
    throw std::runtime_error(m_process.program().toStdString() + ' ' + why + ":\n" + m_words.toStdString());
}

void Program::look() { m_peakKiB = std::max(m_peakKiB, bench::peakKiB(m_process.processId())); }

XServer::XServer()
{
    m_server.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1366x768x24"_s, u"-nolisten"_s, u"tcp"_s});
    while (!m_server.canReadLine()) {
        if (!m_server.waitForReadyRead(30'000))
            throw std::runtime_error("Xvfb does not start");
    }
    m_name = u':' + QString::fromLatin1(m_server.readLine().trimmed());
}

XServer::~XServer()
{
    m_server.terminate();
    m_server.waitForFinished();
}

double peakKiB(qint64 process)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble();
    }
    return 0;
}

void forgetPeak()
{
    malloc_trim(0);
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        file.write("5");
}

void dropFromCache(const QString &database)
{
    for (const auto &end : {u""_s, u"-wal"_s}) {
        const int file = ::open(QFile::encodeName(database + end).constData(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            continue; // closed cleanly: no WAL
        ::fsync(file); // only what is written can be dropped
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

} // namespace madoguchi::bench
