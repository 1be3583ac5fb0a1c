#include "desk_line.h"

namespace madoguchi::test {
namespace {

using Fault = FakeTransport::Fault;

/// Everything once: down, up, the day's files, the answers.
void wholeLine(DeskLine &line)
{
    (void)line.load();
    (void)line.cycle();
    (void)line.preview();
    (void)line.sendFiles();
    (void)line.receive();
}

/// What must be the same in the end, whatever went wrong on the way.
QStringList finalState(DeskLine &line)
{
    QStringList state;
    state += line.place.rows("SELECT kind, aggregate, times FROM test_effect WHERE kind <> 'household' ORDER BY 1, 2", 3);
    state += QString::number(line.place.number("SELECT sum(times) FROM test_effect WHERE kind = 'household'"));
    state += line.place.rows("SELECT id, state FROM outbox ORDER BY position", 2);
    state += line.place.rows("SELECT layout, sequence, state FROM interface_file ORDER BY 1, 2", 3);
    state += line.place.rows("SELECT what, station, state FROM delivery JOIN delivery_subject USING (change) ORDER BY 1, 2", 3);
    state += line.place.rows("SELECT source, position, kind, version, reason, closed_at IS NULL FROM feed_set_aside", 6);
    state += line.place.rows("SELECT name, position, epoch FROM feed_cursor ORDER BY 1", 3);
    state += u"server: "_s + line.central.changes.join(u' ') + u" files %1"_s.arg(line.central.files.size());
    state += line.engine->status().firstLoadDone ? u"loaded"_s : u"not loaded"_s;
    return state;
}

void furnish(DeskLine &line)
{
    line.feed(320);
    line.queueNotification();
    line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()});
    line.central.addFile(u"F4"_s, 1, 0, {DeskLine::idRow()});
}

std::string nameOf(const testing::TestParamInfo<Fault> &parameter)
{
    static const char *const names[] = {"none", "lost", "unanswered", "status500", "busy", "garbage", "cut"};
    return names[static_cast<int>(parameter.param)];
}

class Convergence : public testing::TestWithParam<Fault> {};

TEST_P(Convergence, sync_promise2_whichever_call_fails_the_next_run_ends_in_the_same_state)
{
    QStringList expected;
    int calls = 0;
    {
        DeskLine line;
        furnish(line);
        wholeLine(line);
        expected = finalState(line);
        calls = line.transport.calls();
    }
    ASSERT_GT(calls, 12);
    // A lost request and a lost answer at every call; what the server garbles at every third.
    const int step = GetParam() == Fault::Lost || GetParam() == Fault::Unanswered ? 1 : 3;
    for (int n = static_cast<int>(GetParam()) % step; n < calls; n += step) {
        DeskLine line;
        furnish(line);
        line.transport.script = [n](int call, const sync::Request &) { return call == n ? GetParam() : Fault::None; };
        wholeLine(line);
        line.restart(); // as after a kill
        line.transport.script = {};
        wholeLine(line);
        EXPECT_EQ(finalState(line), expected) << "call " << n << ": " << line.transport.paths().value(n).toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Faults, Convergence, testing::Values(Fault::Lost, Fault::Unanswered, Fault::Status500, Fault::Garbage, Fault::Cut),
                         nameOf);

TEST(ConvergenceOfStore, sync_promise2_whichever_access_to_the_database_fails_the_next_run_ends_in_the_same_state)
{
    QStringList expected;
    int accesses = 0;
    {
        DeskLine line;
        furnish(line);
        std::atomic<int> counted{0};
        store::Connection::setFaultHook([&](const char *) { ++counted; return 0; });
        wholeLine(line);
        accesses = counted;
        store::Connection::setFaultHook({});
        expected = finalState(line);
    }
    // A sample spread over the run, each time shifted: every one of some ten thousand accesses would take hours.
    constexpr int samples = 12;
    for (int i = 0; i < samples; ++i) {
        const int n = (2 * i + 1) * accesses / (2 * samples);
        DeskLine line;
        furnish(line);
        std::atomic<int> counted{0};
        store::Connection::setFaultHook([&](const char *) { return counted++ == n ? 10 : 0; }); // SQLITE_IOERR
        wholeLine(line);
        store::Connection::setFaultHook({});
        line.restart();
        wholeLine(line);
        EXPECT_EQ(finalState(line), expected) << "access " << n << " of " << accesses;
    }
}

} // namespace
} // namespace madoguchi::test
