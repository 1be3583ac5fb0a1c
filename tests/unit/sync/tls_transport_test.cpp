#include "support/fake_clock.h"
#include "support/wait.h"
#include "sync/tls_transport.h"
#include "tls_server.h"

#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

using namespace Qt::StringLiterals;

namespace madoguchi::test {
namespace {

/// The real transport against a server that can be anything, over loopback.
class Tls : public testing::Test {
protected:
    FakeClock clock;
    crypto::CertificateAuthority authority = make(u"Our CA"_s), stranger = make(u"Another CA"_s);
    crypto::PrivateKey serverKey = *crypto::PrivateKey::generate(), deviceKey = *crypto::PrivateKey::generate();
    sync::TlsOptions options;
    TlsServer::Options serverOptions;
    std::unique_ptr<TlsServer> server;

    Tls()
    {
        clock.setUtc(QDateTime::currentDateTimeUtc()); // Qt and OpenSSL look at the real one
        options.host = u"127.0.0.1"_s;
        options.serverName = u"central.madoguchi.test"_s;
        options.trust.roots = {authority.certificate()};
        options.certificate = device(authority);
        serverOptions.certificate = serverCertificate(authority);
        serverOptions.key = serverKey;
        serverOptions.clientRoot = authority.certificate();
        serverOptions.answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nMadoguchi-Time: x\r\n\r\n{}";
        options.trust.serverPins = {serverOptions.certificate.spkiPin()};
        revoke({});
    }
    static crypto::CertificateAuthority make(const QString &name)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        return *crypto::CertificateAuthority::create(name, now.addYears(-1), now.addYears(5));
    }
    crypto::Certificate serverCertificate(const crypto::CertificateAuthority &by, int fromDays = -1, int untilDays = 30) const
    {
        crypto::CertificateRequest request;
        request.commonName = options.serverName.isEmpty() ? u"central.madoguchi.test"_s : options.serverName;
        request.organization = u"federation"_s;
        request.organizationalUnit = u"server"_s;
        request.use = crypto::CertificateUse::Server;
        request.dnsNames = {u"central.madoguchi.test"_s};
        request.notBefore = clock.utc().addDays(fromDays);
        request.notAfter = clock.utc().addDays(untilDays);
        return *by.issue(request, serverKey.publicKey());
    }
    crypto::Certificate device(const crypto::CertificateAuthority &by, int fromDays = -1, int untilDays = 30) const
    {
        crypto::CertificateRequest request;
        request.commonName = u"terminal-1"_s;
        request.organization = u"162019"_s;
        request.organizationalUnit = u"terminal"_s;
        request.notBefore = clock.utc().addDays(fromDays);
        request.notAfter = clock.utc().addDays(untilDays);
        return *by.issue(request, deviceKey.publicKey());
    }
    void revoke(const QList<QByteArray> &serials)
    {
        options.trust.revocationListPem = *authority.revocationList(serials, clock.utc().addDays(-1), clock.utc().addDays(30));
    }
    Result<sync::Response> ask(sync::Request request = {})
    {
        if (request.path.isEmpty())
            request.path = u"/v1/terminal"_s;
        if (!server)
            server = std::make_unique<TlsServer>(serverOptions);
        if (options.port == 0)
            options.port = server->port();
        options.key = deviceKey.toPem();
        sync::TlsTransport transport(std::move(options), clock);
        return get(transport.send(std::move(request)));
    }
    QString codeOf(const Result<sync::Response> &result) const
    {
        return result.ok() ? u"status %1"_s.arg(result->status) : describe(result.error());
    }
};
#define EXPECT_ERROR(expected, result)                                                                                 \
    do {                                                                                                               \
        const auto outcome_ = (result);                                                                                \
        EXPECT_TRUE(!outcome_.ok() && outcome_.error().code == expected) << codeOf(outcome_).toStdString();            \
    } while (false)

TEST_F(Tls, C08_both_sides_show_certificates_and_speak_tls_1_3)
{
    sync::Request request;
    request.method = "POST";
    request.path = u"/v1/changes?x=1"_s;
    request.body = "{\"items\":[]}";
    const auto response = ask(request);
    ASSERT_TRUE(response.ok()) << codeOf(response).toStdString();
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->body, "{}");
    EXPECT_EQ(response->header("madoguchi-time"), "x");
    EXPECT_EQ(server->version(), "TLSv1.3");
    EXPECT_EQ(server->clientName(), "terminal-1");
    EXPECT_TRUE(server->request().startsWith("POST /v1/changes?x=1 HTTP/1.1\r\n"));
    EXPECT_TRUE(server->request().contains("Content-Type: application/json"));
    EXPECT_FALSE(server->request().toLower().contains("cookie"));
    EXPECT_TRUE(server->request().contains("Accept-Encoding: identity"));
}

