#include "training/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace madoguchi::training {

namespace {
Result<Done> write(const QString &path, const char *data, qint64 size, bool secret)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, secret ? QFile::ReadOwner | QFile::WriteOwner : QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther)
        || file.write(data, size) != size || !file.flush())
        return Error{ErrorCode::FileUnwritable, {QFileInfo(path).fileName()}, {}};
    return done();
}
} // namespace

Result<Done> writeFile(const QString &path, QByteArrayView content, bool secret) { return write(path, content.data(), content.size(), secret); }

Result<Done> writeSecret(const QString &path, const SecretBytes &content)
{
    return write(path, reinterpret_cast<const char *>(content.data()), static_cast<qint64>(content.size()), true);
}

} // namespace madoguchi::training
