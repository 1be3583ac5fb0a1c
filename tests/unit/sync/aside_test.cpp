// What could not go on is seen, tried again or closed with a reason, and never lost (sync.md promise 2).
#include "desk_line.h"

#include "support/outcome.h"

namespace madoguchi::test {
namespace {

using api::AsideItem;
using api::Lamp;
using Way = AsideItem::Way;

/// A line with one notification of which the server has refused the household, since 01:42.
struct Refused : DeskLine {
    Refused()
    {
        queueNotification();
        central.refusedIds = {change(1)};
        (void)cycle();
        central.refusedIds.clear();
    }
};

/// Sends the day's files, whatever comes of it.
void send(DeskLine &line)
{
    (void)line.cycle();
    (void)line.preview();
    (void)line.sendFiles();
}

TEST(Aside, sync_promise2_a_refused_change_is_listed_with_what_why_and_since_when_also_after_a_restart)
{
    Refused line;
    for (int i = 0; i < 2; ++i) {
        const auto items = line.aside();
        ASSERT_EQ(items.size(), 1);
        EXPECT_EQ(items[0].way, Way::ToMunicipality);
        EXPECT_EQ(items[0].kind, u"household"_s);
        EXPECT_EQ(items[0].household, HouseholdId(u"house-1"_s));
        EXPECT_EQ(items[0].reason, (Error{ErrorCode::RequestMalformed, {}, u"body/by"_s}));
        EXPECT_EQ(items[0].since, line.place.clock.utc());
        EXPECT_EQ(items[0].behind, 2) << "its rows for the federation";
        EXPECT_TRUE(items[0].mayTryAgain && items[0].mayClose && !items[0].closing);
        EXPECT_EQ(line.place.recordLines().filter(u"aside.list done"_s).size(), i + 1) << "C-09: with names, so it is recorded";
        line.restart();
    }
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.engine->status().refused, 1);
    EXPECT_EQ(line.engine->status().rowsBehind, 2);
}

TEST(Aside, sync_promise2_tried_again_a_change_leaves_once_under_its_own_id_and_its_rows_behind_it)
{
    Refused line;
    line.place.clock.advance(std::chrono::hours(1));
    EXPECT_OK(line.tryAgain(line.aside()[0].id));
    EXPECT_TRUE(line.openAside(0));
    EXPECT_EQ(line.aside().size(), 0);
    send(line);
    EXPECT_EQ(line.central.changes, (QStringList{change(2), change(3), change(1)}));
    EXPECT_EQ(line.central.files.size(), 2);
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Confirmed);
    EXPECT_EQ(line.engine->status().rowsBehind, 0);
    EXPECT_EQ(line.place.recordLines().filter(u"aside.settle done again"_s).size(), 1);
}

TEST(Aside, sync_promise2_a_change_that_the_server_had_taken_after_all_is_not_made_twice)
{
    DeskLine line;
    line.queue(1, u"household"_s, u"house-1"_s);
    EXPECT_OK(line.cycle());
    line.place.write<Done>([&](store::Transaction &t) { return journal::setAside(t, ChangeId(change(1)), u"conflict"_s, line.place.clock.utc()); });
    EXPECT_EQ(line.aside()[0].reason.code, ErrorCode::VersionConflict);
    EXPECT_OK(line.tryAgain(line.aside()[0].id));
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.central.changes, QStringList{change(1)});
    EXPECT_EQ(line.engine->status().unacknowledged, 0);
}

TEST(Aside, the_lamp_of_a_refused_notification_goes_out_while_it_is_tried_again)
{
    DeskLine line;
    line.queueNotification();
    line.central.refusedIds = {change(3)};
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.notification().municipal.lamp, Lamp::Refused);
    EXPECT_OK(line.tryAgain(line.aside()[0].id));
    EXPECT_EQ(line.notification().municipal.lamp, Lamp::Waiting);
    line.central.refusedIds.clear();
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.notification().municipal.lamp, Lamp::Confirmed);
}

