#include "federation/service.h"

#include "directory/directory.h"
#include "directory/standing.h"
#include "federation/call.h"
#include "federation/embedded_federation_store.h"
#include "federation/embedded_municipal_store.h"
#include "federation/files.h"

#include <QFile>
#include <QJsonArray>


using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {
constexpr qint64 pemLimit = 64 * 1024;
} // namespace

struct Service::Route {
    QByteArray method, path;          ///< "{id}" stands for one part
    QString schema;                   ///< of the JSON body; empty: none
    QList<QByteArray> query;          ///< members that may stand in the query
    Answer (Service::*handler)(const Call &call);
    api::Permission permission = api::Permission::Open; ///< of whoever is in at the terminal (C-16); Open: nobody need be in
};

const QList<Service::Route> &Service::routes()
{
    static const QList<Route> table{
        {"GET", "/v1/terminal", {}, {"known", "mark"}, &Service::terminal},
        {"POST", "/v1/changes", u"ChangesRequest"_s, {}, &Service::changes},
        {"GET", "/v1/feed", {}, {"after", "limit", "known", "mark"}, &Service::feed, api::Permission::ViewResidents},
        {"POST", "/v1/record", u"RecordRequest"_s, {}, &Service::record},
        {"POST", "/v1/record/outside", u"OutsideRequest"_s, {}, &Service::outside},
        {"GET", "/v1/directory", {}, {}, &Service::directory},
        {"POST", "/v1/certificate", u"CertificateRequest"_s, {}, &Service::certificate},
        {"POST", "/v1/retirement", u"RetirementRequest"_s, {}, &Service::retirement},
        {"POST", "/v1/orders", u"OrderRequest"_s, {}, &Service::orders},
        {"GET", "/v1/expired", {}, {}, &Service::expired, api::Permission::EraseExpired},
        {"POST", "/v1/sessions", u"SessionRequest"_s, {}, &Service::openSession},
        {"POST", "/v1/tries", u"SessionRequest"_s, {}, &Service::countTry},
        {"POST", "/v1/tries/right", u"SessionRequest"_s, {}, &Service::tryWasRight},
        {"DELETE", "/v1/sessions/{id}", {}, {}, &Service::closeSession},
        {"POST", "/federation/v1/numbers", u"NumberRequest"_s, {}, &Service::numbers, api::Permission::Receive},
        {"POST", "/federation/v1/continuity", u"ContinuityRequest"_s, {}, &Service::continuity, api::Permission::Decide},
        {"POST", "/federation/v1/sequence", u"SequenceRequest"_s, {}, &Service::sequence, api::Permission::Transmit},
        {"POST", "/federation/v1/uploads", {}, {}, &Service::createUpload, api::Permission::Transmit},
        {"HEAD", "/federation/v1/uploads/{id}", {}, {}, &Service::uploadStanding, api::Permission::Transmit},
        {"PATCH", "/federation/v1/uploads/{id}", {}, {}, &Service::appendUpload, api::Permission::Transmit},
        {"GET", "/federation/v1/uploads/{id}/result", {}, {}, &Service::uploadResult, api::Permission::Transmit},
        {"GET", "/federation/v1/files", {}, {"after"}, &Service::files, api::Permission::Transmit},
        {"GET", "/federation/v1/files/{id}", {}, {}, &Service::file, api::Permission::Transmit},
        {"GET", "/federation/v1/supply/{id}", {}, {"after"}, &Service::supply, api::Permission::Transmit},
    };
    return table;
}

QList<std::pair<QString, api::Permission>> Service::calls()
{
    QList<std::pair<QString, api::Permission>> calls;
    for (const Route &route : routes())
        calls.emplaceBack(QString::fromLatin1(route.method + ' ' + route.path), route.permission);
    return calls;
}

Service::Service(const ServerConfig &config, const Clock &clock, Receipts receipts, SealKeys sealKeys)
    : m_config(config), m_clock(clock), m_receipts(std::move(receipts)), m_sealKeys(std::move(sealKeys))
{
}

Service::~Service() { close(); }

