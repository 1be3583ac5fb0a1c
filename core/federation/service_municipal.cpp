// The calls of the municipal store.
#include "federation/call.h"
#include "federation/embedded_municipal_store.h"
#include "federation/files.h"

#include "base/base64.h"
#include "crypto/digest.h"
#include "directory/directory.h"
#include "directory/login.h"
#include "directory/standing.h"
#include "api/erasure.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {
constexpr qint64 directoryLimit = 16 * 1024 * 1024;
constexpr int renewableDays = 90, certificateYears = 2; ///< terminals ask 60 days before the end
constexpr int clockTolerance = 3600;                    ///< seconds that a terminal's clock may be behind
constexpr std::chrono::minutes proofAhead{15};
constexpr std::chrono::hours proofLife{16}; // a desk that was off line shows this morning's proof in the evening

std::optional<MunicipalStore::FeedPoint> knownOf(const QMap<QByteArray, QByteArray> &query)
{
    const auto position = numberOf(query.value("known"), 0);
    if (!position)
        return std::nullopt;
    return MunicipalStore::FeedPoint{*position, QString::fromLatin1(query.value("mark"))};
}

bool readBlobs(const QJsonObject &body, QLatin1String member, QList<QByteArray> &blobs)
{
    for (const QJsonValue &text : body[member].toArray()) {
        const auto bytes = fromBase64(text.toString().toLatin1());
        if (!bytes)
            return false;
        blobs.append(*bytes);
    }
    return true;
}
} // namespace

Service::Answer Service::terminal(const Call &call)
{
    const auto known = knownOf(call.query);
    if (!known)
        return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"query"_s}));
    const auto directory = directoryOf(call.tenant.municipality);
    const auto &served = m_config.municipalities;
    const auto own = std::find_if(served.begin(), served.end(), [&](const auto &one) { return one.code == call.tenant.municipality; });
    QJsonObject about{{"terminal"_L1, call.tenant.terminal},
                      {"municipality"_L1, call.tenant.municipality},
                      {"municipalityName"_L1, own->name},
                      {"training"_L1, call.tenant.training},
                      {"directoryVersion"_L1, directory->version},
                      {"cycle"_L1, m_config.cycle == ServerConfig::Cycle::Daily ? u"daily"_s : u"immediate"_s},
                      {"serverVersion"_L1, QStringLiteral(MADOGUCHI_VERSION)}};
    return answer(m_municipal.at(call.tenant.municipality)->standing(call.tenant, *known), [this, about](const MunicipalStore::Standing &standing) {
        QJsonObject whole = about;
        whole["time"_L1] = wireTime(m_clock.utc());
        whole["feedHead"_L1] = standing.feedHead;
        whole["feedEpoch"_L1] = standing.epoch;
        whole["recordSize"_L1] = standing.recordSize;
        whole["shared"_L1] = standing.shared;
        return Response::json(whole);
    });
}

Service::Answer Service::changes(const Call &call)
{
    const QJsonObject known = call.body["known"_L1].toObject();
    return answer(m_municipal.at(call.tenant.municipality)->change(call.tenant, call.body["items"_L1].toArray(), {known["position"_L1].toInteger(), known["mark"_L1].toString()},
                                                                   directoryOf(call.tenant.municipality)),
                  [](const MunicipalStore::Changed &changed) {
                      return Response::json({{"answers"_L1, changed.answers}, {"head"_L1, QJsonObject{{"position"_L1, changed.head.position}, {"mark"_L1, changed.head.mark}}}});
                  });
}

Service::Answer Service::feed(const Call &call)
{
    const auto after = numberOf(call.query.value("after"), 0), limit = numberOf(call.query.value("limit"), 1000);
    const auto known = knownOf(call.query);
    if (!after || !limit || !known || *limit < 1 || *limit > 1000)
        return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"query"_s}));
    return answer(m_municipal.at(call.tenant.municipality)->feed(call.tenant, *after, int(*limit), *known), [](const MunicipalStore::FeedPage &page) {
        return Response{200,
                        {{"Content-Type", "application/x-ndjson"},
                         {"Madoguchi-Feed-Epoch", page.epoch.toLatin1()},
                         {"Madoguchi-Feed-Head", QByteArray::number(page.head)},
                         {"Madoguchi-Feed-Count", QByteArray::number(page.count)}},
                        page.lines};
    });
}

