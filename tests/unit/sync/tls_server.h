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
        QByteArray chainPem, keyPem;    ///< in place of `certificate` and `key`: the leaf first; nothing is too weak or too old to be shown
        int oldestVersion = 0;          ///< 0: as OpenSSL has it
        int helloAlert = 0;             ///< SSL_AD_… with which it ends the handshake at once
        const char *groups = nullptr;   ///< for the key exchange; one that the client did not guess makes it ask again
        qsizetype firstFlight = -1;     ///< so many bytes of its first flight, then closed, or nothing more if `silent`
        bool holds = false;             ///< does not close after the answer
        std::function<void(int socket)> instead; ///< of TLS
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
    void sendFirstFlight(void *ssl, int socket);

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
