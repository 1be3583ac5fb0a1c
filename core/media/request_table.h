#pragma once

#include "media/shared_request.h"
#include "store/transaction.h"

namespace madoguchi::media {

Result<SharedRequest> load(store::Connection &connection, const MediaRequestId &id); ///< NotFound
Result<QList<SharedRequest>> loadAll(store::Connection &connection);                 ///< newest first
/// As it is, over an older version.
Result<Done> put(store::Transaction &transaction, const SharedRequest &shared, const QString &actor);

} // namespace madoguchi::media
