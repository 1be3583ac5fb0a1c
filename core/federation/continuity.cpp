#include "federation/continuity.h"

#include "domain/business_day.h"
#include "federation/candidates.h"
#include "federation/embedded_store.h"

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr int monthsDays = 10; ///< business days in which the town that was left is expected to tell its months; ours
constexpr int calendarDays = 14; ///< the same, where the calendar of business days ends
const QString monthsMissing = u"W40"_s, confirmedList = u"KKKAKTEI"_s; ///< fileId of F7

QJsonObject resultOf(const QJsonObject &decision, const QString &outcome, const QString &receipt, const std::optional<Error> &refusal = std::nullopt)
{
    return {{"id"_L1, decision["id"_L1]}, {"outcome"_L1, outcome}, {"receipt"_L1, receipt}, {"code"_L1, refusal ? errorText(refusal->code) : u""_s},
            {"field"_L1, refusal ? stored(refusal->field) : u""_s}};
}

QString iso(QDate day) { return day.toString(Qt::ISODate); }

} // namespace

exchange::Row confirmed(const QJsonObject &decision, const CandidatePlace &place, const QString &receipt, QDate on, bool cancelled)
{
    const auto member = [&](QLatin1StringView key) { return decision[key].toString(); };
    return {{u"candidate"_s, member("candidate"_L1)}, {u"decision"_s, member("decision"_L1)},    {u"decided_on"_s, member("decidedOn"_L1)},
            {u"decided_by"_s, member("decidedBy"_L1)}, {u"reason"_s, member("reason"_L1)},        {u"reason_text"_s, member("reasonText"_L1)},
            {u"cancelled"_s, cancelled ? u"Y"_s : u"N"_s}, {u"federation_receipt"_s, receipt}, {u"confirmed_on"_s, iso(on)},
            {u"previous_municipality"_s, place.previousMunicipality}, {u"previous_household"_s, place.previousHousehold}, {u"own_municipality"_s, place.ownMunicipality}};
}

Result<QJsonObject> Continuity::decide(const Tenant &tenant, const ContinuityCall &call)
{
    const QJsonObject &decision = call.decision;
    MADOGUCHI_ASSIGN(const auto before, answeredBefore(tenant, decision));
    if (before)
        return *before;
    const auto refuse = [&](const Error &error) -> Result<QJsonObject> {
        const QJsonObject result = resultOf(decision, u"refused"_s, {}, error);
        MADOGUCHI_TRY(keep(tenant, decision, result));
        return result;
    };
    if (call.refusal)
        return refuse(*call.refusal);
    const QString wanted = decision["decision"_L1].toString();
    MADOGUCHI_ASSIGN(const auto stands, standing(tenant, decision["candidate"_L1].toString()));
    if (!stands)
        return refuse({ErrorCode::ContinuityUnknown, {}, u"candidate"_s});
    const bool cancels = decision["cancelled"_L1].toBool();
    if (!cancels && stands->decision == wanted) { // two terminals said the same
        const QJsonObject result = resultOf(decision, u"already"_s, stands->receipt);
        MADOGUCHI_TRY(keep(tenant, decision, result));
        return result;
    }
    if (stands->decision != (cancels ? wanted : u""_s))
        return refuse({ErrorCode::ContinuityDecided, {}, u"decision"_s});
    const QJsonObject result = resultOf(decision, u"accepted"_s, fileName(u'U', m_prefecture, {tenant.municipality, decision["id"_L1].toString()}));
    MADOGUCHI_TRY(keep(tenant, decision, result));
    MADOGUCHI_TRY(m_transaction.exec("UPDATE continuity_candidate SET decision = ?2, asked_since = '', "
                                     "standing = CASE ?2 WHEN '' THEN 0 ELSE (SELECT position FROM continuity_decision WHERE municipality = ?3 AND id = ?4) END WHERE candidate = ?1",
                                     {decision["candidate"_L1].toString(), cancels ? u""_s : wanted, tenant.municipality, decision["id"_L1].toString()}));
    return result;
}

