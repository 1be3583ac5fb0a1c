#include "federation/files.h"

#include <QFile>
#include <QFileInfo>

namespace madoguchi::federation {

Result<QByteArray> readWhole(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    if (file.size() > limit)
        return Error{ErrorCode::TooLarge, {QFileInfo(path).fileName()}, {}};
    return file.readAll();
}

Result<SecretBytes> readSecret(const QString &path, qint64 limit)
{
    QFile file(path);
    // Unbuffered: no copy stays in QFile's own buffer.
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || file.size() > limit || file.size() == 0)
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    SecretBytes secret(std::size_t(file.size()));
    if (file.read(reinterpret_cast<char *>(secret.data()), qint64(secret.size())) != qint64(secret.size()))
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    return secret;
}

} // namespace madoguchi::federation
