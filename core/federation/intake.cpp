#include "federation/intake.h"

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

/// C-04: another number or none under the same 宛名番号 goes to the confirmation list; a receipt that we never gave refuses.
Result<Done> Intake::checkNumber(const exchange::Row &row, const QString &addressee, const QString &receipt, const QString &item, int line, Verdict &verdict)
{
    const QString household = row[u"household"_s];
    if (receipt.isEmpty()) {
        verdict.findings.append({line, addressee, household, item, u"W11"_s, true});
        return done();
    }
    MADOGUCHI_ASSIGN(auto rows, m_connection.query("SELECT r.addressee, r.number_index, k.number_index FROM number_receipt r LEFT JOIN known_person k "
                                                   "ON k.municipality = r.municipality AND k.addressee = r.addressee "
                                                   "WHERE r.receipt = ?2 AND r.municipality = ?1",
                                                   {m_municipality, receipt}));
    MADOGUCHI_ASSIGN(const bool known, rows.next());
    if (!known || rows.text(0) != addressee)
        refuse(verdict, line, item, "E03", "a receipt that was not given for this person");
    else if (!rows.isNull(2) && rows.blob(1) != rows.blob(2))
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

} // namespace madoguchi::federation
