#pragma once

#include "crypto/certificate.h"
#include "sync/link.h"

namespace madoguchi::sync {

/// POST /v1/certificate: another certificate for the key of this terminal, in time before the one that it has runs out. What comes is taken only if it says of the terminal
/// what the present one says and is our authority's, good already and good for longer.
class CertificateRenewal {
public:
    static constexpr int daysBefore = 60; ///< enough for a desk that is off for a long leave, and for IT if the server refuses
    explicit CertificateRenewal(Link &link) : m_link(link) {}
    /// Nothing: it is not time yet, or this server issues none. CertificateNotRenewed: what came is not what was asked for; else the connection's errors.
    Result<std::optional<crypto::Certificate>> run(const crypto::Certificate &present);

private:
    Result<crypto::Certificate> check(const QByteArray &pem, const crypto::Certificate &present) const;
    Link &m_link;
};

} // namespace madoguchi::sync
