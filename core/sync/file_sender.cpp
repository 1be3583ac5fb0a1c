#include "sync/file_sender.h"

#include "base/json_members.h"
#include "journal/outbox.h"
#include "sync/ledger.h"
#include "sync/outgoing_content.h"
#include "sync/signed_answer.h"
#include "sync/state.h"
#include "sync/supply_table.h"
#include "sync/transfer_pace.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int mostOffsetLosses = 5; // then something else is wrong

QByteArray metadata(const FileRow &file)
{
    return "layout " + file.file.layout.toLatin1().toBase64() + ",sequence " + QByteArray::number(file.file.sequence).toBase64() + ",sha256 "
        + file.sha256.toHex().toBase64();
}

Request tus(const QByteArray &method, const QString &path)
{
    Request request;
    request.method = method;
    request.path = path;
    request.headers.emplaceBack("Tus-Resumable", "1.0.0");
    return request;
}

/// What has begun, in the order in which it leaves.
Result<QList<FileRow>> underWay(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto files, fileRows(connection, true));
    files.removeIf([](const FileRow &file) { return !file.isOpen() || file.state == "composed"_L1; });
    std::stable_sort(files.begin(), files.end(), [](const FileRow &a, const FileRow &b) { return a.file.layout < b.file.layout; });
    return files;
}

/// What goes behind a refused file refers to it. Where it has not begun it is composed anew, without what waits for a row that was set aside.
Result<Done> recallBehind(store::Transaction &transaction, const FileRow &refused)
{
    MADOGUCHI_ASSIGN(const auto files, underWay(transaction.connection()));
    for (const FileRow &file : files) {
        if (file.file.layout <= refused.file.layout || !file.upload.isEmpty())
            continue;
        MADOGUCHI_TRY(dropFileDelivery(transaction, file.file.id));
        MADOGUCHI_TRY(dropFile(transaction, file.file.id));
    }
    return done();
}

Result<qint64> offsetOf(const Response &response, qint64 size)
{
    bool number = false;
    const qint64 offset = response.header("Upload-Offset").toLongLong(&number);
    if (!number || offset < 0 || offset > size)
        return Error{ErrorCode::AnswerMalformed, {u"Upload-Offset"_s}, {}};
    return offset;
}

} // namespace

Result<Done> FileSender::run()
{
    MADOGUCHI_ASSIGN(const Files files, start());
    MADOGUCHI_TRY(sendAll(files, true));
    return done();
}

Result<int> FileSender::resume()
{
    MADOGUCHI_ASSIGN(const Files files, await(m_link.store().read<Files>(underWay)));
    return sendAll(files, false);
}

/// Entered in the record before the first byte leaves; the outcome is an entry of its own.
Result<FileSender::Files> FileSender::start()
{
    return await(m_link.runner.run<Files>(api::UseCase::FileSend, [&](journal::UseCaseRunner::Scope &scope) -> Result<Files> {
        store::Transaction &transaction = scope.transaction;
        MADOGUCHI_ASSIGN(const QString preview, state(transaction.connection(), "preview"_L1));
        if (!preview.isEmpty()) // nobody has seen yet what goes without them
            return ErrorCode::LineRefused;
        MADOGUCHI_ASSIGN(const Files all, fileRows(transaction.connection(), true));
        for (const FileRow &file : all) {
            if (file.state != "composed"_L1)
                continue;
            MADOGUCHI_TRY(setFileState(transaction, file.file.id, u"sending"_s, {}));
            MADOGUCHI_TRY(beginFileDelivery(transaction, file.file, m_link.clock.utc()));
        }
        MADOGUCHI_ASSIGN(const Files open, underWay(transaction.connection()));
        if (open.isEmpty())
            return ErrorCode::NotFound;
        scope.note.detail = u"start"_s;
        scope.note.count = open.size();
        return open;
    }));
}

Result<int> FileSender::sendAll(const Files &files, bool asked)
{
    for (const FileRow &file : files) {
        auto sent = send(file);
        if (sent.ok())
            continue;
        // 資格情報(個人) refers to 資格情報(世帯): what follows a failed file waits for it. Where nobody has asked, one more interruption is
        // no event; the record would fill with them.
        return asked || sent.error().code == ErrorCode::FileRefused ? keepFailure(file, sent.error()) : sent.error();
    }
    return static_cast<int>(files.size());
}

/// The entry says that it failed, even where nothing else changes. Answers `error`.
Result<int> FileSender::keepFailure(const FileRow &file, const Error &error)
{
    return await(m_link.runner.run<int>(api::UseCase::FileSend, [&](journal::UseCaseRunner::Scope &scope) -> Result<int> {
        scope.note.object = file.file.id.text();
        return error;
    }));
}

