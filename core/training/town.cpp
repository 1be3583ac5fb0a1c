#include "training/town.h"

#include "handover/shared.h"
#include "training/certificates.h"
#include "training/high_cost.h"
#include "training/names.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace madoguchi::training {

const QList<Municipality> &municipalities()
{
    static const QList<Municipality> list{
        {u"162019"_s, u"富山市"_s, u"160010"_s, u"富国"_s},
        {u"162027"_s, u"高岡市"_s, u"160028"_s, u"高国"_s},
    };
    return list;
}

namespace {

QString iso(const QDate &date) { return date.isValid() ? date.toString(Qt::ISODate) : u""_s; }

struct Member {
    Name name;
    bool male = false;
    QDate birth;
    QString relation;
    bool head = false;
};

/// Draws households and writes them in the wire's words.
class Inventor {
public:
    Inventor(Draw &draw, QDate today) : m_draw(draw), m_today(today) {}

    QList<Member> family()
    {
        const auto &surname = m_names.surname(m_draw);
        const int dice = m_draw.below(100);
        const int size = dice < 45 ? 1 : dice < 78 ? 2 : dice < 91 ? 3 : dice < 98 ? 4 : 5;
        QList<Member> members;
        // The insured are older than the population: 65 to 74 is the largest group.
        const int headAge = m_draw.oneIn(2) ? m_draw.between(62, 74) : m_draw.between(22, 70);
        for (int i = 0; i < size; ++i) {
            Member member;
            const bool spouse = i == 1, child = i > 1;
            member.male = i == 0 ? !m_draw.oneIn(4) : spouse ? !members.first().male : m_draw.oneIn(2);
            const int age = i == 0 ? headAge : spouse ? std::clamp(headAge + m_draw.between(-6, 4), 20, 74) : std::max(0, headAge - m_draw.between(22, 38));
            member.birth = m_today.addYears(-age).addDays(-m_draw.below(365));
            const auto &given = m_names.given(m_draw, member.male);
            member.name = {surname.kanji + u'　' + given.kanji, surname.kana + u'　' + given.kana};
            member.head = i == 0;
            member.relation = i == 0 ? u"世帯主"_s : spouse ? (member.male ? u"夫"_s : u"妻"_s) : child ? u"子"_s : QString();
            members.append(member);
        }
        return members;
    }

    Member newborn(const Member &head, QDate birth)
    {
        Member child;
        child.male = m_draw.oneIn(2);
        child.birth = birth;
        const auto &given = m_names.given(m_draw, child.male);
        child.name = {head.name.kanji.section(u'　', 0, 0) + u'　' + given.kanji, head.name.kana.section(u'　', 0, 0) + u'　' + given.kana};
        child.relation = u"子"_s;
        return child;
    }

    /// An address in the municipality; fills town and postal code.
    QString address(const Municipality &municipality, QString *town, QString *postalCode)
    {
        const auto &place = m_names.town(m_draw, municipality.code);
        *town = place.name;
        *postalCode = place.postalCode;
        return municipality.name + place.name + QString::number(m_draw.between(1, 48)) + u"番"_s + QString::number(m_draw.between(1, 30)) + u"号"_s;
    }

private:
    Names m_names;
    Draw &m_draw;
    QDate m_today;
};

QString padded(qint64 number, int width) { return QString::number(number).rightJustified(width, u'0'); }

struct Cover {
    QDate from, until;
    QString fromReason, untilReason;
    bool dead = false;
};

/// A family that left the second municipality for the first and stands at its counter now. `days` between the end
/// there and the move here is what the federation must find out, person by person.
struct Move {
    int persons;
    QList<int> days;
    bool partnerMissing;
};
/// What the register tells of households that are here, once in each municipality.
const QStringList events{u"born"_s, u"died"_s, u"moved-out"_s};
const QString elsewhere = u"131032"_s; ///< 東京都港区: whence those came who moved in long ago; a move without it could not be told (E02)
constexpr qint64 firstNewborn = 800'000'000; ///< of 宛名番号; nobody else's
constexpr int firstNewbornNumber = 9'000'000; ///< of InventedNumber

const QList<Move> moves{{2, {0, 2}, false}, {1, {0}, false}, {3, {0, 0, 0}, false}, {2, {-3, 0}, false}, {1, {5}, false}, {1, {0}, true}};

} // namespace

