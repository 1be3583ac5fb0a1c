#pragma once

#include "base/clock.h"
#include "journal/use_case_runner.h"
#include "sync/client.h"
#include "sync/engine_options.h"

namespace madoguchi::sync {

/// What the engine lends its parts. They run on its worker's thread and may wait.
struct Link {
    Client &client;
    journal::UseCaseRunner &runner;
    const Clock &clock;
    const EngineOptions &options;
    Worker &worker;
    std::function<bool()> cancelled;                 ///< the clerk wants it to stop
    std::function<void(const api::Progress &)> report;

    store::Store &store() const { return runner.store(); }
};

} // namespace madoguchi::sync
