// Everything that can be wrong with a TLS connection, one fixture each, each with the one message that fits (sync.md promise 8; reference catalogue of failures).
#include "strange_certificate.h"
#include "support/fake_clock.h"
#include "support/wait.h"
#include "sync/client.h"
#include "sync/tls_transport.h"
#include "tls_server.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace madoguchi::test {
namespace {

constexpr std::chrono::milliseconds patience(300); // where silence is what is expected

/// What is arranged before the one request; everything starts out right.
struct Scene {
    FakeClock clock;
    crypto::CertificateAuthority authority = make(u"Our CA"_s);
    StrangeIssuer ours{authority};
    crypto::PrivateKey deviceKey = *crypto::PrivateKey::generate();
    sync::TlsOptions client;
    TlsServer::Options server;
    std::optional<StrangeIssuer> shown; ///< the server's certificate, if it is not the right one
    QByteArray above;                   ///< certificates sent behind it

    Scene()
    {
        clock.setUtc(QDateTime::currentDateTimeUtc()); // Qt and OpenSSL look at the real one
        client.host = u"127.0.0.1"_s;
        client.serverName = u"central.madoguchi.test"_s;
        client.trust.roots = {authority.certificate()};
        client.key = deviceKey.toPem();
        client.certificate = device();
        server.clientRoot = authority.certificate();
        server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
        list(-1, 30);
    }
    static crypto::CertificateAuthority make(const QString &name)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        return *crypto::CertificateAuthority::create(name, now.addYears(-1), now.addYears(5));
    }
    crypto::Certificate device(int fromDays = -1, int untilDays = 30) const
    {
        crypto::CertificateRequest request;
        request.commonName = u"terminal-1"_s;
        request.organization = u"162019"_s;
        request.organizationalUnit = u"terminal"_s;
        request.notBefore = clock.utc().addDays(fromDays);
        request.notAfter = clock.utc().addDays(untilDays);
        return *authority.issue(request, deviceKey.publicKey());
    }
    void list(int fromDays, int untilDays, const QList<QByteArray> &serials = {})
    {
        client.trust.revocationListPem = *authority.revocationList(serials, clock.utc().addDays(fromDays), clock.utc().addDays(untilDays));
    }
    void trustOnly(const StrangeIssuer &root)
    {
        client.trust.roots.append(*crypto::Certificate::fromPem(root.certificatePem()));
    }
};

struct Case {
    const char *name;
    ErrorCode code; ///< Internal: it works, there is nothing to tell
    std::function<void(Scene &)> arrange;
    bool heard = false; ///< the server may have read the request
};
void PrintTo(const Case &row, std::ostream *out) { *out << row.name; }

StrangeCertificate authorityCertificate(const QByteArray &name)
{
    StrangeCertificate made;
    made.subject = name;
    made.names = made.use = {};
    made.basic = "critical,CA:TRUE";
    made.keyUsage = "critical,keyCertSign,cRLSign";
    return made;
}

/// The server's certificate with one thing changed.
template <typename Change>
std::function<void(Scene &)> shows(Change change)
{
    return [change](Scene &scene) {
        StrangeCertificate certificate;
        change(certificate);
        scene.shown = scene.ours.issue(certificate);
    };
}

void readHello(int socket, QByteArray &hello)
{
    char buffer[4096];
    const auto size = ::recv(socket, buffer, sizeof buffer, 0);
    hello = QByteArray(buffer, std::max<qsizetype>(0, size));
}

/// Asks for another key exchange whatever the client offers (RFC 8446 §4.1.4 allows it once).
void askAgainAndAgain(int socket)
{
    for (int i = 0; i < 3; ++i) {
        QByteArray hello;
        readHello(socket, hello);
        if (hello.size() < 76)
            return;
        const qsizetype begin = hello.indexOf('\x16'); // the second time a change_cipher_spec may stand before it
        const QByteArray session = hello.mid(begin + 43, 1 + static_cast<quint8>(hello[begin + 43]));
        QByteArray body = QByteArray::fromHex("0303" "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c") + session
            + QByteArray::fromHex("1302" "00" "000c" "002b00020304" "003300020018");
        body.prepend(QByteArray::fromHex("0200") + QByteArray(1, char(body.size() >> 8)) + QByteArray(1, char(body.size())));
        const QByteArray record = QByteArray::fromHex("160303") + QByteArray(1, char(body.size() >> 8)) + QByteArray(1, char(body.size())) + body;
        ::send(socket, record.constData(), static_cast<std::size_t>(record.size()), MSG_NOSIGNAL);
    }
}

