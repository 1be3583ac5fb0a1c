#include "restored.h"

namespace madoguchi::test {
namespace {

using Fault = FakeTransport::Fault;

class Restore : public testing::Test {
protected:
    RestoredDesk line;
    void ok(const Result<Done> &outcome) { EXPECT_TRUE(outcome.ok()) << describe(outcome.error()).toStdString(); }
};

/// Others may have written to the server since it was put back, so that its head is where it was and beyond.
class RestoredServer : public Restore, public testing::WithParamInterface<int> {};

TEST_P(RestoredServer, sync_promise3_is_given_again_what_it_has_lost_and_the_rest_is_told)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.changeHere(1, u"a"_s, u"ours"_s);
    line.others(u"b"_s, u"theirs"_s);
    ok(line.cycle());
    const QStringList before = line.values();
    EXPECT_EQ(before, (QStringList{u"a|2|ours"_s, u"b|1|theirs"_s}));

    line.central.putBack(copy);
    QStringList since;
    for (int i = 0; i < GetParam(); ++i) {
        line.others(u"c%1"_s.arg(i), u"new"_s);
        since += u"c%1|1|new"_s.arg(i);
    }
    ok(line.cycle());
    EXPECT_EQ(line.central.changes, (QStringList{change(1), change(1)}));
    EXPECT_EQ(line.values(), before + since);
    EXPECT_EQ(line.lost(), QStringList{u"household|b|N-031 central"_s}) << "nobody here can give it again";
    EXPECT_TRUE(line.unsettled().isEmpty());
    EXPECT_EQ(line.place.recordLines().filter(u"server restored"_s), QStringList{u"store.sync done server restored: 1 of 3"_s});

    line.others(u"b"_s, u"theirs"_s); // the other terminal gave it again
    ok(line.cycle());
    EXPECT_EQ(line.values(), before + since);
    EXPECT_TRUE(line.lost().isEmpty());
    EXPECT_EQ(line.place.recordLines().filter(u"restored"_s).size(), 1) << "noticed once";
}

INSTANTIATE_TEST_SUITE_P(Written, RestoredServer, testing::Values(0, 1, 2, 7));

TEST_F(Restore, sync_promise3_what_was_acknowledged_but_never_came_back_is_noticed_too)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.changeHere(1, u"a"_s, u"ours"_s);
    line.transport.script = [](int, const sync::Request &request) { return request.path.startsWith(u"/v1/feed"_s) ? Fault::Lost : Fault::None; };
    EXPECT_FALSE(line.cycle().ok());
    EXPECT_TRUE(line.unsettled().isEmpty());
    line.transport.script = {};
    line.central.putBack(copy);
    ok(line.cycle());
    EXPECT_EQ(line.central.changes, (QStringList{change(1), change(1)}));
    EXPECT_EQ(line.values(), QStringList{u"a|2|ours"_s});
}

TEST_F(Restore, sync_promise3_waits_for_no_permission_of_whoever_is_in)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.changeHere(1, u"a"_s, u"ours"_s);
    ok(line.cycle());
    line.central.putBack(copy);
    line.place.gate.denied = {api::UseCase::StoreSync};
    line.automatic = true;
    line.restart();
    EXPECT_TRUE(waitFor([&] { return line.transport.paths().count(u"POST /v1/changes"_s) == 2; }));
    line.engine->finish();
    EXPECT_EQ(line.central.changes, (QStringList{change(1), change(1)}));
}

TEST_F(Restore, sync_promise3_what_stands_on_a_change_of_others_waits_for_it_and_is_no_conflict)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.others(u"a"_s, u"theirs"_s);
    ok(line.cycle());
    line.changeHere(1, u"a"_s, u"ours"_s);
    line.changeHere(2, u"d"_s, u"ours"_s);
    ok(line.cycle());
    line.central.putBack(copy);
    ok(line.cycle());
    EXPECT_EQ(line.unsettled(), QStringList{change(1) + u"|0|"_s}) << "the one of another household has gone";
    ASSERT_TRUE(line.engine->status().trouble);
    EXPECT_EQ(line.engine->status().trouble->code, ErrorCode::ServerBehind);
    line.others(u"a"_s, u"theirs"_s);
    ok(line.cycle()); // sends before it takes, yet the server has it already
    ok(line.cycle());
    EXPECT_TRUE(line.unsettled().isEmpty());
    EXPECT_TRUE(line.lost().isEmpty());
    EXPECT_FALSE(line.engine->status().trouble);
    EXPECT_EQ(line.values(), (QStringList{u"a|3|ours"_s, u"d|1|ours"_s}));
}

