#include "sync/source_survey.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int mostLookedAt = 200;

bool isName(const QString &name) { return !name.isEmpty() && name.size() <= 200 && !name.startsWith(u'.') && !name.contains(u'/') && !name.contains(u'\\'); }

SeenSource look(const SourcePlace &place, const QFileInfo &entry, const QString &checker)
{
    SeenSource seen;
    seen.name = entry.fileName();
    seen.size = entry.size();
    seen.written = entry.lastModified();
    const auto open = openSource(place, seen.name);
    if (!open.ok()) {
        seen.trouble = open.error();
        return seen;
    }
    const auto source = checker::Checker(checker).look((*open)->handle(), &seen.refusals);
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

} // namespace

Result<Done> reach(const SourcePlace &place)
{
    if (place.reach)
        return place.reach();
    return QFileInfo(place.path).isDir() ? done() : Result<Done>(Error{ErrorCode::FileUnreadable, {place.path}, {}});
}

Result<SourcePlace> placeOf(const SourceOptions &options, const QString &medium)
{
    const auto place = std::ranges::find(options.places, medium, &SourcePlace::medium);
    if (place == options.places.end())
        return medium.isEmpty() ? ErrorCode::NotFound : ErrorCode::MediumUnregistered;
    return *place;
}

Result<std::unique_ptr<QFile>> openSource(const SourcePlace &place, const QString &name)
{
    if (!isName(name))
        return ErrorCode::InvalidArgument;
    MADOGUCHI_TRY(reach(place));
    const QFileInfo about(QDir(place.path).filePath(name));
    auto file = std::make_unique<QFile>(about.filePath());
    if (about.isSymLink() || !about.isFile())
        return ErrorCode::NotFound;
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::FileUnreadable, {name}, {}};
    return file;
}

/// One that cannot be read keeps nothing from the others.
Result<LyingSources> SourceSurvey::of(const SourcePlace &place, const QString &checker, const QStringList &wanted)
{
    MADOGUCHI_TRY(reach(place));
    LyingSources lying;
    lying.place = place;
    const QList<SeenSource> before = m_seen.value(place.path);
    const auto entries = QDir(place.path).entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDir::Name);
    for (const QFileInfo &entry : entries) {
        const QString name = entry.fileName();
        if (name.startsWith(u'.'))
            lying.hidden.append(name);
        if (!isName(name))
            continue;
        if (lying.files.size() >= mostLookedAt && !wanted.contains(name)) {
            ++lying.more;
            continue;
        }
        const auto known = std::ranges::find(before, name, &SeenSource::name);
        const bool same = known != before.end() && !known->trouble && known->size == entry.size() && known->written == entry.lastModified();
        const SeenSource seen = same ? *known : look(place, entry, checker);
        if (!seen.trouble || seen.trouble->code != ErrorCode::NotFound) // taken away meanwhile
            lying.files.append(seen);
    }
    m_seen.insert(place.path, lying.files);
    return lying;
}

} // namespace madoguchi::sync
