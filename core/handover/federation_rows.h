#pragma once

#include "api/continuity_service.h"
#include "journal/feed.h"

namespace madoguchi::handover {

/// A row of F5 about a household that came to this municipality.
struct Candidate {
    enum class Standing { ToDecide, Decided, Held, Withdrawn };
    CandidateId id;
    QDate extractedOn, dueOn, movedOn;
    api::ContinuityHousehold previous, own;
    domain::ContinuityFacts facts;
    bool recentHighCost = false;
    Standing standing = Standing::ToDecide;
    QString word = {}; ///< when it was told, as text that begins with the time of the file (UTC)
};
/// A row of F7: one that came, or one that left.
struct Confirmed {
    CandidateId id;
    api::ContinuityConfirmation confirmation;
    QString previousMunicipality, previousHousehold, ownMunicipality;
};
/// A row of F8 about a household that came.
struct InheritedMonth {
    CandidateId candidate;
    QString municipality; ///< that paid
    domain::HighCostMonth month;
    bool takenBack = false;
};

/// Errors of all: FeedItemRefused with the place; `municipality`: ours, which the row must be about.
Result<Candidate> readCandidate(const QJsonObject &row, const QString &municipality);
Result<Confirmed> readConfirmed(const QJsonObject &row, const QString &municipality);
Result<InheritedMonth> readInherited(const QJsonObject &row, const QString &municipality);

/// Stores a row of F5, F7 or F8, unless a later word about the same stands: files and their rows may come in any order, and again.
Result<Done> takeRow(store::Transaction &transaction, const journal::FeedItem &row, const QString &municipality);

/// What was told of one candidate; and what was last told of anything before a day in Japan, a slice of it: how many rows went (C-22).
Result<Done> eraseCandidate(store::Transaction &transaction, const QString &id);
Result<qint64> eraseRowsBefore(store::Transaction &transaction, QDate day);

Result<QList<Candidate>> candidates(store::Connection &connection, const QString &municipality);
Result<std::optional<Candidate>> findCandidate(store::Connection &connection, const CandidateId &id, const QString &municipality);
Result<QList<Candidate>> candidatesOf(store::Connection &connection, const QString &household, const QString &municipality); ///< of a 世帯番号 here
Result<QList<Confirmed>> confirmedLeaving(store::Connection &connection, const QString &municipality); ///< of households that left `municipality`
Result<std::optional<Confirmed>> findConfirmed(store::Connection &connection, const CandidateId &id, const QString &municipality);
Result<QList<InheritedMonth>> inheritedMonths(store::Connection &connection, const CandidateId &id, const QString &municipality); ///< oldest first

} // namespace madoguchi::handover
