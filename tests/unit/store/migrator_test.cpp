#include "store_fixture.h"

namespace madoguchi::test {

class MigratorTest : public StoreTest {
protected:
    Result<Done> migrateTo(Connection &connection) { return store::migrate(connection, file(u"sql"_s), "MDGT"); }
    void add(int number, const QByteArray &sql) { write(file(u"sql/%1_test.sql"_s.arg(number, 4, 10, QChar(u'0'))), sql); }
};

TEST_F(MigratorTest, Applies_what_is_pending_and_only_that)
{
    auto connection = create();
    EXPECT_EQ(number(*connection, "PRAGMA user_version"), 1);
    take(migrateTo(*connection));
    add(2, "ALTER TABLE item ADD COLUMN town TEXT; CREATE INDEX item_town ON item (town);");
    add(3, "INSERT INTO item (name, town) VALUES ('a', 'b');");
    take(migrateTo(*connection));
    EXPECT_EQ(number(*connection, "PRAGMA user_version"), 3);
    EXPECT_EQ(number(*connection, "SELECT count(*) FROM item"), 1);
    EXPECT_EQ(number(*connection, "SELECT count(*) FROM schema_migration WHERE length(hash) = 32"), 3);
    take(migrateTo(*connection));
    EXPECT_EQ(number(*connection, "SELECT count(*) FROM item"), 1);
}

TEST_F(MigratorTest, Two_pending_files_are_one_step)
{
    auto connection = create();
    add(2, "CREATE TABLE second (id INTEGER);");
    add(3, "CREATE TABLE third (id INTEGER); SELECT no_such_column FROM item;");
    EXPECT_FALSE(migrateTo(*connection).ok());
    EXPECT_EQ(number(*connection, "PRAGMA user_version"), 1);
    EXPECT_EQ(number(*connection, "SELECT count(*) FROM sqlite_schema WHERE name IN ('second', 'third')"), 0);
    add(3, "CREATE TABLE third (id INTEGER);");
    take(migrateTo(*connection));
    EXPECT_EQ(number(*connection, "PRAGMA user_version"), 3);
}

TEST_F(MigratorTest, A_newer_database_an_edited_file_and_a_foreign_file_are_refused)
{
    auto connection = create();
    add(1, "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, more TEXT) STRICT;");
    EXPECT_EQ(migrateTo(*connection).error().code, ErrorCode::MigrationChanged);
    EXPECT_EQ(store::migrate(*connection, file(u"sql"_s), "OTHR").error().code, ErrorCode::StoreForeign);
    take(connection->exec("PRAGMA user_version = 9"));
    EXPECT_EQ(migrateTo(*connection).error().code, ErrorCode::StoreNewer);
}

TEST_F(MigratorTest, The_folder_must_be_in_order)
{
    auto connection = open(OpenMode::Create);
    EXPECT_FALSE(store::migrate(*connection, file(u"nowhere"_s), "MDGT").ok());
    add(3, "SELECT 1;");
    EXPECT_FALSE(migrateTo(*connection).ok());
    QFile::remove(file(u"sql/0003_test.sql"_s));
    write(file(u"sql/2_test.sql"_s), "SELECT 1;");
    EXPECT_FALSE(migrateTo(*connection).ok());
}

TEST_F(MigratorTest, Fails_whole_at_every_access)
{
    add(2, "CREATE TABLE second (id INTEGER); INSERT INTO second VALUES (1);");
    int failures = 0;
    for (int n = 1;; ++n) {
        QFile::remove(database());
        QFile::remove(database() + u"-wal"_s);
        QFile::remove(database() + u"-shm"_s);
        {
            auto connection = open(OpenMode::Create);
            int count = 0;
            Connection::setFaultHook([&](const char *) { return ++count == n ? ioError : 0; });
            const auto outcome = migrateTo(*connection);
            Connection::setFaultHook({});
            if (count < n) {
                take(outcome);
                break;
            }
            EXPECT_FALSE(outcome.ok());
            ++failures;
        }
        auto again = open();
        EXPECT_EQ(number(*again, "PRAGMA user_version"), 0) << n;
        EXPECT_EQ(number(*again, "SELECT count(*) FROM sqlite_schema"), 0) << n;
        take(migrateTo(*again));
    }
    EXPECT_GT(failures, 20);
}

TEST_F(MigratorTest, Quarantine_moves_all_three_files_and_deletes_nothing)
{
    write(database(), "broken");
    write(database() + u"-wal"_s, "wal");
    const QString place = take(store::quarantine(database()));
    EXPECT_FALSE(QFile::exists(database()) || QFile::exists(database() + u"-wal"_s));
    EXPECT_EQ(content(place + u"/store.db"_s), "broken");
    EXPECT_EQ(content(place + u"/store.db-wal"_s), "wal");
    EXPECT_TRUE(place.contains(u"/quarantine/"_s));
}

TEST_F(MigratorTest, The_shipped_files_are_the_resources_and_build_every_database)
{
    for (const char *name : {"terminal", "municipal", "federation"}) {
        const QString folder = QString::fromLatin1(name);
        const QString source = QStringLiteral(MADOGUCHI_SOURCE_DIR "/migrations/") + folder;
        const QStringList files = QDir(source).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
        EXPECT_EQ(QDir(u":/migrations/"_s + folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name), files);
        if (files.isEmpty())
            continue;
        auto connection = take(Connection::open(file(folder + u".db"_s), key(), OpenMode::Create));
        const auto outcome = store::migrate(*connection, u":/migrations/"_s + folder, "MDGT");
        EXPECT_TRUE(outcome.ok()) << name << ": " << (outcome.ok() ? "" : describe(outcome.error()).toStdString());
        for (const QString &sql : files) {
            const QByteArray text = content(source + u'/' + sql);
            EXPECT_GE(text.count("-- room: "), text.count("CREATE TABLE")) << sql.toStdString() << ": each table names its room";
        }
    }
}

} // namespace madoguchi::test
