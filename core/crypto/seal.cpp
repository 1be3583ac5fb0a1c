#include "crypto/seal.h"

#include "crypto/digest.h"
#include "crypto/openssl_handles.h"

#include <QtEndian>

namespace madoguchi::crypto {

namespace {

constexpr char formatVersion = 1;
constexpr std::size_t keySize = 32;
constexpr qsizetype nonceSize = 12;
constexpr qsizetype tagSize = 16;
constexpr qsizetype pointSize = 65;
constexpr qsizetype headerSize = 1 + pointSize;
constexpr std::size_t maxSecretSize = 64 * 1024;        // secrets live in a small arena of locked memory
constexpr qint64 chunkSize = 64 * 1024;
constexpr qint64 paddingUnit = 256 * 1024;
constexpr qint64 lengthSize = 8;
constexpr qint64 maxFileSize = 512LL * 1024 * 1024;

const EVP_CIPHER *aes256Gcm()
{
    static EVP_CIPHER *const method = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    return method;
}

/// `out` has room for `size` bytes and the tag.
bool encrypt(const SecretBytes &key, QByteArrayView nonce, QByteArrayView authenticated, const void *plain, qsizetype size, char *out)
{
    CipherContextOwner context(EVP_CIPHER_CTX_new());
    auto *target = reinterpret_cast<unsigned char *>(out);
    int written = 0;
    unsigned char none = 0; // a null output would mean "authenticate only"
    return context && key.size() == keySize
        && EVP_EncryptInit_ex2(context.get(), aes256Gcm(), key.data(), bytes(nonce), nullptr) == 1
        && EVP_EncryptUpdate(context.get(), nullptr, &written, bytes(authenticated), static_cast<int>(authenticated.size())) == 1
        && (size == 0 || EVP_EncryptUpdate(context.get(), target, &written, static_cast<const unsigned char *>(plain), static_cast<int>(size)) == 1)
        && EVP_EncryptFinal_ex(context.get(), &none, &written) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, target + size) == 1;
}

/// `sealed` ends with the tag; `out` has room for the rest and holds nothing to be used unless the answer is true.
bool decrypt(const SecretBytes &key, QByteArrayView nonce, QByteArrayView authenticated, QByteArrayView sealed, void *out)
{
    CipherContextOwner context(EVP_CIPHER_CTX_new());
    const qsizetype size = sealed.size() - tagSize;
    auto *tag = const_cast<char *>(sealed.data() + size); // OpenSSL only reads it
    int written = 0;
    unsigned char none = 0;
    const bool good = context && key.size() == keySize
        && EVP_DecryptInit_ex2(context.get(), aes256Gcm(), key.data(), bytes(nonce), nullptr) == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &written, bytes(authenticated), static_cast<int>(authenticated.size())) == 1
        && (size == 0 || EVP_DecryptUpdate(context.get(), static_cast<unsigned char *>(out), &written, bytes(sealed), static_cast<int>(size)) == 1)
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, tag) == 1
        && EVP_DecryptFinal_ex(context.get(), &none, &written) == 1;
    ERR_clear_error();
    return good;
}

Result<SecretBytes> open(const SecretBytes &key, QByteArrayView nonce, QByteArrayView authenticated, QByteArrayView sealed)
{
    SecretBytes plain(static_cast<std::size_t>(sealed.size() - tagSize));
    if (!decrypt(key, nonce, authenticated, sealed, plain.data()))
        return ErrorCode::UnsealFailed;
    return plain;
}

QByteArray wrapAuthenticated(QByteArrayView context) { return QByteArrayLiteral("madoguchi wrap v1\0") + context.toByteArray(); }

QByteArray zeroNonce() { return QByteArray(nonceSize, '\0'); }

