#include "crypto/digest.h"

#include "crypto/openssl_handles.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

namespace madoguchi::crypto {

namespace {

constexpr int digestSize = 32;

// These primitives fail only when memory is gone or OpenSSL has no default provider; to go on with a wrong digest or
// a weak random number would be worse than to stop.
void require(bool worked, const char *what)
{
    if (!worked)
        qFatal("OpenSSL: %s failed", what);
}

// OpenSSL tidies up when the process ends, and a thread that ends in that moment then tidies its part of what is gone: a crash on the way out. QThread::wait() does not
// help, it answers before a thread has given back what is its own. Said here because every program hashes, before main() because the first word counts.
[[maybe_unused]] const bool leftToTheSystem = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr) == 1;

} // namespace

const EVP_MD *sha256Method()
{
    static EVP_MD *const method = EVP_MD_fetch(nullptr, "SHA256", nullptr); // lives as long as the process
    require(method != nullptr, "fetching SHA-256");
    return method;
}

QByteArray sha256(QByteArrayView data)
{
    QByteArray digest(digestSize, Qt::Uninitialized);
    require(EVP_Digest(data.data(), static_cast<std::size_t>(data.size()), bytes(digest), nullptr, sha256Method(), nullptr) == 1, "SHA-256");
    return digest;
}

QByteArray hmacSha256(const SecretBytes &key, QByteArrayView data)
{
    QByteArray mac(digestSize, Qt::Uninitialized);
    std::size_t size = 0;
    static const unsigned char nothing = 0; // a null key would mean "the key set before"
    require(EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.isEmpty() ? &nothing : key.data(), key.size(),
                      bytes(data), static_cast<std::size_t>(data.size()), bytes(mac), digestSize, &size) != nullptr,
            "HMAC");
    return mac;
}

SecretBytes hkdf(const SecretBytes &input, QByteArrayView salt, QByteArrayView info, std::size_t size)
{
    static EVP_KDF *const method = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    std::unique_ptr<EVP_KDF_CTX, Releaser<EVP_KDF_CTX_free>> context(method ? EVP_KDF_CTX_new(method) : nullptr);
    require(context != nullptr, "fetching HKDF");
    char name[] = "SHA256";
    unsigned char nothing = 0;
    // OSSL_PARAM takes non-const pointers for input too; nothing is written through them.
    const auto octets = [&nothing](const char *key, const void *data, std::size_t length) {
        return OSSL_PARAM_construct_octet_string(key, length ? const_cast<void *>(data) : &nothing, length);
    };
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, name, 0),
        octets(OSSL_KDF_PARAM_KEY, input.data(), input.size()),
        octets(OSSL_KDF_PARAM_SALT, salt.data(), static_cast<std::size_t>(salt.size())),
        octets(OSSL_KDF_PARAM_INFO, info.data(), static_cast<std::size_t>(info.size())),
        OSSL_PARAM_construct_end(),
    };
    SecretBytes output(size);
    require(EVP_KDF_derive(context.get(), output.data(), output.size(), parameters) == 1, "HKDF");
    return output;
}

SecretBytes randomSecret(std::size_t size)
{
    SecretBytes secret(size);
    require(RAND_priv_bytes(secret.data(), static_cast<int>(size)) == 1, "random numbers");
    return secret;
}

QByteArray randomBytes(int size)
{
    QByteArray random(size, Qt::Uninitialized);
    require(RAND_bytes(bytes(random), size) == 1, "random numbers");
    return random;
}

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    require(m_context && EVP_DigestInit_ex2(static_cast<EVP_MD_CTX *>(m_context), sha256Method(), nullptr) == 1, "SHA-256");
}

Sha256::~Sha256() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX *>(m_context)); }

void Sha256::add(QByteArrayView data)
{
    require(EVP_DigestUpdate(static_cast<EVP_MD_CTX *>(m_context), data.data(), static_cast<std::size_t>(data.size())) == 1, "SHA-256");
}

QByteArray Sha256::finish()
{
    auto *context = static_cast<EVP_MD_CTX *>(m_context);
    QByteArray digest(digestSize, Qt::Uninitialized);
    require(EVP_DigestFinal_ex(context, bytes(digest), nullptr) == 1, "SHA-256");
    require(EVP_DigestInit_ex2(context, sha256Method(), nullptr) == 1, "SHA-256");
    return digest;
}

} // namespace madoguchi::crypto