TEST(Aside, sync_promise6_the_lamp_of_what_stands_on_a_refused_decision_tells_the_same)
{
    DeskLine line;
    for (const int base : {0, 1})
        line.place.write<Done>([&](store::Transaction &transaction) {
            journal::OutboxItem item;
            item.id = ChangeId(change(base + 1));
            item.kind = u"continuity"_s;
            item.aggregate = u"K16-0001"_s;
            item.baseVersion = base;
            item.actor = u"clerk-1"_s;
            item.body = {{"n"_L1, base}};
            return journal::enqueue(transaction, item, line.place.clock.utc());
        });
    line.central.refusedIds = {change(1)};
    EXPECT_OK(line.cycle());
    const auto lamps = [&] { return line.place.rows("SELECT s.change, coalesce(d.state, 'waiting') FROM delivery_subject s LEFT JOIN delivery d ON d.change = s.change AND d.station = 'municipal' ORDER BY 1", 2); };
    EXPECT_EQ(lamps(), (QStringList{change(1) + u"|refused"_s, change(2) + u"|refused"_s}));
    EXPECT_OK(line.tryAgain(u"change:"_s + change(1)));
    EXPECT_EQ(lamps(), (QStringList{change(1) + u"|waiting"_s, change(2) + u"|waiting"_s}));
    line.central.refusedIds.clear();
    EXPECT_OK(line.cycle());
    EXPECT_EQ(lamps(), (QStringList{change(1) + u"|confirmed"_s, change(2) + u"|confirmed"_s}));
}

TEST(Aside, sync_promise4_two_changes_made_without_knowing_theirs_do_not_take_its_place)
{
    DeskLine line;
    line.central.shares = true;
    line.central.addFeed(u"household"_s, u"house-1"_s, {{"n"_L1, 1}});
    EXPECT_OK(line.load());
    line.central.addFeed(u"household"_s, u"house-1"_s, {{"n"_L1, 2}}); // somebody else's, while there was no line
    for (const int base : {1, 2}) // the second has the number of theirs for its base
        line.place.write<Done>([&](store::Transaction &transaction) {
            journal::OutboxItem item;
            item.id = ChangeId(change(base));
            item.kind = u"household"_s;
            item.aggregate = u"house-1"_s;
            item.baseVersion = base;
            item.actor = u"clerk-1"_s;
            item.body = {{"n"_L1, 10 * base}};
            return journal::enqueue(transaction, item, line.place.clock.utc());
        });
    EXPECT_OK(line.cycle());
    EXPECT_TRUE(line.central.changes.isEmpty());
    const auto items = line.aside();
    ASSERT_EQ(items.size(), 2);
    for (const auto &item : items)
        EXPECT_EQ(item.reason.code, ErrorCode::VersionConflict);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM outbox WHERE current ->> 'version' = 2"), 2) << "each beside theirs";
    EXPECT_OK(line.close(items[0].id));
    EXPECT_EQ(line.place.recordLines().filter(u"aside.settle done theirs"_s).size(), 1) << "the record names the decision";
}

TEST(Aside, sync_promise2_nothing_is_tried_again_that_would_undo_what_was_accepted_later)
{
    Refused line;
    line.queue(200, u"household"_s, u"house-1"_s);
    EXPECT_OK(line.cycle());
    EXPECT_CODE(ErrorCode::VersionConflict, line.tryAgain(line.aside()[0].id));
    EXPECT_EQ(line.aside().size(), 1);
    EXPECT_EQ(line.place.recordLines().filter(u"aside.settle failed P-012"_s).size(), 1);
    // Nor is that forgotten with the accepted one after thirty days.
    line.place.clock.advance(std::chrono::hours(24 * 40));
    EXPECT_OK(line.cycle());
    EXPECT_CODE(ErrorCode::VersionConflict, line.tryAgain(line.aside()[0].id));
}

TEST(Aside, a_row_is_tried_again_though_another_person_of_the_household_was_accepted_later)
{
    DeskLine line;
    line.queueNotification();
    line.queue(6, u"F2"_s, u"house-1"_s, DeskLine::personRow(u"A101"_s, u"02"_s), journal::Destination::FederationFile);
    line.central.refuse(u"F2"_s, 2);
    send(line);
    line.central.refuse({}, 0);
    send(line);
    const auto items = line.aside();
    ASSERT_EQ(items.size(), 1) << "the file is none of it: it was refused for this row alone";
    EXPECT_EQ(items[0].way, Way::ToFederation);
    EXPECT_EQ(items[0].finding, u"E08"_s);
    EXPECT_EQ(items[0].number, u"S100"_s);
    EXPECT_EQ(items[0].person, u"山田 花子"_s);
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Refused);
    EXPECT_OK(line.tryAgain(items[0].id));
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Waiting);
    send(line);
    EXPECT_EQ(line.central.files.size(), 3);
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Confirmed);
}

