// C-10: the review reads the record without a key, is itself recorded, and takes what was settled and signed from the directory.
#include "crypto/digest.h"
#include "directory/order.h"
#include "journal/outside_log.h"
#include "review/review_office.h"
#include "some_record.h"
#include "unit/journal/journal_fixture.h"

#include <rapidcheck/gtest.h>

#include <QJsonDocument>

namespace madoguchi::test {
namespace {

using review::ReviewOffice;

struct AuditorsGate final : api::Gate {
    api::Actor actor;
    std::optional<Error> refusal;
    int asked = 0;
    Result<api::Actor> admit(api::UseCase useCase) override
    {
        EXPECT_EQ(useCase, api::UseCase::RecordRead);
        ++asked;
        if (refusal)
            return *refusal;
        return actor;
    }
};

class ReviewOfficeTest : public JournalTest {
protected:
    ReviewOfficeTest()
    {
        gate.actor.staff = StaffId(u"auditor-1"_s);
        gate.actor.role = api::Role::Auditor;
        content.version = 1;
        content.municipality = u"162019"_s;
        content.at = QDateTime(QDate(2026, 11, 20), QTime(1, 0), Qt::UTC);
        content.federationKey = content.municipalKey = pki().device.publicKey();
        directory::StaffEntry entry;
        entry.id = StaffId(u"S-0001"_s);
        entry.name = u"窓口 花子"_s;
        content.staff = {entry};
        content.terminals = {{TerminalId(u"T-1"_s), u"1番窓口"_s, QDate(2026, 4, 1)}};
        sign();
        db = database();
        record.emplace(options(), clock);
        office.emplace(ReviewOffice::Options{TerminalId(u"T-1"_s), 30}, gate, *record, [this] { return now; }, clock);
    }
    /// The directory as the server would answer it.
    void sign()
    {
        const QByteArray payload = directory::writeDirectory(content);
        const auto base64 = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); };
        const QByteArray answer = QJsonDocument(QJsonObject{{u"payload"_s, base64(payload)}, {u"signature"_s, base64(pki().receipts.sign(payload))}, {u"key"_s, u"receipts"_s}}).toJson();
        now = std::make_shared<const directory::Directory>(take(directory::Directory::read(answer, pki().receipts.publicKey(), content.municipality)));
    }
    void carry(api::Order order)
    {
        // The rules of orders have tests of their own; what they need is an auditor.
        const directory::Ordered ordered{newId(), content.municipality, TerminalId(u"T-1"_s), StaffId(u"auditor-1"_s), clock.utc(), std::move(order)};
        take(directory::carryOut(content, ordered, clock.today()));
        sign();
    }
    void at(int hour, int minute = 0) { clock.setUtc(QDateTime(QDate(2026, 11, 19), QTime(hour, minute), Qt::OffsetFromUTC, 9 * 3600).toUTC()); }
    /// `visits` of two entries each, in office hours.
    void ordinary(int visits, int first = 0)
    {
        at(9);
        auto transaction = take(Transaction::begin(*db));
        for (int i = first; i < first + visits; ++i) {
            clock.advance(std::chrono::seconds(60));
            actor.receptionNumber = u"8-1119-%1"_s.arg(i, 3, 10, QChar(u'0'));
            take(record->append(transaction, actor, api::UseCase::ReceptionOpen, api::Outcome::Done, {u"r"_s, -1, {}, {}}));
            take(record->append(transaction, actor, api::UseCase::HouseholdOpen, api::Outcome::Done, {u"h-%1"_s.arg(i), -1, {}, {}}));
        }
        actor.receptionNumber.clear();
        take(transaction.commit());
    }
    void night(int entries)
    {
        at(22);
        take(append(*db, *record, entries));
    }
    api::ReviewView review() { return take(await(office->review())); }

    std::unique_ptr<Connection> db;
    std::optional<Record> record;
    AuditorsGate gate;
    directory::DirectoryContent content;
    std::shared_ptr<const directory::Directory> now;
    std::optional<ReviewOffice> office;
};

