#include "people/household_table.h"

#include "people/search_index.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using store::Connection;
using store::Transaction;

const SharedTable householdTable{"household", "SELECT version, confirmed FROM household WHERE id = ?1",
                                 "UPDATE household SET confirmed = ?2 WHERE id = ?1"};

namespace {

QDate day(const QString &iso)
{
    return QDate::fromString(iso, Qt::ISODate);
}

int verdictCode(api::Verdict verdict)
{
    return verdict == api::Verdict::PartnerMissing ? static_cast<int>(domain::Continuity::PartnerMissing) : static_cast<int>(verdict);
}

api::Verdict verdictFrom(qint64 code)
{
    return code == static_cast<int>(domain::Continuity::PartnerMissing) ? api::Verdict::PartnerMissing : static_cast<api::Verdict>(code);
}

Result<Done> loadEligibility(Connection &connection, Member &member)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT id, municipality, prefecture_from, prefecture_from_reason, prefecture_until, prefecture_until_reason,"
        " municipal_from, municipal_from_reason, municipal_until, municipal_until_reason, notified_on, previous_municipality, inherited, verdict,"
        " verdict_days, superseded FROM eligibility WHERE person = ?1 ORDER BY municipal_from, id", {member.person.text()}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            return done();
        Eligibility e;
        e.id = row.text(0);
        e.municipality = row.text(1);
        e.prefecture = {day(row.text(2)), day(row.text(4))};
        e.prefectureFromReason = row.text(3);
        e.prefectureUntilReason = row.text(5);
        e.municipal = {day(row.text(6)), day(row.text(8))};
        e.municipalFromReason = row.text(7);
        e.municipalUntilReason = row.text(9);
        e.notifiedOn = day(row.text(10));
        e.previousMunicipality = row.text(11);
        e.inherited = row.integer(12) != 0;
        e.verdict = verdictFrom(row.integer(13));
        e.verdictDays = static_cast<int>(row.integer(14));
        e.superseded = row.integer(15) != 0;
        member.eligibility.append(e);
    }
}

Result<Done> loadMembers(Connection &connection, Household &household)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT id, addressee, name_kanji, name_kana, birth, birth_unknown, sex, relation, head, insured, dead,"
        " branch, federation_id FROM person WHERE household = ?1 ORDER BY position", {household.id.text()}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            return done();
        Member m;
        m.person = PersonId(row.text(0));
        m.addressee = row.text(1);
        m.nameKanji = row.text(2);
        m.nameKana = row.text(3);
        m.birth = row.text(4);
        m.birthUnknown = row.integer(5) != 0;
        m.sex = static_cast<api::Sex>(row.integer(6));
        m.relation = row.text(7);
        m.head = row.integer(8) != 0;
        m.insured = row.integer(9) != 0;
        m.dead = row.integer(10) != 0;
        m.branch = row.text(11);
        m.federationId = row.text(12);
        MADOGUCHI_TRY(loadEligibility(connection, m));
        household.members.append(m);
    }
}

Result<Done> removePerson(Transaction &transaction, const PersonId &person)
{
    MADOGUCHI_TRY(transaction.exec("DELETE FROM eligibility WHERE person = ?1", {person.text()}));
    MADOGUCHI_TRY(dropFromIndex(transaction, person));
    return transaction.exec("DELETE FROM person WHERE id = ?1", {person.text()});
}

Result<Done> removePersons(Transaction &transaction, const HouseholdId &household)
{
    QList<PersonId> members;
    {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT id FROM person WHERE household = ?1", {household.text()}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                break;
            members.append(PersonId(row.text(0)));
        }
    }
    for (const PersonId &member : members)
        MADOGUCHI_TRY(removePerson(transaction, member));
    return done();
}

