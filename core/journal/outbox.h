#pragma once

#include "api/actor.h"
#include "api/aside.h"
#include "journal/feed.h"
#include "store/transaction.h"

#include <QJsonObject>

namespace madoguchi::journal {

/// Where an item must go.
enum class Destination {
    Municipal,      ///< POST /v1/changes
    FederationFile, ///< a row of the day's interface file, composed later
    FederationOnline, ///< a request of the federation's online function
};
struct OutboxItem {
    ChangeId id;            ///< UUIDv7; the server keeps it with its answer
    Destination destination = Destination::Municipal;
    QString kind;           ///< "household", "reception", "notification", "media-request", "register"; rows: "F1", "F2", "F8"; online: "F6"
    QString aggregate;      ///< id of what it changes: items of one aggregate leave in order
    qint64 baseVersion = 0; ///< 0: new
    QString actor;          ///< staff id of who changed it; empty if a machine did
    QJsonObject body;
    qint64 position = 0;    ///< filled when read
    QDateTime at;           ///< filled when read
    qint64 entry = 0;       ///< filled when read: number of the record entry of the use case that queued it, the same for all that it queued; 0: of none
    enum class State { Queued, Acknowledged, Refused, Closed } state = State::Queued;
    bool alone = false;      ///< a machine has made it out of what it was told: maybe no entry follows, and nothing may wait for it
    QByteArray baseDigest{}; ///< of what it stands on (known_version.h); empty in enqueue(): what is known under baseVersion, and nothing where nothing is
};

/// In the caller's transaction: what must leave.
Result<Done> enqueue(store::Transaction &transaction, const OutboxItem &item, const QDateTime &utc);
Result<QList<OutboxItem>> queued(store::Connection &connection, Destination destination, int limit);
/// Rows of `layout` that may leave: the municipal store has accepted everything that was queued with them, and no row that was queued with them for a layout
/// before theirs is set aside. Of one household or person one row at a time: a file has each only once, and what comes later builds on what was accepted.
Result<QList<OutboxItem>> rowsToSend(store::Connection &connection, const QString &layout, int limit);
/// Of the online function what may leave now: the municipal store has accepted everything that was queued with it, and nothing of its aggregate that was queued
/// before it waits or is set aside.
Result<QList<OutboxItem>> requestsToSend(store::Connection &connection, int limit);
/// What has become of the newest request about `aggregate`; empty: none was made here, or it is long acknowledged.
Result<std::optional<OutboxItem::State>> lastRequestState(store::Connection &connection, const QString &aggregate);
Result<qint64> entryOf(store::Connection &connection, const ChangeId &id); ///< NotFound
/// Nothing of it that goes to the federation waits or is set aside.
Result<bool> allAccepted(store::Connection &connection, qint64 entry);
/// All of `layout` about `aggregate` that is still kept, oldest first, with its state; Refused as well if it waits behind such a row and can never leave.
Result<QList<OutboxItem>> rowsAbout(store::Connection &connection, const QString &layout, const QString &aggregate);
/// What has not left yet for a file says something else from now on: `amend` is given each queued row of `aggregate` and answers whether it has changed the body.
Result<Done> amendRows(store::Transaction &transaction, const QString &aggregate, const std::function<bool(OutboxItem &)> &amend);
/// How many rows and requests wait behind what is not accepted: those that rowsToSend() and requestsToSend() leave out.
Result<int> countRowsBehind(store::Connection &connection);
struct OutboxCount {
    int queued = 0;
    int refused = 0;                 ///< and not closed
    QDateTime oldestChange, oldestRow; ///< queued for the municipality and for the federation; invalid: none
    QDateTime oldest() const { return !oldestRow.isValid() || (oldestChange.isValid() && oldestChange < oldestRow) ? oldestChange : oldestRow; }
};
Result<OutboxCount> countOutbox(store::Connection &connection);
/// The signed answer is stored beside the item; the item stays 30 days.
Result<Done> acknowledge(store::Transaction &transaction, const ChangeId &id, const QByteArray &receipt, const QDateTime &utc);
Result<Done> setAside(store::Transaction &transaction, const ChangeId &id, const QString &reason, const QDateTime &utc);

/// What was made here on top of a change that was refused or closed is set aside with it and for its reason: sent, it would wait for what never comes. Unless the
/// municipal store has told the very same. Answers these.
Result<QList<OutboxItem>> setAsideOnRefused(store::Transaction &transaction, const QDateTime &utc);

/// An item that was set aside.
struct RefusedItem {
    OutboxItem item;
    QString reason; ///< as setAside() was given it
    QDateTime since;
    std::optional<api::AsideClosing> closing;
    QJsonObject current; ///< the feed item that stands in the municipal store, as keepCurrent() was given it; empty: none, or not told
    bool isConflict() const { return reason == QLatin1String("conflict"); }
};
Result<QList<RefusedItem>> refusedItems(store::Connection &connection); ///< oldest first, closed ones too
Result<RefusedItem> refusedItem(store::Connection &connection, const ChangeId &id); ///< NotFound
/// Of what was queued with it: what cannot leave for the federation before it is accepted.
Result<QList<OutboxItem>> rowsBehind(store::Connection &connection, const OutboxItem &item);
/// Of the same kind and aggregate, queued after it, and accepted.
Result<QList<OutboxItem>> acceptedAfter(store::Connection &connection, const OutboxItem &item);
/// Something that was queued with it for the federation is set aside, closed or not.
Result<bool> anyAside(store::Connection &connection, qint64 entry);
/// A refused item leaves again, at its old place and under its id, which the server knows if it has taken it after all; and with it what was set aside because it stands on it.
/// Answers all of them. NotFound: it is not refused.
Result<QList<OutboxItem>> requeue(store::Transaction &transaction, const ChangeId &id);
/// An item that waits or was refused, and will not leave any more; it stays with who and why. NotFound: it is neither.
Result<Done> close(store::Transaction &transaction, const ChangeId &id, const api::AsideClosing &closing);

/// The feed item that stands in the municipal store in the place of what was refused: for whoever decides, and to be seen here again once it is closed.
Result<Done> keepCurrent(store::Transaction &transaction, const ChangeId &id, const QJsonObject &current);
/// The municipal store has told something newer of what an open refusal is about: whoever decides sees that.
Result<Done> renewCurrent(store::Transaction &transaction, const FeedItem &item);
/// The store has gone back to `position`: what stood behind it may be replaced by whatever is told next.
Result<Done> loosenCurrent(store::Transaction &transaction, qint64 position);
/// Something of ours about the same thing is on its way or refused.
Result<bool> anyOpen(store::Connection &connection, const OutboxItem &item);
/// `item` leaves in the place of the refused `id`, which is closed: whatever waits behind the one waits behind the other. NotFound: it is not refused.
Result<Done> replace(store::Transaction &transaction, const ChangeId &id, const OutboxItem &item, const api::AsideClosing &closing);
/// What was acknowledged leaves once more, in its order and before what was queued since: the server may have lost it. Ids make it harmless where it has not.
Result<Done> queueAgain(store::Transaction &transaction);

/// Erases what was acknowledged more than 30 days before `utc`, but for what says that something refused is out of date.
Result<Done> dropAcknowledged(store::Transaction &transaction, const QDateTime &utc);

} // namespace madoguchi::journal
