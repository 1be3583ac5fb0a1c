#include "domain/insurance_certificate.h"

#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using domain::InsuranceCertificate;
using enum domain::CertificateStanding;
using enum InsuranceCertificate::Kind;

const QDate today(2026, 11, 20), yesterday = today.addDays(-1), summer(2026, 8, 1), nextSummer(2027, 7, 31);

QList<domain::CertificateStanding> judged(const QList<InsuranceCertificate> &certificates, bool covered)
{
    return domain::standings(certificates, covered, today);
}

TEST(InsuranceCertificate, F07_of_somebody_insured_it_is_in_force_until_its_last_day_is_over)
{
    EXPECT_EQ(judged({{Confirmation, summer, nextSummer, {}, {}}}, true), QList{InForce});
    EXPECT_EQ(judged({{Confirmation, summer, today, {}, {}}}, true), QList{InForce});
    EXPECT_EQ(judged({{Confirmation, summer, yesterday, {}, {}}}, true), QList{Expired});
    EXPECT_EQ(judged({{Notice, summer, {}, {}, {}}}, true), QList{InForce});
    EXPECT_EQ(judged({}, true), QList<domain::CertificateStanding>());
}

TEST(InsuranceCertificate, F07_one_that_ran_out_is_a_concern_only_while_nothing_newer_is_there)
{
    const InsuranceCertificate old{Confirmation, summer.addYears(-1), nextSummer.addYears(-1), {}, {}}, older{Confirmation, summer.addYears(-2), nextSummer.addYears(-2), {}, {}};
    EXPECT_EQ(judged({older, old, {Confirmation, summer, nextSummer, {}, {}}}, true), (QList{Over, Over, InForce}));
    EXPECT_EQ(judged({old, older}, true), (QList{Expired, Over})) << "once, whatever the order";
    EXPECT_EQ(judged({{Notice, summer.addYears(-2), {}, {}, {}}, old}, true), (QList{InForce, Over})) << "the notice still stands";
    EXPECT_EQ(judged({old, {Confirmation, summer, nextSummer, {}, today}}, true), (QList{Over, Returned}));
    EXPECT_EQ(judged({old}, false), QList{Over});
}

TEST(InsuranceCertificate, F07_with_the_eligibility_goes_the_right_to_keep_it)
{
    for (const auto kind : {Confirmation, Special}) {
        EXPECT_EQ(judged({{kind, summer, nextSummer, {}, {}}}, false), QList{NotReturned});
        EXPECT_EQ(judged({{kind, summer, nextSummer, yesterday, today}}, false), QList{Returned});
        EXPECT_EQ(judged({{kind, summer, yesterday, summer, {}}}, false), QList{Over}) << "nobody takes it any more";
        EXPECT_EQ(judged({{kind, summer, nextSummer, today, {}}}, true), QList{NotReturned}) << "a reason of its own";
        EXPECT_EQ(judged({{kind, summer, nextSummer, today.addDays(1), {}}}, true), QList{InForce});
    }
    EXPECT_EQ(judged({{Notice, summer, {}, today, {}}}, false), QList{Over});
}

TEST(InsuranceCertificate, C02_dates_follow_the_day_of_issue)
{
    EXPECT_TRUE((InsuranceCertificate{Notice, summer, {}, {}, {}}).isValid());
    EXPECT_TRUE((InsuranceCertificate{Special, summer, summer, summer.addDays(-1), summer}).isValid());
    EXPECT_FALSE((InsuranceCertificate{Notice, {}, {}, {}, {}}).isValid());
    EXPECT_FALSE((InsuranceCertificate{Confirmation, summer, {}, {}, {}}).isValid());
    EXPECT_FALSE((InsuranceCertificate{Confirmation, summer, summer.addDays(-1), {}, {}}).isValid());
    EXPECT_FALSE((InsuranceCertificate{Notice, summer, {}, {}, summer.addDays(-1)}).isValid());
}

} // namespace
} // namespace madoguchi::test
