#include "desk_line.h"

#include "support/outcome.h"

#include <QJsonDocument>

namespace madoguchi::test {
namespace {

using Fault = FakeTransport::Fault;
using api::Lamp;

TEST(Engine, C01_C08_first_load_fills_the_store_and_stands_in_the_record)
{
    DeskLine line;
    line.feed(1203);
    EXPECT_FALSE(line.engine->status().firstLoadDone);
    EXPECT_OK(line.load());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE times = 1"), 1203);
    EXPECT_EQ(line.handler.told, 1203);
    EXPECT_TRUE(line.engine->status().firstLoadDone);
    EXPECT_TRUE(line.engine->status().online);
    const auto progress = line.engine->progress();
    EXPECT_EQ(progress.state, api::Progress::State::Done);
    EXPECT_EQ(progress.records, 1203);
    EXPECT_EQ(progress.recordsTotal, 1203);
    EXPECT_EQ(line.place.recordLines(), (QStringList{u"store.first-load done start"_s, u"store.first-load done done"_s}));
    EXPECT_EQ(line.transport.paths().filter(u"/v1/feed"_s).size(), 3);
}

TEST(Engine, F07_a_terminal_that_is_loaded_needs_no_server_to_begin_work)
{
    DeskLine line;
    line.feed(12);
    EXPECT_OK(line.load());
    const auto calls = line.transport.paths().size();
    const auto recorded = line.place.recordLines();
    EXPECT_OK(line.load()); // as the window asks that has not read the status yet
    EXPECT_EQ(line.transport.paths().size(), calls);
    EXPECT_EQ(line.place.recordLines(), recorded);
}

TEST(Engine, first_load_is_cancelled_and_goes_on_where_it_stopped_after_a_restart)
{
    DeskLine line;
    line.feed(1203);
    line.transport.script = [&](int call, const sync::Request &) {
        if (call == 2)
            line.engine->cancelFirstLoad();
        return Fault::None;
    };
    EXPECT_CODE(ErrorCode::Cancelled, line.load());
    EXPECT_EQ(line.engine->progress().state, api::Progress::State::Paused);
    const qint64 before = line.place.number("SELECT count(*) FROM test_effect");
    EXPECT_EQ(before, 1000);
    EXPECT_EQ(line.place.recordLines(), (QStringList{u"store.first-load done start"_s, u"store.first-load failed G-004"_s}));
    line.restart();
    EXPECT_OK(line.load());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE times = 1"), 1203);
    EXPECT_TRUE(line.transport.paths().last().contains(u"after=1000"_s));
}

TEST(Engine, a_first_load_that_was_cancelled_cancels_nothing_that_comes_by_itself)
{
    DeskLine line;
    line.feed(1203);
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    line.transport.script = [&](int, const sync::Request &request) {
        if (request.path.contains(u"after=500"_s))
            line.engine->cancelFirstLoad();
        return Fault::None;
    };
    line.automatic = true;
    line.restart();
    EXPECT_CODE(ErrorCode::Cancelled, line.load());
    line.transmits = true;
    line.queue(1, u"household"_s, u"house-1"_s);
    line.engine->wake();
    EXPECT_TRUE(waitFor([&] { return line.place.number("SELECT count(*) FROM test_effect WHERE kind = 'F4'") == 1; }));
}

TEST(Engine, what_was_registered_leaves_without_waiting_for_a_timer)
{
    DeskLine line;
    line.automatic = true;
    line.lookInterval = std::chrono::hours(1);
    line.restart();
    const auto rounds = [&] { return line.transport.paths().filter(u"/v1/directory"_s).size(); }; // where each ends
    ASSERT_TRUE(waitFor([&] { return rounds() == 1; }));
    ASSERT_TRUE(waitFor([&] { return line.engine->status().online; }));
    line.queue(1, u"household"_s, u"house-1"_s);
    EXPECT_TRUE(waitFor([&] { return line.transport.between([&] { return line.central.changes.size(); }) == 1 && rounds() == 2; }));
}

TEST(Engine, C11_a_hundred_entries_are_witnessed_without_waiting_for_a_timer)
{
    DeskLine line;
    line.automatic = true;
    line.lookInterval = std::chrono::hours(1);
    line.restart();
    const auto rounds = [&] { return line.transport.paths().filter(u"/v1/directory"_s).size(); };
    ASSERT_TRUE(waitFor([&] { return rounds() == 1; }));
    const auto enter = [&](int count) {
        for (int i = 0; i < count; ++i)
            line.place.write<Done>([&](store::Transaction &transaction) { return line.place.record().append(transaction, line.place.gate.actor, api::UseCase::HouseholdOpen, api::Outcome::Done, {}); });
    };
    enter(50);
    EXPECT_FALSE(waitFor([&] { return rounds() > 1; }, 200));
    enter(60);
    EXPECT_TRUE(waitFor([&] { return line.place.record().head().anchored >= 100; }));
}

TEST(Engine, what_is_registered_while_a_round_is_under_way_leaves_with_the_next_one_at_once)
{
    DeskLine line;
    line.automatic = true;
    line.lookInterval = std::chrono::hours(1);
    line.transport.script = [&](int, const sync::Request &request) {
        if (request.path == u"/v1/directory"_s && line.central.changes.isEmpty() && line.place.number("SELECT count(*) FROM outbox") == 0)
            line.queue(1, u"household"_s, u"house-1"_s); // the round is past its changes
        return Fault::None;
    };
    line.restart();
    EXPECT_TRUE(waitFor([&] { return line.transport.between([&] { return line.central.changes.size(); }) == 1; }));
}

TEST(Engine, C09_a_denied_first_load_asks_the_server_nothing)
{
    DeskLine line;
    line.place.gate.denied = {api::UseCase::StoreFirstLoad, api::UseCase::StoreSync, api::UseCase::FilePreview, api::UseCase::FileSend, api::UseCase::FileReceive};
    EXPECT_CODE(ErrorCode::Denied, line.load());
    EXPECT_CODE(ErrorCode::Denied, line.cycle());
    EXPECT_CODE(ErrorCode::Denied, line.preview());
    EXPECT_CODE(ErrorCode::Denied, line.sendFiles());
    EXPECT_CODE(ErrorCode::Denied, line.receive());
    EXPECT_EQ(line.transport.calls(), 0);
}

TEST(Engine, a_bad_item_is_set_aside_with_its_reason_and_blocks_nobody)
{
    for (const bool constraint : {false, true}) {
        DeskLine line;
        line.feed(250);
        line.central.addFeed(u"unknown-kind"_s, u"u-1"_s, {});
        line.handler.poison = {u"h-120"_s};
        line.handler.breaksConstraint = constraint;
        EXPECT_OK(line.load());
        EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE times = 1"), 249);
        EXPECT_EQ(line.place.rows("SELECT source, aggregate, reason FROM feed_set_aside ORDER BY position", 3),
                  (QStringList{u"municipal|h-120|"_s + (constraint ? u"D-007"_s : u"P-003"_s), u"municipal|u-1|N-021"_s}));
    }
}

TEST(Engine, two_items_that_the_store_does_not_take_hold_the_feed_no_longer_than_one)
{
    DeskLine line;
    line.feed(5);
    line.handler.poison = {u"h-2"_s, u"h-4"_s};
    line.handler.breaksConstraint = true;
    EXPECT_CODE(ErrorCode::StoreFailed, line.load());
    EXPECT_OK(line.load());
    EXPECT_EQ(line.place.rows("SELECT aggregate FROM feed_set_aside ORDER BY position", 1), (QStringList{u"h-2"_s, u"h-4"_s}));
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 3);
}

TEST(Engine, an_item_with_members_missing_or_empty_is_set_aside_and_blocks_nobody)
{
    for (const QByteArray &instead : {QByteArray(), QByteArray("\"kind\":\"\","), QByteArray("\"kind\":5,")}) {
        DeskLine line;
        line.feed(3);
        line.transport.tamper = [&](const sync::Request &, sync::Response &response) {
            if (const qsizetype second = response.body.indexOf('\n') + 1; second > 0)
                response.body = response.body.first(second) + response.body.sliced(second).replace("\"kind\":\"household\",", instead);
        };
        EXPECT_OK(line.load());
        EXPECT_EQ(line.place.rows("SELECT position, kind FROM feed_set_aside ORDER BY position", 2), (QStringList{u"2|"_s, u"3|"_s}));
        EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 1);
    }
}

