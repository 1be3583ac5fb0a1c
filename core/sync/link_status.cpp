#include "sync/link_status.h"

#include "base/json_members.h"
#include "journal/outbox.h"
#include "sync/file_table.h"
#include "sync/state.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

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
    MADOGUCHI_ASSIGN(const QString loaded, state(connection, "first-load"_L1));
    status.firstLoadDone = loaded == "done"_L1;
    MADOGUCHI_ASSIGN(const auto count, journal::countOutbox(connection));
    status.unacknowledged = count.queued;
    status.oldestUnacknowledged = count.oldest;
    status.refused = count.refused;
    for (const bool outgoing : {true, false}) {
        MADOGUCHI_ASSIGN(const auto rows, fileRows(connection, outgoing));
        for (const FileRow &row : rows)
            status.sequenceGap |= row.state == "held"_L1;
    }
    return status;
}

} // namespace madoguchi::sync
