#pragma once

#include "api/continuity_service.h"
#include "support/fake_answer.h"

#include <algorithm>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

/// Households that moved: one to decide that is past due, one that nothing is proposed for, one whose cancelling somebody asks for; one confirmed with its months; one that left and whose
/// months are to be sent.
class FakeContinuity final : public api::ContinuityService, public FakeAnswers {
public:
    ~FakeContinuity() override; ///< not here: or every test would compile the whole class again
    using State = api::ContinuityState;
    QList<api::ContinuityCandidate> all = invented();
    QStringList done; ///< "decide c-1 1 R1 ", "send c-5" …
    int asked = 0;    ///< for the list, with names
    int looked = 0;   ///< at one household
    int counted = 0;  ///< months of one

    QFuture<Result<QList<api::ContinuityRow>>> candidates(api::ContinuityFilter filter) override
    {
        ++asked;
        if (failure)
            return give<QList<api::ContinuityRow>>(*failure);
        QList<api::ContinuityRow> rows;
        for (const api::ContinuityCandidate &one : all)
            if (isIn(one.row, filter))
                rows += one.row;
        return answer(rows);
    }
    QFuture<Result<api::ContinuityCount>> count() override
    {
        api::ContinuityCount count;
        for (const api::ContinuityCandidate &one : all) {
            const bool open = one.row.incoming && (one.row.state == State::ToDecide || one.row.state == State::Cancelled);
            count.toDecide += open;
            count.pastDue += open && one.row.businessDaysLeft.value_or(0) < 0;
            count.cancelRequests += one.row.state == State::CancelRequested;
            count.monthsToSend += one.row.monthsToSend;
        }
        return answer(count);
    }
    QFuture<Result<api::ContinuityCandidate>> candidate(CandidateId id) override
    {
        ++looked;
        const auto one = std::ranges::find(all, id, [](const api::ContinuityCandidate &c) { return c.row.id; });
        return give<api::ContinuityCandidate>(one == all.end() ? Result<api::ContinuityCandidate>(ErrorCode::NotFound) : Result<api::ContinuityCandidate>(*one));
    }
    QFuture<Result<Done>> decide(CandidateId id, api::Seen seen, domain::ContinuityDecision decision, QString reason, QString reasonText) override
    {
        return change(id, seen, u"decide %1 %2 %3"_s.arg(domain::toCode(decision), reason, reasonText), [=](api::ContinuityCandidate &one) {
            one.row.state = State::Decided;
            one.row.decision = decision;
            one.row.delivery = api::ContinuityDelivery::Waiting;
            one.decided = api::ContinuityRecord{decision, QDate(2026, 11, 20), reason, reasonText, StaffId(u"s-1"_s), u"窓口 花子"_s, {}, {}, {}, {}, {}};
        });
    }
    QFuture<Result<Done>> requestCancel(CandidateId id, api::Seen seen, QString reason) override
    {
        return change(id, seen, u"ask "_s + reason, [](api::ContinuityCandidate &one) { one.row.state = State::CancelRequested; });
    }
    QFuture<Result<QByteArray>> cancelStatement(CandidateId id) override { return answer("cancel " + id.text().toUtf8()); }
    QFuture<Result<Done>> approveCancel(CandidateId id, api::Seen seen, QByteArray cardSignature) override
    {
        return change(id, seen, u"approve "_s + QString::fromUtf8(cardSignature), [](api::ContinuityCandidate &one) { one.row.state = State::Cancelled; });
    }
    QFuture<Result<Done>> refuseCancel(CandidateId id, api::Seen seen, QString reason) override
    {
        return change(id, seen, u"stand "_s + reason, [](api::ContinuityCandidate &one) { one.row.state = State::Decided; });
    }
    QFuture<Result<Done>> sendMonths(CandidateId id, api::Seen seen) override
    {
        return change(id, seen, u"send"_s, [](api::ContinuityCandidate &one) { one.row.monthsToSend = false; });
    }
    QFuture<Result<domain::HighCostCount>> countMonths(HouseholdId, QDate month) override
    {
        ++counted;
        const QDate first(month.year(), month.month(), 1);
        domain::HighCostCount count{first, first.addMonths(-11), first, 3, true, {}};
        for (const auto &one : all[3].inherited)
            count.each += domain::CountedMonth{one, domain::MonthVerdict::Counts};
        count.each.first().verdict = domain::MonthVerdict::OutsideWindow;
        return answer(count);
    }

private:
    static bool isIn(const api::ContinuityRow &row, api::ContinuityFilter filter)
    {
        switch (filter) {
        case api::ContinuityFilter::ToDecide:
            return row.incoming && (row.state == State::ToDecide || row.state == State::Cancelled || row.state == State::CancelRequested);
        case api::ContinuityFilter::MonthsToSend:
            return row.monthsToSend;
        case api::ContinuityFilter::Decided:
            return row.state == State::Decided;
        case api::ContinuityFilter::All:
            break;
        }
        return true;
    }
    QFuture<Result<Done>> change(const CandidateId &id, const api::Seen &seen, const QString &what, const std::function<void(api::ContinuityCandidate &)> &work)
    {
        const auto one = std::ranges::find(all, id, [](const api::ContinuityCandidate &c) { return c.row.id; });
        if (failure || one == all.end())
            return give<Done>(failure.value_or(Error{ErrorCode::NotFound, {}, {}}));
        if (one->seen != seen)
            return give<Done>(ErrorCode::VersionConflict);
        work(*one);
        one->seen += '+';
        done += id.text() + u' ' + what.trimmed();
        Q_EMIT candidatesChanged();
        return answer(Done{});
    }
    static domain::HouseholdMonth month(int year, int month, const QString &income)
    {
        domain::HouseholdMonth m;
        m.month = {QDate(year, month, 1), true, u"1"_s, income, u"1"_s, u"0"_s, {}, {}};
        m.origin = domain::HouseholdMonth::Origin::Inherited;
        m.municipality = u"162027"_s;
        return m;
    }
    static QList<api::ContinuityCandidate> invented()
    {
        api::ContinuityCandidate plain;
        plain.seen = "1";
        plain.row.id = CandidateId(u"K16-2611-0001"_s);
        plain.row.headKana = u"ヤマダ タロウ"_s;
        plain.row.householdNumber = u"0010000001"_s;
        plain.row.household = HouseholdId(u"h-1"_s);
        plain.row.otherMunicipality = u"162027"_s;
        plain.row.otherMunicipalityName = u"高岡市"_s;
        plain.row.movedOn = QDate(2026, 10, 1);
        plain.row.extractedOn = QDate(2026, 11, 2);
        plain.row.dueOn = QDate(2026, 11, 17);
        plain.row.businessDaysLeft = -3;
        plain.row.recentHighCost = true;
        plain.row.proposal = domain::ContinuityDecision::Accepted;
        plain.previous = {u"162027"_s, u"高岡市"_s, u"0020000417"_s, u"H16000000012"_s, u"ヤマダ タロウ"_s, QDate(1955, 1, 1), false, {u"H16000000012"_s, u"H16000000013"_s}, {}, {}, {}};
        plain.own = {u"162019"_s, u"富山市"_s, u"0010000001"_s, u"H16000000012"_s, u"ヤマダ タロウ"_s, QDate(1955, 1, 1), false, {u"H16000000012"_s, u"H16000000013"_s}, HouseholdId(u"h-1"_s), u"山田 太郎"_s,
                     {u"山田 太郎"_s, u"山田 花子"_s}};
        plain.facts = {u"H16000000012"_s, u"H16000000012"_s, {u"H16000000012"_s, u"H16000000013"_s}, {u"H16000000012"_s, u"H16000000013"_s}, true, true, 1, false, false};
        plain.proposal = {domain::ContinuityDecision::Accepted, u"R1"_s};

        api::ContinuityCandidate unclear = plain;
        unclear.row.id = CandidateId(u"K16-2611-0002"_s);
        unclear.row.headKana = u"スズキ ハナコ"_s;
        unclear.row.household = {};
        unclear.row.dueOn = QDate(2026, 11, 27);
        unclear.row.businessDaysLeft = 4;
        unclear.row.proposal.reset();
        unclear.own.headName.clear();
        unclear.own.headKana = u"スズキ ハナコ"_s;
        unclear.own.memberNames.clear();
        unclear.own.nominalHead = true;
        unclear.own.memberIds = {u"H16000000013"_s};
        unclear.facts.sameHead = unclear.facts.sameMembers = false;
        unclear.proposal = {};

        api::ContinuityCandidate asked = plain;
        asked.row.id = CandidateId(u"K16-2611-0003"_s);
        asked.row.headKana = u"サトウ ジロウ"_s;
        asked.row.state = State::CancelRequested;
        asked.row.decision = domain::ContinuityDecision::Refused;
        asked.row.delivery = api::ContinuityDelivery::Confirmed;
        asked.row.businessDaysLeft.reset();
        asked.own.headName = u"佐藤 次郎"_s;
        asked.decided = api::ContinuityRecord{domain::ContinuityDecision::Refused, QDate(2026, 11, 10), QStringView(domain::departureReason).toString(), u"世帯主が単身で転入したため"_s, StaffId(u"s-2"_s), u"窓口 次郎"_s,
                                              u"世帯員も後日転入していた"_s, StaffId(u"s-2"_s), u"窓口 次郎"_s, {}, {}};

        api::ContinuityCandidate confirmed = plain;
        confirmed.row.id = CandidateId(u"K16-2610-0009"_s);
        confirmed.row.state = State::Decided;
        confirmed.row.decision = domain::ContinuityDecision::Accepted;
        confirmed.row.delivery = api::ContinuityDelivery::Confirmed;
        confirmed.row.businessDaysLeft.reset();
        confirmed.row.months = 4;
        confirmed.decided = api::ContinuityRecord{domain::ContinuityDecision::Accepted, QDate(2026, 10, 13), u"R1"_s, {}, StaffId(u"s-1"_s), u"窓口 花子"_s, {}, {}, {}, {}, {}};
        confirmed.confirmed = api::ContinuityConfirmation{u"K16-0000031"_s, domain::ContinuityDecision::Accepted, false, QDate(2026, 10, 13), QDate(2026, 10, 14)};
        confirmed.inherited = {month(2025, 9, u"UD"_s), month(2026, 3, u"UD"_s), month(2026, 6, u"UC"_s), month(2026, 9, u"UC"_s)};

        api::ContinuityCandidate left = plain;
        left.row.id = CandidateId(u"K16-2610-0004"_s);
        left.row.incoming = false;
        left.row.headKana = u"タナカ イチロウ"_s;
        left.row.state = State::Decided;
        left.row.decision = domain::ContinuityDecision::Accepted;
        left.row.delivery = api::ContinuityDelivery::None;
        left.row.dueOn = {};
        left.row.businessDaysLeft.reset();
        left.row.monthsToSend = true;
        left.row.months = 2;
        left.previous = {u"162019"_s, u"富山市"_s, u"0010000077"_s, {}, {}, {}, false, {}, HouseholdId(u"h-1"_s), u"田中 一郎"_s, {}};
        left.own = {u"162027"_s, u"高岡市"_s, {}, {}, {}, {}, false, {}, {}, {}, {}};
        left.proposal = {};
        left.confirmed = api::ContinuityConfirmation{u"K16-0000029"_s, domain::ContinuityDecision::Accepted, false, QDate(2026, 10, 9), QDate(2026, 10, 10)};
        left.months = {{month(2026, 4, u"UD"_s).month, api::MonthToTell::State::ToTell}, {month(2026, 7, u"UD"_s).month, api::MonthToTell::State::ToTell}};
        return {plain, unclear, asked, confirmed, left};
    }
};

} // namespace madoguchi::test