const Case serverCases[] = {
    {"right", ErrorCode::Internal, shows([](StrangeCertificate &) {}), true},
    {"expired", ErrorCode::ServerExpired, shows([](StrangeCertificate &c) { c.fromDays = -30, c.untilDays = -1; })},
    {"not_yet_valid", ErrorCode::ServerNotYetValid, shows([](StrangeCertificate &c) { c.fromDays = 2; })},
    {"self_signed", ErrorCode::ServerUntrusted, [](Scene &s) { s.shown = StrangeIssuer::selfSigned({}); }},
    {"other_authority", ErrorCode::ServerUntrusted, [](Scene &s) { s.shown = StrangeIssuer(Scene::make(u"Another CA"_s)).issue({}); }},
    {"authority_of_the_same_name", ErrorCode::ServerUntrusted, [](Scene &s) { s.shown = StrangeIssuer(Scene::make(u"Our CA"_s)).issue({}); }},
    {"other_authority_and_expired", ErrorCode::ServerUntrusted,
     [](Scene &s) {
         StrangeCertificate old;
         old.fromDays = -30, old.untilDays = -1;
         s.shown = StrangeIssuer(Scene::make(u"Another CA"_s)).issue(old);
     }},
    {"wrong_name", ErrorCode::ServerNameWrong, shows([](StrangeCertificate &c) { c.names = "DNS:other.madoguchi.test"; })},
    {"name_in_the_common_name_only", ErrorCode::ServerNameWrong, shows([](StrangeCertificate &c) { c.names = "DNS:x.test"; })},
    {"address_instead_of_a_name", ErrorCode::ServerNameWrong, shows([](StrangeCertificate &c) { c.names = "IP:127.0.0.1"; })},
    {"list_of_withdrawn_too_old", ErrorCode::ServerListOld, [](Scene &s) { s.shown = s.ours.issue({}), s.list(-30, -1); }},
    {"missing_intermediate", ErrorCode::ServerUntrusted, [](Scene &s) { s.shown = s.ours.issue(authorityCertificate("Between")).issue({}); }},
    {"through_an_intermediate", ErrorCode::ServerUntrusted, // our roots issue leaves themselves
     [](Scene &s) {
         const StrangeIssuer between = s.ours.issue(authorityCertificate("Between"));
         s.above = between.certificatePem();
         s.shown = between.issue({});
     }},
    {"a_hundred_deep", ErrorCode::ServerUntrusted,
     [](Scene &s) {
         StrangeIssuer last = s.ours;
         for (int i = 0; i < 100; ++i) {
             last = last.issue(authorityCertificate("Between " + QByteArray::number(i)));
             s.above.prepend(last.certificatePem());
         }
         s.shown = last.issue({});
     }},
    {"sha_1", ErrorCode::ServerUnfit, shows([](StrangeCertificate &c) { c.digest = "SHA1"; })},
    {"rsa_1024", ErrorCode::ServerUnfit, shows([](StrangeCertificate &c) { c.key = StrangeCertificate::Key::Rsa1024; })},
    {"p_192", ErrorCode::TlsVersionOld, /* TLS 1.3 has no word for it */ shows([](StrangeCertificate &c) { c.key = StrangeCertificate::Key::P192; })},
    {"not_for_servers", ErrorCode::ServerUnfit, shows([](StrangeCertificate &c) { c.use = "clientAuth"; })},
    {"for_no_use_at_all", ErrorCode::ServerUnfit, shows([](StrangeCertificate &c) { c.use = {}; })},
    {"an_authority_as_a_server", ErrorCode::ServerUnfit, shows([](StrangeCertificate &c) { c.basic = "critical,CA:TRUE"; })},
    {"name_constraint", ErrorCode::ServerUnfit,
     [](Scene &s) {
         StrangeCertificate bound = authorityCertificate("Bound CA");
         bound.nameConstraints = "critical,permitted;DNS:other.test";
         const StrangeIssuer root = StrangeIssuer::selfSigned(bound);
         s.trustOnly(root);
         s.shown = root.issue({});
     }},
    {"oversized_certificate", ErrorCode::HandshakeFailed, shows([](StrangeCertificate &c) { c.padding = 400'000; })},
    {"tls_1_2_only", ErrorCode::TlsVersionOld, [](Scene &s) { s.shown = s.ours.issue({}), s.server.newestVersion = TLS1_2_VERSION; }},
    {"tls_1_0_only", ErrorCode::TlsVersionOld,
     [](Scene &s) { s.shown = s.ours.issue({}), s.server.oldestVersion = s.server.newestVersion = TLS1_VERSION; }},
    {"asks_once_for_another_key_exchange", ErrorCode::Internal, [](Scene &s) { s.shown = s.ours.issue({}), s.server.groups = "P-384"; }, true},
    {"asks_again_and_again", ErrorCode::HandshakeFailed, [](Scene &s) { s.shown = s.ours.issue({}), s.server.instead = askAgainAndAgain; }},
    {"alert_during_the_handshake", ErrorCode::HandshakeFailed, [](Scene &s) { s.shown = s.ours.issue({}), s.server.helloAlert = SSL_AD_INTERNAL_ERROR; }},
    {"another_protocol_wanted", ErrorCode::HandshakeFailed, [](Scene &s) { s.shown = s.ours.issue({}), s.server.helloAlert = SSL_AD_NO_APPLICATION_PROTOCOL; }},
    {"closes_after_our_hello", ErrorCode::ConnectionReset, [](Scene &s) { s.shown = s.ours.issue({}), s.server.firstFlight = 0; }},
    {"closes_after_its_hello", ErrorCode::ConnectionReset, [](Scene &s) { s.shown = s.ours.issue({}), s.server.firstFlight = 128; }},
    {"silent_after_our_hello", ErrorCode::ConnectionTimeout, [](Scene &s) { s.shown = s.ours.issue({}), s.server.firstFlight = 0, s.server.silent = true; }},
    {"silent_after_its_hello", ErrorCode::ConnectionTimeout, [](Scene &s) { s.shown = s.ours.issue({}), s.server.firstFlight = 128, s.server.silent = true; }},
    {"silent_in_the_middle_of_the_body", ErrorCode::ConnectionTimeout,
     [](Scene &s) {
         s.shown = s.ours.issue({}), s.server.holds = true;
         s.server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{";
     },
     true},
    {"shorter_than_promised", ErrorCode::AnswerTruncated,
     [](Scene &s) { s.shown = s.ours.issue({}), s.server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{}"; }, true},
    {"longer_than_promised", ErrorCode::Internal, // what follows belongs to no answer
     [](Scene &s) { s.shown = s.ours.issue({}), s.server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}{\"more\":1}"; }, true},
    {"plain_http", ErrorCode::HandshakeFailed,
     [](Scene &s) {
         s.shown = s.ours.issue({});
         s.server.instead = [](int socket) {
             QByteArray hello;
             readHello(socket, hello);
             const QByteArray answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
             ::send(socket, answer.constData(), static_cast<std::size_t>(answer.size()), MSG_NOSIGNAL);
         };
     }},
    {"a_page_for_people", ErrorCode::AnswerMalformed,
     [](Scene &s) { s.shown = s.ours.issue({}), s.server.answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<html>no</html>"; }, true},
    {"a_redirect", ErrorCode::AnswerMalformed,
     [](Scene &s) { s.shown = s.ours.issue({}), s.server.answer = "HTTP/1.1 302 Found\r\nLocation: https://elsewhere.example/\r\nContent-Length: 0\r\n\r\n"; }, true},
    {"a_proxy_that_wants_a_password", ErrorCode::ServerError,
     [](Scene &s) {
         s.shown = s.ours.issue({});
         s.server.answer = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
     },
     true},
    {"wants_a_password", ErrorCode::OwnCertificateRefused,
     [](Scene &s) {
         s.shown = s.ours.issue({});
         s.server.answer = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
     },
     true},
    {"its_list_of_withdrawn_is_old", ErrorCode::OwnCertificateDisputed,
     [](Scene &s) { s.shown = s.ours.issue({}), s.server.clientError = X509_V_ERR_CRL_HAS_EXPIRED; }},
};

const Case clientCases[] = {
    {"no_certificate", ErrorCode::OwnCertificateMissing, [](Scene &s) { s.client.certificate = {}; }},
    {"no_key", ErrorCode::OwnKeyWrong, [](Scene &s) { s.client.key = {}; }},
    {"another_key", ErrorCode::OwnKeyWrong, [](Scene &s) { s.client.key = crypto::PrivateKey::generate()->toPem(); }},
    {"key_unreadable", ErrorCode::OwnKeyWrong,
     [](Scene &s) {
         SecretBytes spoilt = s.deviceKey.toPem().duplicate();
         spoilt.data()[spoilt.size() / 2] ^= 0x20;
         s.client.key = std::move(spoilt);
     }},
    {"expired", ErrorCode::OwnCertificateExpired, [](Scene &s) { s.client.certificate = s.device(-30, -1); }},
    {"not_yet_valid", ErrorCode::OwnCertificateNotYetValid, [](Scene &s) { s.client.certificate = s.device(2, 30); }},
    {"clock_two_years_ahead", ErrorCode::OwnCertificateExpired, [](Scene &s) { s.clock.setUtc(s.clock.utc().addYears(2)); }},
    {"clock_two_years_behind", ErrorCode::OwnCertificateNotYetValid, [](Scene &s) { s.clock.setUtc(s.clock.utc().addMonths(-6)); }}, // the authority itself is a year old
    {"revoked", ErrorCode::OwnCertificateRevoked, [](Scene &s) { s.list(-1, 30, {s.client.certificate.serial()}); }},
    {"other_authority", ErrorCode::OwnCertificateAlien,
     [](Scene &s) {
         s.authority = Scene::make(u"Another CA"_s);
         s.client.certificate = s.device();
     }},
};

struct Outcome {
    ErrorCode code = ErrorCode::Internal;
    bool heard = false;
    int connections = 0;
};

Outcome play(const Case &row)
{
    Scene scene;
    row.arrange(scene);
    const StrangeIssuer shown = scene.shown ? *scene.shown : scene.ours.issue({});
    scene.server.chainPem = shown.certificatePem() + scene.above;
    scene.server.keyPem = shown.keyPem();
    if (const auto leaf = crypto::Certificate::fromPem(shown.certificatePem()); leaf.ok())
        scene.client.trust.serverPins = {leaf->spkiPin()}; // the pin is never what stops it
    TlsServer server(scene.server);
    scene.client.port = server.port();
    sync::TlsTransport transport(std::move(scene.client), scene.clock);
    sync::Client client(transport, scene.clock);
    sync::Request request;
    request.path = u"/v1/terminal"_s;
    request.timeout = row.code == ErrorCode::ConnectionTimeout ? patience : std::chrono::milliseconds(10'000);
    const auto answer = client.json(std::move(request));
    return {answer.ok() ? ErrorCode::Internal : answer.error().code, !server.request().isEmpty(), server.connections()};
}

class TlsMatrix : public testing::TestWithParam<Case> {};

TEST_P(TlsMatrix, C08_sync_promise8_the_server_is_wrong)
{
    const Outcome outcome = play(GetParam());
    EXPECT_EQ(errorText(outcome.code), errorText(GetParam().code)) << errorText(outcome.code).toStdString() << " instead of " << errorText(GetParam().code).toStdString();
    EXPECT_EQ(outcome.heard, GetParam().heard) << "what is wrong before the request keeps the request here";
}

class TlsMatrixClient : public testing::TestWithParam<Case> {};

TEST_P(TlsMatrixClient, C08_sync_promise8_we_are_wrong_and_say_so_before_connecting)
{
    const Outcome outcome = play(GetParam());
    EXPECT_EQ(errorText(outcome.code), errorText(GetParam().code)) << errorText(outcome.code).toStdString() << " instead of " << errorText(GetParam().code).toStdString();
    EXPECT_EQ(outcome.connections, 0);
}

TEST(TlsMatrixSystem, C08_what_the_machine_trusts_is_not_what_we_trust)
{
    // A public authority stands in the system's store: here it is named to OpenSSL as such.
    const StrangeIssuer publicAuthority = StrangeIssuer::selfSigned(authorityCertificate("Public CA"));
    QTemporaryDir dir;
    QFile file(dir.filePath(u"roots.pem"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(publicAuthority.certificatePem());
    file.close();
    qputenv("SSL_CERT_FILE", file.fileName().toLocal8Bit());
    const Outcome outcome = play({"public", ErrorCode::ServerUntrusted, [&](Scene &s) { s.shown = publicAuthority.issue({}); }});
    qunsetenv("SSL_CERT_FILE");
    EXPECT_EQ(outcome.code, ErrorCode::ServerUntrusted);
    EXPECT_FALSE(outcome.heard);
}

const auto nameOf = [](const testing::TestParamInfo<Case> &info) { return std::string(info.param.name); };
INSTANTIATE_TEST_SUITE_P(Catalogue, TlsMatrix, testing::ValuesIn(serverCases), nameOf);
INSTANTIATE_TEST_SUITE_P(Catalogue, TlsMatrixClient, testing::ValuesIn(clientCases), nameOf);

} // namespace
} // namespace madoguchi::test
