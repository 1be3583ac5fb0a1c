#include "sync/link_status.h"

#include "base/json_members.h"
#include "journal/outbox.h"
#include "sync/aside.h"
#include "sync/file_table.h"
#include "sync/state.h"
#include "sync/supply_table.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

/// The federation answers each file of persons (F4 at least). The two times are this terminal's own: when it learned that a file was accepted, and when one was
/// last taken in; what it receives, it asks for behind what it sends.
Result<QDateTime> answersDue(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(const QString taken, state(connection, "file-taken"_L1));
    const QDateTime last = fromWireTime(taken);
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT min(d.at) FROM delivery d JOIN interface_file f ON f.id = d.change"
                                                " WHERE f.outgoing = 1 AND f.layout = 'F2' AND d.station = 'federation' AND d.state = 'confirmed' AND d.at > ?1",
                                                {last.isValid() ? last.toMSecsSinceEpoch() : 0}));
    MADOGUCHI_TRY(row.next());
    return row.isNull(0) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(row.integer(0), Qt::UTC);
}

} // namespace

Result<api::LinkStatus> readLinkStatus(store::Connection &connection)
{
    api::LinkStatus status;
    const std::pair<QLatin1String, QDateTime &> times[]{{"feed"_L1, status.lastFeed},           {"changes"_L1, status.lastChanges},
                                                        {"record"_L1, status.lastRecord},       {"directory"_L1, status.lastDirectory},
                                                        {"file-sent"_L1, status.lastFileSent}, {"file-received"_L1, status.lastFileReceived}};
    for (const auto &[name, time] : times) {
        MADOGUCHI_ASSIGN(const QString text, state(connection, name));
        time = fromWireTime(text);
    }
    MADOGUCHI_ASSIGN(const QString transfers, state(connection, "transfers"_L1));
    status.transfersPaused = transfers == "paused"_L1;
    MADOGUCHI_ASSIGN(const QString loaded, state(connection, "first-load"_L1));
    status.firstLoadDone = loaded == "done"_L1;
    MADOGUCHI_ASSIGN(const auto count, journal::countOutbox(connection));
    status.unacknowledged = count.queued;
    status.oldestUnacknowledged = count.oldest();
    status.changesDue = count.oldestChange;
    status.rowsDue = count.oldestRow;
    MADOGUCHI_ASSIGN(status.answersDue, answersDue(connection));
    MADOGUCHI_ASSIGN(status.supply, supplyStatus(connection));
    MADOGUCHI_ASSIGN(status.refused, countAside(connection));
    MADOGUCHI_ASSIGN(status.rowsBehind, journal::countRowsBehind(connection));
    for (const bool outgoing : {true, false}) {
        MADOGUCHI_ASSIGN(const auto rows, fileRows(connection, outgoing));
        for (const FileRow &row : rows)
            status.sequenceGap |= row.state == "held"_L1 && (outgoing || row.previous > 0); // 0: it is only looked at once more
    }
    return status;
}

} // namespace madoguchi::sync
