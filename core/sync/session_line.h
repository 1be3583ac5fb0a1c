#pragma once

#include "api/login_proof.h"
#include "sync/transport.h"

#include <mutex>

namespace madoguchi::sync {

/// Every request in the name of whoever is in (C-13): shows the server the proof of the login, carries the session that it
/// answers, shows it again when the server has forgotten it. A proof that the server does not take leaves nobody in: requests travel without
/// a name, so that the directory which says why still comes (C-16). From any thread.
class SessionLine final : public Transport {
public:
    using Proof = std::function<std::optional<api::LoginProof>()>;
    /// `elsewhere` is called, from any thread, when the server knows a newer session of the same person.
    SessionLine(Transport &inner, Proof proof, std::function<void()> elsewhere);

    QFuture<Result<Response>> send(Request request) override;
    void drop() override { m_inner.drop(); }
    /// Somebody is in: shows the proof without waiting for the first request.
    void open();
    /// Locked or logged out: tells the server, does not wait.
    void close();

private:
    struct Opened {
        QByteArray session;            ///< empty: nobody
        std::optional<Error> refusal{}; ///< of the proof
    };
    QFuture<Result<Opened>> opened();
    QFuture<Result<Response>> sendIn(Request request, const Opened &in, bool again);
    QByteArray session() const;
    Transport &m_inner;
    const Proof m_proof;
    const std::function<void()> m_elsewhere;
    mutable std::mutex m_mutex;
    QByteArray m_session; ///< empty: not opened yet
};

} // namespace madoguchi::sync
