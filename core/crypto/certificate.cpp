#include "crypto/certificate.h"

#include "crypto/digest.h"
#include "crypto/openssl_handles.h"

#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QTimeZone>

namespace madoguchi::crypto {

namespace {

constexpr qsizetype maxCertificateSize = 16 * 1024;

QDateTime toDateTime(const ASN1_TIME *time)
{
    tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday), QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

/// The attribute if there is exactly one: of two names nobody could say which one was checked.
QString subjectPart(X509 *x509, int nid)
{
    const X509_NAME *name = X509_get_subject_name(x509);
    const int index = X509_NAME_get_index_by_NID(name, nid, -1);
    if (index < 0 || X509_NAME_get_index_by_NID(name, nid, index) >= 0)
        return {};
    unsigned char *text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
    const QString part = size > 0 ? QString::fromUtf8(reinterpret_cast<char *>(text), size) : QString();
    OPENSSL_free(text);
    return part;
}

} // namespace

Result<Certificate> Certificate::fromDer(QByteArrayView der)
{
    if (der.size() > maxCertificateSize)
        return ErrorCode::TooLarge;
    const unsigned char *cursor = bytes(der);
    X509Owner x509(d2i_X509(nullptr, &cursor, static_cast<long>(der.size())));
    if (!x509 || cursor != bytes(der) + der.size())
        return opensslError(ErrorCode::CertificateInvalid);
    Certificate certificate;
    certificate.m_handle = std::make_shared<Handle>(std::move(x509));
    if (!certificate.publicKey().isValid())
        return opensslError(ErrorCode::CertificateInvalid);
    return certificate;
}

Result<Certificate> Certificate::fromPem(QByteArrayView pem)
{
    if (pem.size() > 2 * maxCertificateSize)
        return ErrorCode::TooLarge;
    BioOwner source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    char *name = nullptr;
    char *header = nullptr;
    unsigned char *data = nullptr;
    long size = 0;
    Result<Certificate> result = ErrorCode::CertificateInvalid;
    if (source && PEM_read_bio(source.get(), &name, &header, &data, &size) == 1 && QByteArrayView(name) == PEM_STRING_X509)
        result = fromDer(QByteArrayView(data, size));
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_free(data);
    ERR_clear_error();
    return result;
}

QByteArray Certificate::toDer() const
{
    if (!m_handle)
        return {};
    QByteArray der(i2d_X509(m_handle->x509.get(), nullptr), Qt::Uninitialized);
    unsigned char *cursor = bytes(der);
    i2d_X509(m_handle->x509.get(), &cursor);
    return der;
}

QByteArray Certificate::toPem() const
{
    BioOwner sink(BIO_new(BIO_s_mem()));
    if (!m_handle || !sink || PEM_write_bio_X509(sink.get(), m_handle->x509.get()) != 1)
        return {};
    char *data = nullptr;
    const long size = BIO_get_mem_data(sink.get(), &data);
    return QByteArray(data, size);
}

PublicKey Certificate::publicKey() const
{
    if (!m_handle)
        return {};
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(m_handle->x509.get()), &der);
    auto key = PublicKey::ofCard(QByteArrayView(der, size > 0 ? size : 0));
    OPENSSL_free(der);
    return key.ok() ? std::move(key).value() : PublicKey();
}

QString Certificate::commonName() const { return m_handle ? subjectPart(m_handle->x509.get(), NID_commonName) : QString(); }
QString Certificate::organization() const { return m_handle ? subjectPart(m_handle->x509.get(), NID_organizationName) : QString(); }
QString Certificate::organizationalUnit() const { return m_handle ? subjectPart(m_handle->x509.get(), NID_organizationalUnitName) : QString(); }

bool Certificate::isTraining() const
{
    if (!m_handle)
        return false;
    const std::unique_ptr<ASN1_OBJECT, Releaser<ASN1_OBJECT_free>> oid(OBJ_txt2obj(trainingMarkOid, 1));
    const int index = X509_get_ext_by_OBJ(m_handle->x509.get(), oid.get(), -1);
    if (index < 0)
        return false;
    const ASN1_OCTET_STRING *value = X509_EXTENSION_get_data(X509_get_ext(m_handle->x509.get(), index));
    return QByteArrayView(ASN1_STRING_get0_data(value), ASN1_STRING_length(value)) == QByteArrayView("\x01\x01\xff", 3); // BOOLEAN TRUE
}

QByteArray Certificate::serial() const
{
    if (!m_handle)
        return {};
    const NumberOwner number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(m_handle->x509.get()), nullptr));
    char *hex = number ? BN_bn2hex(number.get()) : nullptr;
    const QByteArray text = QByteArray(hex).toLower();
    OPENSSL_free(hex);
    return text;
}

QDateTime Certificate::notBefore() const { return m_handle ? toDateTime(X509_get0_notBefore(m_handle->x509.get())) : QDateTime(); }
QDateTime Certificate::notAfter() const { return m_handle ? toDateTime(X509_get0_notAfter(m_handle->x509.get())) : QDateTime(); }

bool Certificate::isForHost(const QString &dnsName) const
{
    const QByteArray name = dnsName.toUtf8();
    return m_handle && !name.isEmpty()
        && X509_check_host(m_handle->x509.get(), name.constData(), static_cast<std::size_t>(name.size()), X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_WILDCARDS, nullptr) == 1;
}

QByteArray Certificate::spkiPin() const { return m_handle ? sha256(publicKey().toDer()) : QByteArray(); }

} // namespace madoguchi::crypto
