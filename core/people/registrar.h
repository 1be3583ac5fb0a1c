#pragma once

#include "people/notification_check.h"

namespace madoguchi::people {

struct FederationRow;

/// Carries out what was decided, in the caller's transaction: the household, what it was decided by, and what must leave for the other terminals and the
/// federation. All or nothing.
class Registrar {
public:
    Registrar(store::Transaction &transaction, const Office &office, const api::Actor &actor, const QDateTime &utc)
        : m_transaction(transaction), m_office(office), m_actor(actor), m_utc(utc)
    {
    }
    /// A draft without errors: its notification, and the settled register record if there is one.
    Result<api::Registered> registerNotification(const CheckedDraft &checked, const api::NotificationDraft &draft);
    /// As api::ReceptionService::takeBack(). Fields of errors: "reason".
    Result<Done> takeBack(const api::TakingBack &what);

private:
    Result<Done> number(Household &household) const;
    Result<QString> symbol() const;
    QList<FederationRow> rowsFor(const std::optional<Household> &before, Household &after, const QHash<QString, QString> &receipts) const;
    Result<QHash<QString, QString>> receiptsOf(const Household &household, const api::NotificationDraft &draft) const;
    Result<Done> shareHousehold(Household household, qint64 base);
    Result<Done> settleRegisterRecord(RegisterRecord record);
    Result<api::Registered> shareNotification(const CheckedDraft &checked, const api::NotificationDraft &draft, const HouseholdId &household);

    store::Transaction &m_transaction;
    const Office &m_office;
    const api::Actor &m_actor;
    const QDateTime m_utc;
};

} // namespace madoguchi::people
