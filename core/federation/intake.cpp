#include "federation/intake.h"

#include "federation/continuity.h"

#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr int maximumRefusals = 100;
constexpr int firstDataLine = 2;

void refuse(Verdict &verdict, int line, const QString &item, const char *code, const char *reason)
{
    if (verdict.refusals.size() < maximumRefusals)
        verdict.refusals.append({line, 0, item, QLatin1StringView(code), QLatin1StringView(reason)});
}

/// Dates are ISO here: text compares as time does. Ends are exclusive, so that equal dates are an empty period.
void checkPeriod(Verdict &verdict, int line, const exchange::Row &row, const QString &from, const QString &until)
{
    if (!row[until].isEmpty() && row[until] < row[from])
        refuse(verdict, line, until, "E05", "the end is before the beginning");
    if (row[until].isEmpty() != row[until + u"_reason"_s].isEmpty())
        refuse(verdict, line, until + u"_reason"_s, "E02", "an end and its reason belong together");
}

} // namespace

Result<bool> Intake::exists(QByteArrayView sql, const QString &key)
{
    MADOGUCHI_ASSIGN(auto rows, m_connection.query(sql, {m_municipality, key}));
    return rows.next();
}

void Intake::checkOwner(const exchange::Row &row, int line, Verdict &verdict)
{
    if (row[u"municipality"_s] != m_municipality)
        refuse(verdict, line, u"municipality"_s, "E03", "not the sender's own code");
    if (row[u"insurer"_s] != m_insurer)
        refuse(verdict, line, u"insurer"_s, "E03", "not the sender's own insurer number");
}

/// A beginning of what goes on, a change of what is not there, and what is older than what stands.
void Intake::checkOperation(const exchange::Row &row, const Standing &standing, const QString &from, int line, Verdict &verdict)
{
    const bool begins = row[u"operation"_s] == "1"_L1;
    const bool goesOn = !standing.from.isEmpty() && (standing.until.isEmpty() || standing.until > row[from]); // whoever comes back begins anew
    if (begins && goesOn)
        refuse(verdict, line, u"operation"_s, "E08", "new, and it is there");
    if (!begins && !standing.known)
        refuse(verdict, line, u"operation"_s, "E07", "changed or cancelled, and it is not there");
    if (!begins && row[u"history"_s].toLongLong() < standing.history)
        refuse(verdict, line, u"history"_s, "E08", "older than what stands");
}

Result<Intake::Standing> Intake::standingHousehold(const QString &household)
{
    MADOGUCHI_ASSIGN(auto rows, m_connection.query("SELECT applied_from, applied_until, history FROM known_household WHERE municipality = ?1 AND household = ?2", {m_municipality, household}));
    MADOGUCHI_ASSIGN(const bool known, rows.next());
    return known ? Standing{true, rows.text(0), rows.text(1), rows.integer(2)} : Standing{};
}

Result<Intake::Standing> Intake::standingPerson(const QString &addressee)
{
    MADOGUCHI_ASSIGN(auto waiting, m_connection.query("SELECT columns FROM waiting_row WHERE municipality = ?1 AND addressee = ?2 ORDER BY id DESC LIMIT 1", {m_municipality, addressee}));
    MADOGUCHI_ASSIGN(const bool waits, waiting.next());
    if (waits) {
        const QJsonObject row = QJsonDocument::fromJson(waiting.text(0).toUtf8()).object();
        const bool there = row["operation"_L1] != "3"_L1;
        return Standing{there, there ? row["municipal_from"_L1].toString() : QString(), row["municipal_until"_L1].toString(), row["history"_L1].toString().toLongLong()};
    }
    // Whom the register alone has delivered has no cover yet.
    MADOGUCHI_ASSIGN(auto rows, m_connection.query("SELECT municipal_from, municipal_until, history FROM known_person WHERE municipality = ?1 AND addressee = ?2 AND municipal_from <> ''",
                                                   {m_municipality, addressee}));
    MADOGUCHI_ASSIGN(const bool known, rows.next());
    return known ? Standing{true, rows.text(0), rows.text(1), rows.integer(2)} : Standing{};
}