TEST_F(Tls, C08_a_renewed_certificate_is_shown_from_the_next_connection_on)
{
    server = std::make_unique<TlsServer>(serverOptions);
    options.port = server->port();
    options.key = deviceKey.toPem();
    sync::TlsTransport transport(std::move(options), clock);
    sync::Request asked;
    asked.path = u"/v1/terminal"_s;
    ASSERT_TRUE(get(transport.send(asked)).ok());
    EXPECT_EQ(server->clientName(), "terminal-1");
    crypto::CertificateRequest request;
    request.commonName = u"terminal-1 renewed"_s;
    request.organizationalUnit = u"terminal"_s;
    request.notBefore = clock.utc().addDays(-1);
    request.notAfter = clock.utc().addDays(60);
    transport.setCertificate(*authority.issue(request, deviceKey.publicKey()));
    ASSERT_TRUE(get(transport.send(asked)).ok());
    EXPECT_EQ(server->clientName(), "terminal-1 renewed");
}

TEST_F(Tls, C01_no_path_leads_to_another_host)
{
    for (const QString &path : {u"https://elsewhere.example/"_s, u"//elsewhere.example/"_s, u"v1/terminal"_s, u"@elsewhere/"_s, u"/a\r\nHost: x"_s, u"/a b"_s, u"/\\x"_s, u"/a/../../b"_s}) {
        sync::Request request;
        request.path = path;
        options.port = 1;
        sync::TlsOptions copy = [&] { sync::TlsOptions o; o.host = options.host; o.port = 1; o.serverName = options.serverName; o.trust = options.trust; o.certificate = options.certificate; o.key = deviceKey.toPem(); return o; }();
        sync::TlsTransport transport(std::move(copy), clock);
        EXPECT_ERROR(ErrorCode::InvalidArgument, get(transport.send(request)));
    }
}

TEST_F(Tls, C01_a_redirect_is_not_followed)
{
    TlsServer other(serverOptions);
    serverOptions.answer = "HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1:" + QByteArray::number(other.port()) + "/\r\nContent-Length: 0\r\n\r\n";
    const auto response = ask();
    ASSERT_TRUE(response.ok()) << codeOf(response).toStdString();
    EXPECT_EQ(response->status, 302);
    EXPECT_EQ(other.connections(), 0);
}

TEST_F(Tls, C08_a_server_of_another_ca_is_not_trusted_and_gets_no_byte)
{
    serverOptions.certificate = serverCertificate(stranger);
    EXPECT_ERROR(ErrorCode::ServerUntrusted, ask());
    EXPECT_TRUE(server->request().isEmpty());
}

TEST_F(Tls, N003_a_server_of_another_name)
{
    options.serverName = u"other.madoguchi.test"_s;
    EXPECT_ERROR(ErrorCode::ServerNameWrong, ask());
    EXPECT_TRUE(server->request().isEmpty());
}

TEST_F(Tls, N004_a_revoked_server_gets_no_byte)
{
    revoke({serverOptions.certificate.serial()});
    EXPECT_ERROR(ErrorCode::ServerRevoked, ask());
    EXPECT_TRUE(server->request().isEmpty());
}

TEST_F(Tls, N023_a_server_key_that_is_not_pinned)
{
    options.trust.serverPins = {QByteArray(32, 'x')};
    EXPECT_ERROR(ErrorCode::PinMismatch, ask());
    EXPECT_TRUE(server->request().isEmpty());
}

TEST_F(Tls, N002_an_expired_server)
{
    serverOptions.certificate = serverCertificate(authority, -30, -1);
    EXPECT_ERROR(ErrorCode::ServerExpired, ask());
}

TEST_F(Tls, N005_a_server_that_offers_only_tls_1_2)
{
    serverOptions.newestVersion = TLS1_2_VERSION;
    EXPECT_ERROR(ErrorCode::TlsVersionOld, ask());
    EXPECT_TRUE(server->request().isEmpty());
}

