#include "store_fixture.h"

#include <array>
#include <rapidcheck.h>

#include <sys/stat.h>
#include <unistd.h>

extern "C" { // core/store alone sees sqlite3.h
void *sqlite3_malloc(int);
void sqlite3_free(void *);
}

namespace madoguchi::test {

class ConnectionTest : public StoreTest {};

TEST_F(ConnectionTest, C21_the_file_and_its_WAL_hold_no_clear_text)
{
    auto connection = create();
    take(connection->exec("INSERT INTO item (name) VALUES (?1)", {u"KOKUHO-MARKER"_s}));
    const QByteArray wal = content(database() + u"-wal"_s);
    ASSERT_FALSE(wal.isEmpty());
    EXPECT_FALSE(wal.contains("KOKUHO-MARKER"));
    take(connection->checkpoint());
    const QByteArray file = content(database());
    EXPECT_FALSE(file.contains("KOKUHO-MARKER"));
    EXPECT_FALSE(file.contains("SQLite format 3"));
    EXPECT_FALSE(file.contains("CREATE TABLE"));
}

TEST_F(ConnectionTest, C21_only_the_owner_may_read_the_file)
{
    create();
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_FALSE(QFile::permissions(database()) & others);
}

TEST_F(ConnectionTest, C21_another_key_and_another_file_are_refused)
{
    create();
    auto wrong = Connection::open(database(), key(8), OpenMode::ReadWrite);
    ASSERT_FALSE(wrong.ok());
    EXPECT_EQ(wrong.error().code, ErrorCode::StoreKeyWrong);
    EXPECT_EQ(Connection::open(database(), SecretBytes(31), OpenMode::ReadWrite).error().code, ErrorCode::KeyInvalid);

    write(file(u"text.db"_s), QByteArray(8192, 'x'));
    EXPECT_EQ(Connection::open(file(u"text.db"_s), key(), OpenMode::ReadWrite).error().code, ErrorCode::StoreKeyWrong);
    EXPECT_EQ(Connection::open(file(u"none.db"_s), key(), OpenMode::ReadWrite).error().code, ErrorCode::FileUnreadable);
    EXPECT_EQ(Connection::open(file(u"none/none.db"_s), key(), OpenMode::Create).error().code, ErrorCode::FileUnwritable);
}

TEST_F(ConnectionTest, C21_an_unencrypted_database_is_refused)
{
    QByteArray page(4096, '\0'); // an empty database of SQLite: its header, one empty leaf page
    page.replace(0, 28, QByteArray::fromHex("53514c69746520666f726d617420330010000101004020200000000100000001"));
    page.truncate(4096);
    page[100] = 13;
    write(file(u"plain.db"_s), page);
    EXPECT_EQ(Connection::open(file(u"plain.db"_s), key(), OpenMode::ReadWrite).error().code, ErrorCode::StoreKeyWrong);
}

TEST_F(ConnectionTest, Holds_the_engine_to_its_settings)
{
    auto connection = create();
    EXPECT_EQ(number(*connection, "PRAGMA synchronous"), 2);
    EXPECT_EQ(number(*connection, "PRAGMA secure_delete"), 1);
    EXPECT_EQ(number(*connection, "PRAGMA foreign_keys"), 1);
    EXPECT_EQ(number(*connection, "PRAGMA trusted_schema"), 0);
    EXPECT_FALSE(connection->exec("ATTACH DATABASE 'copy.db' AS copy").ok());
    EXPECT_FALSE(connection->exec("SELECT load_extension('x')").ok());
    EXPECT_FALSE(connection->exec("SELECT \"no such column\" FROM item").ok()); // DQS=0
}

TEST_F(ConnectionTest, Values_come_back_as_they_went)
{
    auto connection = create();
    take(connection->exec("CREATE TABLE value (i INTEGER, t TEXT, b BLOB)"));
    const auto transaction = take(Transaction::begin(*connection));
    EXPECT_TRUE(rc::check("integer, text and blob", [&](qint64 i, const std::u16string &t, const std::string &b) {
        QString text = QString::fromStdU16String(t);
        text = QString::fromUtf8(text.toUtf8()); // lone surrogates are not text
        text.remove(QChar(0));
        const QByteArray blob(b.data(), static_cast<qsizetype>(b.size()));
        take(connection->exec("DELETE FROM value"));
        take(connection->exec("INSERT INTO value VALUES (?1, ?2, ?3)", {i, text, blob}));
        auto row = take(connection->query("SELECT i, t, b FROM value"));
        RC_ASSERT(take(row.next()));
        RC_ASSERT(row.integer(0) == i);
        RC_ASSERT(row.text(1) == text);
        RC_ASSERT(row.blob(2) == blob);
        RC_ASSERT(!take(row.next()));
    }));
    // What UTF-16 takes for a byte order mark.
    for (const QString &text : {u"\uFEFF山"_s, u"\uFFFE山"_s, u"\uFEFF"_s}) {
        take(connection->exec("DELETE FROM value"));
        take(connection->exec("INSERT INTO value VALUES (0, ?1, NULL)", {text}));
        auto row = take(connection->query("SELECT t FROM value"));
        EXPECT_TRUE(take(row.next()) && row.text(0) == text);
    }
    take(connection->exec("DELETE FROM value"));
    take(connection->exec("INSERT INTO value VALUES (?1, ?2, ?3)", {nullptr, QString(), QByteArray()}));
    take(connection->exec("INSERT INTO value VALUES (?1, ?2, ?3)", {0, u""_s, QByteArray("")}));
    auto rows = take(connection->query("SELECT i, t, b FROM value ORDER BY rowid"));
    ASSERT_TRUE(take(rows.next()));
    EXPECT_TRUE(rows.isNull(0) && rows.isNull(1) && rows.isNull(2) && rows.text(1).isNull());
    ASSERT_TRUE(take(rows.next()));
    EXPECT_FALSE(rows.isNull(0) || rows.isNull(1) || rows.isNull(2) || rows.text(1).isNull());
}

TEST_F(ConnectionTest, A_statement_runs_again_with_other_values_that_stay_where_they_are)
{
    auto connection = create();
    {
        QByteArray name("甲");
        auto insert = take(connection->query("INSERT INTO item (name) VALUES (?1)", {store::Param::view(name)}));
        EXPECT_FALSE(take(insert.next()));
        name = "";
        const std::array empty{store::Param::view(name)};
        take(insert.again(empty));
        EXPECT_FALSE(take(insert.next()));
        const std::array tooMany{store::Param(1), store::Param(2)};
        EXPECT_FALSE(insert.again(tooMany).ok());
    }
    auto row = take(connection->query("SELECT group_concat(name || '|', '') FROM (SELECT name FROM item ORDER BY rowid)"));
    ASSERT_TRUE(take(row.next()));
    EXPECT_EQ(row.text(0), u"甲||"_s) << "empty is not null";
}

TEST_F(ConnectionTest, Wrong_statements_are_errors_without_values)
{
    auto connection = create();
    EXPECT_FALSE(connection->query("SELECT ?1", {}).ok());
    EXPECT_FALSE(connection->query("SELECT 1", {1}).ok());
    EXPECT_FALSE(connection->query("  -- nothing\n").ok());
    EXPECT_FALSE(connection->exec("SELEKT").ok());
    take(connection->exec("CREATE VIRTUAL TABLE words USING fts5(text)"));
    const auto refused = connection->exec("SELECT * FROM words WHERE words MATCH ?1", {u"\"YAMADA"_s});
    ASSERT_FALSE(refused.ok());
    EXPECT_FALSE(describe(refused.error()).contains(u"YAMADA"_s)); // FTS5 quotes what it was asked
}

TEST_F(ConnectionTest, A_statement_used_twice_at_once_is_two)
{
    auto connection = create();
    take(connection->script("INSERT INTO item VALUES (1, 'a'); INSERT INTO item VALUES (2, 'b'); -- end\n"));
    auto outer = take(connection->query("SELECT id FROM item ORDER BY id"));
    int pairs = 0;
    while (take(outer.next())) {
        auto inner = take(connection->query("SELECT id FROM item ORDER BY id"));
        while (take(inner.next()))
            ++pairs;
    }
    EXPECT_EQ(pairs, 4);
}

TEST_F(ConnectionTest, A_page_that_the_log_still_holds_is_not_damaged_by_a_checkpoint_that_was_cut)
{
    QByteArray file, log;
    {
        auto connection = create();
        for (int i = 0; i < 400; ++i)
            take(connection->exec("INSERT INTO item (name) VALUES (?1)", {QString(100, u'x')}));
        take(connection->checkpoint());
        take(connection->exec("UPDATE item SET name = name || 'y'"));
        file = content(database());
        log = content(database() + u"-wal"_s);
    }
    file[file.size() / 2 / 4096 * 4096 + 1000] ^= 1;
    write(database(), file);
    write(database() + u"-wal"_s, log);
    auto connection = open();
    const auto check = connection->checkIntegrity();
    EXPECT_TRUE(check.ok()) << describe(check.error()).toStdString();
}

TEST_F(ConnectionTest, Damage_is_named_as_damage)
{
    {
        auto connection = create();
        for (int i = 0; i < 400; ++i)
            take(connection->exec("INSERT INTO item (name) VALUES (?1)", {QString(100, u'x')}));
        take(connection->checkpoint());
        take(connection->checkIntegrity());
    }
    const QByteArray whole = content(database());
    const qsizetype pages = whole.size() / 4096;
    ASSERT_GT(pages, 8);
    for (const qsizetype page : {pages / 2, pages - 1}) { // the first page of all is StoreKeyWrong: it cannot be told apart
        QByteArray damaged = whole;
        damaged[page * 4096 + 1000] = static_cast<char>(damaged[page * 4096 + 1000] ^ 1);
        write(database(), damaged);
        auto connection = open();
        const auto check = connection->checkIntegrity();
        ASSERT_FALSE(check.ok());
        EXPECT_EQ(check.error().code, ErrorCode::StoreDamaged) << describe(check.error()).toStdString();
        const auto read = connection->exec("SELECT sum(length(name)) FROM item");
        ASSERT_FALSE(read.ok());
        EXPECT_EQ(read.error().code, ErrorCode::StoreDamaged) << describe(read.error()).toStdString();
    }
    write(database(), whole.left(4096 * (pages / 2)));
    auto truncated = Connection::open(database(), key(), OpenMode::ReadWrite);
    if (truncated.ok()) {
        EXPECT_EQ(truncated.value()->checkIntegrity().error().code, ErrorCode::StoreDamaged);
        EXPECT_EQ(truncated.value()->exec("SELECT sum(length(name)) FROM item").error().code, ErrorCode::StoreDamaged);
    } else {
        EXPECT_EQ(truncated.error().code, ErrorCode::StoreDamaged);
    }
}

TEST_F(ConnectionTest, A_read_only_connection_and_a_second_writer_get_their_own_errors)
{
    auto writer = create();
    auto reader = open(OpenMode::ReadOnly);
    EXPECT_TRUE(reader->isReadOnly());
    EXPECT_EQ(reader->exec("INSERT INTO item (name) VALUES ('x')").error().code, ErrorCode::StoreReadOnly);
    auto transaction = take(Transaction::begin(*writer));
    auto second = open();
    EXPECT_EQ(Transaction::begin(*second).error().code, ErrorCode::StoreBusy);
}

TEST_F(ConnectionTest, C22_deleted_rows_leave_file_and_WAL)
{
    auto connection = create();
    take(connection->exec("INSERT INTO item (name) VALUES (?1)", {u"DELETED"_s}));
    take(connection->checkpoint());
    const QByteArray before = content(database());
    take(connection->exec("DELETE FROM item"));
    EXPECT_GT(content(database() + u"-wal"_s).size(), 0);
    EXPECT_EQ(content(database()), before); // until the checkpoint, who has the key can still read the row
    take(connection->checkpoint());
    EXPECT_EQ(content(database() + u"-wal"_s).size(), 0);
    EXPECT_NE(content(database()), before); // and secure_delete has zeroed its bytes in the page that came instead
}

TEST_F(ConnectionTest, Interruption_holds_until_resume)
{
    auto connection = create();
    connection->interrupt();
    EXPECT_EQ(connection->exec("SELECT 1").error().code, ErrorCode::Cancelled);
    connection->resume();
    take(connection->exec("SELECT 1"));
}

TEST_F(ConnectionTest, Full_disk_is_named)
{
    auto connection = create();
    take(connection->exec("PRAGMA max_page_count = 6"));
    Result<Done> outcome = done();
    for (int i = 0; i < 100 && outcome.ok(); ++i)
        outcome = connection->exec("INSERT INTO item (name) VALUES (?1)", {QString(2000, u'x')});
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::DiskFull);
}

