#include "people/household_table.h"

#include "people/answer_table.h"
#include "people/search_index.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using store::Connection;
using store::Transaction;

const journal::SharedTable householdTable{"household", "SELECT version, confirmed FROM household WHERE id = ?1",
                                 "UPDATE household SET confirmed = ?2 WHERE id = ?1", "DELETE FROM household WHERE id = ?1"};

namespace {

QDate day(const QString &iso)
{
    return QDate::fromString(iso, Qt::ISODate);
}

/// The members of a household have theirs beside each other: one look for all.
Result<Done> loadEligibility(Connection &connection, qint64 home, Household &household)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT id, municipality, prefecture_from, prefecture_from_reason, prefecture_until, prefecture_until_reason,"
        " municipal_from, municipal_from_reason, municipal_until, municipal_until_reason, notified_on, previous_municipality, inherited, verdict,"
        " verdict_days, superseded, position, end_notified_on, next_municipality, superseded_reason, answered_at FROM eligibility WHERE home = ?1 ORDER BY position, municipal_from, id", {home}));
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
        e.endNotifiedOn = day(row.text(17));
        e.nextMunicipality = row.text(18);
        e.supersededReason = row.text(19);
        if (const qint64 answeredAt = row.integer(20); answeredAt != 0)
            e.answeredAt = QDateTime::fromMSecsSinceEpoch(answeredAt, Qt::UTC);
        if (const qint64 position = row.integer(16); position < household.members.size())
            household.members[position].eligibility.append(e);
    }
}

Result<Done> loadCertificates(Connection &connection, qint64 home, Household &household)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT kind, issued_on, valid_until, return_due_since, returned_on, position FROM certificate WHERE home = ?1"
        " ORDER BY position, ordinal", {home}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            return done();
        const domain::InsuranceCertificate c{static_cast<domain::InsuranceCertificate::Kind>(row.integer(0)), day(row.text(1)), day(row.text(2)), day(row.text(3)), day(row.text(4))};
        if (const qint64 position = row.integer(5); position < household.members.size())
            household.members[position].certificates.append(c);
    }
}

Result<Done> loadMembers(Connection &connection, qint64 home, Household &household)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT id, addressee, name_kanji, name_kana, birth, birth_unknown, sex, relation, head, insured, dead,"
        " branch, federation_id, history FROM person WHERE home = ?1 ORDER BY position", {home}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            break;
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
        m.history = static_cast<int>(row.integer(13));
        household.members.append(m);
    }
    MADOGUCHI_TRY(loadEligibility(connection, home, household));
    MADOGUCHI_TRY(takeOverAnswers(connection, home, household));
    return loadCertificates(connection, home, household);
}

Result<Done> removeMembers(Transaction &transaction, qint64 home)
{
    QList<Member> members;
    {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT id, name_kana, birth FROM person WHERE home = ?1", {home}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                break;
            Member &m = members.emplaceBack();
            m.person = PersonId(row.text(0));
            m.nameKana = row.text(1);
            m.birth = row.text(2);
        }
    }
    for (const Member &m : members)
        MADOGUCHI_TRY(dropFromIndex(transaction, m.person, m.nameKana, m.birth));
    MADOGUCHI_TRY(transaction.exec("DELETE FROM certificate WHERE home = ?1", {home}));
    MADOGUCHI_TRY(transaction.exec("DELETE FROM eligibility WHERE home = ?1", {home}));
    return transaction.exec("DELETE FROM person WHERE home = ?1", {home});
}

