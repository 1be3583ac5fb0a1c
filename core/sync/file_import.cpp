#include "sync/file_import.h"

#include "sync/file_parts.h"
#include "sync/state.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int sliceRows = 100; // about 50 ms of the writer (architecture.md)
constexpr auto cursorName = "files"_L1;

/// Its number is another's, or a newer one has been taken in. One that was refused before it does not stand in its way: it may be tried again.
bool isOutOfOrder(const QList<FileRow> &rows, const FileRow &file)
{
    return std::any_of(rows.begin(), rows.end(), [&](const FileRow &row) {
        return row.file.layout == file.file.layout && row.file.id != file.file.id && !row.isOpen()
            && (row.file.sequence == file.file.sequence || (row.state == "imported"_L1 && row.file.sequence > file.file.sequence));
    });
}

Result<int> countAside(store::Connection &connection, const FileId &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT count(*) FROM feed_set_aside WHERE source = ?1", {id.text()}));
    MADOGUCHI_TRY(row.next());
    return static_cast<int>(row.integer(0));
}

journal::FeedItem toItem(const FileRow &file, int line, const exchange::Row &row)
{
    journal::FeedItem item;
    item.position = line;
    item.kind = file.file.layout;
    item.aggregate = row.value(u"addressee"_s, row.value(u"candidate"_s));
    item.at = file.file.at;
    for (auto column = row.begin(); column != row.end(); ++column)
        item.body.insert(column.key(), column.value());
    return item;
}

} // namespace

qint64 FileImport::lastTaken(const QList<FileRow> &rows, const FileRow &file)
{
    qint64 last = 0;
    for (const FileRow &row : rows)
        if (row.file.layout == file.file.layout && row.file.id != file.file.id && !row.isOpen())
            last = std::max(last, row.file.sequence);
    return last;
}

bool FileImport::isShort(const FileRow &row) { return row.file.records <= sliceRows; }

Result<FileImport::Taken> FileImport::run(const FileRow &row, const std::optional<journal::Cursor> &cursor)
{
    if (!row.checked) {
        MADOGUCHI_ASSIGN(const Checked checked, check(row));
        MADOGUCHI_ASSIGN(const Taken taken, await(m_link.runner.run<Taken>(api::UseCase::FileReceive, [&](journal::UseCaseRunner::Scope &scope) -> Result<Taken> {
            if (cursor)
                MADOGUCHI_TRY(journal::setCursor(scope.transaction, QString(cursorName), *cursor));
            return decide(scope, row, checked);
        })));
        if (taken != Taken::Imported || isShort(row))
            return taken;
    }
    MADOGUCHI_TRY(applySlices(row));
    return Taken::Imported;
}

/// Read from the pieces and not on the writer's thread: the clerk's save does not wait for it.
Result<Done> FileImport::readThrough(const FileRow &row, exchange::RowReader &reader, QByteArray *sha256) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    Result<Done> pushed = done();
    for (qint64 at = 0; at < row.file.size;) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(const QByteArray piece, await(m_link.store().read<QByteArray>([&](store::Connection &connection) { return filePiece(connection, row.file.id, at); })));
        if (piece.isEmpty())
            break;
        hash.addData(piece);
        if (pushed.ok())
            pushed = reader.push(piece);
        if (!pushed.ok() && !sha256)
            break;
        at += piece.size();
    }
    if (sha256)
        *sha256 = hash.result();
    return pushed;
}

exchange::RowReader FileImport::reader(const FileRow &row, exchange::RowReader::Sink sink, QList<exchange::Refusal> *refusals) const
{
    QList<exchange::Layout> fitting; // of what the list says that it is; its header chooses the version
    for (const exchange::Layout &layout : m_layouts)
        if (layout.id == row.file.layout)
            fitting.append(layout);
    return {fitting, std::move(sink), refusals};
}

Result<FileImport::Checked> FileImport::check(const FileRow &row)
{
    Checked checked;
    int rows = 0;
    QList<exchange::Refusal> refusals;
    auto reading = reader(
        row,
        [&](int line, const exchange::Row &values) -> Result<Done> {
            ++rows;
            if (isShort(row) && rows <= sliceRows)
                checked.items.append(toItem(row, line, values));
            return done();
        },
        &refusals);
    QByteArray sha256;
    const auto read = readThrough(row, reading, &sha256);
    if (!read.ok() && read.error().code != ErrorCode::FileRefused && read.error().code != ErrorCode::TooLarge && read.error().code != ErrorCode::LayoutInvalid)
        return read.error(); // the store's, or our own stopping: not the file's fault
    if (sha256 != row.sha256) {
        if (row.state != "downloading"_L1) // it was whole when it came: the store has lost something, and the server does not name it again
            return ErrorCode::HashMismatch;
        MADOGUCHI_TRY(await(m_link.store().write<Done>([&](store::Transaction &transaction) { return dropParts(transaction, row.file.id); })));
        return ErrorCode::HashMismatch;
    }
    auto header = reading.finish();
    if (header.ok() && (header->receiver != m_link.options.municipality || header->sequence != row.file.sequence || rows != row.file.records))
        header = ErrorCode::FileRefused;
    if (header.ok())
        checked.header = *header;
    else
        checked.refusal = refusals.isEmpty() ? errorText(header.error().code)
                                             : u"%1:%2 %3"_s.arg(refusals.first().line).arg(refusals.first().item, refusals.first().code);
    return checked;
}

