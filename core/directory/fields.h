#pragma once

#include "api/role.h"
#include "base/id.h"
#include "base/json_members.h"

/// Fields that the directory and the orders that change it have in common, read strictly, and how many of what there may be.
namespace madoguchi::directory {

constexpr int applicationLimit = 1000, pendingCardLimit = 50, terminalLimit = 2000, rosterLimit = 50, historyLimit = 1024, keyOrderLimit = 1'000'000, mediumLimit = 2000;
constexpr int settledLimit = 1000, reviewLimit = 2 * terminalLimit, caseCountLimit = 1'000'000, erasureLimit = 30, erasureCountLimit = 100'000'000;
constexpr qint64 entryLimit = 1'000'000'000'000; ///< of one record
constexpr int leastIdleSeconds = 60, mostIdleSeconds = 900, mostPasswordDays = 400;

bool isStaffId(const QString &text); ///< 1 to 64 of A-Z a-z 0-9 _ -: it becomes part of file names
StaffId readStaffId(JsonMembers &members, QLatin1String name);
bool isMediumSerial(const QString &text); ///< 1 to 64 visible ASCII characters, as a device tells it
QString readMediumSerial(JsonMembers &members, QLatin1String name);
TerminalId readTerminalId(JsonMembers &members, QLatin1String name);
QString readCaseId(JsonMembers &members, QLatin1String name); ///< 32 of 0-9 a-f
StaffId readStaffOrNobody(JsonMembers &members, QLatin1String name);
QDate readDate(JsonMembers &members, QLatin1String name);
api::Role readRole(JsonMembers &members, QLatin1String name);
QList<api::Permission> readPermissions(JsonMembers &members, QLatin1String name); ///< each once, at least one
QJsonArray permissionsToJson(const QList<api::Permission> &permissions);

} // namespace madoguchi::directory
