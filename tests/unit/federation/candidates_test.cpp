// 継続候補世帯: who may go on as the same household, and what is told of them (domain.md §3.4).
#include "two_towns.h"

#include "federation/candidates.h"

namespace madoguchi::federation::test {
namespace {

class CandidatesTest : public testing::Test, public TwoTowns {
protected:
    exchange::Row only()
    {
        const auto rows = candidates();
        EXPECT_EQ(rows.size(), 1);
        return rows.value(0);
    }
    /// head, members, households: "YY1".
    QString facts()
    {
        const exchange::Row row = candidates().value(candidates().size() - 1);
        return row[u"same_head"_s] + row[u"same_members"_s] + row[u"households"_s];
    }
    QString states(const QString &town = here)
    {
        QString all;
        for (const auto &row : candidates(town))
            all += row[u"state"_s];
        return all;
    }
};

TEST_F(CandidatesTest, F03_a_household_that_moved_as_a_whole_is_told_once_to_the_town_it_moved_to)
{
    paid({u"2026-03"_s});
    left({1, 2}, 1);
    EXPECT_TRUE(candidates().isEmpty()) << "nobody has come yet";
    came({1, 2}, 1);
    const exchange::Row row = only();
    const QString candidate = row[u"candidate"_s];
    EXPECT_TRUE(candidate.startsWith(u"C16-"_s) && candidate.size() <= 20) << qPrintable(candidate);
    const QList<std::pair<const char *, const char *>> told{{"extracted_on", "2026-11-20"}, {"due_on", "2026-12-07"}, {"previous_municipality", "162027"}, {"previous_household", "90001"},
                                                             {"previous_head_kind", "1"}, {"own_municipality", "162019"}, {"own_household", "20001"}, {"own_head_kind", "1"},
                                                             {"own_head_birth", "1980-01-01"}, {"moved_on", "2026-11-01"}, {"same_head", "Y"}, {"same_members", "Y"},
                                                             {"households", "1"}, {"recent_high_cost", "Y"}, {"state", "0"}};
    for (const auto &[key, value] : told)
        EXPECT_EQ(row[QString::fromLatin1(key)].toStdString(), value) << key;
    EXPECT_EQ(row[u"previous_head_id"_s], row[u"own_head_id"_s]);
    EXPECT_EQ(row[u"own_member_ids"_s].split(u';').size(), 2);
    EXPECT_TRUE(candidates(there).isEmpty()) << "the town that was left decides nothing";
    tellPersons(here, {3}, {u"20001"_s, u"2026-11-10"_s, {}, elsewhere}); // somebody else's cycle: another member came from another prefecture
    EXPECT_EQ(states(), u"0"_s) << "no duplicate";
}

TEST_F(CandidatesTest, F03_whoever_reports_last_and_a_restart_change_nothing)
{
    came({1}, 1);
    EXPECT_TRUE(candidates().isEmpty()) << "相手未着";
    left({1}, 1);
    EXPECT_EQ(states(), u"0"_s);
    central.reopen();
    tellPersons(there, {3}, {u"90001"_s, u"2026-11-12"_s});
    EXPECT_EQ(states(), u"0"_s);
}

TEST_F(CandidatesTest, F03_a_gap_an_overlap_and_another_prefecture_make_none_until_they_are_settled)
{
    left({1, 2, 3}, 1, u"90001"_s, u"2026-11-05"_s);
    tellHousehold(here, u"20001"_s, 1);
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-07"_s, {}, there}); // two days without
    tellPersons(here, {2}, {u"20001"_s, u"2026-11-01"_s, {}, there}); // four days twice
    tellPersons(here, {3}, {u"20001"_s, u"2026-11-05"_s, {}, elsewhere});
    EXPECT_TRUE(candidates().isEmpty());
    tellPersons(here, {2}, {u"20001"_s, u"2026-11-05"_s, {}, there, u"2"_s});
    EXPECT_EQ(states(), u"0"_s);
}

TEST_F(CandidatesTest, F03_a_move_of_more_than_a_year_ago_leaves_nothing_to_inherit)
{
    left({1}, 1, u"90001"_s, u"2025-11-19"_s);
    came({1}, 1, u"20001"_s, u"2025-11-19"_s);
    EXPECT_TRUE(candidates().isEmpty());
}

TEST_F(CandidatesTest, F03_facts_the_head_stays_behind)
{
    left({1, 2}, 1);
    tellPersons(there, {1}, {u"90001"_s, u"2015-04-01"_s, {}, elsewhere, u"2"_s}); // he did not leave after all
    came({2}, 2);
    EXPECT_EQ(facts(), u"NN2"_s) << "世帯分離";
}

TEST_F(CandidatesTest, F03_facts_part_of_a_household_leaves_with_its_head_and_the_rest_is_told_under_another)
{
    tellHousehold(there, u"90001"_s, 1);
    tellPersons(there, {2}, {u"90001"_s, u"2015-04-01"_s});
    tellPersons(there, {1}, {u"90001"_s, u"2015-04-01"_s, u"2026-11-01"_s});
    tellHousehold(there, u"90001"_s, 2);
    came({1}, 1);
    EXPECT_EQ(facts(), u"YN2"_s) << "who headed it on the day of the move counts";
}

TEST_F(CandidatesTest, F03_facts_a_head_who_had_died_before_was_none_any_more)
{
    left({2}, 1);
    tellPersons(there, {1}, {u"90001"_s, u"2015-04-01"_s, u"2026-10-20"_s});
    tellHousehold(there, u"90001"_s, 2);
    came({2}, 2);
    EXPECT_EQ(facts(), u"YY1"_s);
}

TEST_F(CandidatesTest, F03_facts_a_household_joins_one_that_was_there)
{
    tellHousehold(here, u"20001"_s, 5);
    tellPersons(here, {5}, {u"20001"_s, u"2010-04-01"_s});
    left({1, 2}, 1);
    tellPersons(here, {1, 2}, {u"20001"_s, u"2026-11-01"_s, {}, there});
    EXPECT_EQ(facts(), u"NN2"_s) << "世帯合併";
}

TEST_F(CandidatesTest, F03_facts_somebody_born_or_newly_insured_involves_no_other_household)
{
    left({1}, 1);
    tellHousehold(here, u"20001"_s, 1);
    tellPersons(here, {1, 2}, {u"20001"_s, u"2026-11-01"_s, {}, there}); // 2 is known to nobody there: 相手未着
    EXPECT_EQ(facts(), u"YN1"_s);
}

TEST_F(CandidatesTest, F03_facts_two_households_of_one_town_become_one)
{
    left({1}, 1, u"90001"_s);
    left({2}, 2, u"90002"_s);
    came({1, 2}, 1);
    QStringList all;
    for (const auto &row : candidates())
        all << row[u"previous_household"_s] + u' ' + row[u"same_head"_s] + row[u"households"_s];
    all.sort();
    EXPECT_EQ(all, (QStringList{u"90001 Y2"_s, u"90002 N2"_s})) << "one candidate each: the other line is for the clerk to refuse";
}

TEST_F(CandidatesTest, F03_facts_a_nominal_head_is_the_same_by_his_number)
{
    for (const QString &town : {there, here})
        tellHousehold(town, town == here ? u"20001"_s : u"90001"_s, 7, true);
    tellPersons(there, {1}, {u"90001"_s, u"2015-04-01"_s, u"2026-11-01"_s});
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, {}, there});
    const exchange::Row row = only();
    EXPECT_EQ(row[u"same_head"_s] + row[u"previous_head_kind"_s] + row[u"own_head_kind"_s], u"Y22"_s);
    EXPECT_EQ(row[u"own_member_ids"_s].split(u';').size(), 1) << "he is no member";
    EXPECT_EQ(central.answers(central.terminal1.tenant(), u"F4"_s).size(), 1) << "nor has he an id here";
}

