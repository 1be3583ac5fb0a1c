#include "people/registrar.h"

#include "domain/free_text.h"
#include "people/answer_table.h"
#include "people/federation_rows.h"
#include "people/household_change.h"
#include "people/household_table.h"
#include "people/notification.h"
#include "people/number_receipt.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

/// Numbers given out here begin with 9 and the terminal's number, so that terminals that cannot see each other never collide.
Result<QString> nextNumber(store::Connection &connection, QByteArrayView largest, int terminalNumber, int digits)
{
    const QString prefix = u"9"_s + QString::number(terminalNumber).rightJustified(2, u'0');
    MADOGUCHI_ASSIGN(auto row, connection.query(largest, {prefix + QString(digits - 3, u'0'), prefix + QString(digits - 3, u'9'), digits}));
    MADOGUCHI_TRY(row.next());
    const QString next = QString::number(row.isNull(0) ? (prefix + QString(digits - 3, u'0')).toLongLong() + 1 : row.text(0).toLongLong() + 1);
    if (!next.startsWith(prefix))
        return ErrorCode::TooLarge;
    return next;
}

} // namespace

Result<api::Registered> Registrar::registerNotification(const CheckedDraft &checked, const api::NotificationDraft &draft)
{
    Household household = checked.after;
    if (!checked.before)
        MADOGUCHI_TRY(number(household));
    MADOGUCHI_ASSIGN(const auto receipts, receiptsOf(household, draft));
    const auto rows = rowsFor(checked.before, household, receipts);
    MADOGUCHI_TRY(shareHousehold(household, checked.before ? checked.before->version : 0));
    if (checked.record)
        MADOGUCHI_TRY(settleRegisterRecord(*checked.record));
    MADOGUCHI_ASSIGN(const api::Registered registered, shareNotification(checked, draft, household.id));
    MADOGUCHI_TRY(queueRows(m_transaction, household.id, rows, m_actor, m_utc));
    return registered;
}

Result<Done> Registrar::takeBack(const api::TakingBack &what)
{
    MADOGUCHI_TRY(domain::checkText(what.reason, {200, domain::TextFor::Screen, true}, u"reason"_s));
    MADOGUCHI_ASSIGN(const auto before, findHousehold(m_transaction.connection(), what.household));
    if (!before)
        return ErrorCode::NotFound;
    MADOGUCHI_ASSIGN(Household after, takenBack(*before, what.addresseeNumber, what.cover, what.onlyEnd, what.reason.trimmed(), m_office.municipality));
    MADOGUCHI_ASSIGN(const auto receipts, receiptsOf(after, {}));
    const auto rows = rowsFor(before, after, receipts);
    MADOGUCHI_TRY(shareHousehold(after, before->version));
    return queueRows(m_transaction, after.id, rows, m_actor, m_utc);
}

Result<QString> Registrar::symbol() const
{
    if (!m_office.symbol.isEmpty())
        return m_office.symbol;
    MADOGUCHI_ASSIGN(auto row, m_transaction.query("SELECT symbol FROM household LIMIT 1"));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    return there ? row.text(0) : u""_s;
}

Result<Done> Registrar::number(Household &household) const
{
    store::Connection &connection = m_transaction.connection();
    const int terminal = m_office.terminalNumber();
    MADOGUCHI_ASSIGN(household.symbol, symbol());
    MADOGUCHI_ASSIGN(household.number, nextNumber(connection, "SELECT max(number) FROM (SELECT number FROM household UNION ALL SELECT number FROM number_given) WHERE number BETWEEN ?1 AND ?2 AND length(number) = ?3", terminal, 8));
    MADOGUCHI_ASSIGN(household.householdNumber, nextNumber(connection, "SELECT max(number) FROM (SELECT household_number AS number FROM household UNION ALL SELECT number FROM number_given)"
                                                           " WHERE number BETWEEN ?1 AND ?2 AND length(number) = ?3", terminal, 10));
    return done();
}

