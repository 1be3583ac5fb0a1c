#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace madoguchi::desk {

/// Every file that some running programs (and what they start) open for writing, make, rename or link, and every address that they connect to, as the kernel is asked for it.
class OpenedFiles {
public:
    explicit OpenedFiles(const QList<qint64> &programs); ///< throws if nobody may look
    /// Until now, each once; ends it. Absolute paths as the programs gave them, "connect 127.0.0.1:8443", "connect "/run/…" of a socket of this machine.
    QStringList end();

private:
    QTemporaryDir m_dir;
    QProcess m_strace;
};

} // namespace madoguchi::desk
