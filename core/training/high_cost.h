#pragma once

#include "domain/high_cost.h"

#include <QList>

namespace madoguchi::training {

/// What the benefit system has paid to an invented household in the 14 months before the one of `today`: about one household in eight has one to six months,
/// oldest first, the others none. Municipality, 世帯番号 and day alone decide, so that terminal and federation are told the same.
QList<domain::HighCostMonth> highCostMonths(const QString &municipality, const QString &householdNumber, QDate today);

} // namespace madoguchi::training
