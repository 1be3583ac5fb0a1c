// The calls of the federation: online function and file transfer.
#include "federation/call.h"
#include "federation/order_check.h"

#include "base/base64.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr qint64 fileLimit = 512 * 1024 * 1024;
const QStringList upwards{u"F1"_s, u"F2"_s, u"F8"_s}; ///< layouts that municipalities send

/// "layout <base64>,sequence <base64>,sha256 <base64>": all three, once, nothing else.
std::optional<FederationStore::UploadRequest> uploadRequest(const Request &request)
{
    const auto length = numberOf(request.header("Upload-Length"));
    QMap<QByteArray, QByteArray> parts;
    for (const QByteArray &part : request.header("Upload-Metadata").split(',')) {
        const QList<QByteArray> pair = part.trimmed().split(' ');
        const auto value = pair.size() == 2 ? fromBase64(pair[1]) : std::nullopt;
        if (!value || value->isEmpty() || parts.contains(pair[0]))
            return std::nullopt;
        parts.insert(pair[0], *value);
    }
    static const QRegularExpression hash(QRegularExpression::anchoredPattern(u"[0-9a-f]{64}"_s));
    const auto sequence = numberOf(parts.value("sequence"));
    FederationStore::UploadRequest wanted{QString::fromLatin1(parts.value("layout")), sequence.value_or(0), QString::fromLatin1(parts.value("sha256")), length.value_or(0)};
    if (request.header("Tus-Resumable") != "1.0.0" || parts.size() != 3 || !upwards.contains(wanted.layout) || wanted.sequence < 1 ||
        wanted.sequence > 99'999'999 || wanted.length < 1 || !hash.match(wanted.sha256).hasMatch())
        return std::nullopt;
    return wanted;
}

/// One range "bytes=N-" or "bytes=N-M".
FederationStore::Range rangeOf(const QByteArray &header, qint64 size)
{
    const qsizetype dash = header.indexOf('-');
    if (!header.startsWith("bytes=") || dash < 7)
        return {};
    const bool open = dash + 1 == header.size();
    const auto from = numberOf(header.mid(6, dash - 6)), last = numberOf(header.mid(dash + 1), size - 1);
    if (!from || !last || (!open && *last < *from))
        return {};
    return {true, *from, std::min(*last, size - 1) + 1};
}

QByteArray offset(qint64 value) { return QByteArray::number(value); }

} // namespace

Service::Answer Service::numbers(const Call &call)
{
    FederationStore::NumberRequest request;
    request.id = call.body["id"_L1].toString();
    request.addressee = call.body["addressee"_L1].toString();
    request.reception = call.body["reception"_L1].toString();
    const bool isSealed = call.body["source"_L1].toString() == "sealed"_L1;
    for (const auto member : {"sealed"_L1, "deviceSignature"_L1, "sealKey"_L1})
        if (call.body.contains(member) != isSealed)
            return ready(Response::refusal({ErrorCode::RequestMalformed, {}, member}));
    if (isSealed) {
        const auto sealed = fromBase64(call.body["sealed"_L1].toString().toLatin1());
        const auto signature = fromBase64(call.body["deviceSignature"_L1].toString().toLatin1());
        if (!sealed || !signature)
            return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"sealed"_s}));
        // The context says for whom and from where: a blob taken from elsewhere opens nothing (C-20).
        const QByteArray context =
            QStringList{u"number"_s, call.tenant.municipality, request.addressee, call.tenant.terminal, request.reception, request.id}.join(u'|').toUtf8();
        if (!call.tenant.deviceKey.verify(*sealed + context, *signature))
            return ready(Response::refusal({ErrorCode::SignatureInvalid, {}, u"deviceSignature"_s}));
        request.open = [this, sealed = *sealed, context, keyId = call.body["sealKey"_L1].toString(), municipality = call.tenant.municipality,
                        addressee = request.addressee]() -> Result<KeptNumber> {
            const auto key = m_sealKeys.find(keyId, m_clock.today());
            if (!key.ok())
                return Error{key.error().code, {}, u"sealKey"_s};
            auto number = NumberLedger::open(**key, sealed, context);
            auto entry = number.ok() ? m_ledger->keep(*number, municipality, addressee) : Result<KeptNumber>(number.error());
            if (!entry.ok())
                return Error{entry.error().code, {}, u"sealed"_s};
            return entry;
        };
    }
    return answer(m_federation->number(call.tenant, request),
                  [this, addressee = request.addressee, municipality = call.tenant.municipality](const FederationStore::NumberAnswer &number) {
                      const QJsonObject receipt = m_receipts.sign({{"type"_L1, u"number"_s},
                                                                   {"municipality"_L1, municipality},
                                                                   {"addressee"_L1, addressee},
                                                                   {"answer"_L1, number.answer},
                                                                   {"receipt"_L1, number.receipt},
                                                                   {"at"_L1, wireTime(m_clock.utc())}});
                      return Response::json({{"answer"_L1, number.answer}, {"receipt"_L1, number.receipt}, {"signed"_L1, receipt}});
                  });
}

Service::Answer Service::continuity(const Call &call)
{
    const auto content = directoryOf(call.tenant.municipality);
    QList<ContinuityCall> calls;
    for (const QJsonValue &value : call.body["decisions"_L1].toArray()) {
        const QJsonObject decision = value.toObject();
        const auto checked = checkDecision(*content, decision, m_clock);
        calls.append({decision, checked.ok() ? std::nullopt : std::optional(checked.error())});
    }
    return answer(m_federation->continuity(call.tenant, calls), [this, municipality = call.tenant.municipality](const QJsonArray &results) {
        return Response::json(m_receipts.sign({{"type"_L1, u"continuity"_s}, {"municipality"_L1, municipality}, {"results"_L1, results}, {"at"_L1, wireTime(m_clock.utc())}}));
    });
}

