#pragma once

#include "api/people_service.h"
#include "store/transaction.h"

namespace madoguchi::people {

/// The names of the searched fields, as the record says them: "kana birth-date".
QString fieldNames(const QList<api::SearchTerm> &terms);
/// HMAC-SHA256 of the searched values under a key that lives in the database alone: whoever can open it can prove later what was
/// searched, the record itself betrays nothing (C-09).
Result<QByteArray> commitTo(store::Transaction &transaction, const QList<api::SearchTerm> &terms);

} // namespace madoguchi::people
