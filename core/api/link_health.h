#pragma once

#include "api/backup_status.h"
#include "api/link_service.h"

namespace madoguchi::api {

/// What goes to and fro, each with a limit of its own.
enum class Exchange { Feed, Changes, FilesSent, FilesReceived, Supply, Record, Directory };

/// How one of them stands. Silence is an alarm (sync.md promise 5): only what was heard of within its limit, or has nothing to do, is well.
struct Health {
    enum class State {
        NotYet,     ///< never yet, and nothing waits for it
        NothingDue, ///< nothing waits for it
        InOrder,    ///< heard of within its limit
        Waiting,    ///< something waits, and has not for long
        Late,       ///< longer than usual: worth a look
        Silent,     ///< so long that somebody must find out why
    } state = State::NotYet;
    QDateTime last;  ///< success; invalid: never
    QDateTime since; ///< of Waiting, Late and Silent: since when something waits, or since the last success

    bool isAlarm() const { return state >= State::Late; }
};

/// Minutes count for what goes by itself while somebody works. Files go and come on business days, and so they are counted in them: from the eve of a holiday
/// to the day after it is one, and no alarm.
Health health(const LinkStatus &status, Exchange exchange, const QDateTime &utc);
/// Of the copies of the store: the last that was opened and read through, on business days as files (C-23). Nothing is due of a store that nobody has written since.
Health health(const BackupStatus &backup, const QDateTime &utc);
Health worse(const Health &one, const Health &other);

} // namespace madoguchi::api
