#include "journal_fixture.h"

#include "crypto/digest.h"
#include "journal/frame.h"
#include "journal/head_note.h"
#include "journal/outside_log.h"
#include "journal/segments.h"

namespace madoguchi::test {

class RecordTest : public JournalTest {};

TEST_F(RecordTest, C09_an_entry_stands_in_the_database_and_after_commit_in_the_segment)
{
    auto db = database();
    Record record(options(), clock);
    int signalsSeen = 0;
    QObject::connect(&record, &Record::headChanged, &record, [&] { ++signalsSeen; }, Qt::DirectConnection);
    take(append(*db, record));
    actor.receptionNumber = u"R-7"_s;
    take(append(*db, record, 2, u"kana"_s));
    EXPECT_EQ(signalsSeen, 2);
    EXPECT_EQ(number(*db, "SELECT count(*) FROM record_entry"), 3);
    EXPECT_EQ(record.head().size, 3);
    const auto lines = take(record.lines(0, 10));
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[0].sequence, 3);
    EXPECT_EQ(lines[0].receptionNumber, u"R-7"_s);
    EXPECT_EQ(lines[0].detail, u"kana"_s);
    EXPECT_EQ(lines[2].useCase, u"person.search"_s);
    EXPECT_EQ(lines[2].staff, u"S-0001"_s);
    EXPECT_EQ(lines[2].role, u"clerk"_s);
    EXPECT_EQ(lines[2].count, 3);
    EXPECT_EQ(lines[2].at, clock.utc().addMSecs(-20));
    EXPECT_EQ(take(record.lines(3, 1)).value(0).sequence, 2);
    EXPECT_TRUE(take(record.lines(1, 10)).isEmpty());
    const auto verification = verify();
    EXPECT_TRUE(verification.ok) << verification.reason.toStdString();
    EXPECT_EQ(verification.size, 3);
    EXPECT_EQ(verification.root, record.head().root);
}

TEST_F(RecordTest, C09_what_is_rolled_back_leaves_no_trace)
{
    auto db = database();
    Record record(options(), clock);
    {
        auto transaction = take(Transaction::begin(*db));
        take(record.append(transaction, actor, api::UseCase::PersonSearch, api::Outcome::Done, {}));
    }
    {
        auto transaction = take(Transaction::begin(*db));
        take(transaction.exec("SAVEPOINT inner"));
        take(record.append(transaction, actor, api::UseCase::PersonSearch, api::Outcome::Done, {}));
        take(transaction.exec("ROLLBACK TO inner"));
        take(record.append(transaction, actor, api::UseCase::ReceptionOpen, api::Outcome::Failed, {}));
        take(transaction.commit());
    }
    const auto lines = take(record.lines(0, 10));
    ASSERT_EQ(lines.size(), 1);
    EXPECT_EQ(lines[0].useCase, u"reception.open"_s);
    EXPECT_TRUE(verify().ok);
}

TEST_F(RecordTest, C11_goes_on_where_it_was_left)
{
    auto db = database();
    {
        Record record(options(), clock);
        take(append(*db, record, 5));
    }
    Record record(options(), clock);
    EXPECT_EQ(record.head().size, 5);
    take(catchUp(*db, record));
    take(append(*db, record, 5));
    EXPECT_TRUE(verify().ok);
    EXPECT_EQ(verify().size, 10);
}

TEST_F(RecordTest, C11_a_head_is_signed_every_hundred_entries_and_on_demand)
{
    auto db = database();
    Record record(options(), clock);
    take(append(*db, record, 99));
    EXPECT_EQ(verify().sealed, 0);
    take(append(*db, record, 1));
    EXPECT_EQ(verify().sealed, 100);
    take(append(*db, record, 3));
    take(record.signHead());
    take(record.signHead());
    EXPECT_EQ(verify().sealed, 103);
    QByteArray tail;
    EXPECT_EQ(journal::splitNotes(content(recordFile("heads.log")), &tail).size(), 2);
    EXPECT_EQ(record.head().signedAt, clock.utc());
}

TEST_F(RecordTest, C11_a_second_segment_begins_after_ten_thousand)
{
    auto db = database();
    Record record(options(), clock);
    for (int i = 0; i < 10; ++i)
        take(append(*db, record, 1001));
    EXPECT_EQ(record.head().size, 10010);
    EXPECT_TRUE(QFile::exists(recordFile("0002.log")));
    EXPECT_EQ(take(record.lines(10002, 2)).value(1).sequence, 10000);
    auto verification = verify();
    EXPECT_TRUE(verification.ok);
    EXPECT_EQ(verification.size, 10010);
    Record again(options(), clock);
    EXPECT_EQ(again.head().root, record.head().root);
    ASSERT_TRUE(QFile::rename(recordFile("0001.log"), recordFile("0001.away")));
    verification = verify();
    EXPECT_EQ(verification.reason, u"missing"_s);
    EXPECT_EQ(verification.badSequence, 1);
}

