#pragma once

#include "directory/content.h"

#include <QMap>
#include <QSet>

#include <optional>

namespace madoguchi::federation {

/// What of residents' data may lie on a terminal (C-33): what the feed had brought it by the end of a day, and what was made there until then.
struct Exposure {
    std::optional<qint64> position; ///< of the feed; none: how far it was answered is not on record, and all that stood by then counts
    QDate fedOn;                    ///< the last day on which something new went there
    QStringList households;         ///< in order, "id, a tab, 記号 and 番号 as the search takes them", as they stood then
    qsizetype persons = 0;          ///< of these households, once each, whoever has left one too
    QMap<QString, int> others;      ///< of each other kind of the feed (`reception`, `notification` …), how many
    int mediaOut = 0;               ///< asked for at this terminal, written (wherever the steps since were made), and not erased or closed then
    qint64 witnessedSize = 0;       ///< entries of its record that are here
    QDateTime witnessedAt;          ///< the newest of them arrived; invalid: none has
    int awaited = 0;                ///< noted there with the store closed, shown, and not found in the record yet
};

/// All that the server knows of a terminal that is gone.
struct Incident {
    QString municipality, municipalityName, terminal;
    QDate until; ///< the day that is asked about, in Japan
    Exposure exposure;
    std::optional<directory::TerminalEntry> listed; ///< none: the directory does not list it (any more), and it is refused everywhere
    struct Holder {
        StaffId staff;
        bool stillMay = false; ///< see residents, today
    };
    QList<Holder> holders;    ///< who has a password of their own and duties with which a terminal's store opens, today's and former ones
    bool sealedQueue = false; ///< today's policy: an individual number may wait there, sealed to the federation
    bool escrow = false;      ///< two of three officers open it too
};

/// The draft of the municipality's report, in Japanese: numbers and internal ids, no resident.
QString incidentReport(const Incident &incident, const QDateTime &now);

} // namespace madoguchi::federation
