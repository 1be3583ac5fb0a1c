// Orders up and the directory down, over a line that fails in every way (C-08, C-16).
#include "sync/directory_line.h"

#include "support/fake_clock.h"
#include "support/fake_transport.h"
#include "support/wait.h"

#include <QJsonDocument>
#include <gtest/gtest.h>

using namespace madoguchi;
using namespace madoguchi::sync;
using namespace Qt::StringLiterals;
using Fault = test::FakeTransport::Fault;

namespace {

const crypto::PrivateKey &receipts()
{
    static const crypto::PrivateKey key = crypto::PrivateKey::generate().value();
    return key;
}

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

/// A server with one directory, which grows with each order.
class DirectoryLineTest : public testing::Test {
protected:
    static qint64 versionOf(const QByteArray &answer)
    {
        const QByteArray payload = QByteArray::fromBase64(QJsonDocument::fromJson(answer)[u"payload"_s].toString().toLatin1());
        return QJsonDocument::fromJson(payload)[u"version"_s].toInteger();
    }
    QByteArray directory(qint64 version) const
    {
        const QByteArray payload = compact({{u"type"_s, u"directory"_s}, {u"municipality"_s, m_municipality}, {u"version"_s, version}});
        return compact({{u"payload"_s, QString::fromLatin1(payload.toBase64())},
                        {u"signature"_s, QString::fromLatin1(m_signer.sign(payload).toBase64())}, {u"key"_s, u"receipts"_s}});
    }
    Result<Response> answer(const Request &request)
    {
        if (request.path == "/v1/orders"_L1) {
            if (!m_refusal.isEmpty())
                return Response{200, {}, compact({{u"result"_s, u"refused"_s}, {u"code"_s, m_refusal}, {u"field"_s, u"staff"_s}})};
            const bool already = m_known.contains(request.body);
            if (!already) {
                m_known.append(request.body);
                ++m_version;
            }
            return Response{200, {}, compact({{u"result"_s, already ? u"already"_s : u"accepted"_s}, {u"version"_s, m_version}})};
        }
        const QByteArray tag = '"' + QByteArray::number(m_version) + '"';
        for (const auto &[name, value] : request.headers) {
            if (name == "If-None-Match" && value == tag)
                return Response{304, {{"ETag", tag}}, {}};
        }
        m_served = directory(m_version - m_behind);
        return Response{200, {{"ETag", tag}}, m_served};
    }
    void failAt(int call, Fault fault)
    {
        m_transport.script = [call, fault](int number, const Request &) { return number == call ? fault : Fault::None; };
    }
    Result<QByteArray> order(const QByteArray &statement = "an order") { return test::get(m_line->order(statement, "signature", {})); }
    ErrorCode orderError()
    {
        const auto answer = order();
        return answer.ok() ? ErrorCode::Internal : answer.error().code;
    }

    QString m_municipality = u"162019"_s, m_refusal;
    crypto::PrivateKey m_signer = receipts();
    QList<QByteArray> m_known;
    QByteArray m_served;
    qint64 m_version = 7, m_behind = 0;
    test::FakeClock m_clock;
    test::FakeTransport m_transport{[this](const Request &request) { return answer(request); }};
    std::unique_ptr<DirectoryLine> m_line = std::make_unique<DirectoryLine>(m_transport, receipts().publicKey(), u"162019"_s, m_clock);
};

} // namespace

TEST_F(DirectoryLineTest, C16_an_order_is_answered_with_the_directory_that_came_of_it)
{
    const auto answered = order();
    ASSERT_TRUE(answered.ok()) << qPrintable(describe(answered.error()));
    EXPECT_EQ(*answered, m_served) << "verbatim";
    EXPECT_EQ(versionOf(*answered), 8);
    EXPECT_EQ(m_transport.paths(), (QStringList{u"POST /v1/orders"_s, u"GET /v1/directory"_s}));
    EXPECT_EQ(versionOf(*order()), 8) << "the same order again is the same order";
}

TEST_F(DirectoryLineTest, an_answer_that_is_lost_says_so_and_the_order_is_carried_out_once)
{
    failAt(0, Fault::Unanswered);
    EXPECT_EQ(orderError(), ErrorCode::ConnectionReset) << "whether it arrived nobody knows: the caller sends it again";
    EXPECT_EQ(m_version, 8);
    EXPECT_EQ(versionOf(*order()), 8);
    EXPECT_EQ(m_version, 8);
}

