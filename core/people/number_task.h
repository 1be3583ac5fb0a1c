#pragma once

#include "api/reception_service.h"
#include "store/transaction.h"

namespace madoguchi::people {

/// Table number_task: a number that was to be delivered and has no receipt yet. Never a digit; the sealed blob only while it waits (C-20).
struct NumberTask {
    QString id; ///< of the request on the wire
    QString addressee;
    ReceptionId reception;
    bool fromRegister = false; ///< nothing was typed, so nothing is sealed
    QString sealKey;
    QByteArray sealed;
    QDateTime since;
};

/// At most this many sealed numbers wait at a terminal, and none longer: then it is asked for again.
constexpr int mostSealedNumbers = 100;
constexpr int longestSealedDays = 7;

/// Before it is sent. `keepSealed`: the blob waits here, too. Takes the place of another task for the same person and visit.
Result<Done> beginNumberTask(store::Transaction &transaction, const NumberTask &task, bool keepSealed);
Result<bool> endNumberTask(store::Transaction &transaction, const QString &id); ///< false: there was none
/// `state` Refused or ToBeConfirmed: the sealed blob goes. False: there was no such task.
Result<bool> turnNumberTask(store::Transaction &transaction, const QString &id, api::NumberAnswer state, ErrorCode reason);
/// What waits longer than it may turns into ToBeConfirmed; what belongs to no notification and was left for as long ends. Answers how many.
Result<int> tidyNumberTasks(store::Transaction &transaction, const QDateTime &utc);
Result<bool> numberTasksAreTidy(store::Connection &connection, const QDateTime &utc);

Result<bool> hasNumberTask(store::Connection &connection, const QString &addressee, const ReceptionId &reception);
Result<api::NumberAnswer> stateOfNumberTask(store::Connection &connection, const QString &id); ///< NotFound
Result<int> countSealedNumbers(store::Connection &connection);
Result<QList<NumberTask>> waitingNumbers(store::Connection &connection); ///< oldest first
Result<api::NumberTaskCount> countNumberTasks(store::Connection &connection);
/// Oldest first; names are looked up in `municipality`.
Result<QList<api::NumberTask>> numberTasks(store::Connection &connection, const QString &municipality);

} // namespace madoguchi::people
