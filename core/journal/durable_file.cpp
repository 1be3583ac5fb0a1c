#include "journal/durable_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace madoguchi::journal {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error failure(const QFileDevice &file)
{
    return {file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::FileUnwritable, {QFileInfo(file.fileName()).fileName()}, {}};
}

} // namespace

bool syncFile(QFileDevice &file)
{
#ifdef Q_OS_WIN
    return file.flush() && _commit(file.handle()) == 0;
#else
    return file.flush() && fdatasync(file.handle()) == 0;
#endif
}

bool renameBeside(const QString &from, const QString &to)
{
#ifdef Q_OS_WIN
    return ::MoveFileExW(reinterpret_cast<const wchar_t *>(from.utf16()), reinterpret_cast<const wchar_t *>(to.utf16()), 0) != 0;
#else
    const QByteArray source = QFile::encodeName(from), target = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
        return true;
    // A file system that does not know the flag: a second name, then the first one goes.
    return (errno == EINVAL || errno == ENOSYS) && ::link(source.constData(), target.constData()) == 0 && ::unlink(source.constData()) == 0;
#endif
}

bool syncFolderOf(const QString &path)
{
#ifndef Q_OS_WIN
    const int folder = ::open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    const bool synced = fsync(folder) == 0 || errno == EINVAL;
    ::close(folder);
    return synced;
#else
    Q_UNUSED(path) // comes with the file
    return true;
#endif
}

qint64 freeBytes(const QString &directory) { return QStorageInfo(directory).bytesAvailable(); }

Result<Done> createDurably(const QString &path, const QString &part, const std::function<Result<QByteArray>()> &next, QFileDevice::Permissions permissions)
{
    const QString name = QFileInfo(path).fileName();
    const auto outcome = [&]() -> Result<Done> {
        QFile file(part);
        const auto failed = [&] { return Error{failure(file).code, {name}, {}}; };
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
            return failed();
        for (;;) {
            MADOGUCHI_ASSIGN(const QByteArray piece, next());
            if (piece.isEmpty())
                break;
            if (file.write(piece) != piece.size())
                return failed();
        }
        if (!syncFile(file) || (permissions && !file.setPermissions(permissions)))
            return failed();
        file.close();
        if (!renameBeside(part, path))
            return Error{ErrorCode::FileUnwritable, {name}, {}};
        if (syncFolderOf(path))
            return done();
        QFile::remove(path); // it may be gone with the next power cut: then better at once
        return Error{ErrorCode::FileUnwritable, {name}, {}};
    }();
    if (!outcome.ok())
        QFile::remove(part); // by its name: QFile's own does nothing after an error
    return outcome;
}

namespace {
Result<Done> writeAt(const QString &path, qint64 offset, const QByteArray &content, bool durably)
{
    QFile file(path);
    const bool isNew = !file.exists();
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered, ownerOnly))
        return failure(file);
    if (file.resize(offset) && file.seek(offset) && file.write(content) == content.size() && (!durably || syncFile(file))) {
        if (durably && isNew)
            syncFolderOf(path);
        return done();
    }
    const Error error = failure(file);
    file.resize(offset);
    return error;
}
} // namespace

Result<Done> writeDurably(const QString &path, qint64 offset, const QByteArray &content) { return writeAt(path, offset, content, true); }

Result<Done> writeSoon(const QString &path, qint64 offset, const QByteArray &content) { return writeAt(path, offset, content, false); }

Result<Done> synchronise(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || !syncFile(file))
        return failure(file);
    syncFolderOf(path);
    return done();
}

Result<Done> replaceDurably(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) || file.write(content) != content.size() || !syncFile(file) || !file.commit())
        return failure(file);
    syncFolderOf(path);
    return done();
}

Result<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    return file.readAll();
}

} // namespace madoguchi::journal
