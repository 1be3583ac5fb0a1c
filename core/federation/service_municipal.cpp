// The calls of the municipal store.
#include "federation/call.h"
#include "federation/embedded_municipal_store.h"
#include "federation/files.h"

#include "crypto/digest.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {
constexpr qint64 directoryLimit = 16 * 1024 * 1024;

std::optional<QByteArray> fromBase64(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || text.size() % 4 != 0)
        return std::nullopt;
    return decoded.decoded;
}
} // namespace

Service::Answer Service::terminal(const Call &call)
{
    const auto directory = directoryOf(call.tenant.municipality);
    if (!directory.ok())
        return ready(Response::refusal(directory.error()));
    const auto &known = m_config.municipalities;
    const auto own = std::find_if(known.begin(), known.end(), [&](const auto &one) { return one.code == call.tenant.municipality; });
    QJsonObject about{{"terminal"_L1, call.tenant.terminal},
                      {"municipality"_L1, call.tenant.municipality},
                      {"municipalityName"_L1, own->name},
                      {"training"_L1, call.tenant.training},
                      {"directoryVersion"_L1, directory->version},
                      {"cycle"_L1, m_config.cycle == ServerConfig::Cycle::Daily ? u"daily"_s : u"immediate"_s},
                      {"serverVersion"_L1, QStringLiteral(MADOGUCHI_VERSION)}};
    return answer(m_municipal.at(call.tenant.municipality)->standing(call.tenant), [this, about](const MunicipalStore::Standing &standing) {
        QJsonObject whole = about;
        whole["time"_L1] = wireTime(m_clock.utc());
        whole["feedHead"_L1] = standing.feedHead;
        whole["feedEpoch"_L1] = standing.epoch;
        whole["recordSize"_L1] = standing.recordSize;
        return Response::json(whole);
    });
}

Service::Answer Service::changes(const Call &call)
{
    return answer(m_municipal.at(call.tenant.municipality)->change(call.tenant, call.body["items"_L1].toArray()),
                  [](const QJsonArray &answers) { return Response::json({{"answers"_L1, answers}}); });
}

Service::Answer Service::feed(const Call &call)
{
    const auto after = numberOf(call.query.value("after"), 0), limit = numberOf(call.query.value("limit"), 1000);
    if (!after || !limit || *limit < 1 || *limit > 1000)
        return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"query"_s}));
    return answer(m_municipal.at(call.tenant.municipality)->feed(*after, int(*limit)), [](const MunicipalStore::FeedPage &page) {
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
    for (const auto &[member, list] : {std::pair{"entries"_L1, &witnessing.entries}, std::pair{"proof"_L1, &witnessing.proof}}) {
        for (const QJsonValue &text : call.body[member].toArray()) {
            const auto bytes = fromBase64(text.toString());
            if (!bytes)
                return ready(Response::refusal({ErrorCode::RequestMalformed, {}, QString(member)}));
            list->append(*bytes);
        }
    }
    return answer(m_municipal.at(call.tenant.municipality)->witness(call.tenant, std::move(witnessing)), [](const MunicipalStore::Witnessed &witnessed) {
        if (witnessed.elsewhere)
            return Response::json({{"size"_L1, witnessed.size}}, 409);
        return Response::json({{"receipt"_L1, witnessed.receipt}});
    });
}

/// The file is IT's; the revocation list is always the newest one, so that a removal reaches every terminal (C-28). Signed
/// once for each content.
Result<Service::SignedDirectory> Service::directoryOf(const QString &municipality)
{
    MADOGUCHI_ASSIGN(const QByteArray file, readWhole(m_config.directory + u"/directory-%1.json"_s.arg(municipality), directoryLimit));
    MADOGUCHI_ASSIGN(const QByteArray list, readWhole(m_config.directory + u"/crl.pem"_s, directoryLimit));
    const std::lock_guard lock(m_directoryMutex);
    SignedDirectory &kept = m_directories[municipality];
    if (kept.source == file + list)
        return kept;
    MADOGUCHI_ASSIGN(const QJsonValue parsed, exchange::parseJson(file, directoryLimit));
    QJsonObject payload = parsed.toObject();
    payload["revocationList"_L1] = QString::fromLatin1(list);
    MADOGUCHI_TRY(m_schemas.check(u"DirectoryPayload"_s, payload));
    if (payload["municipality"_L1].toString() != municipality)
        return Error{ErrorCode::DirectoryInvalid, {}, u"municipality"_s};
    const QByteArray bytes = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    kept = {file + list, QJsonDocument(m_receipts.sign(payload)).toJson(QJsonDocument::Compact), '"' + crypto::sha256(bytes).toHex() + '"',
            payload["version"_L1].toInteger()};
    return kept;
}

Service::Answer Service::directory(const Call &call)
{
    const auto directory = directoryOf(call.tenant.municipality);
    if (!directory.ok()) // its faults are the server's, not the caller's
        return ready(Response::refusal({ErrorCode::ServerError, {errorText(directory.error().code)}, directory.error().field}));
    if (call.request.header("If-None-Match") == directory->etag)
        return ready({304, {{"ETag", directory->etag}}, {}});
    return ready({200, {{"Content-Type", "application/json"}, {"ETag", directory->etag}}, directory->body});
}

} // namespace madoguchi::federation