TEST(Engine, changes_leave_in_order_and_are_acknowledged_by_verified_receipts)
{
    DeskLine line;
    line.queueNotification();
    ASSERT_EQ(line.deliveries().size(), 1);
    EXPECT_EQ(line.deliveries().first().terminal.lamp, Lamp::Confirmed);
    EXPECT_EQ(line.deliveries().first().municipal.lamp, Lamp::Waiting);
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.central.changes, (QStringList{change(1), change(2), change(3)}));
    const auto delivery = line.deliveries().first();
    EXPECT_EQ(delivery.what, u"8-1120-001"_s);
    EXPECT_EQ(delivery.municipal.lamp, Lamp::Confirmed);
    EXPECT_EQ(delivery.federation.lamp, Lamp::Waiting);
    EXPECT_EQ(delivery.intermediate.lamp, Lamp::CannotBeConfirmedHere);
    EXPECT_EQ(delivery.verification.lamp, Lamp::CannotBeConfirmedHere);
    EXPECT_EQ(line.engine->status().unacknowledged, 2) << "the two rows of the day's file";
    EXPECT_EQ(line.engine->status().recordUnanchored, 1) << "the entry of this very synchronisation";
}

TEST(Engine, C21_acknowledged_changes_are_dropped_after_thirty_days_and_unacknowledged_ones_never)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.cycle());
    const auto kept = [&] { return line.place.number("SELECT count(*) FROM outbox"); };
    ASSERT_EQ(kept(), 5);
    line.place.clock.advance(std::chrono::days(29));
    EXPECT_OK(line.cycle());
    EXPECT_EQ(kept(), 5);
    line.place.clock.advance(std::chrono::days(2));
    EXPECT_OK(line.cycle());
    EXPECT_EQ(kept(), 2) << "the rows of the day's file have no receipt yet";
    EXPECT_EQ(line.deliveries().first().municipal.lamp, Lamp::Confirmed) << "the ledger remembers";
}

