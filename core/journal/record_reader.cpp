#include "journal/record_reader.h"

#include "domain/free_text.h"

#include <algorithm>
#include <numeric>

namespace madoguchi::journal {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockOfEntries = 1000; ///< read at once: whoever writes an entry meanwhile waits no longer than that
constexpr int mostLines = 1000;
constexpr int longestReception = 40;

/// What was looked for, in coded words: that a name or a number was asked for, not which.
QString wordsOf(const api::RecordFilter &filter)
{
    QStringList words;
    const auto add = [&](bool is, const QString &word) {
        if (is)
            words << word;
    };
    add(filter.from.isValid() || filter.until.isValid(), u"days"_s);
    add(!filter.staff.isEmpty(), u"staff"_s);
    add(filter.kind.has_value() || !filter.useCase.isEmpty(), u"function"_s);
    add(filter.outcome.has_value(), u"outcome"_s);
    add(!filter.object.isEmpty(), u"object"_s);
    add(!filter.receptionNumber.isEmpty(), u"reception"_s);
    add(filter.outsideHours, u"outside-hours"_s);
    return words.join(u' ');
}

} // namespace

RecordReader::RecordReader(api::Gate &gate, Record &record, StaffName staffName) : m_gate(gate), m_record(record), m_staffName(std::move(staffName))
{
    connect(&record, &Record::headChanged, this, &api::RecordService::headChanged);
}

QFuture<Result<api::RecordLook>> RecordReader::look(api::RecordFilter filter, int limit)
{
    return m_worker.run<api::RecordLook>([this, filter = std::move(filter), limit]() -> Result<api::RecordLook> {
        MADOGUCHI_ASSIGN(const api::Actor actor, m_gate.admit(api::UseCase::RecordRead));
        m_look = {m_look.number + 1, actor.staff, {}};
        auto look = find(filter, limit);
        // Whose trail or history it is stands there too, so that it can be found who has looked into it; both are internal ids.
        Note note{filter.object.isEmpty() ? filter.staff : filter.object, look.ok() ? look->all.entries : -1, wordsOf(filter), {}};
        if (!look.ok())
            note.detail = errorText(look.error().code);
        // An auditor has no key to the store: the entry goes outside and is absorbed at the next opening.
        MADOGUCHI_TRY(m_record.appendOutside(actor, api::UseCase::RecordRead, look.ok() ? api::Outcome::Done : api::Outcome::Failed, note));
        return look;
    });
}

QFuture<Result<QList<api::RecordLine>>> RecordReader::lines(qint64 look, qint64 first, int limit)
{
    return m_worker.run<QList<api::RecordLine>>([this, look, first, limit]() -> Result<QList<api::RecordLine>> {
        MADOGUCHI_ASSIGN(const api::Actor actor, m_gate.admit(api::UseCase::RecordRead)); // whoever is locked out turns no page
        if (look != m_look.number || actor.staff != m_look.by || first < 0)
            return ErrorCode::NotFound;
        return page(first, limit);
    });
}

QList<api::RecordPerson> RecordReader::people() const
{
    const std::lock_guard guard(m_mutex);
    return m_people;
}

Result<api::RecordLook> RecordReader::find(const api::RecordFilter &filter, int limit)
{
    MADOGUCHI_TRY(domain::checkText(filter.receptionNumber, {.limit = longestReception}, u"reception"_s));
    MADOGUCHI_TRY(follow());
    m_look.found = m_index.find(filter);
    api::RecordLook look = m_index.count(m_look.found);
    look.number = m_look.number;
    for (api::RecordCount &person : look.staff)
        person.name = m_staffName(person.id);
    MADOGUCHI_ASSIGN(look.lines, page(0, limit));
    return look;
}

/// Takes into the index what has come since; the first time everything.
Result<Done> RecordReader::follow()
{
    const qsizetype known = m_index.staff().size();
    for (qint64 size = m_record.head().size; m_index.size() < size;) {
        std::vector<qint64> sequences(static_cast<std::size_t>(std::min(blockOfEntries, size - m_index.size())));
        std::iota(sequences.begin(), sequences.end(), m_index.size() + 1);
        MADOGUCHI_ASSIGN(const QList<Entry> entries, m_record.read(sequences));
        for (const Entry &entry : entries)
            m_index.add(entry);
    }
    if (m_index.staff().size() == known)
        return done();
    QList<api::RecordPerson> people;
    for (const QString &id : m_index.staff()) {
        if (!id.isEmpty())
            people.append({id, m_staffName(id)});
    }
    std::ranges::sort(people, {}, [](const api::RecordPerson &person) { return std::pair(person.name, person.id); });
    const std::lock_guard guard(m_mutex);
    m_people = std::move(people);
    return done();
}

Result<QList<api::RecordLine>> RecordReader::page(qint64 first, int limit) const
{
    const auto found = static_cast<qint64>(m_look.found.size());
    const qint64 count = std::clamp<qint64>(found - first, 0, std::clamp(limit, 1, mostLines));
    MADOGUCHI_ASSIGN(auto lines, m_record.lines(std::span(m_look.found).subspan(static_cast<std::size_t>(std::min(first, found)), static_cast<std::size_t>(count))));
    for (api::RecordLine &line : lines)
        line.staffName = m_staffName(line.staff);
    return lines;
}

} // namespace madoguchi::journal
