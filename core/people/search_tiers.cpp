#include "people/search_tiers.h"

#include "domain/contact.h"
#include "domain/kana.h"
#include "domain/kanji.h"
#include "domain/wareki.h"
#include "people/search_index.h"
#include "people/search_keys.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using Match = api::SearchRow::Match;
using store::Param;

namespace {

constexpr int standings = 3;

/// A condition with its values, which are numbered in the order in which they are bound.
struct Sql {
    QByteArray text;
    QList<Param> values;
    QByteArray bind(const Param &value)
    {
        values.append(value);
        return '?' + QByteArray::number(values.size());
    }
};

QString looseWord(const QString &word) { return compactKana(domain::looseKanaKey(word)); }
qsizetype lettersOf(const QString &text) { return text.toUcs4().size(); }

QByteArray startsWith(Sql &sql, const char *column, const QString &prefix)
{
    return QByteArray(column) + " >= " + sql.bind(prefix) + " AND " + column + " < " + sql.bind(behind(prefix));
}

QByteArray contains(Sql &sql, const char *column, const QString &part)
{
    return "instr(" + QByteArray(column) + ", " + sql.bind(part) + ") > 0";
}

QString quotedWord(const QString &word) { return u'"' + QString(word).replace(u'"', u"\"\""_s) + u'"'; }

} // namespace

/// Rows of one kind, read from one index. `order` names what it is read by, all of it in that index: what is not shown is not sorted.
struct SearchTiers::Tier {
    QByteArray source;             ///< of FROM; its end is person_search s
    QByteArray index;              ///< of person_search, which sources without statistics must be told; the result is the same without it
    Sql where;
    QList<QByteArray> order;
    bool direct = false;           ///< the source's own order, no second look-up of the row
    Match match = Match::Beginning;
    QByteArray from(bool indexed) const { return " FROM " + source + (indexed && !index.isEmpty() ? " INDEXED BY " + index : QByteArray()); }
    QStringList inName;            ///< Match::Inside: keys of the words; if one is in no name, the address has it
};

/// Makes the tiers of one query.
class SearchTiers::Builder {
public:
    explicit Builder(const SearchQuery &query) : m_query(query) {}

    QList<Tier> tiers()
    {
        if (m_query.isEmpty())
            return {};
        const bool kana = !m_query.kana().isEmpty(), kanji = !m_query.kanji().isEmpty();
        if (!m_query.digits().isEmpty())
            digits();
        else if (kana && kanji)
            inside({});
        else if (kana)
            kanaTiers();
        else if (kanji)
            kanjiTiers();
        return m_tiers;
    }

private:
    // -- names alone

    void kanaTiers()
    {
        const QStringList &words = m_query.kana();
        const QString first = compactKana(domain::kanaKey(words.first())), loose = looseWord(words.first());
        // Surname and given name, each begun, or one name written apart.
        const auto rest = [&](Sql &sql) -> QByteArray {
            if (words.size() < 2)
                return {};
            return " AND (" + startsWith(sql, "s.given", looseWord(words.sliced(1).join(QString()))) + " OR " + startsWith(sql, "s.loose", looseWord(words.join(QString()))) + ')';
        };
        for (int standing = 0; standing < standings; ++standing) {
            Tier typed{"person_search s", {}, {}, {"s.kana", "s.birth", "s.row"}, true, Match::Beginning, {}};
            typed.where.text = "s.standing = " + QByteArray::number(standing) + " AND " + startsWith(typed.where, "s.kana", first);
            Tier byLoose{"person_search s", "person_search_by_loose", {}, {"s.loose", "s.given", "s.kana", "s.birth", "s.row"}, false, Match::Voiced, {}};
            byLoose.where.text = "s.standing = " + QByteArray::number(standing) + " AND " + startsWith(byLoose.where, "s.loose", loose);
            Tier voiced = byLoose;
            voiced.where.text += " AND NOT (" + startsWith(voiced.where, "s.kana", first) + ')';
            voiced.where.text += rest(voiced.where);
            if (words.size() > 1) { // many bear the surname, few of them the given name: they are picked out of the narrow index
                typed = byLoose;
                typed.match = Match::Beginning;
                typed.where.text += " AND " + startsWith(typed.where, "s.kana", first) + rest(typed.where);
            }
            m_tiers.append(typed);
            m_tiers.append(voiced);
        }
        inside([&](Sql &sql) { return QByteArray(startsWith(sql, "s.loose", loose) + rest(sql)); });
    }

