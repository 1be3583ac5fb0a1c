// The database held against the record's files (C-11): what each hand in the database leaves behind.
#include "journal_fixture.h"

#include "base/id.h"
#include "journal/erased.h"
#include "journal/outbox.h"
#include "journal/segments.h"
#include "journal/store_check.h"

using namespace madoguchi;
using namespace madoguchi::test;
using journal::StoreCheck;
using What = StoreCheck::Finding::What;

namespace {

class StoreCheckTest : public JournalTest {
protected:
    /// One use case about `object`: its row and its entry, as the runner makes them.
    void act(const QString &object, api::UseCase useCase = api::UseCase::ReceptionOpen, api::Outcome outcome = api::Outcome::Done, bool row = true)
    {
        Transaction transaction = take(Transaction::begin(*connection));
        if (row)
            take(transaction.exec("INSERT INTO item VALUES (?1)", {object}));
        take(record->append(transaction, actor, useCase, outcome, {object, -1, {}, {}}));
        take(transaction.commit());
    }
    /// What leaves; its entry follows in the same transaction.
    void queue(api::UseCase useCase)
    {
        Transaction transaction = take(Transaction::begin(*connection));
        journal::OutboxItem item;
        item.id = ChangeId(newId());
        item.kind = item.aggregate = u"household"_s;
        item.actor = actor.staff.text();
        take(journal::enqueue(transaction, item, clock.utc()));
        take(record->append(transaction, actor, useCase, api::Outcome::Done, {{}, -1, {}, {}}));
        take(transaction.commit());
    }
    /// Whoever has the store's key and no use for the program.
    void tamper(QByteArrayView sql) { take(connection->exec(sql)); }
    StoreCheck check()
    {
        record.reset(); // as the command does it: no program runs
        const std::vector<journal::Deeds> deeds{{"item", "SELECT name, name, 'S-0001', 1 FROM item", {api::UseCase::ReceptionOpen}, {api::UseCase::ReceptionOpen}, false, "thing"}};
        return take(journal::checkStore(recordDir(), *connection, deeds));
    }
    void expectOnly(const StoreCheck &check, What what, qint64 sequence, const QString &row = {})
    {
        ASSERT_EQ(check.found, 1);
        EXPECT_EQ(check.findings[0].what, what);
        EXPECT_EQ(check.findings[0].sequence, sequence);
        EXPECT_TRUE(check.findings[0].row.startsWith(row)) << qPrintable(check.findings[0].row);
    }
    void fill()
    {
        for (int i = 1; i <= 5; ++i)
            act(u"r-%1"_s.arg(i));
        act(u"r-6"_s, api::UseCase::ReceptionOpen, api::Outcome::Failed, false);
        act(u"r-1"_s, api::UseCase::HouseholdOpen, api::Outcome::Done, false);
        queue(api::UseCase::NotificationRegister);
    }