Service::Answer Service::record(const Call &call)
{
    MunicipalStore::Witnessing witnessing;
    witnessing.origin = call.body["origin"_L1].toString();
    witnessing.from = call.body["from"_L1].toInteger();
    witnessing.head = call.body["head"_L1].toString().toUtf8();
    witnessing.proofFrom = call.body["proofFrom"_L1].toInteger();
    witnessing.whole = call.body["whole"_L1].toBool();
    for (const auto &[member, list] : {std::pair{"entries"_L1, &witnessing.entries}, std::pair{"proof"_L1, &witnessing.proof}}) {
        if (!readBlobs(call.body, member, *list))
            return ready(Response::refusal({ErrorCode::RequestMalformed, {}, QString(member)}));
    }
    return answer(m_municipal.at(call.tenant.municipality)->witness(call.tenant, std::move(witnessing)), [this, tenant = call.tenant](const MunicipalStore::Witnessed &witnessed) {
        if (witnessed.directory)
            directoryIs(*witnessed.directory);
        if (witnessed.elsewhere)
            return Response::json({{"size"_L1, witnessed.size}}, 409);
        if (witnessed.awaited == 0)
            return Response::json({{"receipt"_L1, witnessed.receipt}});
        tell(u"%1/%2: %3 entries that it noted with its store closed, and showed, are not in its record"_s.arg(tenant.municipality, tenant.terminal).arg(witnessed.awaited), {});
        return Response::json({{"receipt"_L1, witnessed.receipt}, {"awaited"_L1, witnessed.awaited}});
    });
}

Service::Answer Service::outside(const Call &call)
{
    QList<QByteArray> payloads;
    if (!readBlobs(call.body, "payloads"_L1, payloads))
        return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"payloads"_s}));
    return answer(m_municipal.at(call.tenant.municipality)->showOutside(call.tenant, payloads),
                  [count = payloads.size()](Done) { return Response::json({{"shown"_L1, count}}); });
}

QFuture<Result<qint64>> Service::giveUpOutside(const QString &municipality, const QString &terminal, const QString &reason)
{
    const auto found = m_municipal.find(municipality);
    return found != m_municipal.end() ? found->second->giveUpOutside({municipality, terminal, false, {}, {}}, reason) : QtFuture::makeReadyFuture(Result<qint64>(ErrorCode::TenantUnknown));
}

QFuture<Result<QJsonObject>> Service::witnessRetirement(const Tenant &tenant, const QByteArray &statement)
{
    return then(m_municipal.at(tenant.municipality)->retire(tenant, statement), [this](Result<MunicipalStore::Retired> retired) -> Result<QJsonObject> {
        if (!retired.ok())
            return retired.error();
        directoryIs(std::move(retired->directory));
        return retired->receipt;
    });
}

QFuture<Result<QList<QJsonObject>>> Service::witnessedRecords(const QString &municipality)
{
    const auto found = m_municipal.find(municipality);
    return found != m_municipal.end() ? found->second->witnessed() : QtFuture::makeReadyFuture(Result<QList<QJsonObject>>(ErrorCode::TenantUnknown));
}

QFuture<Result<QList<MunicipalStore::Fed>>> Service::fed(const QString &municipality)
{
    const auto found = m_municipal.find(municipality);
    return found != m_municipal.end() ? found->second->fed() : QtFuture::makeReadyFuture(Result<QList<MunicipalStore::Fed>>(ErrorCode::TenantUnknown));
}

