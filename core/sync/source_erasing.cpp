#include "sync/source_erasing.h"

#include "journal/durable_file.h"
#include "journal/erase.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

// What is being erased is out of everybody's way under a name that says what it should be and how far that is: known again after a kill, by any terminal of the
// same folder that has sent the same, and in nobody's way who erases something else.
enum class Stage { Taken, Erasing }; ///< perhaps another's content still; ours, and being overwritten
QString aside(const QByteArray &sha256, Stage stage) { return u'.' + QString::fromLatin1(sha256.toHex()) + (stage == Stage::Taken ? u".taken"_s : u".erasing"_s); }

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

} // namespace

Result<int> SourceErasing::run()
{
    const SourceOptions &options = m_link.options.source;
    if (options.places.isEmpty())
        return 0;
    MADOGUCHI_ASSIGN(auto rows, await(m_link.store().read<QList<SourceRow>>(sourceRows)));
    rows.removeIf([](const SourceRow &row) { return row.file.state != "accepted"_L1; });
    if (rows.isEmpty())
        return 0;
    QStringList names;
    for (const SourceRow &row : std::as_const(rows))
        names.append(row.name);
    std::optional<Error> first; // what cannot be erased keeps no other one
    QList<LyingSources> reached;
    for (const SourcePlace &place : options.places) {
        auto lying = m_survey.of(place, options.checker, names);
        if (lying.ok())
            reached.append(*lying);
        else if (place.medium.isEmpty()) // that a medium is away is how it should be
            first = lying.error();
    }
    int settled = 0;
    for (const SourceRow &row : std::as_const(rows)) {
        const auto one = settle(row, reached);
        if (!one.ok())
            first = first ? first : one.error();
        settled += one.ok() && *one;
    }
    return first ? Result<int>(*first) : settled;
}

Result<bool> SourceErasing::settle(const SourceRow &row, const QList<LyingSources> &reached)
{
    bool erased = false;
    for (const LyingSources &lying : reached) {
        MADOGUCHI_ASSIGN(const bool here, eraseAt(lying, row));
        erased |= here;
    }
    if (erased || row.erasedAt.isValid())
        return erased;
    const auto own = std::ranges::find_if(reached, [&](const LyingSources &lying) { return lying.place.medium == row.medium; });
    if (own == reached.end())
        return false; // nothing can be said of it
    const QFileInfo about(QDir(own->place.path).filePath(row.name));
    const bool lies = !about.isSymLink() && about.isFile();
    const auto seen = std::ranges::find(own->files, row.name, &SeenSource::name);
    if (lies && (seen == own->files.end() || seen->trouble)) // it may be the one
        return seen == own->files.end() ? unwritable(row.name) : *seen->trouble;
    MADOGUCHI_TRY(say(row, lies ? u"changed"_s : u"gone"_s, row.medium));
    return true;
}

/// "Overwritten" is said of what was overwritten, before its name goes: a kill finds it again under a name of ours, or finds it said.
Result<bool> SourceErasing::eraseAt(const LyingSources &lying, const SourceRow &row)
{
    const QDir folder(lying.place.path);
    const QString taken = folder.filePath(aside(row.sha256, Stage::Taken));
    bool ours = lying.hidden.contains(aside(row.sha256, Stage::Erasing));
    if (ours)
        MADOGUCHI_TRY(finish(lying.place, row, row.erased == "overwritten"_L1));
    if (lying.hidden.contains(aside(row.sha256, Stage::Taken))) { // by a run that was cut
        MADOGUCHI_ASSIGN(const bool same, eraseTaken(lying.place, row, row.name));
        ours |= same;
    }
    for (const SeenSource &seen : lying.files) {
        if (seen.sha256 != row.sha256)
            continue;
        const QString there = folder.filePath(seen.name);
        if (QFile writable(there); !writable.open(QIODevice::ReadWrite | QIODevice::Unbuffered | QIODevice::ExistingOnly)) // or it would stay under a name that nobody sees
            return unwritable(seen.name);
        if (!journal::renameBeside(there, taken)) // not QFile's: that one copies where it may not rename (C-20)
            return unwritable(seen.name);
        MADOGUCHI_ASSIGN(const bool same, eraseTaken(lying.place, row, seen.name));
        ours |= same;
    }
    return ours;
}

/// What is there under the first of our names, which it got from `name`. False: another's content, which has its name again.
Result<bool> SourceErasing::eraseTaken(const SourcePlace &place, const SourceRow &row, const QString &name)
{
    const QDir folder(place.path);
    const QString taken = folder.filePath(aside(row.sha256, Stage::Taken)), erasing = folder.filePath(aside(row.sha256, Stage::Erasing));
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
    if (!journal::renameBeside(taken, erasing))
        return unwritable(name);
    journal::syncFolderOf(erasing); // a half of it under its old name would be nobody's
    MADOGUCHI_TRY(finish(place, row, false));
    return true;
}

/// What is there under the second of our names; `said`: its entry in the record is there.
Result<Done> SourceErasing::finish(const SourcePlace &place, const SourceRow &row, bool said)
{
    const QString erasing = QDir(place.path).filePath(aside(row.sha256, Stage::Erasing));
    MADOGUCHI_TRY(journal::overwriteFile(erasing));
    if (!said)
        MADOGUCHI_TRY(say(row, u"overwritten"_s, place.medium));
    if (!QFile::remove(erasing) && QFileInfo::exists(erasing)) // another terminal of the folder may have been faster
        return unwritable(row.name);
    journal::syncFolderOf(erasing);
    return done();
}

Result<Done> SourceErasing::say(const SourceRow &row, const QString &how, const QString &medium)
{
    return await(m_link.runner.run<Done>(api::UseCase::SourceErase, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        scope.note.object = row.file.file.id.text();
        scope.note.detail = sourceDetail(how, medium, row.sha256);
        return setErased(scope.transaction, row.file.file.id, how, m_link.clock.utc());
    }));
}

} // namespace madoguchi::sync
