#include "store_fixture.h"

#include "store/unused_space.h"

#include <QRandomGenerator>
#include <QSet>

namespace madoguchi::test {

namespace {

QString word(QRandomGenerator &random)
{
    QString text(random.bounded(8, 60), u'A');
    for (QChar &letter : text)
        letter = QChar(u'A' + random.bounded(26));
    return text;
}

/// Rows by their text, in a table that lies in that order, with an index: what a household's search lines are like.
QSet<QString> fill(Connection &connection, QRandomGenerator &random, int rows)
{
    QSet<QString> words;
    for (int row = 0; row < rows;) {
        auto transaction = take(Transaction::begin(connection));
        for (int i = 0; i < 250; ++i, ++row) {
            const QString text = word(random);
            take(transaction.exec("INSERT INTO person (name, row, other) VALUES (?1, ?2, ?3)", {text, row, word(random)}));
            words.insert(text);
        }
        take(transaction.commit());
    }
    return words;
}

QByteArray pages(Connection &connection)
{
    QByteArray all;
    auto row = take(connection.query("SELECT data FROM sqlite_dbpage ORDER BY pgno"));
    while (take(row.next()))
        all += row.blob(0);
    return all;
}

int readable(const QByteArray &pages, const QSet<QString> &words)
{
    return static_cast<int>(std::ranges::count_if(words, [&](const QString &word) { return pages.contains(word.toLatin1()); }));
}

} // namespace

class UnusedSpaceTest : public StoreTest {
protected:
    UnusedSpaceTest()
    {
        write(file(u"sql/0002_test.sql"_s), "-- room: test\nCREATE TABLE person (name TEXT NOT NULL, row INTEGER NOT NULL, other TEXT NOT NULL, PRIMARY KEY (name, row)) STRICT, WITHOUT ROWID;\n"
                                            "CREATE INDEX person_other ON person (other);\n");
    }
    static qint64 clearAll(Connection &connection, int slice)
    {
        qint64 cleared = 0, from = 1;
        while (from != 0) {
            auto transaction = take(Transaction::begin(connection));
            const auto done = take(store::clearUnusedSpace(transaction, from, slice));
            take(transaction.commit());
            cleared += done.cleared;
            from = done.next;
        }
        return cleared;
    }
};

/// The library's own overwriting does not do it: if it does one day, this test says so, and the clearing can go.
TEST_F(UnusedSpaceTest, C22_secure_delete_alone_leaves_deleted_rows_readable)
{
    auto connection = create();
    QRandomGenerator random(1);
    const QSet<QString> words = fill(*connection, random, 6'000);
    take(connection->exec("DELETE FROM person"));
    EXPECT_EQ(readable(pages(*connection), words), 0) << "whole pages that are given up are overwritten";
    EXPECT_EQ(take(store::countUnusedSpace(*connection)), 0);
    const QSet<QString> others = fill(*connection, random, 6'000);
    take(connection->exec("DELETE FROM person WHERE row % 2 = 0"));
    EXPECT_GT(take(store::countUnusedSpace(*connection)), 1'000) << "pages that were arranged anew keep copies of what they have moved away";
}

TEST_F(UnusedSpaceTest, C22_nothing_that_was_deleted_is_left_in_any_page_and_all_that_stays_is_whole)
{
    for (const quint32 seed : {1U, 2U, 3U}) {
        QFile::remove(database());
        auto connection = create();
        QRandomGenerator random(seed);
        QSet<QString> words = fill(*connection, random, 6'000);
        QSet<QString> gone;
        auto row = take(connection->query("SELECT name FROM person WHERE row % 3 = ?1", {int(seed % 3)}));
        while (take(row.next()))
            gone.insert(row.text(0));
        take(connection->exec("DELETE FROM person WHERE row % 3 = ?1", {int(seed % 3)}));
        words.subtract(gone);
        const qint64 left = take(store::countUnusedSpace(*connection));
        ASSERT_GT(left, 0);

        EXPECT_EQ(clearAll(*connection, 100), left);
        EXPECT_EQ(take(store::countUnusedSpace(*connection)), 0);
        EXPECT_EQ(readable(pages(*connection), gone), 0);
        EXPECT_EQ(readable(pages(*connection), words), words.size());
        take(connection->checkpoint());
        take(connection->checkIntegrity());
        EXPECT_EQ(number(*connection, "SELECT count(*) FROM person"), words.size());
        EXPECT_EQ(clearAll(*connection, 1000), 0) << "once is enough";

        // And it goes on being a database.
        fill(*connection, random, 2'500);
        take(connection->exec("DELETE FROM person WHERE row % 5 = 0"));
        take(connection->checkIntegrity());
    }
}

TEST_F(UnusedSpaceTest, C22_a_rollback_brings_everything_back_as_it_was_and_a_reader_sees_no_difference)
{
    auto connection = create();
    QRandomGenerator random(4);
    fill(*connection, random, 3'000);
    take(connection->exec("DELETE FROM person WHERE row % 2 = 0"));
    const qint64 left = take(store::countUnusedSpace(*connection));
    auto reader = open(OpenMode::ReadOnly);
    auto row = take(reader->query("SELECT count(*), sum(length(name)) FROM person"));
    ASSERT_TRUE(take(row.next()));
    const qint64 names = row.integer(1);
    {
        auto transaction = take(Transaction::begin(*connection));
        EXPECT_GT(take(store::clearUnusedSpace(transaction, 1, 1'000'000)).cleared, 0);
    }
    EXPECT_EQ(take(store::countUnusedSpace(*connection)), left);
    clearAll(*connection, 64);
    EXPECT_EQ(number(*reader, "SELECT sum(length(name)) FROM person"), names);
    EXPECT_FALSE(connection->exec("UPDATE sqlite_dbpage SET data = zeroblob(4096) WHERE pgno = 2").ok()) << "pages are written nowhere else";
}

} // namespace madoguchi::test