    void kanjiTiers()
    {
        const QString joined = m_query.kanji().join(QString()), written = domain::writtenKey(joined), folded = domain::kanjiKey(joined);
        for (int standing = 0; standing < standings; ++standing) {
            for (const bool variant : {false, true}) {
                Tier tier{"person_search s", "person_search_by_kanji", {}, {"s.kanji", "s.written", "s.kana", "s.birth", "s.row"}, false,
                          variant ? Match::Variant : Match::Beginning, {}};
                tier.where.text = "s.standing = " + QByteArray::number(standing) + " AND " + startsWith(tier.where, "s.kanji", folded);
                tier.where.text += (variant ? " AND NOT (" : " AND (") + startsWith(tier.where, "s.written", written) + ')';
                m_tiers.append(tier);
            }
        }
        inside([&](Sql &sql) { return startsWith(sql, "s.kanji", folded); });
    }

    // -- words that stand somewhere

    /// Whoever has all words, but for those whom `before` describes (tiers of their own have them).
    void inside(const std::function<QByteArray(Sql &)> &before)
    {
        if (isOneLetter())
            return;
        Tier tier = wordTier();
        tier.where.text += words(tier.where);
        if (before)
            tier.where.text += " AND NOT (" + before(tier.where) + ')';
        m_tiers.append(tier);
    }

    bool isOneLetter() const
    {
        const QStringList words = m_query.kana() + m_query.kanji();
        return words.size() == 1 && lettersOf(words.first()) == 1;
    }

    /// Candidates from person_words: all pairs occur. That they stand together is for the other conditions to see.
    Tier wordTier(const QStringList &more = {}) const
    {
        QStringList conditions = more;
        for (const QString &word : m_query.kana())
            conditions.append(all(domain::looseKanaKey(word)));
        for (const QString &word : m_query.kanji()) {
            const QString name = all(domain::kanjiKey(word)), inAddress = domain::addressKey(word);
            conditions.append(lettersOf(inAddress) < 2 || name == all(inAddress) ? name : u'(' + name + " OR "_L1 + all(inAddress) + u')');
        }
        Tier tier{"person_words w CROSS JOIN person_search s", "person_search_by_row", {}, {"w.rowid"}, true, Match::Inside, {}};
        tier.where.text = "s.row = w.rowid AND w.person_words MATCH " + tier.where.bind(conditions.join(" AND "_L1));
        for (const QString &word : m_query.kana())
            tier.inName.append(looseWord(word));
        for (const QString &word : m_query.kanji())
            tier.inName.append(domain::kanjiKey(word));
        return tier;
    }

    /// In FTS5's language; a key of one letter asks for names that begin with it.
    static QString all(const QString &key)
    {
        QStringList quoted;
        for (const QString &pair : pairsWithin(key))
            quoted.append(quotedWord(pair));
        return u'(' + quoted.join(" AND "_L1) + u')';
    }

    /// " AND …" for each word in kana or kanji.
    QByteArray words(Sql &sql) const
    {
        QByteArray text;
        for (const QString &word : m_query.kana()) {
            const QString key = looseWord(word);
            text += " AND " + (lettersOf(key) == 1 ? startsWith(sql, "s.loose", key) : contains(sql, "s.loose", key));
        }
        for (const QString &word : m_query.kanji()) {
            const QString key = domain::kanjiKey(word), inAddress = domain::addressKey(word); // 二丁目 is 2 there: one letter says too little
            if (lettersOf(key) == 1)
                text += " AND " + startsWith(sql, "s.kanji", key);
            else if (lettersOf(inAddress) < 2)
                text += " AND " + contains(sql, "s.kanji", key);
            else
                text += " AND (" + contains(sql, "s.kanji", key) + " OR " + contains(sql, "s.address", inAddress) + ')';
        }
        return text;
    }

