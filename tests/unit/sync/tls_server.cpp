#include "tls_server.h"

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace madoguchi::test {

namespace {

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

template <typename T, typename Read>
T *fromPem(const void *data, std::size_t size, Read read)
{
    BIO *bio = BIO_new_mem_buf(data, static_cast<int>(size));
    T *object = read(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    if (!object)
        throw std::runtime_error("PEM");
    return object;
}

X509 *certificate(const crypto::Certificate &from)
{
    const QByteArray pem = from.toPem();
    return fromPem<X509>(pem.constData(), static_cast<std::size_t>(pem.size()), PEM_read_bio_X509);
}

int pretendedError; // one server at a time

int verify(int, X509_STORE_CTX *context)
{
    if (pretendedError != 0) {
        X509_STORE_CTX_set_error(context, pretendedError);
        return 0;
    }
    return X509_STORE_CTX_get_error(context) == X509_V_OK;
}

} // namespace

TlsServer::TlsServer(Options options) : m_options(std::move(options))
{
    std::signal(SIGPIPE, SIG_IGN);
    pretendedError = m_options.clientError;
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 8) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        throw std::runtime_error("cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

TlsServer::~TlsServer()
{
    m_stopping = true;
    m_thread.join();
    ::close(m_listener);
}

QByteArray TlsServer::request() const
{
    std::lock_guard lock(m_mutex);
    return m_request;
}

QByteArray TlsServer::clientName() const
{
    std::lock_guard lock(m_mutex);
    return m_clientName;
}

QByteArray TlsServer::version() const
{
    std::lock_guard lock(m_mutex);
    return m_version;
}

void TlsServer::serve()
{
    Context context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    X509 *own = certificate(m_options.certificate);
    SSL_CTX_use_certificate(context.get(), own);
    X509_free(own);
    const SecretBytes pem = m_options.key.toPem();
    EVP_PKEY *key = fromPem<EVP_PKEY>(pem.data(), pem.size(), PEM_read_bio_PrivateKey);
    SSL_CTX_use_PrivateKey(context.get(), key);
    EVP_PKEY_free(key);
    if (m_options.newestVersion != 0)
        SSL_CTX_set_max_proto_version(context.get(), m_options.newestVersion);
    if (m_options.askForClient) {
        X509 *root = certificate(m_options.clientRoot);
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), root);
        X509_free(root);
        SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, verify);
    }
    while (!m_stopping) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, 10) <= 0)
            continue;
        const int socket = ::accept(m_listener, nullptr, nullptr);
        if (socket < 0)
            continue;
        ++m_connections;
        const timeval patience{5, 0};
        ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        SSL *ssl = SSL_new(context.get());
        SSL_set_fd(ssl, socket);
        if (SSL_accept(ssl) == 1)
            talk(ssl);
        ::shutdown(socket, SHUT_WR); // lets the alert arrive before the connection is torn down
        char rest[4096];
        while (!m_stopping && ::recv(socket, rest, sizeof rest, 0) > 0) { }
        SSL_free(ssl);
        ::close(socket);
    }
}

void TlsServer::talk(void *handle)
{
    SSL *ssl = static_cast<SSL *>(handle);
    QByteArray request;
    char buffer[16384];
    while (!request.contains("\r\n\r\n")) {
        const int count = SSL_read(ssl, buffer, sizeof buffer);
        if (count <= 0)
            return;
        request.append(buffer, count);
    }
    {
        std::lock_guard lock(m_mutex);
        m_request = request;
        m_version = SSL_get_version(ssl);
        if (X509 *client = SSL_get1_peer_certificate(ssl)) {
            X509_NAME_get_text_by_NID(X509_get_subject_name(client), NID_commonName, buffer, sizeof buffer);
            m_clientName = buffer;
            X509_free(client);
        }
    }
    while (m_options.silent && !m_stopping)
        ::usleep(5'000);
    if (!m_options.answer.isEmpty())
        SSL_write(ssl, m_options.answer.constData(), static_cast<int>(m_options.answer.size()));
    SSL_shutdown(ssl);
}

} // namespace madoguchi::test
