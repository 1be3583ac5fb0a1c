#include "people/register_record.h"

#include "base/body_reader.h"
#include "domain/kana.h"
#include "domain/municipality.h"
#include "domain/wareki.h"
#include "people/household.h"

#include <QJsonDocument>

namespace madoguchi::people {

using namespace Qt::StringLiterals;

const journal::SharedTable registerTable{"register", "SELECT version, confirmed FROM register_record WHERE id = ?1",
                                "UPDATE register_record SET confirmed = ?2 WHERE id = ?1", "DELETE FROM register_record WHERE id = ?1"};

namespace {

constexpr int nameLength = 100, addressLength = 200, maximumPersons = 100, maximumProposals = 200;

const QStringList &eventWords() ///< in the order of the enumeration
{
    static const QStringList words{u"moved-in"_s, u"born"_s, u"died"_s, u"moved-out"_s};
    return words;
}
domain::RegisterEvent eventOf(const QString &word) { return static_cast<domain::RegisterEvent>(std::max<qsizetype>(0, eventWords().indexOf(word))); }
QString wordOf(domain::RegisterEvent event) { return eventWords().at(static_cast<int>(event)); }

RegisterRecord::Person readPerson(BodyReader &reader)
{
    RegisterRecord::Person p;
    p.addressee = reader.digits("addressee"_L1, 15, BodyReader::Required);
    p.nameKanji = reader.words("nameKanji"_L1, nameLength, BodyReader::Required);
    p.nameKana = reader.words("nameKana"_L1, nameLength);
    p.birth = reader.words("birth"_L1, 10);
    p.birthUnknown = reader.boolean("birthUnknown"_L1);
    if (!isBirth(p.birth, p.birthUnknown))
        reader.fault("birth"_L1);
    const qint64 sex = reader.integer("sex"_L1, 1, 9);
    if (sex != 1 && sex != 2 && sex != 9)
        reader.fault("sex"_L1);
    p.sex = static_cast<api::Sex>(sex);
    p.relation = reader.words("relation"_L1, 20);
    p.head = reader.boolean("head"_L1);
    return p;
}

Result<QList<RegisterRecord::Person>> readPersons(const QList<QJsonObject> &list)
{
    QList<RegisterRecord::Person> persons;
    for (qsizetype i = 0; i < list.size(); ++i) {
        BodyReader nested(list[i], u"persons/"_s + QString::number(i));
        persons.append(readPerson(nested));
        MADOGUCHI_TRY(nested.finish());
    }
    return persons;
}

QJsonArray personsToJson(const QList<RegisterRecord::Person> &persons)
{
    QJsonArray list;
    for (const auto &p : persons)
        list.append(QJsonObject{{u"addressee"_s, p.addressee}, {u"nameKanji"_s, p.nameKanji}, {u"nameKana"_s, p.nameKana}, {u"birth"_s, p.birth},
            {u"birthUnknown"_s, p.birthUnknown}, {u"sex"_s, static_cast<int>(p.sex)}, {u"relation"_s, p.relation}, {u"head"_s, p.head}});
    return list;
}

constexpr auto columns = "SELECT id, head_name_kanji, head_name_kana, move_date, previous_municipality, previous_municipality_name, postal_code, address,"
                         " town, settled, persons, version, event, head_addressee, next_municipality FROM register_record ";

Result<RegisterRecord> read(const store::Statement &row)
{
    RegisterRecord r;
    r.id = RegisterRecordId(row.text(0));
    r.headNameKanji = row.text(1);
    r.headNameKana = row.text(2);
    r.moveDate = QDate::fromString(row.text(3), Qt::ISODate);
    r.previousMunicipality = row.text(4);
    r.previousMunicipalityName = row.text(5);
    r.postalCode = row.text(6);
    r.address = row.text(7);
    r.town = row.text(8);
    r.settled = row.integer(9) != 0;
    QList<QJsonObject> persons;
    for (const QJsonValue &person : QJsonDocument::fromJson(row.blob(10)).array())
        persons.append(person.toObject());
    MADOGUCHI_ASSIGN(r.persons, readPersons(persons));
    r.version = row.integer(11);
    r.event = eventOf(row.text(12));
    r.headAddressee = row.text(13);
    r.nextMunicipality = row.text(14);
    return r;
}

/// What an event needs of a household that is here; a moving in, which is of none, has nothing of it.
void readEvent(BodyReader &reader, RegisterRecord &r)
{
    using enum domain::RegisterEvent;
    if (!reader.optionalText("event"_L1, 10).isNull())
        r.event = eventOf(reader.oneOf("event"_L1, eventWords()));
    const bool here = r.event != MovedIn, leaves = r.event == MovedOut;
    r.headAddressee = u""_s;
    r.nextMunicipality = u""_s;
    if (here)
        r.headAddressee = reader.digits("headAddressee"_L1, 15, BodyReader::Required);
    if (leaves)
        r.nextMunicipality = reader.digits("nextMunicipality"_L1, 6, BodyReader::Required);
    if (leaves && !domain::isMunicipalityCode(r.nextMunicipality))
        reader.fault("nextMunicipality"_L1);
}

Result<QList<RegisterRecord>> readAll(Result<store::Statement> found)
{
    MADOGUCHI_ASSIGN(auto row, std::move(found));
    QList<RegisterRecord> records;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            return records;
        MADOGUCHI_ASSIGN(RegisterRecord record, read(row));
        records.append(record);
    }
}

} // namespace

