#pragma once

#include "api/reception_service.h"
#include "store/transaction.h"

namespace madoguchi::people {

/// What the federation gave for a number: opaque, and the only trace of the number on this terminal (C-20).
struct NumberReceipt {
    QString receipt;
    QString addressee;
    ReceptionId reception;
    api::NumberAnswer answer = api::NumberAnswer::Received;
};

Result<Done> storeNumberReceipt(store::Transaction &transaction, const NumberReceipt &receipt, const QDateTime &utc);
Result<std::optional<NumberReceipt>> findNumberReceipt(store::Connection &connection, const QString &receipt);
/// The newest that the federation gave for this person, to whichever terminal, and has not found different; empty: none.
Result<QString> lastReceiptOf(store::Connection &connection, const QString &addressee);
/// As the tables and the record have it: "matches", "differs", "received", "refused", "waiting", "to-confirm".
QString answerWord(api::NumberAnswer answer);
api::NumberAnswer answerOf(const QString &word);

} // namespace madoguchi::people
