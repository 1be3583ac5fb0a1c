#pragma once

#include "base/result.h"

#include <QDate>
#include <QList>
#include <QString>

namespace madoguchi::domain {

/// How long things of a kind stay once they have ended (C-22); resources/retention says what that is for each.
struct RetentionPeriod {
    QString kind;
    int years = 0;
    enum class From { Day, FiscalYear } from = From::FiscalYear; ///< counted from the day after the end, or from the first of April after it
    QDate effective;
    friend bool operator==(const RetentionPeriod &, const RetentionPeriod &) = default;
};

/// As `text` has them (resources/retention/README.md). InvalidArgument (args: the line).
Result<QList<RetentionPeriod>> readRetentionPeriods(const QByteArray &text);
/// Those that this program carries.
const QList<RetentionPeriod> &retentionPeriods();

/// The last day on which something of `kind` that ended on `ended` is kept, by the row in force on `today`. Invalid: there is none, or no end; it is kept.
QDate keptUntil(const QList<RetentionPeriod> &periods, const QString &kind, QDate ended, QDate today);
/// Things that ended before this day are over their period on `today`. Invalid: none is.
QDate expiredBefore(const QList<RetentionPeriod> &periods, const QString &kind, QDate today);

} // namespace madoguchi::domain
