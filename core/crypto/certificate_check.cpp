#include "crypto/openssl_handles.h"

#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace madoguchi::crypto {

namespace {

constexpr qsizetype maxRevocationListSize = 4 * 1024 * 1024;

using StoreOwner = std::unique_ptr<X509_STORE, Releaser<X509_STORE_free>>;
using StoreContextOwner = std::unique_ptr<X509_STORE_CTX, Releaser<X509_STORE_CTX_free>>;

Error toError(int verdict, int depth)
{
    const QString reason = QString::fromLatin1(X509_verify_cert_error_string(verdict));
    const QString where = depth == 0 ? u"leaf"_s : u"issuer"_s;
    const auto code = [verdict] {
        switch (verdict) {
        case X509_V_ERR_CERT_HAS_EXPIRED:
            return ErrorCode::CertificateExpired;
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return ErrorCode::CertificateNotYetValid;
        case X509_V_ERR_CERT_REVOKED:
            return ErrorCode::CertificateRevoked;
        case X509_V_ERR_CRL_HAS_EXPIRED:
        case X509_V_ERR_CRL_NOT_YET_VALID:
        case X509_V_ERR_UNABLE_TO_GET_CRL:
            return ErrorCode::RevocationListOld;
        default:
            return ErrorCode::CertificateUntrusted;
        }
    }();
    return Error{code, {reason, where}, {}};
}

Error unfit(const QString &why) { return Error{ErrorCode::CertificateUnfit, {why, u"leaf"_s}, {}}; }

/// OpenSSL lets a certificate without extended key usage be anything; ours say what they are for.
Result<Done> checkUse(const Certificate &leaf, CertificateUse use)
{
    X509 *x509 = leaf.handle()->x509.get();
    if (X509_get_extension_flags(x509) & EXFLAG_CA)
        return unfit(u"a CA certificate is nobody's certificate"_s);
    if (!(X509_get_extension_flags(x509) & EXFLAG_KUSAGE) || !(X509_get_key_usage(x509) & KU_DIGITAL_SIGNATURE))
        return unfit(u"no digitalSignature key usage"_s);
    const bool hasExtendedUse = X509_get_extension_flags(x509) & EXFLAG_XKUSAGE;
    const auto extendedUse = hasExtendedUse ? X509_get_extended_key_usage(x509) : 0;
    const bool staff = leaf.organizationalUnit() == u"staff";
    if (use != CertificateUse::Staff && leaf.publicKey().isRsa())
        return unfit(u"RSA is for cards"_s);
    switch (use) {
    case CertificateUse::Server:
        return extendedUse == XKU_SSL_SERVER ? done() : unfit(u"not a server certificate"_s);
    case CertificateUse::TerminalClient:
        return extendedUse == XKU_SSL_CLIENT ? done() : unfit(u"not a terminal certificate"_s);
    case CertificateUse::Staff:
        return !hasExtendedUse && staff ? done() : unfit(u"not a staff certificate"_s);
    case CertificateUse::Signing:
        return !hasExtendedUse && !staff ? done() : unfit(u"not a signing certificate"_s);
    }
    return unfit(u"unknown use"_s);
}

Result<int> addRevocationLists(X509_STORE *store, const QByteArray &pem)
{
    if (pem.size() > maxRevocationListSize)
        return ErrorCode::TooLarge;
    BioOwner source(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    int count = 0;
    while (CrlOwner list{source ? PEM_read_bio_X509_CRL(source.get(), nullptr, noPassword, nullptr) : nullptr}) {
        if (X509_STORE_add_crl(store, list.get()) != 1)
            return opensslError(ErrorCode::CryptoFailed);
        ++count;
    }
    ERR_clear_error();
    return count;
}

} // namespace

Result<Done> checkCertificate(const Certificate &leaf, CertificateUse use, const TrustStore &trust, const QDateTime &at)
{
    if (!leaf.isValid() || !at.isValid())
        return ErrorCode::CertificateInvalid;
    // A new store knows no root at all; the system's are read only on request, which never comes.
    StoreOwner store(X509_STORE_new());
    StoreContextOwner context(X509_STORE_CTX_new());
    if (!store || !context)
        return opensslError(ErrorCode::CryptoFailed);
    for (const Certificate &root : trust.roots) {
        if (!root.isValid() || X509_STORE_add_cert(store.get(), root.handle()->x509.get()) != 1)
            return opensslError(ErrorCode::CertificateInvalid);
    }
    unsigned long flags = X509_V_FLAG_X509_STRICT;
    if (!trust.revocationListPem.isEmpty()) {
        MADOGUCHI_ASSIGN(const int lists, addRevocationLists(store.get(), trust.revocationListPem));
        if (lists == 0)
            return Error{ErrorCode::RevocationListOld, {u"unreadable"_s}, {}};
        flags |= X509_V_FLAG_CRL_CHECK;
    } else if (!trust.revocationListOptional) {
        return Error{ErrorCode::RevocationListOld, {u"missing"_s}, {}};
    }
    if (X509_STORE_CTX_init(context.get(), store.get(), leaf.handle()->x509.get(), nullptr) != 1)
        return opensslError(ErrorCode::CryptoFailed);
    X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_flags(parameters, flags);
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(at.toSecsSinceEpoch()));
    X509_VERIFY_PARAM_set_depth(parameters, 0); // our roots issue leaves themselves: no intermediates
    const int verified = X509_verify_cert(context.get());
    const int verdict = X509_STORE_CTX_get_error(context.get());
    ERR_clear_error();
    if (verified != 1) {
        const Error found = toError(verdict, X509_STORE_CTX_get_error_depth(context.get()));
        // OpenSSL looks at the list's age first; whose own dates are over is told that, for no newer list would help.
        if (found.code == ErrorCode::RevocationListOld && at > leaf.notAfter())
            return toError(X509_V_ERR_CERT_HAS_EXPIRED, 0);
        if (found.code == ErrorCode::RevocationListOld && at < leaf.notBefore())
            return toError(X509_V_ERR_CERT_NOT_YET_VALID, 0);
        return found;
    }
    MADOGUCHI_TRY(checkUse(leaf, use));
    if (use == CertificateUse::Server && !trust.serverPins.contains(leaf.spkiPin()))
        return ErrorCode::PinMismatch;
    return done();
}

} // namespace madoguchi::crypto
