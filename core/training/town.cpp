#include "training/town.h"

#include "training/names.h"

#include <QJsonArray>

#include <algorithm>

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

} // namespace

Result<Done> Town::invent(const std::function<Result<Done>(const TownItem &)> &item, const std::function<Result<Done>(const KnownCover &)> &cover)
{
    Draw draw(m_seed);
    Inventor inventor(draw, m_today);
    const auto &towns = municipalities();
    int serial = 0, households = 0, made = 0;

    struct Insured {
        QDate from, until;
        QString fromReason, untilReason;
        bool dead = false;
    };
    const auto insurance = [&](const Member &member) {
        Insured insured;
        static const QStringList reasons{u"A1"_s, u"A2"_s, u"A2"_s, u"A3"_s, u"A9"_s};
        const QDate earliest = std::max(member.birth, m_today.addYears(-20));
        insured.from = earliest.addDays(draw.below(std::max(1, int(earliest.daysTo(m_today.addDays(-60))))));
        insured.fromReason = insured.from == member.birth ? u"A4"_s : draw.oneOf(reasons);
        const int dice = draw.below(100);
        if (dice < 12) {
            insured.until = insured.from.addDays(30 + draw.below(std::max(1, int(insured.from.daysTo(m_today)) - 30)));
            if (insured.until >= m_today)
                insured.until = m_today.addDays(-1);
            insured.dead = dice < 2;
            insured.untilReason = insured.dead ? u"L4"_s : dice < 8 ? u"L2"_s : u"L3"_s;
        }
        return insured;
    };
    const auto body = [&](const Municipality &municipality, const QList<Member> &family, bool nominal, const std::function<Insured(const Member &)> &insure,
                          QStringList *addressees) -> Result<TownItem> {
        ++households;
        QString town, postalCode;
        const QString address = inventor.address(municipality, &town, &postalCode);
        QJsonArray members;
        int branch = 0;
        for (const auto &member : family) {
            ++serial;
            ++made;
            const QString addressee = u"4"_s + padded(serial, 9);
            if (addressees)
                addressees->append(addressee);
            const bool insuredHere = !(nominal && member.head);
            const Insured insured = insuredHere ? insure(member) : Insured{};
            QJsonArray eligibility;
            const QString federationId = insuredHere ? u"F16"_s + padded(serial, 9) : u""_s;
            if (insuredHere) {
                eligibility.append(QJsonObject{
                    {u"id"_s, draw.id()}, {u"municipality"_s, municipality.code},
                    {u"prefectureFrom"_s, iso(insured.from)}, {u"prefectureFromReason"_s, insured.fromReason},
                    {u"prefectureUntil"_s, insured.untilReason == u"L1"_s ? u""_s : iso(insured.until)},
                    {u"prefectureUntilReason"_s, insured.untilReason == u"L1"_s ? u""_s : insured.untilReason},
                    {u"municipalFrom"_s, iso(insured.from)}, {u"municipalFromReason"_s, insured.fromReason},
                    {u"municipalUntil"_s, iso(insured.until)}, {u"municipalUntilReason"_s, insured.untilReason},
                    {u"notifiedOn"_s, iso(std::min(m_today, insured.from.addDays(draw.below(14))))}, {u"previousMunicipality"_s, u""_s},
                    {u"inherited"_s, false}, {u"verdict"_s, u"none"_s}, {u"verdictDays"_s, 0}, {u"superseded"_s, false}});
                KnownCover known{municipality.code, addressee, serial, federationId, insured.from, insured.fromReason, insured.from, insured.until, false};
                MADOGUCHI_TRY(cover(known));
            }
            members.append(QJsonObject{
                {u"person"_s, draw.id()}, {u"addressee"_s, addressee}, {u"nameKanji"_s, member.name.kanji}, {u"nameKana"_s, member.name.kana},
                {u"birth"_s, iso(member.birth)}, {u"birthUnknown"_s, false}, {u"sex"_s, member.male ? 1 : 2}, {u"relation"_s, member.relation},
                {u"head"_s, member.head}, {u"insured"_s, insuredHere}, {u"dead"_s, insured.dead},
                {u"branch"_s, insuredHere ? padded(++branch, 2) : u""_s}, {u"federationId"_s, federationId}, {u"eligibility"_s, eligibility}});
        }
        const QString aggregate = draw.id();
        return TownItem{municipality.code, u"household"_s, aggregate,
                        QJsonObject{{u"householdNumber"_s, padded(households, 10)}, {u"symbol"_s, municipality.symbol},
                                    {u"number"_s, padded(10'000'000 + households, 8)}, {u"nominalHead"_s, nominal},
                                    {u"postalCode"_s, postalCode}, {u"address"_s, address}, {u"town"_s, town}, {u"members"_s, members}}};
    };

    // Families that left the second municipality for the first and stand at its counter now. The days between the end
    // there and the move here are what the federation must find out.
    struct Move { int persons; QList<int> days; bool partnerMissing; };
    const QList<Move> moves{{2, {0, 2}, false}, {1, {0}, false}, {3, {0, 0, 0}, false}, {2, {-3, 0}, false}, {1, {5}, false}, {1, {0}, true}};
    int moved = 0;
    while (made < m_people || moved < moves.size()) {
        const bool mover = moved < moves.size();
        const auto &municipality = mover ? towns[1] : towns[draw.below(10) < 7 ? 0 : 1];
        auto family = inventor.family();
        if (mover) {
            while (family.size() < moves[moved].persons)
                family = inventor.family();
            family.resize(moves[moved].persons);
        }
        const bool nominal = !mover && family.size() > 1 && draw.oneIn(9);
        if (!mover) {
            MADOGUCHI_ASSIGN(const auto household, body(municipality, family, nominal, insurance, nullptr));
            MADOGUCHI_TRY(item(household));
            continue;
        }
        const Move &move = moves[moved++];
        const QDate moveDate = m_today.addDays(-3 - moved);
        const int firstSerial = serial + 1;
        QStringList oldAddressees;
        int index = 0;
        MADOGUCHI_ASSIGN(const auto left, body(municipality, family, false, [&](const Member &member) {
            Insured insured = insurance(member);
            insured.dead = false;
            insured.from = std::min(insured.from, moveDate.addDays(-400));
            insured.from = std::max(insured.from, member.birth);
            insured.until = move.partnerMissing ? QDate() : moveDate.addDays(-move.days[index]);
            insured.untilReason = move.partnerMissing ? u""_s : u"L1"_s;
            ++index;
            return insured;
        }, &oldAddressees));
        MADOGUCHI_TRY(item(left));

        const auto &here = towns[0];
        QString town, postalCode;
        const QString address = inventor.address(here, &town, &postalCode);
        Visitor visitor;
        visitor.proposal = draw.id();
        visitor.headKana = family.first().name.kana;
        QJsonArray persons;
        for (int i = 0; i < family.size(); ++i) {
            const auto &member = family[i];
            const QString addressee = u"4"_s + padded(900'000'000 + moved * 10 + i, 9);
            persons.append(QJsonObject{{u"addressee"_s, addressee}, {u"nameKanji"_s, member.name.kanji}, {u"nameKana"_s, member.name.kana},
                                       {u"birth"_s, iso(member.birth)}, {u"birthUnknown"_s, false}, {u"sex"_s, member.male ? 1 : 2},
                                       {u"relation"_s, member.relation}, {u"head"_s, member.head}});
            visitor.addressees.append(addressee);
            visitor.numberSerials.append(firstSerial + i);
            const int days = move.days[i];
            visitor.expected.append(move.partnerMissing ? u"partner-missing"_s
                                    : days == 0         ? u"continuous"_s
                                    : days > 0          ? u"gap:"_s + QString::number(days)
                                                        : u"overlap:"_s + QString::number(-days));
            KnownCover known;
            known.municipality = here.code;
            known.addressee = addressee;
            known.numberSerial = firstSerial + i;
            known.onlyRegister = true;
            MADOGUCHI_TRY(cover(known));
        }
        m_visitors.append(visitor);
        MADOGUCHI_TRY(item(TownItem{here.code, u"register"_s, visitor.proposal,
                                    QJsonObject{{u"headNameKanji"_s, family.first().name.kanji}, {u"headNameKana"_s, family.first().name.kana},
                                                {u"moveDate"_s, iso(moveDate)}, {u"previousMunicipality"_s, municipality.code},
                                                {u"previousMunicipalityName"_s, municipality.name}, {u"postalCode"_s, postalCode}, {u"address"_s, address},
                                                {u"town"_s, town}, {u"settled"_s, false}, {u"persons"_s, persons}}}));
    }
    return done();
}

} // namespace madoguchi::training
