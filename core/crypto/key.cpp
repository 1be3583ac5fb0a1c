#include "crypto/key.h"

#include "crypto/openssl_handles.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <algorithm>

namespace madoguchi::crypto {

namespace {

constexpr int spkiSize = 91;        // DER SubjectPublicKeyInfo of a P-256 key, named curve, uncompressed point
constexpr int pointSize = 65;       // 0x04 ‖ x ‖ y
constexpr std::size_t scalarSize = 32;
constexpr qsizetype maxPemSize = 8 * 1024;
constexpr qsizetype maxSpkiSize = 1024;
constexpr int minRsaBits = 2048, maxRsaBits = 4096;

QByteArray spki(EVP_PKEY *key)
{
    const int size = i2d_PUBKEY(key, nullptr);
    if (size <= 0)
        return {};
    QByteArray der(size, Qt::Uninitialized);
    unsigned char *cursor = bytes(der);
    i2d_PUBKEY(key, &cursor);
    return der;
}

/// SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING point }: constant for this curve (RFC 5480).
const QByteArray &spkiPrefix()
{
    static const QByteArray prefix = QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    return prefix;
}

/// What i2d_PUBKEY answers for a P-256 key, without the search among all of OpenSSL's encoders that takes it the better part of a millisecond.
QByteArray spkiOfP256(EVP_PKEY *key)
{
    QByteArray point(pointSize, Qt::Uninitialized);
    std::size_t size = 0;
    int isExplicit = 0; // curve parameters spelled out: no key of ours, and its encoding says so
    const bool plain = (EVP_PKEY_get_int_param(key, OSSL_PKEY_PARAM_EC_DECODED_FROM_EXPLICIT_PARAMS, &isExplicit) != 1 || isExplicit == 0)
        && EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, bytes(point), pointSize, &size) == 1 && size == pointSize && point[0] == '\x04';
    ERR_clear_error();
    return plain ? spkiPrefix() + point : spki(key);
}

/// As d2i_PUBKEY of prefix and point, for the same reason.
KeyOwner keyOfPoint(QByteArrayView point)
{
    char group[] = SN_X9_62_prime256v1;
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
                                     OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, const_cast<char *>(point.data()), static_cast<std::size_t>(point.size())),
                                     OSSL_PARAM_construct_end()};
    KeyContextOwner context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, const_cast<OSSL_PARAM *>(parameters)) != 1)
        return {};
    return KeyOwner(key);
}

bool isP256(EVP_PKEY *key)
{
    char name[32] = {};
    return EVP_PKEY_get_group_name(key, name, sizeof name, nullptr) == 1 && QByteArrayView(name) == SN_X9_62_prime256v1;
}

/// Neither weak nor so large that a check takes seconds; 65537 is what every card maker uses.
bool isGoodRsa(EVP_PKEY *key)
{
    BIGNUM *number = nullptr;
    if (EVP_PKEY_is_a(key, "RSA") != 1 || EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &number) != 1)
        return false;
    const NumberOwner exponent(number);
    const int bits = EVP_PKEY_get_bits(key);
    return BN_is_word(exponent.get(), RSA_F4) && bits >= minRsaBits && bits <= maxRsaBits && bits % 8 == 0;
}

} // namespace

// One key has one encoding here, so that pins and ids made of it are unique: a compressed point, explicit curve
// parameters or trailing bytes are refused, although OpenSSL would read them.
Result<PublicKey> PublicKey::fromDer(QByteArrayView der)
{
    if (der.size() != spkiSize || !der.startsWith(spkiPrefix()) || der[spkiPrefix().size()] != '\x04')
        return ErrorCode::KeyInvalid;
    KeyOwner key = keyOfPoint(der.last(pointSize));
    if (!key)
        return opensslError(ErrorCode::KeyInvalid);
    // Quick: the point is on the curve and not infinity. That it is of the curve's order follows, since the cofactor of P-256 is 1 (SP 800-186, 3.2.1.3).
    KeyContextOwner context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    if (!context || EVP_PKEY_public_check_quick(context.get()) != 1)
        return opensslError(ErrorCode::KeyInvalid);
    PublicKey result;
    result.m_key = std::make_shared<Handle>(std::move(key));
    return result;
}

Result<PublicKey> PublicKey::fromPem(QByteArrayView pem)
{
    if (pem.size() > maxPemSize)
        return ErrorCode::TooLarge;
    BioOwner source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    KeyOwner key(source ? PEM_read_bio_PUBKEY(source.get(), nullptr, noPassword, nullptr) : nullptr);
    if (!key)
        return opensslError(ErrorCode::KeyInvalid);
    return fromDer(spki(key.get()));
}

Result<PublicKey> PublicKey::fromPoint(QByteArrayView point)
{
    if (point.size() != pointSize)
        return ErrorCode::KeyInvalid;
    return fromDer(spkiPrefix() + point.toByteArray());
}

