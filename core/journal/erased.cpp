#include "journal/erased.h"

#include "crypto/digest.h"
#include "journal/outbox.h"

using namespace Qt::StringLiterals;

namespace madoguchi::journal {

namespace {
constexpr auto mark = " erased:"_L1;
} // namespace

Result<Done> noteErased(store::Transaction &transaction, const FeedItem &item, const QString &object)
{
    MADOGUCHI_TRY(renewCurrent(transaction, item));
    MADOGUCHI_TRY(transaction.exec("DELETE FROM outbox WHERE aggregate = ?1 AND state IN (1, 3)", {item.aggregate}));
    MADOGUCHI_TRY(transaction.exec("DELETE FROM known_version WHERE kind = ?1 AND aggregate = ?2", {item.kind, item.aggregate}));
    return transaction.exec("INSERT INTO erased_object (kind, id, object, batch) VALUES (?1, ?2, ?3, '') ON CONFLICT (kind, id) DO NOTHING", {item.kind, item.aggregate, object});
}

Result<Done> closeErasedBatch(store::Transaction &transaction, const QString &batch)
{
    return transaction.exec("UPDATE erased_object SET batch = ?1 WHERE batch = ''", {batch});
}

Result<ErasedBatch> erasedBatch(store::Connection &connection, const QString &batch)
{
    ErasedBatch erased;
    QByteArray text = batch.toUtf8() + '\n';
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT kind, id, object FROM erased_object WHERE batch = ?1 ORDER BY kind, id", {batch}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, row.next());
        if (!more)
            break;
        text += row.text(0).toUtf8() + '\t' + row.text(1).toUtf8() + '\t' + row.text(2).toUtf8() + '\n';
        ++erased.count;
    }
    erased.digest = crypto::sha256(text);
    return erased;
}

QString erasedText(const ErasedBatch &batch) { return mark + QString::fromLatin1(batch.digest.toHex()); }
bool speaksOf(const Entry &entry, const ErasedBatch &batch) { return entry.detail.endsWith(erasedText(batch)); }

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
    MADOGUCHI_TRY(transaction.exec("DELETE FROM outbox WHERE position IN (SELECT position FROM outbox WHERE state = 3 AND closed_at < ?1 LIMIT ?2)", {before.toMSecsSinceEpoch(), limit}));
    return transaction.changes();
}

} // namespace madoguchi::journal
