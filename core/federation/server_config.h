#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace madoguchi::federation {

/// What a server needs to know; app/central fills it from DIR/profile.json.
struct ServerConfig {
    QString directory; ///< DIR/central, with keys and certificates as app/README.md lists them
    QString host;      ///< address to listen on
    quint16 port = 0;  ///< 0: any free one
    QString prefecture; ///< "16"
    struct Municipality {
        QString code, name, insurer;
    };
    QList<Municipality> municipalities;
    enum class Cycle { Daily, Immediate } cycle = Cycle::Daily;
    int threads = 2;
    int readers = 2; ///< of each store, beside its writer
    /// The server's log: one line of English without residents, from any thread. May be empty.
    std::function<void(const QString &line)> log;
};

} // namespace madoguchi::federation
