// Who a certificate is, asked at every request (C-08, C-28): what is remembered must not outlive its grounds.
#include "central_fixture.h"

#include "federation/admission.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

class AdmissionTest : public testing::Test {
protected:
    Central central;
    std::unique_ptr<Admission> admission = std::move(Admission::load(central.config, central.clock).value());
    QByteArray certificate = central.terminal1.certificate.toDer();
    std::optional<ErrorCode> refusal()
    {
        const auto tenant = admission->admit(certificate);
        return tenant.ok() ? std::nullopt : std::optional(tenant.error().code);
    }
};

} // namespace

TEST_F(AdmissionTest, C08_says_who_it_is_each_time_it_is_asked)
{
    for (int i = 0; i < 3; ++i) {
        const auto tenant = admission->admit(certificate);
        ASSERT_TRUE(tenant.ok());
        EXPECT_EQ(tenant->terminal, u"terminal-1"_s);
        EXPECT_EQ(tenant->municipality, here);
        EXPECT_EQ(tenant->certificateUntil, central.terminal1.certificate.notAfter());
    }
    EXPECT_EQ(admission->admit(central.terminal2.certificate.toDer())->terminal, u"terminal-2"_s);
}

TEST_F(AdmissionTest, C28_a_withdrawn_certificate_is_out_at_once_and_in_again_with_a_list_without_it)
{
    EXPECT_EQ(refusal(), std::nullopt);
    central.revoke({central.terminal1.certificate.serial()});
    EXPECT_EQ(refusal(), ErrorCode::CertificateRevoked);
    EXPECT_EQ(refusal(), ErrorCode::CertificateRevoked);
    central.revoke({});
    EXPECT_EQ(refusal(), std::nullopt);
}

TEST_F(AdmissionTest, C08_nobody_is_in_past_the_end_of_a_certificate_or_of_the_list)
{
    central.clock.setUtc(central.terminal1.certificate.notAfter().addSecs(-20));
    central.revoke({});
    EXPECT_EQ(refusal(), std::nullopt);
    central.clock.advance(std::chrono::seconds(21));
    EXPECT_EQ(refusal(), ErrorCode::CertificateExpired);
    central.clock.advance(std::chrono::seconds(-21));
    EXPECT_EQ(refusal(), std::nullopt);
}

TEST_F(AdmissionTest, C08_an_old_list_is_noticed_within_a_minute)
{
    EXPECT_EQ(refusal(), std::nullopt);
    central.clock.advance(std::chrono::hours(24 * 61));
    EXPECT_EQ(refusal(), ErrorCode::RevocationListOld);
}

} // namespace madoguchi::federation::test
