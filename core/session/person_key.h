#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "crypto/kdf.h"
#include "crypto/key.h"

#include <functional>

namespace madoguchi::session {

/// A person's private key as the directory carries it: closed by password and card together (C-14). FORMAT.md §1.
struct LockedPersonKey {
    QByteArray wrapped;       ///< the private scalar
    crypto::Argon2Cost cost;
    QByteArray salt;          ///< 16 to 64 bytes
    QByteArray cardPoint;     ///< uncompressed P-256 point, 65 bytes: what the card agrees with
    quint32 epoch = 1;        ///< grows with every new key of the person; older slots are refused
};

struct PersonKeyOwner {
    StaffId staff;
    QString municipality;
};

/// The one slow step; injected so that tests can count it.
using PasswordHash = std::function<Result<SecretBytes>(const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost cost)>;

/// What one guess must cost: at least OWASP's floor for Argon2id (46 MiB, one pass), at most what any counter machine can bear
/// (1 GiB, 32 passes). A directory that asks for anything else is not obeyed.
bool isAcceptable(crypto::Argon2Cost cost);
/// For a new key: 64 MiB, and as many passes (3 to 16) as make one unlock last about `target` on this machine. The ceiling is
/// for the slowest machine that the person may come to. Hashes twice.
crypto::Argon2Cost calibratedCost(const Clock &clock, std::chrono::milliseconds target = std::chrono::milliseconds(250),
                                  const PasswordHash &hash = crypto::argon2id);

struct NewPersonKey {
    crypto::PublicKey publicKey;
    LockedPersonKey locked;
};
/// A new key pair closed with `password` and the card whose key-agreement key is `cardAgreeKey`. Needs no card.
/// Errors: KeyCostRefused, CryptoFailed.
Result<NewPersonKey> makePersonKey(const SecretBytes &password, const crypto::PublicKey &cardAgreeKey, const PersonKeyOwner &owner,
                                   quint32 epoch = 1, crypto::Argon2Cost cost = {}, const PasswordHash &hash = crypto::argon2id);

/// `agreed` is what the card answered to `locked.cardPoint` (x coordinate, 32 bytes). Runs `hash` exactly once.
/// Errors: PasswordWrong (or another card: the two cannot be told apart), KeyCostRefused (before anything is hashed), CryptoFailed.
Result<crypto::PrivateKey> openPersonKey(const LockedPersonKey &locked, const PersonKeyOwner &owner, const SecretBytes &password,
                                         const SecretBytes &agreed, const PasswordHash &hash = crypto::argon2id);

} // namespace madoguchi::session