TEST(Engine, a_receipt_signed_by_somebody_else_turns_no_lamp_green)
{
    DeskLine line;
    line.queueNotification();
    line.central.receiptsKey = *crypto::PrivateKey::generate();
    EXPECT_CODE(ErrorCode::ReceiptInvalid, line.cycle());
    EXPECT_EQ(line.deliveries().first().municipal.lamp, Lamp::Waiting);
    EXPECT_EQ(line.engine->status().unacknowledged, 5);
}

TEST(Engine, a_receipt_of_another_change_is_none)
{
    DeskLine line;
    line.queueNotification();
    line.transport.tamper = [&](const sync::Request &request, sync::Response &response) {
        if (request.path == u"/v1/changes"_s) { // everybody gets the first one's
            auto body = QJsonDocument::fromJson(response.body).object();
            auto answers = body["answers"_L1].toArray();
            for (int i = 1; i < answers.size(); ++i) {
                auto answer = answers[i].toObject();
                answer["receipt"_L1] = answers[0]["receipt"_L1];
                answers[i] = answer;
            }
            body["answers"_L1] = answers;
            response.body = QJsonDocument(body).toJson();
        }
    };
    EXPECT_CODE(ErrorCode::ReceiptInvalid, line.cycle());
    EXPECT_EQ(line.engine->status().unacknowledged, 4) << "the first one's was good";
}

TEST(Engine, refused_and_conflicting_changes_are_set_aside_and_shown)
{
    DeskLine line;
    line.queueNotification();
    line.central.refusedIds = {change(1)};
    line.central.conflictIds = {change(3)};
    line.central.addFeed(u"notification"_s, u"notification-1"_s, {{"by"_L1, u"somebody else"_s}});
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.central.changes, QStringList{change(2)});
    EXPECT_EQ(line.engine->status().refused, 2);
    EXPECT_EQ(line.deliveries().first().municipal.lamp, Lamp::Refused);
    EXPECT_EQ(line.deliveries().first().municipal.note, u"conflict"_s);
    const QString current = line.place.rows("SELECT current FROM outbox WHERE reason = 'conflict'", 1).value(0);
    EXPECT_EQ(QJsonDocument::fromJson(current.toUtf8())["body"_L1]["by"_L1].toString(), u"somebody else"_s) << "for whoever decides between the two";
}

