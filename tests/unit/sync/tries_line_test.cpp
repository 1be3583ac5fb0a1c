// Tries of passwords, counted at the server over a line that fails (C-14).
#include "sync/tries_line.h"

#include "support/fake_transport.h"
#include "support/wait.h"

#include <QJsonDocument>
#include <gtest/gtest.h>

using namespace madoguchi;
using namespace madoguchi::sync;
using namespace Qt::StringLiterals;
using Fault = test::FakeTransport::Fault;

namespace {

class TriesLineTest : public testing::Test {
protected:
    Result<api::TryCount> count() { return test::get(m_line.count(m_shown)); }
    ErrorCode countError()
    {
        const auto answer = count();
        return answer.ok() ? ErrorCode::Internal : answer.error().code;
    }
    void always(Fault fault)
    {
        m_transport.script = [fault](int, const Request &) { return fault; };
    }

    const api::LoginProof m_shown{StaffId(u"clerk-1"_s), "what the card signed", "its signature"};
    int m_status = 200;
    QByteArray m_body = R"({"seconds":30,"left":0})";
    test::FakeTransport m_transport{[this](const Request &) { return Response{m_status, {}, m_body}; }};
    TriesLine m_line{m_transport};
};

} // namespace

TEST_F(TriesLineTest, C14_a_try_shows_the_cards_answer_and_hears_how_long_to_wait)
{
    const auto counted = count();
    ASSERT_TRUE(counted.ok());
    EXPECT_EQ(counted->seconds, 30);
    EXPECT_EQ(counted->left, 0);
    const Request request = m_transport.requests().value(0);
    EXPECT_EQ(request.path, u"/v1/tries");
    EXPECT_EQ(QJsonDocument::fromJson(request.body).object(),
              (QJsonObject{{u"staff"_s, u"clerk-1"_s}, {u"statement"_s, QString::fromLatin1(m_shown.statement.toBase64())},
                           {u"signature"_s, QString::fromLatin1(m_shown.signature.toBase64())}}));
    EXPECT_LE(request.timeout, std::chrono::seconds(5)) << "somebody stands and waits";
}

TEST_F(TriesLineTest, C14_every_trouble_is_an_error_and_never_a_count)
{
    for (const auto &[fault, code] : {std::pair{Fault::Lost, ErrorCode::ConnectionReset}, {Fault::Unanswered, ErrorCode::ConnectionReset}, {Fault::Status500, ErrorCode::ServerError},
                                      {Fault::Busy, ErrorCode::ServerBusy}, {Fault::Garbage, ErrorCode::AnswerMalformed}, {Fault::Cut, ErrorCode::AnswerMalformed}}) {
        always(fault);
        EXPECT_EQ(countError(), code);
    }
    always(Fault::None);
    for (const char *body : {"", "[]", "{}", R"({"seconds":30})", R"({"seconds":-1,"left":0})", R"({"seconds":30,"left":101})", R"({"seconds":86401,"left":0})", R"({"seconds":"30","left":0})",
                             R"({"seconds":30,"left":0,"more":1})"}) {
        m_body = body;
        EXPECT_EQ(countError(), ErrorCode::AnswerMalformed) << body;
    }
    m_status = 403;
    m_body = R"({"code":"S-009"})";
    EXPECT_NE(countError(), ErrorCode::Internal) << "refused: the card is nobody's any more";
    m_status = 302;
    EXPECT_EQ(countError(), ErrorCode::AnswerMalformed);
}

TEST_F(TriesLineTest, C14_a_slow_server_leaves_the_question_open_until_it_answers_or_the_line_is_cut)
{
    always(Fault::Held);
    auto slow = m_line.count(m_shown), cut = m_line.count(m_shown);
    EXPECT_FALSE(slow.isFinished());
    always(Fault::None);
    m_transport.release();
    EXPECT_TRUE(test::get(slow).ok());
    EXPECT_TRUE(test::get(cut).ok());
    always(Fault::Held);
    cut = m_line.count(m_shown);
    m_transport.drop();
    EXPECT_EQ(test::get(cut).error().code, ErrorCode::Cancelled);
}

TEST_F(TriesLineTest, C14_what_was_right_is_told_and_nobody_waits_for_it)
{
    always(Fault::Held);
    m_line.forget(m_shown);
    EXPECT_EQ(m_transport.paths(), QStringList{u"POST /v1/tries/right"_s});
    m_transport.drop();
    always(Fault::Lost);
    m_line.forget(m_shown); // the next right password makes up for it
    EXPECT_EQ(m_transport.calls(), 2);
}
