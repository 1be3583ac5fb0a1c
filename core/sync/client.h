#pragma once

#include "base/clock.h"
#include "base/worker.h"
#include "sync/transport.h"

#include <QJsonObject>

#include <atomic>

namespace madoguchi::sync {

/// What the engine's parts speak through, on the worker's thread: waits for the answer, turns a status into an error and
/// keeps what every answer tells (the server's time, Retry-After).
class Client {
public:
    Client(Transport &transport, const Clock &clock) : m_transport(transport), m_clock(clock) {}

    Result<Response> send(Request request);          ///< any status
    Result<Response> call(Request request);          ///< 2xx and 304 only; else what refusal() says
    QFuture<Result<Response>> begin(Request request); ///< what send() and call() wait for; finish() must follow
    Result<Response> finish(QFuture<Result<Response>> begun); ///< as call()
    Result<QJsonObject> json(Request request);       ///< call(), and the answer is a JSON object
    static Error refusal(const Response &response);  ///< the error that a status ≥ 300 stands for

    void setPaused(bool paused);                     ///< every call answers Cancelled
    bool isPaused() const { return m_paused; }
    bool clockKnown() const { return m_clockKnown; }
    qint64 clockDifferenceMs() const { return m_clockDifferenceMs; } ///< server minus terminal
    std::chrono::seconds takeRetryAfter();           ///< what the server last asked for; zero = nothing

private:
    Result<Response> received(QFuture<Result<Response>> begun);
    Transport &m_transport;
    const Clock &m_clock;
    std::atomic<bool> m_paused{false}, m_clockKnown{false};
    std::atomic<qint64> m_clockDifferenceMs{0}, m_retryAfterSeconds{0};
};

Request post(const QString &path, const QJsonObject &body);
bool isConnectionTrouble(const Error &error); ///< the connection, not the work: nothing else can succeed either
/// UTF-8 JSON object, nothing behind it. AnswerMalformed.
Result<QJsonObject> parseJson(const QByteArray &body);

} // namespace madoguchi::sync
