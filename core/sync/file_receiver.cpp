#include "sync/file_receiver.h"

#include "base/json_members.h"
#include "crypto/digest.h"
#include "sync/file_parts.h"
#include "sync/state.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr qint64 rangeBytes = 1024 * 1024;
constexpr qint64 longestFile = 64 * 1024 * 1024; // it is held in memory while it is checked
constexpr int mostListed = 1000;
constexpr auto cursorName = "files"_L1;

Result<qint64> lastTaken(store::Connection &connection, const QString &layout)
{
    MADOGUCHI_ASSIGN(const auto rows, fileRows(connection, false));
    qint64 last = 0;
    for (const FileRow &row : rows) {
        if (row.file.layout == layout && (row.state == "imported"_L1 || row.state == "refused"_L1))
            last = std::max(last, row.file.sequence);
    }
    return last;
}

QList<journal::FeedItem> toItems(const FileRow &file, const QList<exchange::Row> &rows)
{
    QList<journal::FeedItem> items;
    for (const exchange::Row &row : rows) {
        journal::FeedItem item;
        item.position = items.size() + 2; // the line in the file
        item.kind = file.file.layout;
        item.aggregate = row.value(u"addressee"_s);
        item.at = file.file.at;
        for (auto column = row.begin(); column != row.end(); ++column)
            item.body.insert(column.key(), column.value());
        items.append(item);
    }
    return items;
}

} // namespace

Result<int> FileReceiver::run()
{
    MADOGUCHI_TRY(m_link.runner.gate().admit(api::UseCase::FileReceive));
    MADOGUCHI_ASSIGN(const int imported, fetch());
    if (m_seen == 0) // nothing was there; that somebody asked is in the record all the same (C-09)
        MADOGUCHI_TRY(await(m_link.runner.run<Done>(api::UseCase::FileReceive, [](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
            scope.note.count = 0;
            return done();
        })));
    return imported;
}

Result<int> FileReceiver::fetch()
{
    MADOGUCHI_ASSIGN(m_layouts, exchange::loadLayouts(m_link.options.layoutsDir, m_link.clock.today()));
    int imported = 0;
    for (;;) {
        MADOGUCHI_ASSIGN(journal::Cursor cursor, await(m_link.store().read<journal::Cursor>([](store::Connection &connection) {
            return journal::cursor(connection, QString(cursorName));
        })));
        MADOGUCHI_ASSIGN(const List list, this->list(cursor));
        if (list.files.isEmpty())
            break;
        for (const Listed &listed : list.files) {
            if (m_link.cancelled())
                return ErrorCode::Cancelled;
            MADOGUCHI_TRY(download(listed.row));
            MADOGUCHI_ASSIGN(const Taken taken, take(listed.row, journal::Cursor{listed.position, list.epoch}));
            ++m_seen;
            if (taken != Taken::Imported)
                continue;
            MADOGUCHI_ASSIGN(const int more, takeHeld());
            imported += 1 + more;
        }
    }
    MADOGUCHI_TRY(await(m_link.store().write<Done>([&](store::Transaction &transaction) {
        return setSuccess(transaction, "file-received"_L1, m_link.clock.utc());
    })));
    return imported;
}

Result<FileReceiver::List> FileReceiver::list(const journal::Cursor &cursor)
{
    Request request;
    request.path = u"/federation/v1/files?after=%1"_s.arg(cursor.position);
    MADOGUCHI_ASSIGN(const QJsonObject body, m_link.client.json(std::move(request)));
    JsonMembers members(body, ErrorCode::AnswerMalformed);
    List list;
    const qint64 head = members.integer("head"_L1);
    list.epoch = members.text("epoch"_L1, 64);
    const QJsonArray files = members.array("files"_L1, mostListed);
    MADOGUCHI_TRY(members.finish());
    if ((!cursor.epoch.isEmpty() && list.epoch != cursor.epoch) || head < cursor.position)
        return Error{ErrorCode::EpochChanged, {u"files"_s}, {}};
    static const QRegularExpression idForm(u"\\A[A-Za-z0-9-]{1,64}\\z"_s);
    qint64 last = cursor.position;
    for (const QJsonValue &value : files) {
        JsonMembers file(value.toObject(), ErrorCode::AnswerMalformed, u"files"_s);
        Listed listed;
        listed.position = file.integer("position"_L1);
        listed.row.file.id = FileId(file.text("id"_L1, 64));
        listed.row.file.layout = file.text("layout"_L1, 8);
        listed.row.file.name = file.text("name"_L1, 100);
        listed.row.file.sequence = file.integer("sequence"_L1, 1, 99'999'999);
        listed.row.sha256 = QByteArray::fromHex(file.text("sha256"_L1, 64).toLatin1());
        listed.row.file.size = file.integer("size"_L1, 1, longestFile);
        listed.row.file.records = static_cast<int>(file.integer("records"_L1, 0, 3'000'000));
        listed.row.file.at = file.time("createdAt"_L1);
        listed.row.state = u"downloading"_s;
        if (listed.position <= last)
            file.fail("position"_L1, "order"_L1);
        if (!idForm.match(listed.row.file.id.text()).hasMatch())
            file.fail("id"_L1, "value"_L1);
        if (listed.row.sha256.size() != 32)
            file.fail("sha256"_L1, "size"_L1);
        MADOGUCHI_TRY(file.finish());
        last = listed.position;
        list.files.append(listed);
    }
    return list;
}