/// Somebody who was in another household so far is in this one now.
Result<Done> removeElsewhere(Transaction &transaction, const PersonId &person)
{
    qint64 home = 0, position = 0;
    QString nameKana, birth;
    {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT home, position, name_kana, birth FROM person WHERE id = ?1", {person.text()}));
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            return done();
        home = row.integer(0);
        position = row.integer(1);
        nameKana = row.text(2);
        birth = row.text(3);
    }
    MADOGUCHI_TRY(dropFromIndex(transaction, person, nameKana, birth));
    MADOGUCHI_TRY(transaction.exec("DELETE FROM certificate WHERE home = ?1 AND position = ?2", {home, position}));
    MADOGUCHI_TRY(transaction.exec("DELETE FROM eligibility WHERE home = ?1 AND position = ?2", {home, position}));
    return transaction.exec("DELETE FROM person WHERE home = ?1 AND position = ?2", {home, position});
}

/// Where a member's rows stand.
struct Place {
    qint64 home = 0;
    int position = 0;
};

Result<Done> insertEligibility(Transaction &transaction, const Eligibility &e, const Place &place, qint64 version, const QString &actor)
{
    return transaction.exec("INSERT INTO eligibility (id, home, position, municipality, prefecture_from, prefecture_from_reason, prefecture_until,"
        " prefecture_until_reason, municipal_from, municipal_from_reason, municipal_until, municipal_until_reason, notified_on, previous_municipality,"
        " inherited, verdict, verdict_days, superseded, version, actor, end_notified_on, next_municipality, superseded_reason,"
        " answered_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
        {e.id, place.home, place.position, e.municipality, isoDate(e.prefecture.from), e.prefectureFromReason, isoDate(e.prefecture.until), e.prefectureUntilReason,
         isoDate(e.municipal.from), e.municipalFromReason, isoDate(e.municipal.until), e.municipalUntilReason, isoDate(e.notifiedOn), e.previousMunicipality,
         e.inherited, verdictCode(e.verdict), e.verdictDays, e.superseded, version, actor, isoDate(e.endNotifiedOn), orEmpty(e.nextMunicipality), orEmpty(e.supersededReason),
         e.answeredAt.isValid() ? e.answeredAt.toMSecsSinceEpoch() : 0});
}

Result<Done> insertCertificate(Transaction &transaction, const domain::InsuranceCertificate &c, qsizetype ordinal, const Place &place, qint64 version, const QString &actor)
{
    return transaction.exec("INSERT INTO certificate (home, position, ordinal, kind, issued_on, valid_until, return_due_since, returned_on, version, actor)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        {place.home, place.position, ordinal, static_cast<int>(c.kind), isoDate(c.issuedOn), isoDate(c.validUntil), isoDate(c.returnDueSince), isoDate(c.returnedOn),
         version, actor});
}

Result<Done> insertMember(Transaction &transaction, const Member &m, const Place &place, qint64 version, const QString &actor)
{
    MADOGUCHI_TRY(removeElsewhere(transaction, m.person));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO person (home, position, id, addressee, name_kanji, name_kana, birth, birth_unknown, sex, relation,"
        " head, insured, dead, branch, federation_id, version, actor, history)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
        {place.home, place.position, m.person.text(), m.addressee, m.nameKanji, m.nameKana, m.birth, m.birthUnknown, static_cast<int>(m.sex), m.relation,
         m.head, m.insured, m.dead, m.branch, m.federationId, version, actor, m.history}));
    for (const Eligibility &e : m.eligibility)
        MADOGUCHI_TRY(insertEligibility(transaction, e, place, version, actor));
    for (qsizetype ordinal = 0; ordinal < m.certificates.size(); ++ordinal)
        MADOGUCHI_TRY(insertCertificate(transaction, m.certificates[ordinal], ordinal, place, version, actor));
    return done();
}

} // namespace

int verdictCode(api::Verdict verdict)
{
    return verdict == api::Verdict::PartnerMissing ? static_cast<int>(domain::Continuity::PartnerMissing) : static_cast<int>(verdict);
}

api::Verdict verdictFrom(qint64 code)
{
    return code == static_cast<int>(domain::Continuity::PartnerMissing) ? api::Verdict::PartnerMissing : static_cast<api::Verdict>(code);
}

