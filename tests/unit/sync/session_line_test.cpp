// One running session a person (C-13), from the terminal's side.
#include "sync/session_line.h"

#include "support/fake_transport.h"
#include "sync/client.h"

#include <gtest/gtest.h>

using namespace madoguchi;
using namespace madoguchi::sync;
using namespace Qt::StringLiterals;

namespace {

/// A server that knows at most one session and counts what it opened.
class SessionLineTest : public testing::Test {
protected:
    Result<Response> answer(const Request &request)
    {
        if (request.path == "/v1/sessions"_L1) {
            if (m_newerElsewhere)
                return refusal(403, ErrorCode::SessionElsewhere);
            if (m_left)
                return refusal(403, ErrorCode::Denied);
            m_known = "session-" + QByteArray::number(++m_opened);
            return Response{200, {}, R"({"id":")" + m_known + R"("})"};
        }
        if (request.method == "DELETE") {
            m_closed.append(request.path);
            m_known.clear();
            return Response{204, {}, {}};
        }
        QByteArray carried;
        for (const auto &[name, value] : request.headers) {
            if (name == "Madoguchi-Session")
                carried = value;
        }
        m_carried.append(carried);
        if (m_newerElsewhere && !carried.isEmpty())
            return refusal(403, ErrorCode::SessionElsewhere);
        if (request.path == "/v1/directory"_L1 && carried.isEmpty())
            return Response{200, {}, "{}"};
        if (carried != m_known || m_left)
            return refusal(401, ErrorCode::SessionUnknown);
        return Response{200, {}, "{}"};
    }
    static Response refusal(int status, ErrorCode code) { return {status, {}, R"({"code":")" + errorText(code).toLatin1() + R"(","field":"","message":""})"}; }
    Result<Response> ask(const QString &path = u"/v1/feed"_s)
    {
        Request request;
        request.path = path;
        return await(line.send(std::move(request)));
    }

    QByteArray m_known;
    QList<QByteArray> m_carried;
    QStringList m_closed;
    int m_opened = 0, m_elsewhere = 0;
    bool m_newerElsewhere = false, m_left = false;
    std::optional<api::LoginProof> m_proof;
    test::FakeTransport transport{[this](const Request &request) { return answer(request); }};
    SessionLine line{transport, [this] { return m_proof; }, [this] { ++m_elsewhere; }};
    const api::LoginProof proof{StaffId(u"clerk-1"_s), "challenge", "signature"};
};

} // namespace

TEST_F(SessionLineTest, with_nobody_in_a_request_travels_as_it_is)
{
    EXPECT_EQ(ask()->status, 200);
    EXPECT_EQ(m_opened, 0);
    EXPECT_EQ(m_carried, QList<QByteArray>{{}});
}

TEST_F(SessionLineTest, C13_the_proof_is_shown_once_and_the_session_carried)
{
    m_proof = proof;
    EXPECT_EQ(ask()->status, 200);
    EXPECT_EQ(ask()->status, 200);
    EXPECT_EQ(m_opened, 1);
    EXPECT_EQ(m_carried, QList<QByteArray>({"session-1", "session-1"}));
}

TEST_F(SessionLineTest, C13_a_server_that_forgot_is_shown_the_proof_again_once)
{
    m_proof = proof;
    std::ignore = ask();
    m_known = "another"; // it restarted
    EXPECT_EQ(ask()->status, 200);
    EXPECT_EQ(m_opened, 2);
    m_known = "another";
    transport.tamper = [this](const Request &request, Response &) {
        if (request.path == "/v1/sessions"_L1)
            m_known = "yet another"; // forgets as fast as it learns
    };
    EXPECT_EQ(ask()->status, 401);
    EXPECT_EQ(m_opened, 3) << "no endless loop";
}

TEST_F(SessionLineTest, C13_a_newer_session_elsewhere_is_told_at_any_request_and_at_the_opening)
{
    m_proof = proof;
    std::ignore = ask();
    m_newerElsewhere = true;
    EXPECT_EQ(ask()->status, 403);
    EXPECT_EQ(m_elsewhere, 1);
    line.close();
    const auto refused = ask();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::SessionElsewhere);
    EXPECT_EQ(m_elsewhere, 2);
}

TEST_F(SessionLineTest, C16_who_is_nobody_any_more_still_gets_the_directory_that_says_so)
{
    m_proof = proof;
    std::ignore = ask();
    m_left = true;
    EXPECT_EQ(ask(u"/v1/directory"_s)->status, 200);
    EXPECT_EQ(m_carried.last(), QByteArray());
    const auto feed = ask();
    ASSERT_FALSE(feed.ok()) << "what needs somebody stays closed";
    EXPECT_EQ(feed.error().code, ErrorCode::Denied) << "and the answer says why";
    EXPECT_EQ(ask(u"/v1/directory"_s)->status, 200) << "also when nothing was open before";
    EXPECT_EQ(m_elsewhere, 0);
}

TEST_F(SessionLineTest, C07_C13_a_lock_ends_the_session_at_the_server_too)
{
    m_proof = proof;
    line.open();
    EXPECT_EQ(m_opened, 1);
    m_proof.reset();
    line.close();
    EXPECT_EQ(m_closed, QStringList(u"/v1/sessions/session-1"_s));
    line.close();
    EXPECT_EQ(m_closed.size(), 1);
    EXPECT_EQ(ask()->status, 200) << "and nothing of it travels any more";
    EXPECT_EQ(m_carried.last(), QByteArray());
}
