#include "backup/keeper.h"

#include "backup/restore.h"
#include "crypto/digest.h"
#include "support/outcome.h"
#include "unit/journal/journal_fixture.h"

#include <latch>

namespace madoguchi::test {
namespace {

using backup::Keeper;

/// A store with a record, and its keeper.
class Backup : public JournalTest {
protected:
    Backup() { keeper = make(); }
    ~Backup() override { keeper.reset(); }

    std::unique_ptr<Keeper> make(backup::Options with = {})
    {
        with.store = path(u"store.db"_s);
        with.folder = folder;
        with.owner = owner;
        return std::make_unique<Keeper>(
            std::move(with), clock,
            [this](api::UseCase useCase, api::Outcome outcome, const journal::Note &note) {
                const std::lock_guard guard(m_mutex);
                m_told += QString::fromLatin1(api::info(useCase).id) + (outcome == api::Outcome::Done ? u" done"_s : u" failed "_s + note.detail.section(u' ', -1));
                return done();
            },
            [this](const journal::LastEntry &last) -> Result<Done> {
                if (const auto error = onVouch ? onVouch() : std::nullopt)
                    return *error;
                return record.vouchFor(last);
            },
            [this] { ++changes; });
    }
    /// The store as somebody leaves it: opened, `entries` more, closed.
    void work(int entries = 3, const QByteArray &item = {})
    {
        clock.advance(std::chrono::minutes(1));
        auto db = database();
        take(catchUp(*db, record));
        take(append(*db, record, entries));
        if (!item.isEmpty())
            take(db->exec("INSERT INTO item VALUES (?1)", {QString::fromLatin1(item)}));
        take(db->checkpoint());
        db.reset();
        touch();
    }
    /// The file's time is the real clock's; copies are compared by it.
    void touch() const
    {
        QFile file(path(u"store.db"_s));
        ASSERT_TRUE(file.open(QIODevice::ReadWrite) && file.setFileTime(clock.utc(), QFileDevice::FileModificationTime));
    }
    Result<Done> copyNow()
    {
        clock.advance(std::chrono::hours(5));
        touch();
        return get(keeper->storeClosed());
    }
    Result<Done> tryNow()
    {
        keeper->letGo();
        return get(keeper->storeOpened(storeKey()));
    }
    QStringList names() const { return QDir(path(u"backup"_s)).entryList({u"*.copy"_s, u"*.good"_s, u"part"_s}, QDir::Files, QDir::Name); }
    QStringList told()
    {
        const std::lock_guard guard(m_mutex);
        return std::exchange(m_told, {});
    }
    void damage(const QString &file, qint64 at)
    {
        QFile disk(file);
        ASSERT_TRUE(disk.open(QIODevice::ReadWrite) && disk.seek(at) && disk.write(QByteArray(64, 'x')) == 64);
    }
    qint64 items()
    {
        auto db = database();
        return number(*db, "SELECT count(*) FROM item");
    }

