#include "sync/source_folder.h"

#include "exchange/layout.h"
#include "journal/durable_file.h"
#include "journal/erase.h"
#include "sync/source_table.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int mostListed = 200;
constexpr int mostErasedShown = 20;

/// Out of the way of whoever else writes into the folder, so that what is looked at is what is erased; not listed, and found again after a kill.
QString aside(const QString &name) { return u'.' + name + u".erasing"_s; }

bool isName(const QString &name) { return !name.isEmpty() && name.size() <= 200 && !name.startsWith(u'.') && !name.contains(u'/') && !name.contains(u'\\'); }

/// Half overwritten by us: a file of the interface begins with an H.
bool beginsWithZero(const QString &path)
{
    QFile file(path);
    char first = 'H';
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) && file.read(&first, 1) == 1 && first == '\0';
}

api::SourceFile::State stateOf(const FileRow &file)
{
    using State = api::SourceFile::State;
    if (file.state == "composed"_L1)
        return State::Ready;
    if (file.state == "accepted"_L1)
        return State::Sent;
    return file.state == "refused"_L1 ? State::Refused : State::Sending;
}

/// "line:item code / …", as the sender keeps the federation's refusals.
QList<exchange::Refusal> refusalsOf(const QString &note)
{
    QList<exchange::Refusal> refusals;
    for (const QString &place : note.split(u" / "_s, Qt::SkipEmptyParts)) {
        const QString where = place.section(u' ', 0, -2);
        refusals.append({where.section(u':', 0, 0).toInt(), 0, where.section(u':', 1), place.section(u' ', -1), {}});
    }
    return refusals;
}

api::ErasedSource erasedOf(const SourceRow &row)
{
    using How = api::ErasedSource::How;
    return {row.name, row.file.file.name, row.file.file.sequence, row.erasedAt,
            row.erased == "gone"_L1 ? How::Gone : row.erased == "changed"_L1 ? How::Changed : How::Overwritten};
}

Result<Done> checkFolder(const QString &path)
{
    return QFileInfo(path).isDir() ? done() : Result<Done>(Error{ErrorCode::FileUnreadable, {path}, {}});
}

} // namespace

const QStringList &sourceLayouts()
{
    static const QStringList ids{u"F1"_s, u"F2"_s};
    return ids;
}

QList<api::SourceFault> faultsOf(const QList<exchange::Refusal> &refusals, const QMap<QString, exchange::Layout> &layouts)
{
    QList<api::SourceFault> faults;
    for (const exchange::Refusal &one : refusals) {
        QString item = one.item;
        for (const QString &id : sourceLayouts())
            for (const exchange::Column &column : layouts.value(id).columns)
                item = column.key == one.item ? column.name : item;
        faults.append({one.line, item, one.code});
    }
    return faults;
}

Result<std::unique_ptr<QFile>> openSource(const SourceOptions &options, const QString &name)
{
    if (!isName(name))
        return ErrorCode::InvalidArgument;
    MADOGUCHI_TRY(checkFolder(options.folder));
    const QFileInfo about(QDir(options.folder).filePath(name));
    auto file = std::make_unique<QFile>(about.filePath());
    if (about.isSymLink() || !about.isFile())
        return ErrorCode::NotFound;
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::FileUnreadable, {name}, {}};
    return file;
}

Result<api::SourceFolder> SourceFolder::list()
{
    api::SourceFolder folder;
    folder.offered = !m_link.options.source.folder.isEmpty();
    folder.handsBack = !m_link.options.source.handBackFolder.isEmpty();
    MADOGUCHI_ASSIGN(const auto layouts, exchange::loadLayouts(m_link.options.layoutsDir, m_link.clock.today()));
    MADOGUCHI_ASSIGN(const auto rows, await(m_link.store().read<QList<SourceRow>>(sourceRows)));
    for (const SourceRow &row : rows)
        if (row.erasedAt.isValid() && folder.erased.size() < mostErasedShown)
            folder.erased.append(erasedOf(row));
    MADOGUCHI_ASSIGN(folder.handedBack, await(m_link.store().read<int>(countHandedBack)));
    if (folder.handsBack) {
        MADOGUCHI_ASSIGN(const auto waiting, await(m_link.store().read<QList<FileRow>>(toHandBack)));
        folder.handBackWaiting = static_cast<int>(waiting.size());
    }
    if (!folder.offered)
        return folder;
    if (const auto there = checkFolder(m_link.options.source.folder); !there.ok()) {
        folder.trouble = there.error();
        return folder;
    }
    auto entries = QDir(m_link.options.source.folder).entryInfoList(QDir::Files | QDir::NoSymLinks, QDir::Name);
    entries.removeIf([](const QFileInfo &entry) { return !isName(entry.fileName()); });
    if (entries.size() > mostListed)
        folder.trouble = Error{ErrorCode::TooLarge, {QString::number(entries.size())}, {}};
    for (const QFileInfo &entry : entries.first(std::min<qsizetype>(entries.size(), mostListed))) {
        const QString name = entry.fileName();
        if (const Seen seen = m_seen.value(name); !seen.written.isValid() || seen.size != entry.size() || seen.written != entry.lastModified()) {
            auto file = look(name, entry.size(), layouts);
            if (!file.ok() && file.error().code == ErrorCode::NotFound)
                continue; // taken away meanwhile
            if (!file.ok()) { // the others can be taken in all the same
                api::SourceFile unread;
                unread.name = name;
                unread.size = entry.size();
                unread.state = api::SourceFile::State::Unknown;
                unread.faults.append({0, {}, errorText(file.error().code)});
                folder.files.append(unread);
                continue;
            }
            m_seen[name].size = entry.size();
            m_seen[name].written = entry.lastModified();
            m_seen[name].file = *file;
        }
        const Seen &seen = m_seen[name];
        api::SourceFile file = seen.file;
        const auto known = std::ranges::find_if(rows, [&](const SourceRow &row) { return row.sha256 == seen.sha256; });
        if (file.state == api::SourceFile::State::Found && known != rows.end() && !known->erasedAt.isValid()) {
            file.state = stateOf(known->file);
            std::tie(file.numbers, file.numbersDiffering, file.numbersRefused) = std::tuple(known->numbers, known->differing, known->refused);
            if (file.state == api::SourceFile::State::Refused)
                file.faults = faultsOf(refusalsOf(known->file.file.note), layouts);
        }
        folder.files.append(file);
    }
    return folder;
}