Service::Answer Service::sequence(const Call &call)
{
    return answer(m_federation->sequence(call.tenant, call.body["layout"_L1].toString()), [](const FederationStore::Sequence &numbers) {
        return Response::json({{"sequence"_L1, numbers.sequence}, {"previous"_L1, numbers.previous}});
    });
}

Service::Answer Service::createUpload(const Call &call)
{
    const auto wanted = uploadRequest(call.request);
    if (!wanted || !call.request.body.isEmpty())
        return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"Upload-Metadata"_s}));
    if (wanted->length > fileLimit)
        return ready(Response::refusal(ErrorCode::TooLarge));
    return answer(m_federation->createUpload(call.tenant, *wanted), [](const QString &id) {
        return Response{201, {{"Location", "/federation/v1/uploads/" + id.toLatin1()}, {"Upload-Offset", "0"}, {"Tus-Resumable", "1.0.0"}}, {}};
    });
}

Service::Answer Service::uploadStanding(const Call &call)
{
    return answer(m_federation->upload(call.tenant, call.id), [](const FederationStore::UploadStanding &standing) {
        return Response{200,
                        {{"Upload-Offset", offset(standing.received)},
                         {"Upload-Length", offset(standing.length)},
                         {"Tus-Resumable", "1.0.0"},
                         {"Cache-Control", "no-store"}},
                        {}};
    });
}

Service::Answer Service::appendUpload(const Call &call)
{
    const auto from = numberOf(call.request.header("Upload-Offset"));
    if (!from || call.request.header("Content-Type") != "application/offset+octet-stream" || call.request.header("Tus-Resumable") != "1.0.0")
        return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"Upload-Offset"_s}));
    if (call.request.body.size() > chunkLimit)
        return ready(Response::refusal(ErrorCode::TooLarge));
    return answer(m_federation->append(call.tenant, call.id, *from, call.request.body), [](const FederationStore::UploadStanding &standing) {
        return Response{204, {{"Upload-Offset", offset(standing.received)}, {"Tus-Resumable", "1.0.0"}}, {}};
    });
}

Service::Answer Service::uploadResult(const Call &call)
{
    return answer(m_federation->result(call.tenant, call.id), [](const QJsonObject &result) { return Response::json(result); });
}

Service::Answer Service::files(const Call &call)
{
    const auto after = numberOf(call.query.value("after"), 0);
    if (!after)
        return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"query"_s}));
    return answer(m_federation->files(call.tenant, *after), [](const FederationStore::FileList &list) {
        return Response::json({{"head"_L1, list.head}, {"epoch"_L1, list.epoch}, {"files"_L1, list.files}});
    });
}

Service::Answer Service::file(const Call &call)
{
    const QByteArray wanted = call.request.header("Range"), condition = call.request.header("If-Range");
    const auto etagOf = [](const QString &sha256) { return '"' + sha256.toLatin1() + '"'; };
    const auto range = [wanted, condition, etagOf](const QString &sha256, qint64 size) {
        return condition.isEmpty() || condition == etagOf(sha256) ? rangeOf(wanted, size) : FederationStore::Range{};
    };
    return answer(m_federation->file(call.tenant, call.id, range), [etagOf](const FederationStore::FileContent &content) {
        Response response{200, {{"Content-Type", "application/octet-stream"}, {"ETag", etagOf(content.sha256)}, {"Accept-Ranges", "bytes"}}, content.bytes};
        const FederationStore::Range &range = content.range;
        if (!range.asked)
            return response;
        const QByteArray size = QByteArray::number(content.size);
        if (range.from >= range.until) {
            Response outside = Response::refusal({ErrorCode::RequestMalformed, {}, u"Range"_s});
            outside.status = 416;
            outside.headers.emplaceBack("Content-Range", "bytes */" + size);
            return outside;
        }
        response.status = 206;
        response.headers.emplaceBack("Content-Range", "bytes " + QByteArray::number(range.from) + '-' + QByteArray::number(range.until - 1) + '/' + size);
        return response;
    });
}

/// By the 通番 of a file of persons (F-06). Signed by the next station itself: what the federation has accepted is not there yet.
Service::Answer Service::supply(const Call &call)
{
    const auto sequence = numberOf(call.id.toLatin1()), after = numberOf(call.query.value("after"), 0);
    if (!m_nextStation)
        return ready(Response::refusal(ErrorCode::RequestUnknown)); // as where nobody has heard of it
    if (!sequence || !after)
        return ready(Response::refusal({ErrorCode::RequestMalformed, {}, u"query"_s}));
    return answer(m_federation->supply(call.tenant, *sequence, *after), [this, sequence, municipality = call.tenant.municipality](const NextStation::Page &page) {
        return Response::json(m_nextStation->sign({{"type"_L1, u"supply"_s}, {"municipality"_L1, municipality}, {"sequence"_L1, *sequence}, {"sha256"_L1, page.sha256},
                                                   {"rows"_L1, page.rows}, {"more"_L1, page.more}, {"at"_L1, wireTime(m_clock.utc())}}));
    });
}

} // namespace madoguchi::federation
