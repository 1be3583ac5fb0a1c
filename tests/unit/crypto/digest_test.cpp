#include "crypto/digest.h"
#include "crypto/kdf.h"
#include "support/secrets.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace madoguchi::crypto {

using test::reveal;
using test::secret;

TEST(Digest, C08_sha256_of_FIPS_180_vectors)
{
    EXPECT_EQ(sha256({}).toHex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc").toHex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, C11_a_stream_has_the_digest_of_the_whole)
{
    EXPECT_TRUE(rc::check("any cut", [](const std::string &text) {
        const QByteArray data = QByteArray::fromStdString(text);
        const auto cut = *rc::gen::inRange<qsizetype>(0, data.size() + 1);
        Sha256 stream;
        stream.add(data.first(cut));
        stream.add(data.sliced(cut));
        RC_ASSERT(stream.finish() == sha256(data));
        RC_ASSERT(stream.finish() == sha256({})); // it started anew
    }));
}

TEST(Digest, C09_hmac_of_RFC_4231_vectors)
{
    EXPECT_EQ(hmacSha256(secret(QByteArray(20, '\x0b')), "Hi There").toHex(), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(hmacSha256(secret("Jefe"), "what do ya want for nothing?").toHex(), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hmacSha256(SecretBytes(), {}).toHex(), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"); // empty key
}

struct HkdfVector {
    const char *input, *salt, *info;
    std::size_t size;
    const char *output;
};

TEST(Digest, C14_hkdf_of_RFC_5869_vectors)
{
    const HkdfVector vectors[] = {
        {"0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", 42,
         "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"},
        {"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f",
         "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
         "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
         82,
         "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"},
        {"0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "", 42,
         "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"},
    };
    for (const HkdfVector &v : vectors) {
        const auto output = hkdf(secret(QByteArray::fromHex(v.input)), QByteArray::fromHex(v.salt), QByteArray::fromHex(v.info), v.size);
        EXPECT_EQ(reveal(output).toHex(), v.output);
    }
}

TEST(Digest, C14_random_bytes_do_not_repeat)
{
    EXPECT_NE(randomBytes(16), randomBytes(16));
    EXPECT_FALSE(SecretBytes::equal(randomSecret(32), randomSecret(32)));
    EXPECT_EQ(randomSecret(48).size(), 48u);
}

TEST(Argon2, C14_vectors_of_the_reference_implementation)
{
    // phc-winner-argon2, test.c: version 0x13, Argon2id, p=1.
    const auto hash = argon2id(secret("password"), "somesalt", {65536, 2});
    ASSERT_TRUE(hash.ok());
    EXPECT_EQ(reveal(*hash).toHex(), "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    const auto small = argon2id(secret("password"), "somesalt", {256, 2});
    ASSERT_TRUE(small.ok());
    EXPECT_EQ(reveal(*small).toHex(), "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
}

TEST(Argon2, C14_a_cost_out_of_bounds_is_refused_before_memory_is_taken)
{
    for (const Argon2Cost cost : {Argon2Cost{0xffffffff, 3}, Argon2Cost{1024 * 1024 + 1, 1}, Argon2Cost{64, 33}, Argon2Cost{64, 0}, Argon2Cost{0, 1}})
        EXPECT_FALSE(argon2id(secret("password"), "somesalt", cost).ok()) << cost.memoryKiB << ' ' << cost.passes;
    EXPECT_FALSE(argon2id(secret("password"), "short", {64, 1}).ok()); // salt under eight bytes
}

} // namespace madoguchi::crypto
