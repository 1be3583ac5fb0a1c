#include "people/moving_in.h"

#include "people/federation_rows.h"
#include "people/household_table.h"
#include "people/notification.h"

#include <algorithm>

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

class MovingInCase {
public:
    MovingInCase(store::Transaction &transaction, const CheckedDraft &checked, const api::NotificationDraft &draft, const api::Actor &actor, const Office &office,
                 const QDateTime &utc)
        : m_transaction(transaction), m_checked(checked), m_draft(draft), m_actor(actor), m_office(office), m_utc(utc)
    {
    }

    Result<api::Registered> run()
    {
        MADOGUCHI_ASSIGN(const Household household, shareHousehold());
        MADOGUCHI_TRY(settleRegisterRecord());
        MADOGUCHI_ASSIGN(const api::Registered registered, shareNotification(household.id));
        MADOGUCHI_TRY(tellFederation(household));
        return registered;
    }

private:
    const api::NotificationDraft::Person *enrolled(const QString &addressee) const
    {
        const auto at = std::find_if(m_draft.persons.begin(), m_draft.persons.end(), [&](const auto &p) { return p.enrol && p.addresseeNumber == addressee; });
        return at == m_draft.persons.end() ? nullptr : &*at;
    }

    Eligibility cover() const
    {
        Eligibility e;
        e.id = newId();
        e.municipality = m_office.municipality;
        // Provisional at prefecture level: the federation's answer may carry an earlier date over (F-02).
        e.prefecture.from = e.municipal.from = m_checked.moving.coverFrom;
        e.prefectureFromReason = e.municipalFromReason = m_draft.reason;
        e.notifiedOn = m_draft.notifiedOn;
        e.previousMunicipality = m_draft.previousMunicipality;
        return e;
    }

    Result<QString> symbol() const
    {
        if (!m_office.symbol.isEmpty())
            return m_office.symbol;
        MADOGUCHI_ASSIGN(auto row, m_transaction.query("SELECT symbol FROM household LIMIT 1"));
        MADOGUCHI_ASSIGN(const bool there, row.next());
        return there ? row.text(0) : u""_s;
    }

    Result<Household> composeHousehold() const
    {
        const RegisterRecord &record = *m_checked.record;
        store::Connection &connection = m_transaction.connection();
        Household h;
        h.id = HouseholdId(newId());
        h.postalCode = record.postalCode;
        h.address = record.address;
        h.town = record.town;
        MADOGUCHI_ASSIGN(h.symbol, symbol());
        MADOGUCHI_ASSIGN(h.number, nextNumber(connection, "SELECT max(number) FROM household WHERE number BETWEEN ?1 AND ?2 AND length(number) = ?3",
                                              m_office.terminalNumber(), 8));
        MADOGUCHI_ASSIGN(h.householdNumber, nextNumber(connection, "SELECT max(household_number) FROM household WHERE household_number BETWEEN ?1 AND ?2"
                                                       " AND length(household_number) = ?3", m_office.terminalNumber(), 10));
        int branch = 0;
        for (const auto &p : record.persons) {
            const bool insured = enrolled(p.addressee) != nullptr;
            if (!insured && !p.head)
                continue; // insured elsewhere: no member of a National Health Insurance household
            Member m{PersonId(newId()), p.addressee, p.nameKanji, p.nameKana, p.birth, p.birthUnknown, p.sex, p.relation, p.head, insured, false, {}, {}, {}};
            if (insured) {
                m.branch = QString::number(++branch).rightJustified(2, u'0');
                m.eligibility.append(cover());
            } else {
                h.nominalHead = true; // 擬制世帯主
            }
            h.members.append(m);
        }
        return h;
    }

    Result<Household> shareHousehold()
    {
        MADOGUCHI_ASSIGN(const Household composed, composeHousehold());
        const QJsonObject body = toJson(composed);
        MADOGUCHI_ASSIGN(Household household, householdFromJson(composed.id, body)); // nobody is sent what we would refuse
        household.version = 1;
        MADOGUCHI_TRY(storeHousehold(m_transaction, household, m_office.municipality, m_actor.staff.text(), 0));
        MADOGUCHI_TRY(shareChange(m_transaction, householdTable, household.id.text(), 0, body, m_actor.staff.text(), m_utc));
        return household;
    }

