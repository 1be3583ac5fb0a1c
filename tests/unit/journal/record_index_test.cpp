// C-10: what is looked for in the record is found by an index, and the index says what going through the entries one by one would say.
#include "journal/record_index.h"
#include "support/record_scan.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace madoguchi::test {
namespace {

using namespace Qt::StringLiterals;
using journal::RecordIndex;

/// Few words, so that filters meet: people of two desks and nobody, use cases of every kind and one that only a newer program knows.
const QStringList people{u""_s, u"S-1"_s, u"S-2"_s, u"S-3"_s}, objects{u""_s, u"h-1"_s, u"h-2"_s, u"n-1"_s}, receptions{u""_s, u"8-1120-001"_s, u"8-1120-002"_s},
    deeds{u"session.login"_s, u"person.search"_s, u"household.open"_s, u"notification.register"_s, u"file.send"_s, u"media.write"_s, u"grant.decide"_s, u"staff.end"_s, u"later.thing"_s};
const QDate friday(2026, 11, 20);

template <typename T>
rc::Gen<T> oneOf(const QList<T> &of)
{
    return rc::gen::map(rc::gen::inRange<qsizetype>(0, of.size()), [of](qsizetype i) { return of[i]; });
}

journal::Entry drawEntry(qint64 sequence)
{
    journal::Entry entry;
    entry.sequence = sequence;
    // Hours at which a day ends, in UTC and in Japan, and the office opens and closes; a weekend and a public holiday (23 November) are among the days.
    const QDateTime hour(friday.addDays(*rc::gen::inRange(-2, 4)), QTime(*rc::gen::inRange(0, 24), 0), Qt::UTC);
    entry.utcMs = hour.toMSecsSinceEpoch() + *rc::gen::element(-1, 0, 1, 1'800'000);
    entry.staff = *oneOf(people);
    entry.object = *oneOf(objects);
    entry.receptionNumber = *oneOf(receptions);
    entry.useCase = *oneOf(deeds);
    entry.outcome = static_cast<api::Outcome>(*rc::gen::inRange(0, 3));
    return entry;
}

api::RecordFilter drawFilter()
{
    api::RecordFilter filter;
    const auto sometimes = [] { return *rc::gen::inRange(0, 3) == 0; };
    if (sometimes())
        filter.from = friday.addDays(*rc::gen::inRange(-3, 5));
    if (sometimes())
        filter.until = friday.addDays(*rc::gen::inRange(-3, 5));
    if (sometimes())
        filter.staff = *oneOf(people + QStringList{u"S-9"_s});
    if (sometimes())
        filter.kind = static_cast<api::RecordKind>(*rc::gen::inRange(0, 7));
    if (sometimes())
        filter.useCase = *oneOf(deeds + QStringList{u"media.erase"_s});
    if (sometimes())
        filter.outcome = static_cast<api::Outcome>(*rc::gen::inRange(0, 3));
    if (sometimes())
        filter.object = *oneOf(objects);
    if (sometimes())
        filter.receptionNumber = *oneOf(receptions);
    filter.outsideHours = sometimes();
    return filter;
}

api::RecordLine lineOf(const journal::Entry &entry)
{
    api::RecordLine line;
    line.sequence = entry.sequence;
    line.at = QDateTime::fromMSecsSinceEpoch(entry.utcMs, Qt::UTC);
    line.staff = entry.staff;
    line.useCase = entry.useCase;
    line.object = entry.object;
    line.receptionNumber = entry.receptionNumber;
    line.outcome = entry.outcome;
    return line;
}

void expectSame(const QList<api::RecordCount> &one, const QList<api::RecordCount> &other)
{
    RC_ASSERT(one.size() == other.size());
    for (qsizetype i = 0; i < one.size(); ++i) {
        RC_ASSERT(one[i].id == other[i].id);
        RC_ASSERT(one[i].entries == other[i].entries);
        RC_ASSERT(one[i].denied == other[i].denied);
        RC_ASSERT(one[i].failed == other[i].failed);
        RC_ASSERT(one[i].outsideHours == other[i].outsideHours);
    }
}

TEST(RecordIndex, C10_finds_and_counts_what_a_look_at_every_entry_would)
{
    EXPECT_TRUE(rc::check([] {
        RecordIndex index;
        QList<api::RecordLine> all;
        const int size = *rc::gen::inRange(0, 60);
        for (int i = 1; i <= size; ++i) {
            const journal::Entry entry = drawEntry(i);
            index.add(entry);
            all.prepend(lineOf(entry));
        }
        for (int round = 0; round < 6; ++round) {
            const api::RecordFilter filter = drawFilter();
            QList<api::RecordLine> fitting = all;
            fitting.removeIf([&](const api::RecordLine &line) { return !fits(filter, line); });
            const std::vector<qint64> found = index.find(filter);
            RC_ASSERT(std::ranges::equal(found, fitting, {}, {}, &api::RecordLine::sequence));
            const api::RecordLook counted = index.count(found), expected = lookAt(fitting);
            RC_ASSERT(counted.hours == expected.hours);
            expectSame({counted.all}, {expected.all});
            expectSame(counted.staff, expected.staff);
            expectSame(counted.useCases, expected.useCases);
        }
    }));
}

TEST(RecordIndex, C10_a_day_is_one_in_Japan_and_the_hours_of_the_office_are_of_business_days)
{
    RecordIndex index;
    const auto add = [&](QDate day, QTime time) {
        journal::Entry entry;
        entry.useCase = u"household.open"_s;
        entry.utcMs = QDateTime(day, time, Qt::OffsetFromUTC, 9 * 3600).toMSecsSinceEpoch();
        index.add(entry);
    };
    add(friday, QTime(0, 0));
    add(friday, QTime(7, 59, 59, 999));
    add(friday, QTime(8, 0));
    add(friday, QTime(18, 59, 59));
    add(friday, QTime(19, 0));
    add(friday, QTime(23, 59, 59, 999));
    add(friday.addDays(1), QTime(12, 0)); // Saturday
    add(friday.addDays(3), QTime(12, 0)); // 勤労感謝の日
    api::RecordFilter day;
    day.from = day.until = friday;
    EXPECT_EQ(index.find(day), (std::vector<qint64>{6, 5, 4, 3, 2, 1}));
    api::RecordFilter outside;
    outside.outsideHours = true;
    EXPECT_EQ(index.find(outside), (std::vector<qint64>{8, 7, 6, 5, 2, 1}));
}

} // namespace
} // namespace madoguchi::test
