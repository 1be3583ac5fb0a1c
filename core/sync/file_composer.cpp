#include "sync/file_composer.h"

#include "base/json_members.h"
#include "crypto/digest.h"
#include "domain/wareki.h"
#include "exchange/encoding.h"
#include "exchange/row_reader.h"
#include "sync/change_upload.h"
#include "sync/file_parts.h"
#include "sync/ledger.h"
#include "sync/state.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

const QStringList &dayLayouts() // in the order in which they are sent
{
    static const QStringList ids{u"F1"_s, u"F2"_s, u"F8"_s};
    return ids;
}
using Kind = api::PreviewWarning::Kind;
constexpr int mostRows = 100'000; // far above a day's changes of one municipality
constexpr int firstLine = 2; // 1 is the header
const QString notText(QChar(u'\0')); // no layout allows it: what is no text is refused like any other bad item

QList<exchange::Row> toRows(const QList<journal::OutboxItem> &items)
{
    QList<exchange::Row> rows;
    for (const journal::OutboxItem &item : items) {
        exchange::Row row;
        for (auto member = item.body.begin(); member != item.body.end(); ++member)
            row.insert(member.key(), member->toString(notText));
        rows.append(row);
    }
    return rows;
}

/// A row may have been filled in since it was composed, with the receipt of a number that was answered late.
Result<bool> saysTheSame(store::Connection &connection, const exchange::Layout &layout, const FileId &file, const QList<journal::OutboxItem> &items)
{
    MADOGUCHI_ASSIGN(const QByteArray composed, fileContent(connection, file));
    MADOGUCHI_ASSIGN(const auto header, exchange::readHeader(composed));
    const auto anew = exchange::writeFile(layout, header, toRows(items));
    return anew.ok() && *anew == composed;
}

QString changeWord(const QString &operation)
{
    return operation == "1"_L1 ? u"新規"_s : operation == "2"_L1 ? u"変更"_s : operation == "3"_L1 ? u"取消"_s : operation;
}

QString span(const QString &from, const QString &until)
{
    const auto words = [](const QString &iso) { return domain::formatWareki(QDate::fromString(iso, Qt::ISODate)); };
    // Ends are the first day without; people say the last day with.
    return until.isEmpty() ? words(from) + u"から"_s
                           : words(from) + u"から"_s + domain::formatWareki(QDate::fromString(until, Qt::ISODate).addDays(-1)) + u"まで"_s;
}

/// A month of 高額療養費 that another municipality is told.
api::PreviewLine describeMonth(const exchange::Row &row)
{
    api::PreviewLine line;
    line.layout = u"F8"_s;
    line.household = row.value(u"household"_s);
    line.change = row.value(u"cancelled"_s) == "Y"_L1 ? u"取消"_s : u"新規"_s;
    const auto month = domain::parseDate(row.value(u"treated_in"_s));
    line.after = u"高額該当 %1診療 · 候補番号 %2"_s.arg(month.ok() ? domain::formatWareki(*month) : row.value(u"treated_in"_s), row.value(u"candidate"_s));
    return line;
}

api::PreviewLine describeRow(const QString &layout, const exchange::Row &row, const std::function<QString(const QString &)> &municipalityName)
{
    if (layout == "F8"_L1)
        return describeMonth(row);
    api::PreviewLine line;
    line.layout = layout;
    line.household = row.value(u"household"_s);
    line.change = changeWord(row.value(u"operation"_s));
    const bool household = layout == "F1"_L1;
    line.person = row.value(household ? u"head_name"_s : u"name"_s);
    const QString receipt = row.value(household ? u"head_number_receipt"_s : u"number_receipt"_s);
    if (household) {
        line.after = u"世帯適用 %1"_s.arg(span(row.value(u"applied_from"_s), row.value(u"applied_until"_s)));
        if (row.value(u"head_kind"_s) == "2"_L1)
            line.after += u" · 擬制世帯主"_s;
    } else {
        if (const QString previous = row.value(u"previous_municipality"_s); !previous.isEmpty())
            line.before = u"転入前 %1"_s.arg(municipalityName(previous));
        line.after = u"適用 %1 · 資格 %2"_s.arg(span(row.value(u"municipal_from"_s), row.value(u"municipal_until"_s)),
                                              span(row.value(u"prefecture_from"_s), row.value(u"prefecture_until"_s)));
        if (receipt.isEmpty()) // the federation answers W11 and puts it on the confirmation list (C-04)
            line.warnings.append({Kind::NumberMissing, {}});
    }
    return line;
}