Result<std::unique_ptr<Service>> Service::open(const ServerConfig &config, const Clock &clock)
{
    MADOGUCHI_ASSIGN(const SecretBytes receiptsPem, readSecret(config.directory + u"/receipts.key"_s, pemLimit));
    MADOGUCHI_ASSIGN(crypto::PrivateKey receiptsKey, crypto::PrivateKey::fromPem(receiptsPem));
    MADOGUCHI_ASSIGN(SealKeys sealKeys, SealKeys::load(config.directory, clock.today()));
    MADOGUCHI_ASSIGN(const QByteArray authority, readWhole(config.directory + u"/ca.crt"_s, pemLimit));
    std::unique_ptr<Service> service(new Service(config, clock, Receipts(std::move(receiptsKey)), std::move(sealKeys)));
    MADOGUCHI_ASSIGN(service->m_authority, crypto::Certificate::fromPem(authority));
    if (const QString issuing = config.directory + u"/issuing.key"_s; QFile::exists(issuing)) {
        MADOGUCHI_ASSIGN(const SecretBytes issuingPem, readSecret(issuing, pemLimit));
        MADOGUCHI_ASSIGN(const crypto::PrivateKey issuingKey, crypto::PrivateKey::fromPem(issuingPem));
        MADOGUCHI_ASSIGN(service->m_issuer, crypto::CertificateAuthority::load(service->m_authority, issuingKey));
    }
    if (const QString station = config.directory + u"/next-station.key"_s; QFile::exists(station)) {
        MADOGUCHI_ASSIGN(const SecretBytes stationPem, readSecret(station, pemLimit));
        MADOGUCHI_ASSIGN(crypto::PrivateKey stationKey, crypto::PrivateKey::fromPem(stationPem));
        MADOGUCHI_ASSIGN(const QByteArray certificatePem, readWhole(config.directory + u"/next-station.crt"_s, pemLimit));
        MADOGUCHI_ASSIGN(const auto certificate, crypto::Certificate::fromPem(certificatePem));
        service->m_nextStation.emplace(std::move(stationKey), u"next-station"_s, certificate);
    }
    // Compiled in: what was read once is what any later reading would find.
    static const auto schemas = exchange::SchemaSet::load(u":/interface/openapi.json"_s);
    static const auto layouts = exchange::loadLayoutVersions(u":/interface/layouts"_s);
    MADOGUCHI_ASSIGN(service->m_schemas, schemas);
    MADOGUCHI_TRY(layouts);
    service->m_layouts = exchange::inForce(*layouts, clock.today());

    for (const auto &municipality : config.municipalities) {
        const Partition partition = Partition::municipal(config.directory, municipality.code);
        MADOGUCHI_ASSIGN(SecretBytes key, partition.readKey());
        MADOGUCHI_ASSIGN(auto opened, partition.open(std::move(key), config.readers));
        service->m_municipal[municipality.code] =
            std::make_unique<EmbeddedMunicipalStore>(std::move(opened), service->m_schemas, service->m_receipts, clock);
        MADOGUCHI_ASSIGN(auto directory, service->m_municipal[municipality.code]->sealTo(municipality.code, service->m_sealKeys.present().publicKey()).takeResult());
        service->directoryIs(std::move(directory));
    }
    const Partition partition = Partition::federation(config.directory);
    MADOGUCHI_ASSIGN(SecretBytes key, partition.readKey());
    service->m_ledger.emplace(key);
    MADOGUCHI_ASSIGN(auto opened, partition.open(std::move(key), config.readers));
    service->m_federation =
        std::make_unique<EmbeddedFederationStore>(std::move(opened), service->m_config, service->m_layouts, service->m_receipts, clock);
    return service;
}

void Service::close()
{
    for (auto &[code, store] : m_municipal)
        store->close();
    if (m_federation)
        m_federation->close();
}

QFuture<int> Service::lookAtTheClock()
{
    QFuture<int> all = ready(0);
    const auto add = [&all](QFuture<int> one) {
        all = then(std::move(all), [one = std::move(one)](int sum) { return then(one, [sum](int more) { return sum + more; }); });
    };
    for (const auto &municipality : m_config.municipalities) {
        add(takeBack(municipality.code));
        add(clear(municipality.code));
        if (m_config.cycle == ServerConfig::Cycle::Daily)
            add(counted(u"cycle of %1"_s.arg(municipality.code), m_federation->cycleIfDue(municipality.code)));
    }
    return all;
}

QFuture<int> Service::takeBack(const QString &municipality)
{
    QStringList terminals;
    for (const directory::TerminalEntry &terminal : directoryOf(municipality)->terminals)
        if (!terminal.retired.isValid())
            terminals.append(terminal.id.text());
    return counted(u"numbers of %1"_s.arg(municipality), m_federation->takeBack(municipality, terminals));
}