    Record record{options(), clock};
    QString folder = path(u"backup"_s);
    QByteArray owner = "one\n";
    std::atomic<int> changes = 0;
    std::function<std::optional<Error>()> onVouch;
    std::unique_ptr<Keeper> keeper;

private:
    std::mutex m_mutex;
    QStringList m_told;
};


TEST_F(Backup, C23_a_copy_is_made_while_the_store_is_closed_and_tried_behind_the_next_opening)
{
    EXPECT_OK(get(keeper->storeClosed()));
    EXPECT_TRUE(names().isEmpty()) << "there is nothing yet";
    EXPECT_FALSE(keeper->status().since.isValid());
    work();
    EXPECT_OK(copyNow());
    EXPECT_EQ(names().size(), 1);
    EXPECT_EQ(content(path(u"backup/"_s + names().first())), content(path(u"store.db"_s)));
    EXPECT_EQ(told(), QStringList{u"backup.make done"_s});
    EXPECT_TRUE(keeper->hasUntried());
    EXPECT_EQ(keeper->status().newest.secsTo(clock.utc()), 0);
    EXPECT_FALSE(keeper->status().good.isValid());
    EXPECT_OK(tryNow());
    EXPECT_EQ(told(), QStringList{u"backup.try done"_s});
    EXPECT_FALSE(keeper->hasUntried());
    EXPECT_EQ(keeper->status().good.secsTo(clock.utc()), 0);
    EXPECT_TRUE(names().first().endsWith(u".good"_s)) << names().join(u' ').toStdString();
    EXPECT_EQ(names().size(), 1) << "nothing is left beside it";
    EXPECT_EQ(QFileInfo(path(u"backup/"_s + names().first())).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    EXPECT_GE(changes, 2);
}

TEST_F(Backup, C23_none_is_made_too_early_or_of_nothing_new)
{
    work();
    EXPECT_OK(copyNow());
    work();
    EXPECT_OK(get(keeper->storeClosed()));
    EXPECT_EQ(names().size(), 1) << "a minute later";
    clock.advance(std::chrono::hours(9));
    EXPECT_OK(get(keeper->storeClosed()));
    EXPECT_EQ(names().size(), 2);
    clock.advance(std::chrono::hours(9));
    EXPECT_OK(get(keeper->storeClosed()));
    EXPECT_EQ(names().size(), 2) << "nobody has been in since";
}

TEST_F(Backup, C23_a_clock_that_was_ahead_keeps_no_copy_from_being_made_and_tried)
{
    work();
    const QDateTime right = clock.utc();
    clock.setUtc(right.addYears(1));
    EXPECT_OK(copyNow());
    EXPECT_OK(tryNow());
    clock.setUtc(right.addDays(1));
    work();
    EXPECT_OK(copyNow());
    ASSERT_EQ(names().size(), 2);
    EXPECT_TRUE(keeper->hasUntried());
    EXPECT_EQ(keeper->status().newest.secsTo(clock.utc()), 0);
    EXPECT_OK(tryNow());
    EXPECT_EQ(keeper->status().good.secsTo(clock.utc()), 0);
    work();
    EXPECT_OK(get(keeper->storeClosed()));
    EXPECT_EQ(names().size(), 2) << "and four hours are four hours again";
}

TEST_F(Backup, C23_the_folder_is_made_but_not_the_disk_that_it_lies_on)
{
    work();
    backup::Options away;
    folder = path(u"mnt/162019-T-1"_s);
    keeper = make(away);
    EXPECT_CODE(ErrorCode::FileUnwritable, copyNow());
    EXPECT_FALSE(QFile::exists(path(u"mnt"_s)));
    ASSERT_TRUE(QDir().mkdir(path(u"mnt"_s)));
    EXPECT_OK(copyNow());
    EXPECT_EQ(QFileInfo(folder).permissions() & (QFileDevice::ReadGroup | QFileDevice::ExeOther), QFileDevice::Permissions());
}

TEST_F(Backup, C23_what_a_kill_left_beside_the_store_is_waited_for_and_then_not_put_off)
{
    work();
    EXPECT_OK(copyNow());
    write(path(u"store.db-wal"_s), "something");
    keeper = make(); // the program starts again
    clock.advance(std::chrono::hours(9));
    touch();
    EXPECT_OK(get(keeper->storeClosed()));
    EXPECT_EQ(names().size(), 1) << "the file alone is not the store";
    ASSERT_TRUE(QFile::remove(path(u"store.db-wal"_s)));
    clock.setUtc(keeper->status().newest.addSecs(60));
    touch();
    EXPECT_OK(get(keeper->storeClosed()));
    EXPECT_EQ(names().size(), 2) << "a minute later, and all the same";
}

TEST_F(Backup, C23_an_opening_ends_a_copy_and_the_next_closing_makes_it)
{
    work(6000); // more than one piece
    ASSERT_GT(QFileInfo(path(u"store.db"_s)).size(), 1024 * 1024);
    backup::Options slow;
    std::latch begun(1), go(1);
    std::atomic<bool> hold = true;
    slow.room = [&](const QString &) {
        if (hold) {
            begun.count_down();
            go.wait();
        }
        return qint64(1) << 40;
    };
    keeper = make(slow);
    auto copying = keeper->storeClosed();
    begun.wait();
    std::thread opening([&] { keeper->letGo(); });
    QThread::msleep(20);
    hold = false;
    go.count_down();
    opening.join();
    EXPECT_CODE(ErrorCode::Cancelled, get(copying));
    EXPECT_TRUE(names().isEmpty()) << "no piece of it stays";
    EXPECT_TRUE(told().isEmpty()) << "nothing is wrong";
    EXPECT_FALSE(keeper->status().trouble);
    work();
    EXPECT_OK(copyNow());
    EXPECT_EQ(names().size(), 1);
}

TEST_F(Backup, C14_C23_a_lock_ends_a_trial_and_takes_the_key_away_before_it_goes_on)
{
    work();
    EXPECT_OK(copyNow());
    std::latch reading(1), go(1);
    std::atomic<bool> vouched = false;
    onVouch = [&] {
        vouched = true;
        return std::nullopt;
    };
    std::atomic<int> accesses = 0;
    Connection::setFaultHook([&](const char *) { // in the middle of it
        if (++accesses == 30) {
            reading.count_down();
            go.wait();
        }
        return 0;
    });
    auto trial = keeper->storeOpened(storeKey());
    reading.wait();
    std::atomic<bool> free = false;
    std::thread lock([&] {
        keeper->letGo();
        free = true;
    });
    QThread::msleep(50);
    EXPECT_FALSE(free) << "the key is still there";
    go.count_down();
    lock.join();
    EXPECT_CODE(ErrorCode::Cancelled, get(trial));
    Connection::setFaultHook({});
    EXPECT_FALSE(vouched) << "it was not read to its end first";
    EXPECT_TRUE(names().first().endsWith(u".copy"_s)) << "and is tried again";
    EXPECT_TRUE(keeper->hasUntried());
    onVouch = {};
    EXPECT_OK(tryNow());
}

TEST_F(Backup, C23_what_was_asked_for_before_an_opening_does_not_begin_behind_it)
{
    work();
    backup::Options slow;
    std::latch go(1);
    slow.room = [&](const QString &) {
        go.wait();
        return qint64(0);
    };
    keeper = make(slow);
    auto first = keeper->storeClosed(), second = keeper->storeClosed();
    std::thread opening([&] { keeper->letGo(); });
    QThread::msleep(20);
    go.count_down();
    opening.join();
    EXPECT_FALSE(get(first).ok());
    EXPECT_CODE(ErrorCode::Cancelled, get(second));
}

TEST_F(Backup, C23_a_full_disk_is_told_keeps_the_good_ones_and_is_tried_again)
{
    work();
    EXPECT_OK(copyNow());
    EXPECT_OK(tryNow());
    const auto before = names();
    told();
    backup::Options full;
    qint64 room = 3 * QFileInfo(path(u"store.db"_s)).size(); // what it takes, but nothing to spare
    full.room = [&](const QString &) { return room; };
    keeper = make(full);
    work();
    EXPECT_CODE(ErrorCode::DiskFull, copyNow());
    EXPECT_EQ(told(), QStringList{u"backup.make failed G-008"_s});
    EXPECT_EQ(names(), before);
    ASSERT_TRUE(keeper->status().trouble);
    EXPECT_EQ(keeper->status().trouble->code, ErrorCode::DiskFull);
    room = qint64(1) << 40;
    EXPECT_OK(copyNow());
    EXPECT_EQ(names().size(), 2);
    EXPECT_FALSE(keeper->status().trouble);
}

TEST_F(Backup, C23_a_folder_that_cannot_be_made_is_told)
{
    work();
    write(path(u"backup"_s), "a file");
    EXPECT_CODE(ErrorCode::FileUnwritable, copyNow());
    EXPECT_EQ(told(), QStringList{u"backup.make failed G-007"_s});
}

TEST_F(Backup, C23_a_damaged_copy_is_found_told_and_does_not_displace_a_good_one)
{
    backup::Options few;
    few.keep = {1, 0};
    keeper = make(few);
    work(50);
    EXPECT_OK(copyNow());
    EXPECT_OK(tryNow());
    const auto before = names();
    // Each page but the first in turn, those that hold nothing too: the first is what the key is proved on.
    const qint64 pages = QFileInfo(path(u"store.db"_s)).size() / 4096;
    for (qint64 page = 1; page < pages; ++page) {
        work(1);
        EXPECT_OK(copyNow());
        ASSERT_EQ(names().size(), 2);
        damage(path(u"backup/"_s + names().last()), page * 4096 + 100);
        told();
        EXPECT_CODE(ErrorCode::StoreDamaged, tryNow());
        EXPECT_EQ(told(), QStringList{u"backup.try failed D-004"_s});
        ASSERT_EQ(names(), before);
        ASSERT_TRUE(keeper->status().trouble);
    }
    work();
    EXPECT_OK(copyNow());
    EXPECT_OK(tryNow());
    EXPECT_EQ(names().size(), 1) << "a good one takes its place";
    EXPECT_NE(names(), before);
    EXPECT_FALSE(keeper->status().trouble);
}

TEST_F(Backup, C23_a_trial_that_fails_for_another_reason_leaves_the_copy_for_the_next)
{
    work();
    EXPECT_OK(copyNow());
    onVouch = [] { return Error{ErrorCode::FileUnreadable, {u"0001.log"_s}, {}}; };
    EXPECT_CODE(ErrorCode::FileUnreadable, tryNow());
    EXPECT_EQ(names().size(), 1);
    EXPECT_TRUE(keeper->hasUntried());
    onVouch = {};
    EXPECT_OK(tryNow());
    EXPECT_FALSE(keeper->status().trouble);
}

TEST_F(Backup, C23_a_folder_behind_a_link_is_as_good_as_another)
{
    ASSERT_TRUE(QDir().mkdir(path(u"disk"_s)) && QFile::link(path(u"disk"_s), path(u"mnt"_s)));
    folder = path(u"mnt/copies"_s);
    keeper = make();
    work();
    EXPECT_OK(copyNow());
    EXPECT_OK(tryNow());
    const auto copies = backup::copiesIn(folder, clock.utc());
    ASSERT_EQ(copies.size(), 1);
    EXPECT_TRUE(copies.first().good);
    EXPECT_OK(backup::restore(path({}), copies.first(), storeKey(), record, [](const backup::Place &) { return done(); }));
}

TEST_F(Backup, C23_copies_of_another_terminal_are_neither_tried_nor_erased)
{
    work();
    EXPECT_OK(copyNow());
    const auto before = names();
    owner = "another\n"; // set up anew, under the same name
    keeper = make();
    EXPECT_CODE(ErrorCode::StoreForeign, copyNow());
    keeper->letGo();
    EXPECT_OK(get(keeper->storeOpened(crypto::randomSecret(32))));
    EXPECT_EQ(names(), before);
    owner = "one\n";
    keeper = make();
    EXPECT_OK(tryNow());
}

TEST_F(Backup, C23_a_copy_of_another_record_is_none)
{
    work();
    EXPECT_OK(copyNow());
    auto db = database();
    take(db->exec("UPDATE record_entry SET bytes = x'00' WHERE sequence = (SELECT max(sequence) FROM record_entry)"));
    take(db->checkpoint());
    db.reset();
    ASSERT_TRUE(QFile::remove(path(u"backup/"_s + names().first())));
    EXPECT_OK(copyNow());
    EXPECT_CODE(ErrorCode::RecordBroken, tryNow());
    EXPECT_TRUE(names().isEmpty());
}

TEST_F(Backup, C14_C23_what_another_key_opens_does_not_stay)
{
    work();
    EXPECT_OK(copyNow());
    EXPECT_OK(tryNow());
    work();
    EXPECT_OK(copyNow());
    told();
    keeper->letGo();
    EXPECT_OK(get(keeper->storeOpened(crypto::randomSecret(32))));
    EXPECT_EQ(told(), (QStringList{u"backup.try failed D-003"_s, u"backup.try failed D-003"_s}));
    EXPECT_TRUE(names().isEmpty());
    EXPECT_FALSE(keeper->status().trouble) << "it was to be so";
    work();
    EXPECT_OK(copyNow());
    EXPECT_OK(tryNow());
    EXPECT_FALSE(keeper->hasUntried());
    keeper->keyChanged();
    EXPECT_TRUE(keeper->hasUntried()) << "whoever opens the store brings the new key";
    work();
    EXPECT_OK(get(keeper->storeClosed()));
    EXPECT_EQ(names().size(), 2) << "within the four hours";
}

TEST_F(Backup, C23_the_program_does_not_end_in_the_middle_of_a_copy_that_is_nearly_done)
{
    work();
    clock.advance(std::chrono::hours(5));
    touch();
    keeper->storeClosed();
    keeper.reset();
    EXPECT_EQ(names().size(), 1);
    EXPECT_FALSE(names().contains(u"part"_s));
}

// -- putting one back

class Restore : public Backup {
protected:
    Restore()
    {
        work(20, "before");
        take(copyNow());
        take(tryNow());
        work(7, "since");
    }
    backup::Copy copy() const { return backup::copiesIn(path(u"backup"_s), clock.utc()).first(); }
    Result<Done> putBack(Record &into)
    {
        return backup::restore(path({}), copy(), storeKey(), into, [&](const backup::Place &place) {
            return into.appendOutside(actor, api::UseCase::BackupRestore, api::Outcome::Done, {{}, place.entry, u"copy"_s, place.mark});
        });
    }
};

TEST_F(Restore, C11_C23_the_record_goes_on_where_it_was_and_the_store_gets_back_what_it_has_forgotten)
{
    const auto head = record.head();
    EXPECT_EQ(head.size, 27);
    EXPECT_OK(putBack(record));
    EXPECT_TRUE(QFile::exists(path(u"damaged/%1-1/store.db"_s.arg(copy().name())))) << "what was there is kept";
    EXPECT_FALSE(QFile::exists(path(u"restore"_s)));
    Record again(options(), clock);
    auto db = database();
    EXPECT_EQ(number(*db, "SELECT count(*) FROM record_entry"), 20);
    EXPECT_OK(catchUp(*db, again));
    EXPECT_EQ(number(*db, "SELECT count(*) FROM record_entry"), 28);
    EXPECT_EQ(number(*db, "SELECT count(*) FROM item"), 1);
    EXPECT_EQ(again.head().size, 28);
    EXPECT_EQ(take(again.lines(0, 1)).first().useCase, u"backup.restore"_s);
    take(append(*db, again, 3));
    EXPECT_OK(catchUp(*db, again));
    take(again.signHead());
    const auto verified = verify();
    EXPECT_TRUE(verified.ok) << verified.reason.toStdString() << verified.badSequence;
    EXPECT_EQ(verified.size, 31);
    // The rows are the files', not others with the same number.
    auto rows = take(db->query("SELECT bytes FROM record_entry ORDER BY sequence"));
    QByteArray all;
    while (take(rows.next()))
        all += rows.blob(0);
    std::vector<qint64> sequences(31);
    std::iota(sequences.begin(), sequences.end(), 1);
    QByteArray read;
    for (const auto &entry : take(again.read(sequences)))
        read += journal::encode(entry);
    EXPECT_EQ(all, read);
}

TEST_F(Restore, C11_an_old_copy_that_nobody_has_put_back_is_refused)
{
    ASSERT_TRUE(QFile::remove(path(u"store.db"_s)) && QFile::copy(copy().path, path(u"store.db"_s)));
    Record again(options(), clock);
    auto db = database();
    EXPECT_CODE(ErrorCode::RecordBroken, catchUp(*db, again));
    EXPECT_EQ(number(*db, "SELECT count(*) FROM record_entry"), 20) << "nothing half-done";
    // Nor with an order that failed, one for another place, one of another use case, or one by somebody who has the device's key but not the store's.
    const auto mark = take(again.restoreMark(*db));
    auto row = take(db->query("SELECT bytes FROM record_entry WHERE sequence = 20"));
    ASSERT_TRUE(take(row.next()));
    take(again.appendOutside(actor, api::UseCase::BackupRestore, api::Outcome::Failed, {{}, 20, {}, mark}));
    take(again.appendOutside(actor, api::UseCase::BackupRestore, api::Outcome::Done, {{}, 19, {}, mark}));
    take(again.appendOutside(actor, api::UseCase::BackupRestore, api::Outcome::Done, {{}, 20, {}, crypto::sha256(row.blob(0))}));
    take(again.appendOutside(actor, api::UseCase::BackupMake, api::Outcome::Done, {{}, 20, {}, mark}));
    EXPECT_CODE(ErrorCode::RecordBroken, catchUp(*db, again));
    take(again.appendOutside(actor, api::UseCase::BackupRestore, api::Outcome::Done, {{}, 20, {}, mark}));
    EXPECT_OK(catchUp(*db, again));
    EXPECT_TRUE(verify().ok);
}

TEST_F(Restore, C11_an_order_to_restore_that_was_made_use_of_permits_nothing_more)
{
    EXPECT_OK(putBack(record));
    const QByteArray order = content(recordFile("outside.log"));
    Record again(options(), clock);
    {
        auto db = database();
        EXPECT_OK(catchUp(*db, again));
        take(append(*db, again, 2));
        take(db->checkpoint());
    }
    EXPECT_TRUE(content(recordFile("outside.log")).isEmpty());
    // Both files as they were: the copy, and the order for it.
    ASSERT_TRUE(QFile::remove(path(u"store.db"_s)) && QFile::copy(copy().path, path(u"store.db"_s)));
    write(recordFile("outside.log"), order);
    Record third(options(), clock);
    auto db = database();
    EXPECT_CODE(ErrorCode::RecordBroken, catchUp(*db, third));
    // Nor the same words signed anew: the files end elsewhere.
    const auto used = take(third.read(std::vector<qint64>{28})).first();
    ASSERT_EQ(used.useCase, u"backup.restore"_s);
    take(third.appendOutside(actor, api::UseCase::BackupRestore, api::Outcome::Done, {{}, used.count, used.detail, used.commitment}));
    EXPECT_CODE(ErrorCode::RecordBroken, catchUp(*db, third));
}

TEST_F(Restore, C11_what_waited_outside_and_was_taken_in_is_not_taken_in_twice)
{
    take(record.appendOutside(actor, api::UseCase::Login, api::Outcome::Failed, {{}, -1, u"S-001"_s, {}}));
    const QByteArray waiting = content(recordFile("outside.log"));
    work(1);
    EXPECT_EQ(record.head().size, 29);
    write(recordFile("outside.log"), waiting); // the kill came before it was emptied
    Record again(options(), clock);
    EXPECT_OK(putBack(again));
    auto db = database();
    EXPECT_OK(catchUp(*db, again));
    EXPECT_EQ(again.head().size, 30) << "but for the order itself";
    write(recordFile("outside.log"), waiting); // and once more, behind the restore
    Record third(options(), clock);
    EXPECT_OK(catchUp(*db, third));
    EXPECT_EQ(third.head().size, 30);
    EXPECT_TRUE(verify().ok);
}

TEST_F(Restore, C23_a_damaged_or_alien_copy_moves_nothing)
{
    const QByteArray before = content(path(u"store.db"_s));
    const auto good = copy();
    const QByteArray sound = content(good.path);
    for (qint64 page = 0; page < sound.size() / 4096; ++page) {
        damage(good.path, page * 4096 + 100);
        EXPECT_FALSE(putBack(record).ok()) << page;
        write(good.path, sound);
        EXPECT_EQ(content(path(u"store.db"_s)), before);
        EXPECT_FALSE(QFile::exists(path(u"damaged"_s)));
        EXPECT_FALSE(QFile::exists(path(u"restore"_s)));
        EXPECT_TRUE(content(recordFile("outside.log")).isEmpty());
    }
    QFile shorter(good.path);
    ASSERT_TRUE(shorter.resize(sound.size() - 4096));
    EXPECT_FALSE(putBack(record).ok());
    write(good.path, sound);
    EXPECT_CODE(ErrorCode::StoreKeyWrong, backup::restore(path({}), good, crypto::randomSecret(32), record, [](const backup::Place &) { return done(); }));
    ASSERT_TRUE(QDir(recordDir()).removeRecursively());
    Record empty(options(), clock);
    EXPECT_CODE(ErrorCode::RecordBroken, putBack(empty)) << "of a record that this terminal does not have";
    EXPECT_EQ(content(path(u"store.db"_s)), before);
}

TEST_F(Restore, C23_what_cannot_be_said_to_the_record_is_not_done)
{
    const QByteArray before = content(path(u"store.db"_s));
    EXPECT_CODE(ErrorCode::DiskFull, backup::restore(path({}), copy(), storeKey(), record, [](const backup::Place &) -> Result<Done> { return ErrorCode::DiskFull; }));
    EXPECT_EQ(content(path(u"store.db"_s)), before);
}

TEST_F(Restore, C23_without_any_store_and_after_a_kill_between_the_two_moves_it_goes_on)
{
    write(path(u"store.db-wal"_s), "what was not brought home");
    EXPECT_OK(putBack(record));
    EXPECT_FALSE(QFile::exists(path(u"store.db-wal"_s))) << "or it would be played over the copy";
    EXPECT_TRUE(QFile::exists(path(u"damaged/%1-1/store.db-wal"_s.arg(copy().name()))));
    ASSERT_TRUE(QFile::remove(path(u"store.db"_s)));
    QDir().mkpath(path(u"restore"_s));
    write(path(u"restore/new.db"_s), "half");
    EXPECT_OK(putBack(record));
    EXPECT_FALSE(QFile::exists(path(u"damaged/%1-2"_s.arg(copy().name()))));
    EXPECT_OK(putBack(record));
    EXPECT_TRUE(QFile::exists(path(u"damaged/%1-2/store.db"_s.arg(copy().name()))));
    Record again(options(), clock);
    auto db = database();
    EXPECT_OK(catchUp(*db, again));
    EXPECT_EQ(again.head().size, 30) << "each order stands in the record";
    EXPECT_TRUE(verify().ok);
}
} // namespace
} // namespace madoguchi::test
