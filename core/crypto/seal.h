#pragma once

#include "crypto/key.h"

namespace madoguchi::crypto {

/// AES-256-GCM with a 32-byte key: version(1) ‖ nonce(12) ‖ ciphertext ‖ tag(16). `context` is authenticated, not
/// stored. FORMAT.md §1. Secrets up to 64 KiB (TooLarge). Opening: SealMalformed (not our format), UnsealFailed (wrong key,
/// wrong context or changed bytes: nobody can tell which).
Result<QByteArray> wrap(const SecretBytes &key, const SecretBytes &plain, QByteArrayView context);
Result<SecretBytes> unwrap(const SecretBytes &key, QByteArrayView wrapped, QByteArrayView context); ///< UnsealFailed

/// Sealed to a recipient's public key (ephemeral P-256 ECDH, HKDF-SHA256, AES-256-GCM): only its private half opens it,
/// not even the sender. `context` (what it is, for whom, from where) is authenticated. FORMAT.md §2. Used for slots,
/// drafts, individual numbers and media.
Result<QByteArray> seal(const PublicKey &recipient, const SecretBytes &plain, QByteArrayView context);
Result<SecretBytes> unseal(const PrivateKey &recipient, QByteArrayView sealed, QByteArrayView context);
/// Which key something was sealed to: the first 16 hex digits of the SHA-256 of its SubjectPublicKeyInfo.
QString sealKeyId(const PublicKey &recipient);

/// A file sealed in chunks of 64 KiB, padded to a multiple of 256 KiB so that its length says little; each chunk
/// authenticated with its number and whether it is the last. FORMAT.md §3. At most 512 MiB (TooLarge).
Result<QByteArray> sealFile(const PublicKey &recipient, QByteArrayView content, QByteArrayView context);
Result<QByteArray> unsealFile(const PrivateKey &recipient, QByteArrayView sealed, QByteArrayView context);

} // namespace madoguchi::crypto
