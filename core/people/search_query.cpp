#include "people/search_query.h"

#include "domain/individual_number.h"
#include "domain/insured_number.h"
#include "domain/kana.h"
#include "domain/kanji.h"
#include "domain/wareki.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using Kind = api::SearchTerm::Kind;

namespace {

constexpr int textLimit = 100;
constexpr int shortestNumber = 3; ///< digits; fewer would match a tenth of the town

/// The first day as text, low enough to take in dates of birth that are known in part (1955-00-00, 1955-03-00).
QString lowerBound(const domain::DateInput &input)
{
    const QString iso = input.from.toString(Qt::ISODate);
    if (input.precision == domain::DateInput::Precision::Day || input.from.day() != 1)
        return iso;
    return input.from.month() == 1 && input.precision == domain::DateInput::Precision::Year ? iso.first(4) + u"-00-00"_s : iso.first(7) + u"-00"_s;
}

bool holdsDigit(const QString &word)
{
    return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

/// Written in one piece or in groups; a date beside a 記号番号 is no such number.
bool holdsIndividualNumber(const QStringList &words)
{
    const QString joined = words.join(QString());
    const auto digits = std::count_if(joined.begin(), joined.end(), [](QChar c) { return c.isDigit(); });
    if (digits == 12 && domain::containsIndividualNumber(joined))
        return true;
    return std::any_of(words.begin(), words.end(), [](const QString &word) { return domain::containsIndividualNumber(word); });
}

const char *alternatives(int index)
{
    return index == 0
        ? " AND (s.birth BETWEEN ?6 AND ?7 OR (s.number >= ?8 AND s.number < ?8 || char(1114111) AND (?9 IS NULL OR s.symbol = ?9)"
          " AND (?10 IS NULL OR s.branch = ?10)) OR (s.addressee >= ?11 AND s.addressee < ?11 || char(1114111)))"
        : " AND (s.birth BETWEEN ?12 AND ?13 OR (s.number >= ?14 AND s.number < ?14 || char(1114111) AND (?15 IS NULL OR s.symbol = ?15)"
          " AND (?16 IS NULL OR s.branch = ?16)) OR (s.addressee >= ?17 AND s.addressee < ?17 || char(1114111)))";
}

} // namespace

SearchQuery::Alternatives SearchQuery::understandDigits(const QString &word, const QList<Kind> &dropped)
{
    Alternatives found;
    const QString plain = word.normalized(QString::NormalizationForm_KC);
    const bool onlyDigits = std::all_of(plain.begin(), plain.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const auto take = [&](Kind kind, const QString &value, const QString &shown) {
        if (dropped.contains(kind))
            return false;
        m_terms.append({kind, value, shown});
        return true;
    };

    // Four digits alone are the beginning of a number sooner than a year: a year says so (1955年, S30).
    const auto date = domain::parseDate(word);
    const bool isDate = date.ok() && !(onlyDigits && plain.size() == 4);
    if (isDate) {
        const bool day = date->precision == domain::DateInput::Precision::Day;
        const QString value = day ? date->from.toString(Qt::ISODate) : date->from.toString(Qt::ISODate) + u'/' + date->until.toString(Qt::ISODate);
        const QString shown = domain::formatWareki(*date) + (day ? u""_s : u"生"_s);
        if (take(day ? Kind::BirthDate : Kind::BirthYear, value, shown)) {
            found.birthFrom = lowerBound(*date);
            found.birthUntil = date->until.toString(Qt::ISODate);
        }
    }
    // S300101 is a date and no symbol with a number; 1955-01 may be both.
    const auto number = domain::parseInsuredNumber(word);
    const bool mayBeNumber = number && number->number.size() >= shortestNumber && !(isDate && !number->symbol.isEmpty());
    if (mayBeNumber && take(Kind::InsuredNumber, domain::formatInsuredNumber(*number), domain::formatInsuredNumber(*number))) {
        found.number = number->number;
        found.symbol = number->symbol.isEmpty() ? QString() : number->symbol;
        found.branch = number->branch.isEmpty() ? QString() : number->branch;
    }
    if (onlyDigits && plain.size() >= shortestNumber && plain.size() <= 15 && take(Kind::AddresseeNumber, plain, plain))
        found.addressee = plain;
    return found;
}

Result<SearchQuery> SearchQuery::understand(const QString &text, const QList<Kind> &dropped)
{
    SearchQuery query;
    if (text.size() > textLimit)
        return ErrorCode::SearchNotUnderstood;
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (holdsIndividualNumber(words))
        return ErrorCode::IndividualNumberInText;

    QStringList kanji;
    for (const QString &word : words) {
        if (domain::isKana(word)) {
            query.m_kana.append(word);
        } else if (holdsDigit(word.normalized(QString::NormalizationForm_KC))) {
            if (query.m_digits.size() < 2)
                if (const Alternatives found = query.understandDigits(word, dropped); found.any())
                    query.m_digits.append(found);
        } else if (std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetter() || c.isSurrogate(); })) {
            kanji.append(word);
        }
    }
    const bool understoodSomething = !query.m_kana.isEmpty() || !kanji.isEmpty() || !query.m_terms.isEmpty();
    if (!words.isEmpty() && !understoodSomething && dropped.isEmpty())
        return ErrorCode::SearchNotUnderstood;
    if (dropped.contains(Kind::Kanji))
        kanji.clear();
    if (!kanji.isEmpty()) {
        query.m_kanji = domain::kanjiKey(kanji.join(QString()));
        query.m_terms.prepend({Kind::Kanji, query.m_kanji, kanji.join(u' ')});
    }
    if (dropped.contains(Kind::Kana))
        query.m_kana.clear();
    if (!query.m_kana.isEmpty()) {
        const QString key = domain::kanaKey(query.m_kana.join(QString()));
        QStringList shown;
        for (const QString &word : query.m_kana)
            shown.append(domain::kanaKey(word));
        query.m_terms.prepend({Kind::Kana, key, shown.join(u' ')});
    }
    return query;
}

