#include "journal_fixture.h"

#include "journal/known_version.h"
#include "journal/outbox.h"
#include "journal/shared_row.h"

namespace madoguchi::test {

using journal::Intake;

const journal::SharedTable things{"thing", "SELECT version, confirmed FROM thing WHERE id = ?1", "UPDATE thing SET confirmed = ?2 WHERE id = ?1", "DELETE FROM thing WHERE id = ?1"};

/// One thing whose rows are kept as a room keeps them.
class SharedRowTest : public JournalTest {
protected:
    SharedRowTest() : db(database()) { take(db->exec("CREATE TABLE thing (id TEXT PRIMARY KEY, version INTEGER, confirmed INTEGER, word TEXT) STRICT")); }
    template <typename Work>
    auto inTransaction(Work work)
    {
        Transaction transaction = take(Transaction::begin(*db));
        auto outcome = take(work(transaction));
        take(transaction.commit());
        return outcome;
    }
    static Result<Done> put(Transaction &t, qint64 version, qint64 confirmed, const QString &word)
    {
        return t.exec("INSERT INTO thing VALUES ('x', ?1, ?2, ?3) ON CONFLICT DO UPDATE SET version = ?1, confirmed = max(confirmed, ?2), word = ?3", {version, confirmed, word});
    }
    void make(const QString &id, qint64 base, const QString &word)
    {
        inTransaction([&](Transaction &t) -> Result<Done> {
            MADOGUCHI_TRY(put(t, base + 1, 0, word));
            journal::OutboxItem item{ChangeId(id), journal::Destination::Municipal, u"thing"_s, u"x"_s, base, {}, {{u"word"_s, word}}};
            return journal::enqueue(t, item, clock.utc());
        });
    }
    void refuse(const QString &id)
    {
        inTransaction([&](Transaction &t) { return journal::setAside(t, ChangeId(id), u"F-003"_s, clock.utc()); });
    }
    void hear(qint64 version, const QString &word, const QString &terminal = u"T-2"_s)
    {
        journal::FeedItem item;
        item.kind = u"thing"_s;
        item.aggregate = u"x"_s;
        item.version = version;
        item.terminal = terminal;
        item.told = clock.utc();
        item.body = {{u"word"_s, word}};
        inTransaction([&](Transaction &t) -> Result<Done> {
            MADOGUCHI_ASSIGN(const auto intake, decideIntake(t, things, item, TerminalId(u"T-1"_s)));
            return intake == Intake::Ignore ? done() : put(t, version, version, word);
        });
    }
    void forget()
    {
        inTransaction([&](Transaction &t) { return t.exec(things.confirm, {u"x"_s, qint64(0)}); });
    }
    QString row()
    {
        auto row = take(db->query("SELECT version || ' ' || confirmed || ' ' || word FROM thing"));
        return take(row.next()) ? row.text(0) : QString();
    }
    bool isKnownAs(qint64 version, const QString &word)
    {
        return take(journal::knownDigest(*db, {u"thing"_s, u"x"_s, version})) == journal::bodyDigest({{u"word"_s, word}});
    }
    std::unique_ptr<Connection> db;
};

TEST_F(SharedRowTest, what_is_ignored_is_not_what_is_seen)
{
    hear(1, u"one"_s);
    hear(2, u"two"_s);
    hear(2, u"another"_s);
    EXPECT_EQ(row(), u"2 2 two"_s);
    EXPECT_TRUE(isKnownAs(2, u"two"_s)) << "else a change of ours would say that it stands on what nobody here has seen";
}

TEST_F(SharedRowTest, our_own_change_confirms_what_was_made_on_top_of_it)
{
    make(u"c-1"_s, 0, u"one"_s);
    make(u"c-2"_s, 1, u"two"_s);
    hear(1, u"one"_s, u"T-1"_s);
    EXPECT_EQ(row(), u"2 1 two"_s);
    hear(2, u"two"_s, u"T-1"_s);
    EXPECT_EQ(row(), u"2 2 two"_s);
}

TEST_F(SharedRowTest, our_own_change_takes_the_place_of_what_does_not_stand_on_it)
{
    make(u"c-1"_s, 0, u"ours"_s);
    refuse(u"c-1"_s);
    hear(1, u"lost"_s);
    forget(); // the server was put back, and takes ours after all
    make(u"c-2"_s, 1, u"on lost"_s);
    hear(1, u"ours"_s, u"T-1"_s);
    EXPECT_EQ(row(), u"1 1 ours"_s);
}

TEST_F(SharedRowTest, our_own_change_takes_the_place_of_a_refused_one_on_top_of_it)
{
    make(u"c-1"_s, 0, u"one"_s);
    make(u"c-2"_s, 1, u"refused"_s);
    refuse(u"c-2"_s);
    hear(1, u"one"_s, u"T-1"_s);
    EXPECT_EQ(row(), u"1 1 one"_s) << "the other one is in the list, and leaves from there";
}

TEST_F(SharedRowTest, anothers_wins_over_ours_of_the_same_number)
{
    make(u"c-1"_s, 0, u"one"_s);
    make(u"c-2"_s, 1, u"two"_s);
    hear(1, u"theirs"_s);
    EXPECT_EQ(row(), u"1 1 theirs"_s);
    EXPECT_TRUE(isKnownAs(1, u"theirs"_s));
}

} // namespace madoguchi::test
