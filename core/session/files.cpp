#include "session/files.h"

#include "journal/durable_file.h"

#include <QFile>

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

Result<Done> writeFile(const QString &path, const QByteArray &content) { return journal::replaceDurably(path, content); }

} // namespace madoguchi::session
