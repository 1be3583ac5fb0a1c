#pragma once

#include "sync/file_table.h"

namespace madoguchi::sync {

/// The pieces in which a file comes, goes and stays (table interface_file_part; file_table.h reads them).
/// Makes the file's row if there is none; answers how many bytes are already here. HashMismatch: one that was whole has this id, and it is another.
Result<qint64> beginParts(store::Transaction &transaction, const FileRow &row);
/// From the first byte on, in place of what was there.
Result<Done> putContent(store::Transaction &transaction, const FileId &id, const QByteArray &content);
Result<Done> addContent(store::Transaction &transaction, const FileId &id, qint64 at, const QByteArray &bytes);
Result<Done> dropParts(store::Transaction &transaction, const FileId &id);

} // namespace madoguchi::sync
