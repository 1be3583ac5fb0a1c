#pragma once

#include "journal/feed.h"
#include "journal/outbox.h"

namespace madoguchi::journal {

/// How a table of shared rows tells its versions; one constant a table.
struct SharedTable {
    const char *kind;    ///< of feed and outbox items
    const char *select;  ///< version and confirmed of ?1
    const char *confirm; ///< sets confirmed = ?2 of ?1
    const char *erase;   ///< removes ?1
};

/// What to do with a feed item; whoever decides about an open conflict sees it in any case.
enum class Intake {
    Ignore, ///< older than, or the same as, what the municipal store sent before
    Apply,
};
/// Our own change that comes back is only marked as confirmed where it is what is seen here, or newer changes of ours stand on it: a server that was put back may have
/// lost another terminal's change that was seen here in its place. Somebody else's change
/// wins over ours: the municipal store has refused or will refuse ours, and the clerk decides (sync.md promise 4).
Result<Intake> decideIntake(store::Transaction &transaction, const SharedTable &table, const FeedItem &item, const TerminalId &own);

/// In the caller's transaction: a change that other terminals must see. Answers its outbox id.
Result<ChangeId> shareChange(store::Transaction &transaction, const SharedTable &table, const QString &aggregate, qint64 baseVersion, const QJsonObject &body,
                             const QString &actor, const QDateTime &utc);

} // namespace madoguchi::journal
