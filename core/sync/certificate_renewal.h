#pragma once

#include "crypto/certificate.h"
#include "sync/link.h"

namespace madoguchi::sync {

/// POST /v1/certificate: another certificate for the key of this terminal, in time before the one that it has runs out. What comes is taken only if it says of the terminal
/// what the present one says and is our authority's, good already and good for longer.
class CertificateRenewal {
public:
    static constexpr int daysBefore = 60; ///< enough for a desk that is off for a long leave, and for IT if the server refuses
    explicit CertificateRenewal(Link &link) : m_link(link), m_present(link.options.certificate) {}
    /// What goes wrong here holds up nothing: it is told, and tried again within the hour.
    void runIfDue();
    const crypto::Certificate &present() const { return m_present; } ///< as it stands
    /// Of the last try, the connection's aside. CertificateNotRenewed: what came is not what was asked for.
    const std::optional<Error> &trouble() const { return m_trouble; }

private:
    Result<Done> run();
    Result<std::optional<crypto::Certificate>> ask(); ///< nothing: it is not time yet, or this server issues none
    Result<crypto::Certificate> check(const QByteArray &pem) const;
    Result<Done> note(const crypto::Certificate &renewed);
    Link &m_link;
    crypto::Certificate m_present;
    std::optional<Error> m_trouble;
    std::chrono::milliseconds m_due{}; ///< monotonic
};

} // namespace madoguchi::sync