Result<Done> FileReceiver::download(const FileRow &row)
{
    MADOGUCHI_ASSIGN(qint64 at, await(m_link.store().write<qint64>([&](store::Transaction &transaction) { return beginParts(transaction, row); })));
    while (at < row.file.size) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        Request request;
        request.path = u"/federation/v1/files/"_s + row.file.id.text();
        request.headers.emplaceBack("Range", "bytes=" + QByteArray::number(at) + '-' + QByteArray::number(std::min(at + rangeBytes, row.file.size) - 1));
        request.headers.emplaceBack("If-Range", '"' + row.sha256.toHex() + '"');
        request.answerLimit = longestFile;
        MADOGUCHI_ASSIGN(const Response response, m_link.client.call(std::move(request)));
        if (response.status == 200) { // the whole instead of the range
            MADOGUCHI_TRY(keepPart(row, 0, response.body, true));
            at = response.body.size();
            break;
        }
        const QByteArray range = response.header("Content-Range");
        if (response.status != 206 || response.body.isEmpty() || !range.startsWith("bytes " + QByteArray::number(at) + '-'))
            return Error{ErrorCode::AnswerMalformed, {u"Content-Range"_s}, {}};
        MADOGUCHI_TRY(keepPart(row, at, response.body, false));
        at += response.body.size();
        api::Progress progress;
        progress.state = api::Progress::State::Running;
        progress.what = u"download"_s;
        progress.bytes = at;
        progress.bytesTotal = row.file.size;
        progress.recordsTotal = row.file.records;
        progress.records = row.file.records * at / row.file.size;
        m_link.report(progress);
    }
    return await(m_link.store().write<Done>([&](store::Transaction &transaction) { return joinParts(transaction, row); }));
}

Result<Done> FileReceiver::keepPart(const FileRow &row, qint64 at, const QByteArray &bytes, bool fromStart)
{
    return await(m_link.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
        if (fromStart)
            MADOGUCHI_TRY(dropParts(transaction, row.file.id));
        return putPart(transaction, row.file.id, at, bytes);
    }));
}

Result<FileReceiver::Taken> FileReceiver::take(const FileRow &row, const std::optional<journal::Cursor> &cursor)
{
    MADOGUCHI_ASSIGN(const QByteArray content, await(m_link.store().read<QByteArray>([&](store::Connection &connection) {
        return fileContent(connection, row.file.id);
    })));
    // Read here, not on the writer's thread: the clerk's save does not wait for it.
    QList<exchange::Refusal> refusals;
    const auto layout = m_layouts.find(row.file.layout);
    auto read = layout == m_layouts.end() ? Result<exchange::ReadFile>(ErrorCode::LayoutInvalid) : exchange::readFile(*layout, content, &refusals);
    if (read.ok() && (read->header.receiver != m_link.options.municipality || read->header.sequence != row.file.sequence
                      || read->rows.size() != row.file.records))
        read = ErrorCode::FileRefused;
    const QString refusal = refusals.isEmpty()
        ? (read.ok() ? QString() : errorText(read.error().code))
        : u"%1:%2 %3"_s.arg(refusals.first().line).arg(refusals.first().item, refusals.first().code);
    return await(m_link.runner.run<Taken>(api::UseCase::FileReceive, [&](journal::UseCaseRunner::Scope &scope) -> Result<Taken> {
        if (cursor)
            MADOGUCHI_TRY(journal::setCursor(scope.transaction, QString(cursorName), *cursor));
        return import(scope, row, read, refusal);
    }));
}

Result<FileReceiver::Taken> FileReceiver::import(journal::UseCaseRunner::Scope &scope, const FileRow &row, const Result<exchange::ReadFile> &read, const QString &refusal)
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
    MADOGUCHI_ASSIGN(const qint64 last, lastTaken(transaction.connection(), row.file.layout));
    if (read.ok() && read->header.previousSequence > last) { // 通番: the one before has not come yet
        scope.note.detail = errorText(ErrorCode::SequenceGap);
        MADOGUCHI_TRY(setFileState(transaction, id, u"held"_s, scope.note.detail));
        return Taken::Held;
    }
    QString reason = refusal;
    if (read.ok() && row.file.sequence <= last)
        reason = errorText(ErrorCode::SequenceConflict);
    if (!reason.isEmpty()) { // C-02: refused whole; kept, so that it can be shown and asked about
        scope.note.detail = u"refused"_s;
        MADOGUCHI_TRY(setFileState(transaction, id, u"refused"_s, reason));
        return Taken::Refused;
    }
    const auto items = toItems(row, read->rows);
    MADOGUCHI_ASSIGN(const int aside, m_applier.apply(transaction, id.text(), items, m_link.clock.utc()));
    MADOGUCHI_TRY(setFileState(transaction, id, u"imported"_s, aside > 0 ? QString::number(aside) : QString()));
    scope.note.detail = u"imported"_s;
    return Taken::Imported;
}

Result<int> FileReceiver::takeHeld()
{
    int imported = 0;
    for (bool found = true; found;) {
        found = false;
        MADOGUCHI_ASSIGN(const auto rows, await(m_link.store().read<QList<FileRow>>([](store::Connection &connection) { return fileRows(connection, false); })));
        for (const FileRow &row : rows) {
            if (row.state != "held"_L1)
                continue;
            MADOGUCHI_ASSIGN(const Taken taken, take(row, std::nullopt));
            if (taken == Taken::Imported) {
                ++imported;
                found = true;
            }
        }
    }
    return imported;
}

} // namespace madoguchi::sync
