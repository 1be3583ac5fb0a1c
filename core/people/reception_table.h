#pragma once

#include "api/reception_service.h"
#include "journal/shared_row.h"

#include <QJsonObject>

namespace madoguchi::people {

/// A visit as terminals share it, body of kind "reception" (F-18).
struct SharedReception {
    api::Reception reception; ///< `by` is the name; the staff id stands in `staff`
    QString staff;
    qint64 version = 0;
};

extern const journal::SharedTable receptionTable;

Result<SharedReception> receptionFromJson(const ReceptionId &id, const QJsonObject &body); ///< FeedItemRefused
QJsonObject toJson(const SharedReception &reception);

Result<std::optional<SharedReception>> findReception(store::Connection &connection, const ReceptionId &id);
Result<QList<api::Reception>> receptionsOn(store::Connection &connection, QDate day); ///< newest first
Result<Done> storeReception(store::Transaction &transaction, const SharedReception &reception, const QString &actor, qint64 confirmed);

/// The next 受付番号 of this terminal: 8-1120-1031 is 令和8年, November 20, terminal 1, 31st visit there.
Result<QString> nextReceptionNumber(store::Connection &connection, QDate day, int terminalNumber);

} // namespace madoguchi::people