/// A change leaves once (F-01): with ledger External in the files of the municipality's own system, and 履歴番号 is that system's, too.
QList<FederationRow> Registrar::rowsFor(const std::optional<Household> &before, Household &after, const QHash<QString, QString> &receipts) const
{
    return m_office.ownLedger ? rowsBetween(before, after, m_office, receipts, m_utc) : QList<FederationRow>();
}

/// By 宛名番号: what the form brought; of everybody else what the federation gave last.
Result<QHash<QString, QString>> Registrar::receiptsOf(const Household &household, const api::NotificationDraft &draft) const
{
    QHash<QString, QString> receipts;
    for (const Member &m : household.members) {
        MADOGUCHI_ASSIGN(const QString known, lastReceiptOf(m_transaction.connection(), m.addressee));
        receipts.insert(m.addressee, known);
    }
    for (const auto &p : draft.persons)
        if (p.chosen)
            receipts.insert(p.addresseeNumber, p.numberReceipt);
    return receipts;
}

Result<Done> Registrar::shareHousehold(Household household, qint64 base)
{
    MADOGUCHI_ASSIGN(const QDateTime answered, newestDates(m_transaction.connection()));
    for (Member &m : household.members)
        for (Eligibility &e : m.eligibility)
            if (e.municipality == m_office.municipality && answered.isValid()) // not the time: an answer to this very change must not be lost to a clock that is ahead
                e.answeredAt = answered;
    const QJsonObject body = toJson(household);
    MADOGUCHI_ASSIGN(Household shared, householdFromJson(household.id, body)); // nobody is sent what we would refuse
    shared.version = base + 1;
    MADOGUCHI_TRY(storeHousehold(m_transaction, shared, m_office.municipality, m_actor.staff.text(), 0));
    MADOGUCHI_TRY(shareChange(m_transaction, householdTable, household.id.text(), base, body, m_actor.staff.text(), m_utc));
    return done();
}

Result<Done> Registrar::settleRegisterRecord(RegisterRecord record)
{
    const qint64 base = record.version++;
    record.settled = true;
    MADOGUCHI_TRY(storeRegisterRecord(m_transaction, record, m_actor.staff.text(), 0));
    MADOGUCHI_TRY(shareChange(m_transaction, registerTable, record.id.text(), base, toJson(record), m_actor.staff.text(), m_utc));
    return done();
}

Result<api::Registered> Registrar::shareNotification(const CheckedDraft &checked, const api::NotificationDraft &draft, const HouseholdId &household)
{
    Notification n;
    n.id = NotificationId(newId());
    MADOGUCHI_ASSIGN(n.number, nextNotificationNumber(m_transaction.connection(), checked.reception->reception));
    if (checked.record)
        n.registerRecord = checked.record->id;
    n.household = household;
    n.reception = draft.reception;
    n.notifier = draft.notifier;
    if (draft.notifier == api::Notifier::Proxy) {
        n.proxyName = draft.proxyName.trimmed();
        n.mandateSeen = draft.mandateSeen;
    }
    n.identity = draft.identity;
    n.notifiedOn = draft.notifiedOn;
    n.reason = draft.reason;
    n.happenedOn = draft.happenedOn;
    const auto other = domain::findNotificationRule(draft.reason)->other;
    if (other == domain::OtherMunicipality::Previous)
        n.previousMunicipality = draft.previousMunicipality;
    if (other == domain::OtherMunicipality::Next)
        n.nextMunicipality = draft.nextMunicipality;
    for (const auto &p : draft.persons)
        if (p.chosen)
            n.persons.append({p.addresseeNumber, p.numberDocument, p.numberReceipt});
    n.note = draft.note;
    n.by = m_actor.staff.text();
    n.byName = m_actor.name;
    const QJsonObject body = toJson(n);
    MADOGUCHI_ASSIGN(Notification notification, notificationFromJson(n.id, body));
    notification.version = 1;
    MADOGUCHI_ASSIGN(const ChangeId change, shareChange(m_transaction, notificationTable, n.id.text(), 0, body, m_actor.staff.text(), m_utc));
    MADOGUCHI_TRY(storeNotification(m_transaction, notification, change, m_actor.staff.text(), 0));
    return api::Registered{n.id, n.number, household, change};
}

} // namespace madoguchi::people
