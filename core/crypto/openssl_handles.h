#pragma once

// OpenSSL's objects with owners. Known to this room alone.

#include "crypto/certificate.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace madoguchi::crypto {

template <auto Release>
struct Releaser {
    template <typename T>
    void operator()(T *object) const
    {
        Release(object);
    }
};

using KeyOwner = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using KeyContextOwner = std::unique_ptr<EVP_PKEY_CTX, Releaser<EVP_PKEY_CTX_free>>;
using DigestContextOwner = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>>;
using CipherContextOwner = std::unique_ptr<EVP_CIPHER_CTX, Releaser<EVP_CIPHER_CTX_free>>;
using BioOwner = std::unique_ptr<BIO, Releaser<BIO_free_all>>;
using NumberOwner = std::unique_ptr<BIGNUM, Releaser<BN_clear_free>>; ///< zeroed: it may be a private key
using X509Owner = std::unique_ptr<X509, Releaser<X509_free>>;
using CrlOwner = std::unique_ptr<X509_CRL, Releaser<X509_CRL_free>>;

struct PublicKey::Handle {
    explicit Handle(KeyOwner owner) : key(std::move(owner)) {}
    KeyOwner key;
};

struct Certificate::Handle {
    explicit Handle(X509Owner owner) : x509(std::move(owner)) {}
    X509Owner x509;
};

/// FORMAT.md §5: a UUID under 2.25 (ITU-T X.667), which needs no registration.
inline constexpr const char *trainingMarkOid = "2.25.60771962753929578691405928705432052976";

/// SHA-256, fetched once: a fetch by name costs more than hashing a line.
const EVP_MD *sha256Method();

/// OpenSSL's own reason as the argument (never data), and an empty error queue: TLS on the same thread reads the queue.
inline Error opensslError(ErrorCode code)
{
    const char *reason = ERR_reason_error_string(ERR_peek_last_error());
    Error error{code, {}, {}};
    if (reason)
        error.args.append(QString::fromLatin1(reason));
    ERR_clear_error();
    return error;
}

/// OpenSSL would ask at the terminal for the password of an encrypted PEM block; there is none to give.
inline int noPassword(char *, int, int, void *) { return -1; }

inline const unsigned char *bytes(QByteArrayView view) { return reinterpret_cast<const unsigned char *>(view.data()); }
inline unsigned char *bytes(QByteArray &array) { return reinterpret_cast<unsigned char *>(array.data()); }

} // namespace madoguchi::crypto
