#pragma once

#include "sync/file_table.h"

namespace madoguchi::sync {

/// The pieces of a file that is being downloaded (table interface_file_part).
/// Makes the file's row if there is none; answers how many bytes are already here.
Result<qint64> beginParts(store::Transaction &transaction, const FileRow &row);
Result<Done> putPart(store::Transaction &transaction, const FileId &id, qint64 at, const QByteArray &bytes);
Result<Done> dropParts(store::Transaction &transaction, const FileId &id);
/// Puts the pieces together into the file's content. What does not hash to what was announced is thrown away and fetched
/// anew next time, whole: HashMismatch.
Result<Done> joinParts(store::Transaction &transaction, const FileRow &row);

} // namespace madoguchi::sync
