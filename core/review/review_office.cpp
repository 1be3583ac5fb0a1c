#include "review/review_office.h"

#include "review/rules.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace madoguchi::review {

namespace {

constexpr qint64 blockOfEntries = 1000; ///< read at once: whoever writes an entry meanwhile waits no longer than that
constexpr int japan = 9 * 3600;         // s ahead of UTC
constexpr int foundFor = 600;           // s; an export becomes old by itself

QDate dayInJapan(const QDateTime &at) { return at.toOffsetFromUtc(japan).date(); }

/// The newest review of this terminal; null: none.
const directory::SignedReview *newest(const directory::DirectoryContent &content, const TerminalId &terminal)
{
    const directory::SignedReview *last = nullptr;
    for (const directory::SignedReview &review : content.reviews) {
        if (review.terminal == terminal && (!last || review.size > last->size))
            last = &review;
    }
    return last;
}

QString nameOf(const directory::Directory &directory, const StaffId &staff)
{
    const auto *entry = directory.staff(staff);
    return entry ? entry->name : staff.text();
}

api::CaseSettlement settlement(const directory::SettledCase &one, const directory::Directory &directory)
{
    return {one.irregular ? api::CaseAnswer::Irregular : api::CaseAnswer::Explained, one.reason, nameOf(directory, one.by), one.at};
}

/// The answer to `found`, unless something came to it since. One that says that somebody else did it, or nobody, answers nothing: the server knows cases by their orders alone.
const directory::SettledCase *answerTo(const api::ReviewCase &found, const directory::DirectoryContent &content, const TerminalId &terminal)
{
    const auto known = std::ranges::find_if(content.settled, [&](const directory::SettledCase &one) { return one.id == found.id && one.terminal == terminal && one.last >= found.last && one.staff.text() == found.staff; });
    return known == content.settled.end() ? nullptr : &*known;
}

} // namespace

ReviewOffice::ReviewOffice(Options options, api::Gate &gate, journal::Record &record, DirectoryNow directory, const Clock &clock)
    : m_options(std::move(options)), m_gate(gate), m_record(record), m_directory(std::move(directory)), m_clock(clock)
{
}

QFuture<Result<api::ReviewView>> ReviewOffice::review()
{
    return m_worker.run<api::ReviewView>([this]() -> Result<api::ReviewView> {
        MADOGUCHI_ASSIGN(const api::Actor actor, m_gate.admit(api::UseCase::RecordRead));
        m_shown = {};
        auto view = this->view(*m_directory());
        journal::Note note{{}, view.ok() ? static_cast<qint64>(view->cases.size()) : -1, view.ok() ? u"review"_s : errorText(view.error().code), {}};
        // An auditor has no key to the store: the entry goes outside and is absorbed at the next opening.
        MADOGUCHI_TRY(m_record.appendOutside(actor, api::UseCase::RecordRead, view.ok() ? api::Outcome::Done : api::Outcome::Failed, note));
        if (!view.ok())
            return view;
        m_shown.by = actor.staff;
        for (const api::ReviewCase &one : view->cases)
            m_shown.entries.unite(QSet<qint64>(one.entries.begin(), one.entries.end()));
        return view;
    });
}

QFuture<Result<QList<api::RecordLine>>> ReviewOffice::lines(QList<qint64> entries)
{
    return m_worker.run<QList<api::RecordLine>>([this, entries = std::move(entries)]() -> Result<QList<api::RecordLine>> {
        MADOGUCHI_ASSIGN(const api::Actor actor, m_gate.admit(api::UseCase::RecordRead));
        if (actor.staff != m_shown.by || entries.size() > api::mostEntriesOfCase || !std::ranges::all_of(entries, [this](qint64 one) { return m_shown.entries.contains(one); }))
            return ErrorCode::NotFound;
        MADOGUCHI_ASSIGN(auto lines, m_record.lines(std::span(entries.constData(), static_cast<std::size_t>(entries.size()))));
        const auto directory = m_directory();
        for (api::RecordLine &line : lines)
            line.staffName = line.staff.isEmpty() ? QString() : nameOf(*directory, StaffId(line.staff));
        return lines;
    });
}

QFuture<Result<api::ReviewWork>> ReviewOffice::work()
{
    return m_worker.run<api::ReviewWork>([this]() -> Result<api::ReviewWork> {
        MADOGUCHI_TRY(m_gate.admit(api::UseCase::RecordRead));
        const auto directory = m_directory();
        const auto &content = directory->content();
        MADOGUCHI_ASSIGN(const Read read, follow(content));
        api::ReviewWork work;
        for (const api::ReviewCase &one : read.found.cases) {
            if (answerTo(one, content, m_options.terminal))
                continue;
            work.since = work.open++ > 0 ? std::min(work.since, one.from) : one.from;
            work.serious += one.severity == api::ReviewSeverity::Serious;
        }
        work.due = due(content);
        work.overdue = work.due.isValid() && work.due < dayInJapan(m_clock.utc());
        return work;
    });
}

