#include "desk_line.h"
#include "sync/ledger.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace madoguchi::test {

/// Decisions on households, from the outbox to the federation's online function.
class Decisions : public testing::Test {
protected:
    Decisions() { line.decides = true; }
    Result<Done> cycle() { return get(line.engine->syncNow()); }
    int calls() { return static_cast<int>(line.transport.paths().count(u"POST /federation/v1/continuity"_s)); }
    QList<api::AsideItem> aside() { return Workplace::must(get(line.engine->aside())); }
    api::Delivery::Station station(int n)
    {
        return line.place.read<api::Delivery>([&](store::Connection &connection) { return sync::delivery(connection, ChangeId(change(10 * n))); }).federation;
    }
    qint64 waiting() { return line.place.number("SELECT count(*) FROM outbox WHERE destination = 2 AND state = 0"); }
    void spoil(FakeTransport::Fault fault)
    {
        line.transport.script = [fault](int, const sync::Request &request) { return request.path == u"/federation/v1/continuity" ? fault : FakeTransport::Fault::None; };
    }

    DeskLine line;
};

TEST_F(Decisions, F03_a_decision_leaves_behind_its_accepted_change_and_is_received_with_a_receipt)
{
    line.queueDecision(1, u"K16-1"_s);
    Workplace::must(cycle());
    EXPECT_EQ(line.central.changes, QStringList{change(10)});
    EXPECT_EQ(line.central.decisions, QStringList{u"K16-1"_s});
    EXPECT_EQ(station(1).lamp, api::Lamp::Confirmed);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM outbox WHERE destination = 2 AND state = 1 AND length(receipt) > 100"), 1) << "the signed answer is kept";
    EXPECT_TRUE(line.place.recordLines().contains(u"continuity.deliver done "_s));
    Workplace::must(cycle());
    EXPECT_EQ(calls(), 1);
    const auto sent = line.transport.requests();
    const auto request = std::find_if(sent.begin(), sent.end(), [](const auto &one) { return one.path == u"/federation/v1/continuity"; });
    const QJsonObject decision = QJsonDocument::fromJson(request->body).object()["decisions"_L1][0].toObject();
    EXPECT_EQ(decision["id"_L1].toString(), change(11));
    EXPECT_EQ(decision.size(), 9) << "what the contract lists, and nothing else";
}

TEST_F(Decisions, F03_none_leaves_while_its_change_is_refused_or_nobody_is_in_who_decides)
{
    line.central.refusedIds = {change(10)};
    line.queueDecision(1, u"K16-1"_s);
    line.queueDecision(2, u"K16-2"_s);
    line.decides = false;
    Workplace::must(cycle());
    EXPECT_EQ(calls(), 0);
    line.decides = true;
    Workplace::must(cycle());
    EXPECT_EQ(line.central.decisions, QStringList{u"K16-2"_s});
    ASSERT_EQ(aside().size(), 1);
    EXPECT_EQ(aside()[0].kind, u"continuity"_s);
    EXPECT_EQ(aside()[0].behind, 1) << "its request waits behind it";
}

TEST_F(Decisions, F03_decisions_about_one_household_leave_in_their_order)
{
    line.queueDecision(1, u"K16-1"_s);
    line.queueDecision(2, u"K16-1"_s, true);
    line.queueDecision(3, u"K16-3"_s);
    Workplace::must(cycle());
    EXPECT_EQ(line.central.decisions, (QStringList{u"K16-1"_s, u"K16-3"_s, u"K16-1 cancelled"_s}));
    EXPECT_EQ(calls(), 2);
}

TEST_F(Decisions, F03_what_the_federation_refuses_is_set_aside_with_its_reason_and_may_be_tried_again)
{
    line.queueDecision(1, u"K16-1"_s);
    line.queueDecision(2, u"K16-1"_s, true);
    line.queueDecision(3, u"K16-3"_s);
    line.central.refusedDecisions = {{u"K16-1"_s, errorText(ErrorCode::PreconditionFailed)}};
    Workplace::must(cycle());
    EXPECT_EQ(line.central.decisions, QStringList{u"K16-3"_s});
    ASSERT_EQ(aside().size(), 1);
    EXPECT_EQ(aside()[0].kind, u"F6"_s);
    EXPECT_EQ(aside()[0].number, u"K16-1"_s);
    EXPECT_EQ(aside()[0].reason.code, ErrorCode::PreconditionFailed);
    EXPECT_EQ(aside()[0].way, api::AsideItem::Way::ToFederation);
    EXPECT_TRUE(aside()[0].household.isEmpty());
    EXPECT_EQ(station(1).lamp, api::Lamp::Refused);
    EXPECT_EQ(waiting(), 1) << "what stands on it waits";
    line.central.refusedDecisions.clear();
    Workplace::must(get(line.engine->tryAsideAgain(aside()[0].id)));
    Workplace::must(cycle());
    EXPECT_EQ(line.central.decisions, (QStringList{u"K16-3"_s, u"K16-1"_s, u"K16-1 cancelled"_s}));
    EXPECT_EQ(station(1).lamp, api::Lamp::Confirmed);
    EXPECT_TRUE(aside().isEmpty());
}