    Result<Done> settleRegisterRecord()
    {
        RegisterRecord record = *m_checked.record;
        const qint64 base = record.version++;
        record.settled = true;
        MADOGUCHI_TRY(storeRegisterRecord(m_transaction, record, m_actor.staff.text(), 0));
        MADOGUCHI_TRY(shareChange(m_transaction, registerTable, record.id.text(), base, toJson(record), m_actor.staff.text(), m_utc));
        return done();
    }

    Result<api::Registered> shareNotification(const HouseholdId &household)
    {
        Notification n;
        n.id = NotificationId(newId());
        MADOGUCHI_ASSIGN(n.number, nextNotificationNumber(m_transaction.connection(), m_checked.reception->reception));
        n.registerRecord = m_draft.proposal;
        n.household = household;
        n.reception = m_draft.reception;
        n.notifier = m_draft.notifier;
        if (m_draft.notifier == api::Notifier::Proxy) {
            n.proxyName = m_draft.proxyName.trimmed();
            n.mandateSeen = m_draft.mandateSeen;
        }
        n.identity = m_draft.identity;
        n.notifiedOn = m_draft.notifiedOn;
        n.reason = m_draft.reason;
        n.happenedOn = m_draft.happenedOn;
        n.previousMunicipality = m_draft.previousMunicipality;
        for (const auto &p : m_draft.persons)
            if (p.enrol)
                n.persons.append({p.addresseeNumber, p.numberDocument, p.numberReceipt});
        n.note = m_draft.note;
        n.by = m_actor.staff.text();
        n.byName = m_actor.name;
        const QJsonObject body = toJson(n);
        MADOGUCHI_ASSIGN(Notification notification, notificationFromJson(n.id, body));
        notification.version = 1;
        MADOGUCHI_ASSIGN(const ChangeId change, shareChange(m_transaction, notificationTable, n.id.text(), 0, body, m_actor.staff.text(), m_utc));
        MADOGUCHI_TRY(storeNotification(m_transaction, notification, change, m_actor.staff.text(), 0));
        return api::Registered{n.id, n.number, household, change};
    }

    /// Rows for the day's 資格情報 files: the change leaves for the federation once, in them (architecture: ledger).
    Result<Done> tellFederation(const Household &household)
    {
        QHash<QString, QString> receipts;
        for (const auto &p : m_draft.persons)
            if (p.enrol)
                receipts.insert(p.addresseeNumber, p.numberReceipt);
        MADOGUCHI_TRY(enqueueRow(u"F1"_s, household.id, householdRow(household, m_office, receipts, m_utc)));
        for (const Member &m : household.members)
            for (const Eligibility &e : m.eligibility)
                MADOGUCHI_TRY(enqueueRow(u"F2"_s, household.id, personRow(household, m, e, m_office, receipts, m_utc)));
        return done();
    }

    Result<Done> enqueueRow(const QString &layout, const HouseholdId &household, const QJsonObject &row)
    {
        journal::OutboxItem item;
        item.id = ChangeId(newId());
        item.destination = journal::Destination::FederationFile;
        item.kind = layout;
        item.aggregate = household.text();
        item.actor = m_actor.staff.text();
        item.body = row;
        return journal::enqueue(m_transaction, item, m_utc);
    }

    store::Transaction &m_transaction;
    const CheckedDraft &m_checked;
    const api::NotificationDraft &m_draft;
    const api::Actor &m_actor;
    const Office &m_office;
    const QDateTime m_utc;
};

} // namespace

Result<api::Registered> registerMovingIn(store::Transaction &transaction, const CheckedDraft &checked, const api::NotificationDraft &draft, const api::Actor &actor,
                                         const Office &office, const QDateTime &utc)
{
    return MovingInCase(transaction, checked, draft, actor, office, utc).run();
}

} // namespace madoguchi::people
