#include "federation/server.h"

#include "base/promise.h"
#include "federation/admission.h"
#include "federation/files.h"
#include "federation/service.h"
#include "federation/tls_listener.h"

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {
constexpr std::chrono::seconds clockLook{20};
}

struct Server::Private {
    std::unique_ptr<Admission> admission;
    std::unique_ptr<Service> service;
    std::unique_ptr<TlsListener> listener;
    ~Private()
    {
        // The stores first: their last answers still find the listener's threads.
        if (service)
            service->close();
        if (listener)
            listener->stop();
    }
};

Result<std::unique_ptr<Server>> Server::start(const ServerConfig &config, const Clock &clock)
{
    std::unique_ptr<Server> server(new Server);
    server->d = std::make_unique<Private>();
    Private &d = *server->d;
    MADOGUCHI_ASSIGN(d.admission, Admission::load(config, clock));
    MADOGUCHI_ASSIGN(d.service, Service::open(config, clock));

    TlsListener::Options options;
    options.host = config.host;
    options.port = config.port;
    options.threads = config.threads;
    options.authorityPem = d.admission->authorityPem();
    MADOGUCHI_ASSIGN(options.certificatePem, readWhole(config.directory + u"/server.crt"_s, 64 * 1024));
    options.keyPath = config.directory + u"/server.key"_s;
    options.revocationList = [&d] { return d.admission->revocationListPem(); };
    options.now = [&clock] { return wireTime(clock.utc()).toLatin1(); };
    const auto handler = [&d](Request request, QByteArray certificate, TlsListener::Answer answer) {
        const auto tenant = d.admission->admit(certificate);
        if (!tenant.ok())
            return answer(Response::refusal(tenant.error()));
        then(d.service->handle(request, *tenant), [answer = std::move(answer)](Response response) { answer(std::move(response)); });
    };
    MADOGUCHI_ASSIGN(d.listener, TlsListener::start(std::move(options), handler));
    d.listener->every(clockLook, [&d] { d.service->lookAtTheClock(); });
    return server;
}

Server::~Server() = default;

quint16 Server::port() const { return d->listener->port(); }

} // namespace madoguchi::federation
