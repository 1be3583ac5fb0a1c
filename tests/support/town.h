#pragma once

#include "people/federation_rows.h"
#include "people/household.h"
#include "people/register_record.h"

namespace madoguchi::test {

using namespace Qt::StringLiterals;

/// Small invented households; no identifier has twelve digits.
inline const QString here = u"162019"_s, neighbour = u"162027"_s, farAway = u"131032"_s;

inline people::Office office(const QString &terminal = u"terminal-1"_s)
{
    return {here, u"富山市"_s, u"160010"_s, u"富国"_s, TerminalId(terminal)};
}

inline people::Eligibility cover(const QString &id, QDate from, QDate until = {})
{
    people::Eligibility e;
    e.id = id;
    e.municipality = here;
    e.prefecture = e.municipal = {from, until};
    e.prefectureFromReason = e.municipalFromReason = u"A2"_s;
    e.prefectureUntilReason = e.municipalUntilReason = until.isValid() ? u"L2"_s : u""_s;
    e.notifiedOn = from;
    e.previousMunicipality = u""_s;
    return e;
}

struct Resident {
    QString id, kanji, kana, birth;
    QDate from{2020, 4, 1}, until{};
    bool dead = false, insured = true, birthUnknown = false;
};

/// The first is the head.
inline people::Household family(const QString &id, const QString &number, const QList<Resident> &residents)
{
    people::Household h;
    h.id = HouseholdId(id);
    h.householdNumber = u"00"_s + number;
    h.symbol = u"富国"_s;
    h.number = number;
    h.postalCode = u"930-0001"_s;
    h.address = u"富山市桜町一丁目2番3号"_s;
    h.town = u"桜町"_s;
    h.phone = u"076-0"_s + number.right(6).first(2) + u'-' + number.right(4);
    int branch = 0;
    for (const Resident &r : residents) {
        people::Member m;
        m.person = PersonId(r.id);
        m.addressee = u"40"_s + number + QString::number(h.members.size());
        m.addressee = m.addressee.left(11);
        m.nameKanji = r.kanji;
        m.nameKana = r.kana;
        m.birth = r.birth;
        m.birthUnknown = r.birthUnknown;
        m.sex = h.members.isEmpty() ? api::Sex::Male : api::Sex::Female;
        m.relation = h.members.isEmpty() ? u"世帯主"_s : u"妻"_s;
        m.head = h.members.isEmpty();
        m.insured = r.insured;
        m.dead = r.dead;
        m.branch = u""_s;
        m.federationId = u""_s;
        if (r.insured) {
            m.branch = QString::number(++branch).rightJustified(2, u'0');
            m.eligibility.append(cover(r.id + u"-e"_s, r.from, r.until));
        } else {
            h.nominalHead = m.head;
        }
        h.members.append(m);
    }
    return h;
}

/// 山本 太郎 and 山本 花代, who moved in from the neighbour on 10 November 2026.
inline people::RegisterRecord movedIn(const QString &id = u"reg-1"_s)
{
    people::RegisterRecord r;
    r.id = RegisterRecordId(id);
    r.headNameKanji = u"山本 太郎"_s;
    r.headNameKana = u"ヤマモト タロウ"_s;
    r.moveDate = QDate(2026, 11, 10);
    r.previousMunicipality = neighbour;
    r.previousMunicipalityName = u"高岡市"_s;
    r.postalCode = u"930-0002"_s;
    r.address = u"富山市新富町2番"_s;
    r.town = u"新富町"_s;
    r.persons = {{u"4900000010"_s, u"山本 太郎"_s, u"ヤマモト タロウ"_s, u"1980-05-05"_s, false, api::Sex::Male, u"世帯主"_s, true},
                 {u"4900000011"_s, u"山本 花代"_s, u"ヤマモト ハナヨ"_s, u"1982-02-03"_s, false, api::Sex::Female, u"妻"_s, false}};
    return r;
}

inline journal::FeedItem feedItem(const QString &kind, const QString &aggregate, qint64 version, const QJsonObject &body, const QString &terminal = u"terminal-2"_s)
{
    journal::FeedItem item;
    item.kind = kind;
    item.aggregate = aggregate;
    item.version = version;
    item.actor = u"clerk-2"_s;
    item.terminal = terminal;
    item.body = body;
    const bool row = kind.startsWith(u'F'); // of a file, not of the municipal store
    item.at = QDateTime(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC);
    item.source = row ? u"file-1"_s : u"municipal"_s;
    item.position = row ? 2 : 0;
    return item;
}

} // namespace madoguchi::test
