// The day's files go up: composed, previewed, sent, answered.
#include "desk_line.h"

#include "support/outcome.h"

namespace madoguchi::test {
namespace {

using api::Lamp;
using State = api::InterfaceFile::State;

TEST(DayFiles, F01_C36_what_was_previewed_is_sent_byte_for_byte)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.cycle());
    const auto preview = line.preview();
    EXPECT_OK(preview);
    ASSERT_EQ(preview->files.size(), 2);
    EXPECT_EQ(preview->files[0].layout, u"F1"_s);
    EXPECT_EQ(preview->files[0].sequence, 1);
    EXPECT_EQ(preview->files[1].layout, u"F2"_s);
    ASSERT_EQ(preview->lines.size(), 2);
    EXPECT_EQ(preview->lines[1].person, u"山田 花子"_s);
    EXPECT_EQ(preview->lines[1].change, u"新規"_s);
    EXPECT_TRUE(preview->blocking.isEmpty());

    line.place.clock.advance(std::chrono::hours(1));
    const auto again = line.preview(); // nothing new: the same bytes
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file"), 2);
    EXPECT_EQ(again->files[0].at, preview->files[0].at);
    const auto composed = line.place.rows("SELECT hex(p.content) FROM interface_file_part p JOIN interface_file ON id = file ORDER BY layout", 1);

    EXPECT_OK(line.sendFiles());
    ASSERT_EQ(line.central.files.size(), 2);
    EXPECT_EQ(QString::fromLatin1(line.central.files[0].toHex().toUpper()), composed[0]);
    EXPECT_EQ(QString::fromLatin1(line.central.files[1].toHex().toUpper()), composed[1]);
    EXPECT_EQ(line.engine->status().unacknowledged, 0);
    EXPECT_TRUE(line.engine->status().lastFileSent.isValid());
    for (const auto &delivery : line.deliveries())
        EXPECT_EQ(delivery.federation.lamp, Lamp::Confirmed) << delivery.what.toStdString();
    EXPECT_EQ(line.deliveries().size(), 3);
    EXPECT_CODE(ErrorCode::NotFound, line.sendFiles());
    const auto record = line.place.recordLines();
    EXPECT_EQ(record.filter(u"file.preview done"_s).size(), 2);
    EXPECT_EQ(record.filter(u"file.send done accepted"_s).size(), 2);
    EXPECT_EQ(record.filter(u"file.send failed"_s).size(), 1);
}

TEST(DayFiles, F01_a_transfer_that_somebody_has_interrupted_goes_on_only_when_somebody_takes_it_up_and_from_where_it_was)
{
    DeskLine line;
    line.transmits = true;
    line.queueNotification();
    EXPECT_OK(line.cycle());
    EXPECT_OK(line.preview());
    line.central.patchLimit = 100; // bytes a request: there is time to interrupt it
    int patches = 0;
    line.transport.tamper = [&](const sync::Request &request, sync::Response &) {
        if (request.method == "PATCH" && ++patches == 3)
            EXPECT_OK(get(line.engine->pauseTransfers(true)));
    };
    EXPECT_CODE(ErrorCode::Cancelled, line.sendFiles());
    EXPECT_TRUE(line.central.files.isEmpty());
    EXPECT_OK(line.cycle());
    EXPECT_TRUE(line.engine->status().transfersPaused);
    line.restart();
    EXPECT_OK(line.cycle());
    EXPECT_EQ(patches, 3) << "nothing begins by itself, after a restart neither";
    EXPECT_OK(get(line.engine->pauseTransfers(false)));
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.central.files.size(), 2);
    EXPECT_EQ(line.place.recordLines().filter(u"file.send done paused"_s).size(), 1);
    EXPECT_EQ(line.place.recordLines().filter(u"file.send done resumed"_s).size(), 1);
    const qsizetype bytes = line.central.files[0].size() + line.central.files[1].size();
    EXPECT_LE(patches, 2 + (bytes + 99) / 100) << "none of it was sent twice";
}