TEST_F(Decisions, F03_one_that_spoils_the_request_does_not_hold_up_the_others)
{
    line.central.badDecision = u"K16-2"_s;
    for (int n = 1; n <= 3; ++n)
        line.queueDecision(n, u"K16-%1"_s.arg(n));
    Workplace::must(cycle());
    EXPECT_EQ(line.central.decisions, (QStringList{u"K16-1"_s, u"K16-3"_s}));
    ASSERT_EQ(aside().size(), 1);
    EXPECT_EQ(aside()[0].number, u"K16-2"_s);
}

TEST_F(Decisions, C02_whatever_becomes_of_the_answer_each_decision_is_taken_once)
{
    using enum FakeTransport::Fault;
    for (const auto fault : {Lost, Unanswered, Status500, Busy, Garbage, Cut}) {
        const int n = 1 + static_cast<int>(line.central.decisions.size());
        line.queueDecision(n, u"K16-%1"_s.arg(n));
        spoil(fault);
        EXPECT_FALSE(cycle().ok()) << static_cast<int>(fault);
        EXPECT_EQ(waiting(), 1) << static_cast<int>(fault);
        EXPECT_EQ(station(n).lamp, api::Lamp::Waiting);
        line.restart(); // killed in between
        line.transport.script = {};
        Workplace::must(cycle());
        EXPECT_EQ(waiting(), 0) << static_cast<int>(fault);
        EXPECT_EQ(line.central.decisions.size(), n);
        EXPECT_EQ(station(n).lamp, api::Lamp::Confirmed);
    }
}

TEST_F(Decisions, C02_an_answer_that_is_not_the_federations_word_about_these_is_none)
{
    const QList<std::function<void(QJsonObject &, QJsonObject &)>> lies{
        [](QJsonObject &payload, QJsonObject &) { payload["municipality"_L1] = u"162027"_s; },
        [](QJsonObject &payload, QJsonObject &) { payload["type"_L1] = u"number"_s; },
        [](QJsonObject &payload, QJsonObject &) { payload["results"_L1] = QJsonArray(); },
        [](QJsonObject &, QJsonObject &result) { result["id"_L1] = change(99); },
        [](QJsonObject &, QJsonObject &result) { result["receipt"_L1] = u""_s; },
        [](QJsonObject &, QJsonObject &result) { result["outcome"_L1] = u"perhaps"_s; },
    };
    line.queueDecision(1, u"K16-1"_s);
    for (const bool resigned : {true, false}) {
        for (const auto &lie : lies) {
            line.transport.tamper = [&](const sync::Request &request, sync::Response &response) {
                if (request.path != u"/federation/v1/continuity")
                    return;
                QJsonObject answer = QJsonDocument::fromJson(response.body).object();
                QJsonObject payload = QJsonDocument::fromJson(QByteArray::fromBase64(answer["payload"_L1].toString().toLatin1())).object();
                QJsonObject result = payload["results"_L1][0].toObject();
                payload["results"_L1] = QJsonArray{result};
                lie(payload, result);
                if (payload["results"_L1].toArray().size() == 1)
                    payload["results"_L1] = QJsonArray{result};
                const QByteArray bytes = QJsonDocument(payload).toJson(QJsonDocument::Compact);
                answer["payload"_L1] = QString::fromLatin1(bytes.toBase64());
                if (resigned)
                    answer["signature"_L1] = QString::fromLatin1(line.central.receiptsKey.sign(bytes).toBase64());
                response.body = QJsonDocument(answer).toJson(QJsonDocument::Compact);
            };
            EXPECT_EQ(cycle().error().code, ErrorCode::ReceiptInvalid);
            EXPECT_EQ(waiting(), 1);
        }
    }
    line.transport.tamper = {};
    Workplace::must(cycle());
    EXPECT_EQ(waiting(), 0);
    EXPECT_EQ(line.central.decisions.size(), 1) << "taken with the first request, already with the last";
}

} // namespace madoguchi::test
