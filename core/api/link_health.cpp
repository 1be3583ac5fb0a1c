#include "api/link_health.h"

#include "domain/business_day.h"

namespace madoguchi::api {

namespace {

constexpr qint64 minute = 60, hour = 60 * minute;

/// How long is too long.
struct Limit {
    qint64 lateSeconds; ///< 0: days alone count
    int lateDays;       ///< business days; more than that
    int silentDays;
};

// What goes by itself goes within seconds of the server's being there: a whole business day without is no mishap of the line any more. Files go and answers come
// once a business day; one day may be missed, after three somebody must ask.
constexpr Limit feedLimit{15 * minute, 1, 1}, changeLimit{15 * minute, 1, 1}, recordLimit{hour, 1, 1}, dayLimit{0, 1, 3};

QDate dayInJapan(const QDateTime &utc)
{
    return utc.addSecs(9 * hour).date();
}

/// Days, where no calendar says which of them are open.
qint64 daysOfWork(const QDateTime &from, const QDateTime &until)
{
    const QDate first = dayInJapan(from), last = dayInJapan(until);
    const auto counted = domain::businessDaysBetween(first, last);
    return counted ? *counted : first.daysTo(last);
}

Health::State waiting(const QDateTime &since, const Limit &limit, const QDateTime &utc, Health::State well)
{
    const qint64 days = daysOfWork(since, utc);
    if (days > limit.silentDays)
        return Health::State::Silent;
    const bool late = limit.lateSeconds > 0 ? since.secsTo(utc) > limit.lateSeconds : days > limit.lateDays;
    return late ? Health::State::Late : well;
}

/// It is always due.
Health regular(const QDateTime &last, const Limit &limit, const QDateTime &utc)
{
    if (!last.isValid())
        return {};
    return {waiting(last, limit, utc, Health::State::InOrder), last, last};
}

/// It is due while something waits, since `due`.
Health onDemand(const QDateTime &last, const QDateTime &due, const Limit &limit, const QDateTime &utc)
{
    if (due.isValid())
        return {waiting(due, limit, utc, Health::State::Waiting), last, due};
    return {last.isValid() ? Health::State::NothingDue : Health::State::NotYet, last, {}};
}

} // namespace

Health health(const LinkStatus &status, Exchange exchange, const QDateTime &utc)
{
    switch (exchange) {
    case Exchange::Feed:
        return regular(status.lastFeed, feedLimit, utc);
    case Exchange::Changes:
        return onDemand(status.lastChanges, status.changesDue, changeLimit, utc);
    case Exchange::FilesSent:
        return onDemand(status.lastFileSent, status.rowsDue, dayLimit, utc);
    case Exchange::FilesReceived: {
        const Health asked = regular(status.lastFileReceived, dayLimit, utc);
        return status.answersDue.isValid() ? worse(asked, onDemand(status.lastFileReceived, status.answersDue, dayLimit, utc)) : asked;
    }
    case Exchange::Supply: // where nobody answers nothing is overdue, only unknown
        return status.supply.answers ? onDemand(std::max(status.supply.lastRegistered, status.supply.lastVisible), status.supply.due, dayLimit, utc) : Health();
    case Exchange::Record: {
        // Since when the oldest entry waits is not known: not before the last was witnessed.
        const QDateTime due = status.recordUnanchored > 0 ? status.recordAnchoredAt : QDateTime();
        return onDemand(status.recordAnchoredAt, due, recordLimit, utc);
    }
    case Exchange::Directory:
        return regular(status.lastDirectory, dayLimit, utc);
    }
    return {};
}

Health health(const BackupStatus &backup, const QDateTime &utc)
{
    if (!backup.since.isValid())
        return {};
    if (backup.good.isValid() && backup.changed <= backup.good)
        return {Health::State::NothingDue, backup.good, {}};
    const Health regularly = regular(backup.good.isValid() ? backup.good : backup.since, dayLimit, utc);
    return backup.good.isValid() || regularly.isAlarm() ? Health{regularly.state, backup.good, regularly.since} : Health();
}

Health worse(const Health &one, const Health &other)
{
    return other.state > one.state ? other : one;
}

} // namespace madoguchi::api
