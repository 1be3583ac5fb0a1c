#include "media/drive.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace madoguchi::media {

namespace {

QString partName(const QString &name)
{
    return name + u".part"_s;
}

bool syncFile(QFile &file)
{
#ifdef Q_OS_WIN
    return file.flush() && ::_commit(file.handle()) == 0;
#else
    return file.flush() && ::fsync(file.handle()) == 0;
#endif
}

/// So that a rename or a deletion survives pulling the device out. Windows does it with the file.
bool syncFolder([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_WIN
    return true;
#else
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool synced = ::fsync(handle) == 0 || errno == EINVAL; // a file system that cannot sync folders
    ::close(handle);
    return synced;
#endif
}

} // namespace

bool FolderDrive::isPresent(const QString &folder) const
{
    return QDir(folder).exists();
}

Result<bool> FolderDrive::isEmpty(const QString &folder) const
{
    const QDir dir(folder);
    if (!dir.exists())
        return ErrorCode::MediumMissing;
    return dir.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

Result<Done> FolderDrive::write(const QString &folder, const QString &name, QByteArrayView content)
{
    const QDir dir(folder);
    QFile file(dir.filePath(partName(name)));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Error{ErrorCode::FileUnwritable, {}, {}};
    if (file.write(content.data(), content.size()) != content.size() || !syncFile(file)) {
        const bool full = file.error() == QFileDevice::ResourceError || errno == ENOSPC;
        file.remove();
        return full ? ErrorCode::DiskFull : ErrorCode::FileUnwritable;
    }
    file.close();
    if (!file.rename(dir.filePath(name)) || !syncFolder(folder)) {
        file.remove();
        return ErrorCode::FileUnwritable;
    }
    return done();
}

Result<QByteArray> FolderDrive::read(const QString &folder, const QString &name, qint64 limit) const
{
    QFile file(QDir(folder).filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return ErrorCode::FileUnreadable;
    if (file.size() > limit)
        return ErrorCode::TooLarge;
    return file.readAll();
}

Result<Done> FolderDrive::remove(const QString &folder, const QString &name)
{
    const QDir dir(folder);
    if (!dir.exists())
        return ErrorCode::MediumMissing;
    for (const QString &each : {name, partName(name)}) {
        if (dir.exists(each) && !QFile::remove(dir.filePath(each)))
            return ErrorCode::FileUnwritable;
    }
    return syncFolder(folder) ? done() : Result<Done>(ErrorCode::FileUnwritable);
}

} // namespace madoguchi::media
