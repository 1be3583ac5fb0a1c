#pragma once

#include "base/result.h"
#include "federation/message.h"

#include <chrono>
#include <functional>
#include <memory>

namespace madoguchi::federation {

/// HTTP/1.1 over mutual TLS 1.3 (C-08). Only this file's .cpp knows the HTTP library and sockets.
class TlsListener {
public:
    struct Options {
        QString host;
        quint16 port = 0;
        int threads = 2;
        QByteArray authorityPem, certificatePem;
        QString keyPath;
        std::function<QByteArray()> revocationList; ///< PEM; asked at every new connection
        std::function<QByteArray()> now;            ///< value of Madoguchi-Time
        std::chrono::seconds handshakeTimeout{10}, idleTimeout{90}, requestTimeout{30};
        int maximumConnections = 4000;
    };
    using Answer = std::function<void(Response)>;
    /// Called on a listener thread with the peer's certificate (DER); must not block; answers from any thread.
    using Handler = std::function<void(Request, QByteArray, Answer)>;

    static Result<std::unique_ptr<TlsListener>> start(Options options, Handler handler);
    ~TlsListener();
    quint16 port() const;
    void every(std::chrono::seconds interval, std::function<void()> work); ///< on a listener thread
    void stop(); ///< closes every connection and waits for the threads

    struct Private;

private:
    TlsListener() = default;
    std::unique_ptr<Private> d;
};

} // namespace madoguchi::federation
