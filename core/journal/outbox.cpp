#include "journal/outbox.h"

#include "base/json_members.h"
#include "journal/known_version.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::journal {

namespace {

constexpr auto itemColumns = "SELECT position, id, kind, aggregate, base_version, body, queued_at, actor, entry, destination, base_digest";
constexpr int itemColumnCount = 11;

OutboxItem itemOf(const store::Statement &row)
{
    OutboxItem item;
    item.position = row.integer(0);
    item.id = ChangeId(row.text(1));
    item.destination = static_cast<Destination>(row.integer(9));
    item.kind = row.text(2);
    item.aggregate = row.text(3);
    item.baseVersion = row.integer(4);
    item.body = QJsonDocument::fromJson(row.text(5).toUtf8()).object();
    item.at = QDateTime::fromMSecsSinceEpoch(row.integer(6), Qt::UTC);
    item.actor = row.text(7);
    item.entry = row.integer(8);
    item.baseDigest = row.blob(10);
    return item;
}

Result<QList<OutboxItem>> itemsOf(Result<store::Statement> found)
{
    MADOGUCHI_ASSIGN(auto rows, std::move(found));
    QList<OutboxItem> items;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool row, rows.next());
        if (!row)
            return items;
        items.append(itemOf(rows));
    }
}

/// Of a row or request `o`. destination 0: Municipal, 1: FederationFile; state 1: acknowledged, 2 and 3: refused, closed
constexpr auto waits = "EXISTS (SELECT 1 FROM outbox w WHERE w.entry = o.entry AND"
                       " (w.destination = 0 AND w.state <> 1 OR w.destination = 1 AND w.state >= 2 AND w.kind < o.kind))";

/// The change `later` was made here on top of the change `base`: the last one before it of that version and body (one that was put in another's place may have both).
/// What was queued by a version of the program that kept no digests has none on both sides, and the version has to do.
constexpr auto standsOn = "base.position = (SELECT max(m.position) FROM outbox m WHERE m.destination = 0 AND m.kind = later.kind AND m.aggregate = later.aggregate"
                          " AND m.position < later.position AND m.base_version = later.base_version - 1 AND m.digest = later.base_digest)";

/// Of a row `o` of F1 or F2: one of the same layout before it, about the same household or person, has not left yet. Of the months of a household (F8) a file has many.
/// The signs lead to the index of the aggregate: by the one of what waits, each of many rows would look at all before it.
constexpr auto follows = "(o.kind IN ('F1', 'F2') AND EXISTS (SELECT 1 FROM outbox e WHERE e.aggregate = o.aggregate AND +e.destination = 1 AND e.state = 0 AND e.kind = o.kind"
                         " AND +e.position < o.position AND e.body ->> '$.addressee' IS o.body ->> '$.addressee'))";

/// `update` once and again, until it finds no more: what stands on what it has changed is next. Answers all that it has changed.
Result<QList<OutboxItem>> inRounds(store::Transaction &transaction, const QByteArray &update, store::Param parameter)
{
    QList<OutboxItem> all;
    for (;;) {
        MADOGUCHI_ASSIGN(const auto changed, itemsOf(transaction.query(update + QByteArray(itemColumns).replace("SELECT", " RETURNING"), {parameter})));
        if (changed.isEmpty())
            return all;
        all += changed;
    }
}

Result<Done> settle(store::Transaction &transaction, const ChangeId &id, OutboxItem::State state, const QByteArray &receipt, const QString &reason,
                    const QDateTime &utc)
{
    MADOGUCHI_TRY(transaction.exec("UPDATE outbox SET state = ?2, receipt = ?3, reason = ?4, answered_at = ?5 WHERE id = ?1",
                                   {id.text(), static_cast<int>(state), receipt, reason, utc.toMSecsSinceEpoch()}));
    if (transaction.changes() != 1)
        return ErrorCode::NotFound;
    return done();
}

} // namespace

