// The certificate of a terminal that ends soon is renewed by real programs over mutual TLS, and the record stays verifiable across it (sync.md promise 8, C-08).
#include "support/training_town.h"
#include "support/wait.h"

#include "app/terminal/terminal.h"

#include <QFile>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

SecretBytes secret(const QByteArray &utf8) { return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())}); }

/// Log in and go through one cycle.
void work(test::TrainingTown &town)
{
    static const SystemClock clock;
    auto opened = app::Terminal::open(town.terminal(), clock);
    ASSERT_TRUE(opened.ok()) << qPrintable(describe(opened.error()));
    auto &services = (*opened)->services();
    town.insertCard(u"clerk-1"_s);
    const auto person = town.staff(u"clerk-1"_s);
    ASSERT_TRUE(test::waitFor([&] { return services.session.card().state == api::CardState::Present; }));
    const auto session = test::get(services.session.login(secret(person[u"password"].toString().toUtf8()), secret(person[u"pin"].toString().toUtf8())));
    ASSERT_TRUE(session.ok()) << qPrintable(describe(session.error()));
    for (int i = 0; i < 2; ++i) { // the second one over a connection of its own certificate
        const auto synced = test::get(services.link.syncNow());
        ASSERT_TRUE(synced.ok()) << qPrintable(describe(synced.error()));
    }
    EXPECT_FALSE(services.link.status().trouble);
}

} // namespace

TEST(CertificateRenewal, C08_C09_sync_promise8_comes_over_the_wire)
{
    test::TrainingTown town(40, 11);
    const auto authority = crypto::CertificateAuthority::load(*crypto::Certificate::fromPem(read(town.path(u"ca/ca.crt"_s))), *crypto::PrivateKey::fromPem(secret(read(town.path(u"ca/ca.key"_s)))));
    ASSERT_TRUE(authority.ok());
    const QString device = town.terminal() + u"/device.crt"_s;
    const auto before = crypto::Certificate::fromPem(read(device));
    ASSERT_TRUE(before.ok());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    crypto::CertificateRequest request{before->commonName(), before->organization(), before->organizationalUnit(), crypto::CertificateUse::TerminalClient, true, {}, now.addDays(-1), now.addDays(20)};
    const auto ending = authority->issue(request, before->publicKey());
    ASSERT_TRUE(ending.ok());
    QFile file(device);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(ending->toPem());
    file.close();

    town.startCentral();
    work(town);
    const auto renewed = crypto::Certificate::fromPem(read(device));
    ASSERT_TRUE(renewed.ok());
    EXPECT_GT(renewed->notAfter(), now.addDays(700));
    EXPECT_EQ(renewed->publicKey().toDer(), before->publicKey().toDer());

    work(town); // the next start signs its record with the new one
    EXPECT_EQ(town.recordDefect(), "");
}
