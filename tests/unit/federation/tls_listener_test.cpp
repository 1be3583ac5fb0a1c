#include "central_fixture.h"

#include "federation/server.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

/// A client made of OpenSSL alone, so that what the server allows is seen without our own transport.
class Client {
public:
    Client(quint16 port, const Identity *who, int version = TLS1_3_VERSION)
    {
        m_context = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_min_proto_version(m_context, version == TLS1_3_VERSION ? TLS1_3_VERSION : TLS1_VERSION);
        SSL_CTX_set_max_proto_version(m_context, version);
        if (who) {
            const QByteArray der = who->certificate.toDer();
            const SecretBytes pem = who->key.toPem();
            SSL_CTX_use_certificate_ASN1(m_context, int(der.size()), reinterpret_cast<const unsigned char *>(der.constData()));
            BIO *bio = BIO_new_mem_buf(pem.data(), int(pem.size()));
            EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
            SSL_CTX_use_PrivateKey(m_context, key);
            EVP_PKEY_free(key);
            BIO_free(bio);
        }
        m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
        timeval wait{5, 0};
        setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
        EXPECT_EQ(::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        m_ssl = SSL_new(m_context);
        SSL_set_fd(m_ssl, m_socket);
        m_shaken = SSL_connect(m_ssl) == 1;
    }
    ~Client()
    {
        SSL_free(m_ssl);
        SSL_CTX_free(m_context);
        ::close(m_socket);
    }
    bool write(const QByteArray &bytes) { return m_shaken && SSL_write(m_ssl, bytes.constData(), int(bytes.size())) == bytes.size(); }
    /// What comes until the headers and `Content-Length` bytes are there, or the end.
    QByteArray read()
    {
        QByteArray all;
        char part[4096];
        while (m_shaken) {
            const qsizetype end = all.indexOf("\r\n\r\n");
            const qsizetype mark = all.indexOf("Content-Length: ");
            if (end > 0 && mark > 0 && all.size() >= end + 4 + all.mid(mark + 16, all.indexOf("\r\n", mark) - mark - 16).toLongLong())
                break;
            const int count = SSL_read(m_ssl, part, sizeof part);
            if (count <= 0)
                break;
            all.append(part, count);
        }
        return all;
    }
    QByteArray get(const QByteArray &target)
    {
        if (!write("GET " + target + " HTTP/1.1\r\nHost: central.madoguchi.test\r\n\r\n"))
            return {};
        return read();
    }
    SSL *ssl() { return m_ssl; }
    bool shaken() const { return m_shaken; }

private:
    SSL_CTX *m_context;
    SSL *m_ssl;
    int m_socket;
    bool m_shaken = false;
};

class Tls : public testing::Test {
protected:
    Tls()
    {
        central.config.port = 0;
        auto started = Server::start(central.config, central.clock);
        EXPECT_TRUE(started.ok()) << qPrintable(started.ok() ? QString() : describe(started.error()));
        server = std::move(*started);
    }
    QByteArray get(const Identity *who, int version = TLS1_3_VERSION)
    {
        return Client(server->port(), who, version).get("/v1/terminal");
    }
    Central central;
    std::unique_ptr<Server> server;
};

TEST_F(Tls, C08_a_terminal_is_served)
{
    Client client(server->port(), &central.terminal1);
    for (int i = 0; i < 3; ++i) {
        const QByteArray answer = client.get("/v1/terminal");
        EXPECT_TRUE(answer.startsWith("HTTP/1.1 200")) << answer.constData();
        EXPECT_TRUE(answer.contains("Madoguchi-Time: 2026-11-20T01:42:00.000Z"));
        EXPECT_TRUE(answer.contains("\"terminal\":\"terminal-1\""));
    }
    EXPECT_FALSE(SSL_session_reused(client.ssl()));
    EXPECT_EQ(SSL_SESSION_has_ticket(SSL_get0_session(client.ssl())), 0) << "no tickets";
}

TEST_F(Tls, C08_without_a_certificate_nothing) { EXPECT_TRUE(get(nullptr).isEmpty()); }

TEST_F(Tls, C08_with_older_tls_nothing) { EXPECT_TRUE(get(&central.terminal1, TLS1_2_VERSION).isEmpty()); }

TEST_F(Tls, C08_with_another_ca_nothing)
{
    const Central other;
    EXPECT_TRUE(get(&other.terminal1).isEmpty());
    EXPECT_FALSE(get(&central.terminal1).isEmpty()) << "positive control";
}

TEST_F(Tls, C28_a_revoked_terminal_is_put_out_at_once)
{
    Client open(server->port(), &central.terminal1);
    EXPECT_TRUE(open.get("/v1/terminal").startsWith("HTTP/1.1 200"));
    central.revoke({central.terminal1.certificate.serial()});
    const QByteArray answer = open.get("/v1/terminal");
    EXPECT_TRUE(answer.startsWith("HTTP/1.1 403") && answer.contains("K-007")) << answer.constData() << "a connection that stands";
    EXPECT_TRUE(get(&central.terminal1).isEmpty()) << "a new one";
    EXPECT_TRUE(get(&central.terminal2).startsWith("HTTP/1.1 200"));
}

TEST_F(Tls, C28_not_a_terminal_gets_nothing_but_its_refusal)
{
    const Identity staff = central.identity(u"clerk-1"_s, here, u"staff"_s), alien = central.identity(u"terminal-1"_s, elsewhere);
    for (const Identity *who : {&staff, &alien}) {
        const QByteArray answer = get(who);
        EXPECT_TRUE(answer.startsWith("HTTP/1.1 403")) << answer.constData();
        EXPECT_FALSE(answer.contains("terminal-1"));
    }
}

TEST_F(Tls, C02_what_is_not_http_or_too_large_is_refused)
{
    const auto raw = [&](const QByteArray &bytes) {
        Client client(server->port(), &central.terminal1);
        client.write(bytes);
        return client.read().left(12);
    };
    EXPECT_EQ(raw("nonsense\r\n\r\n"), "HTTP/1.1 400");
    EXPECT_EQ(raw("GET /v1/terminal HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n"), "HTTP/1.1 413");
    EXPECT_EQ(raw("POST /v1/changes HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 4194305\r\n\r\n"), "HTTP/1.1 413");
    EXPECT_EQ(raw("HEAD /federation/v1/uploads/none HTTP/1.1\r\n\r\n"), "HTTP/1.1 401");
}

TEST_F(Tls, many_idle_connections_leave_room_for_work)
{
    std::vector<std::unique_ptr<Client>> idle;
    for (int i = 0; i < 150; ++i)
        idle.push_back(std::make_unique<Client>(server->port(), &central.terminal2));
    QElapsedTimer timer;
    timer.start();
    EXPECT_TRUE(get(&central.terminal1).startsWith("HTTP/1.1 200"));
    EXPECT_LT(timer.elapsed(), 2000);
    EXPECT_TRUE(idle.front()->get("/v1/terminal").startsWith("HTTP/1.1 200"));
}

TEST_F(Tls, ends_while_clients_wait)
{
    Client client(server->port(), &central.terminal1);
    EXPECT_TRUE(client.write("POST /v1/changes HTTP/1.1\r\nContent-Length: 10\r\n\r\n123"));
    server.reset();
    EXPECT_TRUE(client.read().isEmpty());
}

} // namespace
} // namespace madoguchi::federation::test
