#pragma once

#include "store/transaction.h"

#include <QDate>

namespace madoguchi::people {

/// What the municipality has kept for its period goes (C-22): all rows of one shared thing. Answers the object by which entries of the record speak of it (deeds.h).
/// `given`: numbers that it bore and that nobody is given again.
Result<QString> eraseShared(store::Transaction &transaction, const QString &kind, const QString &aggregate, const QStringList &given);
/// What stands at this terminal alone and was over its period on `day`, a slice of it: answers about people who are not here, receipts of numbers. How many rows went.
Result<qint64> eraseOld(store::Transaction &transaction, QDate day);

} // namespace madoguchi::people
