#include "review/finder.h"

#include "crypto/digest.h"
#include "domain/business_day.h"
#include "domain/office_hours.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace madoguchi::review {

namespace {

using api::UseCase;

constexpr qint64 japan = 9 * 3600; // s ahead of UTC
constexpr qint64 msOfMinute = 60'000, msOfHour = 60 * msOfMinute, hourOfSeconds = 3600, dayOfSeconds = 24 * hourOfSeconds;
constexpr qint64 julianDay1970 = 2'440'588;

/// In Japan, in numbers: a QDateTime costs more than all the rest of an entry.
struct Moment {
    qint64 day; ///< since 1970
    int hour;
};
Moment moment(qint64 utcMs)
{
    const qint64 second = utcMs / 1000 + japan, day = second / dayOfSeconds - (second % dayOfSeconds < 0);
    return {day, static_cast<int>((second - day * dayOfSeconds) / hourOfSeconds)};
}

const QHash<QString, UseCase> &byId()
{
    static const QHash<QString, UseCase> all = [] {
        QHash<QString, UseCase> ids;
        for (const api::UseCaseInfo &info : api::useCases())
            ids.insert(QString::fromLatin1(info.id), info.useCase);
        return ids;
    }();
    return all;
}

/// What the program does by itself, or what only ends work: at no time a sign that somebody was there.
bool isAutomatic(UseCase useCase)
{
    using enum UseCase;
    switch (useCase) {
    case Lock: case Logout: case SlotsKeep: case NumberDeliver: case NumberExpire: case StoreFirstLoad: case StoreSync: case FileReceive: case FileHandBack:
    case ContinuityDeliver: case ProgramStart: case ProgramEnd: case RecordHeartbeat: case BackupMake: case BackupTry: return true;
    default: return false;
    }
}

bool isKeyEvent(UseCase useCase)
{
    using enum UseCase;
    return useCase == EscrowOpen || useCase == EscrowDrill || useCase == BackupRestore || useCase == StoreRekey || useCase == TerminalRekey || useCase == TerminalRemove
        || useCase == TerminalRetire || useCase == RecoveryPropose || useCase == RecoveryConfirm;
}

} // namespace

/// Collects and numbers what was found.
class Finder::Cases {
public:
    Cases(const Finder &finder, const api::ReviewRule &rule, QList<api::ReviewCase> &cases) : m_finder(finder), m_rule(rule), m_cases(cases) {}

    /// Those of them that no review was signed for.
    void add(const std::vector<Seen> &together)
    {
        api::ReviewCase one;
        qint64 from = 0, until = 0;
        for (const Seen &seen : together) {
            if (seen.sequence <= m_finder.m_reviewed)
                continue;
            from = one.count == 0 ? seen.utc : std::min(from, seen.utc);
            until = one.count == 0 ? seen.utc : std::max(until, seen.utc);
            one.entries.append(seen.sequence);
            ++one.count;
            one.staff = m_finder.m_words.at(seen.staff);
        }
        if (one.count == 0)
            return;
        std::ranges::sort(one.entries);
        one.first = one.entries.first();
        one.last = one.entries.last();
        if (one.entries.size() > api::mostEntriesOfCase)
            one.entries.resize(api::mostEntriesOfCase);
        one.rule = m_rule.id;
        one.severity = m_rule.severity;
        one.from = QDateTime::fromMSecsSinceEpoch(from, Qt::UTC);
        one.until = QDateTime::fromMSecsSinceEpoch(until, Qt::UTC);
        const QByteArray text = "madoguchi review case v1\n" + one.rule.toUtf8() + '\n' + m_finder.m_terminal.toUtf8() + '\n' + QByteArray::number(one.first);
        one.id = QString::fromLatin1(crypto::sha256(text).first(16).toHex());
        m_cases.append(std::move(one));
    }

private:
    const Finder &m_finder;
    const api::ReviewRule &m_rule;
    QList<api::ReviewCase> &m_cases;
};