/// Takes in what has come since; the first time, and behind a signature, everything.
Result<ReviewOffice::Read> ReviewOffice::follow(const directory::DirectoryContent &content)
{
    const auto *last = newest(content, m_options.terminal);
    const qint64 reviewed = last ? last->size : 0;
    if (!m_stretch || m_stretch->reviewed != reviewed)
        m_stretch = Stretch{reviewed, 0, Finder(rules(), m_options.terminal.text(), reviewed), {}, {}, {}, 0, {}};
    const api::RecordHead head = m_record.head();
    while (m_stretch->read < head.size) {
        std::vector<qint64> sequences(static_cast<std::size_t>(std::min(blockOfEntries, head.size - m_stretch->read)));
        std::iota(sequences.begin(), sequences.end(), m_stretch->read + 1);
        MADOGUCHI_ASSIGN(const QList<journal::Entry> entries, m_record.read(sequences));
        for (const journal::Entry &entry : entries) {
            m_stretch->finder.add(entry);
            if (entry.sequence <= reviewed)
                continue;
            m_stretch->visits.add(entry);
            const QDate day = dayInJapan(QDateTime::fromMSecsSinceEpoch(entry.utcMs, Qt::UTC));
            m_stretch->from = m_stretch->from.isValid() ? std::min(m_stretch->from, day) : day;
        }
        m_stretch->read = sequences.back();
    }
    const QDateTime now = m_clock.utc();
    if (!m_stretch->found || m_stretch->foundIn != head.size || std::abs(m_stretch->foundAt.secsTo(now)) >= foundFor) {
        m_stretch->found = m_stretch->finder.find(now);
        m_stretch->foundIn = head.size;
        m_stretch->foundAt = now;
    }
    return Read{head, *m_stretch->found};
}

/// So many days behind the last one; before there was any, behind the first entry.
QDate ReviewOffice::due(const directory::DirectoryContent &content) const
{
    const auto *last = newest(content, m_options.terminal);
    const QDate since = last ? dayInJapan(last->at) : m_stretch->from;
    return since.isValid() ? since.addDays(m_options.everyDays) : QDate();
}

Result<api::ReviewView> ReviewOffice::view(const directory::Directory &directory)
{
    const auto &content = directory.content();
    MADOGUCHI_ASSIGN(Read read, follow(content));
    api::ReviewView view;
    view.terminal = m_options.terminal;
    view.size = read.head.size;
    view.root = read.head.root;
    view.from = m_stretch->from;
    view.until = view.from.isValid() ? std::max(view.from, dayInJapan(m_clock.utc())) : QDate();
    view.cases = std::move(read.found.cases);
    view.moreCases = read.found.more;
    QSet<QString> here;
    for (api::ReviewCase &one : view.cases) {
        one.staffName = one.staff.isEmpty() ? QString() : nameOf(directory, StaffId(one.staff));
        here.insert(one.id);
        if (const auto *answer = answerTo(one, content, m_options.terminal))
            one.settled = settlement(*answer, directory);
    }
    for (const directory::SettledCase &one : content.settled) {
        if (one.terminal == m_options.terminal && one.last > m_stretch->reviewed && one.last <= view.size) {
            ++view.answered;
            view.answeredIrregular += one.irregular;
        }
        if (one.irregular && !(one.terminal == m_options.terminal && here.contains(one.id)))
            view.irregular.append({one.id, one.terminal, one.rule, one.staff.text(), one.staff.isEmpty() ? QString() : nameOf(directory, one.staff), one.last, settlement(one, directory)});
    }
    view.receptions = m_stretch->visits.count();
    for (const QString &reception : m_stretch->visits.sample(view.root, api::sampleOfReview)) {
        MADOGUCHI_ASSIGN(api::SampledVisit visit, this->visit(reception, directory));
        view.sample.append(std::move(visit));
    }
    for (const directory::SignedReview &one : content.reviews) {
        if (one.terminal == m_options.terminal)
            view.reviews.prepend({one.from, one.until, one.size, one.root, one.cases, one.irregular, one.receptions, one.sampled, one.missing, one.differing, one.remarks,
                                  nameOf(directory, one.by), one.at});
    }
    view.due = due(content);
    view.rules = rules();
    return view;
}

Result<api::SampledVisit> ReviewOffice::visit(const QString &reception, const directory::Directory &directory) const
{
    api::SampledVisit visit;
    visit.reception = reception;
    auto sequences = m_stretch->visits.entriesOf(reception);
    if (sequences.size() > blockOfEntries)
        sequences.resize(blockOfEntries);
    MADOGUCHI_ASSIGN(const QList<journal::Entry> entries, m_record.read(sequences));
    for (const journal::Entry &entry : entries) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(entry.utcMs, Qt::UTC);
        visit.at = visit.at.isValid() ? std::min(visit.at, at) : at;
        if (const QString name = nameOf(directory, StaffId(entry.staff)); !entry.staff.isEmpty() && !visit.staff.contains(name))
            visit.staff.append(name);
        const auto known = std::ranges::find(visit.done, entry.useCase, &api::SampledVisit::Deed::useCase);
        if (known == visit.done.end())
            visit.done.append({entry.useCase, 1});
        else
            ++known->times;
    }
    return visit;
}

} // namespace madoguchi::review
