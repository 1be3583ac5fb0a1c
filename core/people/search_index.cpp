#include "people/search_index.h"

#include "domain/contact.h"
#include "domain/kana.h"
#include "domain/kanji.h"
#include "people/household_table.h"
#include "people/search_keys.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using store::Connection;
using store::Param;
using store::Transaction;

namespace {

enum Standing { Valid, Lost, Dead };
constexpr qint64 standingStep = qint64(1) << 32; ///< rows of one standing stand together in person_words
constexpr int sliceHouseholds = 1000; ///< a second or two of the writer
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

/// One line of person_search and its words.
class Lines {
public:
    Lines(Transaction &transaction, State &state) : m_transaction(transaction), m_state(state) {}

    Result<Done> put(const Member &m, const Household &h, const QString &municipality)
    {
        const QString until = isoDate(m.coveredUntil(municipality));
        const int standing = standingOf(m.dead, until, m_state.day);
        const QString kana = orEmpty(compactKana(domain::kanaKey(m.nameKana))), loose = orEmpty(looseKey(m.nameKana));
        const QString kanji = orEmpty(domain::kanjiKey(m.nameKanji)), address = orEmpty(domain::addressKey(h.address));
        const qint64 row = standing * standingStep + m_state.next++;
        MADOGUCHI_TRY(m_transaction.exec(
            "INSERT INTO person_search (standing, kana, birth, row, loose, given, kanji, written, symbol, number, branch, addressee, postal, address, person, household,"
            " name_kanji, name_kana, sex, head, town, dead, covered_until, namesakes)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, 0)",
            {standing, kana, m.birth, row, loose, orEmpty(looseKey(givenName(m.nameKana))), kanji, orEmpty(domain::writtenKey(m.nameKanji)), h.symbol, h.number, m.branch,
             m.addressee, orEmpty(domain::postalKey(h.postalCode)), address, m.person.text(), h.id.text(), m.nameKanji, m.nameKana, static_cast<int>(m.sex), m.head, h.town,
             m.dead, until}));
        MADOGUCHI_TRY(putWords(row, loose, kanji, address, m.birth));
        return countNamesakes(kana, m.birth);
    }

    Result<Done> drop(const PersonId &person)
    {
        Place place;
        {
            MADOGUCHI_ASSIGN(auto row, m_transaction.query("SELECT standing, kana, birth, row, loose, kanji, address, namesakes FROM person_search WHERE person = ?1", {person.text()}));
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                return done();
            place = {row.integer(0), row.text(1), row.text(2), row.integer(3), row.text(4), row.text(5), row.text(6), row.integer(7)};
        }
        MADOGUCHI_TRY(dropWords(place));
        MADOGUCHI_TRY(m_transaction.exec("DELETE FROM person_search WHERE standing = ?1 AND kana = ?2 AND birth = ?3 AND row = ?4",
                                         {place.standing, place.kana, place.birth, place.row}));
        return place.namesakes > 0 ? countNamesakes(place.kana, place.birth) : done();
    }