TEST_F(ConnectionTest, A_file_or_folder_without_write_permission_is_named)
{
    create();
    const QString folder = QFileInfo(database()).path();
    const auto openAsNobody = [&] {
        const uid_t self = geteuid();
        if (self == 0 && seteuid(65534) != 0) // root may write everywhere
            throw std::runtime_error("seteuid");
        auto connection = Connection::open(database(), key(), OpenMode::ReadWrite);
        if (self == 0 && seteuid(0) != 0)
            throw std::runtime_error("seteuid");
        return connection;
    };
    const auto all = [](mode_t mode, const QString &path) { return chmod(path.toUtf8().constData(), mode) == 0; };
    ASSERT_TRUE(all(0555, folder) && all(0444, database()));
    EXPECT_EQ(openAsNobody().error().code, ErrorCode::StoreReadOnly);
    ASSERT_TRUE(all(0666, database()));
    EXPECT_EQ(openAsNobody().error().code, ErrorCode::StoreReadOnly);
    ASSERT_TRUE(all(0777, folder));
    EXPECT_TRUE(openAsNobody().ok());
    ASSERT_TRUE(all(0000, database()));
    EXPECT_EQ(openAsNobody().error().code, ErrorCode::FileUnreadable);
}

TEST_F(ConnectionTest, C21_a_wrong_key_writes_nothing_to_the_log)
{
    create();
    testing::internal::CaptureStderr();
    EXPECT_FALSE(Connection::open(database(), key(8), OpenMode::ReadWrite).ok());
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Engine, Tells_its_version)
{
    EXPECT_TRUE(store::engineVersion().contains(u"SQLCipher 4.6"_s)) << store::engineVersion().toStdString();
}

#ifndef __SANITIZE_ADDRESS__ // which would rightly object to what this test does
TEST(Engine, C21_freed_memory_is_wiped)
{
    (void)store::engineVersion();
    char *memory = static_cast<char *>(sqlite3_malloc(4000));
    std::memset(memory, 'K', 4000);
    sqlite3_free(memory);
    // Reading freed memory is what an attacker does; the allocator writes its own links into the first bytes only.
    volatile const char *seen = memory;
    int left = 0;
    for (int i = 64; i < 3900; ++i)
        left += seen[i] == 'K';
    EXPECT_EQ(left, 0);
}
#endif

} // namespace madoguchi::test
