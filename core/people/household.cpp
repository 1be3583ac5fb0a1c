#include "people/household.h"

#include "base/body_reader.h"
#include "domain/municipality.h"
#include "domain/reason.h"
#include "domain/wareki.h"

#include <QSet>

#include <algorithm>

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

constexpr int noteLength = 200, nameLength = 100, addressLength = 200, maximumMembers = 100, maximumPeriods = 200, maximumCertificates = 200;

const QStringList &verdictWords() // in the order of api::Verdict
{
    static const QStringList words{u"none"_s, u"continuous"_s, u"gap"_s, u"overlap"_s, u"partner-missing"_s};
    return words;
}

const QStringList &kindWords() // in the order of domain::InsuranceCertificate::Kind, which begins with 1
{
    static const QStringList words{u"confirmation"_s, u"notice"_s, u"special"_s};
    return words;
}

QString reasonCode(BodyReader &reader, QLatin1String key, bool acquisition, bool needed)
{
    const QString code = reader.words(key, 2);
    const domain::Reason *reason = domain::findReason(code);
    if (code.isEmpty() ? needed : !reason || reason->acquisition != acquisition)
        reader.fault(key);
    return code;
}

QString municipalityCode(BodyReader &reader, QLatin1String key, BodyReader::Need need)
{
    const QString code = reader.digits(key, 6, need);
    if (!code.isEmpty() && !domain::isMunicipalityCode(code))
        reader.fault(key);
    return code;
}

