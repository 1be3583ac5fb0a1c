#pragma once

#include "journal/feed.h"
#include "sync/link.h"

namespace madoguchi::sync {

class FeedApplier;

/// A place in the municipal feed's history; position 0 is in every history.
struct FeedPoint {
    qint64 position = 0;
    QString mark;
};

/// Table feed_trace: what this terminal knows of the history of the server's feed.
Result<FeedPoint> knownPoint(store::Connection &connection); ///< the furthest place of which it has evidence
Result<Done> trace(store::Transaction &transaction, const QList<journal::FeedItem> &items, const QDateTime &utc); ///< taken, in the transaction that moves the cursor
Result<Done> traceHead(store::Transaction &transaction, const FeedPoint &head, const QDateTime &utc); ///< told by the server; what we sent lies before it
Result<Done> dropOldTraces(store::Transaction &transaction, const QDateTime &utc);

QString query(const FeedPoint &known); ///< of a request: "known=…&mark=…"

/// The server was put back from a copy, or founded anew: goes back to the last place that both histories have and queues again what was acknowledged, in one recorded
/// transaction. What the server has no longer is set aside as ChangeLost until it comes again. `shared` asks the server whether a place is in its history.
class Recovery {
public:
    using Shared = std::function<Result<bool>(const FeedPoint &)>;
    Recovery(Link &link, FeedApplier &applier, Shared shared) : m_link(link), m_applier(applier), m_shared(std::move(shared)) {}
    Result<Done> run(const QString &epoch); ///< of the server as it is now

private:
    Result<qint64> lastCommon();
    Result<qint64> goBack(store::Transaction &transaction, const journal::Cursor &to);
    Link &m_link;
    FeedApplier &m_applier;
    Shared m_shared;
};

} // namespace madoguchi::sync
