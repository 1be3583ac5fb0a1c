#include "sync/file_table.h"

#include "crypto/digest.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

api::InterfaceFile::State shownState(const QString &state)
{
    using State = api::InterfaceFile::State;
    static const QHash<QString, State> states{
        {u"composed"_s, State::Composed}, {u"sending"_s, State::Sending},      {u"accepted"_s, State::Accepted}, {u"refused"_s, State::Refused},
        {u"held"_s, State::Held},         {u"downloading"_s, State::Received}, {u"imported"_s, State::Imported}};
    return states.value(state);
}

constexpr auto columns = "SELECT id, outgoing, layout, name, sequence, previous, at, records, size, sha256, state, note, upload, receipt, rows_aside,"
                         " closed_at, closed_by, closed_by_name, closed_reason, checked, applied,"
                         " EXISTS (SELECT 1 FROM source_file WHERE file = interface_file.id) FROM interface_file";

FileRow read(const store::Statement &row)
{
    FileRow file;
    file.file.id = FileId(row.text(0));
    file.outgoing = row.integer(1) != 0;
    file.file.layout = row.text(2);
    file.file.name = row.text(3);
    file.file.sequence = row.integer(4);
    file.previous = row.integer(5);
    file.file.at = QDateTime::fromMSecsSinceEpoch(row.integer(6), Qt::UTC);
    file.file.records = static_cast<int>(row.integer(7));
    file.file.size = row.integer(8);
    file.sha256 = row.blob(9);
    file.state = row.text(10);
    file.file.state = shownState(file.state);
    file.file.note = row.text(11);
    file.upload = row.text(12);
    file.rowsAside = row.integer(14) != 0;
    if (!row.isNull(15))
        file.closing = api::AsideClosing{QDateTime::fromMSecsSinceEpoch(row.integer(15), Qt::UTC), row.text(16), row.text(17), row.text(18)};
    file.checked = row.integer(19) != 0;
    file.applied = static_cast<int>(row.integer(20));
    file.takenIn = row.integer(21) != 0;
    const bool signedFor = !row.isNull(13);
    file.file.federation = file.state == "refused"_L1 ? api::Lamp::Refused
        : signedFor || file.state == "imported"_L1    ? api::Lamp::Confirmed
                                                      : api::Lamp::Waiting;
    return file;
}

} // namespace

Result<QList<FileRow>> fileRows(store::Connection &connection, bool outgoing)
{
    QList<FileRow> rows;
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray(columns) + " WHERE outgoing = ?1 ORDER BY at, layout, sequence", {outgoing}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found)
            return rows;
        rows.append(read(row));
    }
}

Result<FileRow> fileRow(store::Connection &connection, const FileId &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray(columns) + " WHERE id = ?1", {id.text()}));
    MADOGUCHI_ASSIGN(const bool found, row.next());
    if (!found)
        return ErrorCode::NotFound;
    return read(row);
}

Result<QByteArray> fileContent(store::Connection &connection, const FileId &id)
{
    MADOGUCHI_ASSIGN(const FileRow file, fileRow(connection, id));
    QByteArray content;
    while (content.size() < file.file.size) {
        MADOGUCHI_ASSIGN(const QByteArray piece, filePiece(connection, id, content.size()));
        if (piece.isEmpty())
            break;
        content += piece;
    }
    return crypto::sha256(content) == file.sha256 ? Result<QByteArray>(content) : ErrorCode::HashMismatch;
}

Result<QByteArray> filePiece(store::Connection &connection, const FileId &id, qint64 at)
{
    MADOGUCHI_ASSIGN(auto part, connection.query("SELECT substr(content, ?2 - position + 1) FROM interface_file_part WHERE file = ?1 AND position <= ?2 ORDER BY position DESC LIMIT 1", {id.text(), at}));
    MADOGUCHI_ASSIGN(const bool found, part.next());
    return found ? part.blob(0) : QByteArray();
}