TEST(Engine, sync_promise4_what_stands_on_a_refused_change_is_set_aside_with_it)
{
    DeskLine line;
    const auto write = [&](int n, const QString &aggregate, qint64 base) {
        journal::OutboxItem item = DeskLine::outgoing(n, u"reception"_s, aggregate, {}, journal::Destination::Municipal);
        item.baseVersion = base;
        line.place.write<Done>([&](store::Transaction &transaction) { return journal::enqueue(transaction, item, line.place.clock.utc()); });
    };
    write(1, u"r-1"_s, 0);
    write(2, u"r-2"_s, 0);
    write(3, u"r-1"_s, 1);
    line.central.refusedIds = {change(1)};
    EXPECT_OK(line.cycle());
    write(4, u"r-1"_s, 2);
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.central.changes, QStringList{change(2)}) << "those would stand on nothing, or on what somebody else has made meanwhile";
    EXPECT_EQ(line.engine->status().refused, 3);
    EXPECT_EQ(line.engine->status().unacknowledged, 0);
    EXPECT_EQ(line.place.rows("SELECT DISTINCT reason FROM outbox WHERE state = 2", 1), QStringList{u"F-003 body/by"_s});
}

TEST(Engine, one_change_that_spoils_the_batch_does_not_block_the_others)
{
    DeskLine line;
    line.queueNotification();
    line.central.poison = u"register-1"_s;
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.central.changes, (QStringList{change(1), change(3)}));
    EXPECT_EQ(line.engine->status().refused, 1);
}

TEST(Engine, sync_promise2_a_server_that_shuts_the_door_between_two_calls_loses_no_change)
{
    for (const int status : {401, 403, 404, 405, 407, 408, 429, 500, 503}) {
        DeskLine line;
        line.queueNotification();
        line.transport.tamper = [&](const sync::Request &request, sync::Response &response) {
            if (request.path == u"/v1/changes"_s)
                response = {status, {}, "{\"code\":\"F-002\"}"};
        };
        EXPECT_FALSE(line.cycle().ok()) << status;
        EXPECT_EQ(line.engine->status().refused, 0) << status;
        EXPECT_EQ(line.engine->status().unacknowledged, 5) << status;
        line.transport.tamper = {};
        EXPECT_OK(line.cycle());
        EXPECT_EQ(line.central.changes, (QStringList{change(1), change(2), change(3)})) << status;
    }
}

TEST(Engine, sync_promise3_another_epoch_in_the_middle_stops_what_would_be_taken)
{
    DeskLine line;
    line.feed(3);
    EXPECT_OK(line.load());
    line.feed(2);
    line.transport.tamper = [](const sync::Request &request, sync::Response &response) {
        for (auto &[name, value] : response.headers)
            if (request.path.startsWith(u"/v1/feed"_s) && name == "Madoguchi-Feed-Epoch")
                value = "epoch-2";
    };
    EXPECT_CODE(ErrorCode::EpochChanged, line.cycle());
    EXPECT_EQ(line.place.number("SELECT sum(times) FROM test_effect"), 3);
    EXPECT_EQ(line.engine->status().trouble->code, ErrorCode::EpochChanged);
}

TEST(Engine, sync_promise3_a_server_that_witnessed_more_than_we_hold_means_an_old_copy)
{
    DeskLine line;
    line.central.recordSize = 50;
    EXPECT_CODE(ErrorCode::EpochChanged, line.cycle());
}

TEST(Engine, C11_the_record_is_witnessed_also_after_a_lost_receipt)
{
    DeskLine line;
    line.feed(1);
    EXPECT_OK(line.load());
    line.transport.script = [](int, const sync::Request &request) { return request.path == u"/v1/record"_s ? Fault::Unanswered : Fault::None; };
    EXPECT_FALSE(line.cycle().ok());
    EXPECT_EQ(line.place.record().head().anchored, 0);
    line.transport.script = {};
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.place.record().head().anchored, 3);
}