TEST_F(Restore, sync_promise3_where_the_histories_part_the_servers_holds)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.others(u"a"_s, u"lost"_s);
    ok(line.cycle());
    EXPECT_EQ(line.values(), QStringList{u"a|2|lost"_s});
    line.central.putBack(copy);
    line.others(u"a"_s, u"other"_s); // the same version, another content
    ok(line.cycle());
    EXPECT_EQ(line.values(), QStringList{u"a|2|other"_s});
    EXPECT_EQ(line.lost(), QStringList{u"household|a|N-031 central"_s});
}

TEST_F(Restore, sync_promise3_a_server_founded_anew_is_read_from_its_beginning)
{
    for (int i = 0; i < 5; ++i)
        line.others(u"a%1"_s.arg(i), u"1"_s);
    ok(line.load());
    line.changeHere(1, u"a0"_s, u"ours"_s);
    ok(line.cycle());
    line.central.putBack({});
    line.central.epoch = u"epoch-2"_s;
    for (int i = 0; i < 5; ++i)
        line.others(u"a%1"_s.arg(i), u"1"_s);
    ok(line.cycle());
    EXPECT_EQ(line.values().first(), u"a0|2|ours"_s);
    EXPECT_TRUE(line.unsettled().isEmpty());
    EXPECT_TRUE(line.lost().isEmpty());
    EXPECT_EQ(line.place.rows("SELECT epoch FROM feed_cursor WHERE name = 'municipal'", 1), QStringList{u"epoch-2"_s});
}

TEST_F(Restore, sync_promise3_nothing_goes_up_to_a_server_that_is_put_back_between_two_calls)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.changeHere(1, u"a"_s, u"first"_s);
    ok(line.cycle());
    line.changeHere(2, u"a"_s, u"second"_s);
    line.transport.script = [&](int, const sync::Request &request) {
        if (request.path == u"/v1/changes"_s)
            line.central.putBack(copy);
        return Fault::None;
    };
    EXPECT_FALSE(line.cycle().ok());
    EXPECT_EQ(line.central.changes, QStringList{change(1)});
    EXPECT_EQ(line.unsettled(), QStringList{change(2) + u"|0|"_s}) << "nothing is set aside for it";
    line.transport.script = {};
    ok(line.cycle());
    EXPECT_EQ(line.central.changes, (QStringList{change(1), change(1), change(2)}));
    EXPECT_EQ(line.values(), QStringList{u"a|3|second"_s});
}

TEST_F(Restore, sync_promise4_what_stands_on_a_lost_change_does_not_go_over_what_has_taken_its_number)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.others(u"a"_s, u"lost"_s);
    ok(line.cycle());
    line.changeHere(1, u"a"_s, u"ours on lost"_s);
    line.changeHere(2, u"a"_s, u"and on that"_s);
    line.central.putBack(copy);
    line.others(u"a"_s, u"other"_s);
    ok(line.cycle());
    EXPECT_EQ(line.unsettled(), (QStringList{change(1) + u"|2|conflict"_s, change(2) + u"|2|conflict"_s}));
    EXPECT_EQ(line.values(), QStringList{u"a|2|other"_s});
    EXPECT_TRUE(line.central.changes.isEmpty());
}

TEST_F(Restore, sync_promise4_what_is_made_while_a_lost_change_is_still_seen_does_not_either)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.others(u"a"_s, u"lost"_s);
    ok(line.cycle());
    line.central.putBack(copy);
    ok(line.cycle());
    EXPECT_EQ(line.values(), QStringList{u"a|2|lost"_s}) << "until something else is known";
    line.changeHere(1, u"a"_s, u"ours on lost"_s);
    line.others(u"a"_s, u"other"_s);
    ok(line.cycle());
    EXPECT_EQ(line.unsettled(), QStringList{change(1) + u"|2|conflict"_s});
    EXPECT_EQ(line.values(), QStringList{u"a|2|other"_s});
}