TEST_F(ReviewOfficeTest, C10_what_stands_out_is_shown_answered_and_gone_once_a_review_is_signed)
{
    ordinary(15);
    night(3);
    auto view = review();
    ASSERT_EQ(view.cases.size(), 1);
    EXPECT_EQ(view.cases[0].rule, u"outside-hours"_s);
    EXPECT_EQ(view.cases[0].staffName, u"窓口 花子"_s);
    EXPECT_EQ(view.cases[0].entries, (QList<qint64>{31, 32, 33}));
    EXPECT_EQ(view.size, 33);
    EXPECT_EQ(view.root, record->head().root);
    EXPECT_EQ(view.from, QDate(2026, 11, 19));
    EXPECT_EQ(view.receptions, 15);
    ASSERT_EQ(view.sample.size(), api::sampleOfReview);
    EXPECT_EQ(view.sample[0].done.size(), 2);
    EXPECT_EQ(take(await(office->work())).open, 1);

    carry(api::SettleCase{view.cases[0].id, view.terminal, view.cases[0].rule, StaffId(view.cases[0].staff), view.cases[0].last, api::CaseAnswer::Irregular, u"報告済み"_s});
    view = review();
    ASSERT_TRUE(view.cases[0].settled);
    EXPECT_EQ(view.cases[0].settled->reason, u"報告済み"_s);
    EXPECT_EQ(std::pair(view.answered, view.answeredIrregular), std::pair(1, 1));
    EXPECT_TRUE(view.irregular.isEmpty()) << "it stands among the cases";
    EXPECT_EQ(take(await(office->work())).open, 0);
    night(1);
    EXPECT_FALSE(review().cases[0].settled) << "something came to it";

    carry(api::SettleCase{view.cases[0].id, view.terminal, view.cases[0].rule, StaffId(view.cases[0].staff), 34, api::CaseAnswer::Irregular, u"報告済み"_s});
    view = review();
    QList<api::SampleFinding> findings;
    for (const api::SampledVisit &visit : view.sample)
        findings.append({visit.reception, api::SampleVerdict::Agrees, {}});
    carry(api::SignReview{view.terminal, view.from, view.until, view.size, view.root, view.answered, view.answeredIrregular, view.receptions, findings, {}});
    view = review();
    EXPECT_TRUE(view.cases.isEmpty());
    EXPECT_TRUE(view.sample.isEmpty());
    EXPECT_FALSE(view.from.isValid()) << "nothing has come since";
    ASSERT_EQ(view.irregular.size(), 1) << "what was irregular is still shown";
    ASSERT_EQ(view.reviews.size(), 1);
    EXPECT_EQ(view.reviews[0].irregular, 1);
    EXPECT_EQ(view.due, QDate(2026, 12, 19));
}

TEST_F(ReviewOfficeTest, C10_an_answer_that_names_nobody_for_what_the_auditor_did_answers_nothing)
{
    ordinary(3);
    actor.staff = gate.actor.staff;
    night(2);
    const auto view = review();
    ASSERT_EQ(view.cases[0].staff, u"auditor-1"_s);
    carry(api::SettleCase{view.cases[0].id, view.terminal, view.cases[0].rule, {}, view.cases[0].last, api::CaseAnswer::Explained, u"自分の確認"_s}); // signed by a program that says so
    EXPECT_FALSE(review().cases[0].settled);
    EXPECT_EQ(take(await(office->work())).open, 1);
}

TEST_F(ReviewOfficeTest, C10_each_reading_is_an_entry_and_counting_what_waits_is_none)
{
    ordinary(3);
    night(2);
    review();
    review();
    take(await(office->work()));
    const journal::OutsideLog log(recordFile("outside.log"), pki().device, QByteArray(32, 'c'));
    const auto items = take(log.read()).items;
    ASSERT_EQ(items.size(), 2);
    EXPECT_EQ(items[0].entry.useCase, u"record.read"_s);
    EXPECT_EQ(items[0].entry.detail, u"review"_s);
    EXPECT_EQ(items[0].entry.staff, u"auditor-1"_s);
    EXPECT_EQ(items[0].entry.count, 1);
}