Result<api::SourceFile> SourceFolder::look(const QString &name, qint64 size, const QMap<QString, exchange::Layout> &layouts)
{
    api::SourceFile file;
    file.name = name;
    file.size = size;
    m_seen[name].sha256.clear();
    MADOGUCHI_ASSIGN(const auto open, openSource(m_link.options.source, name));
    QList<exchange::Refusal> refusals;
    const auto source = checker::Checker(m_link.options.source.checker).look(open->handle(), &refusals);
    if (!source.ok() && source.error().code != ErrorCode::FileRefused && source.error().code != ErrorCode::TooLarge)
        return source.error();
    file.state = api::SourceFile::State::Unknown;
    file.faults = faultsOf(refusals, layouts);
    if (!source.ok() && refusals.isEmpty())
        file.faults.append({0, {}, errorText(source.error().code)});
    if (!source.ok())
        return file;
    m_seen[name].sha256 = source->sha256;
    file.sequence = source->header.sequence;
    file.records = source->header.records;
    file.at = source->header.createdAt;
    for (const QString &id : sourceLayouts()) {
        const exchange::Layout layout = layouts.value(id);
        if (layout.fileId != source->header.fileId)
            continue;
        file.layout = id;
        file.title = layout.name;
        file.state = api::SourceFile::State::Found;
    }
    return file;
}

Result<int> SourceFolder::eraseSent()
{
    if (m_link.options.source.folder.isEmpty())
        return 0;
    MADOGUCHI_ASSIGN(auto rows, await(m_link.store().read<QList<SourceRow>>(sourceRows)));
    const QDir there(m_link.options.source.folder);
    // One that was gone may come back with the share that it lies on.
    rows.removeIf([&](const SourceRow &row) {
        return row.file.state != "accepted"_L1 || (row.erasedAt.isValid() && (row.erased != "gone"_L1 || !QFileInfo(there.filePath(row.name)).isFile()));
    });
    if (rows.isEmpty())
        return 0;
    MADOGUCHI_TRY(checkFolder(m_link.options.source.folder));
    std::optional<Error> first; // what cannot be erased keeps no other one
    int erased = 0;
    for (const SourceRow &row : std::as_const(rows)) {
        const auto how = erase(row.name, row.sha256);
        if (!how.ok()) {
            first = first ? first : how.error();
            continue;
        }
        ++erased;
        MADOGUCHI_TRY(await(m_link.runner.run<Done>(api::UseCase::SourceErase, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
            scope.note.object = row.file.file.id.text();
            scope.note.detail = *how + u' ' + QString::fromLatin1(row.sha256.toHex());
            return setErased(scope.transaction, row.file.file.id, *how, m_link.clock.utc());
        })));
    }
    return first ? Result<int>(*first) : erased;
}

/// Killed before its entry in the record, the next run finds nothing there, and says so.
Result<QString> SourceFolder::erase(const QString &name, const QByteArray &sha256)
{
    const QDir folder(m_link.options.source.folder);
    const QString there = folder.filePath(name), taken = folder.filePath(aside(name));
    if (!QFileInfo::exists(taken)) {
        const QFileInfo about(there);
        if (about.isSymLink() || !about.isFile())
            return u"gone"_s;
        if (QFile writable(there); !writable.open(QIODevice::ReadWrite | QIODevice::Unbuffered | QIODevice::ExistingOnly)) // or it would stay under a name that nobody sees
            return Error{ErrorCode::FileUnwritable, {name}, {}};
        if (!journal::renameBeside(there, taken)) // not QFile's: that one copies where it may not rename (C-20)
            return Error{ErrorCode::FileUnwritable, {name}, {}};
    }
    if (!beginsWithZero(taken)) {
        QFile file(taken);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return Error{ErrorCode::FileUnreadable, {name}, {}};
        const auto source = checker::Checker(m_link.options.source.checker).look(file.handle(), nullptr);
        if (!source.ok() && source.error().code != ErrorCode::FileRefused && source.error().code != ErrorCode::TooLarge)
            return source.error();
        if (!source.ok() || source->sha256 != sha256) { // the municipality has put another there: it stays
            file.close();
            if (!journal::renameBeside(taken, there))
                return Error{ErrorCode::FileUnwritable, {name}, {}};
            return u"changed"_s;
        }
    }
    MADOGUCHI_TRY(journal::eraseFile(taken));
    return u"overwritten"_s;
}

} // namespace madoguchi::sync
