#pragma once

#include "api/login_proof.h"
#include "sync/transport.h"

namespace madoguchi::sync {

/// Tries of passwords, counted at the server with nobody in (C-14). From any thread.
class TriesLine {
public:
    explicit TriesLine(Transport &transport) : m_transport(transport) {}
    /// `shown`: the card's answer to the login challenge.
    QFuture<Result<api::TryCount>> count(const api::LoginProof &shown);
    /// `right`: signed by the person's own key. If it does not arrive, the next right password makes up for it.
    void forget(const api::LoginProof &right);

private:
    Transport &m_transport;
};

} // namespace madoguchi::sync