    // -- digits

    using Digits = SearchQuery::Digits;
    enum class Meaning { Birth, Number, NumberBegun, Addressee, AddresseeBegun, Postal, Phone, Address };

    static QList<Meaning> meaningsOf(const Digits &digits)
    {
        QList<Meaning> list;
        const std::pair<const QString &, Meaning> all[]{{digits.birthFrom, Meaning::Birth}, {digits.number, Meaning::Number}, {digits.number, Meaning::NumberBegun}, {digits.addressee, Meaning::Addressee},
                                                        {digits.addressee, Meaning::AddresseeBegun},
                                                        {digits.postal, Meaning::Postal}, {digits.phone, Meaning::Phone}, {digits.address, Meaning::Address}};
        for (const auto &[value, meaning] : all)
            if (!value.isNull())
                list.append(meaning);
        return list;
    }

    static QByteArray condition(Sql &sql, const Digits &digits, Meaning meaning)
    {
        switch (meaning) {
        case Meaning::Birth:
            return "s.birth BETWEEN " + sql.bind(digits.birthFrom) + " AND " + sql.bind(digits.birthUntil);
        case Meaning::Number:
        case Meaning::NumberBegun: {
            QByteArray text = meaning == Meaning::Number ? "s.number = " + sql.bind(digits.number) : startsWith(sql, "s.number", digits.number);
            if (!digits.symbol.isNull())
                text += " AND s.symbol = " + sql.bind(digits.symbol);
            if (!digits.branch.isNull())
                text += " AND s.branch = " + sql.bind(digits.branch);
            return text;
        }
        case Meaning::Addressee:
            return "s.addressee = " + sql.bind(digits.addressee);
        case Meaning::AddresseeBegun:
            return startsWith(sql, "s.addressee", digits.addressee);
        case Meaning::Postal:
            return "s.postal = " + sql.bind(digits.postal);
        case Meaning::Phone:
            return "s.phone <> '' AND s.phone = " + sql.bind(digits.phone);
        case Meaning::Address:
            return contains(sql, "s.address", digits.address);
        }
        Q_UNREACHABLE();
    }

    /// Where to read by this meaning; the condition itself is yet to come.
    Tier leading(const Digits &lead, Meaning meaning) const
    {
        const auto by = [](const char *index, Match match, const QList<QByteArray> &first = {}) {
            return Tier{"person_search s", index, {}, first + QList<QByteArray>{"s.standing", "s.kana", "s.birth", "s.row"}, false, match, {}};
        };
        // The beginning of a number says little: names beside it lead, as they do beside a year.
        const bool names = !m_query.kana().isEmpty() || !m_query.kanji().isEmpty();
        if (names && (meaning == Meaning::NumberBegun || meaning == Meaning::AddresseeBegun)) {
            Tier tier = wordTier();
            tier.match = Match::Number;
            tier.where.text += " AND ";
            return tier;
        }
        switch (meaning) {
        case Meaning::Birth: {
            // Thousands are born in a year: names beside it lead.
            if (!lead.oneDay() && names && lead.birthFrom.first(4) == lead.birthUntil.first(4)) {
                Tier tier = wordTier({quotedWord(yearWord(lead.birthUntil))});
                tier.match = Match::Birth;
                tier.where.text += " AND ";
                return tier;
            }
            return by("person_search_by_birth", Match::Birth);
        }
        case Meaning::Number:
            return by("person_search_by_number", Match::Number);
        case Meaning::NumberBegun:
            return by("person_search_by_number", Match::Number, {"s.number", "s.branch"});
        case Meaning::Addressee:
            return by("person_search_by_addressee", Match::Number);
        case Meaning::AddresseeBegun:
            return by("person_search_by_addressee", Match::Number, {"s.addressee"});
        case Meaning::Postal:
            return by("person_search_by_postal", Match::Address);
        case Meaning::Phone:
            return by("person_search_by_phone", Match::Number);
        case Meaning::Address: {
            Tier tier = wordTier({all(lead.address)});
            tier.match = Match::Address;
            tier.where.text += " AND ";
            return tier;
        }
        }
        Q_UNREACHABLE();
    }

