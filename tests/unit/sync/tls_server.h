#pragma once

#include "crypto/certificate.h"
#include "crypto/key.h"

#include <QByteArray>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace madoguchi::test {

/// A server of a few lines: one TLS connection after the other, one scripted answer each. Stands in for everything that
/// the real server would never do.
class TlsServer {
public:
    struct Options {
        crypto::Certificate certificate;
        crypto::PrivateKey key;
        crypto::Certificate clientRoot; ///< whose clients it takes
        int newestVersion = 0;          ///< 0: TLS 1.3; else such as TLS1_2_VERSION
        int clientError = 0;            ///< X509_V_ERR_… it pretends to find in the client's certificate
        bool askForClient = true;
        QByteArray answer;              ///< sent after the request's head, then closed
        bool silent = false;            ///< never answers
    };
    explicit TlsServer(Options options);
    ~TlsServer();

    quint16 port() const { return m_port; }
    int connections() const { return m_connections; }
    QByteArray request() const; ///< the last one's head and body, as far as it was read
    QByteArray clientName() const;
    QByteArray version() const;

private:
    void serve();
    void talk(void *ssl);

    Options m_options;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stopping{false};
    std::atomic<int> m_connections{0};
    mutable std::mutex m_mutex;
    QByteArray m_request, m_clientName, m_version;
    std::thread m_thread;
};

} // namespace madoguchi::test