    std::unique_ptr<Connection> connection = database();
    std::unique_ptr<Record> record = std::make_unique<Record>(options(), clock);
};

TEST_F(StoreCheckTest, C11_what_the_program_made_agrees)
{
    fill();
    const StoreCheck checked = check();
    EXPECT_EQ(checked.found, 0);
    EXPECT_EQ(checked.entries, 8);
    EXPECT_EQ(checked.waiting, 0);
    EXPECT_EQ(checked.rows, 6) << "five items and what leaves";
}

/// What was erased because its period was over has entries and no rows: as the entry of the erasure lists it, and no other.
TEST_F(StoreCheckTest, C11_C22_what_an_erasure_lists_is_no_finding_and_what_it_does_not_list_is_one)
{
    fill();
    tamper("DELETE FROM item WHERE name IN ('r-2', 'r-4')");
    {
        Transaction transaction = take(Transaction::begin(*connection));
        journal::FeedItem gone;
        gone.kind = u"thing"_s;
        for (const QString &object : {u"r-2"_s, u"r-4"_s}) {
            gone.aggregate = object;
            take(journal::noteErased(transaction, gone, object));
        }
        take(journal::closeErasedBatch(transaction, u"order-1"_s));
        const auto batch = take(journal::erasedBatch(transaction.connection(), u"order-1"_s));
        EXPECT_EQ(batch.count, 2);
        take(record->append(transaction, actor, api::UseCase::ErasureCarryOut, api::Outcome::Done, {u"order-1"_s, batch.count, u"day:2026-11-20 rows:0"_s + journal::erasedText(batch, batch.things), {}}));
        take(transaction.commit());
    }
    StoreCheck checked = check();
    EXPECT_EQ(checked.found, 0);
    EXPECT_EQ(checked.erased, 2);
    tamper("DELETE FROM item WHERE name = 'r-5'");
    expectOnly(check(), What::Undone, 5);
    tamper("INSERT INTO erased_object VALUES ('thing', 'r-5', 'r-5', 'order-1')");
    EXPECT_EQ(check().found, 3) << "whoever writes into the list has taken away what it says of the others";
    tamper("UPDATE erased_object SET batch = 'order-2' WHERE id = 'r-5'");
    expectOnly(check(), What::Undone, 5);
    tamper("UPDATE erased_object SET kind = 'other' WHERE id = 'r-2'");
    EXPECT_EQ(check().found, 3);
}

TEST_F(StoreCheckTest, C11_an_entry_changed_in_the_database_is_found)
{
    fill();
    tamper("UPDATE record_entry SET bytes = (SELECT bytes FROM record_entry WHERE sequence = 2) WHERE sequence = 3");
    expectOnly(check(), What::Changed, 3);
}

TEST_F(StoreCheckTest, C11_a_leaf_changed_in_the_database_is_found)
{
    fill();
    tamper("UPDATE record_entry SET leaf = zeroblob(32) WHERE sequence = 4");
    expectOnly(check(), What::Changed, 4);
}

TEST_F(StoreCheckTest, C11_an_entry_taken_out_of_the_database_is_found)
{
    fill();
    tamper("DELETE FROM record_entry WHERE sequence = 2");
    expectOnly(check(), What::Missing, 2);
}

TEST_F(StoreCheckTest, C11_an_older_database_ends_before_the_files)
{
    fill();
    tamper("DELETE FROM record_entry WHERE sequence > 6");
    expectOnly(check(), What::Behind, 7);
}

TEST_F(StoreCheckTest, C11_entries_that_a_kill_kept_from_the_files_wait_and_are_none_that_anybody_made_up)
{
    fill();
    record.reset();
    QByteArray segment = content(recordFile("0001.log"));
    write(recordFile("0001.log"), segment.chopped(3)); // the last frame is torn
    StoreCheck checked = check();
    EXPECT_EQ(content(recordFile("0001.log")), segment.chopped(3)) << "whoever looks changes nothing";
    EXPECT_EQ(checked.found, 0);
    EXPECT_EQ(checked.entries, 7);
    EXPECT_EQ(checked.waiting, 1);
    tamper("INSERT INTO record_entry SELECT 9, bytes, leaf FROM record_entry WHERE sequence = 8");
    expectOnly(check(), What::Changed, 9);
}

TEST_F(StoreCheckTest, C11_a_row_that_nobody_made_is_found)
{
    fill();
    tamper("INSERT INTO item VALUES ('r-7')");
    expectOnly(check(), What::Unrecorded, 0, u"item r-7"_s);
}

TEST_F(StoreCheckTest, C11_one_entry_stands_for_one_row)
{
    fill();
    tamper("INSERT INTO item VALUES ('r-5')");
    expectOnly(check(), What::Unrecorded, 0, u"item r-5"_s);
}

TEST_F(StoreCheckTest, C11_neither_a_failure_nor_a_look_nor_another_persons_entry_stands_for_a_row)
{
    fill();
    tamper("INSERT INTO item VALUES ('r-6')"); // was tried in vain
    expectOnly(check(), What::Unrecorded, 0, u"item r-6"_s);
    tamper("DELETE FROM item WHERE name = 'r-6'");
    record = std::make_unique<Record>(options(), clock);
    actor.staff = StaffId(u"S-0002"_s);
    act(u"r-8"_s); // the row says S-0001
    expectOnly(check(), What::Unrecorded, 0, u"item r-8"_s);
}

TEST_F(StoreCheckTest, C11_what_leaves_under_an_entry_that_is_none_or_only_a_look_is_found)
{
    fill();
    queue(api::UseCase::HouseholdOpen);
    expectOnly(check(), What::Unrecorded, 0, u"outbox "_s);
    tamper("UPDATE outbox SET entry = 1");
    EXPECT_EQ(check().found, 0);
    tamper("UPDATE outbox SET entry = 99 WHERE position = 1");
    expectOnly(check(), What::Unrecorded, 0, u"outbox "_s);
}

TEST_F(StoreCheckTest, C11_an_entry_whose_row_is_gone_is_found)
{
    fill();
    tamper("DELETE FROM item WHERE name = 'r-3'");
    expectOnly(check(), What::Undone, 3);
}

/// As two officers do it: an old copy in the database's place, their order outside.
TEST_F(StoreCheckTest, C11_C23_what_an_old_copy_had_forgotten_its_officers_answer_for_and_nothing_else)
{
    fill(); // five items
    take(connection->checkpoint());
    const QString copy = path(u"copy.db"_s);
    ASSERT_TRUE(QFile::copy(path(u"store.db"_s), copy));
    act(u"r-9"_s);
    act(u"r-10"_s);
    record.reset();
    connection.reset();
    for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path(u"store.db"_s) + end);
    ASSERT_TRUE(QFile::copy(copy, path(u"store.db"_s)));
    connection = database();
    EXPECT_EQ(check().findings.value(0).what, What::Behind) << "by anybody else";
    record = std::make_unique<Record>(options(), clock);
    const auto last = take(journal::lastEntry(*connection));
    const QByteArray mark = take(record->restoreMark(*connection));
    take(record->appendOutside(actor, api::UseCase::BackupRestore, api::Outcome::Done, {{}, last.sequence, u"copy"_s, mark}));
    const StoreCheck waiting = check();
    EXPECT_EQ(waiting.found, 0) << "before anybody has opened it";
    EXPECT_TRUE(waiting.restored);
    EXPECT_EQ(waiting.forgotten, 2);

