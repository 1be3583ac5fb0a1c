#pragma once

#include "api/seen.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/continuity_proposal.h"
#include "domain/high_cost.h"

#include <QFuture>
#include <QObject>

namespace madoguchi {
using CandidateId = Id<struct CandidateKind>; ///< 候補番号: one household whose continuity is decided (F5)
}

namespace madoguchi::api {

/// One side of a candidate as the federation knows it, and as far as it is known here.
struct ContinuityHousehold {
    QString municipality;     ///< 6 digits
    QString municipalityName; ///< empty: unknown here
    QString householdNumber;  ///< 世帯番号
    QString headId;           ///< 市町村被保険者ID; empty if untold
    QString headKana;
    QDate headBirth;          ///< invalid: untold
    bool nominalHead = false; ///< 擬制世帯主
    QStringList memberIds;    ///< 市町村被保険者ID
    HouseholdId household;    ///< of this counter; empty: not known here
    QString headName;         ///< kanji, where it is known here
    QStringList memberNames;  ///< in the order of memberIds; an empty one is not known here
};

enum class ContinuityState {
    ToDecide,
    Held,            ///< 保留, by the federation: nothing to decide as long as it lasts
    Decided,
    CancelRequested, ///< a second person approves it or refuses it
    Cancelled,       ///< to be decided anew
    Withdrawn,       ///< by the federation: the ground of the candidate has fallen away
};
/// How far what was decided here has come on its way to the federation.
enum class ContinuityDelivery {
    None,      ///< nothing was decided
    Waiting,
    Received,  ///< with a verified receipt, of which this terminal knows
    Refused,   ///< in the list of what was refused (差戻し・保留), with its reason
    Confirmed, ///< on the federation's list of confirmed households (F7)
};

/// A row of the list.
struct ContinuityRow {
    CandidateId id;          ///< 候補番号
    bool incoming = true;    ///< the household came here, and here it is decided; false: it left, and its months are told (F8)
    ContinuityState state = ContinuityState::ToDecide;
    ContinuityDelivery delivery = ContinuityDelivery::None;
    QString headKana;        ///< of 転入地; if it left, of what is known here, or empty
    QString householdNumber; ///< of this municipality's side
    HouseholdId household;   ///< of this counter; empty: not known here
    QString otherMunicipality, otherMunicipalityName;
    QDate movedOn, extractedOn, dueOn; ///< invalid: untold
    std::optional<int> businessDaysLeft; ///< until dueOn, negative: past; empty: no due date, or nothing to do
    bool recentHighCost = false;         ///< 直近12月該当有無
    std::optional<domain::ContinuityDecision> proposal, decision;
    bool monthsToSend = false; ///< it left, was accepted, and its months have not been told as they stand
    int months = 0;            ///< inherited, or told
};

enum class ContinuityFilter {
    ToDecide,     ///< incoming, open or asked to be cancelled; what is due first comes first
    MonthsToSend, ///< outgoing
    Decided,      ///< incoming and outgoing, newest first
    All,
};

struct ContinuityCount {
    int toDecide = 0, pastDue = 0, cancelRequests = 0, monthsToSend = 0;
};

/// What was decided, and by whom.
struct ContinuityRecord {
    domain::ContinuityDecision decision = domain::ContinuityDecision::Accepted;
    QDate decidedOn;
    QString reason, reasonText; ///< domain::continuityReasons()
    StaffId by;
    QString byName;
    QString cancelReason;        ///< empty: nobody asks
    StaffId cancelBy;
    QString cancelByName;
    StaffId cancelApprovedBy;
    QString cancelApprovedByName;
    QString cancelRefusal{};     ///< why a second person refused what was asked last; empty: nobody did
};

/// What the federation has confirmed (F7), the last word of it.
struct ContinuityConfirmation {
    QString receipt; ///< 連合会受付番号
    domain::ContinuityDecision decision = domain::ContinuityDecision::Accepted;
    bool cancelled = false;
    QDate decidedOn, confirmedOn;
};

/// A month of this municipality that the receiving one is to be told, and whether it was.
struct MonthToTell {
    domain::HighCostMonth month;
    enum class State {
        ToTell,
        Told,
        ToTakeBack, ///< was told and is not so any more
    } state = State::ToTell;
};

struct ContinuityCandidate {
    ContinuityRow row;
    Seen seen;               ///< every call that changes something names it
    ContinuityHousehold previous, own; ///< 転出地, 転入地. Of one that left only the numbers of the households are told
    domain::ContinuityFacts facts;
    domain::ContinuityProposal proposal;
    std::optional<ContinuityRecord> decided;
    std::optional<ContinuityConfirmation> confirmed;
    QList<domain::HouseholdMonth> inherited; ///< incoming: what F8 has brought, oldest first
    QList<MonthToTell> months;               ///< outgoing, oldest first
};

/// 高額該当引き継ぎ (F-03, F-04): households that moved within the prefecture, whether they go on, and their months. All terminals of the municipality have the same list.
/// Every call is a use case. Errors of those that change something: NotFound; VersionConflict (another terminal was first: read again).
class ContinuityService : public QObject {
    Q_OBJECT
public:
    virtual QFuture<Result<QList<ContinuityRow>>> candidates(ContinuityFilter filter) = 0; ///< at most 1,000; an entry of the record each time
    virtual QFuture<Result<ContinuityCount>> count() = 0;                                  ///< names nobody
    virtual QFuture<Result<ContinuityCandidate>> candidate(CandidateId id) = 0;

    /// By whoever decides. The proposal's own reason, or RX with a text (200 characters) where the decision is another or none is proposed.
    /// FieldRequired, FieldInvalid, TooLarge, CharacterUnfit, IndividualNumberInText with the field "reason" or "reasonText"; StateRefused: decided, held, withdrawn, or not ours to decide.
    virtual QFuture<Result<Done>> decide(CandidateId id, Seen seen, domain::ContinuityDecision decision, QString reason, QString reasonText) = 0;
    /// Asks for a decision to be cancelled. Errors as decide(), field "reason"; StateRefused: nothing is decided, or somebody has asked.
    virtual QFuture<Result<Done>> requestCancel(CandidateId id, Seen seen, QString reason) = 0;
    /// What the second person's card signs: candidate, decision, who decided it, who asks and why (canonical bytes). StateRefused: nobody asks.
    virtual QFuture<Result<QByteArray>> cancelStatement(CandidateId id) = 0;
    /// `cardSignature` comes from SessionService::stepUp(cancelStatement). SamePerson: whoever decided or asked; SignatureInvalid; StateRefused.
    virtual QFuture<Result<Done>> approveCancel(CandidateId id, Seen seen, QByteArray cardSignature) = 0;
    /// The decision stands. SamePerson: whoever asked may not refuse in another's place either; field "reason" as in decide().
    virtual QFuture<Result<Done>> refuseCancel(CandidateId id, Seen seen, QString reason) = 0;

    /// Of one that left and was accepted: its months as they stand leave with the day's files, those that were told otherwise are taken back first.
    /// StateRefused: not accepted, or there is nothing to tell.
    virtual QFuture<Result<Done>> sendMonths(CandidateId id, Seen seen) = 0;

    /// For treatment in the month of `month`: how many months count, own and inherited, and why each does or does not. NotFound.
    virtual QFuture<Result<domain::HighCostCount>> countMonths(HouseholdId household, QDate month) = 0;

Q_SIGNALS:
    void candidatesChanged();
};

} // namespace madoguchi::api
