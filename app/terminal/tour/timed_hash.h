#pragma once

#include "session/person_key.h"

namespace madoguchi::tour {

/// The password's hash as it always is, and how long it took: the greatest part of every entrance, which changes with what else the machine does. Only what the
/// very same entrance needed for it may be taken away from the whole.
class TimedHash {
public:
    static Result<SecretBytes> hash(const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost cost); ///< a session::PasswordHash
    static qint64 takeMilliseconds(); ///< since it was asked last
};

} // namespace madoguchi::tour