Result<Done> insertEligibility(Transaction &transaction, const Eligibility &e, const PersonId &person, qint64 version, const QString &actor)
{
    return transaction.exec("INSERT INTO eligibility (id, person, municipality, prefecture_from, prefecture_from_reason, prefecture_until,"
        " prefecture_until_reason, municipal_from, municipal_from_reason, municipal_until, municipal_until_reason, notified_on, previous_municipality,"
        " inherited, verdict, verdict_days, superseded, version, actor)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        {e.id, person.text(), e.municipality, isoDate(e.prefecture.from), e.prefectureFromReason, isoDate(e.prefecture.until), e.prefectureUntilReason,
         isoDate(e.municipal.from), e.municipalFromReason, isoDate(e.municipal.until), e.municipalUntilReason, isoDate(e.notifiedOn), e.previousMunicipality,
         e.inherited, verdictCode(e.verdict), e.verdictDays, e.superseded, version, actor});
}

Result<Done> insertMember(Transaction &transaction, const Member &m, int position, const Household &household, const QString &actor)
{
    MADOGUCHI_TRY(removePerson(transaction, m.person)); // somebody who was in another household so far
    MADOGUCHI_TRY(transaction.exec("INSERT INTO person (id, household, position, addressee, name_kanji, name_kana, birth, birth_unknown, sex, relation,"
        " head, insured, dead, branch, federation_id, version, actor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        {m.person.text(), household.id.text(), position, m.addressee, m.nameKanji, m.nameKana, m.birth, m.birthUnknown, static_cast<int>(m.sex), m.relation,
         m.head, m.insured, m.dead, m.branch, m.federationId, household.version, actor}));
    for (const Eligibility &e : m.eligibility)
        MADOGUCHI_TRY(insertEligibility(transaction, e, m.person, household.version, actor));
    return done();
}

} // namespace

Result<std::optional<Household>> findHousehold(Connection &connection, const HouseholdId &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT household_number, symbol, number, nominal_head, postal_code, address, town, version"
        " FROM household WHERE id = ?1", {id.text()}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    if (!there)
        return std::optional<Household>();
    Household h;
    h.id = id;
    h.householdNumber = row.text(0);
    h.symbol = row.text(1);
    h.number = row.text(2);
    h.nominalHead = row.integer(3) != 0;
    h.postalCode = row.text(4);
    h.address = row.text(5);
    h.town = row.text(6);
    h.version = row.integer(7);
    MADOGUCHI_TRY(loadMembers(connection, h));
    return std::optional<Household>(std::move(h));
}

Result<Done> storeHousehold(Transaction &transaction, const Household &h, const QString &municipality, const QString &actor, qint64 confirmed)
{
    MADOGUCHI_TRY(removePersons(transaction, h.id));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO household (id, household_number, symbol, number, nominal_head, postal_code, address, town, version, confirmed,"
        " actor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET household_number = ?2, symbol = ?3, number = ?4,"
        " nominal_head = ?5, postal_code = ?6, address = ?7, town = ?8, version = ?9, confirmed = max(confirmed, ?10), actor = ?11",
        {h.id.text(), h.householdNumber, h.symbol, h.number, h.nominalHead, h.postalCode, h.address, h.town, h.version, confirmed, actor}));
    for (int i = 0; i < h.members.size(); ++i)
        MADOGUCHI_TRY(insertMember(transaction, h.members[i], i, h, actor));
    return indexMembers(transaction, h, municipality);
}

Result<std::optional<HouseholdId>> householdOfAddressee(Connection &connection, const QString &addressee, const QString &municipality)
{
    // From the rows themselves: the search index may still be building.
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT p.household FROM person p LEFT JOIN eligibility e ON e.person = p.id AND e.municipality = ?2 AND e.superseded = 0"
        " WHERE p.addressee = ?1 GROUP BY p.id ORDER BY max(CASE e.municipal_until WHEN '' THEN '9999-12-31' ELSE e.municipal_until END) DESC LIMIT 1",
        {addressee, municipality}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    return there ? std::optional(HouseholdId(row.text(0))) : std::nullopt;
}

Result<bool> isCovered(Connection &connection, const QString &addressee, const QString &municipality, QDate on)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT 1 FROM person p JOIN eligibility e ON e.person = p.id AND e.municipality = ?2 AND e.superseded = 0"
        " WHERE p.addressee = ?1 AND p.dead = 0 AND (e.municipal_until = '' OR e.municipal_until > ?3) LIMIT 1", {addressee, municipality, isoDate(on)}));
    return row.next();
}

} // namespace madoguchi::people
