#include "people/search_index.h"

#include "domain/contact.h"
#include "domain/kana.h"
#include "domain/kanji.h"
#include "people/household_table.h"
#include "people/search_keys.h"

#include <algorithm>
#include <set>

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using store::Connection;
using store::Param;
using store::Transaction;

namespace {

enum Standing { Valid, Lost, Dead };
constexpr qint64 standingStep = qint64(1) << 32; ///< rows of one standing stand together in person_words
constexpr int sliceHouseholds = 8000; ///< a second of the writer
/// One more whenever domain/kana, domain/kanji, domain/contact or resources/folding make another key of the same text.
constexpr int keyVersion = 1;

struct State {
    qint64 keys = 0;
    QString day;
    qint64 next = 0;
    bool built = false;
    qint64 upto = 0; ///< household.key
};

Result<State> state(Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT day, next, built, upto, keys FROM search_state"));
    MADOGUCHI_TRY(row.next());
    return State{row.integer(4), row.text(0), row.integer(1), row.integer(2) != 0, row.integer(3)};
}

int standingOf(bool dead, const QString &coveredUntil, const QString &day)
{
    return dead ? Dead : coveredUntil > day ? Valid : Lost;
}

/// What follows the surname; empty if the name is written in one piece.
QString givenName(const QString &kana)
{
    const QString plain = kana.simplified(); // ideographic spaces too
    const qsizetype at = plain.indexOf(u' ');
    return at < 0 ? u""_s : plain.sliced(at + 1);
}

QString looseKey(const QString &kana)
{
    return compactKana(domain::looseKanaKey(kana));
}

/// One line of person_search.
struct Line {
    int standing = 0;
    QString kana, birth, loose, given, kanji, written, symbol, number, branch, addressee, postal, phone, address, person, household, nameKanji, nameKana;
    api::Sex sex{};
    bool head = false, dead = false;
    QString town, until;

    friend bool operator<(const Line &a, const Line &b) { return std::tie(a.standing, a.kana, a.birth) < std::tie(b.standing, b.kana, b.birth); }
};

Line lineOf(const Member &m, const Household &h, const QString &municipality, const QString &day)
{
    Line line;
    line.until = isoDate(m.coveredUntil(municipality));
    line.standing = standingOf(m.dead, line.until, day);
    line.kana = orEmpty(compactKana(domain::kanaKey(m.nameKana)));
    line.birth = m.birth;
    line.loose = orEmpty(looseKey(m.nameKana));
    line.given = orEmpty(looseKey(givenName(m.nameKana)));
    line.kanji = orEmpty(domain::kanjiKey(m.nameKanji));
    line.written = orEmpty(domain::writtenKey(m.nameKanji));
    line.symbol = h.symbol;
    line.number = h.number;
    line.branch = m.branch;
    line.addressee = m.addressee;
    line.postal = orEmpty(domain::postalKey(h.postalCode));
    line.phone = orEmpty(domain::phoneKey(h.phone));
    line.address = orEmpty(domain::addressKey(h.address));
    line.person = m.person.text();
    line.household = h.id.text();
    line.nameKanji = m.nameKanji;
    line.nameKana = m.nameKana;
    line.sex = m.sex;
    line.head = m.head;
    line.dead = m.dead;
    line.town = h.town;
    return line;
}

/// Writes both tables.
class Lines {
public:
    Lines(Transaction &transaction, State &state) : m_transaction(transaction), m_state(state) {}

    /// In the order of the tables: both only append, then, to each page that they touch.
    Result<Done> put(std::vector<Line> lines)
    {
        std::stable_sort(lines.begin(), lines.end());
        for (const Line &l : lines) {
            const qint64 row = l.standing * standingStep + m_state.next++;
            MADOGUCHI_TRY(m_transaction.exec(
                "INSERT INTO person_search (standing, kana, birth, row, loose, given, kanji, written, symbol, number, branch, addressee, postal, address, person, household,"
                " name_kanji, name_kana, sex, head, town, dead, covered_until, namesakes, phone)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, 0, ?24)",
                {l.standing, l.kana, l.birth, row, l.loose, l.given, l.kanji, l.written, l.symbol, l.number, l.branch, l.addressee, l.postal, l.address, l.person, l.household,
                 l.nameKanji, l.nameKana, static_cast<int>(l.sex), l.head, l.town, l.dead, l.until, l.phone}));
            MADOGUCHI_TRY(putWords(row, l.loose, l.kanji, l.address, l.birth));
        }
        for (const Line &l : lines)
            MADOGUCHI_TRY(countNamesakes(l.kana, l.birth));
        return done();
    }

