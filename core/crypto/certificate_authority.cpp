#include "crypto/digest.h"
#include "crypto/openssl_handles.h"

#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::crypto {

namespace {

constexpr int serialSize = 16; // random; RFC 5280 §4.1.2.2 allows 20

bool setTime(ASN1_TIME *field, const QDateTime &time) { return field && time.isValid() && ASN1_TIME_set(field, static_cast<time_t>(time.toSecsSinceEpoch())); }

bool addName(X509_NAME *name, int nid, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return utf8.isEmpty() || X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8, bytes(utf8), static_cast<int>(utf8.size()), -1, 0) == 1;
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>> extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool addTrainingMark(X509 *certificate)
{
    const std::unique_ptr<ASN1_OBJECT, Releaser<ASN1_OBJECT_free>> oid(OBJ_txt2obj(trainingMarkOid, 1));
    const std::unique_ptr<ASN1_OCTET_STRING, Releaser<ASN1_OCTET_STRING_free>> value(ASN1_OCTET_STRING_new());
    if (!oid || !value || ASN1_OCTET_STRING_set(value.get(), reinterpret_cast<const unsigned char *>("\x01\x01\xff"), 3) != 1)
        return false;
    const std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>> extension(X509_EXTENSION_create_by_OBJ(nullptr, oid.get(), 0, value.get()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// Version, random serial, times and public key; names and extensions are the caller's.
X509Owner newCertificate(const QDateTime &notBefore, const QDateTime &notAfter, EVP_PKEY *subject)
{
    X509Owner x509(X509_new());
    QByteArray serial = randomBytes(serialSize);
    serial[0] = static_cast<char>((serial[0] & 0x3f) | 0x40); // positive, and never shorter
    const NumberOwner number(BN_bin2bn(bytes(serial), serialSize, nullptr));
    if (!x509 || !number || notBefore >= notAfter || X509_set_version(x509.get(), X509_VERSION_3) != 1
        || !BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509.get())) || !setTime(X509_getm_notBefore(x509.get()), notBefore)
        || !setTime(X509_getm_notAfter(x509.get()), notAfter) || X509_set_pubkey(x509.get(), subject) != 1)
        return nullptr;
    return x509;
}

const char *extendedUseOf(CertificateUse use)
{
    switch (use) {
    case CertificateUse::Server:
        return "serverAuth";
    case CertificateUse::TerminalClient:
        return "clientAuth";
    case CertificateUse::Staff:
    case CertificateUse::Signing:
        return nullptr;
    }
    return nullptr;
}

} // namespace

Result<CertificateAuthority> CertificateAuthority::create(const QString &commonName, const QDateTime &notBefore, const QDateTime &notAfter)
{
    MADOGUCHI_ASSIGN(PrivateKey key, PrivateKey::generate());
    EVP_PKEY *pkey = key.handle()->key.get();
    X509Owner x509 = newCertificate(notBefore, notAfter, pkey);
    if (commonName.isEmpty() || !x509 || !addName(X509_get_subject_name(x509.get()), NID_commonName, commonName)
        || X509_set_issuer_name(x509.get(), X509_get_subject_name(x509.get())) != 1)
        return opensslError(ErrorCode::InvalidArgument);
    X509 *own = x509.get();
    if (!addExtension(own, own, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") || !addExtension(own, own, NID_key_usage, "critical,keyCertSign,cRLSign")
        || !addExtension(own, own, NID_subject_key_identifier, "hash") || X509_sign(own, pkey, sha256Method()) <= 0)
        return opensslError(ErrorCode::CryptoFailed);
    Certificate certificate;
    certificate.m_handle = std::make_shared<Certificate::Handle>(std::move(x509));
    return CertificateAuthority(std::move(certificate), std::move(key));
}

Result<CertificateAuthority> CertificateAuthority::load(const Certificate &certificate, const PrivateKey &key)
{
    if (!certificate.isValid() || certificate.publicKey().toDer() != key.publicKey().toDer())
        return ErrorCode::KeyInvalid;
    if (!(X509_get_extension_flags(certificate.handle()->x509.get()) & EXFLAG_CA))
        return ErrorCode::CertificateInvalid;
    return CertificateAuthority(certificate, key);
}

Result<Certificate> CertificateAuthority::issue(const CertificateRequest &request, const PublicKey &subject) const
{
    if (!subject.isValid() || request.commonName.isEmpty())
        return ErrorCode::InvalidArgument;
    static const QRegularExpression dnsName(u"\\A[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\\z"_s); // goes into OpenSSL's extension syntax
    QByteArrayList alternativeNames;
    for (const QString &name : request.dnsNames) {
        if (!dnsName.match(name).hasMatch())
            return ErrorCode::InvalidArgument;
        alternativeNames.append("DNS:" + name.toLatin1());
    }
    X509 *issuer = m_certificate.handle()->x509.get();
    X509Owner x509 = newCertificate(request.notBefore, request.notAfter, subject.handle()->key.get());
    X509_NAME *name = x509 ? X509_get_subject_name(x509.get()) : nullptr;
    if (!name || !addName(name, NID_organizationName, request.organization) || !addName(name, NID_organizationalUnitName, request.organizationalUnit)
        || !addName(name, NID_commonName, request.commonName) || X509_set_issuer_name(x509.get(), X509_get_subject_name(issuer)) != 1)
        return opensslError(ErrorCode::InvalidArgument);
    const char *extendedUse = extendedUseOf(request.use);
    X509 *own = x509.get();
    if (!addExtension(own, issuer, NID_basic_constraints, "critical,CA:FALSE") || !addExtension(own, issuer, NID_key_usage, "critical,digitalSignature")
        || (extendedUse && !addExtension(own, issuer, NID_ext_key_usage, extendedUse)) || !addExtension(own, issuer, NID_subject_key_identifier, "hash")
        || !addExtension(own, issuer, NID_authority_key_identifier, "keyid:always")
        || (!alternativeNames.isEmpty() && !addExtension(own, issuer, NID_subject_alt_name, alternativeNames.join(',')))
        || (request.training && !addTrainingMark(own)) || X509_sign(own, m_key.handle()->key.get(), sha256Method()) <= 0)
        return opensslError(ErrorCode::CryptoFailed);
    Certificate certificate;
    certificate.m_handle = std::make_shared<Certificate::Handle>(std::move(x509));
    return certificate;
}

Result<QByteArray> CertificateAuthority::revocationList(const QList<QByteArray> &revokedSerialsHex, const QDateTime &thisUpdate, const QDateTime &nextUpdate) const
{
    X509 *issuer = m_certificate.handle()->x509.get();
    CrlOwner list(X509_CRL_new());
    const std::unique_ptr<ASN1_TIME, Releaser<ASN1_TIME_free>> from(ASN1_TIME_new());
    const std::unique_ptr<ASN1_TIME, Releaser<ASN1_TIME_free>> until(ASN1_TIME_new());
    if (!list || thisUpdate >= nextUpdate || !setTime(from.get(), thisUpdate) || !setTime(until.get(), nextUpdate)
        || X509_CRL_set_version(list.get(), X509_CRL_VERSION_2) != 1 || X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer)) != 1
        || X509_CRL_set1_lastUpdate(list.get(), from.get()) != 1 || X509_CRL_set1_nextUpdate(list.get(), until.get()) != 1)
        return opensslError(ErrorCode::InvalidArgument);
    for (const QByteArray &hex : revokedSerialsHex) {
        const QByteArray raw = QByteArray::fromHex(hex);
        const NumberOwner number(BN_bin2bn(bytes(raw), static_cast<int>(raw.size()), nullptr));
        const std::unique_ptr<ASN1_INTEGER, Releaser<ASN1_INTEGER_free>> serial(number ? BN_to_ASN1_INTEGER(number.get(), nullptr) : nullptr);
        std::unique_ptr<X509_REVOKED, Releaser<X509_REVOKED_free>> revoked(X509_REVOKED_new());
        if (raw.isEmpty() || raw.toHex() != hex || !serial || !revoked || X509_REVOKED_set_serialNumber(revoked.get(), serial.get()) != 1
            || X509_REVOKED_set_revocationDate(revoked.get(), from.get()) != 1 || X509_CRL_add0_revoked(list.get(), revoked.get()) != 1)
            return opensslError(ErrorCode::InvalidArgument);
        static_cast<void>(revoked.release()); // the list owns it now
    }
    // Strict checking wants to know which key of the issuer signed.
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, nullptr, nullptr, list.get(), 0);
    const std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>> keyId(
        X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always"));
    BioOwner sink(BIO_new(BIO_s_mem()));
    if (!keyId || X509_CRL_add_ext(list.get(), keyId.get(), -1) != 1 || X509_CRL_sort(list.get()) != 1
        || X509_CRL_sign(list.get(), m_key.handle()->key.get(), sha256Method()) <= 0 || !sink || PEM_write_bio_X509_CRL(sink.get(), list.get()) != 1)
        return opensslError(ErrorCode::CryptoFailed);
    char *data = nullptr;
    const long size = BIO_get_mem_data(sink.get(), &data);
    return QByteArray(data, size);
}

} // namespace madoguchi::crypto