TEST(Engine, C11_a_receipt_for_another_record_than_ours_is_none)
{
    DeskLine line;
    line.feed(1);
    EXPECT_OK(line.load());
    line.central.recordRoot = QString(64, u'0');
    EXPECT_CODE(ErrorCode::ReceiptInvalid, line.cycle());
    EXPECT_EQ(line.place.record().head().anchored, 0);
}

TEST(Engine, C09_lists_are_shown_to_nobody_whom_the_gate_refuses)
{
    DeskLine line;
    line.place.gate.denied = {api::UseCase::FileReceive, api::UseCase::StoreSync};
    EXPECT_CODE(ErrorCode::Denied, get(line.engine->files()));
    EXPECT_CODE(ErrorCode::Denied, get(line.engine->deliveries()));
}

TEST(Engine, C07_a_lock_during_the_first_load_interrupts_it_and_it_goes_on_afterwards)
{
    DeskLine line;
    line.feed(1203);
    line.transport.script = [&](int call, const sync::Request &) {
        if (call == 2) { // as a lock does: the gate refuses, the engine pauses, whatever thread it comes from
            line.place.gate.denied = {api::UseCase::StoreFirstLoad};
            line.engine->pause();
        }
        return Fault::None;
    };
    EXPECT_FALSE(line.load().ok());
    EXPECT_EQ(line.engine->progress().state, api::Progress::State::Paused);
    EXPECT_FALSE(line.engine->status().firstLoadDone);
    const qint64 before = line.place.number("SELECT count(*) FROM test_effect");
    line.transport.script = {};
    line.place.gate.denied.clear();
    line.engine->resume();
    EXPECT_OK(line.load());
    EXPECT_LT(before, 1203);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE times = 1"), 1203);
}

TEST(Engine, the_directory_is_handed_over_once_and_only_if_signed)
{
    DeskLine line;
    QList<QByteArray> received;
    const auto listen = [&] { QObject::connect(line.engine.get(), &sync::Engine::directoryReceived, line.engine.get(), [&](const QByteArray &answer) { received.append(answer); }); };
    listen();
    EXPECT_OK(line.cycle());
    EXPECT_OK(line.cycle());
    EXPECT_TRUE(waitFor([&] { return !received.isEmpty(); }));
    EXPECT_EQ(received.size(), 1);
    line.engine->directoryNotTaken(); // it did not verify, or the disk was full: it comes again
    EXPECT_OK(line.cycle());
    EXPECT_TRUE(waitFor([&] { return received.size() == 2; }));
    received.removeLast();
    line.restart();
    listen();
    line.central.receiptsKey = *crypto::PrivateKey::generate();
    EXPECT_FALSE(line.cycle().ok());
    EXPECT_EQ(received.size(), 1);
}

TEST(Engine, paused_it_sends_nothing)
{
    DeskLine line;
    line.engine->pause();
    EXPECT_CODE(ErrorCode::Cancelled, line.load());
    EXPECT_CODE(ErrorCode::Cancelled, get(line.engine->send({})));
    EXPECT_EQ(line.transport.calls(), 0);
    EXPECT_EQ(line.transport.drops(), 1 + 1) << "once as it begins, once now";
}