Result<Done> enqueue(store::Transaction &transaction, const OutboxItem &item, const QDateTime &utc)
{
    if (item.id.isEmpty() || item.kind.isEmpty() || item.aggregate.isEmpty())
        return ErrorCode::InvalidArgument;
    QByteArray digest(""), baseDigest = item.baseDigest;
    if (item.destination == Destination::Municipal) {
        if (baseDigest.isEmpty() && item.baseVersion > 0) {
            MADOGUCHI_ASSIGN(baseDigest, knownDigest(transaction.connection(), {item.kind, item.aggregate, item.baseVersion}));
        }
        digest = bodyDigest(item.body);
        MADOGUCHI_TRY(noteMade(transaction, {item.kind, item.aggregate, item.baseVersion + 1}, digest, utc));
    }
    transaction.announce();
    return transaction.exec("INSERT INTO outbox (id, destination, kind, aggregate, base_version, actor, body, queued_at, digest, base_digest, entry)"
                            // The use case appends its entry behind its work, in the same transaction.
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, iif(?11, 0, (SELECT coalesce(max(sequence), 0) + 1 FROM record_entry)))",
                            {item.id.text(), static_cast<int>(item.destination), item.kind, item.aggregate, item.baseVersion,
                             item.actor.isNull() ? QStringLiteral("") : item.actor,
                             QString::fromUtf8(QJsonDocument(item.body).toJson(QJsonDocument::Compact)), utc.toMSecsSinceEpoch(), digest,
                             baseDigest.isNull() ? QByteArray("") : baseDigest, item.alone});
}

Result<QList<OutboxItem>> queued(store::Connection &connection, Destination destination, int limit)
{
    return itemsOf(connection.query(QByteArray(itemColumns) + " FROM outbox WHERE state = 0 AND destination = ?1 ORDER BY position LIMIT ?2", {static_cast<int>(destination), limit}));
}

Result<QList<OutboxItem>> rowsToSend(store::Connection &connection, const QString &layout, int limit)
{
    return itemsOf(connection.query(QByteArray(itemColumns) + " FROM outbox o WHERE state = 0 AND destination = 1 AND kind = ?1 AND NOT " + waits
                                        + " AND NOT " + follows + " ORDER BY position LIMIT ?2", {layout, limit}));
}

Result<QList<OutboxItem>> requestsToSend(store::Connection &connection, int limit)
{
    return itemsOf(connection.query(QByteArray(itemColumns) + " FROM outbox o WHERE state = 0 AND destination = 2 AND NOT " + waits
                                        + " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.destination = 2 AND e.aggregate = o.aggregate AND e.position < o.position"
                                          " AND e.state IN (0, 2)) ORDER BY position LIMIT ?1", {limit}));
}

Result<std::optional<OutboxItem::State>> lastRequestState(store::Connection &connection, const QString &aggregate)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT state FROM outbox WHERE destination = 2 AND aggregate = ?1 ORDER BY position DESC LIMIT 1", {aggregate}));
    MADOGUCHI_ASSIGN(const bool found, row.next());
    return found ? std::optional(static_cast<OutboxItem::State>(row.integer(0))) : std::nullopt;
}

Result<QList<OutboxItem>> rowsAbout(store::Connection &connection, const QString &layout, const QString &aggregate)
{
    constexpr auto refusedBefore = "EXISTS (SELECT 1 FROM outbox w WHERE w.entry = o.entry AND w.destination = 1 AND w.state >= 2 AND w.kind < o.kind)";
    MADOGUCHI_ASSIGN(auto rows, connection.query(QByteArray(itemColumns) + ", CASE WHEN state = 0 AND " + refusedBefore + " THEN 2 ELSE state END"
                                                     " FROM outbox o WHERE destination = 1 AND kind = ?1 AND aggregate = ?2 ORDER BY position", {layout, aggregate}));
    QList<OutboxItem> items;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool row, rows.next());
        if (!row)
            return items;
        items.append(itemOf(rows));
        items.last().state = static_cast<OutboxItem::State>(rows.integer(itemColumnCount));
    }
}

