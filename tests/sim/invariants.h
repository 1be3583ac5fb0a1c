#pragma once

#include "schedule.h"
#include "server.h"
#include "terminal.h"

namespace madoguchi::sim {

/// What people did, as nobody in the schedule remembers it better.
struct History {
    struct Change {
        QString id, aggregate, value;
        int terminal = 0;
        bool forgotten = false; ///< its terminal was put back to a copy from before it
    };
    QList<Change> changes;
    bool serverPutBack = false;

    void forget(int terminal, int madeBefore)
    {
        for (int i = madeBefore; i < changes.size(); ++i)
            changes[i].forgotten |= changes.at(i).terminal == terminal;
    }
};

/// Writes into `outcome` what does not hold when everything has come to rest.
void check(Server &server, const std::vector<std::unique_ptr<Terminal>> &terminals, const History &history, Outcome &outcome);

} // namespace madoguchi::sim