Result<PublicKey> PublicKey::ofCard(QByteArrayView der)
{
    if (der.size() == spkiSize)
        return fromDer(der);
    if (der.size() > maxSpkiSize)
        return ErrorCode::KeyInvalid;
    const unsigned char *cursor = bytes(der);
    KeyOwner key(d2i_PUBKEY(nullptr, &cursor, static_cast<long>(der.size())));
    if (!key || !isGoodRsa(key.get()) || spki(key.get()) != der)
        return opensslError(ErrorCode::KeyInvalid);
    PublicKey result;
    result.m_key = std::make_shared<Handle>(std::move(key));
    return result;
}

Result<PublicKey> PublicKey::fromRsa(QByteArrayView modulus, QByteArrayView exponent)
{
    if (modulus.size() > maxRsaBits / 8 + 1 || exponent.size() > 8)
        return ErrorCode::KeyInvalid;
    const NumberOwner n(BN_bin2bn(bytes(modulus), static_cast<int>(modulus.size()), nullptr));
    const NumberOwner e(BN_bin2bn(bytes(exponent), static_cast<int>(exponent.size()), nullptr));
    std::unique_ptr<OSSL_PARAM_BLD, Releaser<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get())
        || !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()))
        return opensslError(ErrorCode::CryptoFailed);
    std::unique_ptr<OSSL_PARAM, Releaser<OSSL_PARAM_free>> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    KeyContextOwner context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return opensslError(ErrorCode::KeyInvalid);
    return ofCard(spki(KeyOwner(key).get()));
}

bool PublicKey::isRsa() const { return m_key && EVP_PKEY_is_a(m_key->key.get(), "RSA") == 1; }

Result<QByteArray> PublicKey::encrypt(const SecretBytes &secret) const
{
    if (!isRsa())
        return ErrorCode::KeyInvalid;
    KeyContextOwner context(EVP_PKEY_CTX_new_from_pkey(nullptr, m_key->key.get(), nullptr));
    QByteArray sealed(EVP_PKEY_get_size(m_key->key.get()), Qt::Uninitialized);
    std::size_t size = static_cast<std::size_t>(sealed.size());
    if (!context || EVP_PKEY_encrypt_init(context.get()) != 1 || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING) != 1
        || EVP_PKEY_CTX_set_rsa_oaep_md_name(context.get(), "SHA1", nullptr) != 1 || EVP_PKEY_CTX_set_rsa_mgf1_md_name(context.get(), "SHA1", nullptr) != 1
        || EVP_PKEY_encrypt(context.get(), bytes(sealed), &size, secret.data(), secret.size()) != 1)
        return opensslError(ErrorCode::CryptoFailed);
    return sealed;
}

QByteArray PublicKey::toDer() const { return !m_key ? QByteArray() : isRsa() ? spki(m_key->key.get()) : spkiOfP256(m_key->key.get()); }

QByteArray PublicKey::point() const { return m_key && !isRsa() ? toDer().last(pointSize) : QByteArray(); }

bool PublicKey::verify(QByteArrayView message, QByteArrayView signature) const
{
    if (!m_key)
        return false;
    DigestContextOwner context(EVP_MD_CTX_new());
    const bool good = context && EVP_DigestVerifyInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, m_key->key.get(), nullptr) == 1
        && EVP_DigestVerify(context.get(), bytes(signature), static_cast<std::size_t>(signature.size()), bytes(message),
                            static_cast<std::size_t>(message.size())) == 1;
    ERR_clear_error();
    return good;
}

Result<PrivateKey> PrivateKey::generate()
{
    KeyOwner key(EVP_EC_gen("P-256"));
    if (!key)
        return opensslError(ErrorCode::CryptoFailed);
    PrivateKey result;
    result.m_key = std::make_shared<PublicKey::Handle>(std::move(key));
    return result;
}

Result<PrivateKey> PrivateKey::fromPem(const SecretBytes &pem)
{
    if (pem.size() > static_cast<std::size_t>(maxPemSize))
        return ErrorCode::TooLarge;
    BioOwner source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    KeyOwner key(source ? PEM_read_bio_PrivateKey(source.get(), nullptr, noPassword, nullptr) : nullptr);
    KeyContextOwner context(key ? EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr) : nullptr);
    if (!context || !isP256(key.get()) || EVP_PKEY_check(context.get()) != 1)
        return opensslError(ErrorCode::KeyInvalid);
    PrivateKey result;
    result.m_key = std::make_shared<PublicKey::Handle>(std::move(key));
    return result;
}