Finder::Finder(QList<api::ReviewRule> rules, QString terminal, qint64 reviewed) : m_rules(std::move(rules)), m_terminal(std::move(terminal)), m_reviewed(reviewed)
{
    for (const api::ReviewRule &rule : std::as_const(m_rules)) {
        if (rule.id == "silence"_L1 && rule.undecided.isEmpty())
            m_quiet = rule.parameters.value(u"minutes"_s) * msOfMinute;
    }
}

quint32 Finder::number(const QString &word)
{
    const auto known = m_numbers.constFind(word);
    if (known != m_numbers.cend())
        return *known;
    m_words.append(word);
    return *m_numbers.insert(word, static_cast<quint32>(m_words.size() - 1));
}

bool Finder::isOffice(qint64 utcMs)
{
    const auto [day, hour] = moment(utcMs);
    if (m_day != day) {
        m_day = day;
        m_isOpen = domain::isBusinessDay(QDate::fromJulianDay(julianDay1970 + day));
    }
    return m_isOpen && domain::isOfficeHour(hour);
}

void Finder::add(const journal::Entry &entry)
{
    const auto useCase = byId().constFind(entry.useCase);
    if (useCase == byId().cend()) // of a newer program: no rule of this one is about it
        return;
    static const QString wrong = errorText(ErrorCode::PasswordWrong), refused = errorText(ErrorCode::Denied);
    const bool isDone = entry.outcome == api::Outcome::Done;
    const auto put = [&](Trigger trigger, const QString &object = {}) {
        m_rows[trigger].push_back({entry.sequence, entry.utcMs, number(entry.staff), number(object) & 0x7fffffffu, !entry.receptionNumber.isEmpty()});
    };
    if (!isAutomatic(*useCase) && !isOffice(entry.utcMs))
        put(OutsideHours);
    if (*useCase == UseCase::HouseholdOpen && isDone)
        put(Opening, entry.object);
    if (*useCase == UseCase::PersonSearch && isDone && entry.count == 0)
        put(Miss);
    if (entry.outcome == api::Outcome::Denied && entry.detail == refused)
        put(Refusal);
    if (entry.detail == wrong)
        put(WrongPassword);
    if ((*useCase == UseCase::MediaWrite || *useCase == UseCase::FileHandBack) && isDone)
        put(Export, entry.useCase);
    if (isKeyEvent(*useCase))
        put(KeyEvent);
    if (m_quiet == 0)
        return;
    Run &run = m_runs[entry.boot];
    stretch(run, entry.monotonicMs, {entry.sequence, entry.utcMs, number({}), 0, 0});
    if (isDone && (*useCase == UseCase::Login || *useCase == UseCase::Unlock))
        run.in[{entry.monotonicMs, entry.sequence}] = number(entry.staff) + 1;
    if (*useCase == UseCase::Lock || *useCase == UseCase::Logout)
        run.in[{entry.monotonicMs, entry.sequence}] = 0;
}

/// Joins what is no silence: the same stretches come of it, whatever the order.
void Finder::stretch(Run &run, qint64 monotonicMs, const Seen &seen) const
{
    auto &all = run.stretches;
    auto next = all.upper_bound(monotonicMs);
    auto mine = next;
    if (next != all.begin() && std::prev(next)->second.end + m_quiet >= monotonicMs) {
        mine = std::prev(next);
        if (monotonicMs == mine->first && seen.sequence < mine->second.first.sequence)
            mine->second.first = seen;
        if (monotonicMs > mine->second.end || (monotonicMs == mine->second.end && seen.sequence > mine->second.last.sequence)) {
            mine->second.end = monotonicMs;
            mine->second.last = seen;
        }
    } else {
        mine = all.emplace(monotonicMs, Run::Stretch{monotonicMs, seen, seen}).first;
    }
    if (next != all.end() && next->first - mine->second.end <= m_quiet) {
        mine->second.end = next->second.end;
        mine->second.last = next->second.last;
        all.erase(next);
    }
}

