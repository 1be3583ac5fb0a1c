#include "people/federation_rows.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

QString stamp(const QDateTime &utc)
{
    return utc.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u'Z';
}

QString wholeDate(const QString &birth)
{
    return isBirth(birth, false) ? birth : u""_s;
}

QString bit(bool value)
{
    return value ? u"1"_s : u"0"_s;
}

/// Set anew, first entry of its history.
QJsonObject beginning(const Office &office, const Household &household)
{
    return {{u"operation"_s, u"1"_s}, {u"history"_s, u"1"_s}, {u"municipality"_s, office.municipality}, {u"insurer"_s, office.insurer},
        {u"household"_s, household.householdNumber}, {u"symbol"_s, household.symbol}, {u"number"_s, household.number}};
}

QString sevenDigits(QString postalCode)
{
    return postalCode.remove(u'-');
}

} // namespace

QJsonObject householdRow(const Household &household, const Office &office, const QHash<QString, QString> &receipts, const QDateTime &utc)
{
    QJsonObject row = beginning(office, household);
    QDate from;
    QString reason;
    for (const Member &m : household.members) {
        for (const Eligibility &e : m.eligibility) {
            if (!from.isValid() || e.municipal.from < from) {
                from = e.municipal.from;
                reason = e.municipalFromReason;
            }
        }
        if (!m.head)
            continue;
        row[u"head_addressee"_s] = m.addressee;
        row[u"head_number_receipt"_s] = orEmpty(receipts.value(m.addressee));
        row[u"head_kind"_s] = m.insured ? u"1"_s : u"2"_s; // 2: 擬制世帯主
        row[u"head_name"_s] = m.nameKanji;
        row[u"head_kana"_s] = m.nameKana;
        row[u"head_birth"_s] = wholeDate(m.birth);
        row[u"head_birth_unknown"_s] = bit(m.birthUnknown);
        row[u"head_sex"_s] = QString::number(static_cast<int>(m.sex));
    }
    row[u"applied_from"_s] = isoDate(from);
    row[u"applied_from_reason"_s] = reason;
    row[u"applied_until"_s] = u""_s;
    row[u"applied_until_reason"_s] = u""_s;
    row[u"postal_code"_s] = sevenDigits(household.postalCode);
    row[u"address"_s] = household.address;
    row[u"address_extra"_s] = u""_s;
    row[u"updated_at"_s] = stamp(utc);
    return row;
}

QJsonObject personRow(const Household &household, const Member &m, const Eligibility &e, const Office &office, const QHash<QString, QString> &receipts,
                      const QDateTime &utc)
{
    QJsonObject row = beginning(office, household);
    row[u"addressee"_s] = m.addressee;
    row[u"federation_id"_s] = orEmpty(m.federationId);
    row[u"number_receipt"_s] = orEmpty(receipts.value(m.addressee));
    row[u"branch"_s] = m.branch;
    row[u"name"_s] = m.nameKanji;
    row[u"kana"_s] = m.nameKana;
    row[u"sex"_s] = QString::number(static_cast<int>(m.sex));
    row[u"birth"_s] = wholeDate(m.birth);
    row[u"birth_unknown"_s] = bit(m.birthUnknown);
    row[u"relation"_s] = m.relation;
    row[u"undisclosed"_s] = u"0"_s;
    row[u"category"_s] = u"01"_s; // 一般
    row[u"prefecture_from"_s] = isoDate(e.prefecture.from);
    row[u"prefecture_from_reason"_s] = e.prefectureFromReason;
    row[u"notified_on"_s] = isoDate(e.notifiedOn);
    row[u"prefecture_until"_s] = isoDate(e.prefecture.until);
    row[u"prefecture_until_reason"_s] = orEmpty(e.prefectureUntilReason);
    row[u"loss_notified_on"_s] = u""_s;
    row[u"municipal_from"_s] = isoDate(e.municipal.from);
    row[u"municipal_from_reason"_s] = e.municipalFromReason;
    row[u"municipal_until"_s] = isoDate(e.municipal.until);
    row[u"municipal_until_reason"_s] = orEmpty(e.municipalUntilReason);
    row[u"previous_municipality"_s] = orEmpty(e.previousMunicipality);
    row[u"next_municipality"_s] = u""_s;
    row[u"updated_at"_s] = stamp(utc);
    return row;
}

} // namespace madoguchi::people
