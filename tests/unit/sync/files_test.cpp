#include "desk_line.h"

namespace madoguchi::test {
namespace {

using api::Lamp;
using State = api::InterfaceFile::State;

QString code(const auto &result)
{
    return result.ok() ? u"ok"_s : describe(result.error());
}
#define EXPECT_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto outcome_ = (expression);                                                                            \
        EXPECT_TRUE(outcome_.ok()) << code(outcome_).toStdString();                                                    \
    } while (false)
#define EXPECT_CODE(expected, expression)                                                                              \
    do {                                                                                                               \
        const auto outcome_ = (expression);                                                                            \
        ASSERT_FALSE(outcome_.ok());                                                                                   \
        EXPECT_EQ(outcome_.error().code, expected) << code(outcome_).toStdString();                                    \
    } while (false)

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

TEST(ReceivedFiles, F02_are_imported_whole_with_their_cursor)
{
    DeskLine line;
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()});
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    const auto count = line.receive();
    EXPECT_OK(count);
    EXPECT_EQ(*count, 2);
    EXPECT_EQ(line.place.rows("SELECT kind, aggregate, times FROM test_effect ORDER BY kind", 3), (QStringList{u"F3|A100|1"_s, u"F4|A100|1"_s}));
    EXPECT_EQ(line.handler.places, (QStringList{u"file-1:2"_s, u"file-2:2"_s})) << "whoever makes a task of a row makes it the same on every terminal";
    const auto received = *get(line.engine->received());
    ASSERT_EQ(received.size(), 2);
    EXPECT_TRUE(get(line.engine->content(received[0].id))->startsWith("H,"));
    EXPECT_EQ(*line.receive(), 0);
    EXPECT_EQ(line.place.number("SELECT sum(times) FROM test_effect"), 2);
    EXPECT_EQ(line.place.recordLines(), (QStringList{u"file.receive done imported"_s, u"file.receive done imported"_s, u"file.receive done "_s}));
}

TEST(ReceivedFiles, F02_what_waits_comes_with_the_next_cycle)
{
    DeskLine line;
    line.transmits = true;
    EXPECT_OK(line.cycle());
    EXPECT_TRUE(line.place.recordLines().filter(u"file.receive"_s).isEmpty()) << "nothing was there, and nobody has asked";
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 1);
    EXPECT_EQ(line.place.recordLines().filter(u"file.receive"_s), QStringList{u"file.receive done imported"_s});
    EXPECT_TRUE(line.engine->status().lastFileReceived.isValid());
}

TEST(ReceivedFiles, F02_a_finding_about_a_household_is_handed_on_like_any_row)
{
    DeskLine line;
    line.central.addFile(u"F9"_s, 1, 0,
                         {{{u"file_id"_s, u"KKSETAI"_s}, {u"sequence"_s, u"00000001"_s}, {u"line"_s, u"2"_s}, {u"item"_s, u"head_number_receipt"_s}, {u"code"_s, u"W11"_s},
                           {u"severity"_s, u"W"_s}, {u"text"_s, u"個人番号が空白です"_s}, {u"household"_s, u"9010000001"_s}, {u"addressee"_s, u""_s},
                           {u"needs_action"_s, u"Y"_s}, {u"due_on"_s, u"2026-12-06"_s}}});
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    EXPECT_OK(line.receive());
    EXPECT_EQ(line.place.rows("SELECT kind FROM test_effect ORDER BY kind", 1), (QStringList{u"F4"_s, u"F9"_s}));
    EXPECT_EQ(line.place.number("SELECT count(*) FROM feed_set_aside"), 0);
}

TEST(ReceivedFiles, C02_a_file_that_is_not_for_us_or_not_as_defined_is_refused_whole_and_blocks_nobody)
{
    DeskLine line;
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()}, u"162027"_s);
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    EXPECT_EQ(*line.receive(), 1);
    EXPECT_EQ(line.place.rows("SELECT layout, state FROM interface_file ORDER BY layout", 2), (QStringList{u"F3|refused"_s, u"F4|imported"_s}));
    EXPECT_EQ(line.place.rows("SELECT kind FROM test_effect", 1), QStringList{u"F4"_s});
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
    line.transport.script = {};
    EXPECT_OK(get(asked));
    EXPECT_EQ(line.central.files.size(), 2);
}