    /// The same line among those of another standing.
    Result<Done> move(const PersonId &person, int standing)
    {
        Place place;
        {
            MADOGUCHI_ASSIGN(auto row, m_transaction.query("SELECT standing, kana, birth, row, loose, kanji, address, namesakes FROM person_search WHERE person = ?1", {person.text()}));
            MADOGUCHI_TRY(row.next());
            place = {row.integer(0), row.text(1), row.text(2), row.integer(3), row.text(4), row.text(5), row.text(6), row.integer(7)};
        }
        const qint64 row = standing * standingStep + m_state.next++;
        MADOGUCHI_TRY(dropWords(place));
        MADOGUCHI_TRY(m_transaction.exec("UPDATE person_search SET standing = ?5, row = ?6 WHERE standing = ?1 AND kana = ?2 AND birth = ?3 AND row = ?4",
                                         {place.standing, place.kana, place.birth, place.row, standing, row}));
        return putWords(row, place.loose, place.kanji, place.address, place.birth);
    }

private:
    struct Place {
        qint64 standing = 0;
        QString kana, birth;
        qint64 row = 0;
        QString loose, kanji, address;
        qint64 namesakes = 0;
    };

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

Result<Done> keepNext(Transaction &transaction, const State &state)
{
    return transaction.exec("UPDATE search_state SET next = ?1", {state.next});
}

} // namespace

Result<Done> indexMembers(Transaction &transaction, const Household &household, qint64 key, const QString &municipality)
{
    MADOGUCHI_ASSIGN(State state, state(transaction.connection()));
    if (!state.built && key > state.upto)
        return done();
    Lines lines(transaction, state);
    for (const Member &member : household.members)
        MADOGUCHI_TRY(lines.put(member, household, municipality));
    return keepNext(transaction, state);
}

Result<Done> dropFromIndex(Transaction &transaction, const PersonId &person)
{
    State none; // nothing is numbered here
    return Lines(transaction, none).drop(person);
}

Result<Done> rollIndex(Transaction &transaction, QDate today)
{
    MADOGUCHI_ASSIGN(State state, state(transaction.connection()));
    const QString day = isoDate(today);
    if (day <= state.day)
        return done();
    QList<PersonId> ended;
    {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT person FROM person_search INDEXED BY person_search_ending"
                                                     " WHERE standing = 0 AND covered_until < '9999-12-31' AND covered_until <= ?1", {day}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                break;
            ended.append(PersonId(row.text(0)));
        }
    }
    Lines lines(transaction, state);
    for (const PersonId &person : ended)
        MADOGUCHI_TRY(lines.move(person, Lost));
    MADOGUCHI_TRY(keepNext(transaction, state));
    return transaction.exec("UPDATE search_state SET day = ?1", {day});
}

Result<Done> beginIndex(Transaction &transaction)
{
    MADOGUCHI_TRY(transaction.exec("DELETE FROM person_search"));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO person_words (person_words) VALUES ('delete-all')"));
    return transaction.exec("UPDATE search_state SET next = 1, built = 0, upto = 0, keys = ?1", {keyVersion});
}

namespace {

Result<journal::Backlog> backlog(Transaction &transaction, qint64 upto)
{
    MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT coalesce(max(key), 0) + 1 FROM household")); // one more: the slice that finds nothing ends it
    MADOGUCHI_TRY(row.next());
    return journal::Backlog{upto, row.integer(0)};
}

} // namespace

Result<journal::Backlog> buildIndex(Transaction &transaction, const QString &municipality)
{
    MADOGUCHI_ASSIGN(State state, state(transaction.connection()));
    if (state.keys != keyVersion) {
        MADOGUCHI_TRY(beginIndex(transaction));
        return backlog(transaction, 0);
    }
    if (state.built)
        return journal::Backlog();
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
    Lines lines(transaction, state);
    for (const auto &[key, id] : households) {
        MADOGUCHI_ASSIGN(const auto household, findHousehold(transaction.connection(), id));
        if (!household)
            return Error{ErrorCode::NotFound, {}, u"household"_s}; // read in this very transaction
        for (const Member &member : household->members)
            MADOGUCHI_TRY(lines.put(member, *household, municipality));
        state.upto = key;
    }
    const bool complete = households.size() < sliceHouseholds;
    MADOGUCHI_TRY(transaction.exec("UPDATE search_state SET next = ?1, built = ?2, upto = ?3", {state.next, complete, state.upto}));
    return complete ? journal::Backlog() : backlog(transaction, state.upto);
}

Result<IndexState> indexState(Connection &connection)
{
    MADOGUCHI_ASSIGN(const State state, state(connection));
    return IndexState{state.built && state.keys == keyVersion, QDate::fromString(state.day, Qt::ISODate)};
}

} // namespace madoguchi::people
