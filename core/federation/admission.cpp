#include "federation/admission.h"

#include "crypto/digest.h"
#include "federation/files.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {
constexpr qint64 pemLimit = 1024 * 1024;
constexpr int goodFor = 60, mostKnown = 10'000; ///< seconds, certificates
}

Result<std::unique_ptr<Admission>> Admission::load(const ServerConfig &config, const Clock &clock)
{
    std::unique_ptr<Admission> admission(new Admission(config, clock));
    MADOGUCHI_ASSIGN(const QByteArray authority, readWhole(config.directory + u"/ca.crt"_s, pemLimit));
    MADOGUCHI_ASSIGN(crypto::Certificate root, crypto::Certificate::fromPem(authority));
    admission->m_roots.append(std::move(root));
    MADOGUCHI_ASSIGN(const QByteArray own, readWhole(config.directory + u"/server.crt"_s, pemLimit));
    MADOGUCHI_ASSIGN(const crypto::Certificate server, crypto::Certificate::fromPem(own));
    admission->m_training = server.isTraining();
    if (admission->revocationListPem().isEmpty())
        return Error{ErrorCode::FileUnreadable, {u"crl.pem"_s}, {}};
    return admission;
}

QByteArray Admission::revocationListPem()
{
    const std::lock_guard lock(m_mutex);
    const QFileInfo file(m_config.directory + u"/crl.pem"_s);
    if (file.lastModified() != m_listChanged || file.size() != m_listSize) {
        // A list that is being replaced may be unreadable for a moment; the older one stands until then.
        if (auto read = readWhole(file.filePath(), pemLimit); read.ok() && !read->isEmpty()) {
            m_revocationList = *read;
            m_listChanged = file.lastModified();
            m_listSize = file.size();
            ++m_listNumber;
        }
    }
    return m_revocationList;
}

Result<Tenant> Admission::admit(const QByteArray &certificateDer)
{
    const QByteArray list = revocationListPem(), fingerprint = crypto::sha256(certificateDer);
    const QDateTime now = m_clock.utc();
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_known.constFind(fingerprint);
        if (known != m_known.cend() && known->list == m_listNumber && now >= known->at && known->at.secsTo(now) < goodFor && now < known->tenant.certificateUntil)
            return known->tenant;
    }
    const auto tenant = check(certificateDer, list);
    const std::lock_guard lock(m_mutex);
    if (!tenant.ok()) {
        m_known.remove(fingerprint);
        return tenant;
    }
    if (m_known.size() >= mostKnown)
        m_known.clear();
    if (list == m_revocationList) // not replaced meanwhile
        m_known.insert(fingerprint, {*tenant, m_listNumber, now});
    return tenant;
}

Result<Tenant> Admission::check(const QByteArray &certificateDer, const QByteArray &list)
{
    MADOGUCHI_ASSIGN(const crypto::Certificate certificate, crypto::Certificate::fromDer(certificateDer));
    crypto::TrustStore trust;
    trust.roots = m_roots;
    trust.revocationListPem = list;
    MADOGUCHI_TRY(crypto::checkCertificate(certificate, crypto::CertificateUse::TerminalClient, trust, m_clock.utc()));
    if (certificate.organizationalUnit() != "terminal"_L1 || certificate.isTraining() != m_training || certificate.commonName().isEmpty())
        return ErrorCode::TenantForbidden;
    const QString code = certificate.organization();
    const auto &known = m_config.municipalities;
    if (std::none_of(known.begin(), known.end(), [&](const auto &municipality) { return municipality.code == code; }))
        return ErrorCode::TenantUnknown;
    return Tenant{code, certificate.commonName(), certificate.isTraining(), certificate.publicKey(), certificate.notAfter()};
}

} // namespace madoguchi::federation
