// A terminal's certificate renewed (sync.md promise 8).
#include "central_fixture.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

class RenewedCertificate : public testing::Test {
protected:
    Central central;
    Tenant tenant = [this] {
        Tenant one = central.terminal1.tenant();
        one.certificateUntil = central.clock.utc().addDays(60);
        return one;
    }();
    QString refusal()
    {
        return QJsonDocument::fromJson(central.call(tenant, "POST", "/v1/certificate", "{}", {{"Content-Type", "application/json"}}).body).object()["code"_L1].toString();
    }
};

} // namespace

TEST_F(RenewedCertificate, sync_promise8_is_for_the_key_and_the_name_of_the_connection)
{
    const QJsonObject answer = central.post(tenant, "/v1/certificate", {}, u"CertificateAnswer"_s);
    const auto renewed = crypto::Certificate::fromPem(answer["certificate"_L1].toString().toLatin1());
    ASSERT_TRUE(renewed.ok());
    const crypto::Certificate &before = central.terminal1.certificate;
    EXPECT_EQ(renewed->publicKey().toDer(), before.publicKey().toDer());
    EXPECT_EQ(renewed->commonName(), before.commonName());
    EXPECT_EQ(renewed->organization(), before.organization());
    EXPECT_EQ(renewed->organizationalUnit(), before.organizationalUnit());
    EXPECT_EQ(renewed->isTraining(), before.isTraining());
    EXPECT_NE(renewed->serial(), before.serial());
    QFile file(central.path(u"ca.crt"_s)), list(central.path(u"crl.pem"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly) && list.open(QIODevice::ReadOnly));
    const auto authority = crypto::Certificate::fromPem(file.readAll());
    EXPECT_EQ(renewed->notAfter(), std::min(central.clock.utc().addYears(2), authority->notAfter())) << "no longer than whoever vouches for it";
    EXPECT_TRUE(crypto::checkCertificate(*renewed, crypto::CertificateUse::TerminalClient, {{*authority}, list.readAll(), false, {}}, central.clock.utc()).ok());
}

TEST_F(RenewedCertificate, is_not_due_too_early)
{
    tenant.certificateUntil = central.clock.utc().addDays(92);
    EXPECT_EQ(refusal(), u"F-005"_s);
}

TEST_F(RenewedCertificate, C28_is_for_nobody_whom_the_directory_does_not_know)
{
    central.changeDirectory([&](directory::DirectoryContent &content) {
        for (auto &terminal : content.terminals)
            if (terminal.id.text() == tenant.terminal)
                terminal.retired = central.clock.utc();
    });
    EXPECT_EQ(refusal(), u"F-002"_s);
}

TEST_F(RenewedCertificate, is_not_made_here_without_the_key_that_makes_it)
{
    ASSERT_TRUE(QFile::remove(central.path(u"issuing.key"_s)));
    central.reopen();
    EXPECT_EQ(refusal(), u"F-004"_s);
}

} // namespace madoguchi::federation::test
