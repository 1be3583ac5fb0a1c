#pragma once

#include "journal/feed.h"

#include <QHash>
#include <QSet>

namespace madoguchi::sync {

/// Hands items to the rooms that own their kinds, each in a savepoint of its own: an item that its room refuses is set
/// aside with its reason and the others go on; trouble of the store itself ends the whole transaction.
class FeedApplier {
public:
    void addHandler(journal::FeedHandler *handler); ///< before the first use; not owned
    /// `source`: "municipal" or the id of a file. Answers how many were set aside.
    Result<int> apply(store::Transaction &transaction, const QString &source, const QList<journal::FeedItem> &items, const QDateTime &utc);
    journal::RowTable *rowTable(const QString &layout) const; ///< see journal::FeedHandler
    Result<Done> forget(store::Transaction &transaction, const QString &kind, const QString &aggregate); ///< see journal::FeedHandler
    Result<Done> expectMany(store::Transaction &transaction);
    Result<qint64> sweep(store::Transaction &transaction, QDate day); ///< of every room a slice; see journal::FeedHandler
    Result<journal::Backlog> catchUp(store::Transaction &transaction); ///< of the first room that has one
    /// One that was set aside, once more: its room's error as it is.
    Result<Done> retry(store::Transaction &transaction, const journal::FeedItem &item);
    /// Set aside before, it has been since then; what somebody has closed stays closed while it says the same.
    static Result<Done> setAside(store::Transaction &transaction, const QString &source, const journal::FeedItem &item, const Error &reason, const QDateTime &utc);
    static bool isStoreTrouble(const Error &error); ///< the store's, the disk's or our own stopping; not the item's fault

private:
    static Result<Done> take(journal::FeedHandler *handler, store::Transaction &transaction, const journal::FeedItem &item);
    QSet<journal::FeedHandler *> rooms() const;
    QHash<QString, journal::FeedHandler *> m_handlers; ///< by kind
    QSet<std::pair<QString, qint64>> m_suspects; ///< items at which the store itself failed since the last good end
};

} // namespace madoguchi::sync
