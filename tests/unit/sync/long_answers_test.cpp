#include "desk_line.h"

#include "people/household_table.h"
#include "people/people_handler.h"
#include "support/town.h"

namespace madoguchi::test {
namespace {

/// A terminal whose long files of dates and ids go into their tables.
class LongAnswers : public testing::Test {
protected:
    LongAnswers()
    {
        start();
        QList<Resident> residents;
        for (int i = 0; i < 20; ++i)
            residents.append({u"p%1"_s.arg(i), u"山田 太郎"_s, u"ヤマダ タロウ"_s, u"1955-01-01"_s, QDate(2026, 11, 1), {}});
        town = family(u"h1"_s, u"10000001"_s, residents);
        for (int i = 0; i < 20; ++i)
            town.members[i].addressee = addressee(i * 20);
        line.place.write<Done>([&](store::Transaction &transaction) { return people::storeHousehold(transaction, town, here, u"seed"_s, 1); });
    }
    ~LongAnswers() override { store::Connection::setFaultHook({}); }
    void start() { line.engine->addHandler(&people); }
    void restart()
    {
        line.restart();
        start();
    }
    static QString addressee(int i) { return QString::number(70'000'000 + i); }
    static QList<exchange::Row> dates(int count, const QString &from = u"2020-04-01"_s)
    {
        QList<exchange::Row> rows;
        for (int i = 0; i < count; ++i) {
            auto row = DeskLine::verdictRow(addressee(i));
            row[u"prefecture_from"_s] = from;
            row[u"verdict"_s] = i % 100 == 0 ? u"2"_s : u"1"_s;
            rows.append(row);
        }
        return rows;
    }
    people::Eligibility shown(int member = 1)
    {
        return (*line.place.read<std::optional<people::Household>>([](auto &connection) { return people::findHousehold(connection, HouseholdId(u"h1"_s)); })).members[member].eligibility[0];
    }
    qint64 rows() { return line.place.number("SELECT count(*) FROM dates_answer"); }
    QString stateOfFile(int n = 1) { return line.place.rows("SELECT state FROM interface_file WHERE id = 'file-" + QByteArray::number(n) + "'", 1).value(0); }

