#pragma once

#include "crypto/key.h"

#include <QDateTime>
#include <QList>

namespace madoguchi::crypto {

/// An X.509 certificate of our private PKI.
class Certificate {
public:
    Certificate() = default;
    static Result<Certificate> fromPem(QByteArrayView pem);
    static Result<Certificate> fromDer(QByteArrayView der);
    QByteArray toPem() const;
    QByteArray toDer() const;
    bool isValid() const { return m_handle != nullptr; }
    PublicKey publicKey() const;        ///< RSA in a staff certificate only, once checked
    QString commonName() const;
    QString organization() const;       ///< O: the municipality code for terminals and staff
    QString organizationalUnit() const; ///< OU: "terminal", "staff", "server", "directory", "federation"
    bool isTraining() const;            ///< carries the training mark (FORMAT.md §5)
    QByteArray serial() const;          ///< hex, lower case
    QDateTime notBefore() const;
    QDateTime notAfter() const;
    bool isForHost(const QString &dnsName) const; ///< by a subject alternative name, letter for letter; the common name does not count (RFC 6125)
    QByteArray spkiPin() const; ///< SHA-256 of the SubjectPublicKeyInfo, 32 bytes

    struct Handle;
    const std::shared_ptr<Handle> &handle() const { return m_handle; }

private:
    friend class CertificateAuthority;
    std::shared_ptr<Handle> m_handle;
};

enum class CertificateUse { Server, TerminalClient, Staff, Signing };

/// What a chain is checked against. System roots are never consulted.
struct TrustStore {
    QList<Certificate> roots;
    QByteArray revocationListPem;        ///< empty: no list known, which is an error unless `revocationListOptional`
    bool revocationListOptional = false;
    QList<QByteArray> serverPins;        ///< SPKI pins; empty = no pinning (only for staff certificates)
};

/// Chain, validity at `at`, use and revocation list. Errors: CertificateUntrusted, -Unfit (of ours, but for another use), -Expired, -NotYetValid, -Revoked,
/// RevocationListOld, PinMismatch (Server only).
Result<Done> checkCertificate(const Certificate &leaf, CertificateUse use, const TrustStore &trust, const QDateTime &at);

/// Issues certificates and revocation lists: training PKI, tests, and a server that renews the certificates of its terminals.
struct CertificateRequest {
    QString commonName, organization, organizationalUnit;
    CertificateUse use = CertificateUse::TerminalClient;
    bool training = false;
    QStringList dnsNames; ///< Server
    QDateTime notBefore, notAfter;
};
class CertificateAuthority {
public:
    static Result<CertificateAuthority> create(const QString &commonName, const QDateTime &notBefore, const QDateTime &notAfter);
    static Result<CertificateAuthority> load(const Certificate &certificate, const PrivateKey &key);
    const Certificate &certificate() const { return m_certificate; }
    const PrivateKey &key() const { return m_key; }
    Result<Certificate> issue(const CertificateRequest &request, const PublicKey &subject) const;
    Result<QByteArray> revocationList(const QList<QByteArray> &revokedSerialsHex, const QDateTime &thisUpdate, const QDateTime &nextUpdate) const; ///< PEM

private:
    CertificateAuthority(Certificate certificate, PrivateKey key) : m_certificate(std::move(certificate)), m_key(std::move(key)) {}
    Certificate m_certificate;
    PrivateKey m_key;
};

} // namespace madoguchi::crypto