Result<std::optional<QJsonObject>> Continuity::answeredBefore(const Tenant &tenant, const QJsonObject &decision)
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT request, outcome, receipt, code, field FROM continuity_decision WHERE municipality = ?1 AND id = ?2",
                                                    {tenant.municipality, decision["id"_L1].toString()}));
    MADOGUCHI_ASSIGN(const bool exists, rows.next());
    if (!exists)
        return std::optional<QJsonObject>();
    if (rows.text(0) != compact(decision))
        return std::optional(resultOf(decision, u"refused"_s, {}, Error{ErrorCode::PreconditionFailed, {}, u"id"_s}));
    const QString outcome = rows.text(1) == "accepted"_L1 ? u"already"_s : rows.text(1);
    return std::optional(QJsonObject{{"id"_L1, decision["id"_L1]}, {"outcome"_L1, outcome}, {"receipt"_L1, rows.text(2)}, {"code"_L1, rows.text(3)}, {"field"_L1, rows.text(4)}});
}

/// Nothing: no such candidate for this municipality; whose it is otherwise is nobody's business.
Result<std::optional<Continuity::Standing>> Continuity::standing(const Tenant &tenant, const QString &candidate)
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT c.decision, coalesce(d.receipt, '') FROM continuity_candidate c LEFT JOIN continuity_decision d ON d.position = c.standing "
                                                    "WHERE c.candidate = ?1 AND c.own_municipality = ?2 AND c.withdrawn = 0",
                                                    {candidate, tenant.municipality}));
    MADOGUCHI_ASSIGN(const bool exists, rows.next());
    return exists ? std::optional(Standing{rows.text(0), rows.text(1)}) : std::nullopt;
}

Result<Done> Continuity::keep(const Tenant &tenant, const QJsonObject &decision, const QJsonObject &result)
{
    const QString outcome = result["outcome"_L1].toString();
    return m_transaction.exec("INSERT INTO continuity_decision (municipality, id, candidate, terminal, at, request, outcome, receipt, code, field, told) "
                              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                              {tenant.municipality, decision["id"_L1].toString(), decision["candidate"_L1].toString(), tenant.terminal, wireTime(m_utc), compact(decision),
                               outcome, result["receipt"_L1].toString(), result["code"_L1].toString(), result["field"_L1].toString(), outcome != "accepted"_L1});
}

Result<Done> Continuity::tell(const QString &municipality, Answers &answers)
{
    MADOGUCHI_TRY(tellDecisions(municipality, answers));
    MADOGUCHI_TRY(tellMonths(municipality, answers));
    return remind(municipality, answers);
}

/// By the cycle of either town: whatever takes a decision back there is told after it.
Result<Done> Continuity::tellDecisions(const QString &municipality, Answers &answers)
{
    {
        MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT d.request, d.receipt, c.previous_municipality, c.previous_household, c.own_municipality FROM continuity_decision d JOIN continuity_candidate c ON c.candidate = d.candidate "
                                                        "WHERE (c.own_municipality = ?1 OR c.previous_municipality = ?1) AND d.told = 0 ORDER BY d.position",
                                                        {municipality}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, rows.next());
            if (!more)
                break;
            const QJsonObject decision = objectOf(rows.text(0));
            const CandidatePlace place{rows.text(2), rows.text(3), rows.text(4)};
            const exchange::Row row = confirmed(decision, place, rows.text(1), today(), decision["cancelled"_L1].toBool());
            for (const QString &side : {place.previousMunicipality, place.ownMunicipality})
                answers[side][u"F7"_s].append(row);
        }
    }
    MADOGUCHI_TRY(m_transaction.exec("UPDATE continuity_candidate SET asked_since = ?2 WHERE (own_municipality = ?1 OR previous_municipality = ?1) AND decision = '1' AND asked_since = ''",
                                     {municipality, iso(today())}));
    return m_transaction.exec("UPDATE continuity_decision SET told = 1 WHERE told = 0 AND candidate IN (SELECT candidate FROM continuity_candidate "
                              "WHERE own_municipality = ?1 OR previous_municipality = ?1)",
                              {municipality});
}