QFuture<Result<Incident>> Service::incident(const QString &municipality, const QString &terminal, QDate until)
{
    const auto found = m_municipal.find(municipality);
    if (found == m_municipal.end())
        return QtFuture::makeReadyFuture(Result<Incident>(ErrorCode::TenantUnknown));
    return then(found->second->exposure({municipality, terminal, false, {}, {}}, until), [this, municipality, terminal, until](Result<Exposure> exposure) -> Result<Incident> {
        if (!exposure.ok())
            return exposure.error();
        const auto content = directoryOf(municipality);
        Incident incident{municipality, {}, terminal, until, std::move(*exposure), {}, {}, content->policy.sealedQueue, content->recoveryKey.isValid()};
        if (const auto name = std::ranges::find(m_config.municipalities, municipality, &ServerConfig::Municipality::code); name != m_config.municipalities.end())
            incident.municipalityName = name->name;
        if (const auto listed = std::ranges::find(content->terminals, TerminalId(terminal), &directory::TerminalEntry::id); listed != content->terminals.end())
            incident.listed = *listed;
        for (const directory::StaffEntry &staff : content->staff) {
            // Who may no more is one of them too: a terminal that is gone does not hear of it.
            if (staff.hasKey() && api::hasSlot(staff.role))
                incident.holders.append({staff.id, directory::may(staff, api::Permission::ViewResidents, m_clock.today())});
        }
        if (!incident.listed && !incident.exposure.witnessedAt.isValid() && !incident.exposure.position)
            return Error{ErrorCode::NotFound, {terminal}, u"terminal"_s};
        return incident;
    });
}

Service::Answer Service::retirement(const Call &call)
{
    const auto statement = fromBase64(call.body["statement"_L1].toString().toLatin1());
    if (!statement)
        return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"statement"_s}));
    return answer(witnessRetirement(call.tenant, *statement), [](const QJsonObject &receipt) { return Response::json({{"receipt"_L1, receipt}}); });
}

/// For the key that the connection has proved: nothing in the request can make it another's. The one before stays good until its end.
Service::Answer Service::certificate(const Call &call)
{
    if (!m_issuer)
        return ready(Response::refusal(ErrorCode::RequestUnknown));
    const QDateTime now = m_clock.utc();
    if (now.daysTo(call.tenant.certificateUntil) > renewableDays)
        return ready(Response::refusal({ErrorCode::PreconditionFailed, {}, u"notAfter"_s}));
    crypto::CertificateRequest request;
    request.commonName = call.tenant.terminal;
    request.organization = call.tenant.municipality;
    request.organizationalUnit = u"terminal"_s;
    request.training = call.tenant.training;
    request.notBefore = now.addSecs(-clockTolerance);
    request.notAfter = std::min(now.addYears(certificateYears), m_authority.notAfter());
    const auto issued = m_issuer->issue(request, call.tenant.deviceKey);
    if (!issued.ok())
        return ready(Response::refusal(issued.error()));
    if (m_config.log)
        m_config.log(u"certificate of %1 %2 renewed until %3, serial %4"_s.arg(request.organization, request.commonName, request.notAfter.date().toString(Qt::ISODate),
                                                                               QString::fromLatin1(issued->serial())));
    return ready(Response::json({{"certificate"_L1, QString::fromLatin1(issued->toPem())}}));
}

std::shared_ptr<const directory::DirectoryContent> Service::directoryOf(const QString &municipality) const
{
    const std::lock_guard lock(m_officesMutex);
    return m_offices.at(municipality).content;
}

void Service::directoryIs(directory::DirectoryContent content)
{
    const QString municipality = content.municipality;
    {
        const std::lock_guard lock(m_officesMutex);
        Office &office = m_offices[municipality];
        if (office.content && office.content->version >= content.version) // two orders at once: the later one has been told
            return;
        office.content = std::make_shared<const directory::DirectoryContent>(std::move(content));
        office.body.clear();
    }
    if (m_federation) // not yet at the start: the first look at the clock does it
        takeBack(municipality);
}

Result<crypto::TrustStore> Service::staffTrust() const
{
    MADOGUCHI_ASSIGN(const QByteArray list, readWhole(m_config.directory + u"/crl.pem"_s, directoryLimit));
    return crypto::TrustStore{{m_authority}, list, false, {}};
}

/// The revocation list is always the newest one, so that a removal reaches every terminal (C-28). Signed once for each content.
Result<Service::SignedDirectory> Service::signedDirectoryOf(const QString &municipality)
{
    MADOGUCHI_ASSIGN(const QByteArray list, readWhole(m_config.directory + u"/crl.pem"_s, directoryLimit));
    const std::lock_guard lock(m_officesMutex);
    Office &office = m_offices.at(municipality);
    if (office.body.isEmpty() || office.revocationList != list) {
        directory::DirectoryContent content = *office.content;
        content.revocationListPem = list;
        const QByteArray bytes = directory::writeDirectory(content);
        const QJsonObject payload = QJsonDocument::fromJson(bytes).object();
        MADOGUCHI_TRY(m_schemas.check(u"DirectoryPayload"_s, payload));
        office.body = QJsonDocument(m_receipts.sign(payload)).toJson(QJsonDocument::Compact);
        office.etag = '"' + crypto::sha256(bytes).toHex() + '"';
        office.revocationList = list;
    }
    return SignedDirectory{office.body, office.etag};
}

