#pragma once

#include "api/continuity_service.h"
#include "journal/shared_row.h"

namespace madoguchi::handover {

/// What the terminals of the municipality share of a candidate that they decide: kind "continuity", aggregate the 候補番号.
struct Decision {
    enum class State { Decided, CancelRequested, Cancelled };
    CandidateId id;
    api::ContinuityRecord record;
    State state = State::Decided;
    QDateTime decidedAt;       ///< UTC
    QByteArray cancelApproval; ///< of the second person's card, DER
    qint64 version = 0;
};
/// Which months of a household that left were told: kind "continuity-months".
struct ToldMonths {
    CandidateId id;
    QString householdNumber;
    QList<domain::HighCostMonth> months; ///< oldest first
    StaffId by;
    QString byName;
    QDate toldOn;
    qint64 version = 0;
};
/// Months for which a household here was paid: kind "high-cost", aggregate the household.
struct OwnMonths {
    HouseholdId household;
    QString householdNumber;
    QList<domain::HighCostMonth> months; ///< oldest first
    qint64 version = 0;
};

extern const journal::SharedTable decisionTable, toldTable, ownTable;

/// FeedItemRefused with the place.
Result<Decision> decisionFromJson(const CandidateId &id, const QJsonObject &body);
Result<ToldMonths> toldFromJson(const CandidateId &id, const QJsonObject &body);
Result<OwnMonths> ownFromJson(const HouseholdId &id, const QJsonObject &body);
QJsonObject toJson(const Decision &decision);
QJsonObject toJson(const ToldMonths &told);
QJsonObject toJson(const OwnMonths &own);
/// What the second person's card signs: canonical JSON of what is cancelled, who decided it, who asks and why.
QByteArray cancelStatement(const Decision &decision);

/// `confirmed`: the municipal store's version, 0 for a change of ours.
Result<Done> put(store::Transaction &transaction, const Decision &decision, const QString &actor, qint64 confirmed);
Result<Done> put(store::Transaction &transaction, const ToldMonths &told, const QString &actor, qint64 confirmed);
Result<Done> put(store::Transaction &transaction, const OwnMonths &own, const QString &actor, qint64 confirmed);

Result<std::optional<Decision>> findDecision(store::Connection &connection, const CandidateId &id);
Result<std::optional<ToldMonths>> findTold(store::Connection &connection, const CandidateId &id);
Result<std::optional<OwnMonths>> findOwn(store::Connection &connection, const HouseholdId &id);
Result<std::optional<OwnMonths>> findOwnByNumber(store::Connection &connection, const QString &householdNumber);

} // namespace madoguchi::handover