/// Of what stands accepted alone: months of a household that goes on as another are for that one's town, and for nobody otherwise.
Result<Done> Continuity::tellMonths(const QString &municipality, Answers &answers)
{
    {
        MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT i.columns, c.own_municipality FROM inherited_month i JOIN continuity_candidate c ON c.candidate = i.candidate "
                                                        "WHERE c.previous_municipality = ?1 AND c.decision = '1' AND i.told = 0 ORDER BY i.position",
                                                        {municipality}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, rows.next());
            if (!more)
                break;
            answers[rows.text(1)][u"F8"_s].append(rowOf(objectOf(rows.text(0))));
        }
    }
    return m_transaction.exec("UPDATE inherited_month SET told = 1 WHERE told = 0 AND candidate IN (SELECT candidate FROM continuity_candidate WHERE previous_municipality = ?1 AND decision = '1')",
                              {municipality});
}

/// Only where the federation itself knows of months that count: who has none to tell is asked for nothing.
Result<Done> Continuity::remind(const QString &municipality, Answers &answers)
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT candidate, previous_household, asked_since, reminded, decision = '1' AND withdrawn = 0 AND json_extract(told, '$.recent_high_cost') = 'Y' "
                                                    "AND NOT EXISTS (SELECT 1 FROM inherited_month i WHERE i.candidate = continuity_candidate.candidate) FROM continuity_candidate "
                                                    "WHERE previous_municipality = ?1 AND (reminded = 1 OR asked_since <> '')",
                                                    {municipality}));
    struct Matter {
        QString candidate, household;
        bool missing = false;
    };
    QList<Matter> matters;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, rows.next());
        if (!more)
            break;
        const bool missing = rows.integer(4) != 0, reminded = rows.integer(3) != 0;
        const int waited = domain::businessDaysBetween(QDate::fromString(rows.text(2), Qt::ISODate), today()).value_or(0);
        if (reminded ? !missing : missing && waited > monthsDays)
            matters.append({rows.text(0), rows.text(1), missing});
    }
    for (const Matter &matter : matters) {
        const QDate due = domain::addBusinessDays(today(), monthsDays);
        MADOGUCHI_TRY(m_transaction.exec("UPDATE continuity_candidate SET reminded = ?2 WHERE candidate = ?1", {matter.candidate, matter.missing}));
        answers[municipality][u"F9"_s].append({{u"file_id"_s, confirmedList},
                                              {u"sequence"_s, u"00000000"_s},
                                              {u"line"_s, u"0"_s},
                                              {u"household"_s, matter.household},
                                              {u"item"_s, matter.candidate},
                                              {u"severity"_s, matter.missing ? u"W"_s : u"I"_s},
                                              {u"code"_s, monthsMissing},
                                              {u"text"_s, matter.missing ? u"継続世帯の高額該当情報が届いていません"_s : u"高額該当情報の提出は不要になったか、届きました"_s},
                                              {u"needs_action"_s, matter.missing ? u"Y"_s : u"N"_s},
                                              {u"due_on"_s, !matter.missing ? u""_s : iso(due.isValid() ? due : today().addDays(calendarDays))}});
    }
    return done();
}

Result<QJsonObject> Continuity::month(store::Connection &connection, const QString &candidate, const QString &treatedIn)
{
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT columns, cancelled FROM inherited_month WHERE candidate = ?1 AND treated_in = ?2 ORDER BY position DESC LIMIT 1", {candidate, treatedIn}));
    MADOGUCHI_ASSIGN(const bool known, rows.next());
    return known && rows.integer(1) == 0 ? objectOf(rows.text(0)) : QJsonObject();
}

bool Continuity::sameMonth(const QJsonObject &a, const QJsonObject &b)
{
    const auto content = [](QJsonObject month) {
        month.remove("row"_L1);
        return month;
    };
    return content(a) == content(b);
}

Result<Done> Continuity::putMonth(store::Transaction &transaction, const exchange::Row &row)
{
    const QJsonObject told = objectOf(row);
    MADOGUCHI_ASSIGN(const QJsonObject stands, month(transaction.connection(), row[u"candidate"_s], row[u"treated_in"_s]));
    if (sameMonth(told, stands))
        return done();
    return transaction.exec("INSERT INTO inherited_month (candidate, treated_in, columns, cancelled, told) VALUES (?1, ?2, ?3, ?4, 0)",
                            {row[u"candidate"_s], row[u"treated_in"_s], compact(told), row[u"cancelled"_s] == "Y"_L1});
}

} // namespace madoguchi::federation