    DeskLine line;
    people::PeopleHandler people{office(line.place.terminal), line.place.clock};
    people::Household town;
};

TEST_F(LongAnswers, F02_C02_count_all_at_once_and_what_could_not_be_taken_is_listed)
{
    line.central.addFile(u"F3"_s, 1, 0, dates(400));
    EXPECT_EQ(Workplace::must(line.receive()), 1);
    EXPECT_EQ(rows(), 400);
    EXPECT_EQ(shown().prefecture.from, QDate(2020, 4, 1));
    EXPECT_EQ(line.place.number("SELECT count(*) FROM feed_set_aside WHERE kind = 'F3' AND reason = '" + errorText(ErrorCode::NotFound).toUtf8() + "'"), 380);
    EXPECT_EQ(line.place.rows("SELECT line FROM answer_task ORDER BY line", 1), (QStringList{u"2"_s, u"102"_s, u"202"_s, u"302"_s})) << "of those who are here";
    EXPECT_EQ(line.place.number("SELECT count(*) FROM outbox WHERE kind <> 'answer-task'"), 0) << "nothing is changed in the terminal's name";
    EXPECT_EQ(line.place.rows("SELECT DISTINCT entry FROM outbox", 1), QStringList{u"0"_s}) << "of no entry: the next one's rows do not wait for them";
    EXPECT_EQ(line.place.recordLines(), (QStringList{u"file.receive done begun"_s, u"file.receive done imported"_s}));
    EXPECT_EQ(line.place.rows("SELECT state, note, applied FROM interface_file", 3), QStringList{u"imported|380|401"_s});

    // Somebody comes later: read with what was said at once, and off the list with the next cycle.
    auto more = family(u"h2"_s, u"10000002"_s, {{u"q1"_s, u"山田 花子"_s, u"ヤマダ ハナコ"_s, u"1957-03-03"_s, QDate(2026, 11, 1), {}}});
    more.members[0].addressee = addressee(7);
    line.transmits = true;
    line.central.addFeed(u"household"_s, u"h2"_s, toJson(more));
    Workplace::must(line.load());
    Workplace::must(line.cycle());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM feed_set_aside"), 379);
}

TEST_F(LongAnswers, C02_of_one_that_is_refused_nothing_was_ever_seen_and_nothing_stays)
{
    line.central.addFile(u"F3"_s, 1, 0, dates(400), u"162027"_s);
    EXPECT_EQ(Workplace::must(line.receive()), 0);
    EXPECT_EQ(stateOfFile(), u"refused"_s);
    EXPECT_EQ(shown().verdict, api::Verdict::None);
    EXPECT_EQ(rows(), 0);
    EXPECT_EQ(line.place.number("SELECT (SELECT count(*) FROM answer_generation) + (SELECT count(*) FROM feed_set_aside) + (SELECT count(*) FROM answer_task)"), 0);
}

TEST_F(LongAnswers, C02_one_whose_turn_it_is_not_is_held_and_none_of_it_staged)
{
    line.central.addFile(u"F3"_s, 2, 1, dates(400, u"2021-04-01"_s));
    EXPECT_EQ(Workplace::must(line.receive()), 0);
    EXPECT_EQ(stateOfFile(), u"held"_s);
    EXPECT_EQ(rows(), 0);
    line.place.clock.advance(std::chrono::hours(1));
    line.central.addFile(u"F3"_s, 1, 0, dates(300));
    EXPECT_EQ(Workplace::must(line.receive()), 2);
    EXPECT_EQ(shown().verdict, api::Verdict::Continuous);
}

TEST_F(LongAnswers, F02_a_newer_file_supersedes_the_older_one_and_its_rows_go)
{
    line.central.addFile(u"F3"_s, 1, 0, dates(400));
    Workplace::must(line.receive());
    line.place.clock.advance(std::chrono::hours(24));
    line.central.addFile(u"F3"_s, 2, 1, dates(400, u"2019-04-01"_s));
    Workplace::must(line.receive());
    EXPECT_EQ(shown().prefecture.from, QDate(2019, 4, 1));
    EXPECT_EQ(rows(), 400);
    EXPECT_EQ(line.place.number("SELECT count(*) FROM answer_generation WHERE tidied = 0"), 0);
}

TEST_F(LongAnswers, C02_whichever_access_fails_or_is_killed_the_next_run_ends_in_the_same_state)
{
    const auto state = [&] {
        return line.place.rows("SELECT addressee, own_from, line, verdict, prefecture_from FROM dates_answer ORDER BY 1", 5) + line.place.rows("SELECT id, state, applied FROM interface_file", 3)
            + line.place.rows("SELECT position, reason FROM feed_set_aside ORDER BY 1", 2) + line.place.rows("SELECT id FROM answer_task ORDER BY 1", 1);
    };
    line.sliceTime = std::chrono::milliseconds(0);
    restart();
    line.central.addFile(u"F3"_s, 1, 0, dates(400));
    int runs = 0;
    bool wasCurrent = false;
    for (int access = 0, next = 40;; next += 97) { // of hundreds of accesses; each run goes on where the one before was cut
        access = 0;
        store::Connection::setFaultHook([&](const char *) { return ++access == next ? 10 : 0; }); // SQLITE_IOERR
        const auto taken = line.receive();
        store::Connection::setFaultHook({});
        const bool current = shown().verdict != api::Verdict::None;
        EXPECT_TRUE(current || !wasCurrent) << "what was seen stays";
        wasCurrent = current;
        restart();
        if (taken.ok() && stateOfFile() == u"imported"_s)
            break;
        ++runs;
        ASSERT_LT(runs, 200);
    }
    EXPECT_GT(runs, 3);
    const auto cut = state();
    struct Whole : LongAnswers {
        void TestBody() override {}
        using LongAnswers::dates, LongAnswers::line;
    } whole;
    whole.line.central.addFile(u"F3"_s, 1, 0, Whole::dates(400));
    Workplace::must(whole.line.receive());
    EXPECT_EQ(cut, whole.line.place.rows("SELECT addressee, own_from, line, verdict, prefecture_from FROM dates_answer ORDER BY 1", 5) + whole.line.place.rows("SELECT id, state, applied FROM interface_file", 3)
                       + whole.line.place.rows("SELECT position, reason FROM feed_set_aside ORDER BY 1", 2) + whole.line.place.rows("SELECT id FROM answer_task ORDER BY 1", 1));
}

TEST_F(LongAnswers, F02_a_save_finds_its_place_between_two_slices)
{
    line.sliceTime = std::chrono::milliseconds(0);
    restart();
    line.central.addFile(u"F3"_s, 1, 0, dates(1'000));
    QList<qint64> found; ///< rows that each save saw; one waits behind each commit of the import
    bool ofSave = false;
    store::Connection::setFaultHook([&](const char *access) {
        if (std::strcmp(access, "commit") == 0 && !std::exchange(ofSave, false))
            (void)line.place.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
                ofSave = true;
                MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT count(*) FROM dates_answer"));
                MADOGUCHI_TRY(row.next());
                found.append(row.integer(0));
                return done();
            });
        return 0;
    });
    EXPECT_EQ(Workplace::must(line.receive()), 1);
    store::Connection::setFaultHook({});
    line.place.write<Done>([](store::Transaction &) { return done(); }); // behind the last of them
    for (const qint64 between : {100, 200, 500, 900})
        EXPECT_TRUE(found.contains(between)) << between;
    EXPECT_EQ(rows(), 1'000);
}

} // namespace
} // namespace madoguchi::test
