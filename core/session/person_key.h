#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "card/card.h"
#include "directory/content.h"

#include <functional>

namespace madoguchi::session {

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
    directory::LockedPersonKey locked;
};
/// A new key pair closed with `password` and the card whose key "agree" is `cardAgreeKey`, P-256 or RSA. Needs no card.
/// Errors: KeyCostRefused, CryptoFailed.
Result<NewPersonKey> makePersonKey(const SecretBytes &password, const crypto::PublicKey &cardAgreeKey, const PersonKeyOwner &owner,
                                   quint32 epoch = 1, crypto::Argon2Cost cost = {}, const PasswordHash &hash = crypto::argon2id);

/// A lock that from now on the card alone opens, for who has it in the reader. CardUnknown: a weak RSA key; CryptoFailed.
Result<QByteArray> makeCardLock(const card::AgreeKey &key);

/// Closes `person` anew: another password. `cardLock` is what the card releases `released` for.
Result<directory::LockedPersonKey> lockPersonKey(const crypto::PrivateKey &person, const SecretBytes &password, const QByteArray &cardLock,
                                                 const SecretBytes &released, const PersonKeyOwner &owner, quint32 epoch, crypto::Argon2Cost cost = {},
                                                 const PasswordHash &hash = crypto::argon2id);

/// `released` is what the card answered to `locked.cardLock` (32 bytes). Runs `hash` exactly once.
/// Errors: PasswordWrong (or another card: the two cannot be told apart), KeyCostRefused (before anything is hashed), CryptoFailed.
Result<crypto::PrivateKey> openPersonKey(const directory::LockedPersonKey &locked, const PersonKeyOwner &owner, const SecretBytes &password,
                                         const SecretBytes &released, const PasswordHash &hash = crypto::argon2id);

} // namespace madoguchi::session