Result<RegisterRecord> registerRecordFromJson(const RegisterRecordId &id, const QJsonObject &body)
{
    BodyReader reader(body);
    RegisterRecord r;
    r.id = id;
    r.headNameKanji = reader.words("headNameKanji"_L1, nameLength, BodyReader::Required);
    r.headNameKana = reader.words("headNameKana"_L1, nameLength);
    r.moveDate = reader.date("moveDate"_L1, BodyReader::Required);
    r.previousMunicipality = reader.digits("previousMunicipality"_L1, 6);
    if (!r.previousMunicipality.isEmpty() && !domain::isMunicipalityCode(r.previousMunicipality))
        reader.fault("previousMunicipality"_L1);
    r.previousMunicipalityName = reader.words("previousMunicipalityName"_L1, 100);
    r.postalCode = reader.words("postalCode"_L1, 8);
    r.address = reader.words("address"_L1, addressLength);
    r.town = reader.words("town"_L1, 100);
    r.settled = reader.boolean("settled"_L1);
    readEvent(reader, r);
    auto persons = readPersons(reader.objects("persons"_L1, maximumPersons));
    if (!persons.ok())
        reader.add(persons.error());
    else
        r.persons = *persons;
    const bool ofOne = r.event == domain::RegisterEvent::Born || r.event == domain::RegisterEvent::Died;
    if (r.persons.isEmpty() || (ofOne && r.persons.size() > 1))
        reader.fault("persons"_L1);
    else if (r.event == domain::RegisterEvent::Born && r.persons.first().birth != isoDate(r.moveDate))
        reader.fault("moveDate"_L1);
    if (id.isEmpty() || id.text().size() > 64)
        reader.fault("aggregate"_L1);
    MADOGUCHI_TRY(reader.finish());
    return r;
}

QJsonObject toJson(const RegisterRecord &r)
{
    QJsonObject body{{u"headNameKanji"_s, r.headNameKanji}, {u"headNameKana"_s, r.headNameKana}, {u"moveDate"_s, isoDate(r.moveDate)},
        {u"previousMunicipality"_s, r.previousMunicipality}, {u"previousMunicipalityName"_s, r.previousMunicipalityName}, {u"postalCode"_s, r.postalCode},
        {u"address"_s, r.address}, {u"town"_s, r.town}, {u"settled"_s, r.settled}, {u"persons"_s, personsToJson(r.persons)}};
    if (r.event == domain::RegisterEvent::MovedIn)
        return body;
    body[u"event"_s] = wordOf(r.event);
    body[u"headAddressee"_s] = r.headAddressee;
    if (r.event == domain::RegisterEvent::MovedOut)
        body[u"nextMunicipality"_s] = r.nextMunicipality;
    return body;
}

