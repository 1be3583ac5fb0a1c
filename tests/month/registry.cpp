#include "month/registry.h"

#include "domain/municipality.h"
#include "people/household_change.h"
#include "training/invented_number.h"
#include "training/names.h"
#include "training/town.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace madoguchi::month {

namespace {

using training::municipalities;
using Person = people::RegisterRecord::Person;

constexpr int firstSerial = 9'500'000, firstTownNewborn = 9'000'000; // of InventedNumber; the second as training::Town has it
const QString elsewhere = u"131032"_s; ///< 東京都港区

const training::Names &names()
{
    static const training::Names all;
    return all;
}

Person personOf(const people::Member &m) { return {m.addressee, m.nameKanji, m.nameKana, m.birth, m.birthUnknown, m.sex, m.relation, m.head}; }

const people::Member &headOf(const people::Household &home)
{
    return *std::ranges::find_if(home.members, &people::Member::head);
}

/// As the register words what happened in a household that is here.
people::RegisterRecord noticeOf(const people::Household &home, domain::RegisterEvent event, QDate day, const QList<Person> &persons)
{
    people::RegisterRecord record;
    record.event = event;
    record.headAddressee = headOf(home).addressee;
    record.headNameKanji = headOf(home).nameKanji;
    record.headNameKana = headOf(home).nameKana;
    record.moveDate = day;
    record.previousMunicipality = record.previousMunicipalityName = u""_s;
    record.postalCode = home.postalCode;
    record.address = home.address;
    record.town = home.town;
    record.persons = persons;
    return record;
}

} // namespace

