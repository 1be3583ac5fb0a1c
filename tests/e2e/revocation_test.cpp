// Revocation lists reach a terminal over the wire (C-28): without a visit to the desk, and without a new directory.
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

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
}

SecretBytes secret(const QByteArray &utf8) { return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())}); }

} // namespace

TEST(Revocation, C08_C28_lists_come_with_the_directory_and_the_newest_counts)
{
    test::TrainingTown town(40, 11);
    town.startCentral();
    const auto authority = crypto::CertificateAuthority::load(*crypto::Certificate::fromPem(read(town.path(u"ca/ca.crt"_s))),
                                                              *crypto::PrivateKey::fromPem(secret(read(town.path(u"ca/ca.key"_s)))));
    ASSERT_TRUE(authority.ok());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    // The list of the profile ran out long ago: the one of the directory holds.
    write(town.terminal() + u"/crl.pem"_s, *authority->revocationList({}, now.addDays(-100), now.addDays(-50)));

    static const SystemClock clock;
    auto opened = app::Terminal::open(town.terminal(), clock);
    ASSERT_TRUE(opened.ok()) << qPrintable(describe(opened.error()));
    auto &services = (*opened)->services();
    town.insertCard(u"clerk-1"_s);
    const auto person = town.staff(u"clerk-1"_s);
    ASSERT_TRUE(test::waitFor([&] { return services.session.card().state == api::CardState::Present; }));
    const auto session = test::get(services.session.login(secret(person[u"password"].toString().toUtf8()), secret(person[u"pin"].toString().toUtf8())));
    ASSERT_TRUE(session.ok()) << qPrintable(describe(session.error()));
    const auto synced = test::get(services.link.syncNow());
    ASSERT_TRUE(synced.ok()) << qPrintable(describe(synced.error()));

    // The server's own certificate is withdrawn. It says so itself, in a directory of the same version; nobody comes by.
    const QByteArray serial = crypto::Certificate::fromPem(read(town.path(u"central/server.crt"_s)))->serial();
    write(town.path(u"central/crl.pem"_s), *authority->revocationList({serial}, now, now.addDays(60)));
    Result<Done> outcome = done();
    EXPECT_TRUE(test::waitFor(
        [&] {
            outcome = test::get(services.link.syncNow());
            return !outcome.ok();
        },
        30'000));
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::ServerRevoked) << qPrintable(describe(outcome.error()));
}