struct Town::State {
    State(int wanted, std::uint64_t seed, QDate day) : people(wanted), today(day), draw(seed), inventor(draw, day), eventDraw(~seed), eventInventor(eventDraw, day) {}

    Cover cover(const Member &member)
    {
        Cover insured;
        static const QStringList reasons{u"A1"_s, u"A2"_s, u"A2"_s, u"A3"_s, u"A9"_s};
        const QDate earliest = std::max(member.birth, today.addYears(-20));
        insured.from = earliest.addDays(draw.below(std::max(1, int(earliest.daysTo(today.addDays(-60))))));
        insured.fromReason = insured.from == member.birth ? u"A4"_s : draw.oneOf(reasons);
        const int dice = draw.below(100);
        if (dice < 12 && insured.from.addDays(30) < today) { // nobody ends before he began
            insured.until = insured.from.addDays(30 + draw.below(std::max(1, int(insured.from.daysTo(today)) - 30)));
            insured.until = std::min(insured.until, today.addDays(-1));
            insured.dead = dice < 2;
            insured.untilReason = insured.dead ? u"L4"_s : dice < 8 ? u"L2"_s : u"L3"_s;
        }
        return insured;
    }

    /// Nobody has it: no exchange in Japan begins with 0. One household in seven has no telephone.
    static QString phone(qint64 household)
    {
        const QString digits = padded(household % 1'000'000, 6);
        return household % 7 == 0 ? u""_s : u"076-0"_s + digits.first(2) + u'-' + digits.sliced(2);
    }

    /// `covers`: one a member, in order.
    void settle(TownStep &step, const Municipality &municipality, const QList<Member> &family, bool nominal, const QList<Cover> &covers)
    {
        ++households;
        QString town, postalCode;
        const QString address = inventor.address(municipality, &town, &postalCode);
        const QString householdNumber = padded(households, 10);
        QJsonArray members;
        int branch = 0;
        for (int i = 0; i < family.size(); ++i) {
            const Member &member = family[i];
            ++serial;
            const QString addressee = u"4"_s + padded(serial, 9);
            const bool insured = !(nominal && member.head);
            const Cover &cover = covers[i];
            const QString federationId = insured ? u"F16"_s + padded(serial, 9) : u""_s;
            QJsonArray eligibility, certificates;
            KnownCover known;
            known.municipality = municipality.code;
            known.addressee = addressee;
            known.household = householdNumber;
            known.headKind = !member.head ? QString() : insured ? u"1"_s : u"2"_s;
            known.nameKana = member.name.kana;
            known.birth = member.birth;
            known.numberSerial = serial;
            known.federationId = u"F16"_s + padded(serial, 9); // the federation's; the town is told those of its insured alone
            if (insured) {
                // Leaving for another municipality of the prefecture ends the municipal level only (L1 within the prefecture).
                const bool movedOn = cover.untilReason == u"L1";
                eligibility.append(QJsonObject{
                    {u"id"_s, draw.id()}, {u"municipality"_s, municipality.code},
                    {u"prefectureFrom"_s, iso(cover.from)}, {u"prefectureFromReason"_s, cover.fromReason},
                    {u"prefectureUntil"_s, movedOn ? u""_s : iso(cover.until)}, {u"prefectureUntilReason"_s, movedOn ? u""_s : cover.untilReason + u""_s},
                    {u"municipalFrom"_s, iso(cover.from)}, {u"municipalFromReason"_s, cover.fromReason},
                    {u"municipalUntil"_s, iso(cover.until)}, {u"municipalUntilReason"_s, cover.untilReason + u""_s},
                    {u"notifiedOn"_s, iso(std::min(today, cover.from.addDays(draw.below(14))))}, {u"previousMunicipality"_s, cover.fromReason == "A1"_L1 ? elsewhere : u""_s},
                    {u"inherited"_s, false}, {u"verdict"_s, u"none"_s}, {u"verdictDays"_s, 0}, {u"superseded"_s, false}});
                certificates = certificatesOf(serial, member.birth, cover.from, cover.until, today);
                known.prefectureFrom = known.municipalFrom = cover.from;
                known.prefectureFromReason = cover.fromReason;
                known.municipalUntil = cover.until;
                if (!movedOn) {
                    known.prefectureUntil = cover.until;
                    known.prefectureUntilReason = cover.untilReason;
                }
            }
            if (insured || member.head)
                step.covers.append(known);
            members.append(QJsonObject{
                {u"person"_s, draw.id()}, {u"addressee"_s, addressee}, {u"nameKanji"_s, member.name.kanji}, {u"nameKana"_s, member.name.kana},
                {u"birth"_s, iso(member.birth)}, {u"birthUnknown"_s, false}, {u"sex"_s, member.male ? 1 : 2}, {u"relation"_s, member.relation},
                {u"head"_s, member.head}, {u"insured"_s, insured}, {u"dead"_s, insured && cover.dead},
                {u"branch"_s, insured ? padded(++branch, 2) : u""_s}, {u"federationId"_s, federationId}, {u"eligibility"_s, eligibility},
                {u"certificates"_s, certificates}});
        }
        const QString id = draw.id();
        if (const auto months = highCostMonths(municipality.code, householdNumber, today); !months.isEmpty())
            step.items.append({municipality.code, u"high-cost"_s, id, toJson(handover::OwnMonths{HouseholdId(id), householdNumber, months})});
        step.items.append({municipality.code, u"household"_s, id,
                           QJsonObject{{u"householdNumber"_s, householdNumber}, {u"symbol"_s, municipality.symbol},
                                       {u"number"_s, padded(10'000'000 + households, 8)}, {u"nominalHead"_s, nominal},
                                       {u"postalCode"_s, postalCode}, {u"address"_s, address}, {u"town"_s, town}, {u"phone"_s, phone(households)},
                                       {u"members"_s, members}}});
    }

