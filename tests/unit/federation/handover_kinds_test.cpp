#include "central_fixture.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

QJsonObject decision(const QString &state = u"decided"_s, const QString &approver = {})
{
    const bool asked = state != u"decided";
    return {{"decision"_L1, u"1"_s}, {"decidedOn"_L1, u"2026-11-20"_s}, {"decidedAt"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"reason"_L1, u"R1"_s}, {"reasonText"_L1, u""_s}, {"by"_L1, u"clerk-1"_s}, {"byName"_L1, u"窓口 花子"_s},
            {"state"_L1, state}, {"cancelReason"_L1, asked ? u"確認誤り"_s : u""_s}, {"cancelRefusal"_L1, u""_s}, {"cancelBy"_L1, asked ? u"clerk-1"_s : u""_s}, {"cancelByName"_L1, u""_s},
            {"cancelApprovedBy"_L1, approver}, {"cancelApprovedByName"_L1, u""_s}, {"cancelApproval"_L1, approver.isEmpty() ? u""_s : u"MEUCIQ=="_s}};
}
QJsonObject months()
{
    const QJsonObject month{{"treatedIn"_L1, u"2026-05"_s}, {"counts"_L1, true}, {"payment"_L1, u"1"_s}, {"income"_L1, u"UC"_s}, {"ageBand"_L1, u"1"_s}, {"special"_L1, u"0"_s},
                            {"annualFrom"_L1, u""_s}, {"annualPaid"_L1, -1}};
    return {{"householdNumber"_L1, u"4000001"_s}, {"months"_L1, QJsonArray{month}}};
}

class HandoverAtTheServer : public testing::Test {
protected:
    QJsonObject give(const QString &actor, qint64 base, const QJsonObject &body, const QString &kind = u"continuity"_s)
    {
        const QJsonObject item{{"id"_L1, newId()}, {"kind"_L1, kind}, {"aggregate"_L1, u"K16-0001"_s}, {"baseVersion"_L1, base}, {"actor"_L1, actor},
                               {"at"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"body"_L1, body}};
        return central.post(central.terminal1.tenant(), "/v1/changes", {{"items"_L1, QJsonArray{item}}}, u"ChangesAnswer"_s)["answers"_L1][0].toObject();
    }
    Central central;
};

TEST_F(HandoverAtTheServer, F03_C16_a_decision_is_cancelled_only_by_a_second_person_who_approves_decisions)
{
    EXPECT_EQ(give(u"viewer-1"_s, 0, decision())["field"_L1].toString(), u"actor"_s);
    EXPECT_EQ(give(u"clerk-1"_s, 0, decision())["result"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(give(u"clerk-1"_s, 1, decision(u"cancel-requested"_s))["result"_L1].toString(), u"accepted"_s);
    for (const auto &[actor, approver] : {std::pair(u"clerk-1"_s, u"clerk-1"_s), std::pair(u"clerk-1"_s, u"supervisor-1"_s), std::pair(u"clerk-2"_s, u"clerk-2"_s), std::pair(u"supervisor-1"_s, u"clerk-1"_s)})
        EXPECT_EQ(give(actor, 2, decision(u"cancelled"_s, approver))["field"_L1].toString(), u"body/cancelApprovedBy"_s) << qPrintable(actor + u' ' + approver);
    EXPECT_EQ(give(u"supervisor-1"_s, 2, decision(u"decided"_s, u"supervisor-1"_s))["field"_L1].toString(), u"body/cancelApprovedBy"_s) << "nothing is approved";
    EXPECT_EQ(give(u"supervisor-1"_s, 2, decision(u"cancelled"_s, u"supervisor-1"_s))["result"_L1].toString(), u"accepted"_s);
}

TEST_F(HandoverAtTheServer, F04_nobody_at_a_counter_makes_months_and_whoever_transmits_tells_them)
{
    for (const QString &actor : {u"clerk-1"_s, u"supervisor-1"_s, u"terminal-1"_s})
        EXPECT_EQ(give(actor, 0, months(), u"high-cost"_s)["field"_L1].toString(), u"actor"_s);
    QJsonObject told = months();
    told["by"_L1] = u"clerk-1"_s;
    told["byName"_L1] = u"窓口 花子"_s;
    told["toldOn"_L1] = u"2026-11-20"_s;
    EXPECT_EQ(give(u"clerk-1"_s, 0, told, u"continuity-months"_s)["result"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(give(u"clerk-1"_s, 0, decision(), u"continuity-months"_s)["code"_L1].toString(), errorText(ErrorCode::RequestMalformed));
}

} // namespace
} // namespace madoguchi::federation::test