TEST(Aside, C02_a_row_that_its_layout_refuses_names_the_item_as_the_layout_calls_it)
{
    DeskLine line;
    line.queueNotification();
    line.queue(6, u"F2"_s, u"house-1"_s, DeskLine::personRow(u"A101"_s, u"x1"_s), journal::Destination::FederationFile);
    send(line);
    const auto items = line.aside();
    ASSERT_EQ(items.size(), 1);
    EXPECT_EQ(items[0].finding, u"E01"_s);
    EXPECT_EQ(items[0].reason.field, u"枝番"_s);
}

TEST(Aside, sync_promise6_a_lamp_stays_refused_while_another_row_of_the_notification_is_set_aside)
{
    DeskLine line;
    line.queueNotification();
    for (const int n : {6, 7})
        line.queue(n, u"F2"_s, u"house-1"_s, DeskLine::personRow(u"A10%1"_s.arg(n), u"0%1"_s.arg(n - 4)), journal::Destination::FederationFile);
    line.central.refuse(u"F2"_s, 2);
    send(line);
    send(line); // now the second person stands in line 2
    ASSERT_EQ(line.aside().size(), 2);
    line.central.refuse({}, 0);
    EXPECT_OK(line.tryAgain(line.aside()[0].id));
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Refused);
    send(line);
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Refused);
    EXPECT_OK(line.tryAgain(line.aside()[0].id));
    send(line);
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Confirmed);
}

TEST(Aside, sync_promise2_what_is_closed_stays_with_who_when_and_why_and_takes_along_what_waits_behind_it)
{
    Refused line;
    line.place.clock.advance(std::chrono::hours(2));
    EXPECT_OK(line.close(line.aside()[0].id, u"  二重に登録したため  "_s));
    EXPECT_TRUE(line.openAside(0));
    line.restart();
    const auto items = line.aside();
    ASSERT_EQ(items.size(), 3) << "the change and its two rows";
    for (const AsideItem &item : items) {
        ASSERT_TRUE(item.closing);
        EXPECT_EQ(item.closing->reason, u"二重に登録したため"_s);
        EXPECT_EQ(item.closing->by, u"clerk-1"_s);
        EXPECT_EQ(item.closing->byName, u"窓口 花子"_s);
        EXPECT_EQ(item.closing->at, line.place.clock.utc());
        EXPECT_FALSE(item.mayTryAgain || item.mayClose);
        EXPECT_CODE(ErrorCode::NotFound, line.tryAgain(item.id));
        EXPECT_CODE(ErrorCode::NotFound, line.close(item.id));
    }
    send(line);
    EXPECT_EQ(line.central.changes, (QStringList{change(2), change(3)}));
    EXPECT_EQ(line.central.files.size(), 0) << "the municipality does not have it: the federation must not either";
    EXPECT_EQ(line.notification().federation.lamp, Lamp::Refused);
    EXPECT_EQ(line.engine->status().unacknowledged, 0);
    EXPECT_EQ(line.engine->status().rowsBehind, 0);
    EXPECT_EQ(line.place.recordLines().filter(u"aside.settle done closed"_s).size(), 1);
}

TEST(Aside, C06_a_reason_is_needed_and_holds_no_individual_number)
{
    Refused line;
    const QString id = line.aside()[0].id;
    EXPECT_CODE(ErrorCode::FieldRequired, line.close(id, u"   "_s));
    EXPECT_CODE(ErrorCode::TooLarge, line.close(id, QString(201, u'あ')));
    EXPECT_CODE(ErrorCode::IndividualNumberInText, line.close(id, u"番号は１２３４ ５６７８ ９０１８です"_s));
    EXPECT_CODE(ErrorCode::CharacterUnfit, line.close(id, u"\uFEFF済み"_s));
    EXPECT_EQ(line.engine->status().refused, 1);
    EXPECT_OK(line.close(id, QString(200, u'あ')));
}

