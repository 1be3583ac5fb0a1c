#include "sync/source_folder.h"

#include "exchange/layout.h"
#include "journal/durable_file.h"
#include "journal/erase.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int mostListed = 200;
constexpr int mostErasedShown = 20;

// What is being erased is out of everybody's way under a name that says what it should be and how far that is: known again after a kill, by any terminal of the
// same folder that has sent the same, and in nobody's way who erases something else.
enum class Stage { Taken, Erasing }; ///< perhaps another's content still; ours, and being overwritten
QString aside(const QByteArray &sha256, Stage stage) { return u'.' + QString::fromLatin1(sha256.toHex()) + (stage == Stage::Taken ? u".taken"_s : u".erasing"_s); }

bool isName(const QString &name) { return !name.isEmpty() && name.size() <= 200 && !name.startsWith(u'.') && !name.contains(u'/') && !name.contains(u'\\'); }

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

Error unwritable(const QString &name) { return {ErrorCode::FileUnwritable, {name}, {}}; }

/// Another's content: it gets its name again, or one beside it where that name was given to a third one meanwhile.
Result<Done> putBack(const QDir &folder, const QString &taken, const QString &name)
{
    constexpr int mostNames = 20;
    for (int n = 1; n <= mostNames; ++n)
        if (journal::renameBeside(taken, folder.filePath(n == 1 ? name : name + u'.' + QString::number(n))))
            return done();
    return unwritable(name);
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
    const auto lying = survey(rows);
    if (!lying.ok()) {
        folder.trouble = lying.error();
        return folder;
    }
    if (lying->more > 0)
        folder.trouble = Error{ErrorCode::TooLarge, {QString::number(lying->names.size() + lying->more)}, {}};
    for (const QString &name : lying->names) {
        api::SourceFile file = shown(name, layouts);
        const auto known = std::ranges::find(rows, m_seen[name].sha256, &SourceRow::sha256);
        if (file.state == api::SourceFile::State::Found && known != rows.end()) {
            file.state = stateOf(known->file);
            std::tie(file.numbers, file.numbersDiffering, file.numbersRefused) = std::tuple(known->numbers, known->differing, known->refused);
            if (file.state == api::SourceFile::State::Refused)
                file.faults = faultsOf(refusalsOf(known->file.file.note), layouts);
        }
        folder.files.append(file);
    }
    return folder;
}

/// Looks only at what was written to since. One that cannot be read keeps nothing from the others.
Result<SourceFolder::Lying> SourceFolder::survey(const QList<SourceRow> &rows)
{
    MADOGUCHI_TRY(checkFolder(m_link.options.source.folder));
    Lying lying;
    QHash<QString, Seen> seen;
    for (const QFileInfo &entry : QDir(m_link.options.source.folder).entryInfoList(QDir::Files | QDir::NoSymLinks, QDir::Name)) {
        const QString name = entry.fileName();
        if (!isName(name))
            continue;
        if (lying.names.size() >= mostListed && std::ranges::find(rows, name, &SourceRow::name) == rows.end()) {
            ++lying.more;
            continue;
        }
        Seen one = m_seen.value(name);
        if (one.trouble || one.size != entry.size() || one.written != entry.lastModified())
            one = look(name, entry);
        if (one.trouble && one.trouble->code == ErrorCode::NotFound)
            continue; // taken away meanwhile
        seen.insert(name, one);
        lying.names.append(name);
    }
    m_seen = seen;
    return lying;
}

SourceFolder::Seen SourceFolder::look(const QString &name, const QFileInfo &entry) const
{
    Seen seen{entry.size(), entry.lastModified(), {}, {}, {}, {}};
    const auto open = openSource(m_link.options.source, name);
    if (!open.ok()) {
        seen.trouble = open.error();
        return seen;
    }
    const auto source = checker::Checker(m_link.options.source.checker).look((*open)->handle(), &seen.refusals);
    if (source.ok()) {
        seen.header = source->header;
        seen.sha256 = source->sha256;
    } else if (source.error().code == ErrorCode::TooLarge) {
        seen.refusals.append({0, 0, {}, errorText(source.error().code), {}});
    } else if (source.error().code != ErrorCode::FileRefused) {
        seen.trouble = source.error();
    }
    return seen;
}

api::SourceFile SourceFolder::shown(const QString &name, const QMap<QString, exchange::Layout> &layouts) const
{
    const Seen seen = m_seen.value(name);
    api::SourceFile file;
    file.name = name;
    file.size = seen.size;
    file.state = api::SourceFile::State::Unknown;
    file.faults = faultsOf(seen.refusals, layouts);
    if (seen.trouble)
        file.faults.append({0, {}, errorText(seen.trouble->code)});
    if (seen.sha256.isEmpty())
        return file;
    file.sequence = seen.header.sequence;
    file.records = seen.header.records;
    file.at = seen.header.createdAt;
    for (const QString &id : sourceLayouts()) {
        const exchange::Layout layout = layouts.value(id);
        if (layout.fileId != seen.header.fileId)
            continue;
        file.layout = id;
        file.title = layout.name;
        file.state = api::SourceFile::State::Found;
    }
    return file;
}

