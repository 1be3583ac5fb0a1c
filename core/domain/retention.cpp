#include "domain/retention.h"

#include "domain/fiscal_year.h"

#include <QResource>

using namespace Qt::StringLiterals;

namespace madoguchi::domain {

namespace {

Result<RetentionPeriod> readPeriod(const QString &line)
{
    const QStringList fields = line.split(u'\t');
    bool isNumber = false;
    const int years = fields.value(1).toInt(&isNumber);
    const QDate effective = QDate::fromString(fields.value(3), Qt::ISODate);
    const QString from = fields.value(2);
    if (fields.size() != 5 || fields[0].isEmpty() || !isNumber || years < 1 || years > 100 || !effective.isValid() || (from != "day"_L1 && from != "fiscal-year"_L1))
        return Error{ErrorCode::InvalidArgument, {line}, {}};
    return RetentionPeriod{fields[0], years, from == "day"_L1 ? RetentionPeriod::From::Day : RetentionPeriod::From::FiscalYear, effective};
}

const RetentionPeriod *inForce(const QList<RetentionPeriod> &periods, const QString &kind, QDate today)
{
    const RetentionPeriod *found = nullptr;
    for (const RetentionPeriod &period : periods)
        if (period.kind == kind && period.effective <= today && (!found || found->effective <= period.effective))
            found = &period;
    return found;
}

QDate lastDay(const RetentionPeriod &period, QDate ended)
{
    if (period.from == RetentionPeriod::From::Day)
        return ended.addYears(period.years);
    return lastDayOfFiscalYear(fiscalYearOf(ended)).addYears(period.years);
}

} // namespace

Result<QList<RetentionPeriod>> readRetentionPeriods(const QByteArray &text)
{
    QList<RetentionPeriod> periods;
    for (const QString &line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        MADOGUCHI_ASSIGN(const RetentionPeriod period, readPeriod(line));
        const bool twice = std::ranges::any_of(periods, [&](const RetentionPeriod &other) { return other.kind == period.kind && other.effective == period.effective; });
        if (twice)
            return Error{ErrorCode::InvalidArgument, {line}, {}};
        periods.append(period);
    }
    return periods;
}

const QList<RetentionPeriod> &retentionPeriods()
{
    static const QList<RetentionPeriod> carried = [] {
        const auto read = readRetentionPeriods(QResource(u":/retention/periods.tsv"_s).uncompressedData());
        Q_ASSERT(read.ok() && !read->isEmpty());
        return *read;
    }();
    return carried;
}

QDate keptUntil(const QList<RetentionPeriod> &periods, const QString &kind, QDate ended, QDate today)
{
    const RetentionPeriod *period = inForce(periods, kind, today);
    return period && ended.isValid() ? lastDay(*period, ended) : QDate();
}

QDate expiredBefore(const QList<RetentionPeriod> &periods, const QString &kind, QDate today)
{
    const RetentionPeriod *period = inForce(periods, kind, today);
    if (!period)
        return {};
    if (period->from == RetentionPeriod::From::Day) {
        const QDate before = today.addYears(-period->years);
        return before.addYears(period->years) < today ? before.addDays(1) : before; // today is a 29th of February
    }
    return lastDayOfFiscalYear(fiscalYearOf(today) - period->years - 1).addDays(1);
}

} // namespace madoguchi::domain
