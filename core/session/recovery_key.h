#pragma once

#include "base/result.h"
#include "session/person_key.h"

#include <array>

namespace madoguchi::session {

/// The municipality's recovery key, which opens the escrow of every terminal. Its private half exists nowhere but in three
/// officers' shares: any two of them give it back, one alone tells nothing at all, and one that is lost is not the end.
/// FORMAT.md §8.
struct RecoveryShares {
    crypto::PublicKey publicKey;
    std::array<QByteArray, 3> files; ///< each closed with its officer's passphrase, in order
};
/// Errors: InvalidArgument (municipality: 6 digits), KeyCostRefused, CryptoFailed.
Result<RecoveryShares> makeRecoveryShares(const QString &municipality, const std::array<SecretBytes, 3> &passphrases,
                                          crypto::Argon2Cost cost = {256 * 1024, 4}, const PasswordHash &hash = crypto::argon2id);

struct OpenShare {
    int number = 0; ///< 1 to 3
    QString municipality;
    crypto::PublicKey publicKey;
    SecretBytes halves; ///< 64 bytes: one half of the key for each of the two others
};
/// ShareInvalid: malformed, changed, or another passphrase (nobody can tell which); KeyCostRefused.
Result<OpenShare> openShare(const QByteArray &file, const SecretBytes &passphrase, const PasswordHash &hash = crypto::argon2id);
/// ShareInvalid: the same one twice, or of two keys.
Result<crypto::PrivateKey> joinShares(const OpenShare &one, const OpenShare &other);

} // namespace madoguchi::session