Registry::Registry(const QString &town, std::uint64_t seed) : m_draw(seed)
{
    QFile file(town + u"/cards/visitors.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("no visitors");
    const QJsonArray visitors = QJsonDocument::fromJson(file.readAll()).object()[u"visitors"_s].toArray();
    for (const QJsonValue &visitor : visitors) {
        const QJsonArray addressees = visitor[u"addressees"_s].toArray(), numbers = visitor[u"numbers"_s].toArray();
        for (int i = 0; i < addressees.size(); ++i)
            m_digits.insert(addressees[i].toString(), numbers[i].toString().toLatin1());
        if (visitor[u"expected"_s].toArray().first() == u"partner-missing"_s)
            m_unreported = visitor[u"headKana"_s].toString();
    }
    for (int i = 0; i < municipalities().size(); ++i)
        m_serials.insert(u"4%1"_s.arg(800'000'000 + i), firstTownNewborn + i);
}

int Registry::serialOf(const QString &addressee) const
{
    const auto known = m_serials.constFind(addressee);
    return known == m_serials.constEnd() ? addressee.mid(1).toInt() : *known;
}

SecretBytes Registry::numberOf(const QString &addressee) const
{
    const QByteArray digits = m_digits.value(addressee);
    return digits.isEmpty() ? training::InventedNumber::digits(serialOf(addressee))
                            : SecretBytes({reinterpret_cast<const std::uint8_t *>(digits.constData()), static_cast<std::size_t>(digits.size())});
}

void Registry::leaveAlone(const Central &central, const QHash<QString, QList<people::Household>> &homes)
{
    for (const auto &municipality : municipalities()) {
        QSet<QString> told;
        for (const people::RegisterRecord &record : central.proposals(municipality.code))
            told.insert(record.headAddressee);
        for (const people::Household &home : homes.value(municipality.code)) {
            if (told.contains(headOf(home).addressee))
                m_disturbed.insert(home.id.text());
        }
    }
}

void Registry::reportLeft(const QHash<QString, QList<people::Household>> &homes, Delivery &delivery)
{
    const training::Municipality &to = municipalities()[0], &from = municipalities()[1];
    for (const people::Household &now : homes.value(to.code)) {
        const people::Member &head = headOf(now);
        const auto *cover = head.lastCover(to.code);
        if (head.nameKana != m_unreported || !cover || cover->previousMunicipality != from.code)
            continue;
        for (const people::Household &before : homes.value(from.code)) {
            if (headOf(before).nameKana != m_unreported || headOf(before).birth != head.birth)
                continue;
            QList<Person> everybody;
            for (const people::Member &m : before.members)
                everybody.append(personOf(m));
            people::RegisterRecord record = noticeOf(before, domain::RegisterEvent::MovedOut, cover->municipal.from.addDays(-1), everybody); // cover ends on the morrow
            record.nextMunicipality = to.code;
            m_disturbed.insert(before.id.text());
            delivery.items[from.code].append({u"register"_s, newId(), toJson(record)});
            return;
        }
    }
    throw std::runtime_error("nobody left without a word");
}

std::optional<people::Household> Registry::undisturbed(int municipality, int persons, const QList<people::Household> &homes)
{
    const QString code = municipalities()[municipality].code;
    QList<people::Household> fitting;
    for (const people::Household &home : homes) {
        const bool whole = std::ranges::all_of(home.members, [&](const people::Member &m) { return !m.dead && people::isInsured(m, code); });
        // Nobody comes back: the register would know them by the 宛名番号 that they had.
        const bool came = std::ranges::any_of(home.members, [&](const people::Member &m) { return people::isInsured(m, code) && domain::samePrefecture(m.lastCover(code)->previousMunicipality, code); });
        if (whole && !came && home.members.size() >= persons && headOf(home).nameKana != m_unreported && !m_disturbed.contains(home.id.text()))
            fitting.append(home);
    }
    if (fitting.isEmpty())
        return std::nullopt;
    std::ranges::sort(fitting, {}, [](const people::Household &home) { return home.householdNumber; });
    const people::Household &chosen = m_draw.oneOf(fitting);
    m_disturbed.insert(chosen.id.text());
    return chosen;
}

Person Registry::newborn(const people::Household &home, QDate day)
{
    const people::Member &head = headOf(home);
    const bool male = m_draw.oneIn(2);
    const auto &given = names().given(m_draw, male);
    const QString addressee = u"4%1"_s.arg(910'000'000 + ++m_came);
    m_serials.insert(addressee, firstSerial + m_came);
    return {addressee, head.nameKanji.section(u'　', 0, 0) + u'　' + given.kanji, head.nameKana.section(u'　', 0, 0) + u'　' + given.kana,
            people::isoDate(day), false, male ? api::Sex::Male : api::Sex::Female, u"子"_s, false};
}

/// The number that the register delivers.
void Registry::know(const QString &municipality, const Person &person, Delivery &delivery) const
{
    federation::SeedKnown known;
    known.municipality = municipality;
    known.addressee = person.addressee;
    known.number = training::InventedNumber::of(serialOf(person.addressee));
    known.nameKana = person.nameKana;
    known.birth = QDate::fromString(person.birth, Qt::ISODate);
    delivery.known.push_back(std::move(known));
}

void Registry::moveIn(int municipality, const QString &from, const QString &fromName, QDate day, QList<Person> persons, const QList<int> &serials, const people::Household &home, Delivery &delivery)
{
    const QString code = municipalities()[municipality].code;
    for (int i = 0; i < persons.size(); ++i) {
        Person &person = persons[i];
        person.addressee = u"4%1"_s.arg(910'000'000 + ++m_came);
        m_serials.insert(person.addressee, serials[i]);
        know(code, person, delivery);
    }
    people::RegisterRecord record;
    record.headNameKanji = persons.first().nameKanji;
    record.headNameKana = persons.first().nameKana;
    record.moveDate = day;
    record.previousMunicipality = from;
    record.previousMunicipalityName = fromName;
    record.postalCode = home.postalCode;
    record.address = municipalities()[municipality].name + u"新町"_s + QString::number(m_came) + u"番"_s;
    record.town = u"新町"_s;
    record.persons = persons;
    delivery.items[code].append({u"register"_s, newId(), toJson(record)});
}

bool Registry::happen(Event event, int municipality, QDate day, const QHash<QString, QList<people::Household>> &homes, Delivery &delivery)
{
    using enum domain::RegisterEvent;
    const training::Municipality &here = municipalities()[municipality], &other = municipalities()[1 - municipality];
    const bool headDies = event == Event::HeadsDeath;
    const auto home = undisturbed(municipality, event == Event::Death || headDies ? 2 : 1, homes.value(here.code));
    if (!home)
        return false;
    const auto tell = [&](const people::RegisterRecord &record) { delivery.items[here.code].append({u"register"_s, newId(), toJson(record)}); };
    QList<Person> everybody;
    QList<int> serials;
    for (const people::Member &m : home->members) {
        everybody.append(personOf(m));
        serials.append(serialOf(m.addressee));
    }
    std::ranges::stable_partition(everybody, &Person::head);
    std::ranges::transform(everybody, serials.begin(), [this](const Person &p) { return serialOf(p.addressee); });
    const auto mover = std::ranges::find_if(home->members, [&](const people::Member &m) { return m.head == headDies; });
    switch (event) {
    case Event::Birth:
    case Event::BirthUnknown: {
        const Person child = newborn(*home, day);
        if (event == Event::Birth) // else the register has no number of the child yet
            know(here.code, child, delivery);
        tell(noticeOf(*home, Born, day, {child}));
        break;
    }
    case Event::Death:
    case Event::HeadsDeath:
        tell(noticeOf(*home, Died, day, {personOf(*mover)}));
        break;
    case Event::MoveBetween:
    case Event::MoveWithGap:
    case Event::MoveOut: {
        const QDate left = day.addDays(event == Event::MoveWithGap ? -4 : -1); // cover ends on the morrow
        people::RegisterRecord record = noticeOf(*home, MovedOut, left, everybody);
        record.nextMunicipality = event == Event::MoveOut ? elsewhere : other.code;
        tell(record);
        if (event != Event::MoveOut)
            moveIn(1 - municipality, here.code, here.name, day, everybody, serials, *home, delivery);
        break;
    }
    case Event::MoveIn: { // strangers, as many as the household that lends its address
        const auto &surname = names().surname(m_draw);
        for (Person &person : everybody) {
            const auto &given = names().given(m_draw, person.sex == api::Sex::Male);
            person.nameKanji = surname.kanji + u'　' + given.kanji;
            person.nameKana = surname.kana + u'　' + given.kana;
        }
        for (int &serial : serials)
            serial = firstSerial + ++m_came;
        moveIn(municipality, elsewhere, u"東京都港区"_s, day, everybody, serials, *home, delivery);
        break;
    }
    }
    return true;
}

} // namespace madoguchi::month