/// A condition that does not apply becomes "?n IS NULL", which is true: every statement names every parameter, and the ones
/// that apply stand alone, so that the planner finds their index.
QByteArray SearchQuery::sql() const
{
    QByteArray where;
    where += m_kana.isEmpty() ? "?1 IS NULL AND ?2 IS NULL" : "s.loose >= ?1 AND s.loose < ?1 || char(1114111)";
    // Two words in kana: surname and given name, each begun, or one name written apart.
    where += m_kana.size() < 2 ? " AND ?3 IS NULL AND ?4 IS NULL"
                               : " AND (s.given >= ?3 AND s.given < ?3 || char(1114111) OR s.loose >= ?4 AND s.loose < ?4 || char(1114111))";
    where += m_kanji.isEmpty() ? " AND ?5 IS NULL" : " AND s.kanji >= ?5 AND s.kanji < ?5 || char(1114111)";
    where += m_digits.isEmpty() ? " AND ?6 IS NULL AND ?7 IS NULL AND ?8 IS NULL AND ?9 IS NULL AND ?10 IS NULL AND ?11 IS NULL" : alternatives(0);
    where += m_digits.size() < 2 ? " AND ?12 IS NULL AND ?13 IS NULL AND ?14 IS NULL AND ?15 IS NULL AND ?16 IS NULL AND ?17 IS NULL" : alternatives(1);
    // States: 0 valid, 1 lost, 2 dead.
    return "WITH found AS (SELECT s.person, s.household, s.loose, s.kana, s.birth, CASE WHEN s.dead THEN 2 WHEN s.covered_until > ?18 THEN 0 ELSE 1 END AS state,"
           " CASE WHEN ?2 IS NULL OR s.kana >= ?2 AND s.kana < ?2 || char(1114111) THEN 0 ELSE 1 END AS distance FROM person_search s WHERE "
        + where
        + " ORDER BY state, distance, s.kana, s.birth, s.person LIMIT ?19)"
          " SELECT f.person, f.household, p.name_kanji, p.name_kana, p.birth, p.sex, f.state, p.head, h.town, h.symbol, h.number, p.branch,"
          " (SELECT count(*) - 1 FROM person_search o WHERE o.loose = f.loose AND o.kana = f.kana AND o.birth = f.birth)"
          " FROM found f JOIN person p ON p.id = f.person JOIN household h ON h.id = f.household"
          " ORDER BY f.state, f.distance, f.kana, f.birth, f.person";
}

Result<QList<api::SearchRow>> SearchQuery::run(store::Connection &connection, QDate today, int limit, bool *more) const
{
    QList<api::SearchRow> rows;
    *more = false;
    if (isEmpty() || limit <= 0)
        return rows;
    const Alternatives a = m_digits.value(0), b = m_digits.value(1);
    const QString joined = m_kana.join(QString());
    const bool two = m_kana.size() > 1;
    const auto loose = [](const QStringList &words) { return words.isEmpty() ? QString() : domain::looseKanaKey(words.join(QString())); };
    MADOGUCHI_ASSIGN(auto row, connection.query(sql(), {loose(m_kana.first(std::min<qsizetype>(1, m_kana.size()))),
        m_kana.isEmpty() ? QString() : domain::kanaKey(two ? m_kana.first() : joined), two ? loose(m_kana.sliced(1)) : QString(), two ? loose(m_kana) : QString(),
        m_kanji.isEmpty() ? QString() : m_kanji, a.birthFrom, a.birthUntil, a.number, a.symbol, a.branch, a.addressee, b.birthFrom, b.birthUntil, b.number,
        b.symbol, b.branch, b.addressee, today.toString(Qt::ISODate), limit + 1}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            return rows;
        if (rows.size() == limit) {
            *more = true;
            return rows;
        }
        api::SearchRow r;
        r.person = PersonId(row.text(0));
        r.household = HouseholdId(row.text(1));
        r.nameKanji = row.text(2);
        r.nameKana = row.text(3);
        r.birth = QDate::fromString(row.text(4), Qt::ISODate);
        r.birthShown = domain::formatBirth(row.text(4));
        r.sex = static_cast<api::Sex>(row.integer(5));
        r.state = static_cast<api::PersonState>(row.integer(6));
        r.head = row.integer(7) != 0;
        r.town = row.text(8);
        r.insured = {row.text(9), row.text(10), row.text(11)};
        r.sameName = static_cast<int>(row.integer(12));
        rows.append(r);
    }
}

} // namespace madoguchi::people
