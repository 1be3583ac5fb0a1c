#include "fake_central.h"

#include "journal/erased.h"

#include "base/json_members.h"
#include "journal/known_version.h"
#include "crypto/digest.h"
#include "sync/client.h"

#include <QJsonDocument>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace madoguchi::test {

namespace {

QByteArray header(const sync::Request &request, QByteArrayView name)
{
    for (const auto &[key, value] : request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

/// Of a head note: its third line.
QString rootOf(const QString &note) { return QString::fromLatin1(QByteArray::fromBase64(note.section(u'\n', 2, 2).toLatin1()).toHex()); }

} // namespace

FakeCentral::FakeCentral(QString terminal, QString municipality)
    : receiptsKey(*crypto::PrivateKey::generate()), m_terminal(std::move(terminal)), m_municipality(std::move(municipality))
{
}

QJsonObject FakeCentral::sign(const QJsonObject &payload) const
{
    const QByteArray bytes = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    return {{"payload"_L1, QString::fromLatin1(bytes.toBase64())},
            {"signature"_L1, QString::fromLatin1(receiptsKey.sign(bytes).toBase64())},
            {"key"_L1, u"receipts"_s}};
}

sync::Response FakeCentral::json(const QJsonObject &body, int status) const
{
    return {status, {{"Madoguchi-Time", wireTime(now).toLatin1()}}, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

void FakeCentral::addFeed(const QString &kind, const QString &aggregate, const QJsonObject &body)
{
    append(kind, aggregate, standing(kind, aggregate).value("version"_L1).toInteger() + 1, u"central"_s, body);
}

void FakeCentral::append(const QString &kind, const QString &aggregate, qint64 version, const QString &terminal, const QJsonObject &body)
{
    m_feed.append(QJsonObject{{"position"_L1, m_feed.size() + 1}, {"kind"_L1, kind}, {"aggregate"_L1, aggregate}, {"version"_L1, version}, {"actor"_L1, u"seed"_s},
                              {"terminal"_L1, terminal}, {"at"_L1, wireTime(now)}, {"body"_L1, body}, {"mark"_L1, u"%1"_s.arg(++m_drawn, 16, 16, QLatin1Char('0'))}});
}

void FakeCentral::erase(const QString &batch, const QStringList &gone)
{
    QStringList lines = gone;
    lines.replaceInStrings(u" "_s, u"\t"_s).sort();
    for (const QString &one : gone) {
        const QString kind = one.section(u' ', 0, 0), aggregate = one.section(u' ', 1);
        for (qsizetype i = 0; i < m_feed.size(); ++i) {
            QJsonObject item = m_feed.at(i).toObject();
            if (item["kind"_L1].toString() != kind || item["aggregate"_L1].toString() != aggregate)
                continue;
            item["body"_L1] = QJsonObject();
            item["contents"_L1] = u"superseded"_s;
            m_feed[i] = item;
        }
        addFeed(kind, aggregate, {});
        QJsonObject last = m_feed.last().toObject();
        last["contents"_L1] = u"expired"_s;
        m_feed[m_feed.size() - 1] = last;
    }
    addFeed(u"erasure"_s, batch, {{"day"_L1, now.date().toString(Qt::ISODate)}, {"count"_L1, gone.size()}, {"expired"_L1, journal::thingsDigest(lines)}});
}

QJsonObject FakeCentral::standing(const QString &kind, const QString &aggregate) const
{
    for (qsizetype i = m_feed.size(); i-- > 0;)
        if (m_feed.at(i)["kind"_L1].toString() == kind && m_feed.at(i)["aggregate"_L1].toString() == aggregate)
            return m_feed.at(i).toObject();
    return {};
}

void FakeCentral::putBack(const Copy &copy)
{
    m_feed = copy.feed;
    m_receipts = copy.receipts;
    recordSize = copy.recordSize;
}

bool FakeCentral::isShared(qint64 position, const QString &mark) const
{
    return position == 0 || (position <= m_feed.size() && m_feed.at(position - 1)["mark"_L1].toString() == mark);
}

void FakeCentral::addFile(const QString &layout, qint64 sequence, qint64 previous, const QList<exchange::Row> &rows, const QString &receiver)
{
    const auto layouts = exchange::loadLayouts(QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/interface/layouts"), now.date());
    const exchange::Layout form = layouts->value(layout);
    exchange::FileHeader head;
    head.fileId = form.fileId;
    head.version = form.version;
    head.sender = u"K16"_s;
    head.receiver = receiver.isEmpty() ? m_municipality : receiver;
    head.sequence = sequence;
    head.previousSequence = previous;
    head.createdAt = now;
    head.records = static_cast<int>(rows.size());
    QList<exchange::Refusal> refusals;
    const auto bytes = exchange::writeFile(form, head, rows, &refusals);
    if (!bytes.ok())
        throw std::runtime_error((describe(bytes.error()) + (refusals.isEmpty() ? QString() : refusals.first().item + refusals.first().reason)).toStdString());
    const QString id = u"file-%1"_s.arg(m_files.size() + 1);
    m_files.append({{{"position"_L1, m_files.size() + 1}, {"id"_L1, id}, {"layout"_L1, layout}, {"name"_L1, form.name}, {"sequence"_L1, sequence},
                     {"sha256"_L1, QString::fromLatin1(crypto::sha256(*bytes).toHex())}, {"size"_L1, bytes->size()}, {"records"_L1, rows.size()}, {"createdAt"_L1, wireTime(now)}},
                    *bytes});
}

void FakeCentral::refuse(const QString &layout, int line)
{
    refusedLayout = layout;
    fileRefusals = {QJsonObject{{"line"_L1, line}, {"column"_L1, 5}, {"item"_L1, u"宛名番号"_s}, {"code"_L1, u"E08"_s}, {"reason"_L1, u"twice"_s}}};
}

Result<sync::Response> FakeCentral::answer(const sync::Request &request)
{
    const QUrl url(request.path);
    const QString path = url.path();
    const QUrlQuery query(url);
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (path == "/v1/terminal"_L1)
        return json({{"terminal"_L1, m_terminal}, {"municipality"_L1, m_municipality}, {"municipalityName"_L1, u"富国市"_s}, {"training"_L1, true},
                     {"time"_L1, wireTime(now)}, {"feedHead"_L1, m_feed.size()}, {"feedEpoch"_L1, epoch}, {"recordSize"_L1, recordSize}, {"shared"_L1, isShared(query.queryItemValue(u"known"_s).toLongLong(), query.queryItemValue(u"mark"_s))},
                     {"directoryVersion"_L1, 1}, {"cycle"_L1, u"immediate"_s}, {"serverVersion"_L1, u"test"_s}});
    if (path == "/v1/changes"_L1)
        return takeChanges(body);
    if (path == "/v1/feed"_L1)
        return feed(query);
    if (path == "/v1/record"_L1) {
        const qint64 from = body.value("from"_L1).toInteger();
        if (from != recordSize)
            return json({{"size"_L1, recordSize}}, 409);
        recordSize = from + body.value("entries"_L1).toArray().size();
        return json({{"receipt"_L1, sign({{"type"_L1, u"record"_s}, {"origin"_L1, body.value("origin"_L1)}, {"size"_L1, recordSize},
                                          {"root"_L1, recordRoot.isEmpty() ? rootOf(body.value("head"_L1).toString()) : recordRoot}, {"at"_L1, wireTime(now)}})}});
    }
    if (path == "/v1/certificate"_L1)
        return certificate ? json({{"certificate"_L1, QString::fromLatin1(certificate())}}) : json({{"code"_L1, u"F-004"_s}}, 404);
    if (path == "/v1/directory"_L1) {
        if (header(request, "If-None-Match") == "\"1\"")
            return sync::Response{304, {}, {}};
        auto response = json(sign({{"type"_L1, u"directory"_s}, {"version"_L1, 1}, {"municipality"_L1, m_municipality}}));
        response.headers.emplaceBack("ETag", "\"1\"");
        return response;
    }
    if (path == "/federation/v1/numbers"_L1) {
        lastNumber = body;
        const QString id = body.value("id"_L1).toString();
        if (refusedNumbers.contains(id))
            return json({{"code"_L1, refusedNumbers.value(id)}}, 422);
        if (!numbers.contains(id))
            numbers.append(id);
        const QString answer = numberAnswers.value(body.value("addressee"_L1).toString(), u"matches"_s), receipt = receiptOf(body);
        return json({{"answer"_L1, answer}, {"receipt"_L1, receipt},
                     {"signed"_L1, sign({{"type"_L1, u"number"_s}, {"municipality"_L1, m_municipality}, {"addressee"_L1, body.value("addressee"_L1)},
                                         {"answer"_L1, answer}, {"receipt"_L1, receipt}, {"at"_L1, wireTime(now)}})}});
    }
    if (path == "/federation/v1/continuity"_L1)
        return takeDecisions(body);
    if (path == "/federation/v1/sequence"_L1) {
        const qint64 last = m_sequences.value(body.value("layout"_L1).toString());
        return json({{"sequence"_L1, last + 1}, {"previous"_L1, last}});
    }
    if (path.startsWith("/federation/v1/uploads"_L1))
        return upload(request);
    if (supply && path.startsWith("/federation/v1/supply/"_L1)) {
        const qint64 sequence = path.section(u'/', -1).toLongLong();
        QString sha256; // of the last that came under the number: those before it were refused
        for (const Upload &upload : std::as_const(m_uploads))
            if (upload.layout == "F2"_L1 && upload.sequence == sequence)
                sha256 = upload.sha256;
        if (!sha256.isEmpty())
            return json(supply(sequence, sha256, query.queryItemValue(u"after"_s).toInt()));
        return json({{"code"_L1, u"G-003"_s}}, 404);
    }
    if (path == "/federation/v1/files"_L1) {
        QJsonArray list;
        for (qsizetype i = query.queryItemValue(u"after"_s).toLongLong(); i < m_files.size(); ++i)
            list.append(m_files.at(i).listed);
        return json({{"head"_L1, m_files.size()}, {"epoch"_L1, epoch}, {"files"_L1, list}});
    }
    if (path.startsWith("/federation/v1/files/"_L1))
        return download(request, path.section(u'/', -1));
    return json({{"code"_L1, u"F-004"_s}}, 404);
}

sync::Response FakeCentral::takeDecisions(const QJsonObject &body)
{
    QJsonArray results;
    for (const QJsonValue &decision : body["decisions"_L1].toArray())
        if (!badDecision.isEmpty() && decision["candidate"_L1].toString() == badDecision)
            return json({{"code"_L1, u"F-003"_s}, {"field"_L1, u"decisions/0"_s}}, 422);
    for (const QJsonValue &decision : body["decisions"_L1].toArray()) {
        const QString id = decision["id"_L1].toString(), candidate = decision["candidate"_L1].toString();
        const QString code = refusedDecisions.value(candidate);
        const bool already = m_decided.contains(id);
        if (code.isEmpty() && !already) {
            m_decided.insert(id);
            decisions.append(candidate + (decision["cancelled"_L1].toBool() ? u" cancelled"_s : QString()));
        }
        results.append(QJsonObject{{"id"_L1, id}, {"outcome"_L1, !code.isEmpty() ? u"refused"_s : already ? u"already"_s : u"accepted"_s},
                                   {"receipt"_L1, code.isEmpty() ? u"K16-R-1"_s : QString()}, {"code"_L1, code}, {"field"_L1, QString()}});
    }
    return json(sign({{"type"_L1, u"continuity"_s}, {"municipality"_L1, m_municipality}, {"results"_L1, results}, {"at"_L1, wireTime(now)}}));
}

sync::Response FakeCentral::takeChanges(const QJsonObject &body)
{
    const QJsonArray items = body.value("items"_L1).toArray();
    if (!isShared(body["known"_L1]["position"_L1].toInteger(), body["known"_L1]["mark"_L1].toString()))
        return json({{"code"_L1, u"N-019"_s}, {"field"_L1, u"known"_s}}, 409);
    for (const QJsonValue &item : items) {
        if (!poison.isEmpty() && item["aggregate"_L1].toString() == poison)
            return json({{"code"_L1, u"F-003"_s}, {"field"_L1, u"items/body"_s}}, 422);
    }
    QJsonArray answers;
    for (const QJsonValue &item : items) {
        const QString id = item["id"_L1].toString();
        if (refusedIds.contains(id)) {
            QJsonObject refused{{"id"_L1, id}, {"result"_L1, u"refused"_s}, {"code"_L1, u"F-003"_s}, {"field"_L1, u"body/by"_s}};
            if (const QJsonObject stands = standing(item["kind"_L1].toString(), item["aggregate"_L1].toString()); !stands.isEmpty())
                refused["current"_L1] = stands;
            answers.append(refused);
            continue;
        }
        if (conflictIds.contains(id)) {
            answers.append(QJsonObject{{"id"_L1, id}, {"result"_L1, u"conflict"_s}, {"current"_L1, standing(item["kind"_L1].toString(), item["aggregate"_L1].toString())}});
            continue;
        }
        const bool known = m_receipts.contains(id);
        const QJsonObject stands = standing(item["kind"_L1].toString(), item["aggregate"_L1].toString());
        const qint64 base = item["baseVersion"_L1].toInteger(), version = stands["version"_L1].toInteger();
        const QString seen = item["baseDigest"_L1].toString();
        const bool other = base == version && !seen.isEmpty() && seen.toLatin1() != journal::bodyDigest(stands["body"_L1].toObject()).toHex();
        if (shares && !known && (base != version || other)) {
            answers.append(base > version ? QJsonObject{{"id"_L1, id}, {"result"_L1, u"behind"_s}}
                                          : QJsonObject{{"id"_L1, id}, {"result"_L1, u"conflict"_s}, {"current"_L1, stands}});
            continue;
        }
        if (shares && !known)
            append(item["kind"_L1].toString(), item["aggregate"_L1].toString(), version + 1, m_terminal, item["body"_L1].toObject());
        if (!known) {
            changes.append(id);
            m_receipts.insert(id, sign({{"type"_L1, u"change"_s}, {"id"_L1, id}, {"version"_L1, 1}, {"at"_L1, wireTime(now)}}));
        }
        answers.append(QJsonObject{{"id"_L1, id}, {"result"_L1, known ? u"already"_s : u"accepted"_s}, {"version"_L1, 1}, {"receipt"_L1, m_receipts.value(id)}});
    }
    return json({{"answers"_L1, answers},
                 {"head"_L1, QJsonObject{{"position"_L1, m_feed.size()}, {"mark"_L1, m_feed.isEmpty() ? u""_s : m_feed.last()["mark"_L1].toString()}}}});
}

sync::Response FakeCentral::feed(const QUrlQuery &query) const
{
    const qint64 after = query.queryItemValue(u"after"_s).toLongLong();
    const int limit = query.queryItemValue(u"limit"_s).toInt();
    if (!isShared(query.queryItemValue(u"known"_s).toLongLong(), query.queryItemValue(u"mark"_s)))
        return json({{"code"_L1, u"N-019"_s}, {"field"_L1, u"known"_s}}, 409);
    sync::Response response{200, {{"Madoguchi-Time", wireTime(now).toLatin1()}}, {}};
    qint64 end = after;
    int count = 0;
    for (; end < m_feed.size() && count < limit; ++end, ++count)
        response.body += QJsonDocument(m_feed.at(end).toObject()).toJson(QJsonDocument::Compact) + '\n';
    response.body += QJsonDocument(QJsonObject{{"end"_L1, end}, {"count"_L1, count}}).toJson(QJsonDocument::Compact) + '\n';
    response.headers.emplaceBack("Madoguchi-Feed-Epoch", epoch.toLatin1());
    response.headers.emplaceBack("Madoguchi-Feed-Head", QByteArray::number(m_feed.size()));
    response.headers.emplaceBack("Madoguchi-Feed-Count", QByteArray::number(std::max<qint64>(0, m_feed.size() - after)));
    return response;
}

sync::Response FakeCentral::upload(const sync::Request &request)
{
    if (request.method == "POST") {
        Upload upload;
        upload.length = header(request, "Upload-Length").toLongLong();
        for (const QByteArray &pair : header(request, "Upload-Metadata").split(',')) {
            const QString value = QString::fromLatin1(QByteArray::fromBase64(pair.split(' ').last()));
            if (pair.startsWith("layout"))
                upload.layout = value;
            else if (pair.startsWith("sequence"))
                upload.sequence = value.toLongLong();
            else
                upload.sha256 = value;
        }
        const QString id = u"up-%1"_s.arg(m_uploads.size() + 1);
        m_uploads.insert(id, upload);
        return {201, {{"Location", "/federation/v1/uploads/" + id.toLatin1()}}, {}};
    }
    const QString id = request.path.section(u'/', 4, 4);
    if (!m_uploads.contains(id))
        return json({{"code"_L1, u"F-004"_s}}, 404);
    if (request.path.endsWith("/result"_L1))
        return result(id);
    Upload &upload = m_uploads[id];
    if (request.method == "PATCH") {
        if (header(request, "Upload-Offset").toLongLong() != upload.bytes.size())
            return json({}, 409);
        upload.bytes += request.body.left(patchLimit);
        return {204, {{"Upload-Offset", QByteArray::number(upload.bytes.size())}}, {}};
    }
    return {200, {{"Upload-Offset", QByteArray::number(upload.bytes.size())}, {"Upload-Length", QByteArray::number(upload.length)}}, {}};
}

sync::Response FakeCentral::result(const QString &id)
{
    Upload &upload = m_uploads[id];
    if (upload.bytes.size() < upload.length)
        return json({{"state"_L1, u"incomplete"_s}});
    if (refuseNumber)
        return json({{"state"_L1, u"refused"_s}, {"reason"_L1, u"E09"_s},
                     {"refusals"_L1, QJsonArray{QJsonObject{{"line"_L1, 0}, {"column"_L1, 0}, {"item"_L1, u""_s}, {"code"_L1, u"E09"_s}, {"reason"_L1, u"the number was taken back"_s}}}}});
    if (upload.layout == heldLayout)
        return json({{"state"_L1, u"held"_s}});
    if (fileState == "refused"_L1 || upload.layout == refusedLayout)
        return json({{"state"_L1, u"refused"_s}, {"refusals"_L1, fileRefusals}, {"reason"_L1, u"E03"_s}});
    if (fileState != "accepted"_L1)
        return json({{"state"_L1, fileState}});
    if (QString::fromLatin1(crypto::sha256(upload.bytes).toHex()) != upload.sha256)
        return json({{"state"_L1, u"refused"_s}, {"reason"_L1, u"E09"_s}});
    if (!files.contains(upload.bytes)) {
        files.append(upload.bytes);
        m_sequences[upload.layout] = upload.sequence;
    }
    const auto head = exchange::readHeader(upload.bytes);
    return json({{"state"_L1, u"accepted"_s},
                 {"receipt"_L1, sign({{"type"_L1, u"file"_s}, {"fileId"_L1, head->fileId}, {"name"_L1, upload.layout}, {"sequence"_L1, upload.sequence},
                                      {"sha256"_L1, upload.sha256}, {"records"_L1, head->records}, {"at"_L1, wireTime(now)}})}});
}

sync::Response FakeCentral::download(const sync::Request &request, const QString &id) const
{
    for (const Stored &file : m_files) {
        if (file.listed.value("id"_L1).toString() != id)
            continue;
        const QList<QByteArray> range = header(request, "Range").mid(6).split('-');
        const qint64 first = range.first().toLongLong(), last = std::min<qint64>(range.last().toLongLong(), file.bytes.size() - 1);
        return {206,
                {{"Content-Range", "bytes " + QByteArray::number(first) + '-' + QByteArray::number(last) + '/' + QByteArray::number(file.bytes.size())},
                 {"ETag", '"' + file.listed.value("sha256"_L1).toString().toLatin1() + '"'}},
                file.bytes.mid(first, last - first + 1)};
    }
    return json({{"code"_L1, u"F-004"_s}}, 404);
}

} // namespace madoguchi::test
