#include "crypto/kdf.h"

#include <argon2.h>

using namespace Qt::StringLiterals;

namespace madoguchi::crypto {

namespace {
// The cost is read from files; a forged one must not take the machine down.
constexpr quint32 maxMemoryKiB = 1024 * 1024;
constexpr quint32 maxPasses = 32;
constexpr std::size_t outputSize = 32;
} // namespace

Result<SecretBytes> argon2id(const SecretBytes &password, QByteArrayView salt, Argon2Cost cost)
{
    if (cost.memoryKiB > maxMemoryKiB || cost.passes > maxPasses)
        return Error{ErrorCode::InvalidArgument, {u"argon2 cost"_s}, {}};
    SecretBytes output(outputSize);
    const int status = argon2id_hash_raw(cost.passes, cost.memoryKiB, 1, password.data(), password.size(), salt.data(),
                                         static_cast<std::size_t>(salt.size()), output.data(), output.size());
    if (status != ARGON2_OK)
        return Error{ErrorCode::CryptoFailed, {QString::fromLatin1(argon2_error_message(status))}, {}};
    return output;
}

} // namespace madoguchi::crypto
