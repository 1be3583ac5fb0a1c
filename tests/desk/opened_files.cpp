#include "desk/opened_files.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <stdexcept>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace madoguchi::desk {

OpenedFiles::OpenedFiles(const QList<qint64> &programs)
{
    // -y: a path that is given relative to an open folder is told with that folder.
    QStringList arguments{u"-f"_s, u"-y"_s, u"-s"_s, u"4096"_s, u"-e"_s, u"signal=none"_s, u"-e"_s,
                          u"trace=open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,mknod,mknodat,connect"_s, u"-o"_s, m_dir.filePath(u"calls"_s)};
    for (const qint64 program : programs)
        arguments += {u"-p"_s, QString::number(program)};
    m_strace.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_strace.setProcessChannelMode(QProcess::MergedChannels);
    m_strace.start(u"strace"_s, arguments);
    // "strace: Process N attached" for each, before anything else is done.
    QByteArray said;
    while (said.count("attached") < programs.size()) {
        if (!m_strace.waitForReadyRead(10'000))
            throw std::runtime_error("nobody may look at the program's calls: " + said.toStdString());
        said += m_strace.readAll();
    }
}

QStringList OpenedFiles::end()
{
    m_strace.terminate(); // detaches
    m_strace.waitForFinished();
    QFile file(m_dir.filePath(u"calls"_s));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("no calls were written down");
    static const QRegularExpression path(u"(?:AT_FDCWD<([^>]*)>|\\d+<([^>]*)>)?(?:, )?\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    static const QRegularExpression address(u"sin_port=htons\\((\\d+)\\), sin_addr=inet_addr\\(\"([^\"]+)\"\\)|sin6_port=htons\\((\\d+)\\).*inet_pton\\(AF_INET6, \"([^\"]+)\""_s);
    static const QRegularExpression socket(u"sun_path=(@?\"[^\"]*)\""_s);
    QStringList found;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine());
        const QString call = line.section(u'(', 0, 0).section(u' ', -1);
        if (call == "connect"_L1) {
            if (const auto match = address.match(line); match.hasMatch())
                found.append(u"connect %1:%2"_s.arg(match.captured(2) + match.captured(4), match.captured(1) + match.captured(3)));
            else if (const auto local = socket.match(line); local.hasMatch())
                found.append(u"connect "_s + local.captured(1));
            continue;
        }
        if (call.startsWith("open"_L1) && !line.contains("O_WRONLY"_L1) && !line.contains("O_RDWR"_L1) && !line.contains("O_CREAT"_L1))
            continue;
        for (auto match = path.globalMatch(line.section(u'(', 1)); match.hasNext();) {
            const auto one = match.next();
            const QString base = one.captured(1) + one.captured(2), name = one.captured(3);
            found.append(name.startsWith(u'/') ? name : base + u'/' + name);
        }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace madoguchi::desk