/// Between two stretches of a run, if somebody was in: it is a case of theirs. A machine that sleeps has locked first, and heartbeats are noted without anybody (FORMAT.md §7).
void Finder::silences(const api::ReviewRule &rule, Cases &cases) const
{
    for (const Run &run : m_runs) {
        for (auto before = run.stretches.begin(); before != run.stretches.end() && std::next(before) != run.stretches.end(); ++before) {
            const auto last = run.in.upper_bound({before->second.end, std::numeric_limits<qint64>::max()});
            const quint32 who = last == run.in.begin() ? 0 : std::prev(last)->second;
            if (who == 0)
                continue;
            Row together{before->second.last, std::next(before)->second.first};
            for (Seen &seen : together)
                seen.staff = who - 1;
            cases.add(ofRule(together, rule));
        }
    }
}

/// What the rule looks at, by person and in the order of the clock.
Finder::Row Finder::ofRule(const Row &row, const api::ReviewRule &rule) const
{
    const qint64 from = ((rule.effective.toJulianDay() - julianDay1970) * dayOfSeconds - japan) * 1000;
    Row sorted;
    std::ranges::copy_if(row, std::back_inserter(sorted), [&](const Seen &seen) { return seen.utc >= from; });
    std::ranges::sort(sorted, {}, [&](const Seen &seen) { return std::tuple(m_words.at(seen.staff), seen.utc, seen.sequence); });
    return sorted;
}

Finder::Found Finder::find(const QDateTime &now) const
{
    Found found;
    for (const api::ReviewRule &rule : m_rules) {
        if (!rule.undecided.isEmpty())
            continue;
        Cases cases(*this, rule, found.cases);
        if (rule.id == "outside-hours"_L1)
            byDay(ofRule(m_rows[OutsideHours], rule), cases);
        else if (rule.id == "key-event"_L1)
            byDay(ofRule(m_rows[KeyEvent], rule), cases);
        else if (rule.id == "mass-look-up"_L1)
            massLookUps(ofRule(m_rows[Opening], rule), rule, cases);
        else if (rule.id == "no-reception"_L1)
            withoutVisit(ofRule(m_rows[Opening], rule), rule, cases);
        else if (rule.id == "misses"_L1)
            bursts(ofRule(m_rows[Miss], rule), rule, cases);
        else if (rule.id == "refusals"_L1)
            bursts(ofRule(m_rows[Refusal], rule), rule, cases);
        else if (rule.id == "wrong-passwords"_L1)
            bursts(ofRule(m_rows[WrongPassword], rule), rule, cases);
        else if (rule.id == "silence"_L1)
            silences(rule, cases);
        else if (rule.id == "unreviewed-export"_L1) {
            const qint64 due = now.addDays(-rule.parameters.value(u"days"_s)).toMSecsSinceEpoch();
            std::map<std::pair<quint32, quint32>, Row> exports; // of one person and kind
            for (const Seen &seen : ofRule(m_rows[Export], rule)) {
                if (seen.utc < due)
                    exports[{seen.staff, seen.object}].push_back(seen);
            }
            for (const auto &[key, row] : exports)
                cases.add(row);
        }
    }
    std::ranges::sort(found.cases, {}, [](const api::ReviewCase &one) { return std::tuple(one.severity != api::ReviewSeverity::Serious, one.from, one.first, one.rule); });
    if (found.cases.size() > api::mostCases) {
        found.more = found.cases.size() - api::mostCases;
        found.cases.resize(api::mostCases);
    }
    return found;
}

/// All of one person's of one day belong together.
void Finder::byDay(const Row &row, Cases &cases) const
{
    for (std::size_t i = 0; i < row.size();) {
        Row together;
        for (const Seen first = row[i]; i < row.size() && row[i].staff == first.staff && moment(row[i].utc).day == moment(first.utc).day; ++i)
            together.push_back(row[i]);
        cases.add(together);
    }
}

