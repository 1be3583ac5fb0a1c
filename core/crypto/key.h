#pragma once

#include "base/result.h"
#include "base/secret_bytes.h"

#include <QByteArray>

#include <memory>

namespace madoguchi::crypto {

/// A P-256 public key; of a staff card it may be an RSA key of 2048 to 4096 bits instead, which verifies and encrypts but
/// agrees with nobody. Wire form: DER SubjectPublicKeyInfo.
class PublicKey {
public:
    PublicKey() = default;
    static Result<PublicKey> fromDer(QByteArrayView spki);
    static Result<PublicKey> fromPem(QByteArrayView pem);
    static Result<PublicKey> fromPoint(QByteArrayView point); ///< uncompressed point, 65 bytes
    static Result<PublicKey> fromRsa(QByteArrayView modulus, QByteArrayView exponent); ///< big-endian, as PKCS#11 gives them
    static Result<PublicKey> ofCard(QByteArrayView spki); ///< P-256 or RSA; fromDer() takes P-256 alone
    QByteArray toDer() const;
    QByteArray point() const; ///< uncompressed point, 65 bytes (what PKCS#11 and ECDH want); empty: RSA
    bool isValid() const { return m_key != nullptr; }
    bool isRsa() const;
    /// ECDSA with SHA-256, signature DER (X9.62); RSA: PKCS#1 v1.5 with SHA-256.
    bool verify(QByteArrayView message, QByteArrayView signature) const;
    /// RSA-OAEP (SHA-1, MGF1 with SHA-1: what cards have). KeyInvalid: not an RSA key.
    Result<QByteArray> encrypt(const SecretBytes &secret) const;

    struct Handle; ///< EVP_PKEY, known to this room alone
    const std::shared_ptr<Handle> &handle() const { return m_key; }

private:
    friend class PrivateKey;
    friend class Certificate;
    std::shared_ptr<Handle> m_key;
};

/// A P-256 private key. Its serialised form is a secret.
class PrivateKey {
public:
    static Result<PrivateKey> generate();
    static Result<PrivateKey> fromPem(const SecretBytes &pem);    ///< PKCS#8, unencrypted
    static Result<PrivateKey> fromScalar(const SecretBytes &raw); ///< 32 bytes
    SecretBytes toPem() const;
    SecretBytes toScalar() const; ///< 32 bytes
    PublicKey publicKey() const;
    QByteArray sign(QByteArrayView message) const; ///< ECDSA-SHA256, DER
    /// Raw ECDH x coordinate, 32 bytes.
    Result<SecretBytes> agree(const PublicKey &peer) const;

    const std::shared_ptr<PublicKey::Handle> &handle() const { return m_key; }

private:
    std::shared_ptr<PublicKey::Handle> m_key;
};

/// What a card answered, as verify() takes it: r‖s (64 bytes, as PKCS#11 gives it) becomes DER, an RSA signature (256 to
/// 512 bytes) stays. Empty: neither.
QByteArray cardSignature(QByteArrayView raw);

} // namespace madoguchi::crypto