TEST_F(CandidatesTest, F03_facts_without_his_number_nobody_takes_him_for_the_same)
{
    tellHousehold(there, u"90001"_s, 7, true);
    tellHousehold(here, u"20001"_s, 7, true, false);
    tellPersons(there, {1}, {u"90001"_s, u"2015-04-01"_s, u"2026-11-01"_s});
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, {}, there});
    EXPECT_EQ(only()[u"same_head"_s], u"N"_s);
}

TEST_F(CandidatesTest, F03_the_months_are_those_of_the_year_before_the_move)
{
    paid({u"2025-10"_s, u"2026-11"_s});
    paid({u"2026-05"_s}, u"90001"_s, false); // paid, and it does not count
    left({1}, 1);
    came({1}, 1);
    EXPECT_EQ(only()[u"recent_high_cost"_s], u"N"_s);
    paid({u"2025-11"_s}, u"90002"_s);
    left({2}, 2, u"90002"_s);
    came({2}, 2, u"20002"_s);
    EXPECT_EQ(candidates().value(1)[u"recent_high_cost"_s], u"Y"_s) << "the twelfth month back";
}

TEST_F(CandidatesTest, F03_facts_that_change_while_nobody_has_decided_are_told_again_under_the_same_number)
{
    left({1, 2}, 1);
    came({1}, 1);
    EXPECT_EQ(facts(), u"YN1"_s);
    central.clock.advance(std::chrono::hours(24));
    tellPersons(here, {2}, {u"20001"_s, u"2026-11-01"_s, {}, there});
    ASSERT_EQ(states(), u"00"_s);
    EXPECT_EQ(facts(), u"YY1"_s);
    const auto rows = candidates();
    for (const QString &key : {u"candidate"_s, u"extracted_on"_s, u"due_on"_s})
        EXPECT_EQ(rows[0][key], rows[1][key]) << qPrintable(key);
    ASSERT_EQ(outcome(decision(rows[0][u"candidate"_s])), u"accepted"_s);
    tellHousehold(here, u"20001"_s, 2);
    tellPersons(here, {2}, {u"20001"_s, u"2026-11-01"_s, {}, there, u"2"_s});
    EXPECT_EQ(states(), u"00"_s) << "decided: of no use any more";
}

