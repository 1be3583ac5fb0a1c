#include "crypto/key.h"
#include "crypto/digest.h"
#include "support/secrets.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace madoguchi::crypto {

using test::reveal;
using test::secret;

TEST(Key, C08_every_form_of_a_key_leads_back_to_it)
{
    const PrivateKey key = *PrivateKey::generate();
    const QByteArray der = key.publicKey().toDer();
    EXPECT_EQ(der.size(), 91);
    EXPECT_EQ(key.publicKey().point().size(), 65);
    EXPECT_EQ(PrivateKey::fromPem(key.toPem())->publicKey().toDer(), der);
    EXPECT_EQ(PrivateKey::fromScalar(key.toScalar())->publicKey().toDer(), der);
    EXPECT_EQ(PublicKey::fromDer(der)->toDer(), der);
    EXPECT_EQ(PublicKey::fromPoint(key.publicKey().point())->toDer(), der);
    EXPECT_TRUE(reveal(key.toPem()).startsWith("-----BEGIN PRIVATE KEY-----"));
}

TEST(Key, C08_scalar_of_RFC_6979_has_the_public_point_given_there)
{
    const auto key = PrivateKey::fromScalar(secret(QByteArray::fromHex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721")));
    ASSERT_TRUE(key.ok());
    EXPECT_EQ(key->publicKey().point().toHex(),
              "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
    EXPECT_EQ(reveal(key->toScalar()).toHex(), "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
}

TEST(Key, C08_scalars_outside_the_group_are_refused)
{
    for (const char *hex : {"0000000000000000000000000000000000000000000000000000000000000000",
                            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", // the order
                            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "01", ""})
        EXPECT_FALSE(PrivateKey::fromScalar(secret(QByteArray::fromHex(hex))).ok()) << hex;
    // The largest member.
    EXPECT_TRUE(PrivateKey::fromScalar(secret(QByteArray::fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550"))).ok());
}

TEST(Key, C08_signatures_verify_and_any_change_is_noticed)
{
    const PrivateKey key = *PrivateKey::generate();
    const PrivateKey other = *PrivateKey::generate();
    const QByteArray message = "one message";
    const QByteArray signature = key.sign(message);
    ASSERT_TRUE(key.publicKey().verify(message, signature));
    EXPECT_FALSE(other.publicKey().verify(message, signature));
    EXPECT_FALSE(key.publicKey().verify("another message", signature));
    EXPECT_FALSE(key.publicKey().verify(message, {}));
    EXPECT_FALSE(PublicKey().verify(message, signature));
    for (qsizetype bit = 0; bit < signature.size() * 8; ++bit) {
        QByteArray changed = signature;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(key.publicKey().verify(message, changed)) << bit;
    }
}

TEST(Key, C14_a_raw_signature_of_a_card_becomes_DER)
{
    // RFC 6979 A.2.5, SHA-256, message "sample".
    const auto key = PrivateKey::fromScalar(secret(QByteArray::fromHex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721")));
    const QByteArray raw = QByteArray::fromHex("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    EXPECT_TRUE(key->publicKey().verify("sample", cardSignature(raw)));
    EXPECT_TRUE(cardSignature(raw.first(63)).isEmpty());
    EXPECT_TRUE(cardSignature(raw + 'x').isEmpty());
}

TEST(Key, C14_an_RSA_key_of_a_card_is_taken_if_it_is_strong_and_agrees_with_nobody)
{
    const QByteArray exponent = QByteArray::fromHex("010001");
    const auto modulus = [](int bits) { return QByteArray(bits / 8, '\xd5'); };
    const auto key = PublicKey::fromRsa(modulus(2048), exponent);
    ASSERT_TRUE(key.ok());
    EXPECT_TRUE(key->isRsa());
    EXPECT_TRUE(key->point().isEmpty());
    EXPECT_EQ(PublicKey::ofCard(key->toDer())->toDer(), key->toDer());
    EXPECT_FALSE(PublicKey::fromDer(key->toDer()).ok()) << "only a card's key may be RSA";
    EXPECT_TRUE(PublicKey::ofCard(PrivateKey::generate()->publicKey().toDer()).ok());
    EXPECT_FALSE(PublicKey::ofCard(key->toDer() + '\0').ok());
    EXPECT_TRUE(PublicKey::fromRsa(modulus(4096), exponent).ok());
    for (const int bits : {0, 1024, 2040, 4104, 8192})
        EXPECT_FALSE(PublicKey::fromRsa(modulus(bits), exponent).ok()) << bits;
    for (const char *bad : {"", "01", "03", "010003", "0100000001"})
        EXPECT_FALSE(PublicKey::fromRsa(modulus(2048), QByteArray::fromHex(bad)).ok()) << bad;
    EXPECT_FALSE(PrivateKey::generate()->agree(*key).ok());
    EXPECT_EQ(key->encrypt(secret("32 bytes"))->size(), 256);
    EXPECT_NE(*key->encrypt(secret("32 bytes")), *key->encrypt(secret("32 bytes")));
    EXPECT_FALSE(PrivateKey::generate()->publicKey().encrypt(secret("x")).ok());
    EXPECT_FALSE(key->verify("x", QByteArray(256, '\1')));
    EXPECT_EQ(cardSignature(QByteArray(256, '\1')).size(), 256);
    EXPECT_TRUE(cardSignature(QByteArray(128, '\1')).isEmpty());
    EXPECT_TRUE(cardSignature(QByteArray(513, '\1')).isEmpty());
}

TEST(Key, C14_both_sides_agree_on_the_same_secret)
{
    EXPECT_TRUE(rc::check("agreement is symmetric", [] {
        const PrivateKey a = *PrivateKey::generate();
        const PrivateKey b = *PrivateKey::generate();
        const auto ab = a.agree(b.publicKey());
        const auto ba = b.agree(a.publicKey());
        RC_ASSERT(ab.ok() && ba.ok());
        RC_ASSERT(ab->size() == 32u);
        RC_ASSERT(SecretBytes::equal(*ab, *ba));
    }));
    EXPECT_FALSE(PrivateKey::generate()->agree(PublicKey()).ok());
}

TEST(Key, C08_a_public_key_has_one_encoding_only)
{
    const QByteArray good = PrivateKey::generate()->publicKey().toDer();
    EXPECT_FALSE(PublicKey::fromDer(good + '\0').ok());
    EXPECT_FALSE(PublicKey::fromDer(good.chopped(1)).ok());
    QByteArray offCurve = good;
    offCurve[90] = static_cast<char>(offCurve[90] ^ 1);
    EXPECT_FALSE(PublicKey::fromDer(offCurve).ok());
    // The same key with a compressed point, as another tool would write it.
    const QByteArray compressed = QByteArray::fromHex("3039301306072a8648ce3d020106082a8648ce3d030107032200") + char(good[90] & 1 ? 3 : 2) + good.sliced(27, 32);
    EXPECT_FALSE(PublicKey::fromDer(compressed).ok());
    EXPECT_FALSE(PublicKey::fromDer({}).ok());
    EXPECT_FALSE(PublicKey::fromPem("not a key").ok());
}

TEST(Key, C08_a_key_that_spells_its_curve_out_is_nobodys)
{
    // P-256 with explicit parameters, made for this test: the same points, another encoding.
    const QByteArray spelledOut = "-----BEGIN PRIVATE KEY-----\n"
                                "MIIBeQIBADCCAQMGByqGSM49AgEwgfcCAQEwLAYHKoZIzj0BAQIhAP////8AAAAB\n"
                                "AAAAAAAAAAAAAAAA////////////////MFsEIP////8AAAABAAAAAAAAAAAAAAAA\n"
                                "///////////////8BCBaxjXYqjqT57PrvVV2mIa8ZR0GsMxTsPY7zjw+J9JgSwMV\n"
                                "AMSdNgiG5wSTamZ44ROdJreBn36QBEEEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg\n"
                                "9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9QIhAP////8A\n"
                                "AAAA//////////+85vqtpxeehPO5ysL8YyVRAgEBBG0wawIBAQQgbkinDY8+tIYe\n"
                                "Gjq7vEAoQQxcm5EpxWp3a5Q+WajXe9ehRANCAAQPQPjX1mHybLlj1saK38Ws7+yt\n"
                                "AZw0T4T2Koe33XRDTpFAVuTm+NnGJAkZlscdPInqIshYcDJUuaD3w73BQDkg\n"
                                "-----END PRIVATE KEY-----\n";
    const auto key = PrivateKey::fromPem(secret(spelledOut));
    EXPECT_FALSE(key.ok() && key->publicKey().isValid());
}

TEST(Key, C08_keys_of_other_curves_and_encrypted_keys_are_refused)
{
    // secp384r1, made for this test.
    const QByteArray p384 = "-----BEGIN PRIVATE KEY-----\n"
                            "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDCjDJkn1W6zVDtrZ9Rm\n"
                            "8Smoej52rg6mnHi+1yRXWLfnGOJA+h826E3ipvs6u7vSv/ehZANiAAQyUBDH6x84\n"
                            "MTGYIhlD1IDGsCO836qFuni1LumaNGDdKtl9WcnootlTWZdjk7SuwwwlvHncSt/N\n"
                            "cdUt8UybyJ596rZabu0FgFnYs4QbFA5xoq+hybTckIBE0apUEhMTyKg=\n"
                            "-----END PRIVATE KEY-----\n";
    EXPECT_FALSE(PrivateKey::fromPem(secret(p384)).ok());
    const QByteArray encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                                 "MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhds5Nbr/qGzgICCAAw\n"
                                 "DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGjGqHZwT4oLv9WEPxI596UEgZDW\n"
                                 "KDSKDbDscPeI8soTtX9jTUm73SJZ3eyNTcDtcoqsywNVuA/TK8Qy20uD1PzwRZUQ\n"
                                 "tPNGZ0AW43163z6IcwmQwADf/2hZ0bNGkEOYUDKs+/7lChj32dshCqi7dGK3ljH5\n"
                                 "oPDUvf4eXxTKU55+ZEzc+k4EpdGgo2SqTra2X+YBvlvu4jTKrJXruAzMcbnO+Yg=\n"
                                 "-----END ENCRYPTED PRIVATE KEY-----\n";
    // A password would have to be asked for at the terminal; it must fail instead of asking.
    EXPECT_FALSE(PrivateKey::fromPem(secret(encrypted)).ok());
    EXPECT_FALSE(PrivateKey::fromPem(secret(QByteArray(9000, 'A'))).ok());
}

} // namespace madoguchi::crypto
