#pragma once

#include "base/result.h"

#include <QByteArray>

namespace madoguchi::session {

/// NotFound, TooLarge, FileUnreadable.
Result<QByteArray> readFile(const QString &path, qint64 limit);
/// Whole or not at all, on disk when it returns, readable by its owner alone. FileUnwritable, DiskFull.
Result<Done> writeFile(const QString &path, const QByteArray &content);

} // namespace madoguchi::session