TEST(DayFiles, F04_months_for_another_municipality_leave_with_the_files_of_the_day)
{
    DeskLine line;
    line.queue(1, u"continuity-months"_s, u"K16-2"_s);
    line.queue(2, u"F8"_s, u"house-1"_s,
               {{"candidate"_L1, u"K16-2"_s}, {"previous_municipality"_L1, u"162019"_s}, {"household"_L1, u"S100"_s}, {"row"_L1, u"1"_s}, {"treated_in"_L1, u"2026-05"_s}, {"counts"_L1, u"1"_s},
                {"payment"_L1, u"1"_s}, {"income"_L1, u"UC"_s}, {"age_band"_L1, u"1"_s}, {"special"_L1, u"0"_s}, {"annual_from"_L1, u""_s}, {"annual_paid"_L1, u""_s}, {"cancelled"_L1, u"N"_s}},
               journal::Destination::FederationFile);
    const auto preview = line.preview();
    EXPECT_OK(preview);
    ASSERT_EQ(preview->files.size(), 1);
    EXPECT_EQ(preview->files[0].layout, u"F8"_s);
    ASSERT_EQ(preview->lines.size(), 1);
    EXPECT_EQ(preview->lines[0].change + u' ' + preview->lines[0].after, u"新規 高額該当 令和8年5月診療 · 候補番号 K16-2"_s);
    EXPECT_OK(line.sendFiles());
    ASSERT_EQ(line.central.files.size(), 1);
    EXPECT_TRUE(line.central.files[0].contains("\r\nD,K16-2,162019,S100,1,202605,1,1,UC,1,0,,,N\r\n")) << line.central.files[0].toStdString();
}

TEST(DayFiles, F01_rows_that_come_after_the_preview_wait_for_the_next_one)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.preview());
    line.queue(6, u"F2"_s, u"house-1"_s, DeskLine::personRow(), journal::Destination::FederationFile);
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.engine->status().unacknowledged, 1);
    EXPECT_EQ(line.preview()->files.size(), 1);
    EXPECT_EQ(line.preview()->files[0].sequence, 2);
}

TEST(DayFiles, sync_promise6_a_lamp_is_not_green_while_one_person_of_the_notification_was_refused)
{
    DeskLine line;
    line.queueNotification();
    line.queue(6, u"F2"_s, u"house-1"_s, DeskLine::personRow(u"A101"_s, u"02"_s), journal::Destination::FederationFile);
    EXPECT_OK(line.cycle());
    EXPECT_OK(line.preview());
    line.central.refuse(u"F2"_s, 2);
    EXPECT_CODE(ErrorCode::FileRefused, line.sendFiles());
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Refused);
    line.central.refuse({}, 0);
    EXPECT_OK(line.preview());
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.central.files.size(), 2);
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Refused) << "the second person was accepted, the first was not";
    EXPECT_EQ(line.notification().federation.note, u"E08"_s);
}

TEST(DayFiles, sync_promise6_a_lamp_is_not_green_while_a_row_of_the_notification_is_in_no_file_yet)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.cycle());
    EXPECT_OK(line.preview());
    line.central.heldLayout = u"F2"_s; // while it is held, no further F2 is composed
    EXPECT_CODE(ErrorCode::SequenceGap, line.sendFiles());
    line.queueNotification(2);
    EXPECT_OK(line.cycle());
    EXPECT_OK(line.preview());
    EXPECT_CODE(ErrorCode::SequenceGap, line.sendFiles());
    EXPECT_EQ(line.central.files.size(), 2) << "F1 of both";
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Waiting);
    EXPECT_EQ(line.notification(2).federation.lamp, Lamp::Waiting) << "the household is there, its person is not";
    line.central.heldLayout.clear();
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Confirmed);
    EXPECT_EQ(line.notification(2).federation.lamp, Lamp::Waiting);
    EXPECT_OK(line.preview());
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.notification(2).federation.lamp, Lamp::Confirmed);
}

TEST(DayFiles, F01_rows_leave_only_behind_changes_that_the_municipal_store_has_accepted)
{
    for (const int refused : {1, 2, 3}) { // household, register, notification: they were made together
        for (const bool conflict : {false, true}) {
            DeskLine line;
            line.queueNotification();
            (conflict ? line.central.conflictIds : line.central.refusedIds) = {change(refused)};
            EXPECT_OK(line.cycle());
            line.queueNotification(2); // another visit
            const auto preview = line.preview();
            EXPECT_OK(preview);
            EXPECT_EQ(preview->files.size(), 2) << refused;
            EXPECT_EQ(preview->lines.size(), 2) << "the other household and its person";
            EXPECT_OK(line.sendFiles());
            EXPECT_EQ(line.place.rows("SELECT id FROM outbox WHERE state = 0", 1), (QStringList{change(4), change(5)}));
            EXPECT_EQ(line.notification(2).federation.lamp, Lamp::Confirmed);
            EXPECT_NE(line.notification().federation.lamp, Lamp::Confirmed);
        }
    }
}