QString nameOf(const exchange::Layout &layout, const QString &key)
{
    const auto column = std::ranges::find(layout.columns, key, &exchange::Column::key);
    return column == layout.columns.end() ? key : column->name;
}

/// Names and addresses that look otherwise on the federation's screens.
QList<api::PreviewWarning> shownOtherwise(const exchange::Layout &layout, const exchange::Row &row)
{
    QList<api::PreviewWarning> warnings;
    for (const exchange::Column &column : layout.columns) {
        const QString value = row.value(column.key);
        if (const QString shown = column.type == exchange::Column::Type::Text ? exchange::shrink(value) : value; shown != value)
            warnings.append({Kind::NameShown, {column.name, shown}});
    }
    return warnings;
}

/// What an office sets once and sends with every row: a wrong one is wrong in all of them, and nobody sees it in one.
QList<api::PreviewWarning> changedSettings(const exchange::Layout &layout, const exchange::Row &before, const exchange::Row &now)
{
    static const QStringList settings{u"municipality"_s, u"insurer"_s, u"symbol"_s};
    QList<api::PreviewWarning> warnings;
    for (const exchange::Column &column : layout.columns)
        if (settings.contains(column.key) && !before.isEmpty() && before.value(column.key) != now.value(column.key))
            warnings.append({Kind::SettingChanged, {column.name, before.value(column.key), now.value(column.key)}});
    return warnings;
}

/// The last row of the file of that layout that was accepted last; empty: there is none.
Result<exchange::Row> lastAccepted(store::Connection &connection, const exchange::Layout &layout, const QList<exchange::Layout> &versions)
{
    MADOGUCHI_ASSIGN(const auto files, fileRows(connection, true));
    const FileRow *last = nullptr;
    for (const FileRow &file : files)
        if (file.file.layout == layout.id && file.state == "accepted"_L1)
            last = &file;
    exchange::Row row;
    if (!last)
        return row;
    exchange::RowReader reader(versions, [&row](int, exchange::Row read) -> Result<Done> {
        row = std::move(read);
        return done();
    });
    for (qint64 at = 0; at < last->file.size;) {
        MADOGUCHI_ASSIGN(const QByteArray piece, filePiece(connection, last->file.id, at));
        if (piece.isEmpty())
            break;
        MADOGUCHI_TRY(reader.push(piece));
        at += piece.size();
    }
    return row;
}

} // namespace

Result<api::DayPreview> FileComposer::preview()
{
    MADOGUCHI_TRY(m_link.runner.gate().admit(api::UseCase::FilePreview));
    MADOGUCHI_ASSIGN(const auto layouts, exchange::loadLayouts(m_link.options.layoutsDir, m_link.clock.today()));
    MADOGUCHI_TRY(ChangeUpload(m_link).run()); // what was just registered: its rows go behind it
    MADOGUCHI_ASSIGN(QList<Plan> plans, plan(layouts));
    for (Plan &plan : plans)
        MADOGUCHI_TRY(takeSequence(plan));
    return await(m_link.runner.run<api::DayPreview>(api::UseCase::FilePreview, [&](journal::UseCaseRunner::Scope &scope) -> Result<api::DayPreview> {
        api::DayPreview preview;
        for (const Plan &plan : plans)
            MADOGUCHI_TRY(compose(scope.transaction, plan, preview.blocking));
        MADOGUCHI_TRY(setState(scope.transaction, "preview"_L1, preview.blocking.isEmpty() ? u""_s : u"refused"_s));
        MADOGUCHI_TRY(describe(scope.transaction.connection(), layouts, preview));
        scope.note.count = preview.lines.size();
        return preview;
    }));
}

