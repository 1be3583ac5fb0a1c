#pragma once

#include "api/reception_service.h"
#include "journal/shared_row.h"

#include <QJsonObject>

namespace madoguchi::people {

/// A notification (届出) as terminals share it, body of kind "notification" (C-05).
struct Notification {
    struct Person {
        QString addressee;
        api::NumberDocument numberDocument = api::NumberDocument::None;
        QString numberReceipt;
        friend bool operator==(const Person &, const Person &) = default;
    };
    NotificationId id;
    QString number;
    RegisterRecordId registerRecord;
    HouseholdId household;
    ReceptionId reception;
    api::Notifier notifier = api::Notifier::Head;
    QString proxyName;
    bool mandateSeen = false;
    api::IdentityDocument identity = api::IdentityDocument::None;
    QDate notifiedOn;
    QString reason;
    QDate happenedOn;
    QString previousMunicipality, nextMunicipality;
    QList<Person> persons;
    QString note;
    QString by, byName;
    qint64 version = 0;
    friend bool operator==(const Notification &, const Notification &) = default;
};

extern const journal::SharedTable notificationTable;

Result<Notification> notificationFromJson(const NotificationId &id, const QJsonObject &body); ///< FeedItemRefused
QJsonObject toJson(const Notification &notification);

/// `change`: the outbox item that carries it, empty if another terminal made it.
Result<Done> storeNotification(store::Transaction &transaction, const Notification &notification, const ChangeId &change, const QString &actor, qint64 confirmed);
/// A number's receipt that came after the notification of that visit: beside the person, and in whatever row for the federation has not left yet.
/// Other terminals' copies stay without. Answers whose row has left without a number, or with one that differed.
Result<QList<HouseholdId>> settleNumber(store::Transaction &transaction, const QString &addressee, const ReceptionId &reception, const QString &receipt);
/// Of one household, newest first; deliveries are filled by whoever keeps the ledger.
Result<QList<api::HouseholdView::NotificationLine>> notificationsOf(store::Connection &connection, const HouseholdId &household);
/// 8-1120-1031-2: the second notification of that reception.
Result<QString> nextNotificationNumber(store::Connection &connection, const api::Reception &reception);


} // namespace madoguchi::people
