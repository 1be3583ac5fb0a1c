#include "sync/tries_line.h"

#include "base/json_members.h"
#include "sync/client.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr std::chrono::seconds patience{5};
constexpr qint64 longestWait = 24 * 3600, mostLeft = 100;

Request requestFor(const QString &path, const api::LoginProof &proof)
{
    const auto base64 = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); };
    Request request = post(path, {{"staff"_L1, proof.staff.text()}, {"statement"_L1, base64(proof.statement)}, {"signature"_L1, base64(proof.signature)}});
    request.timeout = patience;
    return request;
}

} // namespace

QFuture<Result<api::TryCount>> TriesLine::count(const api::LoginProof &shown)
{
    return then(m_transport.send(requestFor(u"/v1/tries"_s, shown)), [](Result<Response> response) -> Result<api::TryCount> {
        if (!response.ok())
            return response.error();
        if (response->status != 200)
            return Client::refusal(*response);
        MADOGUCHI_ASSIGN(const QJsonObject body, parseJson(response->body));
        JsonMembers members(body, ErrorCode::AnswerMalformed);
        const api::TryCount count{static_cast<int>(members.integer("seconds"_L1, 0, longestWait)), static_cast<int>(members.integer("left"_L1, 0, mostLeft))};
        MADOGUCHI_TRY(members.finish());
        return count;
    });
}

void TriesLine::forget(const api::LoginProof &right) { std::ignore = m_transport.send(requestFor(u"/v1/tries/right"_s, right)); }

} // namespace madoguchi::sync
