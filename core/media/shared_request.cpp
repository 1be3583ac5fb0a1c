#include "media/shared_request.h"

#include "base/json_members.h"
#include "media/state_machine.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::media {

namespace {

constexpr int hashBytes = 32, holderLength = 100, reasonLength = 200;

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QByteArray readHash(JsonMembers &members, QLatin1String key, bool optional)
{
    const QString text = members.text(key, 2 * hashBytes);
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    if (bytes.size() != hashBytes && !(optional && text.isEmpty()))
        members.fail(key, "size"_L1);
    return bytes;
}

QString given(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QString howName(api::MediumGone::How how)
{
    return how == api::MediumGone::How::Lost ? u"lost"_s : u"destroyed"_s;
}

QJsonArray toArray(const QList<api::MediumMove> &moves)
{
    QJsonArray array;
    for (const api::MediumMove &move : moves)
        array.append(QJsonObject{{"at"_L1, wireTime(move.at)}, {"by"_L1, given(move.by)}, {"byName"_L1, given(move.byName)}, {"holder"_L1, given(move.holder)}});
    return array;
}

Result<QList<api::MediumMove>> movesOf(const QJsonArray &array)
{
    QList<api::MediumMove> moves;
    for (const QJsonValue &value : array) {
        JsonMembers members(value.toObject(), ErrorCode::InvalidArgument, u"media-request/moves"_s);
        moves.append({members.time("at"_L1), members.text("by"_L1, 64), members.text("byName"_L1, 100), members.text("holder"_L1, holderLength)});
        MADOGUCHI_TRY(members.finish());
    }
    return moves;
}

QJsonObject toObject(const api::MediumGone &gone, const QByteArray &approval)
{
    return {{"how"_L1, howName(gone.how)},
            {"reason"_L1, given(gone.reason)},
            {"reportedBy"_L1, given(gone.reportedBy)},
            {"reporterName"_L1, given(gone.reporterName)},
            {"reportedAt"_L1, wireTime(gone.reportedAt)},
            {"confirmedBy"_L1, given(gone.confirmedBy)},
            {"confirmerName"_L1, given(gone.confirmerName)},
            {"confirmedAt"_L1, wireTime(gone.confirmedAt)},
            {"approval"_L1, QString::fromLatin1(approval.toBase64())}};
}

Result<Done> readGone(SharedRequest &shared, const QJsonObject &object)
{
    JsonMembers members(object, ErrorCode::InvalidArgument, u"media-request/gone"_s);
    api::MediumGone &gone = shared.request.gone;
    const QString how = members.text("how"_L1, 16);
    gone.how = how == howName(api::MediumGone::How::Lost) ? api::MediumGone::How::Lost : api::MediumGone::How::Destroyed;
    gone.reason = members.text("reason"_L1, reasonLength);
    gone.reportedBy = members.text("reportedBy"_L1, 64);
    gone.reporterName = members.text("reporterName"_L1, 100);
    gone.reportedAt = members.time("reportedAt"_L1);
    gone.confirmedBy = members.text("confirmedBy"_L1, 64);
    gone.confirmerName = members.text("confirmerName"_L1, 100);
    gone.confirmedAt = members.optionalTime("confirmedAt"_L1);
    shared.goneApproval = members.base64("approval"_L1, 512);
    if (how != howName(gone.how))
        members.fail("how"_L1, "value"_L1);
    return members.finish();
}

QJsonObject whatIsAsked(const SharedRequest &shared)
{
    const api::MediaRequest &request = shared.request;
    return {{"request"_L1, request.id.text()},
            {"file"_L1, request.file.text()},
            {"fileHash"_L1, hex(request.fileHash)},
            {"records"_L1, request.records},
            {"recipient"_L1, given(request.recipient)},
            {"purpose"_L1, given(request.purpose)},
            {"mediumSerial"_L1, given(request.mediumSerial)},
            {"requestedBy"_L1, given(request.requestedBy)},
            {"terminal"_L1, given(shared.terminal)},
            {"expires"_L1, wireTime(request.expires)}};
}

} // namespace

QJsonObject SharedRequest::toBody() const
{
    QJsonObject body{
        {"state"_L1, stateName(request.state)},
        {"file"_L1, request.file.text()},
        {"fileName"_L1, given(request.fileName)},
        {"layout"_L1, given(request.layout)},
        {"records"_L1, request.records},
        {"fileHash"_L1, hex(request.fileHash)},
        {"recipient"_L1, given(request.recipient)},
        {"purpose"_L1, given(request.purpose)},
        {"mediumSerial"_L1, given(request.mediumSerial)},
        {"terminal"_L1, given(terminal)},
        {"requestedBy"_L1, given(request.requestedBy)},
        {"requesterName"_L1, given(request.requesterName)},
        {"requestedAt"_L1, wireTime(request.requestedAt)},
        {"expires"_L1, wireTime(request.expires)},
        {"decidedBy"_L1, given(request.decidedBy)},
        {"deciderName"_L1, given(request.deciderName)},
        {"decisionReason"_L1, given(request.decisionReason)},
        {"decidedAt"_L1, wireTime(request.decidedAt)},
        {"approval"_L1, QString::fromLatin1(approval.toBase64())},
        {"writtenAt"_L1, wireTime(request.writtenAt)},
        {"verifiedAt"_L1, wireTime(request.verifiedAt)},
        {"sealedHash"_L1, hex(request.sealedHash)},
        {"erasedAt"_L1, wireTime(request.erasedAt)},
        {"eraseMethod"_L1, given(request.eraseMethod)},
    };
    if (!requestSignature.isEmpty())
        body.insert("requestSignature"_L1, QString::fromLatin1(requestSignature.toBase64()));
    if (!request.moves.isEmpty())
        body.insert("moves"_L1, toArray(request.moves));
    if (request.gone.reportedAt.isValid())
        body.insert("gone"_L1, toObject(request.gone, goneApproval));
    return body;
}

Result<SharedRequest> SharedRequest::fromBody(const QString &id, const QJsonObject &body)
{
    JsonMembers members(body, ErrorCode::InvalidArgument, u"media-request"_s);
    SharedRequest shared;
    api::MediaRequest &request = shared.request;
    request.id = MediaRequestId(id);
    const auto state = stateOf(members.text("state"_L1, 16));
    request.state = state.value_or(State::Draft);
    request.file = FileId(members.text("file"_L1, 64));
    request.fileName = members.text("fileName"_L1, 100);
    request.layout = members.text("layout"_L1, 8);
    request.records = static_cast<int>(members.integer("records"_L1, 0, 3'000'000));
    request.fileHash = readHash(members, "fileHash"_L1, false);
    request.recipient = members.text("recipient"_L1, 64);
    request.purpose = members.text("purpose"_L1, 64);
    request.mediumSerial = members.text("mediumSerial"_L1, 64);
    shared.terminal = members.text("terminal"_L1, 64);
    request.requestedBy = members.text("requestedBy"_L1, 64);
    request.requesterName = members.text("requesterName"_L1, 100);
    request.requestedAt = members.time("requestedAt"_L1);
    request.expires = members.time("expires"_L1);
    request.decidedBy = members.text("decidedBy"_L1, 64);
    request.deciderName = members.text("deciderName"_L1, 100);
    request.decisionReason = members.text("decisionReason"_L1, 200);
    request.decidedAt = members.optionalTime("decidedAt"_L1);
    shared.approval = members.base64("approval"_L1, 512);
    request.writtenAt = members.optionalTime("writtenAt"_L1);
    request.verifiedAt = members.optionalTime("verifiedAt"_L1);
    request.sealedHash = readHash(members, "sealedHash"_L1, true);
    request.erasedAt = members.optionalTime("erasedAt"_L1);
    request.eraseMethod = members.text("eraseMethod"_L1, 64);
    if (body.contains("requestSignature"_L1))
        shared.requestSignature = members.base64("requestSignature"_L1, 512);
    if (body.contains("requestSignature"_L1) && shared.requestSignature.isEmpty()) // one form of one request
        members.fail("requestSignature"_L1, "size"_L1);
    if (!state)
        members.fail("state"_L1, "value"_L1);
    const QJsonArray moves = body.contains("moves"_L1) ? members.array("moves"_L1, mostMoves) : QJsonArray();
    const QJsonObject gone = body.contains("gone"_L1) ? members.object("gone"_L1) : QJsonObject();
    const bool reported = request.state == State::GoneReported || request.state == State::Lost || request.state == State::Destroyed;
    if (reported && !body.contains("gone"_L1))
        members.fail("gone"_L1, "missing"_L1);
    if (body.contains("moves"_L1) && moves.isEmpty()) // one form of one request
        members.fail("moves"_L1, "size"_L1);
    MADOGUCHI_TRY(members.finish());
    MADOGUCHI_ASSIGN(request.moves, movesOf(moves));
    if (body.contains("gone"_L1))
        MADOGUCHI_TRY(readGone(shared, gone));
    return shared;
}

// QJsonObject keeps its members sorted and Compact has one form: the same request is the same bytes everywhere.
QByteArray SharedRequest::requestStatement() const
{
    QJsonObject asked = whatIsAsked(*this);
    asked.insert("type"_L1, u"media-request"_s);
    asked.insert("requestedAt"_L1, wireTime(request.requestedAt));
    return QJsonDocument(asked).toJson(QJsonDocument::Compact);
}

QByteArray SharedRequest::statement() const
{
    QJsonObject approved = whatIsAsked(*this);
    approved.insert("type"_L1, u"media-approval"_s);
    if (!requestSignature.isEmpty())
        approved.insert("requestSignature"_L1, QString::fromLatin1(requestSignature.toBase64()));
    return QJsonDocument(approved).toJson(QJsonDocument::Compact);
}

QByteArray SharedRequest::goneStatement() const
{
    const api::MediumGone &gone = request.gone;
    return QJsonDocument(QJsonObject{
        {"type"_L1, u"media-gone"_s},
        {"request"_L1, request.id.text()},
        {"fileHash"_L1, hex(request.fileHash)},
        {"records"_L1, request.records},
        {"mediumSerial"_L1, given(request.mediumSerial)},
        {"requestedBy"_L1, given(request.requestedBy)},
        {"moves"_L1, toArray(request.moves)},
        {"how"_L1, howName(gone.how)},
        {"reason"_L1, given(gone.reason)},
        {"reportedBy"_L1, given(gone.reportedBy)},
        {"reportedAt"_L1, wireTime(gone.reportedAt)},
    }).toJson(QJsonDocument::Compact);
}

} // namespace madoguchi::media
