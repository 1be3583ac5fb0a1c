#pragma once

#include "base/result.h"

#include <QString>

namespace madoguchi::journal {

/// Overwrites a file with zeroes, on the disk when this answers; its name stays. What an overwriting cannot reach: blocks that a file
/// system with snapshots or copy-on-write, a wear-levelling disk or a backup still has; against those only the loss of the key helps.
/// FileUnwritable (args: its name), also where there is none, or a link: done is said of nothing else than what was overwritten.
Result<Done> overwriteFile(const QString &path);
/// Overwritten first, then its name goes. No file: done. FileUnwritable.
Result<Done> eraseFile(const QString &path);
/// A folder with everything in it; links are removed, not followed. Resumable: what is gone is gone.
Result<Done> eraseFolder(const QString &path);

} // namespace madoguchi::journal
