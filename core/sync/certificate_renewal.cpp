#include "sync/certificate_renewal.h"

#include "base/json_members.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int certificateLimit = 16 * 1024;
constexpr auto retryAfter = std::chrono::hours(1); // a certificate has weeks

Error notRenewed(const char *why)
{
    return {ErrorCode::CertificateNotRenewed, {QLatin1StringView(why)}, {}};
}

} // namespace

void CertificateRenewal::runIfDue()
{
    if (!m_link.options.keepCertificate || m_link.clock.monotonic() < m_due)
        return;
    const auto outcome = run();
    m_due = m_link.clock.monotonic() + retryAfter;
    if (outcome.ok())
        m_trouble.reset();
    else if (!isConnectionTrouble(outcome.error())) // the next cycle tells that
        m_trouble = outcome.error();
}

Result<Done> CertificateRenewal::run()
{
    MADOGUCHI_ASSIGN(const auto renewed, ask());
    if (!renewed)
        return done();
    MADOGUCHI_TRY(note(*renewed)); // before it counts: a lock or a kill in between leaves an entry too many, not one too few (C-09)
    MADOGUCHI_TRY(m_link.options.keepCertificate(*renewed));
    m_present = *renewed;
    return done();
}

Result<Done> CertificateRenewal::note(const crypto::Certificate &renewed)
{
    const api::Actor self = selfOf(m_link.options);
    return await(m_link.store().write<Done>([&](store::Transaction &transaction) {
        journal::Note note;
        note.detail = u"certificate received: "_s + renewed.notAfter().toString(Qt::ISODate);
        return m_link.runner.record().append(transaction, self, api::UseCase::StoreSync, api::Outcome::Done, note);
    }));
}

Result<std::optional<crypto::Certificate>> CertificateRenewal::ask()
{
    using Renewed = std::optional<crypto::Certificate>;
    if (!m_present.isValid() || m_link.clock.utc().daysTo(m_present.notAfter()) > daysBefore)
        return Renewed();
    const auto answer = m_link.client.json(post(u"/v1/certificate"_s, {}));
    if (!answer.ok() && answer.error().code == ErrorCode::NotFound)
        return Renewed();
    MADOGUCHI_TRY(answer);
    JsonMembers members(*answer, ErrorCode::AnswerMalformed);
    const QString pem = members.text("certificate"_L1, certificateLimit);
    MADOGUCHI_TRY(members.finish());
    MADOGUCHI_ASSIGN(const auto renewed, check(pem.toLatin1()));
    return Renewed(renewed);
}

Result<crypto::Certificate> CertificateRenewal::check(const QByteArray &pem) const
{
    const auto renewed = crypto::Certificate::fromPem(pem);
    if (!renewed.ok())
        return notRenewed("no certificate");
    if (renewed->publicKey().toDer() != m_present.publicKey().toDer())
        return notRenewed("another key");
    if (renewed->commonName() != m_present.commonName() || renewed->organization() != m_present.organization() || renewed->organizationalUnit() != m_present.organizationalUnit()
        || renewed->isTraining() != m_present.isTraining())
        return notRenewed("another terminal");
    if (renewed->notAfter() <= m_present.notAfter())
        return notRenewed("no longer");
    // The age of the revocation list is no matter of a certificate that was made this minute.
    const crypto::TrustStore trust{{m_link.options.authority}, {}, true, {}};
    if (const auto checked = crypto::checkCertificate(*renewed, crypto::CertificateUse::TerminalClient, trust, m_link.clock.utc()); !checked.ok())
        return notRenewed(checked.error().code == ErrorCode::CertificateNotYetValid ? "not yet valid" : "not our authority's");
    return *renewed;
}

} // namespace madoguchi::sync