api::RegisterProposal toProposal(const RegisterRecord &r)
{
    api::RegisterProposal proposal;
    proposal.id = r.id;
    proposal.event = r.event;
    proposal.headNameKanji = r.headNameKanji;
    proposal.headNameKana = r.headNameKana;
    proposal.moveDate = r.moveDate;
    proposal.previousMunicipality = r.previousMunicipality;
    proposal.previousMunicipalityName = r.previousMunicipalityName;
    proposal.nextMunicipality = r.nextMunicipality;
    proposal.postalCode = r.postalCode;
    proposal.address = r.address;
    for (const auto &p : r.persons)
        proposal.persons.append({p.addressee, p.nameKanji, p.nameKana, QDate::fromString(p.birth, Qt::ISODate), domain::formatBirth(p.birth), p.sex, p.relation, p.head});
    return proposal;
}

Result<std::optional<RegisterRecord>> findRegisterRecord(store::Connection &connection, const RegisterRecordId &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray(columns) + "WHERE id = ?1", {id.text()}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    if (!there)
        return std::optional<RegisterRecord>();
    MADOGUCHI_ASSIGN(RegisterRecord record, read(row));
    return std::optional<RegisterRecord>(std::move(record));
}

Result<QList<RegisterRecord>> openRegisterRecords(store::Connection &connection, const QString &kana)
{
    const QString prefix = domain::looseKanaKey(kana);
    return readAll(connection.query(QByteArray(columns) + "WHERE settled = 0 AND head_kana_key >= ?1 AND head_kana_key < ?1 || char(1114111)"
        " ORDER BY move_date DESC, head_kana_key, id LIMIT ?2", {orEmpty(prefix), maximumProposals}));
}

Result<QList<RegisterRecord>> openRegisterRecordsOf(store::Connection &connection, const QString &headAddressee)
{
    return readAll(connection.query(QByteArray(columns) + "WHERE settled = 0 AND head_addressee = ?1 ORDER BY move_date, id", {headAddressee}));
}

Result<int> countOpenRegisterRecords(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT count(*) FROM register_record WHERE settled = 0", {}));
    MADOGUCHI_TRY(row.next());
    return static_cast<int>(row.integer(0));
}

Result<Done> storeRegisterRecord(store::Transaction &transaction, const RegisterRecord &r, const QString &actor, qint64 confirmed)
{
    return transaction.exec("INSERT INTO register_record (id, head_kana_key, head_name_kanji, head_name_kana, move_date, previous_municipality,"
        " previous_municipality_name, postal_code, address, town, settled, persons, version, confirmed, actor, event, head_addressee, next_municipality)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18) ON CONFLICT (id) DO UPDATE SET head_kana_key = ?2, head_name_kanji = ?3,"
        " head_name_kana = ?4, move_date = ?5, previous_municipality = ?6, previous_municipality_name = ?7, postal_code = ?8, address = ?9, town = ?10,"
        " settled = ?11, persons = ?12, version = ?13, confirmed = max(confirmed, ?14), actor = ?15, event = ?16, head_addressee = ?17, next_municipality = ?18",
        {r.id.text(), orEmpty(domain::looseKanaKey(r.headNameKana)), r.headNameKanji, r.headNameKana, isoDate(r.moveDate), r.previousMunicipality,
         r.previousMunicipalityName, r.postalCode, r.address, r.town, r.settled,
         QJsonDocument(personsToJson(r.persons)).toJson(QJsonDocument::Compact), r.version, confirmed, actor,
         wordOf(r.event), orEmpty(r.headAddressee), orEmpty(r.nextMunicipality)});
}

Result<QString> municipalityName(store::Connection &connection, const QString &code)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT previous_municipality_name FROM register_record WHERE previous_municipality = ?1 LIMIT 1", {code}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    return there && !row.text(0).isEmpty() ? row.text(0) : code;
}

} // namespace madoguchi::people