    /// Once the household that was settled last suits what is still to be told of in its municipality. With dice of its own: the town is the same without.
    void tell(TownStep &step, int municipality, const QList<Member> &family, const QList<Cover> &covers)
    {
        int &next = told[municipality];
        const bool allStay = std::ranges::all_of(covers, [](const Cover &cover) { return !cover.until.isValid(); });
        if (next >= events.size() || family.size() < 2 || !allStay)
            return;
        const QString event = events[next++];
        const QDate day = today.addDays(-1 - next);
        const int firstSerial = serial - int(family.size()) + 1;
        const auto &home = municipalities()[municipality];
        QJsonArray persons;
        const auto add = [&](const Member &member, const QString &addressee) {
            persons.append(QJsonObject{{u"addressee"_s, addressee}, {u"nameKanji"_s, member.name.kanji}, {u"nameKana"_s, member.name.kana}, {u"birth"_s, iso(member.birth)},
                                       {u"birthUnknown"_s, false}, {u"sex"_s, member.male ? 1 : 2}, {u"relation"_s, member.relation}, {u"head"_s, member.head}});
        };
        if (event == "born"_L1) {
            const Member child = eventInventor.newborn(family.first(), day);
            KnownCover known;
            known.municipality = home.code;
            known.addressee = u"4"_s + padded(firstNewborn + municipality, 9);
            known.nameKana = child.name.kana;
            known.birth = child.birth;
            known.numberSerial = firstNewbornNumber + municipality;
            known.onlyRegister = true;
            step.covers.append(known);
            add(child, known.addressee);
        } else if (event == "died"_L1) {
            add(family[1], u"4"_s + padded(firstSerial + 1, 9));
        } else {
            for (int i = 0; i < family.size(); ++i)
                add(family[i], u"4"_s + padded(firstSerial + i, 9));
        }
        const QJsonObject household = step.items.last().body;
        QJsonObject body{{u"headNameKanji"_s, family.first().name.kanji}, {u"headNameKana"_s, family.first().name.kana}, {u"moveDate"_s, iso(day)}, {u"previousMunicipality"_s, u""_s},
                         {u"previousMunicipalityName"_s, u""_s}, {u"postalCode"_s, household[u"postalCode"_s]}, {u"address"_s, household[u"address"_s]}, {u"town"_s, household[u"town"_s]},
                         {u"settled"_s, false}, {u"persons"_s, persons}, {u"event"_s, event}, {u"headAddressee"_s, u"4"_s + padded(firstSerial, 9)}};
        if (event == "moved-out"_L1)
            body[u"nextMunicipality"_s] = municipalities()[1 - municipality].code;
        step.items.append({home.code, u"register"_s, eventDraw.id(), body});
    }

