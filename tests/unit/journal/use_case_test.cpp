#include "journal_fixture.h"

#include "journal/outbox.h"

namespace madoguchi::test {

using journal::UseCaseRunner;

namespace {
class FakeGate final : public api::Gate {
public:
    Result<api::Actor> admit(api::UseCase) override { return answer; }
    Result<api::Actor> answer = ErrorCode::NotLoggedIn;
};
} // namespace

class UseCaseTest : public JournalTest {
protected:
    UseCaseTest() : record(options(), clock), store(storeOptions()), runner(gate, store, record)
    {
        take(get(store.open(storeKey(), true)));
        gate.answer = actor;
    }
    ~UseCaseTest() override { store.close(); }
    store::StoreOptions storeOptions() const
    {
        store::StoreOptions options;
        options.path = path(u"store.db"_s);
        options.migrationsDir = path(u"sql"_s);
        options.applicationId = "MDGT";
        return options;
    }
    Result<int> change(bool fail)
    {
        return get(runner.run<int>(api::UseCase::NotificationRegister, [this, fail](UseCaseRunner::Scope &scope) -> Result<int> {
            MADOGUCHI_TRY(scope.transaction.exec("INSERT INTO item VALUES ('a')"));
            journal::OutboxItem item;
            item.id = ChangeId(newId());
            item.kind = item.aggregate = u"household"_s;
            MADOGUCHI_TRY(journal::enqueue(scope.transaction, item, clock.utc()));
            scope.transaction.afterCommit([this] { ++effects; });
            scope.note.object = u"h-1"_s;
            scope.note.count = 2;
            if (fail)
                return Error{ErrorCode::VersionConflict, {u"h-1"_s}, u"birth"_s};
            return 5;
        }));
    }
    struct Counts {
        qint64 items, outbox, entries;
        friend bool operator==(const Counts &, const Counts &) = default;
    };
    Counts counts()
    {
        return take(get(store.read<Counts>([](Connection &c) -> Result<Counts> {
            return Counts{number(c, "SELECT count(*) FROM item"), number(c, "SELECT count(*) FROM outbox"), number(c, "SELECT count(*) FROM record_entry")};
        })));
    }

    std::atomic<int> effects{0};
    FakeGate gate;
    Record record;
    store::Store store;
    UseCaseRunner runner;
};

TEST_F(UseCaseTest, What_one_use_case_queues_bears_the_number_of_its_entry)
{
    const auto queueTwo = [&] {
        take(get(runner.run<Done>(api::UseCase::NotificationRegister, [&](UseCaseRunner::Scope &scope) -> Result<Done> {
            for (const auto destination : {journal::Destination::Municipal, journal::Destination::FederationFile}) {
                journal::OutboxItem item;
                item.id = ChangeId(newId());
                item.destination = destination;
                item.kind = item.aggregate = u"household"_s;
                MADOGUCHI_TRY(journal::enqueue(scope.transaction, item, clock.utc()));
            }
            return done();
        })));
        return take(get(store.read<qint64>([](Connection &c) -> Result<qint64> { return number(c, "SELECT max(sequence) FROM record_entry"); })));
    };
    const qint64 first = queueTwo(), second = queueTwo();
    EXPECT_LT(first, second);
    for (const auto destination : {journal::Destination::Municipal, journal::Destination::FederationFile}) {
        const auto items = take(get(store.read<QList<journal::OutboxItem>>([&](Connection &c) { return journal::queued(c, destination, 10); })));
        ASSERT_EQ(items.size(), 2);
        EXPECT_EQ(items[0].entry, first);
        EXPECT_EQ(items[1].entry, second);
    }
}

TEST_F(UseCaseTest, C09_change_entry_and_outbox_item_are_one)
{
    EXPECT_EQ(take(change(false)), 5);
    EXPECT_EQ(counts(), (Counts{1, 1, 1}));
    EXPECT_EQ(effects, 1);
    const auto line = take(record.lines(0, 1)).value(0);
    EXPECT_EQ(line.useCase, u"notification.register"_s);
    EXPECT_EQ(line.outcome, api::Outcome::Done);
    EXPECT_EQ(line.object, u"h-1"_s);
    EXPECT_EQ(line.count, 2);
}

TEST_F(UseCaseTest, C09_a_failed_work_leaves_its_entry_and_nothing_else)
{
    const auto failed = change(true);
    EXPECT_EQ(failed.error(), (Error{ErrorCode::VersionConflict, {u"h-1"_s}, u"birth"_s}));
    EXPECT_EQ(counts(), (Counts{0, 0, 1}));
    EXPECT_EQ(effects, 0); // nobody is told of a change that was taken back
    const auto line = take(record.lines(0, 1)).value(0);
    EXPECT_EQ(line.outcome, api::Outcome::Failed);
    EXPECT_EQ(line.detail, errorText(ErrorCode::VersionConflict));
}

TEST_F(UseCaseTest, C09_nobody_gets_past_the_gate)
{
    gate.answer = ErrorCode::Denied;
    EXPECT_EQ(change(false).error().code, ErrorCode::Denied);
    EXPECT_EQ(counts(), (Counts{0, 0, 0}));
}

TEST_F(UseCaseTest, C09_an_unwritable_record_gives_no_answer)
{
    // The work succeeds, then the disk is full.
    std::atomic<bool> planted{false};
    const auto outcome = get(runner.run<int>(api::UseCase::PersonSearch, [&](UseCaseRunner::Scope &) -> Result<int> {
        Connection::setFaultHook([left = 2, &planted](const char *access) mutable { // RELEASE passes, the next does not
            if (qstrcmp(access, "prepare") != 0 || --left > 0)
                return 0;
            planted = true;
            return diskFull;
        });
        return 5;
    }));
    Connection::setFaultHook({});
    EXPECT_TRUE(planted);
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::RecordUnwritable);
    EXPECT_EQ(counts(), (Counts{0, 0, 0}));
}

TEST_F(UseCaseTest, C09_every_access_may_fail_and_nothing_is_half_done)
{
    for (const bool failing : {false, true}) {
        int failures = 0;
        for (int n = 1;; ++n) {
            const Counts before = counts();
            std::atomic<int> accesses{0};
            Connection::setFaultHook([&](const char *) { return ++accesses == n ? ioError : 0; });
            const auto outcome = change(failing);
            Connection::setFaultHook({});
            const Counts after = counts();
            const Counts whole{before.items + !failing, before.outbox + !failing, before.entries + 1};
            // A fault before the commit undoes all of it; one behind it (the segments' turn) undoes nothing.
            EXPECT_TRUE(after == before || after == whole || after == (Counts{before.items, before.outbox, before.entries + 1})) << n;
            if (outcome.ok()) {
                EXPECT_EQ(after, whole) << n;
            }
            // After a restart database and segments agree, whatever failed.
            {
                Record again(options(), clock);
                take(get(store.write<Done>([&](Transaction &t) { return again.catchUp(t); })));
                EXPECT_EQ(again.head().size, after.entries) << n;
                EXPECT_TRUE(verify().ok) << n;
            }
            if (accesses < n)
                break;
            ++failures;
            take(get(store.write<Done>([&](Transaction &t) { return record.append(t, actor, api::UseCase::Lock, api::Outcome::Done, {}); })));
        }
        EXPECT_GT(failures, 15);
    }
}

} // namespace madoguchi::test
