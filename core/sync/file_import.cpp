#include "sync/file_import.h"

#include "sync/file_parts.h"
#include "sync/state.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int sliceRows = 100;         // applied one by one: about 50 ms of the writer (architecture.md)
constexpr int remarkableRows = 20'000; // looked through at once, where few are applied
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

journal::FeedItem toItem(const FileRow &file, const exchange::Layout &layout, const journal::RowBlock &block, qsizetype row)
{
    journal::FeedItem item;
    item.position = block.line(row);
    item.kind = file.file.layout;
    item.at = file.file.at;
    for (qsizetype i = 0; i < layout.columns.size(); ++i)
        item.body.insert(layout.columns[i].key, QString::fromUtf8(block.value(row, i)));
    item.aggregate = item.body.value("addressee"_L1).toString(item.body.value("candidate"_L1).toString());
    return item;
}

journal::RowFile rowFile(const FileRow &file, const exchange::Layout &layout)
{
    journal::RowFile row{file.file.id, file.sha256, file.file.layout, file.file.at, {}};
    for (const exchange::Column &column : layout.columns)
        row.columns.append(column.key);
    return row;
}

} // namespace

qint64 FileImport::lastTaken(const QList<FileRow> &rows, const FileRow &file)
{
    qint64 last = 0;
    for (const FileRow &row : rows)
        if (row.file.layout == file.file.layout && row.file.id != file.file.id && !row.isOpen() && !row.isCutShort())
            last = std::max(last, row.file.sequence);
    return last;
}

bool FileImport::isAboutTheFile(const Error &error)
{
    return error.code == ErrorCode::FileRefused || error.code == ErrorCode::TooLarge || error.code == ErrorCode::LayoutInvalid || error.code == ErrorCode::HashMismatch;
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
    crypto::Sha256 hash;
    Result<Done> pushed = done();
    for (qint64 at = 0; at < row.file.size;) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(const QByteArray piece, await(m_link.store().read<QByteArray>([&](store::Connection &connection) { return filePiece(connection, row.file.id, at); })));
        if (piece.isEmpty())
            break;
        if (sha256)
            hash.add(piece);
        if (pushed.ok())
            pushed = reader.push(piece);
        if (!pushed.ok() && !sha256)
            break;
        at += piece.size();
    }
    if (sha256)
        *sha256 = hash.finish();
    return pushed;
}

/// Of what the list says that it is; its header chooses the version.
QList<exchange::Layout> FileImport::fitting(const FileRow &row) const
{
    QList<exchange::Layout> fitting;
    for (const exchange::Layout &layout : m_layouts)
        if (layout.id == row.file.layout)
            fitting.append(layout);
    return fitting;
}

std::unique_ptr<RowStager> FileImport::stager(const FileRow &row, const exchange::Layout &layout) const
{
    const journal::RowFile file = rowFile(row, layout);
    journal::RowTable *table = m_applier.rowTable(row.file.layout);
    return table && table->knows(file) ? std::make_unique<RowStager>(m_link, *table, file) : nullptr;
}

