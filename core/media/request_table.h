#pragma once

#include "journal/shared_row.h"
#include "media/shared_request.h"
#include "store/transaction.h"

namespace madoguchi::media {

Result<SharedRequest> load(store::Connection &connection, const MediaRequestId &id); ///< NotFound
Result<QList<SharedRequest>> loadNewest(store::Connection &connection);              ///< newest first: 500, and those that are out however old they are
Result<QList<SharedRequest>> loadOut(store::Connection &connection);                 ///< written and not yet erased, oldest first
/// On that medium, or asked for and not decided against; what has expired is among them.
Result<QList<SharedRequest>> loadOpen(store::Connection &connection, const QString &serial);
/// What a medium was last used for: lost or destroyed with it, on it, or erased from it.
Result<std::optional<SharedRequest>> lastOn(store::Connection &connection, const QString &serial);
/// As it is, over an older version. `confirmed`: the municipal store's version, 0 for a change of ours.
Result<Done> put(store::Transaction &transaction, const SharedRequest &shared, const QString &actor, qint64 confirmed);

extern const journal::SharedTable requestTable;

} // namespace madoguchi::media