TEST_F(DirectoryLineTest, once_it_is_accepted_no_trouble_with_the_directory_makes_it_not_given)
{
    for (const Fault fault : {Fault::Lost, Fault::Unanswered, Fault::Status500, Fault::Busy, Fault::Garbage, Fault::Cut}) {
        failAt(m_transport.calls() + 1, fault);
        EXPECT_EQ(orderError(), ErrorCode::OrderUncertain) << static_cast<int>(fault);
    }
    m_transport.script = {};
    m_behind = 1;
    EXPECT_EQ(orderError(), ErrorCode::OrderUncertain) << "an older directory, well signed, has nothing of the order";
    m_behind = 0;
    m_signer = crypto::PrivateKey::generate().value();
    EXPECT_EQ(orderError(), ErrorCode::OrderUncertain) << "another's signature";
    m_signer = receipts();
    m_municipality = u"162027"_s;
    EXPECT_EQ(orderError(), ErrorCode::OrderUncertain) << "another municipality's";
    m_municipality = u"162019"_s;
    EXPECT_TRUE(order().ok());
}

TEST_F(DirectoryLineTest, what_the_server_refuses_comes_by_its_code_and_what_is_no_answer_is_none)
{
    m_refusal = u"S-030"_s;
    const auto refused = order();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error(), (Error{*errorFromText(u"S-030"_s), {}, u"staff"_s}));
    EXPECT_EQ(m_transport.calls(), 1) << "no directory is asked for";
    m_refusal = u"Z-999"_s;
    EXPECT_EQ(order().error(), (Error{ErrorCode::AnswerRefused, {u"Z-999"_s}, u"staff"_s})) << "of a newer server";
    m_refusal.clear();
    for (const auto &[fault, code] : {std::pair{Fault::Lost, ErrorCode::ConnectionReset}, {Fault::Status500, ErrorCode::ServerError}, {Fault::Busy, ErrorCode::ServerBusy},
                                      {Fault::Garbage, ErrorCode::AnswerMalformed}, {Fault::Cut, ErrorCode::AnswerMalformed}}) {
        failAt(m_transport.calls(), fault);
        EXPECT_EQ(orderError(), code);
    }
    m_transport.script = {};
    m_transport.tamper = [](const Request &request, Response &response) {
        if (request.path == "/v1/orders"_L1)
            response.body = R"({"result":"accepted","version":9,"more":1})";
    };
    EXPECT_EQ(orderError(), ErrorCode::AnswerMalformed);
}

TEST_F(DirectoryLineTest, C16_C28_watching_tells_what_is_new_once_and_believes_nothing_unsigned)
{
    QList<QByteArray> received;
    QObject::connect(m_line.get(), &DirectoryLine::received, m_line.get(), [&](const QByteArray &answer) { received.append(answer); });
    const auto ask = [&] {
        const int before = m_transport.calls();
        m_line->watch();
        EXPECT_TRUE(test::waitFor([&] { return m_transport.calls() > before; }));
        std::ignore = order(); // refused, but in its turn: what was asked before it is answered by now
        QCoreApplication::processEvents();
    };
    m_refusal = u"S-030"_s;
    ask();
    EXPECT_EQ(received, QList<QByteArray>{m_served});
    ask();
    EXPECT_EQ(received.size(), 1) << "unchanged";
    ++m_version;
    m_signer = crypto::PrivateKey::generate().value();
    ask();
    EXPECT_EQ(received.size(), 1) << "another's signature";
    m_signer = receipts();
    ask();
    EXPECT_EQ(versionOf(received.value(1)), 8);
    EXPECT_EQ(m_transport.paths().count(u"GET /v1/directory"_s), 4) << "one request each time";
}

TEST_F(DirectoryLineTest, C07_a_server_that_is_slow_holds_nobody_up_at_the_end)
{
    m_transport.script = [](int, const Request &) { return Fault::Held; };
    auto slow = m_line->order("an order", "signature", {});
    ASSERT_TRUE(test::waitFor([&] { return m_transport.held() == 1; }));
    EXPECT_FALSE(slow.isFinished());
    m_transport.script = {};
    m_transport.release();
    EXPECT_TRUE(test::get(slow).ok()) << "late is not lost";
    m_transport.script = [](int, const Request &) { return Fault::Held; };
    auto cut = m_line->order("an order", "signature", {});
    ASSERT_TRUE(test::waitFor([&] { return m_transport.held() == 1; }));
    m_line.reset(); // cuts it
    EXPECT_TRUE(cut.isFinished());
}
