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
    QString things;    ///< SHA-256 of kinds and ids alone, hexadecimal: as the server reckons it of what it has erased
};
/// Lines "kind, a tab, id", in order.
QString thingsDigest(const QStringList &lines);
Result<ErasedBatch> erasedBatch(store::Connection &connection, const QString &batch);

Result<bool> isErased(store::Connection &connection, const QString &kind, const QString &id);

/// What the entry of an erasure says of it, and how it is found there again: only a list that is the server's speaks for rows that are gone. `told`: the server's `things`.
QString erasedText(const ErasedBatch &batch, const QString &told);
bool speaksOf(const Entry &entry, const ErasedBatch &batch);

/// By the feed's kind: objects of entries, and of how many things each.
using ErasedObjects = QHash<QString, QHash<QString, int>>;
Result<ErasedObjects> erasedObjects(store::Connection &connection, const QSet<QString> &batches);

/// Closed long ago; answers how many. Rows of files stay with their household: they say that the federation never had them.
Result<qint64> dropClosed(store::Transaction &transaction, const QDateTime &before, int limit);

} // namespace madoguchi::journal
