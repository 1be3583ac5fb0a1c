#pragma once

#include "store/transaction.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace madoguchi::journal {

class RowTable;

/// A server may be put back so far: its history, what each version was and what it has acknowledged are known for as long. Who is put back further has more to mend.
inline constexpr int rememberedDays = 30;

/// One item of the municipal feed, or one row of a received interface file (kind "F3", "F4", "F9").
struct FeedItem {
    qint64 position = 0;     ///< in the feed, or the line in the file
    QString kind;
    QString aggregate;
    qint64 version = 0;
    QString actor, terminal; ///< who changed it, where
    QDateTime at;
    QJsonObject body;
    QString mark = {};   ///< of the municipal feed: the server's, drawn as it wrote the item
    QDateTime told = {}; ///< when it came here; invalid: of a first load, and from so long ago that nobody asks again what it was
    QString source = {}; ///< "municipal", or the id of the interface file; FeedApplier fills it in
    enum class Contents {
        Told,
        Superseded, ///< erased, and a later version follows: this one says nothing any more (C-22)
        Expired,    ///< the period of the aggregate is over, and nothing follows
    } contents = Contents::Told;
};

QString contentsText(FeedItem::Contents contents); ///< "superseded", "expired"; empty: told
std::optional<FeedItem::Contents> contentsFrom(const QString &text);

/// What a room still has to make: `done` of `total`, in whatever it counts.
struct Backlog {
    qint64 done = 0, total = 0;
    bool isEmpty() const { return done >= total; }
};

/// The owning room of a kind applies its items; cursor and effect are one transaction (sync moves the cursor in it).
/// Applying an item twice has the effect of once. An Error sets the item aside with its reason, it never blocks others.
class FeedHandler {
public:
    virtual ~FeedHandler() = default;
    virtual QStringList kinds() const = 0;
    virtual Result<Done> apply(store::Transaction &transaction, const FeedItem &item) = 0;
    /// After the transaction that held the items is committed; any thread. For signals.
    virtual void applied(const QList<FeedItem> &items) { Q_UNUSED(items) }
    /// Where rows of long files of this layout stand; nullptr: each is applied by itself.
    virtual RowTable *rowTable(const QString &layout)
    {
        Q_UNUSED(layout)
        return nullptr;
    }
    /// The period of the aggregate is over (C-22): whatever this room holds of it goes. Answers the object by which entries of the record speak of it.
    virtual Result<QString> erase(store::Transaction &transaction, const FeedItem &item)
    {
        Q_UNUSED(transaction)
        return item.aggregate;
    }
    /// What stands at this terminal alone and was over its period on `day` goes, a slice of it; answers how many rows went. Called after an erasure until none do.
    virtual Result<qint64> sweep(store::Transaction &transaction, QDate day)
    {
        Q_UNUSED(transaction) Q_UNUSED(day)
        return 0;
    }
    /// The server has gone back before what it told of `aggregate`: whatever it tells next holds, also under a version that was confirmed before.
    virtual Result<Done> forget(store::Transaction &transaction, const QString &kind, const QString &aggregate)
    {
        Q_UNUSED(transaction) Q_UNUSED(kind) Q_UNUSED(aggregate)
        return done();
    }
    /// A first load begins: what can be made afterwards, faster all at once, may be put off.
    virtual Result<Done> expectMany(store::Transaction &transaction) { Q_UNUSED(transaction) return done(); }
    /// Does a slice of what was put off, in a transaction of its own. Called after every download until nothing is left.
    virtual Result<Backlog> catchUp(store::Transaction &transaction) { Q_UNUSED(transaction) return Backlog(); }
};

/// `item` is a change that this store itself has queued. One in this terminal's name that it has not was made before an older copy of the store was put back.
Result<bool> isOurs(store::Connection &connection, const FeedItem &item);

/// Cursors: "municipal" and "files"; epoch beside each. In the caller's transaction.
struct Cursor { qint64 position = 0; QString epoch; };
Result<Cursor> cursor(store::Connection &connection, const QString &name);
Result<Done> setCursor(store::Transaction &transaction, const QString &name, const Cursor &cursor);

} // namespace madoguchi::journal
