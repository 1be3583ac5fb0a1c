#include "domain/business_day.h"

#include <QHash>
#include <QResource>
#include <QSet>
#include <QStringList>

namespace madoguchi::domain {

using namespace Qt::StringLiterals;

namespace {

struct Rule {
    enum class Kind { Fixed, NthMonday, Closed } kind;
    int month, day; ///< of NthMonday: which Monday
    QDate from, until;
    bool equinox;
};

Rule readRule(const QString &line)
{
    const QStringList fields = line.split(u'\t');
    const QStringList day = fields[1].split(u'-');
    const Rule::Kind kind = fields[0] == "monday"_L1 ? Rule::Kind::NthMonday : fields[0] == "closed"_L1 ? Rule::Kind::Closed : Rule::Kind::Fixed;
    return {kind, day[0].toInt(), day[1].toInt(), QDate::fromString(fields[2], Qt::ISODate), QDate::fromString(fields[3], Qt::ISODate), fields[5] != "law"_L1};
}

QDate dayIn(int year, const Rule &rule)
{
    if (rule.kind != Rule::Kind::NthMonday)
        return {year, rule.month, rule.day};
    const QDate first(year, rule.month, 1);
    return first.addDays((8 - first.dayOfWeek()) % 7 + 7 * (rule.day - 1));
}

class Calendar {
public:
    Calendar();
    bool covers(QDate day) const { return m_equinoxes.value(day.year()) == 2; }
    bool isClosed(QDate day) const { return day.dayOfWeek() >= Qt::Saturday || m_holidays.contains(day) || m_closed.contains(day); }

private:
    void take(const Rule &rule);
    void deriveHolidays();

    QSet<QDate> m_holidays; ///< 国民の祝日
    QSet<QDate> m_closed;   ///< besides
    QHash<int, int> m_equinoxes;
};

Calendar::Calendar()
{
    const QString file = QString::fromUtf8(QResource(u":/calendar/holidays.tsv"_s).uncompressedData());
    Q_ASSERT(!file.isEmpty());
    for (const QString &line : file.split(u'\n', Qt::SkipEmptyParts))
        if (!line.startsWith(u'#'))
            take(readRule(line));
    deriveHolidays();
}

void Calendar::take(const Rule &rule)
{
    for (int year = rule.from.year(); year <= rule.until.year(); ++year) {
        const QDate day = dayIn(year, rule);
        if (day < rule.from || day > rule.until)
            continue;
        (rule.kind == Rule::Kind::Closed ? m_closed : m_holidays).insert(day);
        if (rule.equinox)
            ++m_equinoxes[year];
    }
}

/// 国民の祝日に関する法律3条2項 (a holiday on a Sunday: the next day that is none) and 3項 (a day between two holidays).
void Calendar::deriveHolidays()
{
    for (const QDate holiday : std::as_const(m_holidays)) {
        QDate next = holiday.addDays(1);
        if (!m_holidays.contains(next) && m_holidays.contains(next.addDays(1)))
            m_closed.insert(next);
        if (holiday.dayOfWeek() != Qt::Sunday)
            continue;
        while (m_holidays.contains(next))
            next = next.addDays(1);
        m_closed.insert(next);
    }
}

const Calendar &calendar()
{
    static const Calendar loaded;
    return loaded;
}

} // namespace

bool isBusinessDay(QDate day)
{
    return calendar().covers(day) && !calendar().isClosed(day);
}

QDate addBusinessDays(QDate day, int count)
{
    const int step = count < 0 ? -1 : 1;
    if (count == 0 && !isBusinessDay(day))
        count = 1;
    while (count != 0 && calendar().covers(day)) {
        day = day.addDays(step);
        if (isBusinessDay(day))
            count -= step;
    }
    return calendar().covers(day) ? day : QDate();
}

std::optional<int> businessDaysBetween(QDate from, QDate until)
{
    if (!calendar().covers(from) || !calendar().covers(until))
        return std::nullopt;
    const auto [earlier, later] = std::minmax(from, until);
    int days = 0;
    for (QDate day = earlier.addDays(1); day <= later; day = day.addDays(1))
        days += isBusinessDay(day);
    return from <= until ? days : -days;
}

} // namespace madoguchi::domain
