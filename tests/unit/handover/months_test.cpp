#include "handover_fixture.h"

#include <algorithm>

namespace madoguchi::test {

using api::ContinuityFilter;
using api::ContinuityState;
using MonthState = api::MonthToTell::State;
using enum domain::ContinuityDecision;

namespace {

const QDate asked(2026, 12, 1);

QStringList told(const QList<api::MonthToTell> &months)
{
    QStringList words;
    for (const auto &month : months)
        words.append(handover::monthText(month.month.treatedIn) + (month.state == MonthState::Told ? u" told"_s : month.state == MonthState::ToTell ? u" to tell"_s : u" to take back"_s));
    return words;
}

} // namespace

TEST_F(Handover, F04_inherited_months_count_once_the_federation_has_confirmed_and_no_longer_when_it_is_cancelled)
{
    take(candidate());
    take(own(u"h-100"_s, u"100"_s, {paid(u"2026-11"_s)}));
    take(month(u"2026-01"_s));
    take(month(u"2026-05"_s, {}, 3));
    EXPECT_EQ(count(u"h-100"_s, asked).months, 1);
    Workplace::must(accept());
    EXPECT_EQ(count(u"h-100"_s, asked).months, 1) << "not confirmed yet";
    EXPECT_EQ(count(u"h-100"_s, asked).each.first().verdict, domain::MonthVerdict::ContinuityUndecided);
    take(confirmed());
    EXPECT_EQ(count(u"h-100"_s, asked).months, 3);
    EXPECT_TRUE(count(u"h-100"_s, asked).manyTimes);
    EXPECT_EQ(came().inherited.size(), 2);
    EXPECT_EQ(came().row.months, 2);
    Workplace::must(ask());
    EXPECT_EQ(count(u"h-100"_s, asked).months, 3) << "it stands until somebody approves";
    be(u"supervisor-2"_s);
    Workplace::must(approve());
    EXPECT_EQ(count(u"h-100"_s, asked).months, 1);
    EXPECT_EQ(count(u"h-100"_s, asked).each.first().verdict, domain::MonthVerdict::ContinuityCancelled);
    be(u"clerk-1"_s);
    Workplace::must(decide(Refused, u"RX"_s, u"再調査の結果"_s));
    EXPECT_EQ(count(u"h-100"_s, asked).each.first().verdict, domain::MonthVerdict::ContinuityRefused) << "and not by the old word of the federation";
    EXPECT_EQ(get(service.countMonths(HouseholdId(u"x"_s), asked)).error().code, ErrorCode::NotFound);
}

TEST_F(Handover, F04_rows_in_any_order_and_again_end_in_the_same_state)
{
    QList<journal::FeedItem> items{candidate({{u"state"_s, u"3"_s}}, 2), candidate({}, 3), confirmed({}, 2),
                                   month(u"2026-05"_s, {{u"cancelled"_s, u"Y"_s}}, 3), month(u"2026-05"_s, {{u"income"_s, u"UD"_s}}, 4)};
    std::ranges::sort(items, {}, [](const journal::FeedItem &item) { return item.kind + QString::number(item.position); });
    QStringList first;
    do {
        place.write<Done>([](store::Transaction &transaction) -> Result<Done> {
            for (const char *table : {"continuity_candidate", "continuity_confirmed", "inherited_month"})
                MADOGUCHI_TRY(transaction.exec(QByteArray("DELETE FROM ") + table));
            return done();
        });
        for (const auto &item : items)
            take(item);
        take(items.first());
        const auto state = place.rows("SELECT id, body FROM continuity_candidate UNION ALL SELECT id, body FROM continuity_confirmed UNION ALL SELECT candidate || treated_in, body FROM inherited_month", 2);
        if (first.isEmpty())
            first = state;
        ASSERT_EQ(state, first);
    } while (std::ranges::next_permutation(items, {}, [](const journal::FeedItem &item) { return item.kind + QString::number(item.position); }).found);
    EXPECT_EQ(came().row.state, ContinuityState::Decided);
    EXPECT_EQ(came().row.months, 1);
    EXPECT_EQ(came().inherited.last().month.income, u"UD"_s);
}

TEST_F(Handover, F04_a_month_that_was_taken_back_stays_and_does_not_count)
{
    take(candidate());
    take(confirmed());
    take(month(u"2026-05"_s, {}, 2));
    take(month(u"2026-05"_s, {{u"cancelled"_s, u"Y"_s}}, 3));
    EXPECT_EQ(count(u"h-100"_s, asked).months, 0);
    EXPECT_EQ(count(u"h-100"_s, asked).each.first().verdict, domain::MonthVerdict::TakenBack);
    EXPECT_EQ(came().row.months, 0);
}

TEST_F(Handover, F04_rows_about_others_or_against_the_layout_are_refused)
{
    const auto refused = [&](const journal::FeedItem &item) { return apply(item).error().code == ErrorCode::FeedItemRefused; };
    EXPECT_TRUE(refused(candidate({{u"own_municipality"_s, there}})));
    EXPECT_TRUE(refused(candidate({{u"previous_municipality"_s, u"131032"_s}}))) << "another prefecture is no candidate";
    EXPECT_TRUE(refused(candidate({{u"previous_municipality"_s, u""_s}}))) << "nothing can be said of none";
    EXPECT_TRUE(refused(candidate({{u"own_municipality"_s, u""_s}})));
    EXPECT_TRUE(refused(candidate({{u"state"_s, u"5"_s}})));
    EXPECT_TRUE(refused(candidate({{u"due_on"_s, u"2026-13-01"_s}})));
    EXPECT_TRUE(refused(confirmed({{u"own_municipality"_s, u"162035"_s}}))) << "neither side is ours";
    EXPECT_TRUE(refused(month(u"2018-03"_s)));
    EXPECT_TRUE(refused(month(u"2026-5"_s)));
    EXPECT_TRUE(refused(month(u"2026-05"_s, {{u"income"_s, u"ZZ"_s}})));
    EXPECT_TRUE(refused(shared(u"high-cost"_s, u"h-1"_s, 1, {{u"householdNumber"_s, u"1"_s}})));
    EXPECT_TRUE(refused(own(u"h-1"_s, u"1"_s, {paid(u"2026-05"_s), paid(u"2026-05"_s)}))) << "a month once";
    handover::Decision alone;
    alone.id = CandidateId(u"K16-0001"_s);
    alone.state = handover::Decision::State::Cancelled;
    alone.record.decidedOn = place.clock.today();
    alone.decidedAt = place.clock.utc();
    alone.record.reason = u"R1"_s;
    alone.record.by = alone.record.cancelBy = StaffId(u"clerk-1"_s);
    alone.record.cancelApprovedBy = StaffId(u"clerk-1"_s);
    alone.record.cancelReason = u"x"_s;
    alone.cancelApproval = "signature";
    EXPECT_TRUE(refused(shared(u"continuity"_s, u"K16-0001"_s, 1, toJson(alone)))) << "one person alone";
}

TEST_F(Handover, F04_of_a_household_that_left_the_months_are_told_behind_the_shared_change)
{
    take(own(u"h-200"_s, u"200"_s, {paid(u"2017-12"_s), paid(u"2026-03"_s), paid(u"2026-06"_s, false)}));
    take(left({{u"decision"_s, u"2"_s}}, 2));
    EXPECT_TRUE(list(ContinuityFilter::MonthsToSend).isEmpty()) << "refused";
    take(left());
    ASSERT_EQ(list(ContinuityFilter::MonthsToSend).size(), 1);
    EXPECT_EQ(told(gone().months), (QStringList{u"2026-03 to tell"_s, u"2026-06 to tell"_s})) << "none from before 2018-04";
    EXPECT_EQ(Workplace::must(get(service.count())).monthsToSend, 1);
    Workplace::must(get(service.sendMonths(gone().row.id, {})));
    ASSERT_EQ(fileRows().size(), 2);
    ASSERT_EQ(changes().size(), 1);
    EXPECT_EQ(changes()[0].kind, u"continuity-months"_s);
    EXPECT_EQ(changes()[0].entry, fileRows()[0].entry);
    EXPECT_EQ(fileRows()[0].kind, u"F8"_s);
    const QJsonObject expected{{u"candidate"_s, u"K16-0002"_s}, {u"previous_municipality"_s, here}, {u"household"_s, u"200"_s}, {u"row"_s, u"2"_s}, {u"treated_in"_s, u"2026-06"_s},
                               {u"counts"_s, u"0"_s}, {u"payment"_s, u"1"_s}, {u"income"_s, u"UC"_s}, {u"age_band"_s, u"1"_s}, {u"special"_s, u"0"_s}, {u"annual_from"_s, u""_s},
                               {u"annual_paid"_s, u""_s}, {u"cancelled"_s, u"N"_s}};
    EXPECT_EQ(fileRows()[1].body, expected);
    EXPECT_EQ(get(service.sendMonths(gone().row.id, gone().seen)).error().code, ErrorCode::StateRefused) << "all of it was told";
    EXPECT_TRUE(list(ContinuityFilter::MonthsToSend).isEmpty());
}

TEST_F(Handover, F04_what_was_told_and_is_not_so_any_more_is_taken_back_first)
{
    take(own(u"h-200"_s, u"200"_s, {paid(u"2026-03"_s), paid(u"2026-06"_s)}));
    take(left());
    Workplace::must(get(service.sendMonths(gone().row.id, {})));
    take(own(u"h-200"_s, u"200"_s, {paid(u"2026-06"_s, false), paid(u"2026-09"_s)}, 2));
    EXPECT_EQ(told(gone().months), (QStringList{u"2026-03 to take back"_s, u"2026-06 to take back"_s, u"2026-06 to tell"_s, u"2026-09 to tell"_s}));
    Workplace::must(get(service.sendMonths(gone().row.id, gone().seen)));
    QStringList rows;
    for (const auto &item : fileRows().sliced(2))
        rows.append(item.body[u"treated_in"_s].toString() + item.body[u"cancelled"_s].toString());
    EXPECT_EQ(rows, (QStringList{u"2026-03Y"_s, u"2026-06Y"_s, u"2026-06N"_s, u"2026-09N"_s}));
    EXPECT_EQ(told(gone().months), (QStringList{u"2026-06 told"_s, u"2026-09 told"_s}));
    take(left({{u"cancelled"_s, u"Y"_s}}, 4));
    EXPECT_TRUE(gone().months.isEmpty()) << "nothing to tell of a decision that was cancelled";
}

TEST_F(Handover, F04_another_terminal_sees_that_the_months_were_told)
{
    take(own(u"h-200"_s, u"200"_s, {paid(u"2026-03"_s)}));
    take(left());
    handover::ToldMonths theirs;
    theirs.id = gone().row.id;
    theirs.householdNumber = u"200"_s;
    theirs.months = {paid(u"2026-03"_s)};
    theirs.by = StaffId(u"clerk-2"_s);
    theirs.toldOn = place.clock.today();
    take(shared(u"continuity-months"_s, u"K16-0002"_s, 1, toJson(theirs)));
    EXPECT_TRUE(list(ContinuityFilter::MonthsToSend).isEmpty());
    EXPECT_EQ(get(service.sendMonths(gone().row.id, {})).error().code, ErrorCode::VersionConflict);
}

} // namespace madoguchi::test
