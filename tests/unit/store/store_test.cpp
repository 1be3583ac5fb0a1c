#include "store_fixture.h"

#include "support/wait.h"

#include <thread>

namespace madoguchi::test {

using store::CancelToken;
using store::Store;

class StoreThreadTest : public StoreTest {
protected:
    static QFuture<Result<Done>> insert(Store &store, const QString &name)
    {
        return store.write<Done>([name](Transaction &t) { return t.exec("INSERT INTO item (name) VALUES (?1)", {name}); });
    }
    static QFuture<Result<qint64>> count(Store &store)
    {
        return store.read<qint64>([](Connection &c) -> Result<qint64> { return number(c, "SELECT count(*) FROM item"); });
    }
    static Result<Done> countForEver(Connection &c)
    {
        return c.exec("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n");
    }
};

TEST_F(StoreThreadTest, Opens_writes_reads_and_closes)
{
    Store store(options());
    EXPECT_FALSE(store.isOpen());
    EXPECT_EQ(get(count(store)).error().code, ErrorCode::StoreClosed);
    EXPECT_EQ(get(insert(store, u"x"_s)).error().code, ErrorCode::StoreClosed);
    EXPECT_EQ(get(store.open(key())).error().code, ErrorCode::FileUnreadable);
    EXPECT_FALSE(store.isOpen());
    take(get(store.open(key(), true)));
    EXPECT_TRUE(store.isOpen());
    EXPECT_EQ(get(store.open(key())).error().code, ErrorCode::StoreBusy);
    take(get(insert(store, u"a"_s)));
    EXPECT_EQ(take(get(count(store))), 1);
    store.close();
    store.close();
    EXPECT_FALSE(store.isOpen());
    EXPECT_FALSE(QFile::exists(database() + u"-wal"_s)); // the writer leaves last and takes the WAL along
    EXPECT_EQ(get(count(store)).error().code, ErrorCode::StoreClosed);
    EXPECT_EQ(get(store.open(key(9))).error().code, ErrorCode::StoreKeyWrong);
    take(get(store.open(key())));
    EXPECT_EQ(take(get(count(store))), 1);
}

TEST_F(StoreThreadTest, Work_posted_while_opening_waits_for_it)
{
    Store store(options());
    auto opened = store.open(key(), true);
    auto inserted = insert(store, u"a"_s);
    take(get(opened));
    take(get(inserted));
    Store broken(options());
    auto refused = broken.open(key(9));
    auto waiting = count(broken);
    EXPECT_FALSE(get(refused).ok());
    EXPECT_EQ(get(waiting).error().code, ErrorCode::StoreClosed);
}

TEST_F(StoreThreadTest, An_error_rolls_back_unless_the_work_keeps_it)
{
    Store store(options());
    take(get(store.open(key(), true)));
    bool committed = false;
    const auto failing = [&](bool keep) {
        return get(store.write<int>([&committed, keep](Transaction &t) -> Result<int> {
            take(t.exec("INSERT INTO item (name) VALUES ('x')"));
            t.afterCommit([&committed] { committed = true; });
            if (keep)
                t.keepDespiteError();
            return ErrorCode::FieldInvalid;
        }));
    };
    EXPECT_EQ(failing(false).error().code, ErrorCode::FieldInvalid);
    EXPECT_EQ(take(get(count(store))), 0);
    EXPECT_FALSE(committed);
    EXPECT_EQ(failing(true).error().code, ErrorCode::FieldInvalid);
    EXPECT_EQ(take(get(count(store))), 1);
    EXPECT_TRUE(committed);
    EXPECT_EQ(get(store.write<int>([](Transaction &) -> Result<int> { throw std::runtime_error("x"); })).error().code, ErrorCode::Internal);
}

TEST_F(StoreThreadTest, A_reader_sees_one_snapshot)
{
    Store store(options());
    take(get(store.open(key(), true)));
    take(get(insert(store, u"a"_s)));
    std::atomic<bool> first{false}, go{false};
    auto counts = store.read<QList<qint64>>([&](Connection &c) -> Result<QList<qint64>> {
        QList<qint64> seen{number(c, "SELECT count(*) FROM item")};
        first = true;
        while (!go)
            std::this_thread::yield();
        return seen << number(c, "SELECT count(*) FROM item");
    });
    ASSERT_TRUE(waitFor([&] { return first.load(); }));
    take(get(insert(store, u"b"_s)));
    EXPECT_EQ(take(get(count(store))), 2); // the other reader, a newer snapshot
    go = true;
    EXPECT_EQ(take(get(counts)), (QList<qint64>{1, 1}));
}

TEST_F(StoreThreadTest, A_cancelled_read_ends_and_the_reader_goes_on)
{
    Store store(options());
    take(get(store.open(key(), true)));
    for (int i = 0; i < 4; ++i) {
        CancelToken token;
        std::atomic<bool> running{false};
        auto endless = store.read<Done>(
            [&](Connection &c) {
                running = true;
                return countForEver(c);
            },
            token);
        ASSERT_TRUE(waitFor([&] { return running.load(); }));
        token.cancel();
        EXPECT_EQ(get(endless).error().code, ErrorCode::Cancelled);
    }
    CancelToken both; // one token, two reads: a screen's search and its count
    std::atomic<int> started{0};
    const auto endless = [&](Connection &c) {
        ++started;
        return countForEver(c);
    };
    auto one = store.read<Done>(endless, both), two = store.read<Done>(endless, both);
    ASSERT_TRUE(waitFor([&] { return started == 2; }));
    both.cancel();
    EXPECT_EQ(get(one).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(get(two).error().code, ErrorCode::Cancelled);
    CancelToken early;
    early.cancel();
    EXPECT_EQ(get(store.read<Done>(countForEver, early)).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(take(get(count(store))), 0);
}

TEST_F(StoreThreadTest, C07_close_interrupts_what_runs_and_answers_what_waits)
{
    Store store(options());
    take(get(store.open(key(), true)));
    std::atomic<int> running{0};
    QList<QFuture<Result<Done>>> futures;
    for (int i = 0; i < 2; ++i) {
        futures << store.read<Done>([&](Connection &c) {
            ++running;
            return countForEver(c);
        });
    }
    futures << store.write<Done>([&](Transaction &t) -> Result<Done> {
        MADOGUCHI_TRY(t.exec("INSERT INTO item (name) VALUES ('half')"));
        ++running;
        return countForEver(t.connection());
    });
    ASSERT_TRUE(waitFor([&] { return running == 3; }));
    auto waitingRead = count(store);
    auto waitingWrite = insert(store, u"never"_s);
    store.close();
    for (auto &future : futures)
        EXPECT_EQ(get(future).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(get(waitingRead).error().code, ErrorCode::StoreClosed);
    EXPECT_EQ(get(waitingWrite).error().code, ErrorCode::StoreClosed);
    take(get(store.open(key())));
    EXPECT_EQ(take(get(count(store))), 0);
}

TEST_F(StoreThreadTest, Close_from_a_store_thread_does_not_wait_for_itself)
{
    Store store(options());
    take(get(store.open(key(), true)));
    take(get(store.write<Done>([&](Transaction &t) -> Result<Done> {
        t.afterCommit([&] { store.close(); });
        return t.exec("INSERT INTO item (name) VALUES ('a')");
    })));
    store.close();
    take(get(store.open(key())));
    EXPECT_EQ(take(get(count(store))), 1);
}

TEST_F(StoreThreadTest, C07_close_while_opening_leaves_it_closed)
{
    for (int i = 0; i < 10; ++i) {
        Store store(options());
        auto opened = store.open(key(), true);
        std::thread closer([&] { store.close(); });
        closer.join();
        const auto outcome = get(opened);
        EXPECT_TRUE(outcome.ok() || outcome.error().code == ErrorCode::StoreClosed || outcome.error().code == ErrorCode::Cancelled)
            << describe(outcome.error()).toStdString();
        EXPECT_FALSE(store.isOpen());
    }
}

TEST_F(StoreThreadTest, C22_the_WAL_is_emptied_soon_after_a_commit)
{
    auto quick = options();
    quick.checkpointAfter = std::chrono::milliseconds(20);
    Store store(quick);
    take(get(store.open(key(), true)));
    take(get(insert(store, u"a"_s)));
    take(get(store.write<Done>([](Transaction &t) { return t.exec("DELETE FROM item"); })));
    EXPECT_TRUE(waitFor([&] { return QFileInfo(database() + u"-wal"_s).size() == 0; }));
}

TEST_F(StoreThreadTest, Every_access_may_fail_and_nothing_is_half_done)
{
    Store store(options());
    take(get(store.open(key(), true)));
    qint64 rows = 0;
    for (const int code : {ioError, diskFull}) {
        for (int n = 1;; ++n) {
            std::atomic<int> accesses{0};
            Connection::setFaultHook([&](const char *) { return ++accesses == n ? code : 0; });
            const auto outcome = get(store.write<Done>([](Transaction &t) -> Result<Done> {
                MADOGUCHI_TRY(t.exec("INSERT INTO item (name) VALUES ('a')"));
                return t.exec("INSERT INTO item (name) VALUES ('b')");
            }));
            Connection::setFaultHook({});
            if (outcome.ok())
                rows += 2;
            EXPECT_EQ(take(get(count(store))), rows) << n;
            if (accesses < n) {
                EXPECT_TRUE(outcome.ok());
                EXPECT_GT(n, 8);
                break;
            }
            EXPECT_EQ(outcome.error().code, code == diskFull ? ErrorCode::DiskFull : ErrorCode::StoreFailed);
        }
    }
}

} // namespace madoguchi::test
