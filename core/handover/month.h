#pragma once

#include "base/body_reader.h"
#include "domain/high_cost.h"
#include "journal/feed.h"

#include <QJsonArray>

namespace madoguchi::handover {

QString monthText(QDate month);       ///< 2026-11; empty if invalid
QDate monthOf(const QString &text);   ///< the first of the month; invalid unless exactly that form

/// In the shared bodies of this room: layout F8's codes under the names of openapi.json; `annualPaid` -1: none.
QJsonObject toJson(const domain::HighCostMonth &month);
QJsonArray toJson(const QList<domain::HighCostMonth> &months);
/// Faults are `reader`'s. Oldest first, none twice.
QList<domain::HighCostMonth> readMonths(BodyReader &reader, QLatin1String key);

/// The columns of F8 that tell the month.
domain::HighCostMonth readColumns(BodyReader &row);
QJsonObject toColumns(const domain::HighCostMonth &month);

} // namespace madoguchi::handover
