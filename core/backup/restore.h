#pragma once

#include "backup/copies.h"
#include "base/result.h"
#include "base/secret_bytes.h"
#include "journal/record.h"

namespace madoguchi::backup {

/// A copy against the record that has gone on since.
struct Place {
    qint64 entry = 0; ///< the last one in the copy
    QByteArray mark;  ///< Record::restoreMark()
};

/// Puts a copy in the store's place (C-23). Nobody may have the store open. The copy is read through in full before anything moves; what was there is moved to DIR/damaged/NAME, never
/// erased. `announce` says it to the record, and is called last before the exchange: without it the next opening refuses the copy as an old one (Record::catchUp). Killed between the two
/// moves there is no store: the same command again goes on. StoreKeyWrong, StoreDamaged, RecordBroken (not of this record), DiskFull, FileUnreadable, FileUnwritable.
Result<Done> restore(const QString &directory, const Copy &copy, const SecretBytes &key, const journal::Record &record, const std::function<Result<Done>(const Place &)> &announce);

} // namespace madoguchi::backup