/// C-04: another number or none under the same 宛名番号 goes to the confirmation list; a receipt that we never gave refuses.
Result<Done> Intake::checkNumber(const exchange::Row &row, const QString &addressee, const QString &receipt, const QString &item, int line, Verdict &verdict)
{
    const QString household = row[u"household"_s];
    if (receipt.isEmpty()) {
        verdict.findings.append({line, addressee, household, item, u"W11"_s, true});
        return done();
    }
    MADOGUCHI_ASSIGN(auto rows, m_connection.query("SELECT r.addressee, r.number_index, k.number_index, k.questioned_index FROM number_receipt r LEFT JOIN known_person k "
                                                   "ON k.municipality = r.municipality AND k.addressee = r.addressee "
                                                   "WHERE r.receipt = ?2 AND r.municipality = ?1",
                                                   {m_municipality, receipt}));
    MADOGUCHI_ASSIGN(const bool known, rows.next());
    if (!known || rows.text(0) != addressee)
        refuse(verdict, line, item, "E03", "a receipt that was not given for this person");
    else if (!rows.isNull(2) && rows.blob(1) != rows.blob(2) && !(row[u"operation"_s] == "2"_L1 && rows.blob(1) == rows.blob(3)))
        verdict.findings.append({line, addressee, household, item, u"W10"_s, true});
    return done();
}

Result<Verdict> Intake::checkHouseholds(const QList<exchange::Row> &rows)
{
    Verdict verdict;
    QSet<QString> seen;
    for (int i = 0; i < rows.size(); ++i) {
        const exchange::Row &row = rows[i];
        const int line = i + firstDataLine;
        checkOwner(row, line, verdict);
        checkPeriod(verdict, line, row, u"applied_from"_s, u"applied_until"_s);
        const QString key = row[u"household"_s];
        if (seen.contains(key))
            refuse(verdict, line, u"household"_s, "E08", "the same household twice");
        seen.insert(key);
        MADOGUCHI_ASSIGN(const Standing standing, standingHousehold(key));
        checkOperation(row, standing, u"applied_from"_s, line, verdict);
        // A nominal head (擬制世帯主) is not insured: the municipality need not have his number at hand.
        if (!row[u"head_number_receipt"_s].isEmpty() || row[u"head_kind"_s] == "1"_L1)
            MADOGUCHI_TRY(checkNumber(row, row[u"head_addressee"_s], row[u"head_number_receipt"_s], u"head_number_receipt"_s, line, verdict));
    }
    return verdict;
}

Result<Done> Intake::checkAgainstKnown(const exchange::Row &row, int line, Verdict &verdict)
{
    MADOGUCHI_ASSIGN(auto known, m_connection.query("SELECT name_kana, birth, federation_id FROM known_person WHERE municipality = ?1 AND addressee = ?2",
                                                    {m_municipality, row[u"addressee"_s]}));
    MADOGUCHI_ASSIGN(const bool exists, known.next());
    if (!exists)
        return done();
    const auto differs = [](const QString &before, const QString &now) { return !before.isEmpty() && before != now; };
    if (differs(known.text(0), row[u"kana"_s]) || differs(known.text(1), row[u"birth"_s]))
        verdict.findings.append({line, row[u"addressee"_s], row[u"household"_s], known.text(0) != row[u"kana"_s] ? u"kana"_s : u"birth"_s, u"W12"_s, true});
    if (!row[u"federation_id"_s].isEmpty() && row[u"federation_id"_s] != known.text(2))
        refuse(verdict, line, u"federation_id"_s, "E03", "not the id that this person was given");
    return done();
}