    void digits()
    {
        // The word that says most leads: a number or a day before a year, which is one in a hundred.
        QList<Digits> others = m_query.digits();
        std::stable_sort(others.begin(), others.end(), [](const Digits &a, const Digits &b) { return span(a) < span(b); });
        const Digits lead = others.takeFirst();
        const QList<Meaning> meanings = meaningsOf(lead);
        for (qsizetype i = 0; i < meanings.size(); ++i) {
            Tier tier = leading(lead, meanings[i]);
            Sql &where = tier.where;
            where.text += '(' + condition(where, lead, meanings[i]) + ')';
            for (qsizetype before = 0; before < i; ++before)
                where.text += " AND NOT (" + condition(where, lead, meanings[before]) + ')';
            where.text += words(where);
            for (const Digits &other : others) {
                QByteArray any;
                for (const Meaning meaning : meaningsOf(other))
                    any += (any.isEmpty() ? "(" : " OR (") + condition(where, other, meaning) + ')';
                where.text += " AND (" + any + ')';
            }
            m_tiers.append(tier);
        }
    }

    static int span(const Digits &digits) { return digits.birthFrom.isNull() ? 0 : digits.oneDay() ? 1 : 2; }

    const SearchQuery &m_query;
    QList<Tier> m_tiers;
};

SearchTiers::SearchTiers(const SearchQuery &query) : m_tiers(Builder(query).tiers()) {}
SearchTiers::~SearchTiers() = default;
SearchTiers::SearchTiers(const SearchTiers &) = default;

namespace {

const char shown[] = "s.person, s.household, s.name_kanji, s.name_kana, s.birth, s.sex, s.dead, s.covered_until, s.head, s.town, s.symbol, s.number, s.branch,"
                     " s.namesakes, s.loose, s.kanji";
constexpr int shownColumns = 16;

/// Where a page begins: the tier, and the values of its order behind which it goes on (none: from its beginning).
struct Cursor {
    int tier = 0;
    QJsonArray after;

    QByteArray text() const { return QJsonDocument(QJsonArray{tier, after}).toJson(QJsonDocument::Compact); }
    static std::optional<Cursor> read(const QByteArray &text)
    {
        if (text.isEmpty())
            return Cursor();
        const QJsonArray array = QJsonDocument::fromJson(text).array();
        if (array.size() != 2 || !array[0].isDouble() || !array[1].isArray())
            return std::nullopt;
        return Cursor{array[0].toInt(), array[1].toArray()};
    }
};


QByteArray behindCursor(Sql &sql, const QList<QByteArray> &order, const QJsonArray &after)
{
    if (after.isEmpty())
        return {};
    QByteArray values;
    for (const auto &value : after)
        values += (values.isEmpty() ? "" : ", ") + (value.isString() ? sql.bind(value.toString()) : sql.bind(value.toInteger()));
    return " AND (" + order.join(", ") + ") > (" + values + ')';
}

QJsonArray valuesOf(const store::Statement &row, const QList<QByteArray> &order, int from)
{
    QJsonArray values;
    for (int i = 0; i < order.size(); ++i) {
        if (order[i] == "s.row" || order[i] == "w.rowid" || order[i] == "s.standing")
            values.append(row.integer(from + i));
        else
            values.append(row.text(from + i));
    }
    return values;
}

api::PersonState stateOf(const store::Statement &row, const QString &today)
{
    return row.integer(6) != 0 ? api::PersonState::Dead : row.text(7) > today ? api::PersonState::Valid : api::PersonState::Lost;
}

api::SearchRow rowOf(const store::Statement &row, const QString &today)
{
    api::SearchRow r;
    r.person = PersonId(row.text(0));
    r.household = HouseholdId(row.text(1));
    r.nameKanji = row.text(2);
    r.nameKana = row.text(3);
    const QString birth = row.text(4);
    r.birth = QDate::fromString(birth, Qt::ISODate);
    r.birthShown = domain::formatBirth(birth);
    r.sex = static_cast<api::Sex>(row.integer(5));
    r.state = stateOf(row, today);
    r.head = row.integer(8) != 0;
    r.town = row.text(9);
    r.insured = {row.text(10), row.text(11), row.text(12)};
    r.sameName = static_cast<int>(row.integer(13));
    return r;
}

} // namespace

