#pragma once

#include "crypto/certificate.h"

namespace madoguchi::training {

/// A certificate with its private key.
struct Identity {
    crypto::Certificate certificate;
    crypto::PrivateKey key;
};

/// The training prefecture's certificates: one CA for server, terminals, staff and signed answers, all with the
/// training mark. Valid for two years from the day before `now`.
class Pki {
public:
    static Result<Pki> create(const QDateTime &now);
    const crypto::CertificateAuthority &authority() const { return m_authority; }
    Result<Identity> issue(const QString &commonName, const QString &municipality, const QString &unit, crypto::CertificateUse use, const QStringList &dnsNames = {}) const;
    /// For a key that lives elsewhere (on a card).
    Result<crypto::Certificate> certify(const QString &commonName, const QString &municipality, const QString &unit, crypto::CertificateUse use,
                                        const crypto::PublicKey &key, const QStringList &dnsNames = {}) const;
    Result<QByteArray> revocationList(const QList<QByteArray> &serials = {}) const; ///< PEM, next update in 60 days

private:
    Pki(crypto::CertificateAuthority authority, QDateTime now) : m_authority(std::move(authority)), m_now(std::move(now)) {}
    crypto::CertificateAuthority m_authority;
    QDateTime m_now;
};

} // namespace madoguchi::training