Result<Verdict> Intake::checkPersons(const QList<exchange::Row> &rows)
{
    Verdict verdict;
    QSet<QString> seen, branches;
    for (int i = 0; i < rows.size(); ++i) {
        const exchange::Row &row = rows[i];
        const int line = i + firstDataLine;
        checkOwner(row, line, verdict);
        checkPeriod(verdict, line, row, u"prefecture_from"_s, u"prefecture_until"_s);
        checkPeriod(verdict, line, row, u"municipal_from"_s, u"municipal_until"_s);
        // Within a prefecture municipal cover lies inside the prefecture's.
        if (row[u"municipal_from"_s] < row[u"prefecture_from"_s])
            refuse(verdict, line, u"municipal_from"_s, "E06", "municipal cover before the prefecture's");
        if (!row[u"prefecture_until"_s].isEmpty() && (row[u"municipal_until"_s].isEmpty() || row[u"municipal_until"_s] > row[u"prefecture_until"_s]))
            refuse(verdict, line, u"municipal_until"_s, "E06", "municipal cover after the prefecture's");
        if (row[u"municipal_from_reason"_s] == "A1"_L1 && row[u"previous_municipality"_s].isEmpty())
            refuse(verdict, line, u"previous_municipality"_s, "E02", "required for a moving in");
        if (row[u"municipal_until_reason"_s] == "L1"_L1 && row[u"next_municipality"_s].isEmpty())
            refuse(verdict, line, u"next_municipality"_s, "E02", "required for a moving out");
        const QString addressee = row[u"addressee"_s];
        if (seen.contains(addressee))
            refuse(verdict, line, u"addressee"_s, "E08", "the same person twice");
        seen.insert(addressee);
        MADOGUCHI_ASSIGN(const Standing standing, standingPerson(addressee));
        checkOperation(row, standing, u"municipal_from"_s, line, verdict);
        const QString branch = row[u"household"_s] + u'/' + row[u"number"_s] + u'/' + row[u"branch"_s];
        if (branches.contains(branch))
            verdict.findings.append({line, addressee, row[u"household"_s], u"branch"_s, u"W13"_s, true});
        branches.insert(branch);
        MADOGUCHI_ASSIGN(const bool household, exists("SELECT 1 FROM known_household WHERE municipality = ?1 AND household = ?2", row[u"household"_s]));
        if (!household)
            refuse(verdict, line, u"household"_s, "E07", "no such household; its file comes first");
        MADOGUCHI_TRY(checkNumber(row, addressee, row[u"number_receipt"_s], u"number_receipt"_s, line, verdict));
        MADOGUCHI_TRY(checkAgainstKnown(row, line, verdict));
    }
    return verdict;
}

/// Months are ISO here too. The old cover's last month may be the one of the move.
void Intake::checkMonth(const exchange::Row &row, const QString &movedOn, int line, Verdict &verdict)
{
    const QString month = row[u"treated_in"_s], annual = row[u"annual_from"_s];
    if (month > QDate::fromString(movedOn, Qt::ISODate).addDays(-1).toString(u"yyyy-MM"_s))
        refuse(verdict, line, u"treated_in"_s, "E06", "after the cover that was left");
    if (annual.isEmpty() != row[u"annual_paid"_s].isEmpty())
        refuse(verdict, line, u"annual_paid"_s, "E02", "a year and what was paid in it belong together");
    if (!annual.isEmpty() && !annual.endsWith("-08"_L1))
        refuse(verdict, line, u"annual_from"_s, "E03", "the year begins in August");
    if (annual > month)
        refuse(verdict, line, u"annual_from"_s, "E05", "the year begins after the month");
}

/// Only of a household that was left here and whose going on elsewhere stands accepted; of every other candidate nothing is told but that it is not such a one.
Result<Verdict> Intake::checkMonths(const QList<exchange::Row> &rows)
{
    Verdict verdict;
    QHash<QString, QJsonObject> told; // by candidate and month, this file included
    for (int i = 0; i < rows.size(); ++i) {
        const exchange::Row &row = rows[i];
        const int line = i + firstDataLine;
        if (row[u"previous_municipality"_s] != m_municipality)
            refuse(verdict, line, u"previous_municipality"_s, "E03", "not the sender's own code");
        MADOGUCHI_ASSIGN(auto candidate, m_connection.query("SELECT previous_household, moved_on FROM continuity_candidate WHERE candidate = ?1 AND previous_municipality = ?2 AND decision = '1'",
                                                            {row[u"candidate"_s], m_municipality}));
        MADOGUCHI_ASSIGN(const bool accepted, candidate.next());
        if (!accepted) {
            refuse(verdict, line, u"candidate"_s, "E07", "no household that was left here and stands accepted");
            continue;
        }
        if (row[u"household"_s] != candidate.text(0))
            refuse(verdict, line, u"household"_s, "E03", "not the household of the candidate");
        checkMonth(row, candidate.text(1), line, verdict);
        const QString key = row[u"candidate"_s] + u' ' + row[u"treated_in"_s];
        if (!told.contains(key)) {
            MADOGUCHI_ASSIGN(told[key], Continuity::month(m_connection, row[u"candidate"_s], row[u"treated_in"_s]));
        }
        const bool takesBack = row[u"cancelled"_s] == "Y"_L1;
        const QJsonObject month = objectOf(row), stands = told[key];
        if (takesBack && stands.isEmpty())
            refuse(verdict, line, u"cancelled"_s, "E07", "taken back, and it is not there");
        if (!takesBack && !stands.isEmpty() && !Continuity::sameMonth(month, stands))
            refuse(verdict, line, u"treated_in"_s, "E08", "told otherwise; taken back first");
        told[key] = takesBack ? QJsonObject() : month;
    }
    return verdict;
}

} // namespace madoguchi::federation