Service::Answer Service::directory(const Call &call)
{
    const auto directory = signedDirectoryOf(call.tenant.municipality);
    if (!directory.ok()) // its faults are the server's, not the caller's
        return ready(Response::refusal({ErrorCode::ServerError, {errorText(directory.error().code)}, directory.error().field}));
    if (call.request.header("If-None-Match") == directory->etag)
        return ready(Response{304, {{"ETag", directory->etag}}, {}});
    return ready(Response{200, {{"Content-Type", "application/json"}, {"ETag", directory->etag}}, directory->body});
}

Service::Answer Service::orders(const Call &call)
{
    SentOrder sent;
    for (const auto &[member, bytes] : {std::pair{"statement"_L1, &sent.statement}, {"signature"_L1, &sent.signature}, {"certificate"_L1, &sent.certificate}}) {
        const auto decoded = fromBase64(call.body[member].toString().toLatin1());
        if (!decoded)
            return ready(Response::refusal({ErrorCode::RequestMalformed, {}, QString(member)}));
        *bytes = *decoded;
    }
    const auto trust = staffTrust();
    if (!trust.ok())
        return ready(Response::refusal({ErrorCode::ServerError, {}, {}}));
    return then(m_municipal.at(call.tenant.municipality)->order(call.tenant, std::move(sent), *trust), [this, municipality = call.tenant.municipality](Result<MunicipalStore::Ordered> ordered) -> Response {
        if (!ordered.ok()) {
            const Error &error = ordered.error();
            if (error.code == ErrorCode::StoreBusy || error.code == ErrorCode::StoreClosed || error.code == ErrorCode::DiskFull || error.code == ErrorCode::StoreFailed)
                return Response::refusal(error); // the server's own trouble, not an answer to the order
            return Response::json({{"result"_L1, u"refused"_s}, {"code"_L1, errorText(error.code)}, {"field"_L1, error.field}});
        }
        const bool already = ordered->already;
        if (!already)
            clear(municipality); // nobody waits for it; what a kill stops goes on with the next look at the clock
        const qint64 version = ordered->content.version;
        directoryIs(std::move(ordered->content));
        return Response::json({{"result"_L1, already ? u"already"_s : u"accepted"_s}, {"version"_L1, version}});
    });
}

Service::Answer Service::expired(const Call &call)
{
    return answer(m_municipal.at(call.tenant.municipality)->expired(m_clock.today()), [](Expiry expiry) {
        const auto iso = [](QDate day) { return day.toString(Qt::ISODate); };
        const auto kindOf = [](const ExpiredThing &thing) { return thing.isPart() ? u"member"_s : thing.kind; };
        const QByteArray digest = expiry.digest(); // in the list's own order
        std::ranges::stable_sort(expiry.things, {}, &ExpiredThing::keptUntil);
        QMap<QString, std::pair<int, QDate>> kinds;
        QJsonArray counts, items;
        for (const ExpiredThing &thing : std::as_const(expiry.things)) {
            auto &[count, oldest] = kinds[kindOf(thing)];
            if (count++ == 0)
                oldest = thing.keptUntil;
            if (items.size() < api::ExpiredList::shown)
                items.append(QJsonObject{{"kind"_L1, kindOf(thing)}, {"id"_L1, thing.aggregate}, {"label"_L1, thing.label}, {"keptUntil"_L1, iso(thing.keptUntil)}, {"persons"_L1, thing.persons.size()}});
        }
        for (const auto &[kind, tally] : kinds.asKeyValueRange())
            counts.append(QJsonObject{{"kind"_L1, kind}, {"count"_L1, tally.first}, {"oldest"_L1, iso(tally.second)}});
        return Response::json({{"day"_L1, iso(expiry.day)}, {"digest"_L1, QString::fromLatin1(digest.toBase64())}, {"count"_L1, expiry.things.size()},
                               {"superseded"_L1, expiry.superseded}, {"kinds"_L1, counts}, {"items"_L1, items}});
    });
}