    /// `kana` and `birth` are the keys that the person stands under.
    Result<Done> drop(const PersonId &person, const QString &kana, const QString &birth)
    {
        Place place;
        {
            MADOGUCHI_ASSIGN(auto row, m_transaction.query("SELECT standing, kana, birth, row, loose, kanji, address, namesakes FROM person_search"
                                                           " WHERE standing IN (0, 1, 2) AND kana = ?1 AND birth = ?2 AND person = ?3", {kana, birth, person.text()}));
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                return done();
            place = placeOf(row);
        }
        MADOGUCHI_TRY(dropWords(place));
        MADOGUCHI_TRY(m_transaction.exec("DELETE FROM person_search WHERE standing = ?1 AND kana = ?2 AND birth = ?3 AND row = ?4",
                                         {place.standing, place.kana, place.birth, place.row}));
        return place.namesakes > 0 ? countNamesakes(place.kana, place.birth) : done();
    }

    /// Whose cover has ended stands among the lost from now on.
    Result<Done> moveEnded(const QString &day)
    {
        QList<Place> ended;
        {
            const QByteArray index = m_state.built ? "INDEXED BY person_search_ending " : "";
            MADOGUCHI_ASSIGN(auto row, m_transaction.query("SELECT standing, kana, birth, row, loose, kanji, address, namesakes FROM person_search " + index
                                                           + "WHERE standing = 0 AND covered_until < '9999-12-31' AND covered_until <= ?1", {day}));
            for (;;) {
                MADOGUCHI_ASSIGN(const bool there, row.next());
                if (!there)
                    break;
                ended.append(placeOf(row));
            }
        }
        for (const Place &place : ended) {
            const qint64 row = Lost * standingStep + m_state.next++;
            MADOGUCHI_TRY(dropWords(place));
            MADOGUCHI_TRY(m_transaction.exec("UPDATE person_search SET standing = ?5, row = ?6 WHERE standing = ?1 AND kana = ?2 AND birth = ?3 AND row = ?4",
                                             {place.standing, place.kana, place.birth, place.row, Lost, row}));
            MADOGUCHI_TRY(putWords(row, place.loose, place.kanji, place.address, place.birth));
        }
        return done();
    }

    /// Of everybody at once.
    Result<Done> countAllNamesakes()
    {
        std::set<std::pair<QString, QString>> several; // in the order of the table
        {
            MADOGUCHI_ASSIGN(auto row, m_transaction.query("SELECT birth, loose, kana FROM person_search INDEXED BY person_search_by_birth ORDER BY birth, loose"));
            QString birth, loose;
            QStringList alike;
            for (;;) {
                MADOGUCHI_ASSIGN(const bool there, row.next());
                if (!there)
                    break;
                const QString kana = row.text(2);
                if (row.text(0) != birth || row.text(1) != loose) {
                    birth = row.text(0);
                    loose = row.text(1);
                    alike.clear();
                }
                if (alike.contains(kana))
                    several.emplace(kana, birth);
                alike.append(kana);
            }
        }
        for (const auto &[kana, birth] : several)
            MADOGUCHI_TRY(countNamesakes(kana, birth));
        return done();
    }

private:
    struct Place {
        qint64 standing = 0;
        QString kana, birth;
        qint64 row = 0;
        QString loose, kanji, address;
        qint64 namesakes = 0;
    };
    static Place placeOf(const store::Statement &row)
    {
        return {row.integer(0), row.text(1), row.text(2), row.integer(3), row.text(4), row.text(5), row.text(6), row.integer(7)};
    }

