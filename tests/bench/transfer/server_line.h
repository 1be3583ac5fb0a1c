#pragma once

#include "sync/tls_transport.h"
#include "unit/federation/central_fixture.h"

namespace madoguchi::bench {

/// The real line of terminal-1 to the server of `central`, in the name of clerk-1; with the time that each request took from the program's point of view.
class ServerLine final : public sync::Transport {
public:
    ServerLine(federation::test::Central &central, quint16 port);
    QFuture<Result<sync::Response>> send(sync::Request request) override;
    void drop() override { m_transport.drop(); }

    std::function<void(const sync::Request &, std::chrono::steady_clock::duration)> answered; ///< on the caller's thread

private:
    QByteArray openSession(const federation::test::Central &central);
    sync::TlsTransport m_transport;
    QByteArray m_session;
};

} // namespace madoguchi::bench