Result<std::optional<Household>> findHousehold(Connection &connection, const HouseholdId &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT household_number, symbol, number, nominal_head, postal_code, address, town, phone, version, key, history, last_branch"
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
    h.phone = row.text(7);
    h.version = row.integer(8);
    h.history = static_cast<int>(row.integer(10));
    h.lastBranch = static_cast<int>(row.integer(11));
    MADOGUCHI_TRY(loadMembers(connection, row.integer(9), h));
    return std::optional<Household>(std::move(h));
}

Result<Done> storeHousehold(Transaction &transaction, const Household &h, const QString &municipality, const QString &actor, qint64 confirmed)
{
    qint64 home = 0;
    {
        MADOGUCHI_ASSIGN(auto row, transaction.query("INSERT INTO household (id, household_number, symbol, number, nominal_head, postal_code, address, town, version, confirmed,"
            " actor, phone, history, last_branch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT (id) DO UPDATE SET household_number = ?2, symbol = ?3, number = ?4,"
            " nominal_head = ?5, postal_code = ?6, address = ?7, town = ?8, version = ?9, confirmed = max(confirmed, ?10), actor = ?11, phone = ?12, history = ?13, last_branch = ?14 RETURNING key",
            {h.id.text(), h.householdNumber, h.symbol, h.number, h.nominalHead, h.postalCode, h.address, h.town, h.version, confirmed, actor, h.phone, h.history, h.lastBranch}));
        MADOGUCHI_TRY(row.next());
        home = row.integer(0);
        MADOGUCHI_TRY(row.next()); // to its end: a statement that returns rows has done its work only then
    }
    MADOGUCHI_TRY(removeMembers(transaction, home));
    for (int i = 0; i < h.members.size(); ++i)
        MADOGUCHI_TRY(insertMember(transaction, h.members[i], {home, i}, h.version, actor));
    return indexMembers(transaction, h, home, municipality);
}

Result<Done> eraseMembers(Transaction &transaction, const HouseholdId &id)
{
    qint64 home = 0;
    QStringList addressees;
    {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT h.key, p.addressee FROM household h LEFT JOIN person p ON p.home = h.key WHERE h.id = ?1", {id.text()}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                break;
            home = row.integer(0);
            addressees.append(row.text(1));
        }
    }
    MADOGUCHI_TRY(removeMembers(transaction, home));
    for (const QString &addressee : std::as_const(addressees))
        MADOGUCHI_TRY(dropAnswersAbout(transaction, addressee));
    return done();
}

Result<std::optional<Household>> householdByNumber(Connection &connection, const QString &householdNumber)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT id FROM household WHERE household_number = ?1 LIMIT 1", {householdNumber}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    return there ? findHousehold(connection, HouseholdId(row.text(0))) : std::optional<Household>();
}

Result<std::optional<HouseholdId>> householdOfAddressee(Connection &connection, const QString &addressee, const QString &municipality)
{
    // From the rows themselves: the search index may still be building.
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT h.id FROM person p JOIN household h ON h.key = p.home"
        " LEFT JOIN eligibility e ON e.home = p.home AND e.position = p.position AND e.municipality = ?2 AND e.superseded = 0 WHERE p.addressee = ?1 GROUP BY p.id ORDER BY max(CASE e.municipal_until WHEN '' THEN '9999-12-31' ELSE e.municipal_until END) DESC LIMIT 1",
        {addressee, municipality}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    return there ? std::optional(HouseholdId(row.text(0))) : std::nullopt;
}

Result<bool> isCovered(Connection &connection, const QString &addressee, const QString &municipality, QDate on)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT 1 FROM person p JOIN eligibility e ON e.home = p.home AND e.position = p.position AND e.municipality = ?2 AND e.superseded = 0"
        " WHERE p.addressee = ?1 AND p.dead = 0 AND (e.municipal_until = '' OR e.municipal_until > ?3) LIMIT 1", {addressee, municipality, isoDate(on)}));
    return row.next();
}

} // namespace madoguchi::people