TEST_F(RecordTest, C11_what_a_kill_kept_from_the_segment_is_written_at_open)
{
    auto db = database();
    {
        Record record(options(), clock);
        take(append(*db, record, 8));
    }
    const QByteArray whole = content(recordFile("0001.log"));
    for (qsizetype cut = 0; cut <= whole.size(); cut += cut < 30 || cut > whole.size() - 20 ? 1 : 61) {
        for (const bool zeroes : {false, true}) {
            write(recordFile("0001.log"), whole.left(cut) + QByteArray(zeroes ? 300 : 0, '\0'));
            if (zeroes && cut < 16)
                continue; // not a state a kill can leave: the header is written in one piece with a frame
            Record record(options(), clock);
            const auto caught = catchUp(*db, record);
            // The last byte of a check or a length may itself be zero, which hides where the tear is: then it is a defect.
            if (zeroes && !caught.ok())
                continue;
            ASSERT_TRUE(caught.ok()) << cut << describe(caught.error()).toStdString();
            ASSERT_EQ(content(recordFile("0001.log")), whole) << cut;
        }
    }
}

TEST_F(RecordTest, C11_database_and_segments_that_contradict_each_other_are_refused)
{
    auto db = database();
    {
        Record record(options(), clock);
        take(append(*db, record, 4));
    }
    take(db->checkpoint());
    ASSERT_TRUE(QFile::copy(path(u"store.db"_s), path(u"old.db"_s)));
    {
        Record record(options(), clock);
        take(append(*db, record, 1));
    }
    db.reset();
    QFile::remove(path(u"store.db"_s));
    ASSERT_TRUE(QFile::rename(path(u"old.db"_s), path(u"store.db"_s))); // somebody put an old copy back
    db = database();
    Record record(options(), clock);
    EXPECT_EQ(catchUp(*db, record).error().code, ErrorCode::RecordBroken);
}

TEST_F(RecordTest, C11_a_row_changed_in_the_database_is_refused)
{
    auto db = database();
    {
        Record record(options(), clock);
        take(append(*db, record, 4));
    }
    take(db->exec("UPDATE record_entry SET bytes = (SELECT bytes FROM record_entry WHERE sequence = 3) WHERE sequence = 4"));
    Record record(options(), clock);
    EXPECT_EQ(catchUp(*db, record).error().code, ErrorCode::RecordBroken);
}

TEST_F(RecordTest, C11_defective_files_stop_the_record)
{
    auto db = database();
    {
        Record record(options(), clock);
        take(append(*db, record, 4));
        take(record.signHead());
    }
    const QByteArray whole = content(recordFile("0001.log"));
    QByteArray changed = whole;
    changed[100] = static_cast<char>(changed[100] ^ 1);
    write(recordFile("0001.log"), changed);
    {
        Record record(options(), clock);
        EXPECT_EQ(append(*db, record).error().code, ErrorCode::RecordBroken);
        EXPECT_EQ(catchUp(*db, record).error().code, ErrorCode::RecordBroken);
        EXPECT_EQ(record.signHead().error().code, ErrorCode::RecordBroken);
    }
    write(recordFile("0001.log"), whole.left(200)); // less than the head says
    Record record(options(), clock);
    EXPECT_EQ(catchUp(*db, record).error().code, ErrorCode::RecordBroken);
}

TEST_F(RecordTest, C09_entries_made_outside_are_signed_and_taken_in_once)
{
    {
        Record record(options(), clock);
        api::Actor nobody;
        take(record.appendOutside(nobody, api::UseCase::Login, api::Outcome::Failed, {{}, -1, u"S-001"_s, {}}));
        clock.advance(std::chrono::seconds(5));
        take(record.appendOutside(actor, api::UseCase::Unlock, api::Outcome::Denied, {}));
        EXPECT_EQ(verify().outside, 2);
    }
    const QByteArray outside = content(recordFile("outside.log"));
    auto db = database();
    clock.advance(std::chrono::seconds(60));
    for (int kill = 0; kill < 3; ++kill) { // twice the file comes back: killed between the commit and its emptying
        Record record(options(), clock);
        take(catchUp(*db, record));
        EXPECT_TRUE(content(recordFile("outside.log")).isEmpty());
        const auto lines = take(record.lines(0, 10));
        ASSERT_EQ(lines.size(), 2);
        EXPECT_EQ(lines[1].useCase, u"session.login"_s);
        EXPECT_EQ(lines[1].outcome, api::Outcome::Failed);
        EXPECT_EQ(lines[1].detail, u"S-001"_s);
        EXPECT_EQ(lines[1].role, QString());
        EXPECT_EQ(lines[0].at, clock.utc().addSecs(-60));
        EXPECT_TRUE(verify().ok);
        if (kill < 2)
            write(recordFile("outside.log"), outside);
    }
    Record record(options(), clock);
    take(catchUp(*db, record));
    write(recordFile("outside.log"), outside); // an old copy, put back much later
    take(catchUp(*db, record));
    EXPECT_EQ(take(record.lines(0, 10)).size(), 2);
    EXPECT_TRUE(content(recordFile("outside.log")).isEmpty());
}

