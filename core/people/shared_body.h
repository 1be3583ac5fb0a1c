#pragma once

#include "journal/shared_row.h"
#include "people/office.h"

#include <functional>

namespace madoguchi::people {

/// Which version of a shared row is stored, and whose.
struct SharedVersion {
    qint64 version = 0;
    qint64 confirmed = 0; ///< the municipal store's version; 0: a change of ours
    QString actor;
    ChangeId change;      ///< the outbox item that carries it; empty if another terminal made it
};
/// The body of one of this room's kinds, found good.
struct SharedBody {
    HouseholdId household; ///< whose view it changes; may be empty
    std::function<Result<Done>(store::Transaction &, const SharedVersion &)> store;
};

const journal::SharedTable *sharedTable(const QString &kind); ///< nullptr: not a kind of this room
Result<SharedBody> readShared(const Office &office, const QString &kind, const QString &aggregate, const QJsonObject &body); ///< FeedItemRefused

} // namespace madoguchi::people
