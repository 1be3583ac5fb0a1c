#include "crypto/certificate.h"
#include "crypto/digest.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::crypto {

namespace {

const QDateTime now(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC);

/// A root, and one good certificate of each kind under it.
class CertificateTest : public testing::Test {
protected:
    CertificateAuthority m_ca = *CertificateAuthority::create(u"Training root"_s, now.addYears(-1), now.addYears(9));
    PrivateKey m_key = *PrivateKey::generate();

    static CertificateRequest request(CertificateUse use)
    {
        const QString unit = use == CertificateUse::Server ? u"server"_s : use == CertificateUse::Staff ? u"staff"_s
            : use == CertificateUse::Signing ? u"federation"_s : u"terminal"_s;
        return {u"試し 1"_s, u"162019"_s, unit, use, false, {u"central.madoguchi.test"_s}, now.addDays(-1), now.addDays(90)};
    }
    Certificate issue(CertificateUse use) const { return *m_ca.issue(request(use), m_key.publicKey()); }
    TrustStore trust(const QList<QByteArray> &revoked = {}) const
    {
        return {{m_ca.certificate()}, *m_ca.revocationList(revoked, now.addDays(-1), now.addDays(7)), false, {sha256(m_key.publicKey().toDer())}};
    }
};

ErrorCode codeOf(const Result<Done> &result) { return result.ok() ? ErrorCode::Internal : result.error().code; }

constexpr CertificateUse everyUse[] = {CertificateUse::Server, CertificateUse::TerminalClient, CertificateUse::Staff, CertificateUse::Signing};

} // namespace

TEST_F(CertificateTest, C08_says_what_was_asked_for)
{
    CertificateRequest wanted = request(CertificateUse::TerminalClient);
    const Certificate plain = *m_ca.issue(wanted, m_key.publicKey());
    wanted.training = true;
    const Certificate training = *m_ca.issue(wanted, m_key.publicKey());
    EXPECT_EQ(plain.commonName(), u"試し 1"_s);
    EXPECT_EQ(plain.organization(), u"162019"_s);
    EXPECT_EQ(plain.organizationalUnit(), u"terminal"_s);
    EXPECT_EQ(plain.notBefore(), now.addDays(-1));
    EXPECT_EQ(plain.notAfter(), now.addDays(90));
    EXPECT_EQ(plain.publicKey().toDer(), m_key.publicKey().toDer());
    EXPECT_EQ(plain.spkiPin(), sha256(m_key.publicKey().toDer()));
    EXPECT_EQ(plain.serial().size(), 32);
    EXPECT_NE(plain.serial(), training.serial());
    EXPECT_FALSE(plain.isTraining());
    EXPECT_TRUE(training.isTraining());
    EXPECT_FALSE(Certificate().isTraining());
}

