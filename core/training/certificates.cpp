#include "training/certificates.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::training {

namespace {

constexpr int neverIssued = 61, paysFirst = 97, notRenewed = 45, notGivenBack = 8; // one in so many
const QDate beginning(2024, 12, 2); // before it, insurance cards

QString iso(QDate date) { return date.isValid() ? date.toString(Qt::ISODate) : u""_s; }

/// The first of August on or before `day`: what runs out on the last of July is renewed then.
QDate renewalBefore(QDate day)
{
    const QDate here(day.year(), 8, 1);
    return here <= day ? here : here.addYears(-1);
}

} // namespace

QJsonArray certificatesOf(int serial, QDate birth, QDate coverFrom, QDate coverUntil, QDate today)
{
    if (serial % neverIssued == 0)
        return {};
    const bool pays = serial % paysFirst == 0, notice = !pays && serial % 10 < 7;
    const QDate renewal = renewalBefore(today);
    QList<QDate> days{std::max({coverFrom, renewal.addYears(-1), beginning})};
    if (days.first() < renewal && serial % notRenewed != 1)
        days.append(renewal);
    QJsonArray certificates;
    for (const QDate issued : std::as_const(days)) {
        if (issued > today || (coverUntil.isValid() && issued >= coverUntil))
            break;
        const bool expires = !notice || birth.addYears(70) <= issued;
        const QDate until = expires ? renewalBefore(issued).addYears(1).addDays(-1) : QDate();
        const bool due = !notice && coverUntil.isValid() && coverUntil <= until;
        const QDate returned = due && serial % notGivenBack != 3 ? std::min(today, coverUntil.addDays(serial % 20)) : QDate();
        certificates.append(QJsonObject{{u"kind"_s, pays ? u"special"_s : notice ? u"notice"_s : u"confirmation"_s}, {u"issuedOn"_s, iso(issued)},
            {u"validUntil"_s, iso(until)}, {u"returnDueSince"_s, iso(due ? coverUntil : QDate())}, {u"returnedOn"_s, iso(returned)}});
        if (!expires)
            break;
    }
    return certificates;
}

} // namespace madoguchi::training