TEST(Aside, C09_nobody_settles_or_looks_who_may_not)
{
    Refused line;
    const QString id = line.aside()[0].id;
    line.place.gate.denied = {api::UseCase::AsideList, api::UseCase::AsideSettle};
    EXPECT_CODE(ErrorCode::Denied, get(line.engine->aside()));
    EXPECT_CODE(ErrorCode::Denied, line.tryAgain(id));
    EXPECT_CODE(ErrorCode::Denied, line.close(id));
    EXPECT_EQ(line.place.number("SELECT count(*) FROM outbox WHERE state = 2"), 1);
}

TEST(Aside, sync_promise2_an_item_of_the_feed_is_applied_again_as_it_came)
{
    DeskLine line;
    line.feed(3);
    line.handler.poison = {u"h-2"_s};
    EXPECT_OK(line.load());
    EXPECT_EQ(line.engine->status().refused, 1);
    const auto items = line.aside();
    ASSERT_EQ(items.size(), 1);
    EXPECT_EQ(items[0].way, Way::FromMunicipality);
    EXPECT_EQ(items[0].household, HouseholdId(u"h-2"_s));
    EXPECT_EQ(items[0].reason, (Error{ErrorCode::FieldInvalid, {}, u"birth"_s}));
    const qint64 version = line.handler.versions.take(u"h-2"_s);
    EXPECT_CODE(ErrorCode::FieldInvalid, line.tryAgain(items[0].id));
    EXPECT_EQ(line.aside().size(), 1);
    line.handler.poison.clear();
    line.restart();
    EXPECT_OK(line.tryAgain(items[0].id));
    EXPECT_EQ(line.handler.versions.value(u"h-2"_s), version) << "its version decides whether it is still news";
    EXPECT_GT(version, 0);
    EXPECT_EQ(line.aside().size(), 0);
    EXPECT_TRUE(line.openAside(0));
    EXPECT_EQ(line.place.number("SELECT times FROM test_effect WHERE aggregate = 'h-2'"), 1);
}

TEST(Aside, sync_promise2_an_item_that_was_closed_stays_closed_until_it_says_something_else)
{
    DeskLine line;
    line.feed(1);
    line.handler.poison = {u"h-1"_s};
    EXPECT_OK(line.load());
    EXPECT_OK(line.close(line.aside()[0].id));
    const auto again = [&](int n) {
        line.place.write<Done>([&](store::Transaction &t) {
            const journal::FeedItem item{1, u"household"_s, u"h-1"_s, 1, {}, {}, {}, {{"n"_L1, n}}};
            return sync::FeedApplier::setAside(t, u"municipal"_s, item, {ErrorCode::FieldInvalid, {}, {}}, line.place.clock.utc());
        });
        return line.aside()[0].closing.has_value();
    };
    EXPECT_TRUE(again(1));
    EXPECT_FALSE(again(2));
}

TEST(Aside, F02_answers_about_somebody_who_was_not_here_are_taken_after_the_feed_that_brings_them)
{
    DeskLine line;
    line.handler.unknown = {u"A100"_s, u"A200"_s};
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow(), DeskLine::verdictRow(u"A200"_s)});
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
    line.transmits = true;
    EXPECT_OK(line.load());
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.engine->status().refused, 3);
    const auto recorded = line.place.recordLines().filter(u"file.receive"_s).size();
    line.central.addFeed(u"household"_s, u"h-1"_s, {});
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.engine->status().refused, 3);
    EXPECT_EQ(line.place.recordLines().filter(u"file.receive"_s).size(), recorded) << "nothing came of it: no event";

    line.handler.unknown = {u"A200"_s};
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.engine->status().refused, 3) << "nothing new has come: it is not tried all the time";
    line.central.addFeed(u"household"_s, u"h-2"_s, {});
    line.transmits = false;
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.engine->status().refused, 3) << "for somebody who may not transmit nothing moves by itself";
    line.transmits = true;
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.engine->status().refused, 1);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM test_effect WHERE aggregate = 'A100' AND times = 1"), 2);
    EXPECT_EQ(line.place.recordLines().filter(u"file.receive done again"_s).size(), 1);
}

