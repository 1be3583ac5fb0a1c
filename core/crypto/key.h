#pragma once

#include "base/result.h"
#include "base/secret_bytes.h"

#include <QByteArray>

#include <memory>

namespace madoguchi::crypto {

/// A P-256 public key. Wire form: DER SubjectPublicKeyInfo.
class PublicKey {
public:
    PublicKey() = default;
    static Result<PublicKey> fromDer(QByteArrayView spki);
    static Result<PublicKey> fromPem(QByteArrayView pem);
    static Result<PublicKey> fromPoint(QByteArrayView point); ///< uncompressed point, 65 bytes
    QByteArray toDer() const;
    QByteArray point() const; ///< uncompressed point, 65 bytes (what PKCS#11 and ECDH want)
    bool isValid() const { return m_key != nullptr; }
    /// ECDSA with SHA-256; signature DER (X9.62).
    bool verify(QByteArrayView message, QByteArrayView signature) const;

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

/// Turns an r‖s signature (64 bytes, as PKCS#11 gives it) into DER.
QByteArray signatureToDer(QByteArrayView rawRS);

} // namespace madoguchi::crypto