/// At least `times` of one person within `minutes`; stretches that touch are one.
void Finder::bursts(const Row &row, const api::ReviewRule &rule, Cases &cases) const
{
    const auto times = static_cast<std::size_t>(rule.parameters.value(u"times"_s));
    const qint64 stretch = rule.parameters.value(u"minutes"_s) * msOfMinute;
    for (std::size_t i = 0; i + times <= row.size();) {
        std::size_t end = i; // behind the last that belongs to it
        for (std::size_t from = i; from + times <= row.size() && (from == i || from < end); ++from) {
            const Seen &last = row[from + times - 1];
            if (last.staff == row[from].staff && last.utc - row[from].utc < stretch)
                end = from + times;
        }
        if (end > i)
            cases.add({row.begin() + static_cast<std::ptrdiff_t>(i), row.begin() + static_cast<std::ptrdiff_t>(end)});
        i = std::max(i + 1, end);
    }
}

/// As bursts, but different households are counted, and what is usual for this person is left alone.
void Finder::massLookUps(const Row &row, const api::ReviewRule &rule, Cases &cases) const
{
    const int households = rule.parameters.value(u"households"_s), usual = rule.parameters.value(u"usual"_s), always = rule.parameters.value(u"always"_s), enough = rule.parameters.value(u"hours"_s);
    const qint64 stretch = rule.parameters.value(u"minutes"_s) * msOfMinute;
    struct Burst {
        std::size_t from, end;
        int most;
    };
    for (std::size_t begin = 0, end = 0; begin < row.size(); begin = end) {
        std::map<qint64, QSet<quint32>> hours; // different households of each
        QHash<quint32, int> open;              // of the stretch that ends with `end`
        std::vector<Burst> bursts;
        std::size_t first = begin;
        for (; end < row.size() && row[end].staff == row[begin].staff; ++end) {
            hours[row[end].utc / msOfHour].insert(row[end].object);
            ++open[row[end].object];
            for (; row[end].utc - row[first].utc >= stretch; ++first) {
                if (--open[row[first].object] == 0)
                    open.remove(row[first].object);
            }
            const int now = static_cast<int>(open.size());
            if (now <= households)
                continue;
            if (bursts.empty() || bursts.back().end <= first)
                bursts.push_back({first, end + 1, now});
            else
                bursts.back() = {bursts.back().from, end + 1, std::max(bursts.back().most, now)};
        }
        for (const Burst &burst : bursts) {
            std::vector<qsizetype> others; // households an hour
            for (const auto &[hour, opened] : hours) {
                if (hour < row[burst.from].utc / msOfHour || hour > row[burst.end - 1].utc / msOfHour)
                    others.push_back(opened.size());
            }
            std::ranges::sort(others);
            const qsizetype median = static_cast<int>(others.size()) < enough ? 0 : others[others.size() / 2]; // from too few hours, doing it twice would excuse it
            if (burst.most > always || burst.most > usual * median)
                cases.add({row.begin() + static_cast<std::ptrdiff_t>(burst.from), row.begin() + static_cast<std::ptrdiff_t>(burst.end)});
        }
    }
}

/// Openings for nobody who was there, on a day on which most are for somebody.
void Finder::withoutVisit(const Row &row, const api::ReviewRule &rule, Cases &cases) const
{
    struct Day {
        qint64 all = 0, ofVisit = 0;
        QSet<std::pair<quint32, quint32>> forVisit; // person and household: begun before the slip was made, or looked at again
    };
    std::map<qint64, Day> days;
    for (const Seen &seen : row) {
        Day &day = days[moment(seen.utc).day];
        ++day.all;
        day.ofVisit += seen.ofVisit;
        if (seen.ofVisit)
            day.forVisit.insert({seen.staff, seen.object});
    }
    Row without;
    for (const Seen &seen : row) {
        const Day &day = days[moment(seen.utc).day];
        if (!seen.ofVisit && !day.forVisit.contains({seen.staff, seen.object}) && day.ofVisit * 100 >= day.all * rule.parameters.value(u"share"_s))
            without.push_back(seen);
    }
    byDay(without, cases);
}

} // namespace madoguchi::review