Eligibility readEligibility(BodyReader &reader)
{
    Eligibility e;
    e.id = reader.identifier("id"_L1);
    e.municipality = municipalityCode(reader, "municipality"_L1, BodyReader::Required);
    e.prefecture = {reader.date("prefectureFrom"_L1, BodyReader::Required), reader.date("prefectureUntil"_L1)};
    e.prefectureFromReason = reasonCode(reader, "prefectureFromReason"_L1, true, true);
    e.prefectureUntilReason = reasonCode(reader, "prefectureUntilReason"_L1, false, !e.prefecture.isOpen());
    e.municipal = {reader.date("municipalFrom"_L1, BodyReader::Required), reader.date("municipalUntil"_L1)};
    e.municipalFromReason = reasonCode(reader, "municipalFromReason"_L1, true, true);
    e.municipalUntilReason = reasonCode(reader, "municipalUntilReason"_L1, false, !e.municipal.isOpen());
    e.notifiedOn = reader.date("notifiedOn"_L1);
    e.previousMunicipality = municipalityCode(reader, "previousMunicipality"_L1, BodyReader::MayBeEmpty);
    e.inherited = reader.boolean("inherited"_L1);
    e.verdict = static_cast<api::Verdict>(std::max<qsizetype>(0, verdictWords().indexOf(reader.oneOf("verdict"_L1, verdictWords()))));
    e.verdictDays = static_cast<int>(reader.integer("verdictDays"_L1, 0, 99'999));
    e.superseded = reader.boolean("superseded"_L1);
    // What older bodies do not have.
    e.endNotifiedOn = reader.optionalDate("endNotifiedOn"_L1);
    e.nextMunicipality = orEmpty(reader.optionalText("nextMunicipality"_L1, 6));
    if (!e.nextMunicipality.isEmpty() && !domain::isMunicipalityCode(e.nextMunicipality))
        reader.fault("nextMunicipality"_L1);
    e.supersededReason = orEmpty(reader.optionalText("supersededReason"_L1, noteLength));
    if (!reader.value("answeredAt"_L1).isUndefined())
        e.answeredAt = reader.time("answeredAt"_L1);
    if (!e.prefecture.isValid())
        reader.fault("prefectureUntil"_L1);
    if (!e.municipal.isValid())
        reader.fault("municipalUntil"_L1);
    return e;
}

QJsonObject toJson(const Eligibility &e)
{
    QJsonObject body{{u"id"_s, e.id}, {u"municipality"_s, e.municipality},
        {u"prefectureFrom"_s, isoDate(e.prefecture.from)}, {u"prefectureFromReason"_s, e.prefectureFromReason},
        {u"prefectureUntil"_s, isoDate(e.prefecture.until)}, {u"prefectureUntilReason"_s, e.prefectureUntilReason},
        {u"municipalFrom"_s, isoDate(e.municipal.from)}, {u"municipalFromReason"_s, e.municipalFromReason},
        {u"municipalUntil"_s, isoDate(e.municipal.until)}, {u"municipalUntilReason"_s, e.municipalUntilReason},
        {u"notifiedOn"_s, isoDate(e.notifiedOn)}, {u"previousMunicipality"_s, e.previousMunicipality}, {u"inherited"_s, e.inherited},
        {u"verdict"_s, verdictWords().at(static_cast<int>(e.verdict))}, {u"verdictDays"_s, e.verdictDays}, {u"superseded"_s, e.superseded},
        {u"endNotifiedOn"_s, isoDate(e.endNotifiedOn)}, {u"nextMunicipality"_s, orEmpty(e.nextMunicipality)}, {u"supersededReason"_s, orEmpty(e.supersededReason)}};
    if (e.answeredAt.isValid())
        body[u"answeredAt"_s] = wireTime(e.answeredAt);
    return body;
}

domain::InsuranceCertificate readCertificate(BodyReader &reader)
{
    domain::InsuranceCertificate c;
    c.kind = static_cast<domain::InsuranceCertificate::Kind>(std::max<qsizetype>(0, kindWords().indexOf(reader.oneOf("kind"_L1, kindWords()))) + 1);
    c.issuedOn = reader.date("issuedOn"_L1, BodyReader::Required);
    c.validUntil = reader.date("validUntil"_L1);
    c.returnDueSince = reader.date("returnDueSince"_L1);
    c.returnedOn = reader.date("returnedOn"_L1);
    if (!c.isValid())
        reader.fault("issuedOn"_L1);
    return c;
}

QJsonObject toJson(const domain::InsuranceCertificate &c)
{
    return {{u"kind"_s, kindWords().at(static_cast<int>(c.kind) - 1)}, {u"issuedOn"_s, isoDate(c.issuedOn)}, {u"validUntil"_s, isoDate(c.validUntil)},
        {u"returnDueSince"_s, isoDate(c.returnDueSince)}, {u"returnedOn"_s, isoDate(c.returnedOn)}};
}

int readHistory(BodyReader &reader)
{
    constexpr auto key = "history"_L1;
    return reader.value(key).isUndefined() ? 1 : static_cast<int>(reader.integer(key, 0, 999'999)); // six digits in the interface file
}

Member readMember(BodyReader &reader)
{
    Member m;
    m.person = PersonId(reader.identifier("person"_L1));
    m.addressee = reader.digits("addressee"_L1, 15, BodyReader::Required);
    m.nameKanji = reader.words("nameKanji"_L1, nameLength, BodyReader::Required);
    m.nameKana = reader.words("nameKana"_L1, nameLength);
    m.birth = reader.words("birth"_L1, 10);
    m.birthUnknown = reader.boolean("birthUnknown"_L1);
    if (!isBirth(m.birth, m.birthUnknown))
        reader.fault("birth"_L1);
    const qint64 sex = reader.integer("sex"_L1, 1, 9);
    if (sex != 1 && sex != 2 && sex != 9)
        reader.fault("sex"_L1);
    m.sex = static_cast<api::Sex>(sex);
    m.relation = reader.words("relation"_L1, 20);
    m.head = reader.boolean("head"_L1);
    m.insured = reader.boolean("insured"_L1);
    m.dead = reader.boolean("dead"_L1);
    m.branch = reader.digits("branch"_L1, 2);
    m.federationId = reader.identifier("federationId"_L1, BodyReader::MayBeEmpty);
    m.history = readHistory(reader);
    const auto periods = reader.objects("eligibility"_L1, maximumPeriods);
    for (qsizetype i = 0; i < periods.size(); ++i) {
        BodyReader nested(periods[i], reader.place("eligibility"_L1, i));
        m.eligibility.append(readEligibility(nested));
        reader.add(nested.finish());
    }
    const auto certificates = reader.objects("certificates"_L1, maximumCertificates);
    for (qsizetype i = 0; i < certificates.size(); ++i) {
        BodyReader nested(certificates[i], reader.place("certificates"_L1, i));
        m.certificates.append(readCertificate(nested));
        reader.add(nested.finish());
    }
    return m;
}

QJsonObject toJson(const Member &m)
{
    QJsonArray periods;
    for (const Eligibility &e : m.eligibility)
        periods.append(toJson(e));
    QJsonArray certificates;
    for (const auto &c : m.certificates)
        certificates.append(toJson(c));
    return {{u"person"_s, m.person.text()}, {u"addressee"_s, m.addressee}, {u"nameKanji"_s, m.nameKanji}, {u"nameKana"_s, m.nameKana},
        {u"birth"_s, m.birth}, {u"birthUnknown"_s, m.birthUnknown}, {u"sex"_s, static_cast<int>(m.sex)}, {u"relation"_s, m.relation}, {u"head"_s, m.head},
        {u"insured"_s, m.insured}, {u"dead"_s, m.dead}, {u"branch"_s, m.branch}, {u"federationId"_s, m.federationId}, {u"eligibility"_s, periods},
        {u"certificates"_s, certificates}, {u"history"_s, m.history}};
}

} // namespace

QString isoDate(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : u""_s;
}

bool isBirth(const QString &iso, bool unknown)
{
    return unknown ? domain::isPartialDate(iso) : fromWireDate(iso).isValid();
}

QDate Member::coveredUntil(const QString &municipality) const
{
    QDate until;
    for (const Eligibility &e : eligibility) {
        if (e.superseded || e.municipality != municipality)
            continue;
        if (e.municipal.isOpen())
            return QDate(9999, 12, 31);
        until = until.isValid() ? std::max(until, e.municipal.until) : e.municipal.until;
    }
    return until;
}

const Eligibility *Member::cover(const QString &id) const
{
    const auto at = std::ranges::find(eligibility, id, &Eligibility::id);
    return at == eligibility.end() ? nullptr : &*at;
}

const Eligibility *Member::lastCover(const QString &municipality) const
{
    const Eligibility *last = nullptr;
    for (const Eligibility &e : eligibility)
        if (!e.superseded && e.municipality == municipality && (!last || e.municipal.from >= last->municipal.from))
            last = &e;
    return last;
}

Result<Household> householdFromJson(const HouseholdId &id, const QJsonObject &body)
{
    BodyReader reader(body);
    Household h;
    h.id = id;
    h.householdNumber = reader.identifier("householdNumber"_L1);
    h.symbol = reader.words("symbol"_L1, 19);
    h.number = reader.digits("number"_L1, 19, BodyReader::Required);
    h.nominalHead = reader.boolean("nominalHead"_L1);
    h.postalCode = reader.words("postalCode"_L1, 8);
    h.address = reader.words("address"_L1, addressLength);
    h.town = reader.words("town"_L1, 100);
    h.phone = reader.words("phone"_L1, 20);
    h.history = readHistory(reader);
    constexpr auto lastBranch = "lastBranch"_L1;
    h.lastBranch = reader.value(lastBranch).isUndefined() ? 0 : static_cast<int>(reader.integer(lastBranch, 1, 99));
    QSet<QString> persons;
    int heads = 0;
    const auto members = reader.objects("members"_L1, maximumMembers);
    for (qsizetype i = 0; i < members.size(); ++i) {
        BodyReader nested(members[i], reader.place("members"_L1, i));
        h.members.append(readMember(nested));
        reader.add(nested.finish());
        persons.insert(h.members.last().person.text());
        heads += h.members.last().head ? 1 : 0;
    }
    if (members.isEmpty() || persons.size() != members.size() || heads > 1)
        reader.fault("members"_L1);
    if (id.isEmpty() || id.text().size() > 64)
        reader.fault("aggregate"_L1);
    MADOGUCHI_TRY(reader.finish());
    return h;
}

QJsonObject toJson(const Household &h)
{
    QJsonArray members;
    for (const Member &m : h.members)
        members.append(toJson(m));
    QJsonObject body{{u"householdNumber"_s, h.householdNumber}, {u"symbol"_s, h.symbol}, {u"number"_s, h.number}, {u"nominalHead"_s, h.nominalHead},
        {u"postalCode"_s, h.postalCode}, {u"address"_s, h.address}, {u"town"_s, h.town}, {u"phone"_s, h.phone}, {u"members"_s, members},
        {u"history"_s, h.history}};
    if (h.lastBranch > 0)
        body.insert(u"lastBranch"_s, h.lastBranch);
    return body;
}

} // namespace madoguchi::people
