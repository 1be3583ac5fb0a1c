#pragma once

#include "base/result.h"
#include "base/secret_bytes.h"

#include <QByteArray>

namespace madoguchi::crypto {

/// Argon2id parameters; stored beside what they protect.
struct Argon2Cost {
    quint32 memoryKiB = 64 * 1024;
    quint32 passes = 3;
    friend bool operator==(const Argon2Cost &, const Argon2Cost &) = default;
};

/// Argon2id, p=1, 32 bytes; salt at least 8. Errors: InvalidArgument (cost out of bounds), CryptoFailed. Exactly one a login or unlock (design/security.md).
Result<SecretBytes> argon2id(const SecretBytes &password, QByteArrayView salt, Argon2Cost cost);

} // namespace madoguchi::crypto
