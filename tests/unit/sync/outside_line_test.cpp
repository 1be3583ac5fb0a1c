// What is noted while the store is closed, shown to the server over a line that fails (C-11).
#include "sync/outside_line.h"

#include "../journal/journal_fixture.h"
#include "crypto/digest.h"
#include "support/fake_transport.h"

#include <QJsonArray>

using namespace madoguchi;
using namespace madoguchi::sync;
using namespace Qt::StringLiterals;
using Fault = test::FakeTransport::Fault;

namespace {

class OutsideLineTest : public test::JournalTest {
protected:
    void note(int times = 1)
    {
        for (int i = 0; i < times; ++i)
            test::take(m_record.appendOutside(actor, api::UseCase::Login, api::Outcome::Failed, {}));
    }
    /// All that arrived, call by call.
    QList<qsizetype> shown() const
    {
        return m_transport.between([this] { return m_shown; });
    }
    bool arrive(const QList<qsizetype> &calls)
    {
        return test::waitFor([&] { return shown() == calls; });
    }

    QList<qsizetype> m_shown;
    QList<QByteArray> m_payloads;
    test::FakeTransport m_transport{[this](const Request &request) {
        const QJsonArray payloads = QJsonDocument::fromJson(request.body)[u"payloads"_s].toArray();
        m_shown.append(payloads.size());
        for (const QJsonValue &payload : payloads)
            m_payloads.append(QByteArray::fromBase64(payload.toString().toLatin1()));
        return Response{200, {}, "{\"shown\":" + QByteArray::number(payloads.size()) + '}'};
    }};
    journal::Record m_record{options(), clock};
    OutsideLine m_line{m_transport, m_record, clock};
};

} // namespace

TEST_F(OutsideLineTest, C11_what_waits_is_shown_once_and_at_once_as_it_stands)
{
    note(3);
    EXPECT_EQ(m_transport.calls(), 0) << "nobody has begun to look";
    m_line.watch();
    ASSERT_TRUE(arrive({3}));
    note();
    ASSERT_TRUE(arrive({3, 1})) << "not a minute later";
    m_line.watch();
    note();
    ASSERT_TRUE(arrive({3, 1, 1})) << "and nothing twice";
    EXPECT_EQ(m_transport.between([this] { return m_payloads; }), test::take(m_record.waitingOutside({}, 10)));
    EXPECT_EQ(m_transport.paths().last(), u"POST /v1/record/outside"_s);
    ASSERT_TRUE(m_line.settle()); // no look is left over
    m_line.rest();
    note();
    auto db = database();
    test::take(catchUp(*db, m_record)); // the store is open: it is of the record now
    m_line.watch();
    note();
    EXPECT_TRUE(arrive({3, 1, 1, 1}));
}

TEST_F(OutsideLineTest, C11_what_the_line_loses_is_shown_again)
{
    for (const Fault fault : {Fault::Lost, Fault::Unanswered, Fault::Status500, Fault::Busy}) {
        m_transport.between([&] {
            m_shown.clear();
            m_payloads.clear();
            m_transport.script = [fault](int, const Request &) { return fault; };
        });
        const int before = m_transport.calls();
        note(2);
        m_line.watch();
        ASSERT_TRUE(test::waitFor([&] { return m_transport.calls() > before; }));
        m_transport.between([&] { m_transport.script = {}; });
        m_line.watch();
        const auto last = crypto::sha256(test::take(m_record.waitingOutside({}, 100)).last());
        EXPECT_TRUE(test::waitFor([&] { return m_transport.between([&] { return !m_payloads.isEmpty() && crypto::sha256(m_payloads.last()) == last && m_shown.last() >= 1; }); })) << int(fault);
    }
}

TEST_F(OutsideLineTest, C07_a_server_that_is_slow_holds_nobody_up_at_the_end)
{
    m_transport.script = [](int, const Request &) { return Fault::Held; };
    note();
    m_line.watch();
    ASSERT_TRUE(test::waitFor([&] { return m_transport.held() == 1; }));
} // the line ends before its answer

TEST_F(OutsideLineTest, C11_what_was_noted_last_is_shown_before_the_end_and_whoever_asks_is_told_whether)
{
    {
        OutsideLine line(m_transport, m_record, clock);
        note();
    }
    EXPECT_EQ(m_transport.calls(), 0) << "nobody has begun to look";
    m_transport.script = [](int, const Request &) { return Fault::Lost; };
    EXPECT_FALSE(m_line.settle());
    m_transport.between([&] { m_transport.script = {}; });
    EXPECT_TRUE(m_line.settle());
    EXPECT_EQ(shown(), QList<qsizetype>{1});
    {
        OutsideLine line(m_transport, m_record, clock);
        line.watch();
        ASSERT_TRUE(arrive({1, 1})) << "a line that begins shows all that waits";
        line.rest(); // somebody is in
        note();      // the end of the program
    }
    EXPECT_EQ(shown(), (QList<qsizetype>{1, 1, 1}));
}
