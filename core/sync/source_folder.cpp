#include "sync/source_folder.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

using State = api::SourceFile::State;
constexpr int mostErasedShown = 20;

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

State stateOf(const FileRow &file)
{
    if (file.state == "composed"_L1)
        return State::Ready;
    if (file.state == "accepted"_L1)
        return State::Sent;
    if (file.state != "refused"_L1)
        return State::Sending;
    const auto refusals = refusalsOf(file.file.note); // no line: its number was taken back, such as over night, and nothing is wrong with the file
    return !refusals.isEmpty() && std::ranges::all_of(refusals, [](const exchange::Refusal &one) { return one.line == 0 && one.code == "E09"_L1; }) ? State::Returned : State::Refused;
}

api::ErasedSource::How howOf(const QString &erased)
{
    using How = api::ErasedSource::How;
    return erased == "gone"_L1 ? How::Gone : erased == "changed"_L1 ? How::Changed : How::Overwritten;
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

Result<api::SourceFolder> SourceFolder::list()
{
    const SourceOptions &options = m_link.options.source;
    api::SourceFolder folder;
    folder.offered = !options.places.isEmpty();
    folder.handsBack = !options.handBackFolder.isEmpty();
    MADOGUCHI_ASSIGN(m_layouts, exchange::loadLayouts(m_link.options.layoutsDir, m_link.clock.today()));
    MADOGUCHI_ASSIGN(const auto rows, await(m_link.store().read<QList<SourceRow>>(sourceRows)));
    for (const SourceRow &row : rows)
        if (row.erasedAt.isValid() && folder.erased.size() < mostErasedShown)
            folder.erased.append({row.name, row.file.file.name, row.file.file.sequence, row.erasedAt, howOf(row.erased), labelOf(row.medium)});
    MADOGUCHI_ASSIGN(folder.handedBack, await(m_link.store().read<int>(countHandedBack)));
    if (folder.handsBack) {
        MADOGUCHI_ASSIGN(const auto waiting, await(m_link.store().read<QList<FileRow>>(toHandBack)));
        folder.handBackWaiting = static_cast<int>(waiting.size());
    }
    for (const SourcePlace &place : options.places)
        addPlace(place, rows, folder);
    QStringList struck; // from the register since
    for (const SourceRow &row : rows)
        if (!placeOf(options, row.medium).ok() && !struck.contains(row.medium))
            struck.append(row.medium);
    for (const QString &medium : std::as_const(struck))
        addAway(medium, rows, folder);
    return folder;
}

QString SourceFolder::labelOf(const QString &medium) const
{
    const auto place = placeOf(m_link.options.source, medium);
    return place.ok() ? place->name() : medium;
}

void SourceFolder::addPlace(const SourcePlace &place, const QList<SourceRow> &rows, api::SourceFolder &folder)
{
    QStringList names;
    for (const SourceRow &row : rows)
        names.append(row.name);
    const auto lying = m_survey.of(place, m_link.options.source.checker, names);
    if (!place.medium.isEmpty())
        folder.media.append({place.name(), lying.ok() ? std::nullopt : std::optional(lying.error())});
    if (!lying.ok()) {
        if (place.medium.isEmpty())
            folder.trouble = lying.error();
        return addAway(place.medium, rows, folder);
    }
    if (lying->more > 0)
        folder.trouble = Error{ErrorCode::TooLarge, {QString::number(lying->files.size() + lying->more)}, {}};
    for (const SeenSource &seen : lying->files) {
        api::SourceFile file = shown(seen);
        file.medium = place.medium;
        file.place = place.name();
        const auto known = std::ranges::find(rows, seen.sha256, &SourceRow::sha256);
        if (file.state == State::Found && known != rows.end()) {
            file.state = stateOf(known->file);
            std::tie(file.numbers, file.numbersDiffering, file.numbersRefused) = std::tuple(known->numbers, known->differing, known->refused);
            if (file.state == State::Refused)
                file.faults = faultsOf(refusalsOf(known->file.file.note), m_layouts);
        }
        folder.files.append(file);
    }
}

/// What was sent from there still lies there, as far as is known.
void SourceFolder::addAway(const QString &medium, const QList<SourceRow> &rows, api::SourceFolder &folder) const
{
    for (const SourceRow &row : rows) {
        if (row.medium != medium || row.file.state != "accepted"_L1 || row.erasedAt.isValid())
            continue;
        api::SourceFile file;
        file.name = row.name;
        file.medium = medium;
        file.place = labelOf(medium);
        file.layout = row.file.file.layout;
        file.title = row.file.file.name;
        file.sequence = row.file.file.sequence;
        file.records = row.file.file.records;
        file.at = row.file.file.at;
        file.state = State::Waiting;
        folder.files.append(file);
    }
}

api::SourceFile SourceFolder::shown(const SeenSource &seen) const
{
    api::SourceFile file;
    file.name = seen.name;
    file.size = seen.size;
    file.state = State::Unknown;
    file.faults = faultsOf(seen.refusals, m_layouts);
    if (seen.trouble)
        file.faults.append({0, {}, errorText(seen.trouble->code)});
    if (seen.sha256.isEmpty())
        return file;
    file.sequence = seen.header.sequence;
    file.records = seen.header.records;
    file.at = seen.header.createdAt;
    for (const QString &id : sourceLayouts()) {
        const exchange::Layout layout = m_layouts.value(id);
        if (layout.fileId != seen.header.fileId)
            continue;
        file.layout = id;
        file.title = layout.name;
        file.state = State::Found;
    }
    return file;
}

} // namespace madoguchi::sync