TEST_F(ReviewOfficeTest, C09_C10_a_reading_of_what_cannot_be_read_is_an_entry_too)
{
    ordinary(3);
    write(recordFile("0001.log"), "no record"); // under the program's hands
    const auto view = get(office->review());
    EXPECT_FALSE(view.ok());
    const auto waiting = take(record->waitingOutside({}, 10));
    ASSERT_EQ(waiting.size(), 1);
    const auto entry = take(take(journal::OutsideLog::parse(waiting.first())).decoded());
    EXPECT_EQ(entry.useCase, u"record.read"_s);
    EXPECT_EQ(entry.outcome, api::Outcome::Failed);
}

TEST_F(ReviewOfficeTest, C10_only_entries_of_a_case_are_shown_and_to_whom_has_read_it)
{
    ordinary(3);
    night(2);
    const auto view = review();
    const auto lines = take(await(office->lines(view.cases[0].entries)));
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lines[0].staffName, u"窓口 花子"_s);
    EXPECT_EQ(await(office->lines({1})).error().code, ErrorCode::NotFound) << "nothing stands out there";
    gate.actor.staff = StaffId(u"auditor-2"_s);
    EXPECT_EQ(await(office->lines(view.cases[0].entries)).error().code, ErrorCode::NotFound);
    gate.refusal = Error{ErrorCode::Denied, {}, {}};
    EXPECT_EQ(await(office->review()).error().code, ErrorCode::Denied);
    EXPECT_EQ(await(office->work()).error().code, ErrorCode::Denied);
}

TEST_F(ReviewOfficeTest, C10_the_next_review_is_due_so_many_days_after_the_first_entry_or_the_last_one)
{
    EXPECT_FALSE(take(await(office->work())).due.isValid()) << "there is nothing to review";
    ordinary(1);
    EXPECT_EQ(take(await(office->work())).due, QDate(2026, 12, 19));
    clock.setUtc(QDateTime(QDate(2026, 12, 19), QTime(3, 0), Qt::UTC));
    EXPECT_FALSE(take(await(office->work())).overdue);
    clock.setUtc(QDateTime(QDate(2026, 12, 20), QTime(3, 0), Qt::UTC));
    EXPECT_TRUE(take(await(office->work())).overdue);
}

journal::Entry ofVisit(int number)
{
    journal::Entry entry;
    entry.sequence = number + 1;
    entry.receptionNumber = u"8-%1"_s.arg(number);
    return entry;
}

RC_GTEST_PROP(Visits, C10_the_sample_is_the_head_s_choice_and_the_same_for_everybody, ())
{
    const int visits = *rc::gen::inRange(0, 60);
    const QByteArray root = crypto::sha256(QByteArray::number(*rc::gen::arbitrary<int>()));
    review::Visits one, other;
    for (int i = 0; i < visits; ++i) {
        one.add(ofVisit(i));
        other.add(ofVisit(visits - 1 - i));
    }
    const QStringList chosen = one.sample(root, 10);
    RC_ASSERT(chosen == other.sample(root, 10));
    RC_ASSERT(chosen.size() == std::min(visits, 10));
    RC_ASSERT(QSet<QString>(chosen.begin(), chosen.end()).size() == chosen.size());
}

TEST(Visits, C10_another_head_chooses_others_and_each_visit_is_as_likely)
{
    review::Visits visits;
    for (int i = 0; i < 40; ++i)
        visits.add(ofVisit(i));
    QHash<QString, int> times;
    for (int head = 0; head < 2000; ++head) {
        for (const QString &one : visits.sample(crypto::sha256(QByteArray::number(head)), 10))
            ++times[one];
    }
    ASSERT_EQ(times.size(), 40);
    for (const int count : times) { // 500 expected, deviation 19
        EXPECT_GT(count, 400);
        EXPECT_LT(count, 600);
    }
}

} // namespace
} // namespace madoguchi::test
