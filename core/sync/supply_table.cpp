#include "sync/supply_table.h"

#include "journal/outbox.h"
#include "sync/state.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int firstLine = 2; // 1 is the header
constexpr auto answersState = "next-station"_L1;

QDateTime timeAt(const store::Statement &row, int column)
{
    return row.isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(row.integer(column), Qt::UTC);
}

store::Param orNull(const QDateTime &time) { return time.isValid() ? store::Param(time.toMSecsSinceEpoch()) : store::Param(nullptr); }

/// A lamp is closed when every row is there; one that stopped is told before any that waits.
Result<std::optional<SupplyStations>> stations(store::Connection &connection, const char *where, const store::Param &what)
{
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray("SELECT count(*), count(registered_at), max(registered_at), count(visible_at), max(visible_at), max(stopped_at), coalesce(max(code), '')"
                                                           " FROM supplied_row WHERE ") + where + " = ?1", {what}));
    MADOGUCHI_TRY(row.next());
    const qint64 all = row.integer(0);
    if (all == 0)
        return std::optional<SupplyStations>();
    SupplyStations stations;
    if (!row.isNull(5))
        stations.intermediate = {api::Lamp::Refused, timeAt(row, 5), row.text(6)};
    else if (row.integer(1) == all)
        stations.intermediate = {api::Lamp::Confirmed, timeAt(row, 2), {}};
    if (row.integer(3) == all)
        stations.verification = {api::Lamp::Confirmed, timeAt(row, 4), {}};
    return std::optional(stations);
}

} // namespace

Result<Done> expectSupply(store::Transaction &transaction, const FileRow &file, const QList<FileLine> &lines, const QDateTime &utc)
{
    QHash<int, qint64> entries;
    for (const FileLine &line : lines) {
        MADOGUCHI_ASSIGN(const qint64 entry, journal::entryOf(transaction.connection(), line.change));
        entries.insert(line.line, entry);
    }
    for (int line = firstLine; line < firstLine + file.file.records; ++line)
        MADOGUCHI_TRY(transaction.exec("INSERT INTO supplied_row (file, line, entry, accepted_at) VALUES (?1, ?2, ?3, ?4)",
                                       {file.file.id.text(), line, entries.value(line), utc.toMSecsSinceEpoch()}));
    return done();
}

Result<QList<FileRow>> filesToAskFor(store::Connection &connection, const QDateTime &acceptedSince)
{
    QStringList ids;
    {
        MADOGUCHI_ASSIGN(auto row, connection.query("SELECT file, max(accepted_at) AS at FROM supplied_row WHERE visible_at IS NULL AND accepted_at >= ?1 GROUP BY file ORDER BY at DESC",
                                                    {acceptedSince.toMSecsSinceEpoch()}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool found, row.next());
            if (!found)
                break;
            ids.append(row.text(0));
        }
    }
    QList<FileRow> files;
    for (const QString &id : ids) {
        MADOGUCHI_ASSIGN(const FileRow file, fileRow(connection, FileId(id)));
        files.append(file);
    }
    return files;
}

Result<int> keepSupply(store::Transaction &transaction, const FileId &file, const QList<SupplyRow> &rows, const QByteArray &receipt)
{
    int changed = 0;
    for (const SupplyRow &row : rows) {
        MADOGUCHI_ASSIGN(auto known, transaction.query("SELECT registered_at, visible_at, stopped_at, code FROM supplied_row WHERE file = ?1 AND line = ?2", {file.text(), row.line}));
        MADOGUCHI_ASSIGN(const bool found, known.next());
        if (!found)
            return Error{ErrorCode::FieldInvalid, {}, u"line"_s};
        if (timeAt(known, 0) == row.registered && timeAt(known, 1) == row.visible && timeAt(known, 2) == row.stopped && known.text(3) == row.code)
            continue;
        ++changed;
        MADOGUCHI_TRY(transaction.exec("UPDATE supplied_row SET registered_at = ?3, visible_at = ?4, stopped_at = ?5, code = ?6 WHERE file = ?1 AND line = ?2",
                                       {file.text(), row.line, orNull(row.registered), orNull(row.visible), orNull(row.stopped), row.code}));
    }
    if (changed > 0)
        MADOGUCHI_TRY(transaction.exec("UPDATE interface_file SET supply = ?2 WHERE id = ?1", {file.text(), receipt}));
    return changed;
}

Result<std::optional<SupplyStations>> supplyOfEntry(store::Connection &connection, qint64 entry)
{
    return entry == 0 ? std::optional<SupplyStations>() : stations(connection, "entry", entry);
}

Result<std::optional<SupplyStations>> supplyOfFile(store::Connection &connection, const FileId &file) { return stations(connection, "file", file.text()); }

Result<api::SupplyStatus> supplyStatus(store::Connection &connection)
{
    api::SupplyStatus status;
    MADOGUCHI_ASSIGN(status.answers, nextStationAnswers(connection));
    MADOGUCHI_ASSIGN(auto open, connection.query("SELECT count(*) FILTER (WHERE stopped_at IS NULL AND registered_at IS NULL), count(*) FILTER (WHERE registered_at IS NOT NULL), count(stopped_at),"
                                                 " min(accepted_at) FILTER (WHERE stopped_at IS NULL) FROM supplied_row WHERE visible_at IS NULL"));
    MADOGUCHI_TRY(open.next());
    status.unregistered = static_cast<int>(open.integer(0));
    status.invisible = static_cast<int>(open.integer(1));
    status.stopped = static_cast<int>(open.integer(2));
    status.due = timeAt(open, 3);
    MADOGUCHI_ASSIGN(auto last, connection.query("SELECT max(registered_at), max(visible_at) FROM supplied_row"));
    MADOGUCHI_TRY(last.next());
    status.lastRegistered = timeAt(last, 0);
    status.lastVisible = timeAt(last, 1);
    return status;
}

Result<bool> nextStationAnswers(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(const QString answers, state(connection, answersState));
    return answers == "yes"_L1;
}

Result<Done> setNextStationAnswers(store::Transaction &transaction, bool answers)
{
    return setState(transaction, answersState, answers ? u"yes"_s : u"no"_s);
}

} // namespace madoguchi::sync
