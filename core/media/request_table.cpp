#include "media/request_table.h"

#include <QJsonDocument>

namespace madoguchi::media {

const journal::SharedTable requestTable{"media-request", "SELECT version, confirmed FROM media_request WHERE id = ?1",
                                        "UPDATE media_request SET confirmed = ?2 WHERE id = ?1", "DELETE FROM media_request WHERE id = ?1"};

namespace {

constexpr int mostRequests = 500; // on the screen
#define SELECT_REQUEST "SELECT id, version, body, confirmed FROM media_request "
#define IS_OUT "state IN ('written', 'verified', 'handed-over', 'taken-back', 'gone-reported')"

Result<SharedRequest> read(const store::Statement &row)
{
    MADOGUCHI_ASSIGN(SharedRequest shared, SharedRequest::fromBody(row.text(0), QJsonDocument::fromJson(row.blob(2)).object()));
    shared.version = row.integer(1);
    shared.confirmed = row.integer(3);
    return shared;
}

Result<QList<SharedRequest>> readAll(Result<store::Statement> rows)
{
    MADOGUCHI_ASSIGN(auto row, std::move(rows));
    QList<SharedRequest> list;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found)
            return list;
        MADOGUCHI_ASSIGN(SharedRequest shared, read(row));
        list.append(std::move(shared));
    }
}

} // namespace

Result<SharedRequest> load(store::Connection &connection, const MediaRequestId &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query(SELECT_REQUEST "WHERE id = ?1", {id.text()}));
    MADOGUCHI_ASSIGN(const bool found, row.next());
    if (!found)
        return ErrorCode::NotFound;
    return read(row);
}

Result<QList<SharedRequest>> loadNewest(store::Connection &connection)
{
    return readAll(connection.query(SELECT_REQUEST "WHERE id IN (SELECT id FROM media_request ORDER BY requested_at DESC, id DESC LIMIT ?1) OR " IS_OUT
                                                  " ORDER BY requested_at DESC, id DESC",
                                    {mostRequests}));
}

Result<QList<SharedRequest>> loadOut(store::Connection &connection)
{
    return readAll(connection.query(SELECT_REQUEST "WHERE " IS_OUT " ORDER BY requested_at, id", {}));
}

Result<QList<SharedRequest>> loadOpen(store::Connection &connection, const QString &serial)
{
    return readAll(connection.query(SELECT_REQUEST "WHERE medium = ?1 AND (" IS_OUT " OR state IN ('requested', 'approved')) ORDER BY requested_at, id", {serial}));
}

Result<std::optional<SharedRequest>> lastOn(store::Connection &connection, const QString &serial)
{
    // What is lost stays lost, what is out is there, else what was erased last.
    MADOGUCHI_ASSIGN(auto row, connection.query(SELECT_REQUEST "WHERE medium = ?1 AND (" IS_OUT " OR state IN ('erased', 'lost', 'destroyed'))"
                                                              " ORDER BY state IN ('lost', 'destroyed') DESC, " IS_OUT " DESC, requested_at DESC, id DESC LIMIT 1",
                                                {serial}));
    MADOGUCHI_ASSIGN(const bool found, row.next());
    if (!found)
        return std::optional<SharedRequest>();
    MADOGUCHI_ASSIGN(SharedRequest shared, read(row));
    return std::optional(std::move(shared));
}

Result<Done> put(store::Transaction &transaction, const SharedRequest &shared, const QString &actor, qint64 confirmed)
{
    return transaction.exec("INSERT INTO media_request (id, version, actor, requested_at, body, confirmed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                            " ON CONFLICT (id) DO UPDATE SET version = ?2, actor = ?3, body = ?5, confirmed = max(confirmed, ?6)",
                            {shared.request.id.text(), shared.version, actor, shared.request.requestedAt.toMSecsSinceEpoch(),
                             QJsonDocument(shared.toBody()).toJson(QJsonDocument::Compact), confirmed});
}

} // namespace madoguchi::media