Result<QList<FileComposer::Plan>> FileComposer::plan(const QMap<QString, exchange::Layout> &layouts)
{
    return await(m_link.store().read<QList<Plan>>([&](store::Connection &connection) -> Result<QList<Plan>> {
        MADOGUCHI_ASSIGN(const auto files, fileRows(connection, true));
        QList<Plan> plans;
        for (const QString &id : dayLayouts()) {
            MADOGUCHI_ASSIGN(const auto items, journal::rowsToSend(connection, id, mostRows));
            Plan plan;
            bool underWay = false;
            for (const FileRow &file : files) {
                if (file.file.layout != id || !file.isOpen())
                    continue;
                underWay |= file.state != "composed"_L1;
                plan.row = file;
            }
            // One file of a layout at a time: what is on its way must be answered before the next takes a number. And nothing behind it, which would
            // refer to rows that are in no file yet.
            if (underWay)
                break;
            if (plan.row.takenIn) // the municipality's system composed it
                continue;
            MADOGUCHI_ASSIGN(const auto lines, fileLines(connection, plan.row.file.id)); // none of a file that is none yet
            const bool sameRows = std::equal(lines.begin(), lines.end(), items.begin(), items.end(),
                                             [](const FileLine &line, const journal::OutboxItem &item) { return line.change == item.id; });
            if (sameRows && plan.row.file.id.isEmpty())
                continue; // nothing
            const auto layout = layouts.find(id);
            if (layout == layouts.end())
                return Error{ErrorCode::LayoutInvalid, {id}, {}};
            if (sameRows) {
                MADOGUCHI_ASSIGN(const bool same, saysTheSame(connection, *layout, plan.row.file.id, items));
                if (same)
                    continue; // nothing new: it stays as it is
            }
            plan.layout = *layout;
            plans.append(plan);
        }
        return plans;
    }));
}

Result<Done> FileComposer::takeSequence(Plan &plan)
{
    MADOGUCHI_ASSIGN(const QJsonObject body, m_link.client.json(post(u"/federation/v1/sequence"_s, {{"layout"_L1, plan.layout.id}})));
    JsonMembers members(body, ErrorCode::AnswerMalformed);
    plan.row.file.sequence = members.integer("sequence"_L1, 1, 99'999'999);
    plan.row.previous = members.integer("previous"_L1, 0, 99'999'999);
    return members.finish();
}

Result<Done> FileComposer::compose(store::Transaction &transaction, const Plan &plan, QList<Error> &blocking)
{
    exchange::FileHeader header;
    header.fileId = plan.layout.fileId;
    header.version = plan.layout.version;
    header.sender = m_link.options.municipality;
    header.receiver = u'K' + m_link.options.municipality.left(2); // the prefecture's federation
    header.sequence = plan.row.file.sequence;
    header.previousSequence = plan.row.previous;
    header.createdAt = m_link.clock.utc();
    // Not as planned: a household that was set aside just now keeps its persons back.
    MADOGUCHI_ASSIGN(auto items, journal::rowsToSend(transaction.connection(), plan.layout.id, mostRows));
    MADOGUCHI_ASSIGN(const QByteArray content, write(transaction, plan, header, items, blocking));
    FileRow file = plan.row;
    if (content.isEmpty()) // C-02: what was composed before it does not go either
        return file.file.id.isEmpty() ? done() : dropFile(transaction, file.file.id);
    if (file.file.id.isEmpty())
        file.file.id = FileId(newId());
    file.outgoing = true;
    file.file.layout = plan.layout.id;
    file.file.name = plan.layout.name;
    file.file.at = header.createdAt;
    file.file.records = header.records;
    file.file.size = content.size();
    file.sha256 = crypto::sha256(content);
    file.state = u"composed"_s;
    file.upload.clear();
    QList<FileLine> lines;
    for (const journal::OutboxItem &item : items)
        lines.append({static_cast<int>(lines.size()) + firstLine, item.id});
    MADOGUCHI_TRY(putFile(transaction, file));
    MADOGUCHI_TRY(putContent(transaction, file.file.id, content));
    return putFileLines(transaction, file.file.id, lines);
}