TEST(DayFiles, F01_a_preview_that_cannot_share_the_changes_composes_nothing)
{
    DeskLine line;
    line.queueNotification();
    line.transport.script = [](int, const sync::Request &request) { return request.path == u"/v1/changes"_s ? FakeTransport::Fault::Lost : FakeTransport::Fault::None; };
    EXPECT_CODE(ErrorCode::ConnectionReset, line.preview());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file"), 0);
    EXPECT_CODE(ErrorCode::NotFound, line.sendFiles());
}

TEST(DayFiles, F01_no_person_is_composed_before_the_household)
{
    DeskLine line;
    line.queue(4, u"F1"_s, u"house-1"_s, DeskLine::householdRow(), journal::Destination::FederationFile);
    EXPECT_OK(line.preview());
    line.central.heldLayout = u"F1"_s; // while it is held, no further F1 is composed
    EXPECT_CODE(ErrorCode::SequenceGap, line.sendFiles());
    line.queueNotification(2);
    EXPECT_EQ(line.preview()->files.size(), 1) << "the one that is held";
    line.central.heldLayout.clear();
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.preview()->files.size(), 2);
}

TEST(DayFiles, C02_a_row_that_the_layout_does_not_allow_is_named_and_set_aside_and_the_others_go)
{
    DeskLine line;
    line.queueNotification();
    line.queue(6, u"F2"_s, u"house-1"_s, DeskLine::personRow(u"A101"_s, u"1"_s), journal::Destination::FederationFile);
    const auto preview = line.preview();
    EXPECT_OK(preview);
    ASSERT_EQ(preview->blocking.size(), 1);
    EXPECT_EQ(preview->blocking[0].code, ErrorCode::LineRefused);
    EXPECT_EQ(preview->blocking[0].args.first(2), (QStringList{u"F2"_s, u"3"_s}));
    ASSERT_EQ(preview->files.size(), 2);
    EXPECT_EQ(preview->files[1].records, 1);
    EXPECT_EQ(line.engine->status().refused, 1);
    EXPECT_EQ(line.place.rows("SELECT id, reason FROM outbox WHERE state = 2", 2), QStringList{change(6) + u'|' + preview->blocking[0].args[3] + u' ' + preview->blocking[0].args[2]});
    EXPECT_CODE(ErrorCode::LineRefused, line.sendFiles());
    EXPECT_TRUE(line.central.files.isEmpty()) << "nobody has agreed to a day without that row";

    EXPECT_TRUE(line.preview()->blocking.isEmpty());
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.central.files.size(), 2);
    EXPECT_EQ(line.engine->status().unacknowledged, 0);
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Refused) << "one of its persons is not there";
}

TEST(DayFiles, C02_a_household_that_is_set_aside_keeps_its_persons_back_and_nobody_else)
{
    DeskLine line;
    line.queueNotification();
    QJsonObject row = DeskLine::householdRow();
    row["symbol"_L1] = true; // no text at all
    line.place.write<Done>([&](store::Transaction &transaction) {
        return journal::amendRows(transaction, u"house-1"_s, [&](journal::OutboxItem &item) {
            if (item.kind == u"F1"_s)
                item.body = row;
            return item.kind == u"F1"_s;
        });
    });
    EXPECT_OK(line.cycle());
    line.queueNotification(2);
    EXPECT_EQ(line.preview()->blocking.size(), 1);
    EXPECT_EQ(line.preview()->lines.size(), 2) << "the second household and its person";
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.place.rows("SELECT id, state FROM outbox WHERE state <> 1 ORDER BY position", 2), (QStringList{change(4) + u"|2"_s, change(5) + u"|0"_s}));
    EXPECT_EQ(line.notification(2).federation.lamp, Lamp::Confirmed);
}

TEST(DayFiles, C02_a_day_of_bad_rows_alone_composes_nothing)
{
    DeskLine line;
    constexpr int rows = 150; // more than a refusal names at a time
    for (int i = 1; i <= rows; ++i)
        line.queue(i, u"F2"_s, u"house-1"_s, DeskLine::personRow(u"A%1"_s.arg(1000 + i), u"1"_s), journal::Destination::FederationFile);
    const auto preview = line.preview();
    EXPECT_OK(preview);
    EXPECT_EQ(preview->blocking.size(), rows);
    EXPECT_TRUE(preview->files.isEmpty());
    EXPECT_EQ(line.engine->status().refused, rows);
    EXPECT_CODE(ErrorCode::LineRefused, line.sendFiles());
    EXPECT_OK(line.preview());
    EXPECT_CODE(ErrorCode::NotFound, line.sendFiles());
}