TEST(ReceivedFiles, a_file_whose_predecessor_is_missing_is_held_until_it_comes)
{
    DeskLine line;
    line.central.addFile(u"F3"_s, 2, 1, {DeskLine::verdictRow(u"A200"_s)});
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    EXPECT_EQ(*line.receive(), 1);
    EXPECT_TRUE(line.engine->status().sequenceGap);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE kind = 'F3'"), 0);
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow(u"A100"_s)});
    EXPECT_EQ(*line.receive(), 2);
    EXPECT_FALSE(line.engine->status().sequenceGap);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE kind = 'F3'"), 2);
}

TEST(ReceivedFiles, bytes_that_do_not_hash_to_what_was_announced_are_thrown_away)
{
    DeskLine line;
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()});
    line.transport.tamper = [](const sync::Request &request, sync::Response &response) {
        if (request.path.startsWith(u"/federation/v1/files/"_s))
            response.body.replace("A100", "A999");
    };
    EXPECT_CODE(ErrorCode::HashMismatch, line.receive());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file_part"), 0);
    line.transport.tamper = {};
    EXPECT_EQ(*line.receive(), 1);
}

TEST(ReceivedFiles, C02_a_held_file_that_the_store_has_damaged_is_set_aside_and_comes_again_when_somebody_says_so)
{
    DeskLine line;
    line.transmits = true;
    line.central.addFile(u"F3"_s, 2, 1, {DeskLine::verdictRow(u"A200"_s)}); // file-1
    EXPECT_EQ(*line.receive(), 0);
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file_part SET content = zeroblob(length(content))"); });
    line.central.addFile(u"F3"_s, 3, 2, {DeskLine::verdictRow(u"A300"_s)});
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow(u"A100"_s)});
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    const auto taken = [&] { return line.place.number("SELECT count(*) FROM test_effect"); };
    EXPECT_EQ(*line.receive(), 2) << "the first, and the other kind";
    EXPECT_EQ(taken(), 2) << "the third may not overtake it";
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file_part"), 4) << "nothing is thrown away";
    EXPECT_EQ(*line.receive(), 0);
    const auto damaged = [&] {
        for (const auto &item : line.aside())
            if (item.reason.code == ErrorCode::HashMismatch)
                return item.id;
        return QString();
    };
    ASSERT_FALSE(damaged().isEmpty());
    EXPECT_EQ(line.place.recordLines().filter(u"set aside X-004"_s).size(), 1);

    line.transport.tamper = [](const sync::Request &request, sync::Response &response) { // the federation does not have it any more
        if (request.path.endsWith(u"/files/file-1"_s))
            response = {404, {}, R"({"error":{"code":"G-003"}})"};
    };
    EXPECT_OK(line.tryAgain(damaged()));
    line.central.addFile(u"F4"_s, 2, 1, {DeskLine::idRow(u"A400"_s)});
    EXPECT_EQ(*line.receive(), 1) << "others come";
    ASSERT_FALSE(damaged().isEmpty()) << "and it is to be seen again";

    line.transport.tamper = {};
    EXPECT_OK(line.tryAgain(damaged()));
    EXPECT_EQ(*line.receive(), 2) << "it, and the third behind it";
    EXPECT_TRUE(line.aside().isEmpty());
    EXPECT_EQ(taken(), 5);
}

TEST(ReceivedFiles, C02_whoever_closes_a_damaged_file_lets_those_behind_it_go_on)
{
    DeskLine line;
    line.transmits = true;
    line.central.addFile(u"F3"_s, 2, 1, {DeskLine::verdictRow(u"A200"_s)});
    EXPECT_EQ(*line.receive(), 0);
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file_part SET content = zeroblob(length(content))"); });
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow(u"A100"_s)});
    line.central.addFile(u"F3"_s, 3, 2, {DeskLine::verdictRow(u"A300"_s)});
    EXPECT_EQ(*line.receive(), 1);
    for (const auto &item : line.aside())
        if (item.reason.code == ErrorCode::HashMismatch)
            EXPECT_OK(get(line.engine->closeAside(item.id, u"電話で確認済み"_s)));
    EXPECT_EQ(*line.receive(), 1);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 2);
}

TEST(ReceivedFiles, C02_another_content_under_the_id_of_one_that_was_taken_in_is_told_and_not_taken)
{
    DeskLine line;
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()});
    EXPECT_EQ(*line.receive(), 1);
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE feed_cursor SET position = 0 WHERE name = 'files'"); });
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file SET sha256 = zeroblob(32)"); });
    EXPECT_CODE(ErrorCode::HashMismatch, line.receive());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 1);
}

