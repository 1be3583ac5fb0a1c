#include "sync/feed_applier.h"

#include "journal/erased.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

void FeedApplier::addHandler(journal::FeedHandler *handler)
{
    for (const QString &kind : handler->kinds())
        m_handlers.insert(kind, handler);
}

Result<int> FeedApplier::apply(store::Transaction &transaction, const QString &source, const QList<journal::FeedItem> &items, const QDateTime &utc)
{
    int setAsideCount = 0;
    QHash<journal::FeedHandler *, QList<journal::FeedItem>> applied;
    for (journal::FeedItem item : items) {
        item.source = source;
        journal::FeedHandler *handler = m_handlers.value(item.kind);
        MADOGUCHI_TRY(transaction.exec("SAVEPOINT feed_item"));
        const Result<Done> outcome = take(handler, transaction, item);
        if (outcome.ok()) {
            MADOGUCHI_TRY(transaction.exec("RELEASE feed_item"));
            applied[handler].append(item);
            continue;
        }
        const auto place = std::make_pair(source, item.position);
        if (isStoreTrouble(outcome.error())) {
            // An item that breaks a constraint of the store looks like a failing store. The same item twice: it is the item.
            // Each is remembered until all went well, or two of them would be blamed in turns for ever.
            const bool again = outcome.error().code == ErrorCode::StoreFailed && m_suspects.contains(place);
            m_suspects.insert(place);
            if (!again)
                return outcome.error();
        }
        MADOGUCHI_TRY(transaction.exec("ROLLBACK TO feed_item"));
        MADOGUCHI_TRY(transaction.exec("RELEASE feed_item"));
        MADOGUCHI_TRY(setAside(transaction, source, item, outcome.error(), utc));
        ++setAsideCount;
    }
    for (auto part = applied.begin(); part != applied.end(); ++part)
        transaction.afterCommit([handler = part.key(), list = part.value()] { handler->applied(list); });
    m_suspects.removeIf([&](const auto &place) { return place.first == source; });
    return setAsideCount;
}

Result<Done> FeedApplier::take(journal::FeedHandler *handler, store::Transaction &transaction, const journal::FeedItem &item)
{
    if (!handler)
        return ErrorCode::FeedItemRefused;
    if (item.contents == journal::FeedItem::Contents::Superseded) // a later version follows
        return done();
    if (item.contents == journal::FeedItem::Contents::Told)
        return handler->apply(transaction, item);
    MADOGUCHI_ASSIGN(const QString object, handler->erase(transaction, item));
    MADOGUCHI_TRY(transaction.exec("DELETE FROM feed_set_aside WHERE kind = ?1 AND aggregate = ?2", {item.kind, item.aggregate})); // its bodies, as they came
    return journal::noteErased(transaction, item, object);
}

Result<Done> FeedApplier::retry(store::Transaction &transaction, const journal::FeedItem &item)
{
    journal::FeedHandler *handler = m_handlers.value(item.kind);
    MADOGUCHI_TRY(take(handler, transaction, item));
    transaction.afterCommit([handler, item] { handler->applied({item}); });
    return done();
}

journal::RowTable *FeedApplier::rowTable(const QString &layout) const
{
    journal::FeedHandler *handler = m_handlers.value(layout);
    return handler ? handler->rowTable(layout) : nullptr;
}

Result<Done> FeedApplier::forget(store::Transaction &transaction, const QString &kind, const QString &aggregate)
{
    journal::FeedHandler *handler = m_handlers.value(kind);
    return handler ? handler->forget(transaction, kind, aggregate) : done();
}

Result<Done> FeedApplier::expectMany(store::Transaction &transaction)
{
    for (journal::FeedHandler *handler : rooms())
        MADOGUCHI_TRY(handler->expectMany(transaction));
    return done();
}

Result<qint64> FeedApplier::sweep(store::Transaction &transaction, QDate day)
{
    qint64 rows = 0;
    for (journal::FeedHandler *handler : rooms()) {
        MADOGUCHI_ASSIGN(const qint64 went, handler->sweep(transaction, day));
        rows += went;
    }
    return rows;
}

Result<journal::Backlog> FeedApplier::catchUp(store::Transaction &transaction)
{
    for (journal::FeedHandler *handler : rooms()) {
        MADOGUCHI_ASSIGN(const auto backlog, handler->catchUp(transaction));
        if (!backlog.isEmpty())
            return backlog;
    }
    return journal::Backlog();
}

QSet<journal::FeedHandler *> FeedApplier::rooms() const
{
    return {m_handlers.begin(), m_handlers.end()};
}

Result<Done> FeedApplier::setAside(store::Transaction &transaction, const QString &source, const journal::FeedItem &item, const Error &reason, const QDateTime &utc)
{
    const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
    return transaction.exec("INSERT INTO feed_set_aside (source, position, kind, aggregate, reason, body, at, version, actor, terminal, made_at, field, contents)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
                            " ON CONFLICT (source, position) DO UPDATE SET kind = ?3, aggregate = ?4, reason = ?5, body = ?6, version = ?8, actor = ?9,"
                            " terminal = ?10, made_at = ?11, field = ?12, contents = ?13, at = iif(body = ?6, at, ?7), closed_at = iif(body = ?6, closed_at, NULL)",
                            {source, item.position, item.kind, text(item.aggregate), errorText(reason.code), QJsonDocument(item.body).toJson(QJsonDocument::Compact),
                             utc.toMSecsSinceEpoch(), item.version, text(item.actor), text(item.terminal), item.at.isValid() ? item.at.toMSecsSinceEpoch() : 0,
                             text(reason.field), text(journal::contentsText(item.contents))});
}

bool FeedApplier::isStoreTrouble(const Error &error)
{
    return error.code == ErrorCode::DiskFull || error.code == ErrorCode::Cancelled || error.code == ErrorCode::RecordUnwritable
        || errorText(error.code).startsWith("D-"_L1);
}

} // namespace madoguchi::sync
