#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

#include <functional>

namespace madoguchi::journal {

/// Writes that are on the disk when the call returns. Files are the owner's alone. Errors: FileUnwritable, DiskFull.
///
/// Writes `content` at `offset` and cuts the file behind it. After an error the file ends at `offset` again, if it can.
Result<Done> writeDurably(const QString &path, qint64 offset, const QByteArray &content);
/// The same, but on the disk only once synchronise() has returned: for what can be made again from elsewhere until then.
Result<Done> writeSoon(const QString &path, qint64 offset, const QByteArray &content);
Result<Done> synchronise(const QString &path); ///< of the folder its name too
/// The whole file anew: another file beside it, then renamed over it.
Result<Done> replaceDurably(const QString &path, const QByteArray &content);
/// A new file, never over another: what `next` gives, until that is empty, under the name `part` beside it, on the disk, then under its own. With an error, `next`'s too, nothing of it stays; FileUnwritable
/// also where something has the name. No permissions: those that the file system gives.
Result<Done> createDurably(const QString &path, const QString &part, const std::function<Result<QByteArray>()> &next, QFileDevice::Permissions permissions = {});
/// What was written to an open file is on the disk.
bool syncFile(QFileDevice &file);
/// Gives a file another name beside it: never by way of a copy, never over what is there. False: it keeps its name.
bool renameBeside(const QString &from, const QString &to);
/// A new name in a folder, or one that is gone, lasts only when the folder is synchronised too.
/// False: it could not be; of a file system that knows no such thing it is not asked.
bool syncFolderOf(const QString &path);
qint64 freeBytes(const QString &directory); ///< that may still be written there
/// Empty if the file does not exist. Error: FileUnreadable.
Result<QByteArray> readWhole(const QString &path);

} // namespace madoguchi::journal