QFuture<int> Service::clear(const QString &municipality)
{
    return counted(u"erasure of %1"_s.arg(municipality), m_municipal.at(municipality)->clearErased());
}

/// Trouble counts nothing and is told.
template <typename T>
QFuture<int> Service::counted(const QString &matter, QFuture<Result<T>> work)
{
    return then(std::move(work), [this, matter](const Result<T> &result) {
        tell(matter, result.ok() ? std::nullopt : std::optional(result.error()));
        if constexpr (std::is_same_v<T, int>)
            return result.ok() ? *result : 0;
        return 0;
    });
}

/// Once, not with every look; and once more when it is over.
void Service::tell(const QString &matter, const std::optional<Error> &trouble)
{
    const QString text = trouble ? describe(*trouble) : QString();
    const std::lock_guard lock(m_troubleMutex);
    QString &told = m_trouble[matter];
    if (std::exchange(told, text) != text && m_config.log)
        m_config.log(matter + u": "_s + (trouble ? text : u"well again"_s));
}

/// A terminal that the directory does not know is nobody's (C-28), whatever its certificate says; and what shows or moves
/// residents' data is for somebody who is in there and may do it.
Result<Done> Service::admit(const Route &route, const Call &call)
{
    const auto content = directoryOf(call.tenant.municipality);
    const auto terminal = std::ranges::find(content->terminals, TerminalId(call.tenant.terminal), &directory::TerminalEntry::id);
    const bool over = terminal != content->terminals.end() && terminal->retired.isValid();
    if (terminal == content->terminals.end() || (over && route.handler != &Service::retirement)) // a retired one may ask for its receipt again
        return Error{ErrorCode::TenantForbidden, {}, u"terminal"_s};
    const QString session = QString::fromLatin1(call.request.header("Madoguchi-Session"));
    if (route.permission == api::Permission::Open && session.isEmpty())
        return done();
    MADOGUCHI_ASSIGN(const Sessions::Holder holder, m_offices.at(call.tenant.municipality).sessions.holder(TerminalId(call.tenant.terminal), session));
    const directory::StaffEntry *staff = directory::findStaff(*content, holder.staff);
    // Left since, or the card withdrawn: nobody is in any more, and the terminal asks as nobody for the directory that says so.
    if (!staff || staff->cardCertificate != holder.certificate || !directory::isEntitled(*staff, m_clock.today()))
        return ErrorCode::SessionUnknown;
    if (!directory::may(*staff, route.permission, m_clock.today()))
        return ErrorCode::Denied;
    return done();
}

QFuture<Response> Service::handle(const Request &request, const Tenant &tenant)
{
    Call call{request, tenant, {}, {}, {}};
    const auto target = splitTarget(request.target);
    if (!target)
        return ready(Response::refusal(ErrorCode::RequestMalformed));
    const auto store = m_municipal.find(tenant.municipality);
    if (store == m_municipal.end())
        return ready(Response::refusal(ErrorCode::TenantUnknown));
    QList<QByteArray> allowed;
    for (const Route &route : routes()) {
        if (!matchPath(route.path, target->path, call.id))
            continue;
        if (route.method != request.method) {
            allowed.append(route.method);
            continue;
        }
        for (auto part = target->query.begin(); part != target->query.end(); ++part)
            if (!route.query.contains(part.key()))
                return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"query"_s}));
        call.query = target->query;
        if (const auto admitted = admit(route, call); !admitted.ok())
            return ready(Response::refusal(admitted.error()));
        if (!route.schema.isEmpty()) {
            auto body = request.header("Content-Type").startsWith("application/json") ? exchange::parseJson(request.body, bodyLimit)
                                                                                       : Result<QJsonValue>(ErrorCode::RequestMalformed);
            if (!body.ok())
                return ready(Response::refusal(body.error()));
            if (const auto checked = m_schemas.check(route.schema, *body); !checked.ok())
                return ready(Response::refusal(checked.error()));
            call.body = body->toObject();
        }
        return (this->*route.handler)(call);
    }
    if (allowed.isEmpty())
        return ready(Response::refusal(ErrorCode::RequestUnknown));
    Response response = Response::refusal(ErrorCode::RequestUnknown);
    response.status = 405;
    response.headers.emplaceBack("Allow", allowed.join(", "));
    return ready(response);
}

} // namespace madoguchi::federation
