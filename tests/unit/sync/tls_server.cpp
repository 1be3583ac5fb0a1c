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

int endWithAlert(SSL *, int *alert, void *wanted)
{
    *alert = *static_cast<int *>(wanted);
    return SSL_CLIENT_HELLO_ERROR;
}

void setCertificate(SSL_CTX *context, const TlsServer::Options &options)
{
    const auto check = [](bool well) {
        if (!well)
            throw std::runtime_error("certificate");
    };
    if (options.chainPem.isEmpty()) {
        X509 *own = certificate(options.certificate);
        check(SSL_CTX_use_certificate(context, own) == 1);
        X509_free(own);
        const SecretBytes pem = options.key.toPem();
        EVP_PKEY *key = fromPem<EVP_PKEY>(pem.data(), pem.size(), PEM_read_bio_PrivateKey);
        check(SSL_CTX_use_PrivateKey(context, key) == 1);
        EVP_PKEY_free(key);
        return;
    }
    SSL_CTX_set_security_level(context, 0);
    BIO *chain = BIO_new_mem_buf(options.chainPem.constData(), static_cast<int>(options.chainPem.size()));
    for (bool leaf = true; X509 *next = PEM_read_bio_X509(chain, nullptr, nullptr, nullptr); leaf = false) {
        check((leaf ? SSL_CTX_use_certificate(context, next) : SSL_CTX_add1_chain_cert(context, next)) == 1);
        X509_free(next);
    }
    BIO_free(chain);
    EVP_PKEY *key = fromPem<EVP_PKEY>(options.keyPem.constData(), static_cast<std::size_t>(options.keyPem.size()), PEM_read_bio_PrivateKey);
    check(SSL_CTX_use_PrivateKey(context, key) == 1);
    EVP_PKEY_free(key);
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
    setCertificate(context.get(), m_options);
    if (m_options.oldestVersion != 0) {
        SSL_CTX_set_security_level(context.get(), 0);
        SSL_CTX_set_min_proto_version(context.get(), m_options.oldestVersion);
    }
    if (m_options.helloAlert != 0)
        SSL_CTX_set_client_hello_cb(context.get(), endWithAlert, &m_options.helloAlert);
    if (m_options.groups)
        SSL_CTX_set1_groups_list(context.get(), m_options.groups);
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
        if (m_options.instead) {
            m_options.instead(socket);
            ::close(socket);
            continue;
        }
        SSL *ssl = SSL_new(context.get());
        if (m_options.firstFlight >= 0) {
            sendFirstFlight(ssl, socket);
        } else {
            SSL_set_fd(ssl, socket);
            if (SSL_accept(ssl) == 1)
                talk(ssl);
        }
        ::shutdown(socket, SHUT_WR); // lets the alert arrive before the connection is torn down
        char rest[4096];
        while (!m_stopping && ::recv(socket, rest, sizeof rest, 0) > 0) { }
        SSL_free(ssl);
        ::close(socket);
    }
}

/// The server's first flight as OpenSSL makes it, but only its beginning.
void TlsServer::sendFirstFlight(void *handle, int socket)
{
    SSL *ssl = static_cast<SSL *>(handle);
    char buffer[16384];
    const auto hello = ::recv(socket, buffer, sizeof buffer, 0); // a client's first flight fits
    BIO *in = BIO_new(BIO_s_mem()), *out = BIO_new(BIO_s_mem());
    SSL_set_bio(ssl, in, out);
    BIO_write(in, buffer, static_cast<int>(hello));
    SSL_accept(ssl); // wants more: that is what it is for
    const int made = BIO_read(out, buffer, sizeof buffer);
    ::send(socket, buffer, static_cast<std::size_t>(std::min<qsizetype>(made, m_options.firstFlight)), 0);
    while (m_options.silent && !m_stopping)
        ::usleep(5'000);
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
    while (m_options.holds && !m_stopping)
        ::usleep(5'000);
    SSL_shutdown(ssl);
}

} // namespace madoguchi::test
