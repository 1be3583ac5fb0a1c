#pragma once

#include "base/result.h"
#include "base/secret_bytes.h"

#include <QByteArray>
#include <QString>

namespace madoguchi::federation {

Result<QByteArray> readWhole(const QString &path, qint64 limit); ///< FileUnreadable, TooLarge
Result<SecretBytes> readSecret(const QString &path, qint64 limit); ///< straight into locked memory

} // namespace madoguchi::federation
