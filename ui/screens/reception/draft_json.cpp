#include "ui/screens/reception/draft_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype greatestDraft = 64 * 1024;
constexpr int format = 1;

template <typename E>
E enumeration(const QJsonValue &value, E last)
{
    const int number = value.toInt();
    return number >= 0 && number <= static_cast<int>(last) ? static_cast<E>(number) : E{};
}
std::optional<api::NumberAnswer> answer(const QJsonValue &value)
{
    return value.toInt(-1) < 0 ? std::nullopt : std::optional(enumeration(value, api::NumberAnswer::ToBeConfirmed));
}
QDate date(const QJsonValue &value) { return QDate::fromString(value.toString(), Qt::ISODate); }

QJsonObject toJson(const api::RegisterProposal::Person &p)
{
    return {{u"addressee"_s, p.addresseeNumber}, {u"kanji"_s, p.nameKanji}, {u"kana"_s, p.nameKana}, {u"birth"_s, p.birth.toString(Qt::ISODate)},
            {u"sex"_s, static_cast<int>(p.sex)}, {u"relation"_s, p.relation}};
}
api::RegisterProposal::Person person(const QJsonObject &p)
{
    const int sex = p.value(u"sex"_s).toInt();
    return {p.value(u"addressee"_s).toString(), p.value(u"kanji"_s).toString(), p.value(u"kana"_s).toString(), date(p.value(u"birth"_s)), {},
            sex == 1 || sex == 2 ? static_cast<api::Sex>(sex) : api::Sex::NotApplicable, p.value(u"relation"_s).toString(), false};
}
} // namespace

QByteArray toJson(const ParkedNotification &parked)
{
    const auto &d = parked.draft;
    QJsonArray persons;
    for (const auto &person : d.persons)
        persons += QJsonObject{{u"addressee"_s, person.addresseeNumber},
                               {u"enrol"_s, person.chosen},
                               {u"document"_s, static_cast<int>(person.numberDocument)},
                               {u"receipt"_s, person.numberReceipt},
                               {u"answer"_s, person.numberAnswer ? static_cast<int>(*person.numberAnswer) : -1}};
    QJsonObject object{{u"format"_s, format},
                             {u"step"_s, parked.step},
                             {u"reached"_s, parked.reached},
                             {u"field"_s, parked.field},
                             {u"text"_s, parked.text},
                             {u"receptionNumber"_s, parked.receptionNumber},
                             {u"reception"_s, d.reception.text()},
                             {u"proposal"_s, d.proposal.text()},
                             {u"household"_s, d.household.text()},
                             {u"nextMunicipality"_s, d.nextMunicipality},
                             {u"newHead"_s, d.newHead},
                             {u"notifier"_s, static_cast<int>(d.notifier)},
                             {u"proxyName"_s, d.proxyName},
                             {u"mandateSeen"_s, d.mandateSeen},
                             {u"identity"_s, static_cast<int>(d.identity)},
                             {u"notifiedOn"_s, d.notifiedOn.toString(Qt::ISODate)},
                             {u"reason"_s, d.reason},
                             {u"happenedOn"_s, d.happenedOn.toString(Qt::ISODate)},
                             {u"previousMunicipality"_s, d.previousMunicipality},
                             {u"note"_s, d.note},
                             {u"persons"_s, persons}};
    if (d.newcomer)
        object[u"newcomer"_s] = toJson(*d.newcomer);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<ParkedNotification> fromJson(const QByteArray &json)
{
    if (json.size() > greatestDraft)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value(u"format"_s).toInt() != format)
        return std::nullopt;
    ParkedNotification parked;
    parked.step = object.value(u"step"_s).toInt();
    parked.reached = object.value(u"reached"_s).toInt();
    parked.field = object.value(u"field"_s).toString();
    parked.text = object.value(u"text"_s).toString();
    parked.receptionNumber = object.value(u"receptionNumber"_s).toString();
    auto &d = parked.draft;
    d.reception = ReceptionId(object.value(u"reception"_s).toString());
    d.proposal = RegisterRecordId(object.value(u"proposal"_s).toString());
    d.notifier = enumeration(object.value(u"notifier"_s), api::Notifier::Proxy);
    d.proxyName = object.value(u"proxyName"_s).toString();
    d.mandateSeen = object.value(u"mandateSeen"_s).toBool();
    d.identity = enumeration(object.value(u"identity"_s), api::IdentityDocument::KnownInPerson);
    d.notifiedOn = date(object.value(u"notifiedOn"_s));
    d.reason = object.value(u"reason"_s).toString();
    d.happenedOn = date(object.value(u"happenedOn"_s));
    d.previousMunicipality = object.value(u"previousMunicipality"_s).toString();
    // Drafts that were kept before there were other notifications than moving in have none of these.
    d.household = HouseholdId(object.value(u"household"_s).toString());
    d.nextMunicipality = object.value(u"nextMunicipality"_s).toString();
    d.newHead = object.value(u"newHead"_s).toString();
    if (object.contains(u"newcomer"_s))
        d.newcomer = person(object.value(u"newcomer"_s).toObject());
    d.note = object.value(u"note"_s).toString();
    for (const QJsonValue &value : object.value(u"persons"_s).toArray()) {
        const QJsonObject person = value.toObject();
        d.persons += {person.value(u"addressee"_s).toString(), person.value(u"enrol"_s).toBool(),
                      enumeration(person.value(u"document"_s), api::NumberDocument::NotWritten), person.value(u"receipt"_s).toString(),
                      answer(person.value(u"answer"_s))};
    }
    return parked;
}

} // namespace madoguchi::ui
