#include "domain/continuity_proposal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace madoguchi::test {

using namespace Qt::StringLiterals;
using namespace domain;
using enum ContinuityDecision;

namespace {

/// Ids of heads come first in `before` and `now`.
ContinuityFacts facts(const QStringList &before, const QStringList &now, int households = 1)
{
    ContinuityFacts f;
    f.previousMembers = before;
    f.ownMembers = now;
    f.previousHead = before.first();
    f.ownHead = now.first();
    f.sameHead = f.previousHead == f.ownHead;
    f.sameMembers = QSet(before.begin(), before.end()) == QSet(now.begin(), now.end());
    f.households = households;
    return f;
}

struct Row {
    const char *what;
    ContinuityFacts facts;
    ContinuityDecision decision;
    QString reason;
};

ContinuityFacts nominal(ContinuityFacts f)
{
    f.nominalBefore = f.nominalNow = true;
    return f;
}

} // namespace

// The table of the domain's README.
TEST(ContinuityProposal, F03_follows_the_table)
{
    const QList<Row> rows{
        {"the whole household moves", facts({u"h"_s, u"w"_s}, {u"h"_s, u"w"_s}), Accepted, u"R1"_s},
        {"the head leaves one behind and joins others as their head", facts({u"h"_s, u"w"_s}, {u"h"_s, u"x"_s}, 3), Accepted, u"R2"_s},
        {"who came with others is not head there, and the head stayed", facts({u"h"_s, u"s"_s}, {u"x"_s, u"s"_s}, 3), Refused, u"R3"_s},
        {"the head died, the household went on", facts({u"h"_s, u"w"_s}, {u"w"_s}), Accepted, u"R4"_s},
        {"another of the same household is head", facts({u"h"_s, u"w"_s}, {u"w"_s, u"h"_s}), Accepted, u"R4"_s},
        {"a child was born", facts({u"h"_s, u"w"_s}, {u"h"_s, u"w"_s, u"c"_s}), Accepted, u"R5"_s},
        {"the part with the head moves", facts({u"h"_s, u"w"_s, u"s"_s}, {u"h"_s, u"w"_s}, 2), Accepted, u"R6"_s},
        {"the part without the head moves", facts({u"h"_s, u"w"_s, u"s"_s}, {u"s"_s}, 2), Refused, u"R6"_s},
        {"joined to another, as its head", facts({u"h"_s, u"w"_s}, {u"h"_s, u"w"_s, u"x"_s}, 2), Accepted, u"R7"_s},
        {"joined to another household's head", facts({u"h"_s, u"w"_s}, {u"x"_s, u"h"_s, u"w"_s}, 2), Refused, u"R7"_s},
        {"a nominal head in both", nominal(facts({u"h"_s, u"w"_s}, {u"h"_s, u"w"_s})), Accepted, u"R8"_s},
    };
    for (const Row &row : rows)
        EXPECT_EQ(proposeContinuity(row.facts), (ContinuityProposal{row.decision, row.reason})) << row.what;
}

TEST(ContinuityProposal, F03_proposes_nothing_where_the_facts_contradict_each_other)
{
    auto untoldHouseholds = facts({u"h"_s}, {u"h"_s}, 0), falseHead = facts({u"h"_s}, {u"h"_s}), crowded = facts({u"h"_s}, {u"h"_s}, 2);
    falseHead.sameHead = false;
    for (const auto &f : {untoldHouseholds, falseHead, crowded, facts({u"h"_s}, {u"x"_s})})
        EXPECT_EQ(proposeContinuity(f), ContinuityProposal());
}

TEST(ContinuityProposal, F03_properties)
{
    const auto any = [] {
        QStringList before{u"h"_s}, now{*rc::gen::element(u"h"_s, u"a"_s, u"x"_s)};
        for (const auto &id : {u"h"_s, u"a"_s, u"b"_s, u"x"_s}) {
            if (id != u"x"_s && !before.contains(id) && *rc::gen::arbitrary<bool>())
                before.append(id);
            if (!now.contains(id) && *rc::gen::arbitrary<bool>())
                now.append(id);
        }
        auto f = facts(before, now, *rc::gen::inRange(0, 4));
        f.nominalBefore = *rc::gen::arbitrary<bool>();
        f.nominalNow = *rc::gen::arbitrary<bool>();
        return f;
    };
    EXPECT_TRUE(rc::check("a proposal has a reason of the table, none has none; a head that stays head is never refused", [&] {
        const auto f = any();
        const auto proposal = proposeContinuity(f);
        RC_ASSERT(proposal.decision.has_value() == !proposal.reason.isEmpty());
        RC_ASSERT(!proposal.decision || (continuityReasons().contains(proposal.reason) && proposal.reason != departureReason));
        RC_ASSERT(!f.sameHead || proposal.decision != Refused);
        RC_ASSERT(f.households != 1 || proposal.decision != Refused);
    }));
    EXPECT_TRUE(rc::check("the order of the members says nothing", [&] {
        auto f = any();
        const auto proposal = proposeContinuity(f);
        std::reverse(f.previousMembers.begin(), f.previousMembers.end());
        std::reverse(f.ownMembers.begin(), f.ownMembers.end());
        RC_ASSERT(proposeContinuity(f) == proposal);
    }));
}

TEST(ContinuityProposal, F03_every_reason_has_words)
{
    EXPECT_EQ(continuityReasons().size(), 9);
    for (const QString &reason : continuityReasons())
        EXPECT_NE(continuityReasonName(reason), reason);
    EXPECT_EQ(continuityReasonName(u"R9"_s), u"R9"_s);
    for (const auto decision : {Accepted, Refused})
        EXPECT_EQ(continuityDecision(toCode(decision)), decision);
    EXPECT_FALSE(continuityDecision(u"3"_s));
}

} // namespace madoguchi::test
