#pragma once

#include "people/household.h"
#include "people/office.h"

#include <QHash>

namespace madoguchi::people {

/// Rows of the day's interface files, by the column keys of resources/interface/layouts. Receipts by 宛名番号 stand in the number
/// columns; a number never does (C-20).
QJsonObject householdRow(const Household &household, const Office &office, const QHash<QString, QString> &receipts, const QDateTime &utc); ///< F1
QJsonObject personRow(const Household &household, const Member &member, const Eligibility &eligibility, const Office &office,
                      const QHash<QString, QString> &receipts, const QDateTime &utc); ///< F2

} // namespace madoguchi::people