TEST(Engine, N011_a_clock_that_is_off_is_shown_while_everything_works)
{
    DeskLine line;
    line.central.now = line.place.clock.utc().addSecs(-2 * 365 * 86400);
    EXPECT_OK(line.cycle());
    EXPECT_TRUE(line.engine->status().online);
    ASSERT_TRUE(line.engine->status().trouble);
    EXPECT_EQ(line.engine->status().trouble->code, ErrorCode::ClockOff);
    line.central.now = line.place.clock.utc().addSecs(60);
    EXPECT_OK(line.cycle());
    EXPECT_FALSE(line.engine->status().trouble);
    EXPECT_EQ(line.engine->status().clockDifferenceMs, 60'000);
    EXPECT_EQ(line.engine->status().certificateDaysLeft, 90);
}

TEST(Engine, C20_a_sealed_number_goes_at_once_and_its_answer_must_be_signed)
{
    DeskLine line;
    const QJsonObject body{{"addressee"_L1, u"A100"_s}, {"reception"_L1, u"r-1"_s}, {"source"_L1, u"register"_s}};
    auto verdict = get(line.engine->send(body));
    EXPECT_OK(verdict);
    EXPECT_EQ(verdict->answer, api::NumberAnswer::Matches);
    EXPECT_EQ(verdict->receipt, u"R-1"_s);
    EXPECT_EQ(line.central.lastNumber, body);
    line.transport.tamper = [](const sync::Request &, sync::Response &response) { response.body.replace("\"answer\":\"matches\"", "\"answer\":\"differs\""); };
    EXPECT_CODE(ErrorCode::ReceiptInvalid, get(line.engine->send(body)));
}

TEST(Engine, C20_waiting_numbers_leave_with_the_cycle_and_a_refused_one_holds_up_nobody)
{
    DeskLine line;
    FakeQueue queue;
    line.engine->setNumbers(&queue);
    for (const QString &id : {u"n-1"_s, u"n-2"_s, u"n-3"_s})
        queue.add(id);
    line.central.refusedNumbers = {{u"n-2"_s, u"F-050"_s}};
    EXPECT_OK(line.cycle());
    EXPECT_EQ(queue.told, (QStringList{u"n-1 0"_s, u"n-2 3"_s, u"n-3 0"_s}));
    EXPECT_EQ(line.central.numbers, (QStringList{u"n-1"_s, u"n-3"_s}));
    EXPECT_TRUE(queue.bodies.isEmpty());
    EXPECT_EQ(queue.tidied, 1);
}

TEST(Engine, C20_without_a_connection_nothing_is_tried_further_yet_everybody_is_told)
{
    DeskLine line;
    FakeQueue queue;
    line.engine->setNumbers(&queue);
    queue.add(u"n-1"_s);
    queue.add(u"n-2"_s);
    line.transport.script = [](int, const sync::Request &request) { return request.path.contains(u"numbers"_s) ? Fault::Lost : Fault::None; };
    EXPECT_CODE(ErrorCode::ConnectionReset, line.cycle());
    EXPECT_EQ(queue.told, (QStringList{u"n-1 N-012"_s, u"n-2 N-012"_s}));
    EXPECT_EQ(line.transport.paths().filter(u"numbers"_s).size(), 1);
    EXPECT_EQ(queue.bodies.size(), 2);
    line.transport.script = {};
    EXPECT_OK(line.cycle());
    EXPECT_TRUE(queue.bodies.isEmpty());
}

TEST(Engine, C20_a_bad_answer_or_a_busy_server_leaves_a_number_waiting)
{
    for (const Fault fault : {Fault::Garbage, Fault::Cut, Fault::Status500, Fault::Busy, Fault::Unanswered}) {
        DeskLine line;
        FakeQueue queue;
        line.engine->setNumbers(&queue);
        queue.add(u"n-1"_s);
        line.transport.script = [&](int, const sync::Request &request) { return request.path.contains(u"numbers"_s) ? fault : Fault::None; };
        EXPECT_FALSE(line.cycle().ok());
        EXPECT_EQ(queue.bodies.size(), 1);
        line.transport.script = {};
        EXPECT_OK(line.cycle());
        EXPECT_EQ(line.central.numbers, QStringList{u"n-1"_s}) << "answered once, however often it came";
    }
}

TEST(Engine, C20_a_refusal_says_why)
{
    DeskLine line;
    line.central.refusedNumbers = {{u"n-1"_s, u"F-051"_s}, {u"n-2"_s, u"rubbish"_s}};
    const auto send = [&](const QString &id) { return get(line.engine->send({{"id"_L1, id}, {"addressee"_L1, u"A100"_s}})); };
    EXPECT_EQ(send(u"n-1"_s)->answer, api::NumberAnswer::Refused);
    EXPECT_EQ(send(u"n-1"_s)->reason->code, ErrorCode::SealKeyUnknown);
    EXPECT_EQ(send(u"n-2"_s)->reason->code, ErrorCode::AnswerRefused);
    line.transport.tamper = [](const sync::Request &, sync::Response &response) { response.status = 403; };
    EXPECT_CODE(ErrorCode::OwnCertificateRefused, send(u"n-1"_s)); // says nothing about the number
}

/// Every way in which an answer can be wrong: a clear code, nothing half applied, and the next attempt succeeds.
struct Spoilt {
    const char *name;
    ErrorCode code;
    void (*tamper)(sync::Response &);
};
class SpoiltFeed : public testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltFeed, is_refused_and_applied_later)
{
    DeskLine line;
    line.feed(30);
    line.transport.tamper = [](const sync::Request &request, sync::Response &response) {
        if (request.path.startsWith(u"/v1/feed"_s))
            GetParam().tamper(response);
    };
    EXPECT_CODE(GetParam().code, line.load());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM sqlite_schema WHERE name = 'test_effect'"), 0);
    line.transport.tamper = {};
    EXPECT_OK(line.load());
    EXPECT_EQ(line.place.number("SELECT sum(times) FROM test_effect"), 30);
}

