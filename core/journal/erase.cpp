#include "journal/erase.h"

#include "journal/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace madoguchi::journal {

namespace {

Error failure(const QString &path) { return {ErrorCode::FileUnwritable, {QFileInfo(path).fileName()}, {}}; }

} // namespace

Result<Done> overwriteFile(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isSymLink() || !file.open(QIODevice::ReadWrite | QIODevice::Unbuffered | QIODevice::ExistingOnly))
        return failure(path);
    const QByteArray zeroes(64 * 1024, '\0');
    for (qint64 left = file.size(); left > 0;) {
        const qint64 written = file.write(zeroes.constData(), std::min<qint64>(left, zeroes.size()));
        if (written <= 0)
            return failure(path);
        left -= written;
    }
    return syncFile(file) ? Result<Done>(done()) : failure(path);
}

Result<Done> eraseFile(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists() && !file.isSymLink())
        return done();
    if (!file.isSymLink())
        MADOGUCHI_TRY(overwriteFile(path));
    if (!QFile::remove(path))
        return failure(path);
    syncFolderOf(path);
    return done();
}

Result<Done> eraseFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isSymLink() || (folder.exists() && !folder.isDir()))
        return eraseFile(path);
    if (!folder.exists())
        return done();
    const auto entries = QDir(path).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &entry : entries)
        MADOGUCHI_TRY(eraseFolder(entry.filePath()));
    if (!QDir().rmdir(path))
        return failure(path);
    syncFolderOf(path);
    return done();
}

} // namespace madoguchi::journal