Result<qint64> entryOf(store::Connection &connection, const ChangeId &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT entry FROM outbox WHERE id = ?1", {id.text()}));
    MADOGUCHI_ASSIGN(const bool found, row.next());
    if (!found)
        return ErrorCode::NotFound;
    return row.integer(0);
}

Result<bool> allAccepted(store::Connection &connection, qint64 entry)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT 1 FROM outbox WHERE entry = ?1 AND destination > 0 AND state <> 1 LIMIT 1", {entry}));
    MADOGUCHI_ASSIGN(const bool open, row.next());
    return !open;
}

Result<Done> amendRows(store::Transaction &transaction, const QString &aggregate, const std::function<bool(OutboxItem &)> &amend)
{
    MADOGUCHI_ASSIGN(auto items, itemsOf(transaction.query(QByteArray(itemColumns)
                                                               + " FROM outbox WHERE state = 0 AND destination = 1 AND aggregate = ?1 ORDER BY position", {aggregate})));
    for (OutboxItem &item : items)
        if (amend(item))
            MADOGUCHI_TRY(transaction.exec("UPDATE outbox SET body = ?2 WHERE id = ?1",
                                           {item.id.text(), QString::fromUtf8(QJsonDocument(item.body).toJson(QJsonDocument::Compact))}));
    return done();
}

Result<OutboxCount> countOutbox(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT count(*) FILTER (WHERE state = 0), count(*) FILTER (WHERE state = 2),"
                                                " min(queued_at) FILTER (WHERE state = 0 AND destination = 0),"
                                                " min(queued_at) FILTER (WHERE state = 0 AND destination > 0) FROM outbox"));
    MADOGUCHI_TRY(row.next());
    OutboxCount count;
    count.queued = static_cast<int>(row.integer(0));
    count.refused = static_cast<int>(row.integer(1));
    if (!row.isNull(2))
        count.oldestChange = QDateTime::fromMSecsSinceEpoch(row.integer(2), Qt::UTC);
    if (!row.isNull(3))
        count.oldestRow = QDateTime::fromMSecsSinceEpoch(row.integer(3), Qt::UTC);
    return count;
}

Result<Done> acknowledge(store::Transaction &transaction, const ChangeId &id, const QByteArray &receipt, const QDateTime &utc)
{
    return settle(transaction, id, OutboxItem::State::Acknowledged, receipt, {}, utc);
}

Result<Done> setAside(store::Transaction &transaction, const ChangeId &id, const QString &reason, const QDateTime &utc)
{
    return settle(transaction, id, OutboxItem::State::Refused, {}, reason, utc);
}

Result<QList<OutboxItem>> setAsideOnRefused(store::Transaction &transaction, const QDateTime &utc)
{
    return inRounds(transaction, QByteArray("UPDATE outbox AS later SET state = 2, reason = base.reason, current = base.current, answered_at = ?1 FROM outbox AS base"
                                            " WHERE later.state = 0 AND later.destination = 0 AND base.state >= 2 AND ") + standsOn
                                     + " AND NOT EXISTS (SELECT 1 FROM known_version k WHERE k.kind = later.kind AND k.aggregate = later.aggregate"
                                       " AND k.version = later.base_version AND k.digest = later.base_digest AND k.told)",
                    utc.toMSecsSinceEpoch());
}

