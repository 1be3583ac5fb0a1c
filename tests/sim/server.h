#pragma once

#include "town.h"

namespace madoguchi::sim {

/// The real service on a folder of its own, without sockets.
class Server {
public:
    Server(const Town &town, QString folder, const Clock &clock);

    sync::Response answer(const federation::Tenant &tenant, const sync::Request &request);
    void restart(const std::function<void(const QString &database)> &upon = {}); ///< `upon`: to be done to the municipal store while it is closed
    void copyTo(const QString &folder); ///< the municipal store
    void putBack(const QString &folder);
    QStringList rows(const QByteArray &sql, int columns);

private:
    std::unique_ptr<store::Connection> connect() const;
    federation::ServerConfig m_config;
    const Clock &m_clock;
    std::unique_ptr<federation::Service> m_service;
};

} // namespace madoguchi::sim
