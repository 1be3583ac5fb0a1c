#include "media/drive.h"

#include "journal/durable_file.h"
#include "media/device_serial.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace madoguchi::media {

namespace {

QString partName(const QString &name)
{
    return name + u".part"_s;
}

} // namespace

Result<Done> FolderDrive::check(const QString &folder, const QString &serial) const
{
    if (!QDir(folder).exists())
        return ErrorCode::MediumMissing;
    if (m_media == Media::Folders)
        return done();
    // Of a medium that is away its mount point may be there, an empty folder of our own disk.
    const QStorageInfo mounted(folder);
    if (mounted.rootPath() != QFileInfo(folder).canonicalFilePath())
        return ErrorCode::MediumMissing;
    return !serial.isEmpty() && deviceSerial(QString::fromUtf8(mounted.device())) == serial ? done() : Result<Done>(ErrorCode::MediumUnregistered);
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
    QByteArray left = content.toByteArray();
    return journal::createDurably(dir.filePath(name), dir.filePath(partName(name)), [&]() -> Result<QByteArray> { return std::exchange(left, {}); });
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
    return journal::syncFolderOf(dir.filePath(name)) ? done() : Result<Done>(ErrorCode::FileUnwritable);
}

} // namespace madoguchi::media