TEST(DayFiles, C20_a_receipt_that_comes_after_the_row_was_composed_goes_with_it)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.preview());
    line.place.write<Done>([&](store::Transaction &transaction) {
        return journal::amendRows(transaction, u"house-1"_s, [&](journal::OutboxItem &item) {
            item.body["number_receipt"_L1] = u"R-777"_s;
            return item.kind == u"F2"_s;
        });
    });
    EXPECT_OK(line.preview());
    EXPECT_OK(line.sendFiles());
    ASSERT_EQ(line.central.files.size(), 2);
    EXPECT_TRUE(line.central.files[1].contains("R-777"));
}

TEST(DayFiles, an_upload_goes_on_where_the_server_stands)
{
    DeskLine line;
    line.queueNotification();
    line.central.patchLimit = 100; // takes less than it is sent, each time
    EXPECT_OK(line.preview());
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.central.files.size(), 2);
}

TEST(DayFiles, C01_an_upload_is_never_sent_to_a_place_that_the_server_invents)
{
    for (const QByteArray &place : {QByteArray("https://elsewhere.example/federation/v1/uploads/1"), QByteArray("//elsewhere/x"), QByteArray("/federation/v1/uploads/../../x"),
                                    QByteArray("/federation/v1/uploads/a?b"), QByteArray("/federation/v1/uploads/a\n"), QByteArray()}) {
        DeskLine line;
        line.queueNotification();
        EXPECT_OK(line.preview());
        line.transport.tamper = [&](const sync::Request &, sync::Response &response) {
            for (auto &[name, value] : response.headers) {
                if (name == "Location")
                    value = place;
            }
        };
        EXPECT_CODE(ErrorCode::AnswerMalformed, line.sendFiles());
        EXPECT_TRUE(line.transport.paths().filter(u"PATCH"_s).isEmpty());
    }
}

TEST(DayFiles, a_refused_file_sets_its_bad_rows_aside_and_the_others_go_with_the_next)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.cycle());
    line.queue(6, u"F1"_s, u"house-2"_s, DeskLine::householdRow(), journal::Destination::FederationFile);
    EXPECT_OK(line.preview());
    line.central.fileState = u"refused"_s;
    line.central.fileRefusals = {QJsonObject{{"line"_L1, 3}, {"column"_L1, 5}, {"item"_L1, u"世帯番号"_s}, {"code"_L1, u"E08"_s}, {"reason"_L1, u"twice"_s}}};
    EXPECT_CODE(ErrorCode::FileRefused, line.sendFiles());
    EXPECT_EQ(line.engine->status().refused, 1);
    const auto files = *get(line.engine->files());
    EXPECT_EQ(std::count_if(files.begin(), files.end(), [](const auto &file) { return file.state == State::Refused && file.note.contains(u"E08"_s); }), 1);
    line.central.fileState = u"accepted"_s;
    EXPECT_OK(line.preview());
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.central.files.size(), 2);
    EXPECT_EQ(line.engine->status().unacknowledged, 0);
    EXPECT_TRUE(line.place.recordLines().contains(u"file.send failed X-002"_s));
}

TEST(DayFiles, a_held_file_is_shown_as_a_gap_and_asked_for_again)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.preview());
    line.central.fileState = u"held"_s;
    EXPECT_CODE(ErrorCode::SequenceGap, line.sendFiles());
    EXPECT_TRUE(line.engine->status().sequenceGap);
    line.central.fileState = u"accepted"_s;
    EXPECT_OK(line.sendFiles());
    EXPECT_FALSE(line.engine->status().sequenceGap);
    EXPECT_EQ(line.central.files.size(), 2);
}

