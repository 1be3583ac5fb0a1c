#pragma once

#include "journal/shared_row.h"
#include "people/household.h"

namespace madoguchi::people {

extern const journal::SharedTable householdTable;

int verdictCode(api::Verdict verdict); ///< as tables and F3 have it: 0 none, 1 連続, 2 空白, 3 重複, 9 相手未着
api::Verdict verdictFrom(qint64 code);

/// As it was last shared, with what the federation has said since (answer_table.h): how everybody reads it.
Result<std::optional<Household>> findHousehold(store::Connection &connection, const HouseholdId &id);
/// Replaces rows of household, persons, eligibility, certificates and search; `confirmed` is the municipal store's version, 0 for a change of ours
/// (which leaves it as it is). `municipality` decides which cover makes a person found as valid.
Result<Done> storeHousehold(store::Transaction &transaction, const Household &household, const QString &municipality, const QString &actor, qint64 confirmed);

/// Its members go, and what the federation said of those who stand nowhere else then (C-22).
Result<Done> eraseMembers(store::Transaction &transaction, const HouseholdId &id);

/// By 世帯番号.
Result<std::optional<Household>> householdByNumber(store::Connection &connection, const QString &householdNumber);
/// The household whose member bears the 宛名番号; of several the one with the longest cover in `municipality`.
Result<std::optional<HouseholdId>> householdOfAddressee(store::Connection &connection, const QString &addressee, const QString &municipality);
/// True if somebody alive with this 宛名番号 is covered in `municipality` on `day`.
Result<bool> isCovered(store::Connection &connection, const QString &addressee, const QString &municipality, QDate day);

} // namespace madoguchi::people
