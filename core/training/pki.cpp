#include "training/pki.h"

using namespace Qt::StringLiterals;

namespace madoguchi::training {

Result<Pki> Pki::create(const QDateTime &now)
{
    MADOGUCHI_ASSIGN(auto authority, crypto::CertificateAuthority::create(u"Madoguchi Training CA"_s, now.addDays(-1), now.addYears(5)));
    return Pki(std::move(authority), now);
}

Result<crypto::Certificate> Pki::certify(const QString &commonName, const QString &municipality, const QString &unit, crypto::CertificateUse use,
                                         const crypto::PublicKey &key, const QStringList &dnsNames) const
{
    crypto::CertificateRequest request;
    request.commonName = commonName;
    request.organization = municipality;
    request.organizationalUnit = unit;
    request.use = use;
    request.training = true;
    request.dnsNames = dnsNames;
    request.notBefore = m_now.addDays(-1);
    request.notAfter = m_now.addYears(2);
    return m_authority.issue(request, key);
}

Result<Identity> Pki::issue(const QString &commonName, const QString &municipality, const QString &unit, crypto::CertificateUse use, const QStringList &dnsNames) const
{
    MADOGUCHI_ASSIGN(auto key, crypto::PrivateKey::generate());
    MADOGUCHI_ASSIGN(auto certificate, certify(commonName, municipality, unit, use, key.publicKey(), dnsNames));
    return Identity{std::move(certificate), std::move(key)};
}

Result<QByteArray> Pki::revocationList(const QList<QByteArray> &serials) const
{
    return m_authority.revocationList(serials, m_now.addDays(-1), m_now.addDays(60));
}

} // namespace madoguchi::training
