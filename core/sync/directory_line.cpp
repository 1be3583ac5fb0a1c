#include "sync/directory_line.h"

#include "base/json_members.h"
#include "sync/signed_answer.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {
constexpr std::chrono::seconds interval{60};
QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }
} // namespace

DirectoryLine::DirectoryLine(Transport &transport, crypto::PublicKey receiptsKey, QString municipality, const Clock &clock)
    : m_receiptsKey(std::move(receiptsKey)), m_municipality(std::move(municipality)), m_client(transport, clock)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &DirectoryLine::ask);
}

DirectoryLine::~DirectoryLine()
{
    m_worker.stop();
    m_client.setPaused(true);
}

QFuture<Result<QByteArray>> DirectoryLine::order(QByteArray statement, QByteArray signature, QByteArray certificate)
{
    return m_worker.run<QByteArray>([this, statement, signature, certificate]() -> Result<QByteArray> {
        MADOGUCHI_ASSIGN(const QJsonObject body, m_client.json(post(u"/v1/orders"_s, {{"statement"_L1, base64(statement)}, {"signature"_L1, base64(signature)},
                                                                                     {"certificate"_L1, base64(certificate)}})));
        JsonMembers members(body, ErrorCode::AnswerMalformed);
        const QString result = members.text("result"_L1, 16), code = members.optionalText("code"_L1, 10), field = members.optionalText("field"_L1, 200);
        const bool carriedOut = result == "accepted"_L1 || result == "already"_L1;
        const qint64 version = carriedOut ? members.integer("version"_L1, 1) : 0;
        MADOGUCHI_TRY(members.finish());
        if (carriedOut) { // whatever becomes of the directory now, nobody may take the order for not given
            auto directory = fetch({}, version);
            return directory.ok() ? std::move(directory) : Result<QByteArray>(ErrorCode::OrderUncertain);
        }
        const auto known = errorFromText(code);
        return Error{known.value_or(ErrorCode::AnswerRefused), known ? QStringList() : QStringList{code}, field};
    });
}

Result<QByteArray> DirectoryLine::fetch(const QByteArray &tag, qint64 leastVersion)
{
    Request request;
    request.path = u"/v1/directory"_s;
    if (!tag.isEmpty())
        request.headers.emplaceBack("If-None-Match", tag);
    MADOGUCHI_ASSIGN(const Response response, m_client.call(std::move(request)));
    if (response.status == 304)
        return QByteArray();
    MADOGUCHI_ASSIGN(const QJsonObject answer, parseJson(response.body));
    MADOGUCHI_ASSIGN(const QJsonObject payload, openSigned(answer, m_receiptsKey, "directory"_L1));
    if (payload.value("municipality"_L1).toString() != m_municipality)
        return Error{ErrorCode::ReceiptInvalid, {u"directory"_s}, {}};
    if (payload.value("version"_L1).toInteger() < leastVersion) // somebody plays an old answer back
        return Error{ErrorCode::ReceiptInvalid, {u"version"_s}, {}};
    m_tag = response.header("ETag");
    return response.body;
}

void DirectoryLine::watch()
{
    m_timer.start();
    ask();
}

void DirectoryLine::ask()
{
    m_worker.run<Done>([this]() -> Result<Done> {
        MADOGUCHI_ASSIGN(const QByteArray body, fetch(m_tag, 0));
        if (!body.isEmpty())
            QMetaObject::invokeMethod(this, [this, body] { Q_EMIT received(body); }, Qt::QueuedConnection);
        return done();
    });
}

} // namespace madoguchi::sync