TEST_F(Tls, N006_to_N010_our_own_certificate_is_checked_before_connecting)
{
    const auto before = [&](ErrorCode code) {
        EXPECT_ERROR(code, ask());
        EXPECT_EQ(server->connections(), 0);
        options.host = u"127.0.0.1"_s; // the transport took the options over
        options.serverName = u"central.madoguchi.test"_s;
        options.port = server->port();
        options.trust.roots = {authority.certificate()};
        revoke({});
    };
    options.certificate = {};
    before(ErrorCode::OwnCertificateMissing);
    options.certificate = device(authority, -30, -1);
    before(ErrorCode::OwnCertificateExpired);
    options.certificate = device(authority, 1, 30);
    before(ErrorCode::OwnCertificateNotYetValid);
    options.certificate = device(stranger);
    before(ErrorCode::OwnCertificateAlien);
    options.certificate = device(authority);
    revoke({options.certificate.serial()});
    before(ErrorCode::OwnCertificateRevoked);
}

TEST_F(Tls, sync_promise8_what_the_server_says_of_our_certificate_after_the_handshake)
{
    struct Row {
        int error;
        ErrorCode code;
    };
    for (const Row &row : {Row{X509_V_ERR_CERT_HAS_EXPIRED, ErrorCode::OwnCertificateDisputed}, Row{X509_V_ERR_CERT_REVOKED, ErrorCode::OwnCertificateRevoked},
                           Row{X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, ErrorCode::OwnCertificateAlien}, Row{X509_V_ERR_CERT_REJECTED, ErrorCode::OwnCertificateRefused}}) {
        serverOptions.clientError = row.error;
        server = std::make_unique<TlsServer>(serverOptions);
        sync::TlsOptions own;
        own.host = u"127.0.0.1"_s;
        own.port = server->port();
        own.serverName = u"central.madoguchi.test"_s;
        own.trust = options.trust;
        own.certificate = options.certificate;
        own.key = deviceKey.toPem();
        sync::TlsTransport transport(std::move(own), clock);
        sync::Request request;
        request.path = u"/v1/terminal"_s;
        EXPECT_ERROR(row.code, get(transport.send(request)));
    }
}

TEST_F(Tls, N001_nobody_listens)
{
    {
        TlsServer gone(serverOptions);
        options.port = gone.port();
    }
    EXPECT_ERROR(ErrorCode::ServerUnreachable, ask());
}

TEST_F(Tls, N012_a_bare_reset)
{
    serverOptions.answer.clear();
    EXPECT_ERROR(ErrorCode::ConnectionReset, ask());
}

TEST_F(Tls, N013_silence)
{
    serverOptions.silent = true;
    sync::Request request;
    request.timeout = std::chrono::milliseconds(150);
    EXPECT_ERROR(ErrorCode::ConnectionTimeout, ask(request));
}

TEST_F(Tls, N015_an_answer_cut_at_any_byte_is_never_taken_for_whole)
{
    const QByteArray whole = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"a\":1}\n";
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n4\r\n:1}\n\r\n0\r\n\r\n";
    for (const QByteArray &answer : {whole, chunked}) {
        for (qsizetype size : {qsizetype(1), qsizetype(9), qsizetype(17), qsizetype(30), answer.size() - 9, answer.size() - 6, answer.size() - 1}) {
            serverOptions.answer = answer.left(size);
            server = std::make_unique<TlsServer>(serverOptions);
            sync::TlsOptions own;
            own.host = u"127.0.0.1"_s;
            own.port = server->port();
            own.serverName = u"central.madoguchi.test"_s;
            own.trust = options.trust;
            own.certificate = options.certificate;
            own.key = deviceKey.toPem();
            sync::TlsTransport transport(std::move(own), clock);
            sync::Request request;
            request.path = u"/v1/terminal"_s;
            const auto result = get(transport.send(request));
            EXPECT_FALSE(result.ok()) << size << " of " << answer.toStdString() << ": " << codeOf(result).toStdString();
        }
    }
}

TEST_F(Tls, G005_an_endless_answer_is_refused)
{
    serverOptions.answer = "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + QByteArray(200'000, 'x');
    sync::Request request;
    request.answerLimit = 100'000;
    EXPECT_ERROR(ErrorCode::TooLarge, ask(request));
}

TEST_F(Tls, drop_ends_what_is_under_way)
{
    serverOptions.silent = true;
    server = std::make_unique<TlsServer>(serverOptions);
    options.port = server->port();
    options.key = deviceKey.toPem();
    sync::TlsTransport transport(std::move(options), clock);
    sync::Request request;
    request.path = u"/v1/terminal"_s;
    auto future = transport.send(request);
    ASSERT_TRUE(waitFor([&] { return !server->request().isEmpty(); }));
    EXPECT_FALSE(future.isFinished());
    transport.drop();
    EXPECT_ERROR(ErrorCode::Cancelled, get(future));
}

} // namespace
} // namespace madoguchi::test
