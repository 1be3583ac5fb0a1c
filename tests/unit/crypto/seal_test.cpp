#include "crypto/seal.h"
#include "crypto/digest.h"
#include "support/secrets.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <rapidcheck.h>

namespace madoguchi::crypto {

using test::reveal;
using test::secret;

namespace {

QByteArray flipped(QByteArray data, qsizetype bit)
{
    data[bit / 8] = static_cast<char>(data[bit / 8] ^ (1 << bit % 8));
    return data;
}

constexpr qsizetype fileHeader = 66;
constexpr qsizetype chunk = 64 * 1024 + 16;

} // namespace

TEST(Wrap, C20_round_trip_of_any_secret)
{
    EXPECT_TRUE(rc::check("unwrap(wrap(x)) == x", [](const std::string &plain, const std::string &context) {
        const SecretBytes key = randomSecret(32);
        const auto wrapped = wrap(key, secret(QByteArrayView(plain.data(), plain.size())), QByteArray::fromStdString(context));
        RC_ASSERT(wrapped.ok());
        const auto opened = unwrap(key, *wrapped, QByteArray::fromStdString(context));
        RC_ASSERT(opened.ok());
        RC_ASSERT(reveal(*opened).toStdString() == plain);
        RC_ASSERT(!unwrap(key, *wrapped, QByteArray::fromStdString(context + "x")).ok());
    }));
}

TEST(Wrap, C20_every_flipped_bit_and_every_cut_is_refused)
{
    const SecretBytes key = randomSecret(32);
    const QByteArray wrapped = *wrap(key, secret("a short secret"), "slot");
    for (qsizetype bit = 0; bit < wrapped.size() * 8; ++bit)
        EXPECT_FALSE(unwrap(key, flipped(wrapped, bit), "slot").ok()) << bit;
    for (qsizetype size = 0; size < wrapped.size(); ++size)
        EXPECT_FALSE(unwrap(key, wrapped.first(size), "slot").ok()) << size;
    EXPECT_EQ(unwrap(randomSecret(32), wrapped, "slot").error().code, ErrorCode::UnsealFailed);
    EXPECT_EQ(unwrap(key, {}, "slot").error().code, ErrorCode::SealMalformed);
    EXPECT_EQ(unwrap(key, '\2' + wrapped.sliced(1), "slot").error().code, ErrorCode::SealMalformed);
    EXPECT_EQ(unwrap(key, QByteArray(70'000, '\1'), "slot").error().code, ErrorCode::SealMalformed);
}

TEST(Wrap, C20_keys_of_another_length_and_long_secrets_are_refused)
{
    EXPECT_FALSE(wrap(randomSecret(16), secret("x"), {}).ok());
    EXPECT_FALSE(wrap(SecretBytes(), secret("x"), {}).ok());
    EXPECT_FALSE(unwrap(randomSecret(31), *wrap(randomSecret(32), secret("x"), {}), {}).ok());
    EXPECT_EQ(wrap(randomSecret(32), SecretBytes(64 * 1024 + 1), {}).error().code, ErrorCode::TooLarge);
    EXPECT_TRUE(wrap(randomSecret(32), SecretBytes(64 * 1024), {}).ok());
}

TEST(Wrap, C20_the_same_secret_never_looks_the_same)
{
    const SecretBytes key = randomSecret(32);
    EXPECT_NE(*wrap(key, secret("x"), {}), *wrap(key, secret("x"), {}));
}

TEST(Seal, C20_round_trip_of_any_secret)
{
    const PrivateKey recipient = *PrivateKey::generate();
    EXPECT_TRUE(rc::check("unseal(seal(x)) == x", [&](const std::string &plain, const std::string &context) {
        const auto sealed = seal(recipient.publicKey(), secret(QByteArrayView(plain.data(), plain.size())), QByteArray::fromStdString(context));
        RC_ASSERT(sealed.ok());
        const auto opened = unseal(recipient, *sealed, QByteArray::fromStdString(context));
        RC_ASSERT(opened.ok());
        RC_ASSERT(reveal(*opened).toStdString() == plain);
        RC_ASSERT(!unseal(recipient, *sealed, QByteArray::fromStdString(context + "x")).ok());
    }));
}

TEST(Seal, C20_only_the_recipient_opens_it)
{
    const PrivateKey recipient = *PrivateKey::generate();
    const QByteArray sealed = *seal(recipient.publicKey(), secret("twelve"), "number");
    EXPECT_EQ(unseal(*PrivateKey::generate(), sealed, "number").error().code, ErrorCode::UnsealFailed);
    EXPECT_EQ(unseal(recipient, sealed, "slot").error().code, ErrorCode::UnsealFailed);
    EXPECT_EQ(unseal(PrivateKey(), sealed, "number").error().code, ErrorCode::KeyInvalid);
    EXPECT_EQ(seal(PublicKey(), secret("x"), {}).error().code, ErrorCode::KeyInvalid);
    EXPECT_EQ(seal(recipient.publicKey(), SecretBytes(64 * 1024 + 1), {}).error().code, ErrorCode::TooLarge);
}

TEST(Seal, C20_every_flipped_bit_and_every_cut_is_refused)
{
    const PrivateKey recipient = *PrivateKey::generate();
    const QByteArray sealed = *seal(recipient.publicKey(), secret("123"), "number");
    EXPECT_EQ(sealed.size(), 66 + 3 + 16);
    for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit)
        EXPECT_FALSE(unseal(recipient, flipped(sealed, bit), "number").ok()) << bit;
    for (qsizetype size = 0; size < sealed.size(); ++size)
        EXPECT_FALSE(unseal(recipient, sealed.first(size), "number").ok()) << size;
    EXPECT_FALSE(unseal(recipient, sealed + 'x', "number").ok());
}

TEST(Seal, C20_a_seal_made_by_hand_after_FORMAT_2_opens)
{
    // The formula of FORMAT.md, put together from the other parts: the document and the code must not drift apart.
    const PrivateKey recipient = *PrivateKey::generate();
    const QByteArray sealed = *seal(recipient.publicKey(), secret("123"), "ctx");
    const auto ephemeral = PublicKey::fromPoint(sealed.sliced(1, 65));
    ASSERT_TRUE(ephemeral.ok());
    const SecretBytes key = hkdf(*recipient.agree(*ephemeral), sealed.sliced(1, 65) + recipient.publicKey().point(), "madoguchi seal v1" + sha256("ctx"), 32);
    std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const auto raw = [&](qsizetype from) { return reinterpret_cast<const unsigned char *>(sealed.constData() + from); };
    const unsigned char nonce[12] = {};
    unsigned char plain[3];
    int size = 0;
    ASSERT_EQ(EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(), nonce), 1);
    ASSERT_EQ(EVP_DecryptUpdate(context.get(), nullptr, &size, raw(0), 66), 1); // version ‖ E
    ASSERT_EQ(EVP_DecryptUpdate(context.get(), plain, &size, raw(66), 3), 1);
    ASSERT_EQ(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, 16, const_cast<unsigned char *>(raw(69))), 1);
    ASSERT_EQ(EVP_DecryptFinal_ex(context.get(), plain + 3, &size), 1);
    EXPECT_EQ(QByteArrayView(plain, 3), "123");
}

TEST(SealedFile, C18_round_trip_and_padding)
{
    const PrivateKey recipient = *PrivateKey::generate();
    constexpr qsizetype unit = 256 * 1024;
    for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(65536), unit - 9, unit - 8, unit - 7, unit, 3 * unit + 17}) {
        QByteArray content = randomBytes(static_cast<int>(size));
        const auto sealed = sealFile(recipient.publicKey(), content, "medium");
        ASSERT_TRUE(sealed.ok());
        EXPECT_EQ((sealed->size() - fileHeader) % (4 * chunk), 0) << size;
        EXPECT_EQ((sealed->size() - fileHeader) / (4 * chunk), (size + 8 + unit - 1) / unit) << size;
        const auto opened = unsealFile(recipient, *sealed, "medium");
        ASSERT_TRUE(opened.ok()) << size;
        EXPECT_EQ(*opened, content);
    }
}

