#include "handover_fixture.h"

namespace madoguchi::test {

using api::ContinuityDelivery;
using api::ContinuityFilter;
using api::ContinuityState;
using enum domain::ContinuityDecision;

TEST_F(Handover, F03_a_candidate_is_listed_and_shown_with_both_sides_and_a_proposal)
{
    take(candidate());
    const auto rows = list(ContinuityFilter::ToDecide);
    ASSERT_EQ(rows.size(), 1);
    const auto &row = rows.first();
    EXPECT_EQ(row.otherMunicipalityName, u"高岡市"_s);
    EXPECT_EQ(row.household.text(), u"h-100"_s);
    EXPECT_EQ(row.proposal, Accepted);
    EXPECT_EQ(row.state, ContinuityState::ToDecide);
    EXPECT_EQ(row.delivery, ContinuityDelivery::None);
    EXPECT_EQ(row.businessDaysLeft, 9) << "from Friday, November 20 to December 4; the 23rd is a holiday";
    EXPECT_EQ(place.recordLines().last(), u"continuity.read done "_s) << "C-09";
    const auto shown = came();
    EXPECT_EQ(shown.previous.householdNumber + u' ' + shown.own.householdNumber, u"900 100"_s);
    EXPECT_EQ(shown.own.headName, u"山田 太郎"_s);
    EXPECT_EQ(shown.own.memberNames, (QStringList{QString(), u"山田 花子"_s}));
    EXPECT_EQ(shown.proposal.reason, u"R1"_s);
    EXPECT_FALSE(shown.decided || shown.confirmed);
    EXPECT_EQ(Workplace::must(get(service.count())).toDecide, 1);
    place.clock.advance(std::chrono::hours(24 * 20));
    EXPECT_EQ(Workplace::must(get(service.count())).pastDue, 1);
}

TEST_F(Handover, F03_a_decision_is_shared_and_queued_for_the_federation_in_one_transaction)
{
    take(candidate());
    Workplace::must(accept());
    ASSERT_EQ(changes().size(), 1);
    ASSERT_EQ(requests().size(), 1);
    EXPECT_EQ(changes()[0].kind + u' ' + changes()[0].aggregate, u"continuity K16-0001"_s);
    EXPECT_EQ(changes()[0].body[u"state"_s].toString(), u"decided"_s);
    EXPECT_EQ(changes()[0].entry, requests()[0].entry) << "the request leaves behind the change";
    const QJsonObject asked{{u"candidate"_s, u"K16-0001"_s}, {u"decision"_s, u"1"_s}, {u"decidedOn"_s, u"2026-11-20"_s}, {u"decidedBy"_s, u"clerk-1"_s},
                            {u"reason"_s, u"R1"_s},          {u"reasonText"_s, u""_s}, {u"cancelled"_s, false},          {u"approvedBy"_s, u""_s}};
    EXPECT_EQ(requests()[0].body, asked);
    EXPECT_EQ(came().row.state, ContinuityState::Decided);
    EXPECT_EQ(came().row.delivery, ContinuityDelivery::Waiting);
    EXPECT_TRUE(list(ContinuityFilter::ToDecide).isEmpty());
    EXPECT_TRUE(place.recordLines().contains(u"continuity.decide done 1 R1"_s));
    EXPECT_EQ(accept().error().code, ErrorCode::StateRefused) << "once";
    take(confirmed());
    EXPECT_EQ(came().row.delivery, ContinuityDelivery::Confirmed);
    EXPECT_EQ(came().confirmed->receipt, u"K16-R-1"_s);
}

TEST_F(Handover, F03_who_departs_from_the_proposal_says_why)
{
    take(candidate());
    const auto refused = [&](domain::ContinuityDecision decision, const QString &reason, const QString &text) {
        const auto outcome = decide(decision, reason, text);
        return outcome.ok() ? u"taken"_s : errorText(outcome.error().code) + u' ' + outcome.error().field;
    };
    EXPECT_EQ(refused(Accepted, {}, {}), errorText(ErrorCode::FieldRequired) + u" reason"_s);
    EXPECT_EQ(refused(Refused, u"R1"_s, {}), errorText(ErrorCode::FieldInvalid) + u" reason"_s);
    EXPECT_EQ(refused(Accepted, u"R2"_s, {}), errorText(ErrorCode::FieldInvalid) + u" reason"_s);
    EXPECT_EQ(refused(Refused, u"RX"_s, u"  "_s), errorText(ErrorCode::FieldRequired) + u" reasonText"_s);
    EXPECT_EQ(refused(Refused, u"RX"_s, QString(201, u'あ')), errorText(ErrorCode::TooLarge) + u" reasonText"_s);
    EXPECT_EQ(refused(Refused, u"RX"_s, u"番号は123456789018"_s), errorText(ErrorCode::IndividualNumberInText) + u" reasonText"_s);
    EXPECT_EQ(refused(Refused, u"RX"_s, u"転出, 世帯分離"_s), errorText(ErrorCode::CharacterUnfit) + u" reasonText"_s) << "it goes on in a file";
    EXPECT_TRUE(changes().isEmpty());
    EXPECT_EQ(refused(Refused, u"RX"_s, u"世帯主が別に居住"_s), u"taken"_s);
    EXPECT_EQ(requests().last().body[u"reasonText"_s].toString(), u"世帯主が別に居住"_s);
}

TEST_F(Handover, C09_a_look_at_what_is_not_there_stands_in_the_record)
{
    EXPECT_EQ(get(service.candidate(CandidateId(u"K16-9999"_s))).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(place.recordLines().last().startsWith(u"continuity.read failed"_s)) << qPrintable(place.recordLines().last());
}

TEST_F(Handover, F03_without_a_proposal_only_a_text_will_do)
{
    take(candidate({{u"same_head"_s, u"N"_s}}));
    EXPECT_FALSE(came().proposal.decision);
    EXPECT_EQ(decide(Accepted, u"R1"_s).error().code, ErrorCode::FieldInvalid);
    Workplace::must(decide(Accepted, u"RX"_s, u"住民票で確認"_s));
}

TEST_F(Handover, F03_what_is_held_withdrawn_or_gone_is_not_decided_here)
{
    for (const auto &[state, expected] : {std::pair(u"3"_s, ContinuityState::Held), std::pair(u"9"_s, ContinuityState::Withdrawn), std::pair(u"1"_s, ContinuityState::Decided)}) {
        place.clock.advance(std::chrono::minutes(1));
        take(candidate({{u"state"_s, state}}));
        EXPECT_EQ(came().row.state, expected);
        EXPECT_EQ(accept().error().code, ErrorCode::StateRefused);
    }
    take(left());
    EXPECT_EQ(get(service.decide(gone().row.id, {}, Accepted, u"R1"_s, {})).error().code, ErrorCode::StateRefused);
    EXPECT_EQ(get(service.decide(CandidateId(u"K16-9999"_s), {}, Accepted, u"R1"_s, {})).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(changes().isEmpty() && requests().isEmpty());
}

TEST_F(Handover, F03_a_candidate_whose_ground_fell_away_and_came_back_is_decided_anew)
{
    take(candidate());
    Workplace::must(accept());
    take(confirmed());
    place.clock.advance(std::chrono::minutes(1));
    take(candidate({{u"state"_s, u"9"_s}}));
    EXPECT_EQ(came().row.state, ContinuityState::Withdrawn);
    take(confirmed({{u"cancelled"_s, u"Y"_s}, {u"decided_on"_s, u"2026-11-20"_s}}));
    place.clock.advance(std::chrono::minutes(1));
    take(candidate());
    EXPECT_EQ(came().row.state, ContinuityState::ToDecide);
    EXPECT_FALSE(came().row.decision);
    place.clock.advance(std::chrono::minutes(1));
    Workplace::must(accept());
    EXPECT_EQ(changes().last().baseVersion, 1);
    EXPECT_EQ(requests().size(), 2);
    EXPECT_EQ(came().row.state, ContinuityState::Decided);
}

TEST_F(Handover, F03_another_terminals_decision_is_seen_and_not_decided_over)
{
    take(candidate());
    const auto before = came();
    takeDecisionOfAnother(before.row.id);
    EXPECT_EQ(get(service.decide(before.row.id, before.seen, Accepted, u"R1"_s, {})).error().code, ErrorCode::VersionConflict);
    EXPECT_EQ(came().decided->by.text(), u"clerk-2"_s);
    EXPECT_NE(came().seen, before.seen);
}

TEST_F(Handover, sync_promise4_another_decision_of_the_same_number_is_not_the_one_that_was_looked_at)
{
    take(candidate());
    Workplace::must(accept());
    const auto looked = came();
    takeDecisionOfAnother(looked.row.id);
    EXPECT_EQ(get(service.requestCancel(looked.row.id, looked.seen, u"世帯主の確認誤り"_s)).error().code, ErrorCode::VersionConflict);
    EXPECT_EQ(came().decided->by.text(), u"clerk-2"_s);
}

TEST_F(Handover, F03_a_decision_is_cancelled_by_a_second_person_alone)
{
    take(candidate());
    EXPECT_EQ(ask().error().code, ErrorCode::StateRefused) << "nothing is decided";
    Workplace::must(accept());
    EXPECT_EQ(ask(u" "_s).error().field, u"reason"_s);
    EXPECT_EQ(approve().error().code, ErrorCode::StateRefused) << "nobody asks";
    be(u"supervisor-1"_s);
    Workplace::must(ask());
    EXPECT_EQ(came().row.state, ContinuityState::CancelRequested);
    EXPECT_EQ(Workplace::must(get(service.count())).cancelRequests, 1);
    EXPECT_EQ(requests().size(), 1) << "asking leaves nothing for the federation";
    EXPECT_EQ(approve().error().code, ErrorCode::SamePerson) << "who asked";
    be(u"clerk-1"_s);
    EXPECT_EQ(approve().error().code, ErrorCode::SamePerson) << "who decided";
    be(u"clerk-9"_s);
    EXPECT_EQ(approve().error().code, ErrorCode::Denied) << "no supervisor";
    be(u"supervisor-2"_s);
    EXPECT_EQ(get(service.approveCancel(came().row.id, came().seen, "signature")).error().code, ErrorCode::SignatureInvalid);
    Workplace::must(approve());
    EXPECT_EQ(came().row.state, ContinuityState::Cancelled);
    EXPECT_EQ(changes().last().body[u"cancelApprovedBy"_s].toString(), u"supervisor-2"_s);
    ASSERT_EQ(requests().size(), 2);
    EXPECT_TRUE(requests()[1].body[u"cancelled"_s].toBool());
    EXPECT_EQ(requests()[1].body[u"approvedBy"_s].toString(), u"supervisor-2"_s);
    EXPECT_EQ(requests()[1].entry, changes().last().entry);
    Workplace::must(decide(Refused, u"RX"_s, u"再調査の結果"_s));
    EXPECT_EQ(came().row.state, ContinuityState::Decided);
    EXPECT_TRUE(came().decided->cancelReason.isEmpty());
}

TEST_F(Handover, F03_a_second_person_may_refuse_to_cancel_and_the_decision_stands)
{
    take(candidate());
    Workplace::must(accept());
    Workplace::must(ask());
    const auto asked = came();
    EXPECT_EQ(get(service.refuseCancel(asked.row.id, asked.seen, u"相当でない"_s)).error().code, ErrorCode::SamePerson);
    be(u"supervisor-2"_s);
    const auto statement = Workplace::must(get(service.cancelStatement(asked.row.id)));
    Workplace::must(get(service.refuseCancel(asked.row.id, asked.seen, u"相当でない"_s)));
    EXPECT_EQ(came().row.state, ContinuityState::Decided);
    EXPECT_EQ(came().decided->cancelRefusal, u"相当でない"_s);
    be(u"clerk-1"_s);
    Workplace::must(ask());
    be(u"supervisor-2"_s);
    EXPECT_NE(Workplace::must(get(service.cancelStatement(asked.row.id))), statement) << "a signature for the first request approves no second one";
    EXPECT_EQ(requests().size(), 1);
}

TEST_F(Handover, C09_whatever_fails_in_the_store_leaves_all_of_a_decision_or_nothing)
{
    take(candidate());
    for (int access = 0;; ++access) {
        ASSERT_LT(access, 200);
        int seen = 0;
        const auto before = came();
        store::Connection::setFaultHook([&](const char *) { return seen++ == access ? 10 : 0; }); // SQLITE_IOERR
        const auto outcome = get(service.decide(before.row.id, before.seen, Accepted, u"R1"_s, {}));
        store::Connection::setFaultHook({});
        const qsizetype all = outcome.ok() ? 1 : 0;
        EXPECT_EQ(changes().size(), all) << access;
        EXPECT_EQ(requests().size(), all) << access;
        EXPECT_EQ(came().row.state, outcome.ok() ? ContinuityState::Decided : ContinuityState::ToDecide) << access;
        if (outcome.ok())
            break;
    }
}

} // namespace madoguchi::test