Result<FileImport::Checked> FileImport::check(const FileRow &row)
{
    MADOGUCHI_ASSIGN(const auto known, await(m_link.store().read<QList<FileRow>>([](store::Connection &connection) { return fileRows(connection, false); })));
    const auto now = std::ranges::find(known, row.file.id, [](const FileRow &one) { return one.file.id; });
    const bool decided = now != known.end() && (now->state == "imported"_L1 || now->state == "refused"_L1);
    Checked checked;
    journal::RowBlock items;
    std::optional<exchange::Layout> layout;
    std::unique_ptr<RowStager> stager;
    int rows = 0;
    QList<exchange::Refusal> refusals;
    std::optional<exchange::RowReader> reading;
    const auto take = [&](int line, const exchange::RowView &values) -> Result<Done> {
        if (++rows == 1) {
            layout = values.layout();
            // One whose turn it is not is looked through, and no more.
            if (!decided && !isShort(row) && reading->header()->previousSequence <= lastTaken(known, row) && !isOutOfOrder(known, row))
                stager = this->stager(row, *layout);
        }
        if (isShort(row) && rows <= sliceRows)
            items.append(line, values.values());
        if (rows % remarkableRows == 0)
            report(row, rows);
        return stager ? stager->add(line, values.values()) : done();
    };
    reading.emplace(fitting(row), take, &refusals);
    QByteArray sha256;
    auto read = readThrough(row, *reading, &sha256);
    checked.staged = stager != nullptr;
    if (stager && read.ok())
        read = stager->finish();
    stager.reset();
    if (!read.ok() && !isAboutTheFile(read.error()))
        return read.error();
    if (sha256 != row.sha256) {
        if (row.state != "downloading"_L1) // it was whole when it came: the store has lost something, and the server does not name it again
            return ErrorCode::HashMismatch;
        MADOGUCHI_TRY(await(m_link.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            if (checked.staged)
                MADOGUCHI_TRY(m_applier.rowTable(row.file.layout)->drop(transaction, row.file.id));
            return dropParts(transaction, row.file.id);
        })));
        return ErrorCode::HashMismatch;
    }
    auto header = reading->finish();
    if (header.ok() && (header->receiver != m_link.options.municipality || header->sequence != row.file.sequence || rows != row.file.records))
        header = ErrorCode::FileRefused;
    if (header.ok())
        checked.header = *header;
    else
        checked.refusal = refusals.isEmpty() ? errorText(header.error().code)
                                             : u"%1:%2 %3"_s.arg(refusals.first().line).arg(refusals.first().item, refusals.first().code);
    for (qsizetype i = 0; i < items.size(); ++i)
        checked.items.append(toItem(row, *layout, items, i));
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
        if (checked.staged)
            MADOGUCHI_TRY(m_applier.rowTable(row.file.layout)->drop(transaction, id));
        MADOGUCHI_TRY(setFileState(transaction, id, u"refused"_s, reason));
        return Taken::Refused;
    }
    if (!isShort(row)) {
        scope.note.detail = u"begun"_s;
        if (checked.staged)
            MADOGUCHI_TRY(m_applier.rowTable(row.file.layout)->makeCurrent(transaction, id));
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
    journal::RowTable *table = m_applier.rowTable(row.file.layout);
    if (table) {
        MADOGUCHI_ASSIGN(const bool current, await(m_link.store().read<bool>([&](store::Connection &connection) { return table->holds(connection, row.file.id); })));
        table = current ? table : nullptr;
    }
    std::optional<exchange::Layout> layout;
    journal::RowBlock block;
    exchange::RowReader reading(fitting(row), [&](int line, const exchange::RowView &values) -> Result<Done> {
        if (!layout)
            layout = values.layout();
        if (line <= now.applied)
            return done();
        block.append(line, values.values());
        if (block.size() < (table ? remarkableRows : sliceRows))
            return done();
        MADOGUCHI_TRY(applyBlock(row, *layout, block, table));
        block.clear();
        report(row, line - 1);
        return m_link.cancelled() ? Result<Done>(ErrorCode::Cancelled) : done();
    });
    MADOGUCHI_TRY(readThrough(row, reading, nullptr));
    MADOGUCHI_TRY(reading.finish());
    if (!block.isEmpty())
        MADOGUCHI_TRY(applyBlock(row, *layout, block, table));
    return await(m_link.runner.run<Done>(api::UseCase::FileReceive, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        scope.note.object = row.file.id.text();
        scope.note.count = row.file.records;
        return finish(scope, row);
    }));
}

/// `table`: where its rows stand already; only what is remarkable about them is left.
Result<Done> FileImport::applyBlock(const FileRow &row, const exchange::Layout &layout, const journal::RowBlock &block, journal::RowTable *table)
{
    QList<qsizetype> rows;
    if (table) {
        MADOGUCHI_ASSIGN(rows, await(m_link.store().read<QList<qsizetype>>([&](store::Connection &connection) { return table->remarkable(connection, rowFile(row, layout), block); })));
    } else {
        rows.resize(block.size());
        std::iota(rows.begin(), rows.end(), 0);
    }
    for (qsizetype first = 0; first == 0 || first < rows.size(); first += sliceRows) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        const bool last = first + sliceRows >= rows.size();
        MADOGUCHI_TRY(await(m_link.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            QList<journal::FeedItem> items;
            for (const qsizetype one : rows.mid(first, sliceRows))
                items.append(toItem(row, layout, block, one));
            MADOGUCHI_TRY(m_applier.apply(transaction, row.file.id.text(), items, m_link.clock.utc()));
            return setApplied(transaction, row.file.id, last ? block.line(block.size() - 1) : items.last().position);
        })));
    }
    return done();
}

void FileImport::report(const FileRow &row, int records) const
{
    api::Progress progress;
    progress.state = api::Progress::State::Running;
    progress.what = u"import"_s;
    progress.records = records;
    progress.recordsTotal = row.file.records;
    m_link.report(progress);
}

Result<Done> FileImport::tidy()
{
    QSet<journal::RowTable *> tables;
    for (const exchange::Layout &layout : m_layouts)
        if (journal::RowTable *table = m_applier.rowTable(layout.id))
            tables.insert(table);
    for (journal::RowTable *table : std::as_const(tables))
        for (bool more = true; more;) {
            if (m_link.cancelled())
                return ErrorCode::Cancelled;
            MADOGUCHI_ASSIGN(more, await(m_link.store().write<bool>([&](store::Transaction &transaction) { return table->tidy(transaction, QDeadlineTimer(m_link.options.sliceTime)); })));
        }
    return done();
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