TEST(ReceivedFiles, a_download_survives_a_restart_in_the_middle)
{
    DeskLine line;
    QList<exchange::Row> rows;
    for (int i = 0; i < 30'000; ++i)
        rows.append(DeskLine::idRow(u"A%1"_s.arg(i)));
    line.central.addFile(u"F4"_s, 1, 0, rows);
    line.transport.script = [](int call, const sync::Request &) { return call == 2 ? FakeTransport::Fault::Lost : FakeTransport::Fault::None; };
    EXPECT_CODE(ErrorCode::ConnectionReset, line.receive());
    EXPECT_GT(line.place.number("SELECT count(*) FROM interface_file_part"), 0);
    line.restart();
    EXPECT_EQ(*line.receive(), 1);
    const auto paths = line.transport.paths().filter(u"files/file-1"_s);
    EXPECT_EQ(paths.size(), 3) << "one, one lost, one more";
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 30'000);
}

QList<exchange::Row> idRows(int count)
{
    QList<exchange::Row> rows;
    for (int i = 0; i < count; ++i)
        rows.append(DeskLine::idRow(u"A%1"_s.arg(i)));
    return rows;
}

TEST(ReceivedFiles, F02_a_save_finds_its_place_between_two_slices_of_a_long_file)
{
    DeskLine line;
    line.central.addFile(u"F4"_s, 1, 0, idRows(1'000));
    std::atomic<qint64> takenByThen{-1};
    QFuture<Result<Done>> save;
    line.handler.before = [&](const journal::FeedItem &item) -> Result<Done> {
        if (item.aggregate == u"A120"_s) // in the middle of a slice
            save = line.place.runner().store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
                MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT count(*) FROM test_effect"));
                MADOGUCHI_TRY(row.next());
                takenByThen = row.integer(0);
                return done();
            });
        return done();
    };
    EXPECT_EQ(*line.receive(), 1);
    ASSERT_TRUE(get(save).ok());
    EXPECT_EQ(takenByThen, 200) << "it waited for its slice and for nothing more";
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 1'000);
}

TEST(ReceivedFiles, C02_a_long_file_that_was_cut_short_goes_on_at_its_line)
{
    DeskLine line;
    line.central.addFile(u"F4"_s, 1, 0, idRows(350));
    line.handler.before = [](const journal::FeedItem &item) -> Result<Done> { return item.aggregate == u"A250"_s ? Result<Done>(ErrorCode::Cancelled) : done(); };
    EXPECT_CODE(ErrorCode::Cancelled, line.receive());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect"), 200);
    const auto half = Workplace::must(get(line.engine->files()));
    ASSERT_EQ(half.size(), 1);
    EXPECT_EQ(half.first().state, api::InterfaceFile::State::Received);
    line.restart();
    line.handler.before = {};
    EXPECT_EQ(*line.receive(), 1);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE times = 1"), 350);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file WHERE state = 'imported' AND applied = 351"), 1);
    EXPECT_EQ(*line.receive(), 0);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE times = 1"), 350);
}

TEST(ReceivedFiles, C02_one_that_is_half_taken_and_cannot_be_read_any_more_keeps_no_other)
{
    DeskLine line;
    line.transmits = true;
    line.central.addFile(u"F4"_s, 1, 0, idRows(350));
    line.handler.before = [](const journal::FeedItem &item) -> Result<Done> { return item.aggregate == u"A250"_s ? Result<Done>(ErrorCode::Cancelled) : done(); };
    EXPECT_CODE(ErrorCode::Cancelled, line.receive());
    line.handler.before = {};
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file SET layout = 'F7' WHERE layout = 'F4'"); }); // as if its layout were gone
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()});
    EXPECT_EQ(*line.receive(), 1);
    const auto items = line.aside();
    ASSERT_EQ(items.size(), 1);
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("UPDATE interface_file SET layout = 'F4' WHERE layout = 'F7'"); });
    line.central.addFile(u"F4"_s, 2, 1, {DeskLine::idRow(u"A999"_s)});
    EXPECT_EQ(*line.receive(), 0) << "nothing overtakes it";
    EXPECT_OK(line.tryAgain(items[0].id));
    EXPECT_EQ(*line.receive(), 2);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE times = 1"), 352) << "it went on where it was";
}

TEST(ReceivedFiles, C02_of_a_long_file_that_is_refused_nothing_is_taken)
{
    DeskLine line;
    line.central.addFile(u"F4"_s, 1, 0, idRows(350), u"162027"_s);
    EXPECT_EQ(*line.receive(), 0);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file WHERE state = 'refused' AND checked = 0 AND applied = 1"), 1);
    EXPECT_TRUE(line.handler.versions.isEmpty());
}

} // namespace
} // namespace madoguchi::test