TEST_F(RecordTest, C09_an_entry_made_outside_while_others_are_taken_in_waits_for_the_next_time)
{
    auto db = database();
    Record record(options(), clock);
    take(record.appendOutside(actor, api::UseCase::Login, api::Outcome::Failed, {}));
    {
        auto transaction = take(Transaction::begin(*db));
        take(record.catchUp(transaction));
        take(record.appendOutside(actor, api::UseCase::Unlock, api::Outcome::Failed, {}));
        take(transaction.commit());
    }
    EXPECT_EQ(record.head().size, 1);
    EXPECT_EQ(verify().outside, 1);
    EXPECT_TRUE(verify().ok);
    take(catchUp(*db, record));
    EXPECT_EQ(take(record.lines(0, 1)).value(0).useCase, u"session.unlock"_s);
    EXPECT_EQ(verify().outside, 0);
}

TEST_F(RecordTest, C11_an_outside_entry_without_the_device_key_is_noticed)
{
    Record record(options(), clock);
    take(record.appendOutside(actor, api::UseCase::Login, api::Outcome::Failed, {{}, -1, u"S-001"_s, {}}));
    const QByteArray file = content(recordFile("outside.log"));
    const QByteArray payload = journal::readFrame(file).payload.toByteArray();
    ASSERT_TRUE(payload.contains("S-001"));
    write(recordFile("outside.log"), journal::framed(QByteArray(payload).replace("S-001", "S-002"))); // a right frame
    EXPECT_EQ(verify().reason, u"outside"_s);
    auto db = database();
    EXPECT_EQ(catchUp(*db, record).error().code, ErrorCode::RecordBroken);
}

TEST_F(RecordTest, C11_what_waits_outside_is_not_read_again_for_each_entry_but_a_changed_end_is_noticed)
{
    journal::OutsideLog log(path(u"outside.log"_s), pki().device, QByteArray(32, 'c'));
    const auto add = [&] {
        journal::Entry entry;
        entry.boot = QByteArray(16, 'b');
        entry.useCase = u"record.read"_s;
        entry.outside = true;
        return log.append(entry);
    };
    for (int i = 0; i < 3; ++i)
        take(add());
    QByteArray whole = content(path(u"outside.log"_s));
    const qsizetype one = whole.size() / 3;

    // The last entry touched, though the file is as long as before: the next one does not stand on it.
    QByteArray changed = whole;
    changed[changed.size() - 20] = static_cast<char>(changed[changed.size() - 20] ^ 1);
    write(path(u"outside.log"_s), changed);
    EXPECT_EQ(add().error().code, ErrorCode::RecordBroken);
    write(path(u"outside.log"_s), whole);
    take(add());

    // Another entry in its place, of the same length and in a right frame.
    const QByteArray four = content(path(u"outside.log"_s));
    const QByteArray payload = journal::readFrame(QByteArrayView(four).sliced(whole.size())).payload.toByteArray();
    write(path(u"outside.log"_s), whole + journal::framed(QByteArray(payload).replace("record.read", "record.send")));
    EXPECT_EQ(add().error().code, ErrorCode::RecordBroken);

    // Cut by one: the next one stands on what is there, as it would for a program that has just started.
    write(path(u"outside.log"_s), whole);
    take(add());
    EXPECT_EQ(take(log.read()).items.size(), 4);

    // Touched in the middle: no entry is written over, and whoever takes them in finds it.
    whole = content(path(u"outside.log"_s));
    changed = whole;
    changed[one + 50] = static_cast<char>(changed[one + 50] ^ 1);
    write(path(u"outside.log"_s), changed);
    EXPECT_TRUE(add().ok());
    EXPECT_EQ(content(path(u"outside.log"_s)).first(changed.size()), changed);
    EXPECT_EQ(log.read().error().code, ErrorCode::RecordBroken);
}

