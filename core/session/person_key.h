#pragma once

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
    QByteArray cardLock;      ///< what the card releases its secret for: CardReader::release()
    quint32 epoch = 1;        ///< grows with every new key of the person; older slots are refused
};

constexpr qsizetype maxCardLockSize = 512;
/// Has the size of a P-256 point, or of a ciphertext of an RSA key that is not weak.
bool isCardLock(const QByteArray &lock);

struct PersonKeyOwner {
    StaffId staff;
    QString municipality;
};

/// The one slow step; injected so that tests can count it.
using PasswordHash = std::function<Result<SecretBytes>(const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost cost)>;

struct NewPersonKey {
    crypto::PublicKey publicKey;
    LockedPersonKey locked;
};
/// A new key pair closed with `password` and the card whose key "agree" is `cardAgreeKey`, P-256 or RSA. Needs no card.
Result<NewPersonKey> makePersonKey(const SecretBytes &password, const crypto::PublicKey &cardAgreeKey, const PersonKeyOwner &owner,
                                   quint32 epoch = 1, crypto::Argon2Cost cost = {});

/// `released` is what the card answered to `locked.cardLock` (32 bytes). Runs `hash` exactly once.
/// Errors: PasswordWrong (or another card: the two cannot be told apart), CryptoFailed.
Result<crypto::PrivateKey> openPersonKey(const LockedPersonKey &locked, const PersonKeyOwner &owner, const SecretBytes &password,
                                         const SecretBytes &released, const PasswordHash &hash = crypto::argon2id);

} // namespace madoguchi::session
