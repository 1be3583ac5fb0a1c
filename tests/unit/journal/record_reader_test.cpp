// C-10: looking at the record is itself in it, once a look, and says what was looked for but no name and no number.
#include "journal_fixture.h"

#include "journal/outside_log.h"
#include "journal/record_reader.h"

namespace madoguchi::test {
namespace {

using journal::OutsideLog;
using journal::RecordReader;

struct OpenGate final : api::Gate {
    api::Actor actor;
    std::optional<Error> refusal;
    Result<api::Actor> admit(api::UseCase) override
    {
        if (refusal)
            return *refusal;
        return actor;
    }
};

class RecordReaderTest : public JournalTest {
protected:
    RecordReaderTest()
    {
        gate.actor.staff = StaffId(u"S-9"_s);
        gate.actor.role = api::Role::Auditor;
    }
    void make(int entries)
    {
        db = database();
        record.emplace(options(), clock);
        clock.setUtc(QDateTime(QDate(2026, 11, 20), QTime(1, 0), Qt::UTC));
        auto transaction = take(Transaction::begin(*db));
        for (int i = 0; i < entries; ++i) {
            api::Actor who = actor;
            who.staff = StaffId(i % 10 == 0 ? u"S-0002"_s : u"S-0001"_s);
            who.receptionNumber = u"8-1120-%1"_s.arg(i / 20, 3, 10, QChar(u'0'));
            clock.advance(std::chrono::seconds(1));
            const bool refused = i % 50 == 7;
            take(record->append(transaction, who, refused ? api::UseCase::MediaWrite : api::UseCase::HouseholdOpen, refused ? api::Outcome::Denied : api::Outcome::Done,
                                {u"h-%1"_s.arg(i % 30), -1, {}, {}}));
        }
        take(transaction.commit());
        reader.emplace(gate, *record, [](const QString &staff) { return staff.isEmpty() ? QString() : u"職員 "_s + staff; });
    }
    QList<journal::Entry> outside() const
    {
        QList<journal::Entry> entries;
        const OutsideLog log(recordFile("outside.log"), pki().device, QByteArray(32, 'c'));
        for (const OutsideLog::Item &item : take(log.read()).items)
            entries += item.entry;
        return entries;
    }
    template <typename T>
    static Result<T> wait(QFuture<Result<T>> future)
    {
        return await(std::move(future));
    }

    std::unique_ptr<Connection> db;
    std::optional<Record> record;
    OpenGate gate;
    std::optional<RecordReader> reader;
};

TEST_F(RecordReaderTest, C10_one_persons_trail_and_one_households_history_are_found_whole)
{
    make(400);
    const auto trail = take(wait(reader->look({.staff = u"S-0002"_s}, 200)));
    EXPECT_EQ(trail.all.entries, 40);
    ASSERT_EQ(trail.lines.size(), 40);
    EXPECT_EQ(trail.lines.first().sequence, 391);
    EXPECT_EQ(trail.lines.first().staffName, u"職員 S-0002"_s);
    const auto history = take(wait(reader->look({.object = u"h-7"_s}, 200)));
    EXPECT_EQ(history.all.entries, 14);
    EXPECT_EQ(history.all.denied, 3) << "who was refused it stands in it as well";
    const auto visit = take(wait(reader->look({.receptionNumber = u"8-1120-003"_s}, 200)));
    EXPECT_EQ(visit.all.entries, 20);
    EXPECT_EQ(visit.lines.last().sequence, 61);
    ASSERT_EQ(reader->people().size(), 2);
    EXPECT_EQ(reader->people().first().id, u"S-0001"_s);
}

TEST_F(RecordReaderTest, C10_a_look_is_one_entry_however_far_somebody_scrolls)
{
    make(400);
    const auto look = take(wait(reader->look({.from = QDate(2026, 11, 20), .staff = u"S-0001"_s, .outcome = api::Outcome::Done, .receptionNumber = u""_s}, 50)));
    for (qint64 first = 50; first < look.all.entries; first += 50)
        EXPECT_GT(take(wait(reader->lines(look.number, first, 50))).size(), 0);
    EXPECT_TRUE(take(wait(reader->lines(look.number, look.all.entries, 50))).isEmpty());
    const auto entries = outside();
    ASSERT_EQ(entries.size(), 1);
    EXPECT_EQ(entries[0].useCase, u"record.read"_s);
    EXPECT_EQ(entries[0].staff, u"S-9"_s);
    EXPECT_EQ(entries[0].detail, u"days staff outcome"_s);
    EXPECT_EQ(entries[0].object, u"S-0001"_s) << "whose trail it was";
    EXPECT_EQ(entries[0].count, look.all.entries);
}

TEST_F(RecordReaderTest, C10_what_was_typed_stands_nowhere)
{
    make(20);
    take(wait(reader->look({.receptionNumber = u"8-1120-000"_s}, 50)));
    const auto refused = wait(reader->look({.receptionNumber = u"123456789018"_s}, 50)); // a right check digit
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::IndividualNumberInText);
    EXPECT_EQ(refused.error().field, u"reception"_s);
    const auto entries = outside();
    ASSERT_EQ(entries.size(), 2);
    EXPECT_EQ(entries[0].detail, u"reception"_s);
    EXPECT_EQ(entries[1].outcome, api::Outcome::Failed);
    const QByteArray file = content(recordFile("outside.log"));
    EXPECT_FALSE(file.contains("8-1120"));
    EXPECT_FALSE(file.contains("123456789018"));
}

TEST_F(RecordReaderTest, C10_nobody_turns_pages_of_what_another_has_looked_for)
{
    make(400);
    const auto look = take(wait(reader->look({}, 50)));
    EXPECT_EQ(look.all.entries, 400);
    gate.actor.staff = StaffId(u"S-8"_s);
    EXPECT_EQ(wait(reader->lines(look.number, 50, 50)).error().code, ErrorCode::NotFound);
    gate.actor.staff = StaffId(u"S-9"_s);
    EXPECT_TRUE(wait(reader->lines(look.number, 50, 50)).ok());
    take(wait(reader->look({.outsideHours = true}, 50)));
    EXPECT_EQ(wait(reader->lines(look.number, 50, 50)).error().code, ErrorCode::NotFound) << "it is another look's now";
    gate.refusal = Error{ErrorCode::Locked, {}, {}};
    EXPECT_EQ(wait(reader->lines(look.number + 1, 0, 50)).error().code, ErrorCode::Locked);
}

TEST_F(RecordReaderTest, C10_what_came_in_meanwhile_is_found_by_the_next_look_and_shifts_nothing)
{
    make(30);
    const auto first = take(wait(reader->look({}, 10)));
    take(append(*db, *record, 5));
    EXPECT_EQ(take(wait(reader->lines(first.number, 10, 10))).first().sequence, 20);
    const auto next = take(wait(reader->look({}, 10)));
    EXPECT_EQ(next.all.entries, 35);
    EXPECT_EQ(next.lines.first().sequence, 35);
}

} // namespace
} // namespace madoguchi::test