Result<Done> FileSender::send(FileRow file)
{
    if (file.upload.isEmpty())
        MADOGUCHI_TRY(createUpload(file));
    MADOGUCHI_TRY(upload(file));
    return answer(file);
}

Result<Done> FileSender::createUpload(FileRow &file)
{
    Request request = tus("POST", u"/federation/v1/uploads"_s);
    request.headers.emplaceBack("Upload-Length", QByteArray::number(file.file.size));
    request.headers.emplaceBack("Upload-Metadata", metadata(file));
    MADOGUCHI_ASSIGN(const Response response, m_link.client.call(std::move(request)));
    const QString location = QString::fromLatin1(response.header("Location"));
    static const QRegularExpression form(u"\\A/federation/v1/uploads/[A-Za-z0-9-]{1,64}\\z"_s);
    if (response.status != 201 || !form.match(location).hasMatch()) // C-01: an upload goes nowhere else
        return Error{ErrorCode::AnswerMalformed, {u"Location"_s}, {}};
    file.upload = location;
    return await(m_link.store().write<Done>([&](store::Transaction &transaction) { return setUpload(transaction, file.file.id, location); }));
}

Result<qint64> FileSender::offset(const FileRow &file)
{
    MADOGUCHI_ASSIGN(const Response response, m_link.client.call(tus("HEAD", file.upload)));
    return offsetOf(response, file.file.size);
}

Result<Done> FileSender::upload(FileRow &file)
{
    const qint64 size = file.file.size;
    auto standing = offset(file);
    if (!standing.ok() && standing.error().code == ErrorCode::NotFound) {
        MADOGUCHI_TRY(createUpload(file));
        standing = offset(file);
    }
    MADOGUCHI_ASSIGN(qint64 at, std::move(standing));
    if (at == size) // nothing moves: no progress to be shown
        return done();
    TransferPace pace;
    const TimeLeft left(m_link.clock, at);
    OutgoingContent content(m_link, file);
    int losses = 0;
    while (at < size) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        report(file, at, left);
        Request request = tus("PATCH", file.upload);
        request.headers.emplaceBack("Content-Type", "application/offset+octet-stream");
        request.headers.emplaceBack("Upload-Offset", QByteArray::number(at));
        MADOGUCHI_ASSIGN(request.body, content.take(at, pace.bytes()));
        content.readAhead(at + request.body.size(), pace.bytes());
        const auto began = m_link.clock.monotonic();
        MADOGUCHI_ASSIGN(const Response response, m_link.client.send(std::move(request)));
        pace.took(m_link.clock.monotonic() - began);
        if (response.status == 409) { // the server stands elsewhere: ask where
            if (++losses > mostOffsetLosses)
                return ErrorCode::UploadOffsetLost;
            MADOGUCHI_ASSIGN(at, offset(file));
            continue;
        }
        if (response.status != 204)
            return Client::refusal(response);
        MADOGUCHI_ASSIGN(const qint64 next, offsetOf(response, size));
        if (next <= at)
            return ErrorCode::UploadOffsetLost;
        at = next;
    }
    report(file, at, left);
    return done();
}

Result<Done> FileSender::answer(const FileRow &file)
{
    for (int asked = 0; asked < m_link.options.pollTimes; ++asked) {
        if (asked > 0 && !m_link.worker.pause(m_link.options.pollInterval))
            return ErrorCode::Cancelled;
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        Request request;
        request.path = file.upload + u"/result"_s;
        MADOGUCHI_ASSIGN(const QJsonObject body, m_link.client.json(std::move(request)));
        JsonMembers members(body, ErrorCode::AnswerMalformed);
        const QString state = members.text("state"_L1, 16);
        const QJsonValue receipt = members.value("receipt"_L1);
        const QJsonValue refusals = members.value("refusals"_L1);
        const QString reason = members.optionalText("reason"_L1, 256);
        MADOGUCHI_TRY(members.finish());
        if (state == "accepted"_L1)
            return keepAccepted(file, receipt);
        if (state == "refused"_L1)
            return keepRefused(file, refusals.toArray(), reason);
        if (state == "held"_L1) { // a number is missing before this one: the server keeps the file until it comes
            MADOGUCHI_TRY(await(m_link.store().write<Done>([&](store::Transaction &transaction) {
                return setFileState(transaction, file.file.id, u"held"_s, errorText(ErrorCode::SequenceGap));
            })));
            return ErrorCode::SequenceGap;
        }
        if (state != "incomplete"_L1)
            return Error{ErrorCode::AnswerMalformed, {u"state"_s}, {}};
    }
    return ErrorCode::ConnectionTimeout; // stays "sending": the next attempt asks again
}