namespace {

constexpr auto refusedColumns = ", state, reason, answered_at, closed_at, closed_by, closed_by_name, closed_reason, current FROM outbox WHERE state >= 2";

RefusedItem refusedOf(const store::Statement &row)
{
    RefusedItem refused;
    refused.item = itemOf(row);
    refused.item.state = static_cast<OutboxItem::State>(row.integer(itemColumnCount));
    refused.reason = row.text(itemColumnCount + 1);
    refused.since = QDateTime::fromMSecsSinceEpoch(row.integer(itemColumnCount + 2), Qt::UTC);
    if (!row.isNull(itemColumnCount + 3))
        refused.closing = api::AsideClosing{QDateTime::fromMSecsSinceEpoch(row.integer(itemColumnCount + 3), Qt::UTC), row.text(itemColumnCount + 4),
                                            row.text(itemColumnCount + 5), row.text(itemColumnCount + 6)};
    refused.current = QJsonDocument::fromJson(row.text(itemColumnCount + 7).toUtf8()).object();
    return refused;
}

} // namespace

Result<QList<RefusedItem>> refusedItems(store::Connection &connection)
{
    QList<RefusedItem> items;
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray(itemColumns) + refusedColumns + " ORDER BY position"));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found)
            return items;
        items.append(refusedOf(row));
    }
}

Result<RefusedItem> refusedItem(store::Connection &connection, const ChangeId &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray(itemColumns) + refusedColumns + " AND id = ?1", {id.text()}));
    MADOGUCHI_ASSIGN(const bool found, row.next());
    if (!found)
        return ErrorCode::NotFound;
    return refusedOf(row);
}

Result<QList<OutboxItem>> rowsBehind(store::Connection &connection, const OutboxItem &item)
{
    const QString after = item.destination == Destination::Municipal ? QStringLiteral("") : item.kind;
    return itemsOf(connection.query(QByteArray(itemColumns) + " FROM outbox WHERE entry = ?1 AND destination > 0 AND state = 0 AND kind > ?2 ORDER BY position",
                                    {item.entry, after}));
}

Result<QList<OutboxItem>> acceptedAfter(store::Connection &connection, const OutboxItem &item)
{
    return itemsOf(connection.query(QByteArray(itemColumns)
                                        + " FROM outbox WHERE state = 1 AND destination = ?1 AND kind = ?2 AND aggregate = ?3 AND position > ?4 ORDER BY position",
                                    {static_cast<int>(item.destination), item.kind, item.aggregate, item.position}));
}

Result<bool> anyAside(store::Connection &connection, qint64 entry)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT 1 FROM outbox WHERE entry = ?1 AND destination > 0 AND state >= 2 LIMIT 1", {entry}));
    return row.next();
}

Result<int> countRowsBehind(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray("SELECT count(*) FROM outbox o WHERE state = 0 AND destination > 0 AND ") + waits));
    MADOGUCHI_TRY(row.next());
    return static_cast<int>(row.integer(0));
}

Result<QList<OutboxItem>> requeue(store::Transaction &transaction, const ChangeId &id)
{
    MADOGUCHI_TRY(transaction.exec("UPDATE outbox SET state = 0, reason = NULL, current = '', answered_at = NULL WHERE id = ?1 AND state = 2", {id.text()}));
    if (transaction.changes() != 1)
        return ErrorCode::NotFound;
    MADOGUCHI_ASSIGN(auto all, itemsOf(transaction.query(QByteArray(itemColumns) + " FROM outbox WHERE id = ?1", {id.text()})));
    MADOGUCHI_ASSIGN(const auto later, inRounds(transaction, QByteArray("UPDATE outbox AS later SET state = 0, reason = NULL, current = '', answered_at = NULL FROM outbox AS base"
                                                                        " WHERE later.state = 2 AND later.destination = 0 AND later.aggregate = (SELECT aggregate FROM outbox WHERE id = ?1)"
                                                                        " AND base.state = 0 AND base.position >= (SELECT position FROM outbox WHERE id = ?1) AND ") + standsOn,
                                                id.text()));
    return all + later;
}

