// The one place that prints, against a real spooler of our own (C-12, C-17): what arrives, under which title, and what is never offered.
#include "app/terminal/system_printer.h"

#include "support/wait.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QPrinter>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

/// Two pages with words that must reach the paper and nowhere else.
class Sample final : public api::Paper {
public:
    QString title() const override { return u"Madoguchi roster"_s; }
    Orientation orientation() const override { return Orientation::Landscape; }
    int pages() const override { return 2; }
    int persons() const override { return 1; }
    void paint(QPainter &painter, int page) const override
    {
        painted.append(page);
        painter.drawText(QPointF(10, 20), u"窓口 花子"_s);
    }
    mutable QList<int> painted;
};

/// CUPS with queues whose backend keeps what it is given in a file: nothing of this machine's printing is touched.
class Spooler {
public:
    Spooler()
    {
        QDir root(m_dir.path());
        for (const auto &name : {u"etc"_s, u"spool/tmp"_s, u"cache"_s, u"state"_s, u"log"_s, u"out"_s, u"bin/backend"_s, u"bin/filter"_s, u"bin/notifier"_s, u"bin/cgi-bin"_s})
            root.mkpath(name);
        QFile::link(u"/usr/lib/cups/daemon"_s, m_dir.filePath(u"bin/daemon"_s)); // what starts a backend
        write(u"bin/backend/keep"_s, "#!/bin/sh\n[ $# -eq 0 ] && { echo 'direct keep \"Unknown\" \"keep\"'; exit 0; }\n"
                                     "printf '%s' \"$3\" > '" + path(u"out/title"_s) + "'\n"
                                     "if [ -n \"$6\" ]; then cat \"$6\"; else cat; fi > '" + path(u"out/job.part"_s) + "' && mv '" + path(u"out/job.part"_s) + "' '"
                                     + path(u"out/job"_s) + "'\n");
        QFile::setPermissions(m_dir.filePath(u"bin/backend/keep"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        write(u"etc/cups-files.conf"_s, "ServerRoot " + path(u"etc"_s) + "\nRequestRoot " + path(u"spool"_s) + "\nTempDir " + path(u"spool/tmp"_s) + "\nCacheDir " + path(u"cache"_s)
                                            + "\nStateDir " + path(u"state"_s) + "\nServerBin " + path(u"bin"_s) + "\nAccessLog " + path(u"log/access"_s) + "\nErrorLog "
                                            + path(u"log/error"_s) + "\nPageLog " + path(u"log/page"_s) + "\nSystemGroup root lpadmin\nSandboxing relaxed\n");
        write(u"etc/cupsd.conf"_s, "Listen " + path(u"state/sock"_s) + "\nBrowsing Off\nDefaultAuthType None\nWebInterface No\nLogLevel debug2\n"
                                       "<Location />\nOrder allow,deny\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n");
        qputenv("CUPS_SERVER", path(u"state/sock"_s));
        m_daemon.setProcessChannelMode(QProcess::MergedChannels);
        m_daemon.start(u"cupsd"_s, {u"-f"_s, u"-c"_s, m_dir.filePath(u"etc/cupsd.conf"_s), u"-s"_s, m_dir.filePath(u"etc/cups-files.conf"_s)});
        m_up = test::waitFor([this] { return QFile::exists(m_dir.filePath(u"state/sock"_s)); });
    }
    ~Spooler()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
        qunsetenv("CUPS_SERVER");
    }
    bool add(const QString &queue) { return QProcess::execute(u"lpadmin"_s, {u"-p"_s, queue, u"-v"_s, u"keep:/x"_s, u"-m"_s, u"raw"_s, u"-E"_s}) == 0; }
    QByteArray read(const QString &name) const
    {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool isUp() const { return m_up; }

private:
    QByteArray path(const QString &name) const { return QFile::encodeName(m_dir.filePath(name)); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_dir.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QTemporaryDir m_dir;
    QProcess m_daemon;
    bool m_up = false;
};

} // namespace

TEST(SystemPrinter, C12_C17_pages_reach_the_queue_under_a_title_without_a_name)
{
    Spooler spooler;
    ASSERT_TRUE(spooler.isUp()) << spooler.read(u"log/error"_s).constData();
    ASSERT_TRUE(spooler.add(u"counter-2"_s)) << spooler.read(u"log/error"_s).constData();
    ASSERT_TRUE(spooler.add(u"Print_to_PDF"_s));
    app::SystemPrinter printer;
    EXPECT_EQ(printer.installed(), QStringList{u"counter-2"_s}) << "a queue that makes files is no printer";
    const Sample paper;
    EXPECT_EQ(printer.print(paper, u"Print_to_PDF"_s).error().code, ErrorCode::PrinterMissing) << "not even when asked by name";
    EXPECT_EQ(printer.print(paper, u"nowhere"_s).error().code, ErrorCode::PrinterMissing);
    EXPECT_TRUE(paper.painted.isEmpty());

    const auto printed = printer.print(paper, u"counter-2"_s);
    ASSERT_TRUE(printed.ok()) << qPrintable(describe(printed.error()));
    EXPECT_EQ(paper.painted, (QList<int>{0, 1}));
    ASSERT_TRUE(test::waitFor([&] { return !spooler.read(u"out/job"_s).isEmpty(); })) << spooler.read(u"log/error"_s).right(4000).constData();
    EXPECT_EQ(spooler.read(u"out/title"_s), "Madoguchi roster");
    const QByteArray job = spooler.read(u"out/job"_s);
    EXPECT_TRUE(job.startsWith("%PDF-")) << job.left(20).constData();
    EXPECT_EQ(QString::fromLatin1(job).count(QRegularExpression(u"/Type\\s*/Page\\b(?!s)"_s)), 2);
}
