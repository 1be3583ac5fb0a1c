#pragma once

#include "base/clock.h"
#include "crypto/certificate.h"
#include "federation/message.h"
#include "federation/server_config.h"

#include <QHash>
#include <mutex>

namespace madoguchi::federation {

/// Decides who a certificate is: municipality (O), terminal (CN), training mark. Asked again at every request, with the
/// revocation list as it stands on disk, so that a removal takes effect at once (C-28). What was found good is good for a minute while the list is the same:
/// checking a chain costs more than all the rest of a poll.
class Admission {
public:
    static Result<std::unique_ptr<Admission>> load(const ServerConfig &config, const Clock &clock);
    /// TenantUnknown, TenantForbidden, Certificate….
    Result<Tenant> admit(const QByteArray &certificateDer);
    QByteArray authorityPem() const { return m_roots.first().toPem(); }
    QByteArray revocationListPem(); ///< read again when the file has changed

private:
    Result<Tenant> check(const QByteArray &certificateDer, const QByteArray &list);
    Admission(const ServerConfig &config, const Clock &clock) : m_config(config), m_clock(clock) {}
    ServerConfig m_config;
    const Clock &m_clock;
    QList<crypto::Certificate> m_roots;
    bool m_training = false; ///< the server's own mark: training terminals meet training servers only
    std::mutex m_mutex;
    QByteArray m_revocationList;
    QDateTime m_listChanged;
    qint64 m_listSize = -1;
    int m_listNumber = 0; ///< of the list, counted with each that is read
    struct Known {
        Tenant tenant;
        int list = 0;   ///< that it was checked with
        QDateTime at;
    };
    QHash<QByteArray, Known> m_known; ///< by SHA-256 of the certificate
};

} // namespace madoguchi::federation
