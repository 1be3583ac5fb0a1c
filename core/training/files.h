#pragma once

#include "base/result.h"
#include "base/secret_bytes.h"

#include <QString>

namespace madoguchi::training {

/// Writes a new file whole; parents are made. `secret`: readable by the owner alone.
Result<Done> writeFile(const QString &path, QByteArrayView content, bool secret = false);
Result<Done> writeSecret(const QString &path, const SecretBytes &content);

} // namespace madoguchi::training
