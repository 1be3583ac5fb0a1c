#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "federation/server_config.h"

#include <memory>

namespace madoguchi::federation {

/// The running server: opens the stores, listens, answers until it is destroyed.
class Server {
public:
    /// ProfileInvalid, FileUnreadable, KeyInvalid, Store…, ServerUnreachable (the address is in use).
    static Result<std::unique_ptr<Server>> start(const ServerConfig &config, const Clock &clock);
    ~Server();
    quint16 port() const;

private:
    Server() = default;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace madoguchi::federation