Result<SearchTiers::Page> SearchTiers::page(store::Connection &connection, const QByteArray &start, int limit, QDate today) const
{
    MADOGUCHI_ASSIGN(const IndexState index, indexState(connection));
    const auto cursor = Cursor::read(start);
    if (!cursor || cursor->tier < 0 || cursor->tier > m_tiers.size() || (!cursor->after.isEmpty() && (cursor->tier == m_tiers.size() || cursor->after.size() != m_tiers[cursor->tier].order.size())))
        return ErrorCode::InvalidArgument;
    const QString day = today.toString(Qt::ISODate);
    Page page;
    QJsonArray after = cursor->after;
    for (int i = cursor->tier; i < m_tiers.size(); ++i, after = {}) {
        const Tier &tier = m_tiers[i];
        Sql sql = tier.where;
        const QByteArray order = tier.order.join(", ");
        QByteArray inner = tier.from(index.complete) + " WHERE " + sql.text + behindCursor(sql, tier.order, after) + " ORDER BY " + order + " LIMIT " + sql.bind(limit + 1 - static_cast<int>(page.rows.size()));
        // The rest of a row is looked up only for the rows of the page.
        sql.text = tier.direct
            ? "SELECT " + QByteArray(shown) + ", " + order + inner
            : "SELECT " + QByteArray(shown) + ", " + order + " FROM (SELECT s.standing, s.kana, s.birth, s.row" + inner
                + ") k CROSS JOIN person_search s ON s.standing = k.standing AND s.kana = k.kana AND s.birth = k.birth AND s.row = k.row ORDER BY " + order;
        MADOGUCHI_ASSIGN(auto row, connection.query(sql.text, sql.values));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                break;
            if (page.rows.size() == limit) {
                page.next = Cursor{i, after}.text();
                return page;
            }
            api::SearchRow r = rowOf(row, day);
            r.match = tier.match;
            if (r.match == Match::Inside) {
                const QString loose = row.text(14), kanji = row.text(15);
                const bool inName = std::all_of(tier.inName.begin(), tier.inName.end(), [&](const QString &word) { return loose.contains(word) || kanji.contains(word); });
                r.match = inName ? Match::Inside : Match::Address;
            }
            page.rows.append(r);
            if (page.rows.size() == limit) // where the next page would begin
                after = valuesOf(row, tier.order, shownColumns);
        }
    }
    return page;
}

Result<SearchTiers::Extent> SearchTiers::extent(store::Connection &connection, int pageRows, int mostRows) const
{
    MADOGUCHI_ASSIGN(const IndexState index, indexState(connection));
    Extent extent;
    Cursor last;
    for (int i = 0; i < m_tiers.size(); ++i) {
        const Tier &tier = m_tiers[i];
        Sql sql = tier.where;
        const QByteArray order = tier.order.join(", ");
        sql.text = "SELECT " + order + tier.from(index.complete) + " WHERE " + sql.text + " ORDER BY " + order;
        MADOGUCHI_ASSIGN(auto row, connection.query(sql.text, sql.values));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                break;
            if (extent.rows == mostRows)
                return extent;
            if (extent.rows % pageRows == 0)
                extent.starts.append(extent.rows == 0 ? QByteArray() : last.text());
            if (++extent.rows % pageRows == 0) // only the last row of a page is remembered
                last = {i, valuesOf(row, tier.order, 0)};
        }
    }
    extent.complete = true;
    return extent;
}

} // namespace madoguchi::people
