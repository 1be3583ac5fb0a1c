#include "journal/feed.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::journal {

Result<Cursor> cursor(store::Connection &connection, const QString &name)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT position, epoch FROM feed_cursor WHERE name = ?1", {name}));
    MADOGUCHI_ASSIGN(const bool known, row.next());
    return known ? Cursor{row.integer(0), row.text(1)} : Cursor{};
}

Result<Done> setCursor(store::Transaction &transaction, const QString &name, const Cursor &cursor)
{
    return transaction.exec("INSERT INTO feed_cursor (name, position, epoch) VALUES (?1, ?2, ?3)"
                            " ON CONFLICT (name) DO UPDATE SET position = ?2, epoch = ?3",
                            {name, cursor.position, cursor.epoch.isNull() ? QStringLiteral("") : cursor.epoch});
}

Result<bool> isOurs(store::Connection &connection, const FeedItem &item)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT body FROM outbox WHERE aggregate = ?1 AND kind = ?2 AND base_version = ?3 AND destination = 0",
                                                {item.aggregate, item.kind, item.version - 1}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found || QJsonDocument::fromJson(row.text(0).toUtf8()).object() == item.body)
            return found;
    }
}

QString contentsText(FeedItem::Contents contents)
{
    return contents == FeedItem::Contents::Superseded ? u"superseded"_s : contents == FeedItem::Contents::Expired ? u"expired"_s : QString();
}

std::optional<FeedItem::Contents> contentsFrom(const QString &text)
{
    return text == "superseded"_L1 ? std::optional(FeedItem::Contents::Superseded) : text == "expired"_L1 ? std::optional(FeedItem::Contents::Expired) : std::nullopt;
}

} // namespace madoguchi::journal
