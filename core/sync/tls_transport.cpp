#include "sync/tls_transport.h"

#include "sync/alert_table.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QThread>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

/// One request under way; lives on the transport's thread.
struct Flight {
    Request request;
    Promise<Result<Response>> promise;
    QByteArray body;
    std::optional<Error> error; ///< why we ended it ourselves

    void answer(Result<Response> result) { promise.answer(std::move(result)); }
};

QSslKey sslKey(const SecretBytes &pem)
{
    // QSslKey takes a QByteArray only: a copy of our own, wiped at once.
    QByteArray copy(reinterpret_cast<const char *>(pem.data()), static_cast<qsizetype>(pem.size()));
    QSslKey key(copy, QSsl::Ec, QSsl::Pem, QSsl::PrivateKey);
    wipeMemory(copy.data(), static_cast<std::size_t>(copy.size()));
    return key;
}

} // namespace

struct TlsTransport::Private {
    Private(TlsOptions o, const Clock &c) : options(std::move(o)), clock(c) {}

    Result<QUrl> url(const QString &path) const;
    Result<Done> checkOwnCertificate() const;
    std::optional<Error> checkServer(const QNetworkReply &reply) const;
    void start(const std::shared_ptr<Flight> &flight);
    void finish(QNetworkReply *reply, Flight &flight);

    TlsOptions options;
    const Clock &clock;
    mutable std::mutex trustMutex;
    QSslConfiguration ssl;
    bool keyFits = false; ///< to our own certificate
    QThread thread;
    QObject *home = nullptr; ///< lives on the thread: what is invoked on it runs there
    QNetworkAccessManager *manager = nullptr;
    QHash<QNetworkReply *, std::shared_ptr<Flight>> flights;
    bool trustChanged = false; ///< the connections were checked against an older list
};

TlsTransport::TlsTransport(TlsOptions options, const Clock &clock) : d(std::make_unique<Private>(std::move(options), clock))
{
    // Another backend would neither speak our client certificates nor name the alerts that alert_table.cpp knows.
    if (QSslSocket::availableBackends().contains("openssl"_L1) && QSslSocket::activeBackend() != "openssl"_L1)
        QSslSocket::setActiveBackend(u"openssl"_s);

    QSslConfiguration &ssl = d->ssl;
    ssl.setProtocol(QSsl::TlsV1_3OrLater);
    ssl.setPeerVerifyMode(QSslSocket::VerifyPeer);
    QList<QSslCertificate> roots;
    for (const crypto::Certificate &root : d->options.trust.roots)
        roots.append(QSslCertificate(root.toPem(), QSsl::Pem));
    ssl.setCaCertificates(roots); // setting them switches the system's roots off
    if (d->options.certificate.isValid()) {
        ssl.setLocalCertificate(QSslCertificate(d->options.certificate.toPem(), QSsl::Pem));
        ssl.setPrivateKey(sslKey(d->options.key));
        const auto key = crypto::PrivateKey::fromPem(d->options.key);
        d->keyFits = key.ok() && key->publicKey().toDer() == d->options.certificate.publicKey().toDer();
    }
    d->options.key.wipe();
    ssl.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    ssl.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    ssl.setSslOption(QSsl::SslOptionDisableSessionPersistence, true);
    ssl.setAllowedNextProtocols({});

    d->home = new QObject;
    d->home->moveToThread(&d->thread);
    d->thread.setObjectName(u"transport"_s);
    d->thread.start();
    QMetaObject::invokeMethod(d->home, [this] {
        d->manager = new QNetworkAccessManager(d->home);
        d->manager->setProxy(QNetworkProxy::NoProxy);
        d->manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        d->manager->setCookieJar(nullptr);
        d->manager->setAutoDeleteReplies(false);
    });
}

TlsTransport::~TlsTransport()
{
    drop();
    QMetaObject::invokeMethod(d->home, [this] {
        delete d->home; // and the manager with it
        d->thread.quit();
    });
    d->thread.wait();
}

void TlsTransport::setTrust(crypto::TrustStore trust)
{
    {
        std::lock_guard lock(d->trustMutex);
        d->options.trust = std::move(trust);
    }
    QMetaObject::invokeMethod(d->home, [this] { d->trustChanged = true; });
}

void TlsTransport::setCertificate(const crypto::Certificate &certificate)
{
    QMetaObject::invokeMethod(d->home, [this, certificate] {
        d->options.certificate = certificate;
        d->ssl.setLocalCertificate(QSslCertificate(certificate.toPem(), QSsl::Pem));
        d->trustChanged = true;
    });
}

Result<QUrl> TlsTransport::Private::url(const QString &path) const
{
    // C-01: whatever the server or a caller puts into a path, it stays on the one host.
    const auto plain = [](QChar c) { return c > u' ' && c < u'\x7f' && c != u'\\' && c != u'#'; };
    if (!path.startsWith(u'/') || path.startsWith("//"_L1) || path.contains("/../"_L1) || path.size() > 2048
        || !std::all_of(path.begin(), path.end(), plain))
        return ErrorCode::InvalidArgument;
    const QUrl url(u"https://%1:%2%3"_s.arg(options.host).arg(options.port).arg(path), QUrl::StrictMode);
    if (!url.isValid() || url.host() != options.host || url.port() != options.port || !url.userInfo().isEmpty())
        return ErrorCode::InvalidArgument;
    return url;
}