    record = std::make_unique<Record>(options(), clock);
    take(catchUp(*connection, *record));
    act(u"r-11"_s);
    const StoreCheck opened = check();
    EXPECT_EQ(opened.found, 0);
    EXPECT_FALSE(opened.restored);
    EXPECT_EQ(opened.forgotten, 2);
    tamper("DELETE FROM item WHERE name = 'r-3'"); // which the copy had
    expectOnly(check(), What::Undone, 3);
    tamper("INSERT INTO item VALUES ('r-3')");
    tamper("DELETE FROM item WHERE name = 'r-11'"); // which came afterwards
    EXPECT_EQ(check().found, 1);
}

TEST_F(StoreCheckTest, C11_C23_an_order_to_put_a_copy_back_that_no_officer_made_excuses_nothing)
{
    fill();
    tamper("DELETE FROM item WHERE name = 'r-3'");
    take(record->appendOutside(actor, api::UseCase::BackupRestore, api::Outcome::Done, {{}, 2, u"copy"_s, QByteArray(32, 'm')})); // with the device's key alone
    take(catchUp(*connection, *record));
    expectOnly(check(), What::Undone, 3);
}

TEST_F(StoreCheckTest, C11_of_several_rows_of_one_object_each_is_missed)
{
    for (int i = 0; i < 3; ++i)
        act(u"h-1"_s);
    tamper("DELETE FROM item WHERE rowid = 2");
    record.reset();
    const auto sees = [&](bool oneEach) {
        const std::vector<journal::Deeds> deeds{{"item", "SELECT name, name, 'S-0001', 1 FROM item", {api::UseCase::ReceptionOpen}, {api::UseCase::ReceptionOpen}, oneEach}};
        return take(journal::checkStore(recordDir(), *connection, deeds)).found;
    };
    EXPECT_EQ(sees(true), 1);
    EXPECT_EQ(sees(false), 0) << "where several entries may be about one row";
}

TEST_F(StoreCheckTest, C11_what_a_machine_made_of_an_answer_leaves_under_no_entry_and_what_was_only_begun_stands_for_no_row)
{
    act(u"r-1"_s);
    Transaction transaction = take(Transaction::begin(*connection));
    journal::OutboxItem item;
    item.id = ChangeId(newId());
    item.kind = item.aggregate = u"answer-task"_s;
    take(journal::enqueue(transaction, item, clock.utc()));
    take(transaction.commit());
    take(append(*connection, *record)); // somebody looks
    EXPECT_EQ(check().found, 0);
    record = std::make_unique<Record>(options(), clock);
    Transaction begun = take(Transaction::begin(*connection));
    take(begun.exec("INSERT INTO item VALUES ('r-2')"));
    take(record->append(begun, actor, api::UseCase::ReceptionOpen, api::Outcome::Done, {u"r-2"_s, -1, u"number start"_s, {}}));
    take(begun.commit());
    expectOnly(check(), What::Unrecorded, 0, u"item r-2"_s);
}

TEST_F(StoreCheckTest, C11_files_whose_entries_say_other_numbers_are_refused_not_followed)
{
    fill();
    record.reset();
    QFile::remove(recordFile("0001.log"));
    journal::Entry entry = take(journal::decode([&] {
        auto row = take(connection->query("SELECT bytes FROM record_entry WHERE sequence = 1"));
        take(row.next());
        return row.blob(0);
    }()));
    entry.useCase = QString::fromLatin1(api::info(api::UseCase::BackupRestore).id);
    entry.sequence = 1'000'000;
    journal::Segments files(recordDir());
    take(files.append({journal::encode(entry)}));
    const auto checked = journal::checkStore(recordDir(), *connection, {});
    EXPECT_TRUE(!checked.ok() && checked.error().code == ErrorCode::RecordBroken);
}

TEST_F(StoreCheckTest, C11_much_is_counted_and_the_first_hundred_are_named)
{
    fill();
    tamper("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150) INSERT INTO item SELECT 'x-' || i FROM n");
    const StoreCheck checked = check();
    EXPECT_EQ(checked.found, 150);
    EXPECT_EQ(checked.findings.size(), 100);
}

} // namespace
