// The server's door, tried with OpenSSL's own client: who is not ours gets nothing (C-08, C-28).
#include "support/training_town.h"

#include "training/pki.h"

#include <QFile>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

test::TrainingTown &town()
{
    static test::TrainingTown town(40, 5);
    if (town.port() == 0)
        town.startCentral();
    return town;
}

/// What `openssl s_client` gets for one request; with `arguments` for certificate, key and version.
QByteArray ask(const QStringList &arguments)
{
    QProcess client;
    client.setProcessChannelMode(QProcess::MergedChannels);
    client.start(u"openssl"_s, QStringList{u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(town().port()), u"-servername"_s, u"central.madoguchi.test"_s,
                                           u"-CAfile"_s, town().path(u"ca/ca.crt"_s), u"-quiet"_s, u"-no_ign_eof"_s} + arguments);
    client.write("GET /v1/terminal HTTP/1.1\r\nHost: central.madoguchi.test\r\nConnection: close\r\n\r\n");
    client.waitForBytesWritten(2000);
    // The client ends when the server closes. It waits for its own standard input too, so an answer is enough to go on.
    QByteArray answer;
    for (int i = 0; i < 100 && client.state() != QProcess::NotRunning && !answer.contains("\r\n\r\n{"); ++i) {
        client.waitForReadyRead(100);
        answer += client.readAll();
    }
    client.kill();
    client.waitForFinished(5000);
    return answer + client.readAll();
}

QStringList device() { return {u"-cert"_s, town().terminal() + u"/device.crt"_s, u"-key"_s, town().terminal() + u"/device.key"_s}; }

} // namespace

TEST(ServerDoor, C08_a_registered_terminal_is_answered)
{
    const QByteArray answer = ask(device());
    EXPECT_TRUE(answer.contains("HTTP/1.1 200")) << answer.constData();
    EXPECT_TRUE(answer.contains("\"terminal-1\"")) << answer.constData();
}

TEST(ServerDoor, C08_without_a_client_certificate_there_is_nothing)
{
    const QByteArray answer = ask({});
    EXPECT_FALSE(answer.contains("HTTP/")) << answer.constData();
}

TEST(ServerDoor, C08_tls_1_2_gets_nothing)
{
    const QByteArray answer = ask(device() + QStringList{u"-tls1_2"_s});
    EXPECT_FALSE(answer.contains("HTTP/")) << answer.constData();
}

TEST(ServerDoor, C08_C28_a_certificate_of_another_authority_gets_nothing)
{
    const auto pki = training::Pki::create(QDateTime::currentDateTimeUtc());
    ASSERT_TRUE(pki.ok());
    const auto alien = pki->issue(u"terminal-1"_s, u"162019"_s, u"terminal"_s, crypto::CertificateUse::TerminalClient);
    ASSERT_TRUE(alien.ok());
    QTemporaryDir dir;
    QFile certificate(dir.filePath(u"alien.crt"_s)), key(dir.filePath(u"alien.key"_s));
    ASSERT_TRUE(certificate.open(QIODevice::WriteOnly) && key.open(QIODevice::WriteOnly));
    certificate.write(alien->certificate.toPem());
    const SecretBytes pem = alien->key.toPem();
    key.write(reinterpret_cast<const char *>(pem.data()), static_cast<qint64>(pem.size()));
    certificate.close();
    key.close();
    const QByteArray answer = ask({u"-cert"_s, certificate.fileName(), u"-key"_s, key.fileName()});
    EXPECT_FALSE(answer.contains("HTTP/")) << answer.constData();
}

TEST(ServerDoor, C28_a_staff_certificate_is_no_terminal)
{
    // The server's own certificate comes from the right authority and is still not a terminal's.
    const QByteArray answer = ask({u"-cert"_s, town().path(u"central/server.crt"_s), u"-key"_s, town().path(u"central/server.key"_s)});
    EXPECT_FALSE(answer.contains("HTTP/1.1 200")) << answer.constData();
}