Result<Done> TlsTransport::Private::checkOwnCertificate() const
{
    if (!options.certificate.isValid())
        return ErrorCode::OwnCertificateMissing;
    if (!keyFits)
        return ErrorCode::OwnKeyWrong;
    std::lock_guard lock(trustMutex);
    const auto checked = crypto::checkCertificate(options.certificate, crypto::CertificateUse::TerminalClient, options.trust, clock.utc());
    // The age of the list is the server's certificate's matter: for our own one the server decides anyway.
    if (!checked.ok() && checked.error().code != ErrorCode::RevocationListOld)
        return ownCertificateError(checked.error());
    return done();
}

std::optional<Error> TlsTransport::Private::checkServer(const QNetworkReply &reply) const
{
    const auto certificate = crypto::Certificate::fromDer(reply.sslConfiguration().peerCertificate().toDer());
    if (!certificate.ok())
        return serverCertificateError(certificate.error());
    // Qt takes a common name as well, whatever other names the certificate bears.
    if (!certificate->isForHost(options.serverName))
        return Error{ErrorCode::ServerNameWrong, {}, {}};
    std::lock_guard lock(trustMutex);
    const auto checked = crypto::checkCertificate(*certificate, crypto::CertificateUse::Server, options.trust, clock.utc());
    if (!checked.ok())
        return serverCertificateError(checked.error());
    return {};
}

QFuture<Result<Response>> TlsTransport::send(Request request)
{
    auto flight = std::make_shared<Flight>();
    flight->request = std::move(request);
    auto future = flight->promise.future();
    QMetaObject::invokeMethod(d->home, [this, flight] { d->start(flight); });
    return future;
}

void TlsTransport::Private::start(const std::shared_ptr<Flight> &flight)
{
    const auto target = url(flight->request.path);
    if (!target.ok())
        return flight->answer(target.error());
    if (const auto own = checkOwnCertificate(); !own.ok())
        return flight->answer(own.error());

    // Closing them would lose what is under way: at the first moment when nothing is.
    if (trustChanged && flights.isEmpty()) {
        manager->clearConnectionCache();
        trustChanged = false;
    }
    QNetworkRequest request(*target);
    request.setSslConfiguration(ssl);
    request.setPeerVerifyName(options.serverName);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setTransferTimeout(static_cast<int>(flight->request.timeout.count()));
    request.setRawHeader("Accept-Encoding", "identity"); // set by hand: nothing is unpacked behind our limits
    request.setRawHeader("User-Agent", "Madoguchi/" MADOGUCHI_VERSION);
    for (const auto &[name, value] : flight->request.headers)
        request.setRawHeader(name, value);
    if (!flight->request.body.isEmpty() && !request.hasRawHeader("Content-Type"))
        request.setRawHeader("Content-Type", "application/json");

    QNetworkReply *reply = manager->sendCustomRequest(request, flight->request.method, flight->request.body);
    flights.insert(reply, flight);
    QObject::connect(reply, &QNetworkReply::encrypted, reply, [this, reply, flight] {
        flight->error = checkServer(*reply);
        if (flight->error)
            reply->abort();
    });
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [flight](const QList<QSslError> &errors) {
        flight->error = serverCertificateError(errors);
    });
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply, flight] {
        flight->body += reply->readAll();
        if (flight->body.size() > flight->request.answerLimit) {
            flight->error = Error{ErrorCode::TooLarge, {}, {}};
            reply->abort();
        }
    });
    QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply, flight] { finish(reply, *flight); });
}

void TlsTransport::Private::finish(QNetworkReply *reply, Flight &flight)
{
    flights.remove(reply);
    reply->deleteLater();
    const QVariant status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    const auto error = reply->error();
    if (flight.error)
        return flight.answer(*flight.error);
    // Up to 99: the connection failed. Above: there is a status ≥ 400, which is an answer (407 too: we use no proxy).
    if ((error != QNetworkReply::NoError && error <= QNetworkReply::UnknownNetworkError) || !status.isValid())
        return flight.answer(networkError(error, reply->errorString(), status.isValid()));
    Response response;
    response.status = status.toInt();
    for (const auto &[name, value] : reply->rawHeaderPairs())
        response.headers.emplaceBack(name, value);
    response.body = std::move(flight.body);
    response.body += reply->readAll();
    bool sized = false;
    const qint64 promised = response.header("Content-Length").toLongLong(&sized);
    if (response.body.size() > flight.request.answerLimit)
        return flight.answer(ErrorCode::TooLarge);
    if (sized && flight.request.method != "HEAD" && response.status != 304 && promised != response.body.size())
        return flight.answer(ErrorCode::AnswerTruncated);
    flight.answer(std::move(response));
}

void TlsTransport::drop()
{
    QMetaObject::invokeMethod(d->home, [this] {
        const auto flights = d->flights; // abort() takes each out
        for (auto flight = flights.begin(); flight != flights.end(); ++flight) {
            flight.value()->error = Error{ErrorCode::Cancelled, {}, {}};
            flight.key()->abort();
        }
        if (d->manager)
            d->manager->clearConnectionCache();
    });
}

} // namespace madoguchi::sync
