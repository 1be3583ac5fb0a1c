// What has been kept for its period is nowhere on a terminal any more once the feed has told of it (C-22): in no row, no index, no page, no WAL.
#include "desk_line.h"

#include "handover/handover_handler.h"
#include "journal/erased.h"
#include "media/request_handler.h"
#include "people/household_table.h"
#include "people/people_handler.h"
#include "store/unused_space.h"
#include "support/town.h"

namespace madoguchi::test {
namespace {

const QString word = u"消滅"_s; // stands in everything about the family that goes, and nowhere else

class ErasureLine : public testing::Test {
protected:
    ErasureLine() { start(); }
    ~ErasureLine() override { store::Connection::setFaultHook({}); }
    void start()
    {
        line.engine->addHandler(&people);
        line.engine->addHandler(&handover);
        line.engine->addHandler(&media);
    }
    void restart()
    {
        line.restart();
        start();
    }
    static people::Household going()
    {
        auto family = test::family(u"h-gone"_s, u"10000001"_s, {{u"p1"_s, u"消滅 太郎"_s, u"ショウメツ タロウ"_s, u"1955-01-01"_s, QDate(2010, 4, 1), QDate(2015, 4, 1)},
                                                               {u"p2"_s, u"消滅 花子"_s, u"ショウメツ ハナコ"_s, u"1957-03-03"_s, QDate(2010, 4, 1), QDate(2015, 4, 1)}});
        family.address = u"富山市消滅町一丁目2番3号"_s;
        family.town = u"消滅町"_s;
        family.phone = u"076-555-4471"_s;
        return family;
    }
    static people::Household staying() { return test::family(u"h-stays"_s, u"10000002"_s, {{u"p3"_s, u"存続 次郎"_s, u"ソンゾク ジロウ"_s, u"1960-01-01"_s}}); }
    static QJsonObject reception(const QString &number)
    {
        return {{"number"_L1, number}, {"openedAt"_L1, u"2015-04-01T01:00:00.000Z"_s}, {"by"_L1, u"clerk-1"_s}, {"byName"_L1, u"窓口 花子"_s}, {"purpose"_L1, u"moving-in"_s}, {"closed"_L1, true}};
    }
    static QJsonObject notification()
    {
        return {{"number"_L1, u"7-0401-1001-1"_s}, {"register"_L1, u""_s}, {"household"_L1, u"h-gone"_s}, {"reception"_L1, u"r-gone"_s}, {"notifier"_L1, u"proxy"_s}, {"proxyName"_L1, u"消滅 代理"_s},
                {"mandateSeen"_L1, true}, {"identity"_L1, u"one-photo"_s}, {"notifiedOn"_L1, u"2015-04-01"_s}, {"reason"_L1, u"L2"_s}, {"happenedOn"_L1, u"2015-04-01"_s},
                {"previousMunicipality"_L1, u""_s}, {"persons"_L1, QJsonArray{QJsonObject{{"addressee"_L1, going().members[0].addressee}, {"numberDocument"_L1, u"not-written"_s}, {"numberReceipt"_L1, u""_s}}}}, {"note"_L1, u"消滅の覚え"_s}, {"by"_L1, u"clerk-1"_s}, {"byName"_L1, u"窓口 花子"_s}};
    }
    static constexpr int others = 150;
    void load()
    {
        for (int i = 0; i < others; ++i) // so that pages are arranged anew as they come and go
            line.central.addFeed(u"household"_s, u"other-%1"_s.arg(i), people::toJson(test::family(u"other-%1"_s.arg(i), QString::number(20'000'000 + i),
                                                                                                   {{u"o%1"_s.arg(i), u"存続 三郎"_s, u"ソンゾク サブロウ"_s, u"1960-01-01"_s}})));
        line.central.addFeed(u"household"_s, u"h-gone"_s, people::toJson(going()));
        line.central.addFeed(u"household"_s, u"h-stays"_s, people::toJson(staying()));
        line.central.addFeed(u"reception"_s, u"r-gone"_s, reception(u"7-0401-1001"_s));
        line.central.addFeed(u"reception"_s, u"r-stays"_s, reception(u"8-1120-1001"_s));
        line.central.addFeed(u"notification"_s, u"n-gone"_s, notification());
        Workplace::must(line.load());
        Workplace::must(line.cycle());
        line.place.write<Done>([](store::Transaction &transaction) -> Result<Done> {
            const qint64 longAgo = QDateTime(QDate(2015, 5, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
            const QString addressee = going().members[0].addressee;
            MADOGUCHI_TRY(transaction.exec("INSERT INTO answer_generation (key, file, sha256, layout, municipality, made_at, state, staged, tidied) VALUES (7, 'f', x'', 'F4', '162019', ?1, 1, 1, 1)", {longAgo}));
            MADOGUCHI_TRY(transaction.exec("INSERT INTO id_answer VALUES (?1, 7, 2, 'ID-消滅')", {addressee}));
            MADOGUCHI_TRY(transaction.exec("INSERT INTO id_answer VALUES ('4999999', 7, 3, 'ID-消滅未知')")); // somebody who never came here
            MADOGUCHI_TRY(transaction.exec("INSERT INTO number_receipt VALUES ('R-消滅', ?1, 'r-gone', 'matches', ?2)", {addressee, longAgo}));
            MADOGUCHI_TRY(transaction.exec("INSERT INTO interface_file (id, outgoing, layout, name, sequence, previous, at, records, size, sha256, state) VALUES ('file-old', 1, 'F1', 'n', 1, 0, ?1, 1, 9, x'', 'accepted')", {longAgo}));
            for (int piece = 0; piece < 11; ++piece)
                MADOGUCHI_TRY(transaction.exec("INSERT INTO interface_file_part VALUES ('file-old', ?1, CAST('消滅 太郎の行' AS BLOB))", {piece}));
            MADOGUCHI_TRY(transaction.exec("INSERT INTO feed_set_aside (source, position, kind, aggregate, reason, body, at) VALUES ('municipal', 900, 'household', 'h-gone', 'P-003', CAST('消滅' AS BLOB), ?1)", {longAgo}));
            MADOGUCHI_TRY(transaction.exec("INSERT INTO feed_set_aside (source, position, kind, aggregate, reason, body, at, closed_at) VALUES ('file-old', 2, 'F3', '', 'P-003', CAST('消滅' AS BLOB), ?1, ?1)", {longAgo}));
            MADOGUCHI_TRY(transaction.exec("INSERT INTO outbox (id, destination, kind, aggregate, base_version, actor, body, queued_at, state) VALUES ('x-1', 1, 'F1', 'h-gone', 0, 'clerk-1', '消滅', ?1, 1)", {longAgo}));
            MADOGUCHI_TRY(transaction.exec("INSERT INTO outbox (id, destination, kind, aggregate, base_version, actor, body, queued_at, state, closed_at) VALUES ('x-2', 0, 'reception', 'other', 0, 'clerk-1', '消滅', ?1, 3, ?1)", {longAgo}));
            MADOGUCHI_TRY(transaction.exec("INSERT INTO continuity_candidate VALUES ('C-1', '2015-05-01T00:00:00.000Z 0000002', '0010000001', '消滅')"));
            MADOGUCHI_TRY(transaction.exec("INSERT INTO inherited_month VALUES ('C-1', '2015-01', '2015-05-01T00:00:00.000Z 0000002', '消滅')"));
            return done();
        });
    }
    void erase() { line.central.erase(u"order-1"_s, {u"household h-gone"_s, u"reception r-gone"_s, u"notification n-gone"_s}); }

    QByteArray pages()
    {
        return line.place.read<QByteArray>([](store::Connection &connection) -> Result<QByteArray> {
            QByteArray all;
            MADOGUCHI_ASSIGN(auto row, connection.query("SELECT data FROM sqlite_dbpage"));
            for (;;) {
                MADOGUCHI_ASSIGN(const bool more, row.next());
                if (!more)
                    return all;
                all += row.blob(0);
            }
        });
    }
    int timesIn(const QByteArray &pages, const QString &text) const { return static_cast<int>(pages.count(text.toUtf8())); }
    QStringList entries()
    {
        QStringList told;
        for (const api::RecordLine &one : Workplace::must(line.place.record().lines(0, 1000)))
            if (one.useCase == QLatin1String(api::info(api::UseCase::ErasureCarryOut).id))
                told.append(one.detail);
        return told;
    }
    void expectGone()
    {
        const QByteArray all = pages();
        EXPECT_EQ(timesIn(all, word), 0);
        EXPECT_EQ(timesIn(all, u"ショウメツ"_s), 0);
        EXPECT_EQ(timesIn(all, going().members[0].addressee), 0);
        EXPECT_EQ(timesIn(all, u"076-555-4471"_s), 0);
        EXPECT_EQ(timesIn(all, u"4999999"_s), 0);
        EXPECT_GT(timesIn(all, u"存続 次郎"_s), 0);
        EXPECT_EQ(line.place.rows("SELECT id FROM household WHERE id LIKE 'h-%' ORDER BY id", 1), QStringList{u"h-stays"_s});
        EXPECT_EQ(line.place.rows("SELECT id FROM reception", 1), QStringList{u"r-stays"_s});
        EXPECT_EQ(line.place.number("SELECT count(*) FROM person_search"), others + 1);
        EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file"), 1) << "that a file went, and which, stays";
        EXPECT_EQ(entries().size(), 1);
    }

    DeskLine line;
    people::PeopleHandler people{office(line.place.terminal), line.place.clock};
    handover::HandoverHandler handover{office(line.place.terminal).municipality, TerminalId(line.place.terminal)};
    media::RequestHandler media{line.place.terminal, [] {}};
};

} // namespace

TEST_F(ErasureLine, C22_nothing_readable_is_left_of_what_was_erased)
{
    load();
    ASSERT_GT(timesIn(pages(), word), 12);
    ASSERT_GT(line.place.read<qint64>(store::countUnusedSpace), 0) << "pages keep what was moved away in them";
    erase();
    Workplace::must(line.cycle());
    expectGone();
    EXPECT_EQ(line.place.rows("SELECT kind, id, object, batch FROM erased_object ORDER BY 1", 4),
              (QStringList{u"household|h-gone|h-gone|order-1"_s, u"notification|n-gone|h-gone|order-1"_s, u"reception|r-gone|r-gone|order-1"_s}));
    EXPECT_TRUE(entries().value(0).startsWith(u"day:2026-11-20 rows:"_s)) << qPrintable(entries().value(0));
    Workplace::must(line.cycle());
    EXPECT_EQ(entries().size(), 1) << "once";
    EXPECT_EQ(line.engine->status().refused, 0);
}

TEST_F(ErasureLine, C22_a_terminal_that_loads_afterwards_ends_with_the_same)
{
    line.central.addFeed(u"household"_s, u"h-gone"_s, people::toJson(going()));
    line.central.addFeed(u"household"_s, u"h-stays"_s, people::toJson(staying()));
    line.central.addFeed(u"reception"_s, u"r-stays"_s, reception(u"8-1120-1001"_s));
    line.central.erase(u"order-1"_s, {u"household h-gone"_s});
    Workplace::must(line.load());
    Workplace::must(line.cycle());
    EXPECT_EQ(line.place.rows("SELECT id FROM household", 1), QStringList{u"h-stays"_s});
    EXPECT_EQ(timesIn(pages(), word), 0) << "it never came";
    EXPECT_EQ(entries().size(), 1);
    EXPECT_EQ(line.engine->status().refused, 0);
}

TEST_F(ErasureLine, C22_C02_a_change_that_was_on_its_way_is_told_of_and_goes_with_its_closing)
{
    load();
    line.queue(77, u"reception"_s, u"r-gone"_s, reception(u"7-0401-1001 消滅"_s));
    line.central.refusedIds = {change(77)};
    erase();
    Workplace::must(line.cycle());
    const auto aside = line.aside();
    ASSERT_EQ(aside.size(), 1);
    EXPECT_GT(timesIn(pages(), word), 0) << "somebody has still to look at what they wanted to change";
    Workplace::must(line.close(aside.first().id));
    EXPECT_EQ(line.place.rows("SELECT id FROM reception", 1), QStringList{u"r-stays"_s});
}

TEST_F(ErasureLine, C09_C22_a_list_that_could_not_be_read_stands_in_the_record)
{
    EXPECT_FALSE(get(line.engine->expired()).ok()) << "the server in miniature has none";
    EXPECT_EQ(line.place.recordLines().last().section(u' ', 0, 1), u"erasure.list failed"_s);
}

/// Other kinds may bear the same id, and an erasure that came while the first was not carried out yet is told of too.
TEST_F(ErasureLine, C22_two_orders_at_once_are_both_told_of_and_what_bears_the_same_id_stays)
{
    load();
    line.place.write<Done>([](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_TRY(transaction.exec("INSERT INTO outbox (id, destination, kind, aggregate, base_version, actor, body, queued_at, state) VALUES ('x-3', 0, 'household', 'h-stays', 1, 'clerk-1', '{}', 1, 1)"));
        return transaction.exec("INSERT INTO high_cost (id, household_number, body, version, confirmed, actor) VALUES ('h-stays', '1', '{}', 1, 1, 'seed')");
    });
    line.central.erase(u"order-1"_s, {u"household h-gone"_s, u"reception r-gone"_s});
    line.central.erase(u"order-2"_s, {u"high-cost h-stays"_s, u"notification n-gone"_s});
    Workplace::must(line.cycle());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM outbox WHERE id = 'x-3'"), 1) << "a change of the household, which goes on";
    EXPECT_EQ(line.place.number("SELECT count(*) FROM high_cost"), 0);
    ASSERT_EQ(entries().size(), 2);
    for (const QString &entry : entries())
        EXPECT_TRUE(entry.contains(u" erased:"_s)) << qPrintable(entry);
    EXPECT_EQ(timesIn(pages(), word), 0);
}

/// Whoever has the store's key writes something into the list before it is closed: the entry says that it is not the server's.
TEST_F(ErasureLine, C11_C22_a_list_that_is_not_the_servers_speaks_for_nothing)
{
    load();
    line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("INSERT INTO erased_object VALUES ('reception', 'r-stays', 'r-stays', '')"); });
    erase();
    Workplace::must(line.cycle());
    ASSERT_EQ(entries().size(), 1);
    EXPECT_TRUE(entries().first().contains(u" other-list:"_s)) << qPrintable(entries().first());
}

TEST_F(ErasureLine, C22_a_member_who_left_goes_and_their_branch_is_not_given_again)
{
    auto both = test::family(u"h-both"_s, u"10000003"_s, {{u"p8"_s, u"存続 四郎"_s, u"ソンゾク シロウ"_s, u"1960-01-01"_s}, {u"p9"_s, u"消滅 五郎"_s, u"ショウメツ ゴロウ"_s, u"1990-01-01"_s, QDate(2010, 4, 1), QDate(2015, 4, 1)}});
    line.central.addFeed(u"household"_s, u"h-both"_s, people::toJson(both));
    Workplace::must(line.load());
    both.members.removeLast();
    both.lastBranch = 2;
    line.central.addFeed(u"household"_s, u"h-both"_s, people::toJson(both));
    line.central.erase(u"order-1"_s, {});
    Workplace::must(line.cycle());
    EXPECT_EQ(timesIn(pages(), word), 0);
    const auto now = *line.place.read<std::optional<people::Household>>([](store::Connection &connection) { return people::findHousehold(connection, HouseholdId(u"h-both"_s)); });
    EXPECT_EQ(now.members.size(), 1);
    EXPECT_EQ(now.lastBranch, 2);
    EXPECT_EQ(people::toJson(now)["lastBranch"_L1].toInt(), 2);
}

/// A kill or a full disk at any place: it goes on from there, and is told once.
TEST_F(ErasureLine, C22_sync_promise2_wherever_it_is_stopped_it_is_carried_out_in_the_end)
{
    load();
    erase();
    std::atomic<int> counted{0};
    int stopped = 0;
    for (int at = 0; at < 4'000; at += 211) {
        counted = 0;
        store::Connection::setFaultHook([&](const char *) { return counted++ == at ? 10 : 0; }); // SQLITE_IOERR
        const bool failed = !line.cycle().ok();
        store::Connection::setFaultHook({});
        stopped += failed ? 1 : 0;
        restart();
    }
    EXPECT_GT(stopped, 2);
    Workplace::must(line.cycle());
    expectGone();
}

} // namespace madoguchi::test