TEST_F(CandidatesTest, F03_without_its_ground_a_candidate_is_withdrawn_and_comes_back_with_it)
{
    left({1}, 1);
    came({1}, 1);
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-03"_s, {}, there, u"2"_s}); // a gap after all
    EXPECT_EQ(states(), u"09"_s);
    const QString candidate = candidates()[0][u"candidate"_s];
    EXPECT_EQ(outcome(decision(candidate)), u"F-060 candidate"_s);
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, {}, there, u"2"_s});
    EXPECT_EQ(states(), u"090"_s);
    EXPECT_EQ(candidates()[2][u"candidate"_s], candidate);
    EXPECT_EQ(outcome(decision(candidate)), u"accepted"_s);
}

TEST_F(CandidatesTest, F03_a_cancelled_row_withdraws_and_so_does_the_other_sides)
{
    left({1, 2}, 1);
    came({1, 2}, 1);
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, {}, there, u"3"_s});
    EXPECT_EQ(states().back(), u'0') << "the other has moved nevertheless";
    tellPersons(there, {2}, {u"90001"_s, u"2015-04-01"_s, {}, elsewhere, u"2"_s}); // who has not left
    EXPECT_EQ(states().back(), u'9');
}

TEST_F(CandidatesTest, F03_written_into_another_household_is_a_correction_only_before_the_decision)
{
    left({1}, 1);
    came({1}, 1);
    came({}, 1, u"20009"_s);
    tellPersons(here, {1}, {u"20009"_s, u"2026-11-01"_s, {}, there, u"2"_s});
    const auto rows = candidates();
    ASSERT_EQ(states(), u"009"_s);
    EXPECT_EQ(rows[1][u"own_household"_s], u"20009"_s);
    EXPECT_EQ(rows[2][u"own_household"_s], u"20001"_s);
    ASSERT_EQ(outcome(decision(rows[1][u"candidate"_s])), u"accepted"_s);
    tellHousehold(here, u"20010"_s, 1);
    tellPersons(here, {1}, {u"20010"_s, u"2026-11-01"_s, {}, there, u"2"_s});
    EXPECT_EQ(states(), u"009"_s) << "decided of this move";
}

TEST_F(CandidatesTest, F03_nor_is_the_household_that_was_left_settled_before)
{
    left({1}, 1);
    came({1}, 1);
    tellHousehold(there, u"90007"_s, 1);
    tellPersons(there, {1}, {u"90007"_s, u"2015-04-01"_s, u"2026-11-01"_s, elsewhere, u"2"_s});
    ASSERT_EQ(states(), u"009"_s);
    EXPECT_EQ(candidates()[1][u"previous_household"_s], u"90007"_s);
    EXPECT_EQ(candidates()[2][u"previous_household"_s], u"90001"_s);
}

TEST_F(CandidatesTest, F03_who_comes_after_the_decision_is_of_its_ground_too)
{
    left({1, 2}, 1);
    came({1}, 1);
    ASSERT_EQ(outcome(decision(only()[u"candidate"_s])), u"accepted"_s);
    tellPersons(here, {2}, {u"20001"_s, u"2026-11-01"_s, {}, there});
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, {}, there, u"3"_s});
    EXPECT_EQ(states(), u"0"_s);
}