INSTANTIATE_TEST_SUITE_P(Answers, SpoiltFeed, testing::Values(
    Spoilt{"empty", ErrorCode::AnswerTruncated, [](sync::Response &r) { r.body.clear(); }},
    Spoilt{"cut_in_a_line", ErrorCode::AnswerTruncated, [](sync::Response &r) { r.body.truncate(r.body.size() / 2); }},
    Spoilt{"cut_before_the_end_line", ErrorCode::AnswerTruncated, [](sync::Response &r) { r.body.truncate(r.body.lastIndexOf("{\"count\"")); }},
    Spoilt{"utf16", ErrorCode::AnswerMalformed, [](sync::Response &r) { r.body = QByteArray("\xff\xfe{\0}\0", 6) + '\n'; }},
    Spoilt{"latin1", ErrorCode::AnswerMalformed, [](sync::Response &r) { r.body.replace("seed", "s\xe9" "ed"); }},
    Spoilt{"html", ErrorCode::AnswerMalformed, [](sync::Response &r) { r.body = "<html></html>\n"; }},
    Spoilt{"array", ErrorCode::AnswerMalformed, [](sync::Response &r) { r.body = "[1,2]\n"; }},
    Spoilt{"positions_twice", ErrorCode::AnswerMalformed, [](sync::Response &r) { r.body.prepend(r.body.left(r.body.indexOf('\n') + 1)); }},
    Spoilt{"wrong_count", ErrorCode::AnswerMalformed, [](sync::Response &r) { r.body.replace("\"count\":30", "\"count\":29"); }},
    Spoilt{"unknown_member_of_the_end", ErrorCode::AnswerMalformed, [](sync::Response &r) { r.body.replace("\"count\":30", "\"count\":30,\"more\":1"); }},
    Spoilt{"no_epoch", ErrorCode::AnswerMalformed, [](sync::Response &r) { r.headers.clear(); }},
    Spoilt{"redirect", ErrorCode::AnswerMalformed, [](sync::Response &r) { r.status = 302; }},
    Spoilt{"forbidden", ErrorCode::OwnCertificateRefused, [](sync::Response &r) { r.status = 403; r.body = "{\"code\":\"F-002\"}"; }},
    Spoilt{"server_error", ErrorCode::ServerError, [](sync::Response &r) { r.status = 500; }},
    Spoilt{"busy", ErrorCode::ServerBusy, [](sync::Response &r) { r.status = 503; }}),
    [](const auto &parameter) { return parameter.param.name; });

TEST(Engine, an_item_with_an_unknown_member_is_set_aside_and_the_rest_goes_on)
{
    DeskLine line;
    line.feed(30);
    line.transport.tamper = [](const sync::Request &request, sync::Response &response) {
        if (request.path.startsWith(u"/v1/feed"_s))
            response.body.replace("\"aggregate\":\"h-7\"", "\"aggregate\":\"h-7\",\"extra\":true");
    };
    EXPECT_OK(line.load());
    EXPECT_EQ(line.place.number("SELECT sum(times) FROM test_effect"), 29);
    EXPECT_EQ(line.place.rows("SELECT aggregate, reason FROM feed_set_aside", 2), QStringList{u"h-7|N-021"_s});
}

} // namespace
} // namespace madoguchi::test