TEST_F(CertificateTest, C08_reads_back_what_it_writes_and_nothing_more)
{
    const Certificate certificate = issue(CertificateUse::Staff);
    EXPECT_EQ(Certificate::fromPem(certificate.toPem())->toDer(), certificate.toDer());
    EXPECT_EQ(Certificate::fromDer(certificate.toDer())->toPem(), certificate.toPem());
    EXPECT_FALSE(Certificate::fromDer(certificate.toDer() + '\0').ok());
    EXPECT_FALSE(Certificate::fromPem(certificate.toDer()).ok());
    EXPECT_FALSE(Certificate::fromPem({}).ok());
    EXPECT_FALSE(Certificate::fromPem(trust().revocationListPem).ok());
    EXPECT_EQ(Certificate::fromDer(QByteArray(20'000, '0')).error().code, ErrorCode::TooLarge);
    const QByteArray der = certificate.toDer();
    for (qsizetype size = 0; size < der.size(); ++size)
        EXPECT_FALSE(Certificate::fromDer(der.first(size)).ok()) << size;
}

TEST_F(CertificateTest, C08_each_kind_passes_for_its_own_use_only)
{
    for (const auto issued : everyUse) {
        const Certificate certificate = issue(issued);
        for (const auto asked : everyUse) {
            const auto result = checkCertificate(certificate, asked, trust(), now);
            EXPECT_EQ(result.ok(), asked == issued) << int(issued) << " as " << int(asked);
            EXPECT_TRUE(result.ok() || result.error().code == ErrorCode::CertificateUnfit);
        }
    }
}

TEST_F(CertificateTest, C28_validity_and_revocation_have_codes_of_their_own)
{
    for (const auto use : everyUse) {
        const Certificate certificate = issue(use);
        EXPECT_EQ(codeOf(checkCertificate(certificate, use, trust({certificate.serial()}), now)), ErrorCode::CertificateRevoked);
        EXPECT_TRUE(checkCertificate(certificate, use, trust({issue(use).serial()}), now).ok()); // somebody else's was revoked
        TrustStore noList = trust();
        noList.revocationListPem.clear();
        EXPECT_EQ(codeOf(checkCertificate(certificate, use, noList, now)), ErrorCode::RevocationListOld);
        noList.revocationListOptional = true;
        EXPECT_TRUE(checkCertificate(certificate, use, noList, now).ok());
        EXPECT_EQ(codeOf(checkCertificate(certificate, use, noList, now.addDays(91))), ErrorCode::CertificateExpired);
        EXPECT_EQ(codeOf(checkCertificate(certificate, use, noList, now.addDays(-2))), ErrorCode::CertificateNotYetValid);
        EXPECT_EQ(codeOf(checkCertificate(certificate, use, trust(), now.addDays(8))), ErrorCode::RevocationListOld);
        EXPECT_EQ(codeOf(checkCertificate(certificate, use, trust(), QDateTime())), ErrorCode::CertificateInvalid);
    }
}

TEST_F(CertificateTest, C28_a_list_that_cannot_be_used_never_counts_as_no_revocations)
{
    const Certificate certificate = issue(CertificateUse::Staff);
    const auto other = *CertificateAuthority::create(u"Training root"_s, now.addYears(-1), now.addYears(9)); // same name, other key
    TrustStore store = trust();
    store.revocationListPem = *other.revocationList({}, now.addDays(-1), now.addDays(7));
    EXPECT_FALSE(checkCertificate(certificate, CertificateUse::Staff, store, now).ok());
    store.revocationListPem = "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n";
    EXPECT_EQ(codeOf(checkCertificate(certificate, CertificateUse::Staff, store, now)), ErrorCode::RevocationListOld);
    store.revocationListOptional = true; // a list that is there must be readable all the same
    EXPECT_EQ(codeOf(checkCertificate(certificate, CertificateUse::Staff, store, now)), ErrorCode::RevocationListOld);
    QByteArray forged = trust().revocationListPem;
    forged[forged.size() / 2] = forged[forged.size() / 2] == 'A' ? 'B' : 'A';
    store.revocationListPem = forged;
    EXPECT_FALSE(checkCertificate(certificate, CertificateUse::Staff, store, now).ok());
}

TEST_F(CertificateTest, C28_of_two_lists_the_newer_counts_whatever_their_order)
{
    const Certificate certificate = issue(CertificateUse::Server);
    const QByteArray old = *m_ca.revocationList({}, now.addDays(-30), now.addDays(30));
    const QByteArray expired = *m_ca.revocationList({}, now.addDays(-30), now.addDays(-1));
    const QByteArray fresh = *m_ca.revocationList({}, now.addDays(-1), now.addDays(7));
    const QByteArray revoking = *m_ca.revocationList({certificate.serial()}, now.addDays(-1), now.addDays(7));
    const auto with = [&](const QByteArray &lists) {
        TrustStore store = trust();
        store.revocationListPem = lists;
        return codeOf(checkCertificate(certificate, CertificateUse::Server, store, now));
    };
    EXPECT_EQ(with(expired), ErrorCode::RevocationListOld);
    EXPECT_EQ(with(expired + '\n' + fresh), ErrorCode::Internal) << "good";
    EXPECT_EQ(with(fresh + '\n' + expired), ErrorCode::Internal) << "good";
    EXPECT_EQ(with(old + '\n' + revoking), ErrorCode::CertificateRevoked);
    EXPECT_EQ(with(revoking + '\n' + old), ErrorCode::CertificateRevoked);
    EXPECT_EQ(with(revoking + '\n' + revoking), ErrorCode::CertificateRevoked);
}

TEST_F(CertificateTest, C14_RSA_is_for_cards_and_never_weak)
{
    const PublicKey rsa = *PublicKey::fromRsa(QByteArray(256, '\xd5'), QByteArray::fromHex("010001"));
    for (const auto use : everyUse) {
        const Certificate certificate = *m_ca.issue(request(use), rsa);
        EXPECT_EQ(codeOf(checkCertificate(certificate, use, trust(), now)), use == CertificateUse::Staff ? ErrorCode::Internal : ErrorCode::CertificateUnfit) << int(use);
    }
    // 1,024 bits, made with the openssl program: such a key is not even read.
    const QByteArray weak =
        "-----BEGIN CERTIFICATE-----\n"
        "MIICTDCCAbWgAwIBAgIUBVhsFziZ34zzQA/C7BRYypXwHGEwDQYJKoZIhvcNAQEL\n"
        "BQAwMDENMAsGA1UEAwwEd2VhazEPMA0GA1UECgwGMTYyMDE5MQ4wDAYDVQQLDAVz\n"
        "dGFmZjAeFw0yNjExMjExMDAyMjdaFw0zNjExMTgxMDAyMjdaMDAxDTALBgNVBAMM\n"
        "BHdlYWsxDzANBgNVBAoMBjE2MjAxOTEOMAwGA1UECwwFc3RhZmYwgZ8wDQYJKoZI\n"
        "hvcNAQEBBQADgY0AMIGJAoGBAMhqC8iyUiDWljR4ajRMg9sb++y4Zm0juru+W3BR\n"
        "38BkkhlIznPLPeR3ADTSfXyJM1s17eVLD2FEG/1rVUIiRZy6fQ0YYd47Sh1A83+M\n"
        "JpdtTE7FAdBya9+qBoNhlVyF6N0N6ddrXZQPyInOhbt+GDq816fJ1DxTdxEmyofZ\n"
        "8bgVAgMBAAGjYzBhMB0GA1UdDgQWBBTC/e/Q9kglmGA6R7UwXNwZ71nerzAfBgNV\n"
        "HSMEGDAWgBTC/e/Q9kglmGA6R7UwXNwZ71nerzAPBgNVHRMBAf8EBTADAQH/MA4G\n"
        "A1UdDwEB/wQEAwIHgDANBgkqhkiG9w0BAQsFAAOBgQAAFO4uKAC7py4eX6qKDBNJ\n"
        "S96rUAeGuTMKOrsHvqRRGcqGE0kl/hKBVzHfwwN0VTUUIC4Aqgm/LTBdGjfYepF4\n"
        "28AgAkFjGbsgpW2vqvcEfeBMnIQfxm7kgqG5+83SCO2JLyE7c2zVGIbn7LuggKb5\n"
        "hRoEsvhMks/fTTGkmEeePw==\n"
        "-----END CERTIFICATE-----\n";
    EXPECT_EQ(Certificate::fromPem(weak).error().code, ErrorCode::CertificateInvalid);
}

TEST_F(CertificateTest, C08_strangers_are_untrusted)
{
    const auto strangerCa = *CertificateAuthority::create(u"Stranger"_s, now.addYears(-1), now.addYears(9));
    const auto namesake = *CertificateAuthority::create(u"Training root"_s, now.addYears(-1), now.addYears(9));
    for (const auto use : everyUse) {
        EXPECT_EQ(codeOf(checkCertificate(*strangerCa.issue(request(use), m_key.publicKey()), use, trust(), now)), ErrorCode::CertificateUntrusted);
        EXPECT_EQ(codeOf(checkCertificate(*namesake.issue(request(use), m_key.publicKey()), use, trust(), now)), ErrorCode::CertificateUntrusted);
        EXPECT_EQ(codeOf(checkCertificate(m_ca.certificate(), use, trust(), now)), ErrorCode::CertificateUnfit);            // the root as a leaf
        EXPECT_EQ(codeOf(checkCertificate(strangerCa.certificate(), use, trust(), now)), ErrorCode::CertificateUntrusted);  // self-signed
        EXPECT_EQ(codeOf(checkCertificate(Certificate(), use, trust(), now)), ErrorCode::CertificateInvalid);
        TrustStore nobody = trust();
        nobody.roots.clear(); // system roots are not consulted either
        EXPECT_EQ(codeOf(checkCertificate(issue(use), use, nobody, now)), ErrorCode::CertificateUntrusted);
    }
}

TEST_F(CertificateTest, C08_every_flipped_byte_of_a_certificate_is_noticed)
{
    const QByteArray der = issue(CertificateUse::Staff).toDer();
    const TrustStore store = trust();
    for (qsizetype i = 0; i < der.size(); ++i) {
        QByteArray changed = der;
        changed[i] = static_cast<char>(changed[i] ^ 0x04);
        const auto certificate = Certificate::fromDer(changed);
        EXPECT_FALSE(certificate.ok() && checkCertificate(*certificate, CertificateUse::Staff, store, now).ok()) << i;
    }
}

TEST_F(CertificateTest, C08_a_server_is_known_by_an_alternative_name_letter_for_letter)
{
    CertificateRequest wanted = request(CertificateUse::Server);
    wanted.commonName = u"b.test"_s;
    wanted.dnsNames = {u"a.test"_s};
    const Certificate server = *m_ca.issue(wanted, m_key.publicKey());
    EXPECT_TRUE(server.isForHost(u"a.test"_s));
    for (const QString &other : {u"b.test"_s, u"test"_s, u"x.a.test"_s, u"a.test.x"_s, u"127.0.0.1"_s, u""_s, u"A-test"_s})
        EXPECT_FALSE(server.isForHost(other)) << other.toStdString();
    EXPECT_FALSE(Certificate().isForHost(u"a.test"_s));
}

TEST_F(CertificateTest, C01_a_server_needs_a_pin_of_ours)
{
    const Certificate server = issue(CertificateUse::Server);
    TrustStore store = trust();
    store.serverPins = {sha256("another key"), server.spkiPin()};
    EXPECT_TRUE(checkCertificate(server, CertificateUse::Server, store, now).ok());
    store.serverPins = {sha256("another key")};
    EXPECT_EQ(codeOf(checkCertificate(server, CertificateUse::Server, store, now)), ErrorCode::PinMismatch);
    store.serverPins.clear();
    EXPECT_EQ(codeOf(checkCertificate(server, CertificateUse::Server, store, now)), ErrorCode::PinMismatch);
    EXPECT_TRUE(checkCertificate(issue(CertificateUse::Staff), CertificateUse::Staff, store, now).ok());
}

TEST_F(CertificateTest, C28_an_authority_is_loaded_only_with_its_own_key)
{
    const auto loaded = CertificateAuthority::load(m_ca.certificate(), m_ca.key());
    ASSERT_TRUE(loaded.ok());
    const auto leaf = loaded->issue(request(CertificateUse::Staff), m_key.publicKey());
    EXPECT_TRUE(checkCertificate(*leaf, CertificateUse::Staff, trust(), now).ok());
    EXPECT_FALSE(CertificateAuthority::load(m_ca.certificate(), m_key).ok());
    EXPECT_FALSE(CertificateAuthority::load(*leaf, m_key).ok()); // a leaf cannot issue
}

TEST_F(CertificateTest, C08_requests_that_make_no_sense_are_refused)
{
    const auto refused = [this](auto change) {
        CertificateRequest wanted = request(CertificateUse::Server);
        change(wanted);
        return !m_ca.issue(wanted, m_key.publicKey()).ok();
    };
    EXPECT_FALSE(refused([](CertificateRequest &) {}));
    EXPECT_TRUE(refused([](CertificateRequest &r) { r.commonName.clear(); }));
    EXPECT_TRUE(refused([](CertificateRequest &r) { r.commonName = QString(65, u'x'); })); // X.520 upper bound
    EXPECT_TRUE(refused([](CertificateRequest &r) { r.dnsNames = {u"a.test,DNS:b.test"_s}; }));
    EXPECT_TRUE(refused([](CertificateRequest &r) { r.dnsNames = {u"*"_s}; }));
    EXPECT_TRUE(refused([](CertificateRequest &r) { r.notAfter = r.notBefore; }));
    EXPECT_TRUE(refused([](CertificateRequest &r) { r.notAfter = QDateTime(); }));
    EXPECT_FALSE(m_ca.issue(request(CertificateUse::Server), PublicKey()).ok());
    EXPECT_FALSE(m_ca.revocationList({"not hex"}, now, now.addDays(1)).ok());
    EXPECT_FALSE(m_ca.revocationList({}, now, now).ok());
    EXPECT_FALSE(CertificateAuthority::create({}, now, now.addDays(1)).ok());
}

} // namespace madoguchi::crypto