Result<Done> FileSender::keepAccepted(const FileRow &file, const QJsonValue &receipt)
{
    MADOGUCHI_ASSIGN(const QJsonObject payload, openSigned(receipt, m_link.options.receiptsKey, "file"_L1));
    if (payload.value("sequence"_L1).toInteger(-1) != file.file.sequence
        || payload.value("sha256"_L1).toString() != QString::fromLatin1(file.sha256.toHex())
        || payload.value("records"_L1).toInteger(-1) != file.file.records)
        return Error{ErrorCode::ReceiptInvalid, {u"file"_s}, {}};
    const QByteArray kept = signedBytes(receipt);
    return await(m_link.runner.run<Done>(api::UseCase::FileSend, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        const QDateTime now = m_link.clock.utc();
        store::Transaction &transaction = scope.transaction;
        MADOGUCHI_ASSIGN(const auto lines, fileLines(transaction.connection(), file.file.id));
        MADOGUCHI_TRY(setFileState(transaction, file.file.id, u"accepted"_s, {}, kept));
        QList<ChangeId> rows;
        for (const FileLine &line : lines) {
            MADOGUCHI_TRY(journal::acknowledge(transaction, line.change, kept, now));
            rows.append(line.change);
        }
        MADOGUCHI_TRY(confirm(transaction, file.file.id.text(), Station::Federation, kept, now));
        if (file.file.layout == "F2"_L1) // households are no matter of the station behind
            MADOGUCHI_TRY(expectSupply(transaction, file, lines, now));
        MADOGUCHI_TRY(confirmRows(transaction, rows, kept, now));
        MADOGUCHI_TRY(setSuccess(transaction, "file-sent"_L1, now));
        scope.note.object = file.file.id.text();
        scope.note.count = file.file.records;
        scope.note.detail = u"accepted"_s;
        return done();
    }));
}

Result<Done> FileSender::keepRefused(const FileRow &file, const QJsonArray &refusals, const QString &reason)
{
    QMap<int, std::pair<QString, QString>> byLine; // code and item, the first of each
    QStringList shown;
    for (const QJsonValue &value : refusals) {
        JsonMembers members(value.toObject(), ErrorCode::AnswerMalformed, u"refusals"_s);
        const int line = static_cast<int>(members.integer("line"_L1, 0, 100'000'000));
        (void)members.integer("column"_L1, 0, 1000);
        const QString item = members.text("item"_L1, 100);
        const QString code = members.text("code"_L1, 8);
        (void)members.optionalText("reason"_L1, 500);
        MADOGUCHI_TRY(members.finish());
        if (!byLine.contains(line))
            byLine.insert(line, {code, item});
        if (shown.size() < 20)
            shown.append(u"%1:%2 %3"_s.arg(line).arg(item, code));
    }
    if (shown.isEmpty())
        shown.append(reason);
    MADOGUCHI_TRY(await(m_link.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
        const QDateTime now = m_link.clock.utc();
        MADOGUCHI_TRY(setFileState(transaction, file.file.id, u"refused"_s, shown.join(u" / "_s)));
        MADOGUCHI_TRY(refuse(transaction, file.file.id.text(), Station::Federation, shown.first(), now));
        MADOGUCHI_ASSIGN(const auto lines, fileLines(transaction.connection(), file.file.id));
        for (const FileLine &line : lines) { // the others go with the next file
            const auto bad = byLine.find(line.line);
            if (bad == byLine.end())
                continue;
            MADOGUCHI_TRY(journal::setAside(transaction, line.change, (bad->first + u' ' + bad->second).trimmed(), now));
            MADOGUCHI_TRY(refuseRow(transaction, line.change, bad->first, now));
            MADOGUCHI_TRY(setRowsAside(transaction, file.file.id));
        }
        return recallBehind(transaction, file);
    })));
    return Error{ErrorCode::FileRefused, {file.file.layout, shown.first()}, {}};
}

void FileSender::report(const FileRow &file, qint64 bytes, const TimeLeft &left)
{
    api::Progress progress;
    progress.state = api::Progress::State::Running;
    progress.what = u"upload"_s;
    progress.bytes = bytes;
    progress.bytesTotal = file.file.size;
    progress.recordsTotal = file.file.records;
    progress.records = file.file.size > 0 ? file.file.records * bytes / file.file.size : 0;
    progress.secondsLeft = left.seconds(bytes, file.file.size);
    m_link.report(progress);
}

} // namespace madoguchi::sync