Result<Done> close(store::Transaction &transaction, const ChangeId &id, const api::AsideClosing &closing)
{
    MADOGUCHI_TRY(transaction.exec("UPDATE outbox SET state = 3, answered_at = coalesce(answered_at, ?2), closed_at = ?2, closed_by = ?3, closed_by_name = ?4,"
                                   " closed_reason = ?5 WHERE id = ?1 AND state IN (0, 2)",
                                   {id.text(), closing.at.toMSecsSinceEpoch(), closing.by, closing.byName, closing.reason}));
    if (transaction.changes() != 1)
        return ErrorCode::NotFound;
    return done();
}

Result<Done> keepCurrent(store::Transaction &transaction, const ChangeId &id, const QJsonObject &current)
{
    return transaction.exec("UPDATE outbox SET current = ?2 WHERE id = ?1", {id.text(), QString::fromUtf8(QJsonDocument(current).toJson(QJsonDocument::Compact))});
}

Result<Done> renewCurrent(store::Transaction &transaction, const FeedItem &item)
{
    QJsonObject current{{u"position"_s, item.position}, {u"kind"_s, item.kind}, {u"aggregate"_s, item.aggregate}, {u"version"_s, item.version},
                              {u"actor"_s, item.actor}, {u"terminal"_s, item.terminal}, {u"at"_s, wireTime(item.at)}, {u"body"_s, item.body}, {u"mark"_s, item.mark}};
    if (const QString contents = contentsText(item.contents); !contents.isEmpty())
        current.insert(u"contents"_s, contents);
    // state >= 2 as the index of what is set aside has it: each item of the feed asks
    return transaction.exec("UPDATE outbox SET current = ?4 WHERE state >= 2 AND state < 3 AND destination = 0 AND kind = ?1 AND aggregate = ?2 AND current <> ''"
                            " AND current ->> 'position' <= ?3",
                            {item.kind, item.aggregate, item.position, QString::fromUtf8(QJsonDocument(current).toJson(QJsonDocument::Compact))});
}

Result<Done> loosenCurrent(store::Transaction &transaction, qint64 position)
{
    return transaction.exec("UPDATE outbox SET current = json_set(current, '$.position', 0) WHERE state >= 2 AND state < 3 AND current <> '' AND current ->> 'position' > ?1", {position});
}

Result<bool> anyOpen(store::Connection &connection, const OutboxItem &item)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT 1 FROM outbox WHERE aggregate = ?1 AND kind = ?2 AND destination = 0 AND state IN (0, 2) LIMIT 1", {item.aggregate, item.kind}));
    return row.next();
}

Result<Done> replace(store::Transaction &transaction, const ChangeId &id, const OutboxItem &item, const api::AsideClosing &closing)
{
    MADOGUCHI_TRY(close(transaction, id, closing));
    MADOGUCHI_TRY(enqueue(transaction, item, closing.at));
    MADOGUCHI_ASSIGN(const qint64 place, entryOf(transaction.connection(), id));
    MADOGUCHI_ASSIGN(const qint64 own, entryOf(transaction.connection(), item.id));
    MADOGUCHI_TRY(transaction.exec("UPDATE outbox SET entry = ?2 WHERE id = ?1", {id.text(), own}));
    return transaction.exec("UPDATE outbox SET entry = ?2 WHERE id = ?1", {item.id.text(), place});
}

Result<Done> queueAgain(store::Transaction &transaction)
{
    return transaction.exec("UPDATE outbox SET state = 0 WHERE state = 1 AND destination = 0");
}

Result<Done> dropAcknowledged(store::Transaction &transaction, const QDateTime &utc)
{
    return transaction.exec("DELETE FROM outbox AS a WHERE state = 1 AND answered_at < ?1 AND NOT EXISTS"
                            " (SELECT 1 FROM outbox r WHERE r.state = 2 AND r.kind = a.kind AND r.aggregate = a.aggregate AND r.position < a.position)", {utc.addDays(-rememberedDays).toMSecsSinceEpoch()});
}

} // namespace madoguchi::journal