TEST(Aside, F02_a_held_file_says_which_number_it_waits_for_and_when_that_comes_it_goes)
{
    DeskLine line;
    line.central.addFile(u"F4"_s, 3, 2, {DeskLine::idRow()});
    EXPECT_OK(line.receive());
    const auto items = line.aside();
    ASSERT_EQ(items.size(), 1);
    EXPECT_TRUE(items[0].file && items[0].held);
    EXPECT_EQ(items[0].sequence, 3);
    EXPECT_EQ(items[0].waitsFor, 2);
    EXPECT_EQ(items[0].way, Way::FromFederation);
    EXPECT_EQ(line.engine->status().refused, 0) << "it waits, and says so elsewhere";
    EXPECT_TRUE(line.engine->status().sequenceGap);
    const auto recorded = line.place.recordLines().filter(u"file.receive"_s).size();
    EXPECT_OK(line.tryAgain(items[0].id));
    line.transmits = true;
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.aside().size(), 1);
    EXPECT_EQ(line.place.recordLines().filter(u"file.receive"_s).size(), recorded) << "still waiting is no event";
    line.central.addFile(u"F4"_s, 2, 0, {DeskLine::idRow(u"A101"_s)});
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.aside().size(), 0);
    EXPECT_FALSE(line.engine->status().sequenceGap);
}

TEST(Aside, F02_what_waits_behind_a_held_file_that_was_closed_goes_on)
{
    DeskLine line;
    line.central.addFile(u"F4"_s, 3, 2, {DeskLine::idRow()});
    line.central.addFile(u"F4"_s, 4, 3, {DeskLine::idRow(u"A101"_s)});
    EXPECT_OK(line.receive());
    ASSERT_EQ(line.aside().size(), 2);
    EXPECT_OK(line.close(line.aside()[0].id, u"2号は発行されていないと連合会が回答"_s));
    line.transmits = true;
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.place.rows("SELECT sequence, state FROM interface_file ORDER BY 1", 2), (QStringList{u"3|refused"_s, u"4|imported"_s}));
    EXPECT_FALSE(line.engine->status().sequenceGap);
}

TEST(Aside, C02_a_refused_file_is_read_again_but_not_behind_a_newer_one)
{
    DeskLine line;
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()}, u"162027"_s); // not for us
    EXPECT_OK(line.receive());
    EXPECT_EQ(line.engine->status().refused, 1);
    const QString id = line.aside()[0].id;
    EXPECT_EQ(line.aside()[0].reason.code, ErrorCode::FileRefused);
    EXPECT_OK(line.tryAgain(id));
    line.transmits = true;
    EXPECT_OK(line.cycle());
    EXPECT_EQ(line.engine->status().refused, 1) << "it is what it was";
    EXPECT_EQ(line.place.recordLines().filter(u"file.receive done refused"_s).size(), 2);
    line.central.addFile(u"F4"_s, 2, 1, {DeskLine::idRow()});
    EXPECT_OK(line.cycle());
    EXPECT_CODE(ErrorCode::VersionConflict, line.tryAgain(id));
    EXPECT_OK(line.close(id, u"連合会へ連絡済み"_s));
    EXPECT_TRUE(line.openAside(0));
}

TEST(Aside, C02_a_file_that_the_federation_refused_as_a_whole_is_listed_and_one_that_it_holds_cannot_be_closed)
{
    DeskLine line;
    line.queueNotification();
    line.central.heldLayout = u"F1"_s;
    send(line);
    auto items = line.aside();
    ASSERT_EQ(items.size(), 1);
    EXPECT_TRUE(items[0].held && !items[0].mayClose);
    EXPECT_CODE(ErrorCode::StateRefused, line.close(items[0].id));
    line.central.heldLayout.clear();
    line.central.refuse(u"F1"_s, 0); // no line of it: the file itself
    EXPECT_FALSE(line.sendFiles().ok());
    items = line.aside();
    ASSERT_EQ(items.size(), 1);
    EXPECT_EQ(items[0].finding, u"E08"_s);
    EXPECT_FALSE(items[0].mayTryAgain) << "its rows go with the next file";
    EXPECT_CODE(ErrorCode::StateRefused, line.tryAgain(items[0].id));
    EXPECT_TRUE(line.openAside(1));
    EXPECT_OK(line.close(items[0].id));
    EXPECT_TRUE(line.openAside(0));
}

} // namespace
} // namespace madoguchi::test
