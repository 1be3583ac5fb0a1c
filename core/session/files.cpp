#include "session/files.h"

#include <QFile>
#include <QSaveFile>

#include <cerrno>

namespace madoguchi::session {

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return ErrorCode::NotFound;
    if (!file.open(QIODevice::ReadOnly))
        return ErrorCode::FileUnreadable;
    const QByteArray content = file.read(limit + 1);
    if (content.size() > limit)
        return ErrorCode::TooLarge;
    if (file.error() != QFileDevice::NoError)
        return ErrorCode::FileUnreadable;
    return content;
}

Result<Done> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path); // writes beside, syncs, renames
    errno = 0;
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        if (file.write(content) == content.size() && file.commit())
            return done();
    }
    return errno == ENOSPC || errno == EDQUOT ? ErrorCode::DiskFull : ErrorCode::FileUnwritable;
}

} // namespace madoguchi::session