    static QString words(const QString &loose, const QString &kanji, const QString &address, const QString &birth)
    {
        return (pairsOf(expandKana(loose)) + pairsOf(kanji) + pairsOf(address) + QStringList(yearWord(birth))).join(u' ');
    }
    Result<Done> putWords(qint64 row, const QString &loose, const QString &kanji, const QString &address, const QString &birth)
    {
        return m_transaction.exec("INSERT INTO person_words (rowid, words) VALUES (?1, ?2)", {row, words(loose, kanji, address, birth)});
    }
    /// A table without content must be told what it held.
    Result<Done> dropWords(const Place &place)
    {
        return m_transaction.exec("INSERT INTO person_words (person_words, rowid, words) VALUES ('delete', ?1, ?2)", {place.row, words(place.loose, place.kanji, place.address, place.birth)});
    }
    Result<Done> countNamesakes(const QString &kana, const QString &birth)
    {
        if (!m_state.built)
            return done(); // countAllNamesakes() ends the build
        qint64 same = 0;
        {
            MADOGUCHI_ASSIGN(auto row, m_transaction.query("SELECT count(*), max(namesakes), min(namesakes) FROM person_search WHERE standing IN (0, 1, 2) AND kana = ?1 AND birth = ?2",
                                                           {kana, birth}));
            MADOGUCHI_TRY(row.next());
            same = row.integer(0);
            if (same == 0 || (row.integer(1) == same - 1 && row.integer(2) == same - 1))
                return done();
        }
        return m_transaction.exec("UPDATE person_search SET namesakes = ?3 WHERE standing IN (0, 1, 2) AND kana = ?1 AND birth = ?2", {kana, birth, same - 1});
    }

    Transaction &m_transaction;
    State &m_state;
};

/// Of the tables as this program writes them: rows under keys of another version are of no use to anybody.
Result<State> stateToWrite(Transaction &transaction)
{
    MADOGUCHI_ASSIGN(const State found, state(transaction.connection()));
    if (found.keys == keyVersion)
        return found;
    MADOGUCHI_TRY(beginIndex(transaction));
    return state(transaction.connection());
}

struct LaterIndex {
    QByteArray name, sql;
    bool made = false;
};

Result<QList<LaterIndex>> laterIndexes(Transaction &transaction)
{
    QList<LaterIndex> list;
    MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT name, sql, made FROM search_index_later ORDER BY made DESC, name"));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            return list;
        list.append({row.text(0).toUtf8(), row.text(1).toUtf8(), row.integer(2) != 0});
    }
}

Result<Done> keepNext(Transaction &transaction, const State &state)
{
    return transaction.exec("UPDATE search_state SET next = ?1", {state.next});
}

} // namespace

Result<Done> indexMembers(Transaction &transaction, const Household &household, qint64 key, const QString &municipality)
{
    MADOGUCHI_ASSIGN(State state, stateToWrite(transaction));
    if (!state.built && key > state.upto)
        return done();
    std::vector<Line> lines;
    for (const Member &member : household.members)
        lines.push_back(lineOf(member, household, municipality, state.day));
    MADOGUCHI_TRY(Lines(transaction, state).put(std::move(lines)));
    return keepNext(transaction, state);
}

Result<Done> dropFromIndex(Transaction &transaction, const PersonId &person, const QString &nameKana, const QString &birth)
{
    MADOGUCHI_ASSIGN(State state, stateToWrite(transaction));
    return Lines(transaction, state).drop(person, orEmpty(compactKana(domain::kanaKey(nameKana))), birth);
}

Result<int> namesakesOf(Connection &connection, const QString &nameKana, const QString &birth)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT count(*) FROM person_search WHERE standing IN (0, 1, 2) AND kana = ?1 AND birth = ?2",
                                                {orEmpty(compactKana(domain::kanaKey(nameKana))), birth}));
    MADOGUCHI_TRY(row.next());
    return std::max(0, static_cast<int>(row.integer(0)) - 1);
}

Result<Done> rollIndex(Transaction &transaction, QDate today)
{
    MADOGUCHI_ASSIGN(State state, state(transaction.connection()));
    const QString day = isoDate(today);
    if (day <= state.day)
        return done();
    MADOGUCHI_TRY(Lines(transaction, state).moveEnded(day));
    MADOGUCHI_TRY(keepNext(transaction, state));
    return transaction.exec("UPDATE search_state SET day = ?1", {day});
}