Result<FileImport::Taken> FileImport::decide(journal::UseCaseRunner::Scope &scope, const FileRow &row, const Checked &checked)
{
    store::Transaction &transaction = scope.transaction;
    const FileId &id = row.file.id;
    scope.note.object = id.text();
    scope.note.count = row.file.records;
    MADOGUCHI_ASSIGN(const FileRow now, fileRow(transaction.connection(), id));
    if (now.state == "imported"_L1 || now.state == "refused"_L1) { // taken before; only the cursor had stayed behind
        scope.note.detail = now.state;
        return now.state == "imported"_L1 ? Taken::Imported : Taken::Refused;
    }
    MADOGUCHI_ASSIGN(const auto rows, fileRows(transaction.connection(), false));
    if (checked.header && checked.header->previousSequence > lastTaken(rows, row)) { // 通番: the one before has not come yet
        scope.note.detail = errorText(ErrorCode::SequenceGap);
        MADOGUCHI_TRY(setPrevious(transaction, id, checked.header->previousSequence));
        MADOGUCHI_TRY(setFileState(transaction, id, u"held"_s, scope.note.detail));
        return Taken::Held;
    }
    QString reason = checked.refusal;
    if (checked.header && isOutOfOrder(rows, row))
        reason = errorText(ErrorCode::SequenceConflict);
    if (!reason.isEmpty()) { // C-02: refused whole; kept, so that it can be shown and asked about
        scope.note.detail = u"refused"_s;
        MADOGUCHI_TRY(setFileState(transaction, id, u"refused"_s, reason));
        return Taken::Refused;
    }
    if (!isShort(row)) {
        scope.note.detail = u"begun"_s;
        MADOGUCHI_TRY(setChecked(transaction, id));
        return Taken::Imported;
    }
    MADOGUCHI_TRY(apply(transaction, row, checked.items));
    MADOGUCHI_TRY(finish(scope, row));
    return Taken::Imported;
}

Result<Done> FileImport::applySlices(const FileRow &row)
{
    MADOGUCHI_ASSIGN(const FileRow now, await(m_link.store().read<FileRow>([&](store::Connection &connection) { return fileRow(connection, row.file.id); })));
    if (now.state == "imported"_L1)
        return done();
    QList<journal::FeedItem> slice;
    auto reading = reader(row, [&](int line, const exchange::Row &values) -> Result<Done> {
        if (line <= now.applied)
            return done();
        slice.append(toItem(row, line, values));
        if (slice.size() < sliceRows)
            return done();
        MADOGUCHI_TRY(await(m_link.store().write<Done>([&](store::Transaction &transaction) { return apply(transaction, row, slice); })));
        slice.clear();
        api::Progress progress;
        progress.state = api::Progress::State::Running;
        progress.what = u"import"_s;
        progress.records = line - 1;
        progress.recordsTotal = row.file.records;
        m_link.report(progress);
        return m_link.cancelled() ? Result<Done>(ErrorCode::Cancelled) : done();
    });
    MADOGUCHI_TRY(readThrough(row, reading, nullptr));
    MADOGUCHI_TRY(reading.finish());
    return await(m_link.runner.run<Done>(api::UseCase::FileReceive, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        scope.note.object = row.file.id.text();
        scope.note.count = row.file.records;
        MADOGUCHI_TRY(apply(scope.transaction, row, slice));
        return finish(scope, row);
    }));
}

Result<Done> FileImport::apply(store::Transaction &transaction, const FileRow &row, const QList<journal::FeedItem> &items)
{
    MADOGUCHI_TRY(m_applier.apply(transaction, row.file.id.text(), items, m_link.clock.utc()));
    return items.isEmpty() ? done() : setApplied(transaction, row.file.id, items.last().position);
}

Result<Done> FileImport::finish(journal::UseCaseRunner::Scope &scope, const FileRow &row)
{
    MADOGUCHI_ASSIGN(const int aside, countAside(scope.transaction.connection(), row.file.id));
    MADOGUCHI_TRY(setFileState(scope.transaction, row.file.id, u"imported"_s, aside > 0 ? QString::number(aside) : QString()));
    MADOGUCHI_TRY(setSuccess(scope.transaction, "file-taken"_L1, m_link.clock.utc()));
    scope.note.detail = u"imported"_s;
    return done();
}

} // namespace madoguchi::sync