Result<Done> putFile(store::Transaction &transaction, const FileRow &row)
{
    const api::InterfaceFile &file = row.file;
    return transaction.exec("INSERT INTO interface_file (id, outgoing, layout, name, sequence, previous, at, records, size, sha256, state, note, upload)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
                            " ON CONFLICT (id) DO UPDATE SET sequence = ?5, previous = ?6, at = ?7, records = ?8, size = ?9, sha256 = ?10,"
                            " state = ?11, note = ?12, upload = ?13, checked = 0, applied = 1",
                            {file.id.text(), row.outgoing, file.layout, file.name, file.sequence, row.previous, file.at.toMSecsSinceEpoch(), file.records, file.size,
                             row.sha256, row.state, file.note.isNull() ? u""_s : file.note, row.upload.isNull() ? u""_s : row.upload});
}

Result<Done> dropFile(store::Transaction &transaction, const FileId &id)
{
    return transaction.exec("DELETE FROM interface_file WHERE id = ?1", {id.text()});
}

Result<Done> setFileState(store::Transaction &transaction, const FileId &id, const QString &state, const QString &note, const QByteArray &receipt)
{
    return transaction.exec("UPDATE interface_file SET state = ?2, note = ?3, receipt = coalesce(?4, receipt) WHERE id = ?1",
                            {id.text(), state, note.isNull() ? u""_s : note, receipt});
}

Result<Done> setRowsAside(store::Transaction &transaction, const FileId &id)
{
    return transaction.exec("UPDATE interface_file SET rows_aside = 1 WHERE id = ?1", {id.text()});
}

Result<Done> setPrevious(store::Transaction &transaction, const FileId &id, qint64 previous)
{
    return transaction.exec("UPDATE interface_file SET previous = ?2 WHERE id = ?1", {id.text(), previous});
}

Result<Done> setChecked(store::Transaction &transaction, const FileId &id)
{
    return transaction.exec("UPDATE interface_file SET checked = 1, state = 'downloading' WHERE id = ?1", {id.text()});
}

Result<Done> setApplied(store::Transaction &transaction, const FileId &id, qint64 line)
{
    return transaction.exec("UPDATE interface_file SET applied = ?2 WHERE id = ?1", {id.text(), line});
}

Result<Done> closeFile(store::Transaction &transaction, const FileId &id, const api::AsideClosing &closing)
{
    return transaction.exec("UPDATE interface_file SET closed_at = ?2, closed_by = ?3, closed_by_name = ?4, closed_reason = ?5 WHERE id = ?1",
                            {id.text(), closing.at.toMSecsSinceEpoch(), closing.by, closing.byName, closing.reason});
}

Result<Done> reopenFile(store::Transaction &transaction, const FileId &id)
{
    return transaction.exec("UPDATE interface_file SET receipt = NULL, rows_aside = 0, closed_at = NULL, closed_by = NULL, closed_by_name = NULL, closed_reason = NULL WHERE id = ?1", {id.text()});
}

Result<Done> setUpload(store::Transaction &transaction, const FileId &id, const QString &path)
{
    return transaction.exec("UPDATE interface_file SET upload = ?2 WHERE id = ?1", {id.text(), path});
}

Result<QList<FileLine>> fileLines(store::Connection &connection, const FileId &id)
{
    QList<FileLine> lines;
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT line, change FROM interface_file_row WHERE file = ?1 ORDER BY line", {id.text()}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found)
            return lines;
        lines.append({static_cast<int>(row.integer(0)), ChangeId(row.text(1))});
    }
}

Result<Done> putFileLines(store::Transaction &transaction, const FileId &id, const QList<FileLine> &lines)
{
    MADOGUCHI_TRY(transaction.exec("DELETE FROM interface_file_row WHERE file = ?1", {id.text()}));
    for (const FileLine &line : lines)
        MADOGUCHI_TRY(transaction.exec("INSERT INTO interface_file_row (file, line, change) VALUES (?1, ?2, ?3)",
                                       {id.text(), line.line, line.change.text()}));
    return done();
}

} // namespace madoguchi::sync