TEST_F(CandidatesTest, F04_months_that_a_household_has_inherited_are_its_own_when_it_moves_on)
{
    left({1}, 1);
    came({1}, 1);
    const QString candidate = only()[u"candidate"_s];
    ASSERT_EQ(outcome(decision(candidate)), u"accepted"_s);
    exchange::Row taken = month(candidate, u"2026-04"_s);
    const auto movesOn = [&](const QString &to, const QString &on) {
        tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, on, there, u"2"_s});
        tellHousehold(there, to, 1);
        tellPersons(there, {1}, {to, on, {}, here, to == "90011"_L1 ? u"1"_s : u"2"_s});
        return candidates(there).last()[u"recent_high_cost"_s];
    };
    ASSERT_EQ(tellMonths({taken}), u"accepted"_s);
    taken[u"cancelled"_s] = u"Y"_s;
    ASSERT_EQ(tellMonths({taken}), u"accepted"_s);
    EXPECT_EQ(movesOn(u"90011"_s, u"2026-11-15"_s), u"N"_s) << "taken back";
    ASSERT_EQ(tellMonths({month(candidate, u"2026-05"_s)}), u"accepted"_s);
    EXPECT_EQ(movesOn(u"90012"_s, u"2026-11-16"_s), u"Y"_s);
}

TEST_F(CandidatesTest, F03_who_goes_back_has_come_nevertheless)
{
    left({1}, 1);
    came({1}, 1);
    ASSERT_EQ(outcome(decision(only()[u"candidate"_s])), u"accepted"_s);
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, u"2026-11-15"_s, there, u"2"_s});
    tellPersons(there, {1}, {u"90001"_s, u"2026-11-15"_s, {}, here});
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, u"2026-11-15"_s, there, u"2"_s}); // told once more
    EXPECT_EQ(central.answers(central.terminal1.tenant(), u"F3"_s).last()[u"verdict"_s], u"1"_s);
    EXPECT_EQ(states(), u"0"_s);
    EXPECT_EQ(states(there), u"0"_s) << "a move of its own";
    EXPECT_EQ(central.answers(central.terminal1.tenant(), u"F7"_s).size(), 1);
}

TEST_F(CandidatesTest, F03_the_daily_cycle_extracts_with_the_first_of_a_month_and_withdraws_with_each)
{
    central.reopen();
    central.config.cycle = ServerConfig::Cycle::Daily; // the clock stands at 10:42 in Japan
    const auto evening = [&] {
        central.clock.advance(std::chrono::hours(24));
        get(central.service().lookAtTheClock());
    };
    evening();
    left({1, 2}, 1);
    came({1, 2}, 1);
    for (QDate day = central.clock.today(); day < QDate(2026, 12, 1); day = day.addDays(1)) {
        EXPECT_TRUE(candidates().isEmpty());
        evening();
    }
    evening(); // the newest six o'clock is the one of 1 December
    EXPECT_EQ(states(), u"0"_s);
    evening();
    tellPersons(here, {1, 2}, {u"20001"_s, u"2026-11-01"_s, {}, there, u"3"_s});
    evening();
    EXPECT_EQ(states(), u"09"_s);
}

TEST_F(CandidatesTest, F03_what_training_lays_down_of_a_household_is_known_of_it)
{
    bool told = false;
    const auto next = [&]() -> std::optional<SeedKnown> {
        if (std::exchange(told, true))
            return std::nullopt;
        SeedKnown head;
        head.municipality = there;
        head.addressee = addressee(there, 1);
        head.number = Central::number(numberOf(1).constData());
        head.federationId = u"F160000001"_s;
        head.household = u"90001"_s;
        head.nameKana = u"カクウ　イチロウ"_s;
        head.prefectureFrom = head.municipalFrom = QDate(2015, 4, 1);
        head.municipalUntil = QDate(2026, 11, 1);
        head.headKind = u"1"_s;
        head.months.append({QDate(2026, 3, 1), true, u"1"_s, u"UC"_s, u"1"_s, u"0"_s, {}, {}});
        return head;
    };
    ASSERT_TRUE(Seed::federation(central.config.directory, next).ok());
    came({1}, 1);
    const exchange::Row row = only();
    EXPECT_EQ(row[u"previous_head_id"_s], u"F160000001"_s);
    EXPECT_EQ(row[u"same_head"_s] + row[u"same_members"_s] + row[u"recent_high_cost"_s], u"YYY"_s);
}

TEST(CandidateName, C20_has_no_digits_to_be_taken_for_a_number_and_is_the_same_from_a_copy)
{
    QSet<QString> names;
    for (int i = 0; i < 1000; ++i) {
        const QString name = fileName(u'C', u"16"_s, {here, QString::number(i)});
        EXPECT_EQ(name, fileName(u'C', u"16"_s, {here, QString::number(i)}));
        EXPECT_EQ(name.size(), 19);
        EXPECT_TRUE(std::ranges::none_of(name.sliced(4), [](QChar c) { return c.isDigit(); }));
        names.insert(name);
    }
    EXPECT_EQ(names.size(), 1000);
    EXPECT_NE(fileName(u'C', u"16"_s, {u"1"_s, u"23"_s}), fileName(u'C', u"16"_s, {u"12"_s, u"3"_s}));
}

} // namespace
} // namespace madoguchi::federation::test
