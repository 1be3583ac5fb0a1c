#pragma once

#include "sync/feed_applier.h"
#include "sync/feed_page.h"
#include "sync/link.h"
#include "sync/time_left.h"

namespace madoguchi::sync {

/// Brings the municipal feed down: pages from the server, applied in slices; slice and cursor are one transaction, so it
/// goes on wherever it was cut. Answers how many items were taken.
class FeedDownload {
public:
    FeedDownload(Link &link, FeedApplier &applier) : m_link(link), m_applier(applier) {}
    /// `what` names the progress reports; null = none. EpochChanged: the server is not the one that we knew (Recovery).
    Result<qint64> run(const QString &what = {});
    /// What the rooms have put off, a slice a transaction, so that a save at the counter comes between.
    Result<Done> catchUp(const QString &what = {});

private:
    Result<FeedPage> page(const journal::Cursor &cursor);
    Result<QList<journal::FeedItem>> inWhoseName(store::Connection &connection, QList<journal::FeedItem> items);
    Result<Done> applySlice(QList<journal::FeedItem> items, const QList<journal::FeedItem> &bad, const journal::Cursor &to);
    void report(const QString &what, qint64 records, qint64 total, const TimeLeft &left);
    Link &m_link;
    FeedApplier &m_applier;
    bool m_first = false; ///< load
};

} // namespace madoguchi::sync
