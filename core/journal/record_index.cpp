#include "journal/record_index.h"

#include "domain/business_day.h"
#include "domain/office_hours.h"

#include <algorithm>
#include <limits>

namespace madoguchi::journal {

namespace {

constexpr qint64 hourOfSeconds = 3600, dayOfSeconds = 24 * hourOfSeconds;
constexpr qint64 japan = 9 * hourOfSeconds; // ahead of UTC
constexpr qint64 julianDay1970 = 2'440'588;

qint64 startInUtc(QDate dayInJapan) { return ((dayInJapan.toJulianDay() - julianDay1970) * dayOfSeconds - japan) * 1000; }

void addTo(api::RecordCount &count, api::Outcome outcome, bool outsideHours)
{
    ++count.entries;
    count.denied += outcome == api::Outcome::Denied;
    count.failed += outcome == api::Outcome::Failed;
    count.outsideHours += outsideHours;
}

QList<api::RecordCount> ranked(const std::vector<api::RecordCount> &counts, const QStringList &ids)
{
    QList<api::RecordCount> all;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i].entries == 0)
            continue;
        all.append(counts[i]);
        all.last().id = ids[static_cast<qsizetype>(i)];
    }
    std::ranges::sort(all, [](const auto &a, const auto &b) { return a.entries != b.entries ? a.entries > b.entries : a.id < b.id; });
    return all;
}

} // namespace

quint32 RecordIndex::Words::add(const QString &word)
{
    const auto known = numbers.constFind(word);
    if (known != numbers.cend())
        return *known;
    words.append(word);
    return *numbers.insert(word, static_cast<quint32>(words.size() - 1));
}

std::optional<quint32> RecordIndex::Words::find(const QString &word) const
{
    const auto known = numbers.constFind(word);
    return known == numbers.cend() ? std::nullopt : std::optional(*known);
}

void RecordIndex::add(const Entry &entry)
{
    const qint64 second = entry.utcMs / 1000 + japan; // in this order: no time can overflow
    const qint64 day = second / dayOfSeconds - (second % dayOfSeconds < 0);
    const int hour = static_cast<int>((second - day * dayOfSeconds) / hourOfSeconds);
    if (day != m_day) {
        m_day = day;
        m_isOpen = domain::isBusinessDay(QDate::fromJulianDay(julianDay1970 + day));
    }
    m_rows.push_back({entry.utcMs, m_staff.add(entry.staff), m_useCases.add(entry.useCase), m_objects.add(entry.object), m_receptions.add(entry.receptionNumber),
                      static_cast<quint8>(entry.outcome), static_cast<quint8>(hour), !m_isOpen || !domain::isOfficeHour(hour)});
}

/// A filter in the index's numbers; -1 in a number: whatever stands there.
struct RecordIndex::Wanted {
    qint64 from = std::numeric_limits<qint64>::min(), until = std::numeric_limits<qint64>::max();
    qint64 staff = -1, object = -1, reception = -1, outcome = -1;
    bool outsideHours = false, everyUseCase = true;
    std::vector<bool> useCases;
    bool nothing = false; ///< a word that does not occur

    void word(qint64 &number, const Words &words, const QString &text)
    {
        if (text.isEmpty())
            return;
        const auto known = words.find(text);
        nothing = nothing || !known;
        number = known.value_or(0);
    }
    bool fits(const Row &row) const
    {
        return row.utc >= from && row.utc < until && (staff < 0 || row.staff == staff) && (outcome < 0 || row.outcome == outcome) && (everyUseCase || useCases[row.useCase])
            && (object < 0 || row.object == object) && (reception < 0 || row.reception == reception) && (!outsideHours || row.outsideHours);
    }
};

std::vector<qint64> RecordIndex::find(const api::RecordFilter &filter) const
{
    Wanted wanted;
    if (filter.from.isValid())
        wanted.from = startInUtc(filter.from);
    if (filter.until.isValid())
        wanted.until = startInUtc(filter.until.addDays(1));
    wanted.word(wanted.staff, m_staff, filter.staff);
    wanted.word(wanted.object, m_objects, filter.object);
    wanted.word(wanted.reception, m_receptions, filter.receptionNumber);
    wanted.outcome = filter.outcome ? static_cast<qint64>(*filter.outcome) : -1;
    wanted.outsideHours = filter.outsideHours;
    wanted.everyUseCase = filter.useCase.isEmpty() && !filter.kind;
    for (const QString &id : m_useCases.words) {
        const auto known = std::ranges::find_if(api::useCases(), [&](const api::UseCaseInfo &info) { return id == QLatin1StringView(info.id); });
        const bool ofKind = !filter.kind || (known != api::useCases().end() && known->kind == *filter.kind); // one of a newer program is of no kind
        wanted.useCases.push_back(ofKind && (filter.useCase.isEmpty() || id == filter.useCase));
    }
    std::vector<qint64> found;
    if (filter == api::RecordFilter())
        found.reserve(m_rows.size());
    for (qint64 sequence = wanted.nothing ? 0 : size(); sequence > 0; --sequence) {
        if (wanted.fits(m_rows[static_cast<std::size_t>(sequence - 1)]))
            found.push_back(sequence);
    }
    return found;
}

api::RecordLook RecordIndex::count(const std::vector<qint64> &sequences) const
{
    api::RecordLook look;
    std::vector<api::RecordCount> staff(static_cast<std::size_t>(m_staff.words.size())), useCases(static_cast<std::size_t>(m_useCases.words.size()));
    for (const qint64 sequence : sequences) {
        const Row &row = m_rows[static_cast<std::size_t>(sequence - 1)];
        ++look.hours[row.hour];
        for (api::RecordCount *count : {&look.all, &staff[row.staff], &useCases[row.useCase]})
            addTo(*count, static_cast<api::Outcome>(row.outcome), row.outsideHours);
    }
    look.staff = ranked(staff, m_staff.words);
    look.useCases = ranked(useCases, m_useCases.words);
    return look;
}

} // namespace madoguchi::journal
