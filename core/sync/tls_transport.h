#pragma once

#include "base/clock.h"
#include "crypto/certificate.h"
#include "sync/transport.h"

namespace madoguchi::sync {

struct TlsOptions {
    QString host;             ///< address to connect to
    quint16 port = 0;
    QString serverName;       ///< name that the server's certificate must carry
    crypto::TrustStore trust; ///< our CA, revocation list, pins
    crypto::Certificate certificate; ///< the device's
    SecretBytes key;          ///< its private key, PEM
};

/// TLS 1.3 with a client certificate to one host and no other (C-01, C-08): no system roots, proxy, redirect, cookie,
/// cache or session ticket. Works on a thread of its own.
class TlsTransport final : public Transport {
public:
    TlsTransport(TlsOptions options, const Clock &clock);
    ~TlsTransport() override;

    QFuture<Result<Response>> send(Request request) override;
    void drop() override;
    void setTrust(crypto::TrustStore trust); ///< a newer revocation list has come
    void setCertificate(const crypto::Certificate &certificate); ///< a renewed one for the same key: shown from the next connection on

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace madoguchi::sync
