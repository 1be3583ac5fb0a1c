#pragma once

#include "api/media_service.h"
#include "api/source_folder.h"
#include "store/transaction.h"
#include "sync/file_table.h"

namespace madoguchi::sync {

/// A row of table source_file: where an interface file was taken in from.
struct SourceRow {
    FileRow file;
    QString name;      ///< of the source
    QString medium;    ///< on which it lay; empty: in the folder
    QString takenBy;   ///< name of who took it in; empty: not known
    QByteArray sha256; ///< of the source
    int numbers = 0, differing = 0, refused = 0;
    QDateTime erasedAt; ///< invalid: it lies there, as far as is known
    QString erased;     ///< "overwritten", "gone", "changed"
};

Result<QList<SourceRow>> sourceRows(store::Connection &connection); ///< newest first
/// Those that came in on a medium, for its ledger (C-18); newest first.
Result<QList<api::MediumIntake>> mediumIntakes(store::Connection &connection);
/// Its interface file is there; over an older one of the same.
Result<Done> putSource(store::Transaction &transaction, const SourceRow &row);
/// The refused one of that source; empty: there is none.
Result<FileId> refusedSource(store::Connection &connection, const QByteArray &sha256);
/// What the record says of a source: what happened, the medium unless it lay in the folder, the hash.
QString sourceDetail(const QString &what, const QString &medium, const QByteArray &sha256);
Result<Done> setErased(store::Transaction &transaction, const FileId &file, const QString &how, const QDateTime &utc);

Result<QList<FileRow>> toHandBack(store::Connection &connection); ///< received and taken in, not handed back yet; oldest first
Result<int> countHandedBack(store::Connection &connection);
Result<Done> setHandedBack(store::Transaction &transaction, const FileId &file, const QString &name, const QDateTime &utc);

} // namespace madoguchi::sync
