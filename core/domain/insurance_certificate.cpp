#include "domain/insurance_certificate.h"

#include <algorithm>

namespace madoguchi::domain {

namespace {

bool hasRunOut(const InsuranceCertificate &certificate, QDate today)
{
    return certificate.validUntil.isValid() && certificate.validUntil < today;
}

CertificateStanding standing(const InsuranceCertificate &certificate, bool covered, QDate today)
{
    if (certificate.returnedOn.isValid())
        return CertificateStanding::Returned;
    if (hasRunOut(certificate, today)) // nobody takes it any more, so nobody asks for it back
        return CertificateStanding::Over;
    const bool due = !covered || (certificate.returnDueSince.isValid() && certificate.returnDueSince <= today);
    if (!due)
        return CertificateStanding::InForce;
    return certificate.expires() ? CertificateStanding::NotReturned : CertificateStanding::Over; // nobody is treated for a notice alone
}

} // namespace

bool InsuranceCertificate::isValid() const
{
    const auto follows = [this](QDate date) { return !date.isValid() || date >= issuedOn; };
    return issuedOn.isValid() && follows(validUntil) && follows(returnedOn) && (validUntil.isValid() || !expires());
}

QList<CertificateStanding> standings(const QList<InsuranceCertificate> &certificates, bool covered, QDate today)
{
    QList<CertificateStanding> all;
    for (const InsuranceCertificate &certificate : certificates)
        all.append(standing(certificate, covered, today));
    const auto newest = std::ranges::max_element(certificates, {}, &InsuranceCertificate::issuedOn);
    const bool none = !all.contains(CertificateStanding::InForce);
    if (covered && none && newest != certificates.end() && !newest->returnedOn.isValid() && hasRunOut(*newest, today))
        all[newest - certificates.begin()] = CertificateStanding::Expired;
    return all;
}

} // namespace madoguchi::domain
