#include "sync/file_receiver.h"

#include "base/json_members.h"
#include "sync/file_import.h"
#include "sync/file_parts.h"
#include "sync/state.h"
#include "sync/transfer_pace.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr qint64 longestFile = 512 * 1024 * 1024; // as the interface has it
constexpr qint64 longestAnswer = 16 * 1024 * 1024; // of a server that gives the whole in place of a range
constexpr int mostListed = 1000;
constexpr auto cursorName = "files"_L1;

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
    MADOGUCHI_ASSIGN(m_layouts, exchange::loadLayoutVersions(m_link.options.layoutsDir));
    MADOGUCHI_ASSIGN(int imported, takeWaiting()); // one may have been sent back into the queue by hand, or was cut short
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
            MADOGUCHI_ASSIGN(const auto taken, FileImport(m_link, m_applier, m_layouts).run(listed.row, journal::Cursor{listed.position, list.epoch}));
            ++m_seen;
            if (taken != FileImport::Taken::Imported)
                continue;
            MADOGUCHI_ASSIGN(const int more, takeWaiting());
            imported += 1 + more;
        }
    }
    MADOGUCHI_TRY(FileImport(m_link, m_applier, m_layouts).tidy());
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

/// While one range is written down, the next is on its way.
Result<Done> FileReceiver::download(const FileRow &row)
{
    MADOGUCHI_ASSIGN(qint64 at, await(m_link.store().write<qint64>([&](store::Transaction &transaction) { return beginParts(transaction, row); })));
    TransferPace pace;
    const TimeLeft left(m_link.clock, at);
    auto began = m_link.clock.monotonic();
    auto next = at < row.file.size ? std::optional(m_link.client.begin(range(row, at, pace.bytes()))) : std::nullopt;
    while (next) {
        MADOGUCHI_ASSIGN(const Response response, m_link.client.finish(*std::exchange(next, std::nullopt)));
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        pace.took(m_link.clock.monotonic() - began);
        const bool whole = response.status == 200; // instead of the range
        if (!whole && (response.status != 206 || response.body.isEmpty() || !response.header("Content-Range").startsWith("bytes " + QByteArray::number(at) + '-')))
            return Error{ErrorCode::AnswerMalformed, {u"Content-Range"_s}, {}};
        const qint64 from = whole ? 0 : at;
        at = from + response.body.size();
        began = m_link.clock.monotonic();
        if (!whole && at < row.file.size)
            next = m_link.client.begin(range(row, at, pace.bytes()));
        MADOGUCHI_TRY(keep(row, from, response.body));
        report(row, at, left);
    }
    return done();
}

Request FileReceiver::range(const FileRow &row, qint64 at, qint64 count)
{
    Request request;
    request.path = u"/federation/v1/files/"_s + row.file.id.text();
    request.headers.emplaceBack("Range", "bytes=" + QByteArray::number(at) + '-' + QByteArray::number(std::min(at + count, row.file.size) - 1));
    request.headers.emplaceBack("If-Range", '"' + row.sha256.toHex() + '"');
    request.answerLimit = longestAnswer;
    return request;
}

void FileReceiver::report(const FileRow &row, qint64 bytes, const TimeLeft &left)
{
    api::Progress progress;
    progress.state = api::Progress::State::Running;
    progress.what = u"download"_s;
    progress.bytes = bytes;
    progress.bytesTotal = row.file.size;
    progress.recordsTotal = row.file.records;
    progress.records = row.file.records * bytes / row.file.size;
    progress.secondsLeft = left.seconds(bytes, row.file.size);
    m_link.report(progress);
}

/// From 0: in place of what was there.
Result<Done> FileReceiver::keep(const FileRow &row, qint64 at, const QByteArray &bytes)
{
    return await(m_link.store().write<Done>([&](store::Transaction &transaction) {
        return at == 0 ? putContent(transaction, row.file.id, bytes) : addContent(transaction, row.file.id, at, bytes);
    }));
}

/// What was whole when it came cannot be read any more. It stays as it is, for somebody to look at; those that do not stand behind it go on.
Result<Done> FileReceiver::setAside(const FileRow &row, ErrorCode why)
{
    return await(m_link.runner.run<Done>(api::UseCase::FileReceive, [&](journal::UseCaseRunner::Scope &scope) {
        scope.note.object = row.file.id.text();
        scope.note.detail = u"set aside "_s + errorText(why);
        return setFileState(scope.transaction, row.file.id, u"refused"_s, errorText(why));
    }));
}

Result<int> FileReceiver::takeWaiting()
{
    int imported = 0;
    for (bool found = true; found;) {
        found = false;
        MADOGUCHI_ASSIGN(const auto rows, await(m_link.store().read<QList<FileRow>>([](store::Connection &connection) { return fileRows(connection, false); })));
        for (const FileRow &row : rows) {
            const bool due = row.state == "held"_L1 && row.previous <= FileImport::lastTaken(rows, row); // each attempt is an entry in the record
            if (!due && !row.isHalfTaken() && !row.isWantedAgain())
                continue;
            if (row.isWantedAgain()) {
                const auto come = download(row);
                if (!come.ok() && (isConnectionTrouble(come.error()) || FeedApplier::isStoreTrouble(come.error())))
                    return come.error();
                if (!come.ok()) { // the federation does not have it any more, or not as it was
                    MADOGUCHI_TRY(setAside(row, ErrorCode::HashMismatch));
                    continue;
                }
            }
            const auto taken = FileImport(m_link, m_applier, m_layouts).run(row, std::nullopt);
            if (!taken.ok() && FileImport::isAboutTheFile(taken.error()))
                MADOGUCHI_TRY(setAside(row, taken.error().code));
            else
                MADOGUCHI_TRY(taken);
            if (taken.ok() && *taken == FileImport::Taken::Imported) {
                ++imported;
                found = true;
            }
        }
    }
    return imported;
}

} // namespace madoguchi::sync