Result<PrivateKey> PrivateKey::fromScalar(const SecretBytes &raw)
{
    if (raw.size() != scalarSize)
        return ErrorCode::KeyInvalid;
    std::unique_ptr<EC_GROUP, Releaser<EC_GROUP_free>> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    std::unique_ptr<EC_POINT, Releaser<EC_POINT_clear_free>> point(group ? EC_POINT_new(group.get()) : nullptr);
    std::unique_ptr<BN_CTX, Releaser<BN_CTX_free>> scratch(BN_CTX_secure_new());
    NumberOwner scalar(BN_secure_new()); // "secure" also makes the parameters below be zeroed when freed
    if (!point || !scratch || !scalar || !BN_bin2bn(raw.data(), static_cast<int>(raw.size()), scalar.get()))
        return opensslError(ErrorCode::CryptoFailed);
    BN_set_flags(scalar.get(), BN_FLG_CONSTTIME);
    if (BN_is_zero(scalar.get()) || BN_cmp(scalar.get(), EC_GROUP_get0_order(group.get())) >= 0)
        return ErrorCode::KeyInvalid;
    // EVP_PKEY_fromdata does not make the public half of a private key by itself.
    unsigned char encoded[pointSize];
    if (EC_POINT_mul(group.get(), point.get(), scalar.get(), nullptr, nullptr, scratch.get()) != 1
        || EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, encoded, sizeof encoded, scratch.get()) != sizeof encoded)
        return opensslError(ErrorCode::CryptoFailed);
    std::unique_ptr<OSSL_PARAM_BLD, Releaser<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
    if (!builder || !OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, SN_X9_62_prime256v1, 0)
        || !OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, encoded, sizeof encoded)
        || !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar.get()))
        return opensslError(ErrorCode::CryptoFailed);
    std::unique_ptr<OSSL_PARAM, Releaser<OSSL_PARAM_free>> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    KeyContextOwner context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get()) != 1)
        return opensslError(ErrorCode::KeyInvalid);
    PrivateKey result;
    result.m_key = std::make_shared<PublicKey::Handle>(KeyOwner(key));
    return result;
}

SecretBytes PrivateKey::toPem() const
{
    BioOwner sink(BIO_new(BIO_s_secmem())); // zeroed when freed
    char *data = nullptr;
    if (!m_key || !sink || PEM_write_bio_PrivateKey(sink.get(), m_key->key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    const long size = BIO_get_mem_data(sink.get(), &data);
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(data), static_cast<std::size_t>(size)});
}

SecretBytes PrivateKey::toScalar() const
{
    BIGNUM *number = nullptr;
    if (!m_key || EVP_PKEY_get_bn_param(m_key->key.get(), OSSL_PKEY_PARAM_PRIV_KEY, &number) != 1)
        return {};
    const NumberOwner scalar(number);
    SecretBytes raw(scalarSize);
    if (BN_bn2binpad(scalar.get(), raw.data(), static_cast<int>(raw.size())) != static_cast<int>(raw.size()))
        return {};
    return raw;
}

PublicKey PrivateKey::publicKey() const
{
    // By way of the encoding, so that the public key's handle does not hold the private half.
    auto key = m_key ? PublicKey::fromDer(spkiOfP256(m_key->key.get())) : Result<PublicKey>(ErrorCode::KeyInvalid);
    return key.ok() ? std::move(key).value() : PublicKey();
}

QByteArray PrivateKey::sign(QByteArrayView message) const
{
    if (!m_key)
        return {};
    DigestContextOwner context(EVP_MD_CTX_new());
    std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(m_key->key.get()));
    QByteArray signature(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (!context || EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, m_key->key.get(), nullptr) != 1
        || EVP_DigestSign(context.get(), bytes(signature), &size, bytes(message), static_cast<std::size_t>(message.size())) != 1) {
        ERR_clear_error();
        return {};
    }
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

Result<SecretBytes> PrivateKey::agree(const PublicKey &peer) const
{
    if (!m_key || !peer.isValid() || peer.isRsa())
        return ErrorCode::KeyInvalid;
    KeyContextOwner context(EVP_PKEY_CTX_new_from_pkey(nullptr, m_key->key.get(), nullptr));
    SecretBytes shared(scalarSize);
    std::size_t size = shared.size();
    if (!context || EVP_PKEY_derive_init(context.get()) != 1 || EVP_PKEY_derive_set_peer(context.get(), peer.handle()->key.get()) != 1
        || EVP_PKEY_derive(context.get(), shared.data(), &size) != 1 || size != shared.size())
        return opensslError(ErrorCode::CryptoFailed);
    return shared;
}

QByteArray cardSignature(QByteArrayView raw)
{
    if (raw.size() >= minRsaBits / 8 && raw.size() <= maxRsaBits / 8)
        return raw.toByteArray();
    if (raw.size() != 2 * static_cast<qsizetype>(scalarSize))
        return {};
    std::unique_ptr<ECDSA_SIG, Releaser<ECDSA_SIG_free>> signature(ECDSA_SIG_new());
    BIGNUM *r = BN_bin2bn(bytes(raw), scalarSize, nullptr);
    BIGNUM *s = BN_bin2bn(bytes(raw) + scalarSize, scalarSize, nullptr);
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    QByteArray der(i2d_ECDSA_SIG(signature.get(), nullptr), Qt::Uninitialized);
    unsigned char *cursor = bytes(der);
    i2d_ECDSA_SIG(signature.get(), &cursor);
    return der;
}

} // namespace madoguchi::crypto
