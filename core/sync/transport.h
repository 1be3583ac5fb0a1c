#pragma once

#include "base/promise.h"
#include "base/result.h"

namespace madoguchi::sync {

struct Request {
    QByteArray method = "GET";
    QString path; ///< path and query on the one host: begins with one "/"
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    qint64 answerLimit = 8 * 1024 * 1024; ///< bytes; a longer answer is refused (TooLarge)
    std::chrono::milliseconds timeout{30'000}; ///< without any byte
};
struct Response {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QByteArray header(QByteArrayView name) const; ///< names compare without case; null = not there
};

/// Carries one request to the one server and brings the whole answer. Any status is an answer; an error means that there
/// was none: the N-codes and InvalidArgument (a path that would leave the host, C-01).
class Transport {
public:
    virtual ~Transport() = default;
    virtual QFuture<Result<Response>> send(Request request) = 0; ///< from any thread
    /// Ends everything that is under way (Cancelled) and closes the connections. From any thread.
    virtual void drop() = 0;
};

} // namespace madoguchi::sync