TEST_F(RecordTest, C11_what_waits_outside_is_given_from_any_entry_on_and_keeps_its_mark_when_it_is_taken_in)
{
    Record record(options(), clock);
    QList<QByteArray> ids;
    for (int i = 0; i < 4; ++i) {
        take(record.appendOutside(actor, api::UseCase::Login, api::Outcome::Failed, {{}, i, {}, {}}));
        clock.advance(std::chrono::milliseconds(5));
    }
    const QList<QByteArray> all = take(record.waitingOutside({}, 10));
    ASSERT_EQ(all.size(), 4);
    for (const QByteArray &payload : all)
        ids.append(crypto::sha256(payload));
    EXPECT_EQ(take(record.waitingOutside({}, 3)), all.first(3));
    EXPECT_EQ(take(record.waitingOutside(ids[1], 10)), all.sliced(2));
    EXPECT_EQ(take(record.waitingOutside(ids[3], 10)), QList<QByteArray>());
    EXPECT_EQ(take(record.waitingOutside(QByteArray(32, 'x'), 10)), all) << "what it stood behind has been taken in";

    QSet<QByteArray> before, after;
    for (const QByteArray &payload : all)
        before.insert(journal::outsideMark(take(take(journal::OutsideLog::parse(payload)).decoded())));
    EXPECT_EQ(before.size(), 4);
    auto db = database();
    take(append(*db, record, 3));
    take(catchUp(*db, record));
    EXPECT_EQ(take(record.waitingOutside({}, 10)), QList<QByteArray>());
    for (const journal::Entry &entry : take(record.read(std::array<qint64, 4>{4, 5, 6, 7})))
        after.insert(journal::outsideMark(entry));
    EXPECT_EQ(before, after);
}

TEST_F(RecordTest, C11_a_touched_outside_log_is_noticed)
{
    {
        Record record(options(), clock);
        for (int i = 0; i < 3; ++i)
            take(record.appendOutside(actor, api::UseCase::Login, api::Outcome::Failed, {}));
    }
    const QByteArray whole = content(recordFile("outside.log"));
    const qsizetype frame = whole.size() / 3;
    auto db = database();
    for (qsizetype i = 4; i < frame; i += 11) {
        QByteArray changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        write(recordFile("outside.log"), changed);
        EXPECT_EQ(verify().reason, u"outside"_s) << i;
        Record record(options(), clock);
        EXPECT_EQ(catchUp(*db, record).error().code, ErrorCode::RecordBroken) << i;
    }
    write(recordFile("outside.log"), whole.left(whole.size() - 3)); // torn by a kill: its writer never got an answer
    EXPECT_TRUE(verify().ok);
    Record record(options(), clock);
    take(record.appendOutside(actor, api::UseCase::Login, api::Outcome::Failed, {}));
    EXPECT_EQ(verify().outside, 3);
}

TEST_F(RecordTest, C08_C11_a_hole_that_a_power_cut_left_in_what_was_not_synchronised_is_written_over)
{
    const auto holed = [](QByteArray bytes, qsizetype from, qsizetype sector) {
        const qsizetype begin = std::max(from, sector * 512), end = std::min(bytes.size(), (sector + 1) * 512);
        return begin < end ? bytes.replace(begin, end - begin, QByteArray(end - begin, '\0')) : bytes;
    };
    auto db = database();
    {
        Record record(options(), clock);
        take(append(*db, record, 30));
    }
    const QByteArray whole = content(recordFile("0001.log"));
    ASSERT_GT(whole.size(), 3 * 512);
    for (qsizetype sector = 1; sector * 512 < whole.size(); ++sector) {
        write(recordFile("0001.log"), holed(whole, 0, sector));
        Record record(options(), clock);
        ASSERT_TRUE(catchUp(*db, record).ok()) << sector;
        EXPECT_EQ(content(recordFile("0001.log")), whole) << sector;
        EXPECT_TRUE(verify().ok) << sector;
    }
    write(recordFile("0001.log"), holed(whole, 0, 1).replace(1100, 1, "x") + QByteArray(8, 'x'));
    {
        Record record(options(), clock);
        EXPECT_TRUE(catchUp(*db, record).ok());
        // Of a head it may be the same; what it has signed for is another matter.
        take(record.signHead());
        take(append(*db, record, 2));
        take(record.signHead());
    }
    const QByteArray heads = content(recordFile("heads.log")), sealed = content(recordFile("0001.log"));
    const qsizetype second = heads.indexOf("madoguchi/", 1);
    write(recordFile("heads.log"), holed(heads, second, (heads.size() - 1) / 512));
    {
        Record record(options(), clock);
        EXPECT_TRUE(catchUp(*db, record).ok());
        take(record.signHead());
        EXPECT_TRUE(verify().ok);
        EXPECT_EQ(verify().sealed, 32);
    }
    write(recordFile("0001.log"), holed(sealed, 0, 1));
    {
        Record record(options(), clock);
        EXPECT_EQ(catchUp(*db, record).error().code, ErrorCode::RecordBroken);
    }
    write(recordFile("0001.log"), sealed);
    qsizetype last = 0; // where the fourth begins: signatures differ in length
    {
        Record record(options(), clock);
        for (int i = 0; i < 4; ++i) {
            last = content(recordFile("outside.log")).size();
            take(record.appendOutside(actor, api::UseCase::Login, api::Outcome::Failed, {}));
        }
    }
    const QByteArray outside = content(recordFile("outside.log"));
    int holes = 0;
    for (qsizetype sector = last / 512; sector * 512 < outside.size(); ++sector) {
        write(recordFile("outside.log"), holed(outside, last, sector));
        Record record(options(), clock);
        take(record.appendOutside(actor, api::UseCase::Login, api::Outcome::Failed, {}));
        EXPECT_TRUE(verify().ok) << sector << verify().reason.toStdString();
        EXPECT_EQ(verify().outside, 4) << "in the place of the one that nobody was answered for";
        ++holes;
    }
    EXPECT_GE(holes, 1);
}