Result<Done> beginIndex(Transaction &transaction)
{
    MADOGUCHI_TRY(transaction.exec("DELETE FROM person_search"));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO person_words (person_words) VALUES ('delete-all')"));
    // Each of them would be written all over with each slice; made from the finished table it is written once, in order.
    MADOGUCHI_TRY(transaction.exec("INSERT INTO search_index_later (name, sql, made) SELECT name, sql, 1 FROM sqlite_schema"
                                   " WHERE type = 'index' AND tbl_name = 'person_search' AND sql LIKE 'CREATE INDEX %' ON CONFLICT (name) DO NOTHING"));
    MADOGUCHI_ASSIGN(const auto indexes, laterIndexes(transaction));
    for (const LaterIndex &index : indexes)
        MADOGUCHI_TRY(transaction.exec("DROP INDEX IF EXISTS " + index.name));
    MADOGUCHI_TRY(transaction.exec("UPDATE search_index_later SET made = 0"));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO person_words (person_words, rank) VALUES ('automerge', 0)"));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO person_words (person_words, rank) VALUES ('hashsize', 16777216)"));
    return transaction.exec("UPDATE search_state SET next = 1, built = 0, upto = 0, keys = ?1", {keyVersion});
}

namespace {

/// The next slice of households; false: none is left.
Result<bool> buildSlice(Transaction &transaction, State &state, const QString &municipality)
{
    QList<std::pair<qint64, HouseholdId>> households;
    {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT key, id FROM household WHERE key > ?1 ORDER BY key LIMIT ?2", {state.upto, sliceHouseholds}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                break;
            households.emplaceBack(row.integer(0), HouseholdId(row.text(1)));
        }
    }
    std::vector<Line> lines;
    for (const auto &[key, id] : households) {
        MADOGUCHI_ASSIGN(const auto household, findHousehold(transaction.connection(), id));
        if (!household)
            return Error{ErrorCode::NotFound, {}, u"household"_s}; // read in this very transaction
        for (const Member &member : household->members)
            lines.push_back(lineOf(member, *household, municipality, state.day));
        state.upto = key;
    }
    MADOGUCHI_TRY(Lines(transaction, state).put(std::move(lines)));
    return !households.isEmpty();
}

Result<Done> finish(Transaction &transaction, State &state)
{
    MADOGUCHI_TRY(transaction.exec("DELETE FROM search_index_later"));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO person_words (person_words) VALUES ('optimize')"));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO person_words (person_words, rank) VALUES ('automerge', 4)"));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO person_words (person_words, rank) VALUES ('hashsize', 1048576)"));
    state.built = true;
    return Lines(transaction, state).countAllNamesakes();
}

/// The lines stand for two thirds of the work, the indexes for the rest.
Result<journal::Backlog> backlog(Transaction &transaction, const State &state)
{
    MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT coalesce(max(key), 0), (SELECT count(*) FROM search_index_later), (SELECT count(*) FROM search_index_later WHERE made)"
                                                 " FROM household"));
    MADOGUCHI_TRY(row.next());
    const qint64 households = row.integer(0), indexes = households / 2 * row.integer(2) / (row.integer(1) + 1);
    return journal::Backlog{state.upto + indexes, households + households / 2 + 1};
}

} // namespace

Result<journal::Backlog> buildIndex(Transaction &transaction, const QString &municipality)
{
    MADOGUCHI_ASSIGN(State state, stateToWrite(transaction));
    if (state.built)
        return journal::Backlog();
    MADOGUCHI_ASSIGN(const bool sliced, buildSlice(transaction, state, municipality));
    if (!sliced) {
        MADOGUCHI_ASSIGN(const auto indexes, laterIndexes(transaction));
        const auto next = std::find_if(indexes.begin(), indexes.end(), [](const LaterIndex &index) { return !index.made; });
        if (next == indexes.end()) {
            MADOGUCHI_TRY(finish(transaction, state));
        } else {
            MADOGUCHI_TRY(transaction.exec(next->sql));
            MADOGUCHI_TRY(transaction.exec("UPDATE search_index_later SET made = 1 WHERE name = ?1", {QString::fromUtf8(next->name)}));
        }
    }
    MADOGUCHI_TRY(transaction.exec("UPDATE search_state SET next = ?1, built = ?2, upto = ?3", {state.next, state.built, state.upto}));
    return state.built ? journal::Backlog() : backlog(transaction, state);
}

Result<IndexState> indexState(Connection &connection)
{
    MADOGUCHI_ASSIGN(const State state, state(connection));
    return IndexState{state.built && state.keys == keyVersion, QDate::fromString(state.day, Qt::ISODate)};
}

} // namespace madoguchi::people