/// The one-time key of a sealed object. Both points are in the salt, so the key belongs to this sender's ephemeral key
/// and this recipient; the label and the context are in the info, so it belongs to this purpose.
SecretBytes sealKey(const SecretBytes &shared, QByteArrayView ephemeral, QByteArrayView recipient, QByteArrayView label, QByteArrayView context)
{
    return hkdf(shared, ephemeral.toByteArray() + recipient.toByteArray(), label.toByteArray() + sha256(context), keySize);
}

struct Opening {
    SecretBytes key;
    QByteArray header; ///< version ‖ ephemeral point
};

Result<Opening> beginSeal(const PublicKey &recipient, QByteArrayView label, QByteArrayView context)
{
    if (!recipient.isValid())
        return ErrorCode::KeyInvalid;
    MADOGUCHI_ASSIGN(const PrivateKey ephemeral, PrivateKey::generate());
    MADOGUCHI_ASSIGN(const SecretBytes shared, ephemeral.agree(recipient));
    const QByteArray point = ephemeral.publicKey().point();
    return Opening{sealKey(shared, point, recipient.point(), label, context), QByteArray(1, formatVersion) + point};
}

Result<Opening> beginUnseal(const PrivateKey &recipient, QByteArrayView sealed, QByteArrayView label, QByteArrayView context)
{
    if (sealed.size() < headerSize + tagSize || sealed[0] != formatVersion)
        return ErrorCode::SealMalformed;
    const QByteArrayView point = sealed.sliced(1, pointSize);
    const auto ephemeral = PublicKey::fromPoint(point);
    if (!ephemeral.ok())
        return ErrorCode::SealMalformed;
    MADOGUCHI_ASSIGN(const SecretBytes shared, recipient.agree(*ephemeral));
    return Opening{sealKey(shared, point, recipient.publicKey().point(), label, context), sealed.first(headerSize).toByteArray()};
}

constexpr QByteArrayView sealLabel("madoguchi seal v1");
constexpr QByteArrayView fileLabel("madoguchi file v1");

/// A chunk's number and "this is the last" are its nonce, so that no chunk can be moved, dropped or cut off.
QByteArray chunkNonce(qint64 number, bool last)
{
    QByteArray nonce = zeroNonce();
    qToBigEndian(static_cast<quint32>(number), nonce.data() + nonceSize - 5);
    nonce[nonceSize - 1] = last ? '\1' : '\0';
    return nonce;
}

qint64 paddedSize(qint64 contentSize) { return (contentSize + lengthSize + paddingUnit - 1) / paddingUnit * paddingUnit; }

} // namespace

Result<QByteArray> wrap(const SecretBytes &key, const SecretBytes &plain, QByteArrayView context)
{
    if (plain.size() > maxSecretSize)
        return ErrorCode::TooLarge;
    const auto size = static_cast<qsizetype>(plain.size());
    const QByteArray nonce = randomBytes(nonceSize);
    QByteArray wrapped = QByteArray(1, formatVersion) + nonce + QByteArray(size + tagSize, Qt::Uninitialized);
    if (!encrypt(key, nonce, wrapAuthenticated(context), plain.data(), size, wrapped.data() + 1 + nonceSize))
        return opensslError(ErrorCode::CryptoFailed);
    return wrapped;
}

Result<SecretBytes> unwrap(const SecretBytes &key, QByteArrayView wrapped, QByteArrayView context)
{
    constexpr qsizetype overhead = 1 + nonceSize + tagSize;
    if (wrapped.size() < overhead || wrapped.size() > overhead + static_cast<qsizetype>(maxSecretSize) || wrapped[0] != formatVersion)
        return ErrorCode::SealMalformed;
    return open(key, wrapped.sliced(1, nonceSize), wrapAuthenticated(context), wrapped.sliced(1 + nonceSize));
}