TEST_F(RecordTest, C08_C11_a_power_cut_that_took_the_begin_of_a_segment_is_written_over_and_what_a_head_reaches_is_not)
{
    auto db = database();
    {
        Record record(options(), clock);
        take(append(*db, record, 5));
    }
    const QByteArray whole = content(recordFile("0001.log"));
    write(recordFile("0001.log"), QByteArray(40, '\0') + whole.mid(40));
    {
        Record record(options(), clock);
        ASSERT_TRUE(catchUp(*db, record).ok());
        EXPECT_EQ(content(recordFile("0001.log")), whole);
        take(record.signHead());
        EXPECT_TRUE(verify().ok);
    }
    write(recordFile("0001.log"), QByteArray(40, '\0') + whole.mid(40));
    Record record(options(), clock);
    EXPECT_EQ(catchUp(*db, record).error().code, ErrorCode::RecordBroken);
}

TEST_F(RecordTest, C10_a_batch_is_what_a_witness_can_check)
{
    auto db = database();
    Record record(options(), clock);
    EXPECT_EQ(record.batch(0, 10).error().code, ErrorCode::NotFound);
    take(append(*db, record, 25));
    crypto::MerkleTree witness;
    QByteArray oldRoot;
    for (qint64 from = 0; from < 25;) {
        const auto batch = take(record.batch(from, 10));
        for (const QByteArray &entry : batch.entries)
            witness.append(crypto::merkleLeaf(entry));
        const auto head = take(journal::verifyNote(batch.headNote, pki().device.publicKey()));
        EXPECT_EQ(head.size, from + batch.entries.size());
        EXPECT_EQ(head.root, witness.root());
        if (from > 0) {
            EXPECT_TRUE(crypto::verifyConsistency(batch.proofFrom, oldRoot, head.size, head.root, batch.proof));
        }
        oldRoot = head.root;
        from = head.size;
        take(record.storeReceipt(receipt(head.size, head.root), head.size));
    }
    EXPECT_EQ(record.head().anchored, 25);
    EXPECT_TRUE(take(record.lines(0, 1))[0].anchored);
    EXPECT_EQ(verify().anchored, 25);
    EXPECT_TRUE(verify().ok);
    EXPECT_EQ(record.storeReceipt(receipt(26, oldRoot), 26).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(Record(options(), clock).head().anchored, 25);
}

TEST_F(RecordTest, C09_an_entry_too_large_is_refused_before_it_is_written)
{
    auto db = database();
    Record record(options(), clock);
    EXPECT_FALSE(append(*db, record, 1, QString(5000, u'x')).ok());
    EXPECT_EQ(number(*db, "SELECT count(*) FROM record_entry"), 0);
}

TEST_F(RecordTest, C11_files_are_the_owners_alone)
{
    auto db = database();
    Record record(options(), clock);
    take(append(*db, record));
    take(record.signHead());
    take(record.appendOutside(actor, api::UseCase::Login, api::Outcome::Failed, {}));
    for (const char *name : {"0001.log", "heads.log", "outside.log", "device.crt"})
        EXPECT_FALSE(QFile::permissions(recordFile(name)) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)) << name;
}

} // namespace madoguchi::test
