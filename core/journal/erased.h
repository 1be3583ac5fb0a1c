#pragma once

#include "journal/entry.h"
#include "journal/feed.h"

#include <QHash>
#include <QSet>

namespace madoguchi::journal {

/// The period of `item.aggregate` was over, and its room has erased it: what is kept of it here goes too, but for changes of ours that are on their way or refused, which
/// somebody has still to decide about. `object`: of the entries about it.
Result<Done> noteErased(store::Transaction &transaction, const FeedItem &item, const QString &object);
/// All that was noted since the last call is what the order `batch` has erased.
Result<Done> closeErasedBatch(store::Transaction &transaction, const QString &batch);

struct ErasedBatch {
    qint64 count = 0;
    QByteArray digest; ///< SHA-256 of what it holds
};
Result<ErasedBatch> erasedBatch(store::Connection &connection, const QString &batch);

/// What the entry of an erasure says of it, and how it is found there again.
QString erasedText(const ErasedBatch &batch);
bool speaksOf(const Entry &entry, const ErasedBatch &batch);

/// By the feed's kind: objects of entries, and of how many things each.
using ErasedObjects = QHash<QString, QHash<QString, int>>;
Result<ErasedObjects> erasedObjects(store::Connection &connection, const QSet<QString> &batches);

/// Closed long ago with everything that goes with it; answers how many.
Result<qint64> dropClosed(store::Transaction &transaction, const QDateTime &before, int limit);

} // namespace madoguchi::journal