TEST_F(Restore, sync_promise1_our_own_change_is_seen_though_a_lost_one_had_its_number)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.changeHere(1, u"a"_s, u"ours"_s);
    line.others(u"a"_s, u"lost"_s);
    ok(line.cycle());
    EXPECT_EQ(line.unsettled(), QStringList{change(1) + u"|2|conflict"_s});
    EXPECT_EQ(line.values(), QStringList{u"a|2|lost"_s});
    line.central.putBack(copy);
    ok(line.cycle());
    line.place.write<QList<journal::OutboxItem>>([](store::Transaction &transaction) { return journal::requeue(transaction, ChangeId(change(1))); });
    ok(line.cycle());
    EXPECT_TRUE(line.unsettled().isEmpty());
    EXPECT_EQ(line.values(), QStringList{u"a|2|ours"_s});
}

TEST_F(Restore, sync_promise4_what_was_delivered_late_is_remembered_like_everything_that_came_lately)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.central.now = line.place.clock.utc().addDays(-35); // made then, by a terminal that had no line
    line.others(u"a"_s, u"late"_s);
    line.central.now = line.place.clock.utc();
    ok(line.cycle());
    line.central.putBack(copy);
    line.changeHere(1, u"a"_s, u"ours on late"_s);
    line.others(u"a"_s, u"other"_s);
    ok(line.cycle());
    EXPECT_EQ(line.lost(), QStringList{u"household|a|N-031 central"_s});
    EXPECT_EQ(line.values(), QStringList{u"a|2|other"_s});
    EXPECT_EQ(line.unsettled(), QStringList{change(1) + u"|2|conflict"_s});
}

TEST_F(Restore, sync_promise4_a_conflict_with_a_lost_change_shows_what_has_come_in_its_place)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.others(u"a"_s, u"2"_s);
    line.others(u"a"_s, u"lost"_s);
    line.changeHere(1, u"a"_s, u"ours"_s);
    ok(line.cycle());
    const auto shown = [&] { return line.place.rows("SELECT current ->> '$.body.n' FROM outbox WHERE state = 2", 1); };
    EXPECT_EQ(shown(), QStringList{u"lost"_s});
    line.central.putBack(copy);
    line.others(u"a"_s, u"other"_s); // of a lower number than the lost one
    ok(line.cycle());
    EXPECT_EQ(shown(), QStringList{u"other"_s});
    EXPECT_EQ(line.values(), QStringList{u"a|2|other"_s});
}

TEST_F(Restore, sync_promise2_what_is_given_up_is_not_seen_any_more_and_the_next_change_is_sound)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    line.central.refusedIds = {change(1), change(2)};
    line.changeHere(1, u"a"_s, u"refused"_s);
    line.changeHere(2, u"a"_s, u"on refused"_s);
    ok(line.cycle());
    EXPECT_EQ(line.unsettled(), (QStringList{change(1) + u"|2|F-003 body/by"_s, change(2) + u"|2|F-003 body/by"_s}));
    ok(line.close(u"change:"_s + change(1)));
    EXPECT_EQ(line.values(), QStringList{u"a|3|on refused"_s}) << "something of ours is still open";
    ok(line.close(u"change:"_s + change(2)));
    EXPECT_EQ(line.values(), QStringList{u"a|1|1"_s});
    line.changeHere(3, u"a"_s, u"anew"_s);
    ok(line.cycle());
    EXPECT_EQ(line.central.changes, QStringList{change(3)});
    EXPECT_EQ(line.values(), QStringList{u"a|2|anew"_s});
}

/// From a town of 40 with changes on both sides, the server put back: the calls and the accesses to the store of what follows.
struct Play {
    RestoredDesk line;
    Play()
    {
        for (int i = 0; i < 40; ++i)
            line.others(u"a%1"_s.arg(i), u"1"_s);
        (void)line.load();
        const auto copy = line.central.copy();
        for (int i = 0; i < 3; ++i) {
            line.changeHere(i, u"a%1"_s.arg(i), u"ours"_s);
            line.others(u"b%1"_s.arg(i), u"theirs"_s);
        }
        (void)line.cycle();
        line.central.putBack(copy);
        line.others(u"c"_s, u"new"_s);
    }
    QStringList end()
    {
        return line.values() + line.lost() + line.unsettled() + line.place.rows("SELECT position FROM feed_cursor", 1)
            + line.place.rows("SELECT position, kind, aggregate FROM feed_trace ORDER BY 1", 3);
    }
};

