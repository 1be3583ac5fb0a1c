#pragma once

#include "federation/answer_files.h"
#include "federation/message.h"

#include <optional>

namespace madoguchi::federation {

/// One decision as it came online (`ContinuityDecision` of openapi.json), and what was found wrong with it before anybody looked at its candidate.
struct ContinuityCall {
    QJsonObject decision;
    std::optional<Error> refusal;
};

/// What the town that somebody moved to has decided of a candidate, and the months that the town they left tells for it (高額該当引き継ぎ).
/// All in the caller's transaction; what is told goes into the files of the next cycle.
class Continuity {
public:
    Continuity(store::Transaction &transaction, const QString &prefecture, const QDateTime &utc) : m_transaction(transaction), m_prefecture(prefecture), m_utc(utc) {}

    /// `ContinuityResult`: accepted, already or refused. The same id again is answered the same (PreconditionFailed: with other content).
    Result<QJsonObject> decide(const Tenant &tenant, const ContinuityCall &call);
    /// F7 to both sides, F8 to the town moved to; F9 to the town that was left where months are missing, and where they are no more.
    Result<Done> tell(const QString &municipality, Answers &answers);

    /// The last word of a municipality that was left on one month; empty: none, or taken back.
    static Result<QJsonObject> month(store::Connection &connection, const QString &candidate, const QString &treatedIn);
    /// But for its place in a file.
    static bool sameMonth(const QJsonObject &a, const QJsonObject &b);
    static Result<Done> putMonth(store::Transaction &transaction, const exchange::Row &row);

private:
    struct Standing {
        QString decision, receipt; ///< empty: nobody has decided, or it was cancelled
    };
    Result<std::optional<QJsonObject>> answeredBefore(const Tenant &tenant, const QJsonObject &decision);
    Result<std::optional<Standing>> standing(const Tenant &tenant, const QString &candidate);
    Result<Done> keep(const Tenant &tenant, const QJsonObject &decision, const QJsonObject &result);
    Result<Done> tellDecisions(const QString &municipality, Answers &answers);
    Result<Done> tellMonths(const QString &municipality, Answers &answers);
    Result<Done> remind(const QString &municipality, Answers &answers);
    QDate today() const { return m_utc.addSecs(9 * 3600).date(); }
    store::Transaction &m_transaction;
    const QString m_prefecture;
    const QDateTime m_utc;
};

/// Whose household it was and whose it is; the town that was left knows by these whose months are meant.
struct CandidatePlace {
    QString previousMunicipality, previousHousehold, ownMunicipality;
};
/// A row of F7.
exchange::Row confirmed(const QJsonObject &decision, const CandidatePlace &place, const QString &receipt, QDate on, bool cancelled);

/// For the alias i of inherited_month: nothing was told of that month since.
#define LAST_WORD "NOT EXISTS (SELECT 1 FROM inherited_month j WHERE j.candidate = i.candidate AND j.treated_in = i.treated_in AND j.position > i.position)"

} // namespace madoguchi::federation
