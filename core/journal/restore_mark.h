#pragma once

#include "journal/entry.h"
#include "store/connection.h"

namespace madoguchi::journal {

/// What an order to put an old copy of the database back has to carry (FORMAT.md §9): under a key that is in the database alone, of this copy, which ends with the entry `last`, and of this end of the files.
/// Whoever has the device's key signs entries, but makes no such mark. RecordBroken: the database has no such key.
Result<QByteArray> restoreMark(store::Connection &connection, qint64 last, const QByteArray &lastBytes, qint64 written, const QByteArray &endBytes);

/// Says that two officers have put back a database that ends with `last`.
bool isRestore(const Entry &entry, qint64 last, const QByteArray &mark);

} // namespace madoguchi::journal