Result<QByteArray> FileComposer::write(store::Transaction &transaction, const Plan &plan, exchange::FileHeader &header, QList<journal::OutboxItem> &items,
                                       QList<Error> &blocking)
{
    while (!items.isEmpty()) {
        header.records = static_cast<int>(items.size());
        QList<exchange::Refusal> refusals;
        auto content = exchange::writeFile(plan.layout, header, toRows(items), &refusals);
        if (content.ok())
            return content;
        QMap<int, std::pair<QString, QString>> bad; // code and item, the first of each line
        for (const exchange::Refusal &refusal : refusals) { // the place is named
            blocking.append({ErrorCode::LineRefused, {plan.layout.id, QString::number(refusal.line), refusal.item, refusal.code}, {}});
            if (refusal.line >= firstLine && !bad.contains(refusal.line))
                bad.insert(refusal.line, {refusal.code, refusal.item});
        }
        if (refusals.isEmpty())
            blocking.append(content.error());
        if (bad.isEmpty()) // no row's fault: nothing can be left out
            break;
        while (!bad.isEmpty()) { // from the end: the lines before it keep their numbers
            const int line = bad.lastKey();
            const auto [code, item] = bad.take(line);
            MADOGUCHI_TRY(setAside(transaction, items.takeAt(line - firstLine).id, code, item));
        }
    }
    return QByteArray();
}

Result<Done> FileComposer::setAside(store::Transaction &transaction, const ChangeId &row, const QString &code, const QString &item)
{
    const QDateTime now = m_link.clock.utc();
    MADOGUCHI_TRY(journal::setAside(transaction, row, (code + u' ' + item).trimmed(), now));
    return refuseRow(transaction, row, code, now);
}

/// In the eyes of whoever knows the persons; items by their names.
Result<QList<api::PreviewWarning>> FileComposer::examine(store::Connection &connection, const exchange::Layout &layout, const exchange::Row &row) const
{
    QList<api::PreviewWarning> warnings;
    if (!m_link.options.examineRow)
        return warnings;
    MADOGUCHI_ASSIGN(warnings, m_link.options.examineRow(connection, layout.id, row));
    for (api::PreviewWarning &warning : warnings)
        if (warning.kind == Kind::Differs)
            std::ranges::transform(warning.args, warning.args.begin(), [&](const QString &key) { return nameOf(layout, key); });
    return warnings;
}

Result<Done> FileComposer::describe(store::Connection &connection, const QMap<QString, exchange::Layout> &layouts, api::DayPreview &preview)
{
    const auto municipalityName = [&](const QString &code) {
        const QString name = m_link.options.municipalityName ? m_link.options.municipalityName(connection, code) : QString();
        return name.isEmpty() ? u"市町村 %1"_s.arg(code) : name;
    };
    MADOGUCHI_ASSIGN(const auto versions, exchange::loadLayoutVersions(m_link.options.layoutsDir));
    MADOGUCHI_ASSIGN(const auto files, fileRows(connection, true));
    for (const QString &id : dayLayouts()) {
        for (const FileRow &file : files) {
            if (file.file.layout != id || !file.isOpen())
                continue;
            preview.files.append(file.file);
            // Read back from the composed bytes: the clerk sees what will be sent, not what was meant (C-36).
            MADOGUCHI_ASSIGN(const QByteArray content, fileContent(connection, file.file.id));
            MADOGUCHI_ASSIGN(const exchange::ReadFile read, exchange::readFile(layouts.value(id), content, nullptr));
            MADOGUCHI_ASSIGN(const exchange::Row before, lastAccepted(connection, layouts.value(id), versions));
            for (const exchange::Row &row : read.rows) {
                api::PreviewLine line = describeRow(id, row, municipalityName);
                MADOGUCHI_ASSIGN(const auto seen, examine(connection, layouts.value(id), row));
                if (m_link.options.addressee)
                    line.here = m_link.options.addressee(connection, row.value(id == "F1"_L1 ? u"head_addressee"_s : u"addressee"_s)).household;
                line.warnings += seen + changedSettings(layouts.value(id), before, row) + shownOtherwise(layouts.value(id), row);
                preview.lines.append(line);
            }
        }
    }
    return done();
}

} // namespace madoguchi::sync