TEST(RestoreCut, sync_promise2_wherever_going_back_is_cut_the_next_run_ends_in_the_same_state)
{
    QStringList expected;
    int calls = 0, accesses = 0;
    {
        Play play;
        const int before = play.line.transport.calls();
        std::atomic<int> counted{0};
        store::Connection::setFaultHook([&](const char *) { ++counted; return 0; });
        (void)play.line.cycle();
        store::Connection::setFaultHook({});
        accesses = counted;
        calls = play.line.transport.calls() - before;
        expected = play.end();
    }
    ASSERT_EQ(expected.size(), 40 + 3 + 1 + 3 + 1 + 44) << expected.join(u'\n').toStdString();
    const auto afterKill = [&](RestoredDesk &line) {
        line.transport.script = {};
        store::Connection::setFaultHook({});
        line.restart();
        (void)line.cycle();
    };
    for (int n = 0; n < 2 * calls; ++n) {
        Play play;
        const int from = play.line.transport.calls();
        play.line.transport.script = [n, from](int call, const sync::Request &) { return call - from != n / 2 ? Fault::None : n % 2 ? Fault::Lost : Fault::Unanswered; };
        (void)play.line.cycle();
        afterKill(play.line);
        EXPECT_EQ(play.end(), expected) << "call " << n / 2;
    }
    constexpr int samples = 25; // spread over the run
    for (int i = 0; i < samples; ++i) {
        const int n = (2 * i + 1) * accesses / (2 * samples);
        Play play;
        std::atomic<int> counted{0};
        store::Connection::setFaultHook([&](const char *) { return counted++ == n ? 10 : 0; }); // SQLITE_IOERR
        (void)play.line.cycle();
        afterKill(play.line);
        EXPECT_EQ(play.end(), expected) << "access " << n << " of " << accesses;
    }
}

class RestoredTerminal : public Restore {
protected:
    RestoredTerminal()
    {
        line.others(u"a"_s, u"1"_s);
        ok(line.load());
    }
    /// The record cannot go on, which stays to be said; everything else can.
    void cycleOfOldCopy()
    {
        const auto outcome = line.cycle();
        ASSERT_FALSE(outcome.ok());
        EXPECT_EQ(outcome.error().code, ErrorCode::EpochChanged);
        EXPECT_EQ(outcome.error().args, QStringList{u"record"_s});
    }
    QTemporaryDir m_copy;
};

TEST_F(RestoredTerminal, sync_promise3_sends_nothing_twice_and_gets_back_what_it_has_forgotten)
{
    line.changeHere(1, u"b"_s, u"waiting"_s);
    line.copyHere(m_copy.path());
    line.changeHere(2, u"a"_s, u"forgotten"_s);
    ok(line.cycle());
    line.others(u"c"_s, u"theirs"_s);
    ok(line.cycle());
    const QStringList before = line.values();
    EXPECT_EQ(before, (QStringList{u"a|2|forgotten"_s, u"b|1|waiting"_s, u"c|1|theirs"_s}));

    line.putBackHere(m_copy.path());
    EXPECT_EQ(line.values(), (QStringList{u"a|1|1"_s, u"b|1|waiting"_s}));
    cycleOfOldCopy();
    EXPECT_EQ(line.central.changes, (QStringList{change(1), change(2)})) << "each once";
    EXPECT_EQ(line.values(), before);
    EXPECT_TRUE(line.unsettled().isEmpty());
    EXPECT_TRUE(line.lost().isEmpty());
    EXPECT_TRUE(line.place.recordLines().filter(u"restored"_s).isEmpty()) << "the server's history is the same";
}

TEST_F(RestoredTerminal, sync_promise3_what_is_made_anew_on_an_old_version_is_a_conflict_and_the_servers_holds)
{
    line.copyHere(m_copy.path());
    line.changeHere(1, u"a"_s, u"forgotten"_s);
    ok(line.cycle());
    ok(line.cycle()); // with the record of the first
    line.putBackHere(m_copy.path());
    line.changeHere(2, u"a"_s, u"made again"_s); // in this terminal's name, with the same version
    cycleOfOldCopy();
    EXPECT_EQ(line.unsettled(), QStringList{change(2) + u"|2|conflict"_s});
    EXPECT_EQ(line.values(), QStringList{u"a|2|forgotten"_s});
}

} // namespace
} // namespace madoguchi::test
