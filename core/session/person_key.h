#pragma once

#include "base/id.h"
#include "directory/content.h"

#include <functional>

namespace madoguchi::session {

struct PersonKeyOwner {
    StaffId staff;
    QString municipality;
};

/// The one slow step; injected so that tests can count it.
using PasswordHash = std::function<Result<SecretBytes>(const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost cost)>;

struct NewPersonKey {
    crypto::PublicKey publicKey;
    directory::LockedPersonKey locked;
};
/// A new key pair closed with `password` and the card whose key-agreement key is `cardAgreeKey`. Needs no card.
Result<NewPersonKey> makePersonKey(const SecretBytes &password, const crypto::PublicKey &cardAgreeKey, const PersonKeyOwner &owner,
                                   quint32 epoch = 1, crypto::Argon2Cost cost = {});

/// Closes `person` anew: another password, or a card whose public half need not be known. `cardPoint` is the public half of a
/// partner key that nobody keeps, `agreed` what the card answered to it.
Result<directory::LockedPersonKey> lockPersonKey(const crypto::PrivateKey &person, const SecretBytes &password, const QByteArray &cardPoint,
                                                 const SecretBytes &agreed, const PersonKeyOwner &owner, quint32 epoch, crypto::Argon2Cost cost = {},
                                                 const PasswordHash &hash = crypto::argon2id);

/// `agreed` is what the card answered to `locked.cardPoint` (x coordinate, 32 bytes). Runs `hash` exactly once.
/// Errors: PasswordWrong (or another card: the two cannot be told apart), CryptoFailed.
Result<crypto::PrivateKey> openPersonKey(const directory::LockedPersonKey &locked, const PersonKeyOwner &owner, const SecretBytes &password,
                                         const SecretBytes &agreed, const PasswordHash &hash = crypto::argon2id);

} // namespace madoguchi::session