TEST(DayFiles, sync_promise2_an_upload_cut_at_any_call_is_finished_by_the_next_cycle_alone)
{
    for (const auto fault : {FakeTransport::Fault::Lost, FakeTransport::Fault::Unanswered}) {
        for (int cut = 0;; ++cut) {
            DeskLine line;
            line.queueNotification();
            line.central.patchLimit = 200; // a cut after every 200 bytes
            EXPECT_OK(line.preview());
            const int before = line.transport.calls();
            line.transport.script = [&](int call, const sync::Request &) { return call == before + cut ? fault : FakeTransport::Fault::None; };
            if (line.sendFiles().ok()) {
                EXPECT_GT(cut, 6) << "every call was cut once";
                break;
            }
            line.restart();
            line.transmits = true;
            EXPECT_OK(line.cycle());
            ASSERT_EQ(line.central.files.size(), 2) << cut;
            EXPECT_EQ(line.notification().federation.lamp, Lamp::Confirmed);
            EXPECT_EQ(line.engine->status().unacknowledged, 0);
        }
    }
}

TEST(DayFiles, F01_what_is_only_composed_waits_for_a_person)
{
    DeskLine line;
    line.transmits = true;
    line.queueNotification();
    EXPECT_OK(line.preview());
    EXPECT_OK(line.cycle());
    EXPECT_TRUE(line.central.files.isEmpty());
}

TEST(DayFiles, F01_behind_a_refused_file_nothing_goes_that_refers_to_it)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.cycle());
    line.queueNotification(2);
    EXPECT_OK(line.preview());
    line.central.refuse(u"F1"_s, 2);
    EXPECT_CODE(ErrorCode::FileRefused, line.sendFiles());
    line.central.refuse({}, 0);
    line.transmits = true;
    EXPECT_OK(line.cycle());
    EXPECT_TRUE(line.central.files.isEmpty()) << "no person before the household";
    EXPECT_EQ(line.preview()->lines.size(), 2) << "the second household and its person";
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.central.files.size(), 2);
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Refused);
    EXPECT_EQ(line.notification(2).federation.lamp, Lamp::Confirmed);
    for (const auto &delivery : line.deliveries()) // a file that never left is none
        EXPECT_NE(delivery.federation.lamp, Lamp::Waiting) << delivery.what.toStdString();
}

TEST(DayFiles, sync_promise7_a_held_file_is_asked_for_again_more_and_more_seldom_and_holds_up_nothing)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.preview());
    line.central.heldLayout = u"F1"_s;
    EXPECT_CODE(ErrorCode::SequenceGap, line.sendFiles());
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    line.transmits = true;
    line.automatic = true;
    line.restart(); // and its first cycle
    const auto asked = [&] { return line.transport.paths().filter(u"/result"_s).size(); };
    const auto entries = line.place.recordLines().filter(u"file.send"_s);
    EXPECT_TRUE(waitFor([&] { return asked() == 2 && line.engine->status().trouble; }));
    EXPECT_EQ(line.engine->status().trouble->code, ErrorCode::SequenceGap);
    EXPECT_TRUE(line.engine->status().online);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 1) << "what waited at the federation came";
    EXPECT_EQ(line.place.recordLines().filter(u"file.send"_s), entries) << "one more time without an answer is no event";

    const auto nextCycle = [&](int n) { // something is registered: the next cycle comes at once
        line.queue(n, u"household"_s, u"house-9"_s);
        line.engine->wake();
        return waitFor([&] { return line.place.number("SELECT count(*) FROM outbox WHERE state = 0") == 2; });
    };
    EXPECT_TRUE(nextCycle(901));
    EXPECT_TRUE(nextCycle(902));
    EXPECT_EQ(asked(), 2) << "not its turn yet; the changes went all the same";
    EXPECT_EQ(line.engine->status().trouble->code, ErrorCode::SequenceGap) << "still so, although nobody has asked";
    line.central.heldLayout.clear();
    line.place.clock.advance(std::chrono::seconds(4));
    line.queue(903, u"household"_s, u"house-9"_s);
    line.engine->wake();
    EXPECT_TRUE(waitFor([&] { return line.engine->status().unacknowledged == 0; }));
    EXPECT_EQ(line.central.files.size(), 2);
    EXPECT_FALSE(line.engine->status().trouble);
}

TEST(DayFiles, C09_nothing_moves_by_itself_for_somebody_who_may_not_transmit)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.preview());
    line.central.heldLayout = u"F1"_s;
    EXPECT_CODE(ErrorCode::SequenceGap, line.sendFiles());
    line.central.heldLayout.clear();
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    line.place.gate.admitted.clear();
    const int before = line.transport.paths().filter(u"/federation/"_s).size();
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.transport.paths().filter(u"/federation/"_s).size(), before);
    EXPECT_FALSE(line.place.gate.admitted.contains(api::UseCase::FileSend) || line.place.gate.admitted.contains(api::UseCase::FileReceive)) << "not even asked";
}