TEST(SealedFile, C18_cut_lengthened_reordered_spliced_or_changed_files_are_refused)
{
    const PrivateKey recipient = *PrivateKey::generate();
    const QByteArray content = randomBytes(300 * 1024); // two units
    const QByteArray sealed = *sealFile(recipient.publicKey(), content, "medium");
    const QByteArray twin = *sealFile(recipient.publicKey(), content, "medium");
    const auto refused = [&](const QByteArray &changed) { return !unsealFile(recipient, changed, "medium").ok(); };
    EXPECT_TRUE(refused(sealed.first(fileHeader + 4 * chunk))); // a whole unit cut off
    EXPECT_TRUE(refused(sealed.chopped(1)));
    EXPECT_TRUE(refused(sealed + sealed.last(4 * chunk)));
    EXPECT_TRUE(refused(sealed.first(fileHeader) + sealed.sliced(fileHeader + chunk, chunk) + sealed.sliced(fileHeader, chunk) + sealed.sliced(fileHeader + 2 * chunk)));
    EXPECT_TRUE(refused(sealed.first(fileHeader + chunk) + twin.sliced(fileHeader + chunk)));
    EXPECT_TRUE(refused(flipped(sealed, 0)));
    EXPECT_TRUE(refused(flipped(sealed, sealed.size() * 8 - 1)));
    EXPECT_TRUE(refused(flipped(sealed, (fileHeader + 5 * chunk) * 8)));
    EXPECT_FALSE(unsealFile(recipient, sealed, "another medium").ok());
    EXPECT_FALSE(unsealFile(*PrivateKey::generate(), sealed, "medium").ok());
    EXPECT_EQ(unsealFile(recipient, {}, "medium").error().code, ErrorCode::SealMalformed);
    EXPECT_EQ(unsealFile(recipient, QByteArray(fileHeader, '\1'), "medium").error().code, ErrorCode::SealMalformed);
    EXPECT_FALSE(refused(sealed)); // the control: untouched, it opens
}

} // namespace madoguchi::crypto