Result<QByteArray> seal(const PublicKey &recipient, const SecretBytes &plain, QByteArrayView context)
{
    if (plain.size() > maxSecretSize)
        return ErrorCode::TooLarge;
    MADOGUCHI_ASSIGN(const Opening opening, beginSeal(recipient, sealLabel, context));
    const auto size = static_cast<qsizetype>(plain.size());
    QByteArray sealed = opening.header + QByteArray(size + tagSize, Qt::Uninitialized);
    // The key is used for this one message, so a constant nonce repeats nothing.
    if (!encrypt(opening.key, zeroNonce(), opening.header, plain.data(), size, sealed.data() + headerSize))
        return opensslError(ErrorCode::CryptoFailed);
    return sealed;
}

Result<SecretBytes> unseal(const PrivateKey &recipient, QByteArrayView sealed, QByteArrayView context)
{
    if (sealed.size() > headerSize + static_cast<qsizetype>(maxSecretSize) + tagSize)
        return ErrorCode::SealMalformed;
    MADOGUCHI_ASSIGN(const Opening opening, beginUnseal(recipient, sealed, sealLabel, context));
    return open(opening.key, zeroNonce(), opening.header, sealed.sliced(headerSize));
}

QString sealKeyId(const PublicKey &recipient) { return QString::fromLatin1(sha256(recipient.toDer()).toHex().first(16)); }

Result<QByteArray> sealFile(const PublicKey &recipient, QByteArrayView content, QByteArrayView context)
{
    if (content.size() > maxFileSize)
        return ErrorCode::TooLarge;
    MADOGUCHI_ASSIGN(const Opening opening, beginSeal(recipient, fileLabel, context));
    QByteArray plain(paddedSize(content.size()), '\0');
    qToBigEndian(static_cast<quint64>(content.size()), plain.data());
    std::copy(content.begin(), content.end(), plain.begin() + lengthSize);

    const qint64 chunks = plain.size() / chunkSize;
    QByteArray sealed = opening.header + QByteArray(chunks * (chunkSize + tagSize), Qt::Uninitialized);
    for (qint64 i = 0; i < chunks; ++i) {
        if (!encrypt(opening.key, chunkNonce(i, i + 1 == chunks), opening.header, plain.constData() + i * chunkSize, chunkSize,
                     sealed.data() + headerSize + i * (chunkSize + tagSize)))
            return opensslError(ErrorCode::CryptoFailed);
    }
    wipeMemory(plain.data(), static_cast<std::size_t>(plain.size()));
    return sealed;
}

Result<QByteArray> unsealFile(const PrivateKey &recipient, QByteArrayView sealed, QByteArrayView context)
{
    const qint64 body = sealed.size() - headerSize;
    const qint64 chunks = body / (chunkSize + tagSize);
    if (body <= 0 || body % (chunkSize + tagSize) != 0 || chunks % (paddingUnit / chunkSize) != 0 || chunks * chunkSize > paddedSize(maxFileSize))
        return ErrorCode::SealMalformed;
    MADOGUCHI_ASSIGN(const Opening opening, beginUnseal(recipient, sealed, fileLabel, context));
    QByteArray plain(chunks * chunkSize, Qt::Uninitialized);
    for (qint64 i = 0; i < chunks; ++i) {
        if (!decrypt(opening.key, chunkNonce(i, i + 1 == chunks), opening.header,
                     sealed.sliced(headerSize + i * (chunkSize + tagSize), chunkSize + tagSize), plain.data() + i * chunkSize)) {
            wipeMemory(plain.data(), static_cast<std::size_t>(plain.size()));
            return ErrorCode::UnsealFailed;
        }
    }
    const auto size = qFromBigEndian<quint64>(plain.constData());
    if (size > static_cast<quint64>(maxFileSize) || paddedSize(static_cast<qint64>(size)) != plain.size()
        || std::any_of(plain.cbegin() + lengthSize + static_cast<qint64>(size), plain.cend(), [](char c) { return c != '\0'; }))
        return ErrorCode::SealMalformed;
    return plain.mid(lengthSize, static_cast<qsizetype>(size));
}

} // namespace madoguchi::crypto
