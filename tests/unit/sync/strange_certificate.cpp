#include "strange_certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

namespace madoguchi::test {

namespace {

template <auto release>
struct Free {
    template <typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};
using KeyOwner = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using CertificateOwner = std::unique_ptr<X509, Free<X509_free>>;
using BioOwner = std::unique_ptr<BIO, Free<BIO_free_all>>;

void must(bool well, const char *what)
{
    if (!well)
        throw std::runtime_error(what);
}

template <typename Write>
QByteArray pem(Write write)
{
    const BioOwner bio(BIO_new(BIO_s_mem()));
    must(write(bio.get()) == 1, "PEM");
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<qsizetype>(size)};
}

BioOwner reading(const QByteArray &text) { return BioOwner(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size()))); }

KeyOwner makeKey(StrangeCertificate::Key kind)
{
    switch (kind) {
    case StrangeCertificate::Key::P256:
        return KeyOwner(EVP_EC_gen("P-256"));
    case StrangeCertificate::Key::P192:
        return KeyOwner(EVP_EC_gen("prime192v1"));
    case StrangeCertificate::Key::Rsa1024:
        break;
    }
    return KeyOwner(EVP_RSA_gen(1024));
}

void add(X509 *certificate, X509 *issuer, int what, const QByteArray &value)
{
    if (value.isEmpty())
        return;
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, what, value.constData());
    must(extension && X509_add_ext(certificate, extension, -1) == 1, value.constData());
    X509_EXTENSION_free(extension);
}

CertificateOwner make(const StrangeCertificate &what, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey)
{
    static long serial = 1000;
    CertificateOwner made(X509_new());
    X509 *x509 = made.get();
    X509_set_version(x509, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(x509), what.fromDays * 86400L);
    X509_gmtime_adj(X509_getm_notAfter(x509), what.untilDays * 86400L);
    X509_NAME_add_entry_by_NID(X509_get_subject_name(x509), NID_commonName, MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(what.subject.constData()), -1, -1, 0);
    X509_set_issuer_name(x509, X509_get_subject_name(issuer ? issuer : x509));
    X509_set_pubkey(x509, key);
    X509 *above = issuer ? issuer : x509;
    add(x509, above, NID_basic_constraints, what.basic);
    add(x509, above, NID_key_usage, what.keyUsage);
    add(x509, above, NID_ext_key_usage, what.use);
    add(x509, above, NID_subject_alt_name, what.names);
    add(x509, above, NID_name_constraints, what.nameConstraints);
    add(x509, above, NID_subject_key_identifier, "hash");
    if (issuer)
        add(x509, above, NID_authority_key_identifier, "keyid");
    if (what.padding > 0)
        add(x509, above, NID_netscape_comment, QByteArray(what.padding, 'x'));
    must(X509_sign(x509, issuerKey, EVP_get_digestbyname(what.digest)) > 0, "sign");
    return made;
}

QByteArray certificatePem(X509 *x509)
{
    return pem([&](BIO *bio) { return PEM_write_bio_X509(bio, x509); });
}
QByteArray keyPem(EVP_PKEY *key)
{
    return pem([&](BIO *bio) { return PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr); });
}

} // namespace

StrangeIssuer::StrangeIssuer(const crypto::CertificateAuthority &authority) : m_certificate(authority.certificate().toPem())
{
    const SecretBytes key = authority.key().toPem();
    m_key = QByteArray(reinterpret_cast<const char *>(key.data()), static_cast<qsizetype>(key.size())); // of a test
}

StrangeIssuer StrangeIssuer::selfSigned(const StrangeCertificate &what)
{
    const KeyOwner key = makeKey(what.key);
    StrangeIssuer made;
    made.m_certificate = test::certificatePem(make(what, key.get(), nullptr, key.get()).get());
    made.m_key = test::keyPem(key.get());
    return made;
}

StrangeIssuer StrangeIssuer::issue(const StrangeCertificate &what) const
{
    const CertificateOwner issuer(PEM_read_bio_X509(reading(m_certificate).get(), nullptr, nullptr, nullptr));
    const KeyOwner issuerKey(PEM_read_bio_PrivateKey(reading(m_key).get(), nullptr, nullptr, nullptr)), key = makeKey(what.key);
    must(issuer && issuerKey && key, "issuer");
    StrangeIssuer made;
    made.m_certificate = test::certificatePem(make(what, key.get(), issuer.get(), issuerKey.get()).get());
    made.m_key = test::keyPem(key.get());
    return made;
}

} // namespace madoguchi::test
