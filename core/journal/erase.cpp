#include "journal/erase.h"

#include "journal/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace madoguchi::journal {

namespace {

Error failure(const QString &path) { return {ErrorCode::FileUnwritable, {QFileInfo(path).fileName()}, {}}; }

Result<Done> overwrite(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return failure(path);
    const QByteArray zeroes(64 * 1024, '\0');
    for (qint64 left = file.size(); left > 0;) {
        const qint64 written = file.write(zeroes.constData(), std::min<qint64>(left, zeroes.size()));
        if (written <= 0)
            return failure(path);
        if (left == file.size() && !syncFile(file)) // whoever looks later knows by its beginning that it was being erased
            return failure(path);
        left -= written;
    }
    return syncFile(file) ? Result<Done>(done()) : failure(path);
}

} // namespace

Result<Done> eraseFile(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists() && !file.isSymLink())
        return done();
    if (!file.isSymLink())
        MADOGUCHI_TRY(overwrite(path));
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
