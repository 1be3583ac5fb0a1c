#pragma once

#include "api/link_service.h"
#include "journal/outbox.h"

namespace madoguchi::sync {

/// The delivery ledger (sync.md promise 6): one delivery a notification and one a file sent. A lamp is green only with a
/// verified signed receipt; stations that give none are "cannot be confirmed here".
enum class Station { Terminal, Municipal, Federation };

bool hasDelivery(const QString &kind); ///< a notification, a decision on a household: changes that the federation must receive too
/// Begins the deliveries of those among `items` that have one; beginning one twice does nothing.
Result<Done> beginDeliveries(store::Transaction &transaction, const QList<journal::OutboxItem> &items);
/// A file is a delivery of its own; it does not pass the municipal store.
Result<Done> beginFileDelivery(store::Transaction &transaction, const api::InterfaceFile &file, const QDateTime &utc);
Result<Done> dropFileDelivery(store::Transaction &transaction, const FileId &file); ///< of one that never left
Result<Done> confirm(store::Transaction &transaction, const QString &change, Station station, const QByteArray &receipt, const QDateTime &utc);
Result<Done> refuse(store::Transaction &transaction, const QString &change, Station station, const QString &note, const QDateTime &utc);
/// `rows` are at the federation. A notification is there only when all rows that were queued with it are; one that was refused stays refused.
Result<Done> confirmRows(store::Transaction &transaction, const QList<ChangeId> &rows, const QByteArray &receipt, const QDateTime &utc);
Result<Done> refuseRow(store::Transaction &transaction, const ChangeId &row, const QString &note, const QDateTime &utc);
/// What was refused there leaves once more: the station waits again. Of a row's notification only when none of its rows is aside any more.
Result<Done> reopen(store::Transaction &transaction, const QString &change, Station station);
Result<Done> reopenRow(store::Transaction &transaction, const ChangeId &row);

Result<QList<api::Delivery>> deliveries(store::Connection &connection, int limit); ///< newest first
/// One of them; a change that has not left yet stands on this terminal alone.
Result<api::Delivery> delivery(store::Connection &connection, const ChangeId &change);

} // namespace madoguchi::sync
