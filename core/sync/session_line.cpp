#include "sync/session_line.h"

#include "base/json_members.h"
#include "sync/client.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

} // namespace

SessionLine::SessionLine(Transport &inner, Proof proof, std::function<void()> elsewhere)
    : m_inner(inner), m_proof(std::move(proof)), m_elsewhere(std::move(elsewhere))
{
}

QByteArray SessionLine::session() const
{
    const std::lock_guard lock(m_mutex);
    return m_session;
}

QFuture<Result<SessionLine::Opened>> SessionLine::opened()
{
    if (const QByteArray known = session(); !known.isEmpty())
        return ready<Result<Opened>>(Opened{known});
    const auto proof = m_proof();
    if (!proof)
        return ready<Result<Opened>>(Opened{});
    Request request = post(u"/v1/sessions"_s, {{"staff"_L1, proof->staff.text()}, {"statement"_L1, base64(proof->statement)}, {"signature"_L1, base64(proof->signature)}});
    return then(m_inner.send(std::move(request)), [this](Result<Response> response) -> Result<Opened> {
        if (!response.ok())
            return response.error();
        if (response->status != 200) {
            const Error refusal = Client::refusal(*response);
            if (refusal.code == ErrorCode::SessionElsewhere)
                m_elsewhere();
            if (refusal.code == ErrorCode::SessionElsewhere || response->status == 429 || response->status >= 500)
                return refusal;
            return Opened{{}, refusal};
        }
        MADOGUCHI_ASSIGN(const QJsonObject body, parseJson(response->body));
        JsonMembers members(body, ErrorCode::AnswerMalformed);
        const QString id = members.text("id"_L1, 64);
        MADOGUCHI_TRY(members.finish());
        if (!m_proof()) // locked meanwhile
            return ErrorCode::Cancelled;
        const std::lock_guard lock(m_mutex);
        m_session = id.toLatin1();
        return Opened{m_session};
    });
}

QFuture<Result<Response>> SessionLine::send(Request request)
{
    return then(opened(), [this, request](Result<Opened> in) -> QFuture<Result<Response>> {
        if (!in.ok())
            return ready<Result<Response>>(in.error());
        return sendIn(request, *in, true);
    });
}

QFuture<Result<Response>> SessionLine::sendIn(Request request, const Opened &in, bool again)
{
    Request named = request;
    if (!in.session.isEmpty())
        named.headers.emplaceBack("Madoguchi-Session", in.session);
    return then(m_inner.send(std::move(named)), [this, request = std::move(request), in, again](Result<Response> response) -> QFuture<Result<Response>> {
        const ErrorCode code = response.ok() && response->status >= 400 ? Client::refusal(*response).code : ErrorCode::Internal;
        if (code == ErrorCode::SessionElsewhere)
            m_elsewhere();
        if (code == ErrorCode::SessionUnknown && in.refusal) // why nobody is in says more than that nobody is
            return ready<Result<Response>>(*in.refusal);
        if (code != ErrorCode::SessionUnknown || in.session.isEmpty() || !again)
            return ready(std::move(response));
        {
            const std::lock_guard lock(m_mutex);
            if (m_session == in.session)
                m_session.clear();
        }
        return then(opened(), [this, request](Result<Opened> anew) -> QFuture<Result<Response>> {
            if (!anew.ok())
                return ready<Result<Response>>(anew.error());
            return sendIn(request, *anew, false);
        });
    });
}

void SessionLine::open() { std::ignore = opened(); }

void SessionLine::close()
{
    QByteArray ended;
    {
        const std::lock_guard lock(m_mutex);
        ended = std::exchange(m_session, {});
    }
    if (ended.isEmpty())
        return;
    Request request;
    request.method = "DELETE";
    request.path = u"/v1/sessions/"_s + QString::fromLatin1(ended);
    std::ignore = m_inner.send(std::move(request)); // if it does not arrive, the next login ends it
}

} // namespace madoguchi::sync
