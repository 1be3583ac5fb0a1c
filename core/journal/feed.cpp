#include "journal/feed.h"

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

} // namespace madoguchi::journal
