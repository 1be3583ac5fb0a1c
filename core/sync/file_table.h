#pragma once

#include "api/link_service.h"
#include "store/transaction.h"

namespace madoguchi::sync {

/// A row of table interface_file without its content.
struct FileRow {
    api::InterfaceFile file;
    bool outgoing = false;
    qint64 previous = 0;
    QByteArray sha256; ///< of the whole file, 32 bytes
    QString state;     ///< as the table says it: composed, sending, accepted, refused, downloading, held, imported
    QString upload;    ///< path on the server, or empty
    bool checked = false;   ///< received: whole and good
    int applied = 1;        ///< the last line of it that was taken in
    bool takenIn = false;   ///< composed by the municipality's system: table source_file
    bool rowsAside = false; ///< refused for rows that were set aside, each by itself
    std::optional<api::AsideClosing> closing;
    bool isAside() const { return state == u"held" || (state == u"refused" && !rowsAside); } ///< as a whole; closed or not
    bool isHalfTaken() const { return checked && state == u"downloading"; } ///< its rows are being taken in
    bool isWantedAgain() const { return !outgoing && !checked && state == u"downloading" && !file.note.isEmpty(); } ///< what was here is damaged; the list does not name it again
    /// Right when it came, and unreadable since, or half taken in: what stands behind it waits until somebody has tried it again or closed it.
    bool isCutShort() const { return !outgoing && state == u"refused" && !closing && (checked || file.note == errorText(ErrorCode::HashMismatch)); }
    bool isOpen() const { return state != u"accepted" && state != u"refused" && state != u"imported"; }
};

Result<QList<FileRow>> fileRows(store::Connection &connection, bool outgoing); ///< oldest first
Result<FileRow> fileRow(store::Connection &connection, const FileId &id);      ///< NotFound
/// All of it at once. NotFound; HashMismatch if it is not what it was, or not all of it.
Result<QByteArray> fileContent(store::Connection &connection, const FileId &id);
/// What stands from that byte on, at most 1 MiB; empty at the end.
Result<QByteArray> filePiece(store::Connection &connection, const FileId &id, qint64 at);
/// Writes the row over an older one of the same id.
Result<Done> putFile(store::Transaction &transaction, const FileRow &row);
/// One that has not left, with its lines.
Result<Done> dropFile(store::Transaction &transaction, const FileId &id);
Result<Done> setFileState(store::Transaction &transaction, const FileId &id, const QString &state, const QString &note, const QByteArray &receipt = {});
Result<Done> setRowsAside(store::Transaction &transaction, const FileId &id);
Result<Done> setPrevious(store::Transaction &transaction, const FileId &id, qint64 previous); ///< the 通番 that it names as the one before it
Result<Done> setChecked(store::Transaction &transaction, const FileId &id); ///< held or downloading until now
Result<Done> setApplied(store::Transaction &transaction, const FileId &id, qint64 line);
Result<Done> closeFile(store::Transaction &transaction, const FileId &id, const api::AsideClosing &closing);
/// Refused or closed until now: as if it had never left. Its row is there anew.
Result<Done> reopenFile(store::Transaction &transaction, const FileId &id);
Result<Done> setUpload(store::Transaction &transaction, const FileId &id, const QString &path);

/// Which outbox item stands on which line.
struct FileLine {
    int line = 0; ///< 1 is the header
    ChangeId change;
};
Result<QList<FileLine>> fileLines(store::Connection &connection, const FileId &id);
Result<Done> putFileLines(store::Transaction &transaction, const FileId &id, const QList<FileLine> &lines);

} // namespace madoguchi::sync
