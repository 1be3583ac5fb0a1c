#include <utility> // Boost 1.74 needs it before Asio

#include "federation/tls_listener.h"

#include "federation/files.h"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#ifdef Q_OS_LINUX
#include <netinet/tcp.h>
#endif

#include <atomic>
#include <mutex>
#include <thread>

namespace madoguchi::federation {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr int backlog = 2048; // 1,200 terminals may come back at once
constexpr std::uint64_t bodyLimit = 4 * 1024 * 1024;
constexpr std::uint32_t headerLimit = 16 * 1024;

struct Freed {
    void operator()(BIO *bio) const { BIO_free_all(bio); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(X509_CRL *list) const { X509_CRL_free(list); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
template <typename T>
using Owned = std::unique_ptr<T, Freed>;

Owned<BIO> memory(const void *data, std::size_t size) { return Owned<BIO>(BIO_new_mem_buf(data, int(size))); }

bool addCertificate(SSL_CTX *context, const QByteArray &pem, bool own)
{
    const Owned<BIO> bio = memory(pem.constData(), std::size_t(pem.size()));
    const Owned<X509> certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return false;
    if (own)
        return SSL_CTX_use_certificate(context, certificate.get()) == 1;
    return X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate.get()) == 1 && SSL_CTX_add_client_CA(context, certificate.get()) == 1;
}

bool addRevocationList(SSL_CTX *context, const QByteArray &pem)
{
    const Owned<BIO> bio = memory(pem.constData(), std::size_t(pem.size()));
    const Owned<X509_CRL> list(PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr));
    X509_STORE *store = SSL_CTX_get_cert_store(context);
    return list && X509_STORE_add_crl(store, list.get()) == 1 && X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_X509_STRICT) == 1;
}

bool useKey(SSL_CTX *context, const QString &path)
{
    const auto pem = readSecret(path, 64 * 1024);
    if (!pem.ok())
        return false;
    const Owned<BIO> bio = memory(pem->data(), pem->size());
    const Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    return key && SSL_CTX_use_PrivateKey(context, key.get()) == 1 && SSL_CTX_check_private_key(context) == 1;
}

/// TLS 1.3, client certificate of our CA, revocation list; no tickets, no resumption, no early data.
std::shared_ptr<asio::ssl::context> makeContext(const TlsListener::Options &options, const QByteArray &revocationList)
{
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX *handle = context->native_handle();
    const bool good = SSL_CTX_set_min_proto_version(handle, TLS1_3_VERSION) == 1 && SSL_CTX_set_max_proto_version(handle, TLS1_3_VERSION) == 1 &&
                      SSL_CTX_set_num_tickets(handle, 0) == 1 && SSL_CTX_set_max_early_data(handle, 0) == 1 &&
                      addCertificate(handle, options.certificatePem, true) && addCertificate(handle, options.authorityPem, false) &&
                      addRevocationList(handle, revocationList) && useKey(handle, options.keyPath);
    if (!good)
        return nullptr;
    SSL_CTX_set_options(handle, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_session_cache_mode(handle, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(handle, SSL_MODE_RELEASE_BUFFERS); // 1,200 mostly idle connections
    SSL_CTX_set_verify(handle, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    SSL_CTX_set_verify_depth(handle, 1);
    return context;
}

QByteArray toBytes(boost::string_view text) { return QByteArray(text.data(), qsizetype(text.size())); }

} // namespace

/// Whatever runs on `io` may point here without owning: `io` goes first, and with it every connection.
struct TlsListener::Private {
    explicit Private(Options o, Handler h) : options(std::move(o)), handler(std::move(h)), io(options.threads), acceptor(asio::make_strand(io)) {}

    Options options;
    Handler handler;
    quint16 port = 0;
    std::atomic<int> connections{0};
    std::shared_ptr<asio::ssl::context> context; ///< only on the acceptor's strand
    QByteArray contextList;
    std::vector<std::thread> threads;
    asio::io_context io;
    tcp::acceptor acceptor;

    void accept();
    void tick(std::shared_ptr<asio::steady_timer> timer, std::chrono::seconds interval, std::function<void()> work);
    /// The context with the newest revocation list; null if it cannot be made, and then nobody gets in.
    std::shared_ptr<asio::ssl::context> currentContext()
    {
        const QByteArray list = options.revocationList();
        if (!context || list != contextList) {
            context = makeContext(options, list);
            contextList = list;
        }
        return context;
    }
};

namespace {

/// One connection; everything of it runs on its strand.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket &&socket, std::shared_ptr<asio::ssl::context> context, TlsListener::Private &owner)
        : m_owner(owner), m_context(std::move(context)), m_stream(std::move(socket), *m_context)
    {
        ++m_owner.connections;
    }
    ~Session() { --m_owner.connections; }

    void run()
    {
        asio::dispatch(m_stream.get_executor(), [self = shared_from_this()] {
            self->lowest().expires_after(self->m_owner.options.handshakeTimeout);
            self->m_stream.async_handshake(asio::ssl::stream_base::server, [self](error_code error) { self->shaken(error); });
        });
    }

private:
    using Stream = beast::ssl_stream<beast::tcp_stream>;
    beast::tcp_stream &lowest() { return beast::get_lowest_layer(m_stream); }

    void shaken(error_code error)
    {
        if (error)
            return; // the reason stays in the alert; a stranger gets nothing else
        const Owned<X509> peer(SSL_get1_peer_certificate(m_stream.native_handle()));
        const int size = peer ? i2d_X509(peer.get(), nullptr) : 0;
        if (size <= 0)
            return;
        m_certificate.resize(size);
        auto *out = reinterpret_cast<unsigned char *>(m_certificate.data());
        i2d_X509(peer.get(), &out);
        acknowledgeNow();
        readHeader();
    }

    /// The kernel keeps an acknowledgement back for 40 ms, hoping for an answer to send it with, and a client whose sending system waits for it (Nagle) keeps its
    /// next small piece back as long. After a handshake without tickets, and in the middle of a request, there is no answer yet: every new connection paid that.
    void acknowledgeNow()
    {
#ifdef TCP_QUICKACK
        const int on = 1; // if it is refused, it is slower and no more
        std::ignore = ::setsockopt(lowest().socket().native_handle(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
#endif
    }

    void readHeader()
    {
        m_parser.emplace();
        m_parser->body_limit(bodyLimit);
        m_parser->header_limit(headerLimit);
        lowest().expires_after(m_owner.options.idleTimeout);
        http::async_read_header(m_stream, m_buffer, *m_parser, [self = shared_from_this()](error_code error, std::size_t) {
            if (error)
                return self->unreadable(error);
            self->lowest().expires_after(self->m_owner.options.requestTimeout);
            if (!self->m_parser->is_done())
                self->acknowledgeNow();
            http::async_read(self->m_stream, self->m_buffer, *self->m_parser, [self](error_code bodyError, std::size_t) {
                if (bodyError)
                    return self->unreadable(bodyError);
                self->handle();
            });
        });
    }

    void unreadable(error_code error)
    {
        if (error == http::error::body_limit || error == http::error::header_limit)
            return write(Response::refusal(ErrorCode::TooLarge), false);
        if (error.category() == http::make_error_code(http::error::bad_method).category() && error != http::error::end_of_stream &&
            error != http::error::partial_message)
            return write(Response::refusal(ErrorCode::RequestMalformed), false);
        close();
    }

    void handle()
    {
        const auto &message = m_parser->get();
        Request request;
        request.method = toBytes(message.method_string());
        request.target = toBytes(message.target());
        for (const auto &field : message)
            request.headers.emplaceBack(toBytes(field.name_string()), toBytes(field.value()));
        request.body = QByteArray(message.body().data(), qsizetype(message.body().size()));
        const bool keepAlive = message.keep_alive();
        m_head = message.method() == http::verb::head;
        lowest().expires_never(); // the stores answer in their own time
        m_owner.handler(std::move(request), m_certificate, [self = shared_from_this(), keepAlive](Response response) {
            asio::post(self->m_stream.get_executor(), [self, keepAlive, response = std::move(response)]() mutable {
                self->write(std::move(response), keepAlive && response.status != 403);
            });
        });
    }

    void write(Response response, bool keepAlive)
    {
        m_answer.emplace();
        m_answer->result(unsigned(response.status));
        m_answer->version(11);
        for (const auto &[name, value] : response.headers)
            m_answer->set(boost::string_view(name.constData(), std::size_t(name.size())), boost::string_view(value.constData(), std::size_t(value.size())));
        const QByteArray now = m_owner.options.now();
        m_answer->set("Madoguchi-Time", boost::string_view(now.constData(), std::size_t(now.size())));
        m_answer->keep_alive(keepAlive);
        const bool bodiless = m_head || response.status == 204 || response.status == 304;
        if (!bodiless)
            m_answer->body().assign(response.body.constData(), std::size_t(response.body.size()));
        if (response.status != 204 && response.status != 304)
            m_answer->content_length(bodiless ? 0 : std::uint64_t(response.body.size()));
        lowest().expires_after(m_owner.options.requestTimeout);
        http::async_write(m_stream, *m_answer, [self = shared_from_this(), keepAlive](error_code error, std::size_t) {
            self->m_answer.reset();
            if (error || !keepAlive)
                return self->close();
            self->readHeader();
        });
    }

    void close()
    {
        lowest().expires_after(std::chrono::seconds(2));
        m_stream.async_shutdown([self = shared_from_this()](error_code) {
            error_code ignored;
            self->lowest().socket().shutdown(tcp::socket::shutdown_both, ignored);
        });
    }

    TlsListener::Private &m_owner;
    std::shared_ptr<asio::ssl::context> m_context;
    Stream m_stream;
    QByteArray m_certificate;
    beast::flat_buffer m_buffer{headerLimit + 64 * 1024};
    std::optional<http::request_parser<http::string_body>> m_parser;
    std::optional<http::response<http::string_body>> m_answer;
    bool m_head = false;
};

} // namespace

void TlsListener::Private::accept()
{
    acceptor.async_accept(asio::make_strand(io), [this](error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted)
            return;
        if (!error && connections < options.maximumConnections) {
            error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            if (auto current = currentContext())
                std::make_shared<Session>(std::move(socket), std::move(current), *this)->run();
        }
        if (!error)
            return accept();
        // Out of descriptors, for instance: a moment later there may be some.
        auto timer = std::make_shared<asio::steady_timer>(acceptor.get_executor(), std::chrono::milliseconds(200));
        timer->async_wait([this, timer](error_code stopped) {
            if (!stopped)
                accept();
        });
    });
}

void TlsListener::Private::tick(std::shared_ptr<asio::steady_timer> timer, std::chrono::seconds interval, std::function<void()> work)
{
    timer->expires_after(interval);
    timer->async_wait([this, timer, interval, work = std::move(work)](error_code stopped) {
        if (stopped)
            return;
        work();
        tick(timer, interval, work);
    });
}

Result<std::unique_ptr<TlsListener>> TlsListener::start(Options options, Handler handler)
{
    std::unique_ptr<TlsListener> listener(new TlsListener);
    listener->d = std::make_unique<Private>(std::move(options), std::move(handler));
    Private &d = *listener->d;
    if (!d.currentContext())
        return ErrorCode::KeyInvalid;
    error_code error;
    const auto address = asio::ip::make_address(d.options.host.toStdString(), error);
    const tcp::endpoint endpoint(address, d.options.port);
    if (!error)
        d.acceptor.open(endpoint.protocol(), error);
    if (!error)
        d.acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        d.acceptor.bind(endpoint, error);
    if (!error)
        d.acceptor.listen(backlog, error);
    if (error)
        return Error{ErrorCode::ServerUnreachable, {QString::number(error.value())}, {}};
    d.port = d.acceptor.local_endpoint().port();
    d.accept();
    for (int i = 0; i < d.options.threads; ++i)
        d.threads.emplace_back([&d] { d.io.run(); });
    return listener;
}

quint16 TlsListener::port() const { return d->port; }

void TlsListener::every(std::chrono::seconds interval, std::function<void()> work)
{
    d->tick(std::make_shared<asio::steady_timer>(d->io), interval, std::move(work));
}

void TlsListener::stop()
{
    d->io.stop();
    for (std::thread &thread : d->threads)
        thread.join();
    d->threads.clear();
}

TlsListener::~TlsListener()
{
    stop();
}

} // namespace madoguchi::federation
