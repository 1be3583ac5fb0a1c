#include "sync/client.h"

#include "base/json_members.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr qint64 longestRetryAfter = 3600; // seconds: a server may slow us down, not switch us off

} // namespace

Result<QJsonObject> parseJson(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return ErrorCode::AnswerMalformed;
    return document.object();
}

Request post(const QString &path, const QJsonObject &body)
{
    Request request;
    request.method = "POST";
    request.path = path;
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.headers.emplaceBack("Content-Type", "application/json");
    return request;
}

Error Client::refusal(const Response &response)
{
    // Of the answer's error only its code and its field's name are taken over: the rest may be anything.
    static const QRegularExpression codeForm(u"\\A[A-Z]-?[0-9]{2,3}\\z"_s), fieldForm(u"\\A[A-Za-z0-9/_.-]{1,64}\\z"_s);
    QString code, field;
    if (const auto body = parseJson(response.body); body.ok()) {
        code = body->value("code"_L1).toString();
        field = body->value("field"_L1).toString();
    }
    if (!codeForm.match(code).hasMatch())
        code = QString::number(response.status);
    if (!fieldForm.match(field).hasMatch())
        field.clear();
    if (response.status == 429 || response.status == 503)
        return {ErrorCode::ServerBusy, {}, {}};
    if (response.status >= 500)
        return {ErrorCode::ServerError, {code}, {}};
    if (response.status == 404)
        return {ErrorCode::NotFound, {code}, {}};
    const auto known = errorFromText(code);
    if (known == ErrorCode::EpochChanged) // another history than what was sent is based on: says nothing about what was sent
        return {*known, {}, {}};
    if (known == ErrorCode::SessionUnknown || known == ErrorCode::SessionElsewhere || known == ErrorCode::Denied) // the person, not the terminal
        return {*known, {}, {}};
    if (response.status == 401 || response.status == 403) // the terminal is not let in: says nothing about what it sends
        return {ErrorCode::OwnCertificateRefused, {code}, {}};
    if (response.status == 400 || response.status == 409 || response.status == 413 || response.status == 416 || response.status == 422)
        return {ErrorCode::AnswerRefused, {code, field}, {}};
    if (response.status >= 400) // 405, 407, 408 …: not a word of our interface about the content
        return {ErrorCode::ServerError, {code}, {}};
    return {ErrorCode::AnswerMalformed, {QString::number(response.status)}, {}}; // a redirect would be another host (C-01)
}

QFuture<Result<Response>> Client::begin(Request request)
{
    return m_paused ? QtFuture::makeReadyFuture(Result<Response>(ErrorCode::Cancelled)) : m_transport.send(std::move(request));
}

Result<Response> Client::send(Request request) { return received(begin(std::move(request))); }

Result<Response> Client::received(QFuture<Result<Response>> begun)
{
    MADOGUCHI_ASSIGN(Response response, await(std::move(begun)));
    if (const QDateTime time = fromWireTime(QString::fromLatin1(response.header("Madoguchi-Time"))); time.isValid()) {
        m_clockDifferenceMs = m_clock.utc().msecsTo(time);
        m_clockKnown = true;
    }
    bool number = false;
    if (const qint64 seconds = response.header("Retry-After").toLongLong(&number); number)
        m_retryAfterSeconds = std::clamp<qint64>(seconds, 0, longestRetryAfter);
    return response;
}

Result<Response> Client::call(Request request) { return finish(begin(std::move(request))); }

Result<Response> Client::finish(QFuture<Result<Response>> begun)
{
    MADOGUCHI_ASSIGN(Response response, received(std::move(begun)));
    if ((response.status >= 200 && response.status < 300) || response.status == 304)
        return response;
    return refusal(response);
}

Result<QJsonObject> Client::json(Request request)
{
    MADOGUCHI_ASSIGN(const Response response, call(std::move(request)));
    return parseJson(response.body);
}

void Client::setPaused(bool paused)
{
    m_paused = paused;
    if (paused)
        m_transport.drop();
}

std::chrono::seconds Client::takeRetryAfter()
{
    return std::chrono::seconds(m_retryAfterSeconds.exchange(0));
}

bool isConnectionTrouble(const Error &error)
{
    switch (error.code) {
    case ErrorCode::ServerUnreachable:
    case ErrorCode::ServerUntrusted:
    case ErrorCode::ServerNameWrong:
    case ErrorCode::ServerRevoked:
    case ErrorCode::PinMismatch:
    case ErrorCode::ServerExpired:
    case ErrorCode::ServerNotYetValid:
    case ErrorCode::ServerUnfit:
    case ErrorCode::ServerListOld:
    case ErrorCode::HandshakeFailed:
    case ErrorCode::OwnKeyWrong:
    case ErrorCode::OwnCertificateDisputed:
    case ErrorCode::OwnCertificateNotYetValid:
    case ErrorCode::TlsVersionOld:
    case ErrorCode::OwnCertificateMissing:
    case ErrorCode::OwnCertificateExpired:
    case ErrorCode::OwnCertificateRefused:
    case ErrorCode::SessionElsewhere:
    case ErrorCode::OwnCertificateRevoked:
    case ErrorCode::OwnCertificateAlien:
    case ErrorCode::ConnectionReset:
    case ErrorCode::ConnectionTimeout:
    case ErrorCode::ServerBusy:
    case ErrorCode::Cancelled:
    case ErrorCode::StoreClosed:
        return true;
    default:
        return false;
    }
}

} // namespace madoguchi::sync