TEST(DayFiles, sync_promise5_the_status_says_what_waits_since_when_and_from_when_on_an_answer_is_due)
{
    DeskLine line;
    EXPECT_OK(line.receive()); // nothing is there: asking is no answer
    const QDateTime queuedAt = line.place.clock.utc();
    line.queueNotification();
    line.central.refusedIds = {change(2)};
    EXPECT_OK(line.cycle());
    auto status = line.engine->status();
    EXPECT_FALSE(status.changesDue.isValid()) << "what was refused waits for a person";
    EXPECT_EQ(status.rowsDue, queuedAt);
    EXPECT_EQ(status.rowsBehind, 2);
    line.central.refusedIds.clear();
    EXPECT_OK(get(line.engine->tryAsideAgain(get(line.engine->aside())->first().id)));
    line.place.clock.advance(std::chrono::hours(1));
    const QDateTime sentAt = line.place.clock.utc();
    EXPECT_OK(line.preview());
    EXPECT_OK(line.sendFiles());
    line.place.clock.advance(std::chrono::hours(1));
    EXPECT_OK(line.receive());
    status = line.engine->status();
    EXPECT_FALSE(status.rowsDue.isValid());
    EXPECT_EQ(status.rowsBehind, 0);
    EXPECT_EQ(status.answersDue, sentAt) << "asked for, and not there yet";
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    EXPECT_OK(line.receive());
    EXPECT_FALSE(line.engine->status().answersDue.isValid());
}

TEST(DayFiles, a_receipt_for_other_bytes_is_none)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.preview());
    line.transport.tamper = [&](const sync::Request &request, sync::Response &response) {
        if (!request.path.endsWith(u"/result"_s))
            return;
        const QByteArray payload = R"({"type":"file","sequence":1,"records":1,"sha256":")" + QByteArray(64, '0') + "\"}";
        response.body = R"({"state":"accepted","receipt":{"key":"receipts","payload":")" + payload.toBase64() + R"(","signature":")"
            + line.central.receiptsKey.sign(payload).toBase64() + "\"}}";
    };
    EXPECT_CODE(ErrorCode::ReceiptInvalid, line.sendFiles());
    EXPECT_EQ(line.engine->status().unacknowledged, 2);
}

TEST(DayFiles, a_pause_that_comes_while_what_was_asked_for_waits_is_the_later_word)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.cycle());
    EXPECT_OK(line.preview());
    QFuture<Result<Done>> asked;
    QFuture<Result<Done>> paused;
    line.transport.script = [&](int, const sync::Request &) { // the worker is busy with a cycle
        if (!asked.isValid() || asked.isCanceled()) {
            asked = line.engine->sendToday();
            paused = line.engine->pauseTransfers(true);
            EXPECT_TRUE(get(paused).ok());
        }
        return FakeTransport::Fault::None;
    };
    EXPECT_OK(line.cycle());
    line.transport.script = {};
    EXPECT_CODE(ErrorCode::Cancelled, get(asked));
    EXPECT_TRUE(line.central.files.isEmpty());
    EXPECT_TRUE(line.engine->status().transfersPaused);
    EXPECT_OK(line.sendFiles());
    EXPECT_EQ(line.central.files.size(), 2);
}

TEST(DayFiles, a_pause_that_was_taken_up_again_holds_up_nothing_that_was_asked_for)
{
    DeskLine line;
    line.queueNotification();
    EXPECT_OK(line.cycle());
    EXPECT_OK(line.preview());
    QFuture<Result<Done>> asked;
    line.transport.script = [&](int, const sync::Request &) { // the worker is busy with a cycle
        if (!asked.isValid() || asked.isCanceled()) {
            asked = line.engine->sendToday();
            EXPECT_TRUE(get(line.engine->pauseTransfers(true)).ok());
            EXPECT_TRUE(get(line.engine->pauseTransfers(false)).ok());
        }
        return FakeTransport::Fault::None;
    };
    EXPECT_OK(line.cycle());
    line.transport.between([&] { line.transport.script = {}; });
    EXPECT_OK(get(asked));
    EXPECT_EQ(line.central.files.size(), 2);
}

} // namespace
} // namespace madoguchi::test