/// Found by their hash, under whatever name; also one that had been gone or was erased, and is there again.
Result<int> SourceFolder::eraseSent()
{
    if (m_link.options.source.folder.isEmpty())
        return 0;
    MADOGUCHI_ASSIGN(auto rows, await(m_link.store().read<QList<SourceRow>>(sourceRows)));
    rows.removeIf([](const SourceRow &row) { return row.file.state != "accepted"_L1; });
    if (rows.isEmpty())
        return 0;
    MADOGUCHI_ASSIGN(const Lying lying, survey(rows));
    const QDir folder(m_link.options.source.folder);
    const auto lies = [&](const SourceRow &row, Stage stage) { return QFileInfo(folder.filePath(aside(row.sha256, stage))).isFile(); };
    std::optional<Error> first; // what cannot be erased keeps no other one
    int erased = 0;
    for (const SourceRow &row : std::as_const(rows)) {
        QStringList names = lying.names;
        names.removeIf([&](const QString &name) { return m_seen.value(name).sha256 != row.sha256; });
        if (row.erasedAt.isValid() && names.isEmpty() && !lies(row, Stage::Taken) && !lies(row, Stage::Erasing))
            continue;
        const auto settled = erase(row, names);
        if (!settled.ok())
            first = first ? first : settled.error();
        erased += settled.ok();
    }
    return first ? Result<int>(*first) : erased;
}

Result<Done> SourceFolder::settle(const SourceRow &row, const QString &how)
{
    return await(m_link.runner.run<Done>(api::UseCase::SourceErase, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        scope.note.object = row.file.file.id.text();
        scope.note.detail = how + u' ' + QString::fromLatin1(row.sha256.toHex());
        return setErased(scope.transaction, row.file.file.id, how, m_link.clock.utc());
    }));
}

/// "Overwritten" is said of what was overwritten, before its name goes: a kill finds it again under a name of ours, or finds it said.
Result<Done> SourceFolder::erase(const SourceRow &row, const QStringList &names)
{
    const QDir folder(m_link.options.source.folder);
    const QString taken = folder.filePath(aside(row.sha256, Stage::Taken));
    bool ours = QFileInfo::exists(folder.filePath(aside(row.sha256, Stage::Erasing)));
    if (ours)
        MADOGUCHI_TRY(finish(row, row.erased == "overwritten"_L1));
    if (QFileInfo::exists(taken)) { // by a run that was cut
        MADOGUCHI_ASSIGN(const bool same, eraseTaken(row, row.name));
        ours |= same;
    }
    for (const QString &name : names) {
        const QString there = folder.filePath(name);
        if (QFile writable(there); !writable.open(QIODevice::ReadWrite | QIODevice::Unbuffered | QIODevice::ExistingOnly)) // or it would stay under a name that nobody sees
            return unwritable(name);
        if (!journal::renameBeside(there, taken)) // not QFile's: that one copies where it may not rename (C-20)
            return unwritable(name);
        MADOGUCHI_ASSIGN(const bool same, eraseTaken(row, name));
        ours |= same;
    }
    if (ours || row.erasedAt.isValid())
        return done();
    const QFileInfo about(folder.filePath(row.name));
    if (about.isSymLink() || !about.isFile())
        return settle(row, u"gone"_s);
    if (const auto &trouble = m_seen.value(row.name).trouble) // it may be the one
        return *trouble;
    return settle(row, u"changed"_s);
}

/// What is there under the first of our names, which it got from `name`. False: another's content, which has its name again.
Result<bool> SourceFolder::eraseTaken(const SourceRow &row, const QString &name)
{
    const QDir folder(m_link.options.source.folder);
    const QString taken = folder.filePath(aside(row.sha256, Stage::Taken));
    QFile file(taken);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::FileUnreadable, {name}, {}};
    const auto source = checker::Checker(m_link.options.source.checker).look(file.handle(), nullptr);
    file.close();
    if (!source.ok() && source.error().code != ErrorCode::FileRefused && source.error().code != ErrorCode::TooLarge)
        return source.error();
    if (!source.ok() || source->sha256 != row.sha256) {
        MADOGUCHI_TRY(putBack(folder, taken, name));
        return false;
    }
    const QString erasing = folder.filePath(aside(row.sha256, Stage::Erasing));
    if (!journal::renameBeside(taken, erasing))
        return unwritable(name);
    journal::syncFolderOf(erasing); // a half of it under its old name would be nobody's
    MADOGUCHI_TRY(finish(row, false));
    return true;
}

/// What is there under the second of our names.
Result<Done> SourceFolder::finish(const SourceRow &row, bool said)
{
    const QString erasing = QDir(m_link.options.source.folder).filePath(aside(row.sha256, Stage::Erasing));
    MADOGUCHI_TRY(journal::overwriteFile(erasing));
    if (!said)
        MADOGUCHI_TRY(settle(row, u"overwritten"_s));
    if (!QFile::remove(erasing) && QFileInfo::exists(erasing)) // another terminal of the folder may have been faster
        return unwritable(row.name);
    journal::syncFolderOf(erasing);
    return done();
}

} // namespace madoguchi::sync
