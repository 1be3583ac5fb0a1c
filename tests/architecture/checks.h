#pragma once

#include "sources.h"

#include <QSet>

namespace madoguchi::architecture {

/// Room → rooms that it may use, as core/README.md has them, in the order of the table.
struct RoomTable {
    QStringList order;
    QMap<QString, QSet<QString>> uses;
    static RoomTable parse(const QString &readme);
};

// Each answers what it found, as "path: what"; nothing found is good.
QStringList checkRoomTable(const RoomTable &table, const Sources &sources);
QStringList checkCoreIncludes(const RoomTable &table, const Sources &sources);
QStringList checkLinks(const RoomTable &table, const Sources &sources);
QStringList checkUi(const Sources &sources);
QStringList checkWaysOut(const Sources &sources);
QStringList checkThirdParties(const Sources &sources);
QStringList checkEventLoops(const Sources &sources);
QStringList checkTableOwners(const Sources &sources);
QStringList checkUseCases(const Sources &sources);
QStringList checkWaysToTheStore(const Sources &sources);
QStringList checkTopLevel(const QStringList &entries);
QStringList checkNames(const Sources &sources);
QStringList checkReadmes(const Sources &sources);
QStringList checkUnfinished(const Sources &sources);
QStringList checkForeignNames(const Sources &sources);

} // namespace madoguchi::architecture
