#include "journal/erased.h"

#include "crypto/digest.h"
#include "journal/outbox.h"

using namespace Qt::StringLiterals;

namespace madoguchi::journal {

namespace {
constexpr auto mark = " erased:"_L1, other = " other-list:"_L1;
} // namespace

Result<Done> noteErased(store::Transaction &transaction, const FeedItem &item, const QString &object)
{
    MADOGUCHI_TRY(renewCurrent(transaction, item));
    // Other kinds may bear the same id and go on. What says that something refused is out of date stays with it (dropAcknowledged).
    MADOGUCHI_TRY(transaction.exec("DELETE FROM outbox WHERE aggregate = ?1 AND state IN (1, 3) AND (destination = 0 AND kind = ?2 OR destination = 1 AND ?2 = 'household'"
                                   " OR destination = 2 AND ?2 = 'continuity')"
                                   " AND NOT EXISTS (SELECT 1 FROM outbox AS r WHERE r.aggregate = outbox.aggregate AND r.kind = outbox.kind AND r.state = 2)",
                                   {item.aggregate, item.kind}));
    MADOGUCHI_TRY(transaction.exec("DELETE FROM known_version WHERE kind = ?1 AND aggregate = ?2", {item.kind, item.aggregate}));
    return transaction.exec("INSERT INTO erased_object (kind, id, object, batch) VALUES (?1, ?2, ?3, '') ON CONFLICT (kind, id) DO NOTHING", {item.kind, item.aggregate, object});
}

Result<Done> closeErasedBatch(store::Transaction &transaction, const QString &batch)
{
    return transaction.exec("UPDATE erased_object SET batch = ?1 WHERE batch = ''", {batch});
}

QString thingsDigest(const QStringList &lines)
{
    return QString::fromLatin1(crypto::sha256(lines.join(u'\n').toUtf8()).toHex());
}

Result<ErasedBatch> erasedBatch(store::Connection &connection, const QString &batch)
{
    ErasedBatch erased;
    QByteArray text = batch.toUtf8() + '\n';
    QStringList things;
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT kind, id, object FROM erased_object WHERE batch = ?1 ORDER BY kind, id", {batch}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, row.next());
        if (!more)
            break;
        things.append(row.text(0) + u'\t' + row.text(1));
        text += row.text(0).toUtf8() + '\t' + row.text(1).toUtf8() + '\t' + row.text(2).toUtf8() + '\n';
        ++erased.count;
    }
    erased.digest = crypto::sha256(text);
    erased.things = thingsDigest(things);
    return erased;
}

Result<bool> isErased(store::Connection &connection, const QString &kind, const QString &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT 1 FROM erased_object WHERE kind = ?1 AND id = ?2", {kind, id}));
    return row.next();
}

QString erasedText(const ErasedBatch &batch, const QString &told)
{
    return (told == batch.things ? mark : other) + QString::fromLatin1(batch.digest.toHex());
}
bool speaksOf(const Entry &entry, const ErasedBatch &batch) { return entry.detail.endsWith(erasedText(batch, batch.things)); }

Result<ErasedObjects> erasedObjects(store::Connection &connection, const QSet<QString> &batches)
{
    ErasedObjects objects;
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT kind, object, batch FROM erased_object"));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, row.next());
        if (!more)
            return objects;
        if (batches.contains(row.text(2)))
            ++objects[row.text(0)][row.text(1)];
    }
}

Result<qint64> dropClosed(store::Transaction &transaction, const QDateTime &before, int limit)
{
    MADOGUCHI_TRY(transaction.exec("DELETE FROM outbox WHERE position IN (SELECT position FROM outbox WHERE state = 3 AND destination <> 1 AND closed_at < ?1 LIMIT ?2)", {before.toMSecsSinceEpoch(), limit}));
    return transaction.changes();
}

} // namespace madoguchi::journal
