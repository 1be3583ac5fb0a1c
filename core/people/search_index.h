#pragma once

#include "journal/feed.h"
#include "people/household.h"
#include "store/transaction.h"

namespace madoguchi::people {

/// The tables person_search and person_words: made from what the household tables hold, in the same transaction, and from nothing else.

/// Lines of these members; `key` is household.key. While the index is being built, those that the build has not reached are left to it.
Result<Done> indexMembers(store::Transaction &transaction, const Household &household, qint64 key, const QString &municipality);
/// Nobody is found any more under this person's id; `nameKana` and `birth` are what the person was indexed with.
Result<Done> dropFromIndex(store::Transaction &transaction, const PersonId &person, const QString &nameKana, const QString &birth);
/// How many others with the same kana and birth can be found.
Result<int> namesakesOf(store::Connection &connection, const QString &nameKana, const QString &birth);

/// Whose cover ended since the last call moves from the valid to the lost. Cheap if that is nobody; a clock that went back changes nothing.
Result<Done> rollIndex(store::Transaction &transaction, QDate today);

/// Empties the index and puts off what is written to it until it is built: for the first load, and to repair it.
Result<Done> beginIndex(store::Transaction &transaction);
/// Builds a slice of it and tells how many households are in it, of how many. Goes on where it stopped, whatever stopped it.
Result<journal::Backlog> buildIndex(store::Transaction &transaction, const QString &municipality);
struct IndexState { bool complete = true; QDate day; };
Result<IndexState> indexState(store::Connection &connection);

} // namespace madoguchi::people
