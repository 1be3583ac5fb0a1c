#include "sync/certificate_renewal.h"

#include "base/json_members.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int certificateLimit = 16 * 1024;

Error notRenewed(const char *why)
{
    return {ErrorCode::CertificateNotRenewed, {QLatin1StringView(why)}, {}};
}

} // namespace

Result<std::optional<crypto::Certificate>> CertificateRenewal::run(const crypto::Certificate &present)
{
    using Renewed = std::optional<crypto::Certificate>;
    if (!present.isValid() || m_link.clock.utc().daysTo(present.notAfter()) > daysBefore)
        return Renewed();
    const auto answer = m_link.client.json(post(u"/v1/certificate"_s, {}));
    if (!answer.ok() && answer.error().code == ErrorCode::NotFound)
        return Renewed();
    MADOGUCHI_TRY(answer);
    JsonMembers members(*answer, ErrorCode::AnswerMalformed);
    const QString pem = members.text("certificate"_L1, certificateLimit);
    MADOGUCHI_TRY(members.finish());
    MADOGUCHI_ASSIGN(const auto renewed, check(pem.toLatin1(), present));
    return Renewed(renewed);
}

Result<crypto::Certificate> CertificateRenewal::check(const QByteArray &pem, const crypto::Certificate &present) const
{
    const auto renewed = crypto::Certificate::fromPem(pem);
    if (!renewed.ok())
        return notRenewed("no certificate");
    if (renewed->publicKey().toDer() != present.publicKey().toDer())
        return notRenewed("another key");
    if (renewed->commonName() != present.commonName() || renewed->organization() != present.organization() || renewed->organizationalUnit() != present.organizationalUnit()
        || renewed->isTraining() != present.isTraining())
        return notRenewed("another terminal");
    if (renewed->notAfter() <= present.notAfter())
        return notRenewed("no longer");
    // The age of the revocation list is no matter of a certificate that was made this minute.
    const crypto::TrustStore trust{{m_link.options.authority}, {}, true, {}};
    if (const auto checked = crypto::checkCertificate(*renewed, crypto::CertificateUse::TerminalClient, trust, m_link.clock.utc()); !checked.ok())
        return notRenewed(checked.error().code == ErrorCode::CertificateNotYetValid ? "not yet valid" : "not our authority's");
    return *renewed;
}

} // namespace madoguchi::sync