struct Service::Shown {
    directory::StaffEntry staff;
    crypto::Certificate card;
    directory::Login login;
    QByteArray statement, signature;
};

/// Whose card is said to have been shown at the calling terminal, with a card in force; the signature is the caller's to check.
Result<Service::Shown> Service::shown(const Call &call, std::chrono::minutes life) const
{
    const auto statement = fromBase64(call.body["statement"_L1].toString().toLatin1()), signature = fromBase64(call.body["signature"_L1].toString().toLatin1());
    if (!statement || !signature)
        return ErrorCode::RequestMalformed;
    MADOGUCHI_ASSIGN(const directory::Login login, directory::readLoginChallenge(*statement));
    const QDateTime now = m_clock.utc();
    if (login.terminal.text() != call.tenant.terminal)
        return ErrorCode::TenantForbidden;
    if (login.at > now + proofAhead || login.at < now - life)
        return Error{ErrorCode::ClockOff, {}, u"statement"_s};
    const auto content = directoryOf(call.tenant.municipality);
    const directory::StaffEntry *staff = directory::findStaff(*content, StaffId(call.body["staff"_L1].toString()));
    if (!staff || staff->cardCertificate.isEmpty() || !directory::isEntitled(*staff, m_clock.today()))
        return ErrorCode::Denied;
    MADOGUCHI_ASSIGN(const crypto::TrustStore trust, staffTrust());
    MADOGUCHI_ASSIGN(const auto certificate, crypto::Certificate::fromDer(staff->cardCertificate));
    MADOGUCHI_TRY(crypto::checkCertificate(certificate, crypto::CertificateUse::Staff, trust, now));
    return Shown{*staff, certificate, login, *statement, *signature};
}

/// Whoever opens a session has shown a card to the terminal; the card's answer to its challenge is the proof (C-13).
Service::Answer Service::openSession(const Call &call)
{
    const auto opened = [&]() -> Result<QString> {
        MADOGUCHI_ASSIGN(const Shown proof, shown(call, proofLife));
        if (!proof.card.publicKey().verify(proof.statement, proof.signature))
            return ErrorCode::SignatureInvalid;
        return m_offices.at(call.tenant.municipality).sessions.open(proof.login.terminal, {proof.staff.id, proof.staff.cardCertificate}, proof.login.at);
    }();
    return ready(opened.ok() ? Response::json({{"id"_L1, *opened}}) : Response::refusal(opened.error()));
}

/// Only a card can count against its holder: nobody is locked out by somebody else's terminal.
Service::Answer Service::countTry(const Call &call)
{
    const auto proof = shown(call, proofAhead);
    if (!proof.ok())
        return ready(Response::refusal(proof.error()));
    if (!proof->card.publicKey().verify(proof->statement, proof->signature))
        return ready(Response::refusal(ErrorCode::SignatureInvalid));
    return answer(m_municipal.at(call.tenant.municipality)->countTry(proof->staff.id, proof->statement, proof->login.at),
                  [](const api::TryCount &count) { return Response::json({{"seconds"_L1, count.seconds}, {"left"_L1, count.left}}); });
}

/// Only the person's own key forgets, which card and password open together: a card alone does not.
Service::Answer Service::tryWasRight(const Call &call)
{
    const auto proof = shown(call, proofAhead);
    if (!proof.ok())
        return ready(Response::refusal(proof.error()));
    if (!proof->staff.hasKey() || !proof->staff.publicKey.verify(directory::framedRight(proof->statement), proof->signature))
        return ready(Response::refusal(ErrorCode::SignatureInvalid));
    return answer(m_municipal.at(call.tenant.municipality)->forgetTries(proof->staff.id, proof->login.at), [](const Done &) { return Response{204, {}, {}}; });
}

Service::Answer Service::closeSession(const Call &call)
{
    m_offices.at(call.tenant.municipality).sessions.close(TerminalId(call.tenant.terminal), call.id);
    return ready(Response{204, {}, {}});
}

} // namespace madoguchi::federation
