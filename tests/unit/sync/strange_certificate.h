#pragma once

#include "crypto/certificate.h"

#include <QByteArray>

namespace madoguchi::test {

/// A server's certificate as no authority of ours would issue it, in OpenSSL's own words; what is left alone is right.
struct StrangeCertificate {
    enum class Key { P256, P192, Rsa1024 };
    Key key = Key::P256;
    const char *digest = "SHA256";
    QByteArray subject = "central.madoguchi.test"; ///< commonName
    QByteArray names = "DNS:central.madoguchi.test"; ///< subjectAltName
    QByteArray use = "serverAuth";                   ///< extendedKeyUsage; empty: none
    QByteArray basic = "critical,CA:FALSE";          ///< basicConstraints
    QByteArray keyUsage = "critical,digitalSignature";
    QByteArray nameConstraints;                      ///< of an authority
    qsizetype padding = 0;                           ///< bytes of a comment
    int fromDays = -1, untilDays = 30;
};

/// Certificate and key, as PEM; issues others.
class StrangeIssuer {
public:
    explicit StrangeIssuer(const crypto::CertificateAuthority &authority); ///< ours
    /// Its own issuer: a root if `what` is an authority, else a certificate that vouches for itself.
    static StrangeIssuer selfSigned(const StrangeCertificate &what);
    StrangeIssuer issue(const StrangeCertificate &what) const;

    const QByteArray &certificatePem() const { return m_certificate; }
    const QByteArray &keyPem() const { return m_key; }

private:
    StrangeIssuer() = default;
    QByteArray m_certificate, m_key;
};

} // namespace madoguchi::test
