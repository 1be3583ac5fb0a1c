#pragma once

#include "base/worker.h"
#include "journal/record.h"
#include "sync/client.h"

#include <QObject>
#include <QTimer>

namespace madoguchi::sync {

/// Shows the server what is noted while the store is closed, as it waits in outside.log, at once or within a minute of the line's return (C-11): whoever cuts it off there is found out by the next
/// whole record.
class OutsideLine final : public QObject {
    Q_OBJECT
public:
    OutsideLine(Transport &transport, const journal::Record &record, const Clock &clock);
    ~OutsideLine() override;

    /// Looks now, whenever something is noted, and every minute.
    void watch();
    /// The store is open: what waited has been taken in, and goes up with the record.
    void rest() { m_timer.stop(); }
    /// Shows what waits and waits for that, but no longer than `patience`: for whoever is about to end. False: the server has not said that it has it all. A line that has watched does it when it
    /// is destroyed: what was noted last is the end of the program, and nobody would show that before the next one begins.
    bool settle();

    static constexpr std::chrono::milliseconds patience{2'000};

private:
    QFuture<Result<Done>> look();
    Result<Done> show();
    const journal::Record &m_record;
    Client m_client;
    QByteArray m_shown; ///< SHA-256 of the last payload that the server has; worker only
    QTimer m_timer;
    bool m_watched = false;
    Worker m_worker; // last: ends before what it works on
};

} // namespace madoguchi::sync