    void move(TownStep &step, const Move &move)
    {
        const auto &from = municipalities()[1];
        const auto &to = municipalities()[0];
        auto family = inventor.family();
        while (family.size() < move.persons)
            family = inventor.family();
        family.resize(move.persons);
        const QDate moveDate = today.addDays(-3 - moved);
        const int firstSerial = serial + 1;
        QList<Cover> covers;
        for (int i = 0; i < family.size(); ++i) {
            Cover insured = cover(family[i]);
            insured.dead = false;
            insured.from = std::max(std::min(insured.from, moveDate.addDays(-400)), family[i].birth);
            insured.until = move.partnerMissing ? QDate() : moveDate.addDays(-move.days[i]);
            insured.untilReason = move.partnerMissing ? QString() : u"L1"_s;
            covers.append(insured);
        }
        settle(step, from, family, false, covers);

        QString town, postalCode;
        const QString address = inventor.address(to, &town, &postalCode);
        Visitor visitor;
        visitor.proposal = draw.id();
        visitor.headKana = family.first().name.kana;
        QJsonArray persons;
        for (int i = 0; i < family.size(); ++i) {
            const auto &member = family[i];
            KnownCover known;
            known.municipality = to.code;
            known.addressee = u"4"_s + padded(900'000'000 + moved * 10 + i, 9);
            known.nameKana = member.name.kana;
            known.birth = member.birth;
            known.numberSerial = firstSerial + i;
            known.onlyRegister = true;
            step.covers.append(known);
            persons.append(QJsonObject{{u"addressee"_s, known.addressee}, {u"nameKanji"_s, member.name.kanji}, {u"nameKana"_s, member.name.kana},
                                       {u"birth"_s, iso(member.birth)}, {u"birthUnknown"_s, false}, {u"sex"_s, member.male ? 1 : 2},
                                       {u"relation"_s, member.relation}, {u"head"_s, member.head}});
            visitor.addressees.append(known.addressee);
            visitor.numberSerials.append(known.numberSerial);
            const int days = move.days[i];
            visitor.expected.append(move.partnerMissing ? u"partner-missing"_s
                                    : days == 0         ? u"continuous"_s
                                    : days > 0          ? u"gap:"_s + QString::number(days)
                                                        : u"overlap:"_s + QString::number(-days));
        }
        visitors.append(visitor);
        step.items.append({to.code, u"register"_s, visitor.proposal,
                           QJsonObject{{u"headNameKanji"_s, family.first().name.kanji}, {u"headNameKana"_s, family.first().name.kana},
                                       {u"moveDate"_s, iso(moveDate)}, {u"previousMunicipality"_s, from.code},
                                       {u"previousMunicipalityName"_s, from.name}, {u"postalCode"_s, postalCode}, {u"address"_s, address},
                                       {u"town"_s, town}, {u"settled"_s, false}, {u"persons"_s, persons}}});
    }

    int people;
    QDate today;
    Draw draw;
    Inventor inventor;
    Draw eventDraw;
    Inventor eventInventor;
    std::array<int, 2> told{}; ///< of `events`, by municipality
    int serial = 0;     ///< persons so far; also the serial of the invented number
    int households = 0;
    int moved = 0;
    QList<Visitor> visitors;
};

Town::Town(int people, std::uint64_t seed, QDate today) : m_state(std::make_unique<State>(people, seed, today)) {}
Town::~Town() = default;
int Town::persons() const { return m_state->serial; }
const QList<Visitor> &Town::visitors() const { return m_state->visitors; }

std::optional<TownStep> Town::next()
{
    State &s = *m_state;
    TownStep step;
    if (s.moved < moves.size()) {
        const Move &move = moves[s.moved++];
        s.move(step, move);
        return step;
    }
    if (s.serial >= s.people)
        return std::nullopt;
    const int home = s.draw.below(10) < 7 ? 0 : 1;
    const auto family = s.inventor.family();
    const bool nominal = family.size() > 1 && s.draw.oneIn(9);
    QList<Cover> covers;
    for (const auto &member : family)
        covers.append(s.cover(member));
    s.settle(step, municipalities()[home], family, nominal, covers);
    if (!nominal)
        s.tell(step, home, family, covers);
    return step;
}

} // namespace madoguchi::training
