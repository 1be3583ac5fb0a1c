#include "bench/searches.h"

#include "bench/plain_peer.h"

#include "domain/insured_number.h"
#include "domain/kanji.h"
#include "domain/wareki.h"

#include <QDate>

using namespace Qt::StringLiterals;

namespace madoguchi::bench {

namespace {

QDate birthOf(const Resident &r) { return QDate::fromString(r.birth, Qt::ISODate); }
QString year(const Resident &r) { return domain::formatWarekiShort(birthOf(r)).section(u'.', 0, 0); } // S30
QString digits(const Resident &r) { return domain::formatWarekiShort(birthOf(r)); }                    // S30.1.1
/// Without the municipality's name: 新桜町12番3号
QString street(const Resident &r) { return r.address.sliced(r.address.indexOf(r.town)); }

/// Days from the first to the last of the era's year.
QJsonArray yearOf(const Resident &r)
{
    const auto input = domain::parseDate(year(r));
    return input.ok() ? QJsonArray{input->from.toString(Qt::ISODate), input->until.toString(Qt::ISODate)} : QJsonArray();
}

QJsonArray joined(QJsonArray a, const QJsonArray &b)
{
    for (const auto &value : b)
        a.append(value);
    return a;
}

QJsonArray inside(const QString &part) { return {u'%' + part + u'%'}; }

Search prefix(int letters)
{
    return {u"kana prefix, "_s + QString::number(letters), [=](const Resident &r) { return r.nameKana.left(letters); },
            "p.kana >= ?1 AND p.kana < ?2 ORDER BY p.kana", [=](const Resident &r) { return beginning(r.nameKana.left(letters)); }, {1, 1}, letters == 2};
}

} // namespace

QList<Resident> residentsOf(const QString &household, const QJsonObject &body)
{
    QList<Resident> list;
    const auto text = [](const auto &object, const QString &name) { return object[name].toString(); };
    for (const auto &m : body[u"members"].toArray())
        list.append({household, text(m, u"nameKanji"_s), text(m, u"nameKana"_s), text(m, u"birth"_s), text(body, u"symbol"_s), text(body, u"number"_s),
                     text(m, u"addressee"_s), text(body, u"postalCode"_s), text(body, u"town"_s), text(body, u"address"_s)});
    return list;
}

const QList<Search> &searches()
{
    static const Goal any{30, {}};
    static const QList<Search> list{
        prefix(1),
        prefix(2),
        prefix(4),
        {u"date of birth"_s, [](const Resident &r) { return digits(r); }, "p.birth = ?1 ORDER BY p.kana", [](const Resident &r) { return QJsonArray{r.birth}; }, any, true},
        {u"symbol and number"_s, [](const Resident &r) { return domain::formatInsuredNumber({r.symbol, r.number, {}}); },
         "h.number = ?1 AND h.symbol = ?2 ORDER BY p.position", [](const Resident &r) { return QJsonArray{r.number, r.symbol}; }, any, true},
        {u"six digits: a number begins"_s, [](const Resident &r) { return r.number.left(6); }, "h.number >= ?1 AND h.number < ?2 ORDER BY p.kana",
         [](const Resident &r) { return beginning(r.number.left(6)); }, any},
        {u"addressee number"_s, [](const Resident &r) { return r.addressee; }, "p.addressee = ?1 ORDER BY p.kana", [](const Resident &r) { return QJsonArray{r.addressee}; }, any},
        {u"kanji name"_s, [](const Resident &r) { return r.nameKanji; }, "p.kanji >= ?1 AND p.kanji < ?2 ORDER BY p.kanji",
         [](const Resident &r) { return beginning(r.nameKanji); }, any},
        {u"kanji surname, a variant typed plainly"_s, [](const Resident &r) { return domain::kanjiKey(r.surnameKanji()); }, "p.kanji >= ?1 AND p.kanji < ?2 ORDER BY p.kanji",
         [](const Resident &r) { return beginning(r.surnameKanji()); }, any, false,
         [](const Resident &r) { return domain::kanjiKey(r.surnameKanji()) != domain::writtenKey(r.surnameKanji()); }},
        {u"postal code"_s, [](const Resident &r) { return r.postal; }, "h.postal = ?1 ORDER BY p.kana", [](const Resident &r) { return QJsonArray{r.postal}; }, any},
        {u"inside the address: town and number"_s, [](const Resident &r) { return street(r); }, "h.address LIKE ?1 ORDER BY p.kana",
         [](const Resident &r) { return inside(street(r)); }, any},
        {u"kana and date of birth"_s, [](const Resident &r) { return r.surname() + u' ' + digits(r); }, "p.kana >= ?1 AND p.kana < ?2 AND p.birth = ?3 ORDER BY p.kana",
         [](const Resident &r) { return joined(beginning(r.surname()), {r.birth}); }, any},
        {u"kana and year of birth"_s, [](const Resident &r) { return r.surname() + u' ' + year(r); },
         "p.kana >= ?1 AND p.kana < ?2 AND p.birth BETWEEN ?3 AND ?4 ORDER BY p.kana", [](const Resident &r) { return joined(beginning(r.surname()), yearOf(r)); }, any},
        {u"kana and part of the address"_s, [](const Resident &r) { return r.surname() + u' ' + r.town; },
         "p.kana >= ?1 AND p.kana < ?2 AND h.address LIKE ?3 ORDER BY p.kana", [](const Resident &r) { return joined(beginning(r.surname()), inside(r.town)); }, any},
    };
    return list;
}

} // namespace madoguchi::bench
