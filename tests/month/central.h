#pragma once

#include "federation/embedded_store.h"
#include "federation/seed.h"
#include "federation/server.h"
#include "people/household.h"
#include "people/register_record.h"

#include <deque>

namespace madoguchi::month {

/// What the resident registers deliver in a night.
struct Delivery {
    QHash<QString, QList<federation::SeedItem>> items; ///< proposals, by municipality
    std::deque<federation::SeedKnown> known;           ///< numbers of who came or was born
};

/// The server in this process: by day it listens with TLS, by night it is closed, takes in what the registers deliver and runs its daily cycles.
class Central {
public:
    Central(QString directory, const Clock &clock);
    void open(); ///< at the same port each time
    void close() { m_server.reset(); }
    quint16 port() const { return m_config.port; }
    void night(Delivery delivery);

    void copy(const QString &municipality);    ///< closed: keeps one of the municipal store
    void putBack(const QString &municipality); ///< closed

    /// Closed: households as the municipal store has them, the newest version of each.
    QList<people::Household> households(const QString &municipality) const;
    QList<people::RegisterRecord> proposals(const QString &municipality) const; ///< closed: those that nobody has dealt with
    /// Closed: rows of the federation's store, columns separated by "|".
    QStringList federationRows(QByteArrayView sql, int columns) const;
    void spoilFederation(const QByteArray &sql) const; ///< closed: a fault, planted

private:
    const Clock &m_clock;
    federation::ServerConfig m_config;
    std::unique_ptr<federation::Server> m_server;
};

} // namespace madoguchi::month
