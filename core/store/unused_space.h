#pragma once

#include "store/transaction.h"

namespace madoguchi::store {

/// What a database's pages keep of rows that are gone. secure_delete overwrites a deleted row where it lies; but when SQLite arranges a full page anew it leaves what it has moved
/// away lying between the page's pointers and its cells, and that copy stays when the row is deleted later (measured: 2 of 3,000 deleted keys were still readable).

struct UnusedSpace {
    qint64 next = 0;    ///< page to go on with; 0: there is none
    qint64 pages = 0;   ///< looked at
    qint64 cleared = 0; ///< bytes that said something and say nothing now
};
/// Zeroes what belongs to no cell in pages `from` to `from + count - 1`. After all of them nothing is left of what had been deleted before the first. StoreDamaged: a page does not
/// hold together; it was left as it is.
Result<UnusedSpace> clearUnusedSpace(Transaction &transaction, qint64 from, int count);

/// How many bytes that belong to no cell say something, in pages with cells and in free pages. Reads the whole database.
Result<qint64> countUnusedSpace(Connection &connection);

} // namespace madoguchi::store
