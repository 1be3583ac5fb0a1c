// What other programs that synchronise have published as their failures, each by its name.
#include "restored.h"

namespace madoguchi::test {
namespace {

using Fault = FakeTransport::Fault;

class PublishedFailures : public testing::Test {
protected:
    RestoredDesk line;
    void ok(const Result<Done> &outcome) { EXPECT_TRUE(outcome.ok()) << describe(outcome.error()).toStdString(); }
};

TEST_F(PublishedFailures, retry_that_waits_for_the_next_write)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    line.changeHere(1, u"a"_s, u"ours"_s);
    std::atomic<int> refused{0};
    line.transport.script = [&](int, const sync::Request &request) { return request.path == u"/v1/changes"_s && refused++ == 0 ? Fault::Lost : Fault::None; };
    line.automatic = true;
    line.restart();
    EXPECT_TRUE(waitFor([&] { return line.engine->status().lastChanges.isValid(); }, 30'000)) << "nobody has touched anything";
    EXPECT_EQ(line.central.changes, QStringList{change(1)});
}

TEST_F(PublishedFailures, cursor_error_treated_as_fatal)
{
    for (int i = 0; i < 5; ++i)
        line.others(u"a%1"_s.arg(i), u"1"_s);
    ok(line.load());
    auto shorter = line.central.copy();
    shorter.feed.removeLast();
    line.central.putBack(shorter); // the cursor lies outside
    ok(line.cycle());
    line.others(u"b"_s, u"1"_s);
    ok(line.cycle());
    EXPECT_EQ(line.values().size(), 6);
    EXPECT_EQ(line.place.rows("SELECT position FROM feed_cursor WHERE name = 'municipal'", 1), QStringList{u"5"_s});
}

TEST_F(PublishedFailures, busy_taken_for_broken)
{
    for (int i = 0; i < 5; ++i)
        line.others(u"a%1"_s.arg(i), u"1"_s);
    ok(line.load());
    line.changeHere(1, u"a0"_s, u"ours"_s);
    line.others(u"b"_s, u"1"_s);
    int accesses = 0;
    for (int n = 0; n == 0 || n < accesses; n += std::max(1, accesses / 20)) { // a spread over a cycle
        std::atomic<int> counted{0};
        store::Connection::setFaultHook([&](const char *) { return counted++ == n ? 5 : 0; }); // SQLITE_BUSY
        (void)line.cycle();
        store::Connection::setFaultHook({});
        accesses = std::max<int>(accesses, counted);
        EXPECT_EQ(line.values().size() / 5, 1) << "access " << n;
        EXPECT_TRUE(line.lost().isEmpty()) << "access " << n;
    }
    line.transport.script = [](int, const sync::Request &) { return Fault::Busy; };
    EXPECT_FALSE(line.cycle().ok());
    line.transport.script = {};
    ok(line.cycle());
    EXPECT_EQ(line.values(), (QStringList{u"a0|2|ours"_s, u"a1|1|1"_s, u"a2|1|1"_s, u"a3|1|1"_s, u"a4|1|1"_s, u"b|1|1"_s}));
    EXPECT_TRUE(line.unsettled().isEmpty());
}

TEST_F(PublishedFailures, silent_loss_after_restore_of_the_server)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    const auto copy = line.central.copy();
    line.changeHere(1, u"a"_s, u"ours"_s);
    ok(line.cycle());
    line.central.putBack(copy);
    ok(line.cycle());
    EXPECT_EQ(line.central.copy().feed.last()["body"_L1]["n"_L1].toString(), u"ours"_s);
}

TEST_F(PublishedFailures, silent_loss_after_restore_of_the_terminal)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    QTemporaryDir copy;
    line.copyHere(copy.path());
    line.others(u"b"_s, u"1"_s);
    ok(line.cycle());
    ok(line.cycle()); // with the record of the first
    line.putBackHere(copy.path()); // its cursor goes back with it
    line.changeHere(1, u"a"_s, u"ours"_s);
    EXPECT_FALSE(line.cycle().ok()) << "an old copy is said to be one";
    EXPECT_EQ(line.values(), (QStringList{u"a|2|ours"_s, u"b|1|1"_s}));
    EXPECT_EQ(line.central.changes, QStringList{change(1)});
}

TEST_F(PublishedFailures, poison_item)
{
    line.others(u"a"_s, u"1"_s);
    ok(line.load());
    line.changeHere(1, u"bad"_s, u"x"_s);
    line.changeHere(2, u"a"_s, u"ours"_s);
    line.central.poison = u"bad"_s;
    line.central.addFeed(u"nothing"_s, u"x"_s, {});
    line.others(u"b"_s, u"1"_s);
    ok(line.cycle());
    EXPECT_EQ(line.unsettled(), QStringList{change(1) + u"|2|F-003 items/body"_s}) << "put aside, with its reason";
    EXPECT_EQ(line.lost(), QStringList{u"nothing|x|N-021"_s});
    EXPECT_EQ(line.values(), (QStringList{u"a|2|ours"_s, u"b|1|1"_s, u"bad|1|x"_s})) << "and nothing waited for it";
}

} // namespace
} // namespace madoguchi::test
