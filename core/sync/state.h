#pragma once

#include "store/transaction.h"

#include <QDateTime>

namespace madoguchi::sync {

/// Table sync_state. Names in use: "feed", "changes", "record", "directory", "file-sent", "file-received", "file-taken" (times of the
/// last success), "first-load" ("done"), "transfers" ("paused"), "record-awaited" (how many entries the server misses that it was shown),
/// "erasure-ordered" (a line an order that is not carried out yet), "erasure-pass" (pass and page from which on its traces are still to be cleared),
/// "next-station" ("yes", "no": whether it answers), "preview" ("refused": it has set rows aside, so that nothing is sent before the next one).
Result<QString> state(store::Connection &connection, QLatin1String name); ///< null = not set
Result<Done> setState(store::Transaction &transaction, QLatin1String name, const QString &value);
Result<Done> setSuccess(store::Transaction &transaction, QLatin1String name, const QDateTime &utc);

} // namespace madoguchi::sync
