#pragma once

#include "sync/file_table.h"

namespace madoguchi::sync {

/// The pieces in which a file comes and stays (table interface_file_part; file_table.h reads them).
/// Makes the file's row if there is none; answers how many bytes are already here.
Result<qint64> beginParts(store::Transaction &transaction, const FileRow &row);
Result<Done> putPart(store::Transaction &transaction, const FileId &id, qint64 at, const QByteArray &bytes);
Result<Done> dropParts(store::Transaction &transaction, const FileId &id);

} // namespace madoguchi::sync
