#include "sync/state.h"

#include "base/json_members.h"

namespace madoguchi::sync {

Result<QString> state(store::Connection &connection, QLatin1String name)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT value FROM sync_state WHERE name = ?1", {QString(name)}));
    MADOGUCHI_ASSIGN(const bool found, row.next());
    return found ? row.text(0) : QString();
}

Result<Done> setState(store::Transaction &transaction, QLatin1String name, const QString &value)
{
    return transaction.exec("INSERT INTO sync_state (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2", {QString(name), value});
}

Result<Done> setSuccess(store::Transaction &transaction, QLatin1String name, const QDateTime &utc)
{
    return setState(transaction, name, wireTime(utc));
}

} // namespace madoguchi::sync
