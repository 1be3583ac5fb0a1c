#pragma once

#include "exchange/layout.h"
#include "sync/engine_options.h"
#include "sync/feed_applier.h"
#include "sync/link.h"

namespace madoguchi::sync {

/// Everything that could not go on, wherever it is kept: refused changes and rows (journal's outbox), items of the feed and rows of received files that no room
/// took, interface files that were refused or are held. Nothing of it is ever erased unsettled.
/// Open ones first, oldest first. Items of the interface are called as in `layouts`, by id.
Result<QList<api::AsideItem>> asideItems(store::Connection &connection, const AddresseeLookup &addressee, const QMap<QString, exchange::Layout> &layouts);
Result<int> countAside(store::Connection &connection); ///< open ones, but for files that are only held

/// api::LinkService::tryAsideAgain(); what leaves or is read again does so with the next cycle.
Result<Done> tryAsideAgain(store::Transaction &transaction, FeedApplier &applier, const QString &id);
/// api::LinkService::closeAside(). A change takes along the rows that could leave only behind it; what the municipality has is seen in its place.
Result<Done> closeAside(store::Transaction &transaction, FeedApplier &applier, const QString &id, const api::AsideClosing &closing);
/// Somebody else was first: closing it keeps what they made.
Result<bool> isConflict(store::Connection &connection, const QString &id);

/// Answers about somebody who was not here when they came: applied again now that the feed has brought something. How many were taken; they are an entry in
/// the record.
Result<int> retryUnknown(const Link &link, FeedApplier &applier);

} // namespace madoguchi::sync
