#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace madoguchi::backup {

/// One encrypted copy of a terminal's store. Its name says all that is known of it: "20261122T184500Z.copy", ".good" once it was opened with the key and read through.
struct Copy {
    QString path;
    QDateTime at; ///< UTC, whole seconds: what was committed until then is in it
    bool good = false;
    qint64 size = 0;

    QString name() const; ///< "20261122T184500Z"
};
QString nameOf(const QDateTime &utc);
QString pathOf(const QString &folder, const QDateTime &utc, bool good);

/// Newest first; those that a clock which was ahead has dated after `now` come last, as if they were the oldest. What has another name is none. A folder that is not there holds none.
QList<Copy> copiesIn(const QString &folder, const QDateTime &now);

/// How many are kept of those that are known to be good.
struct Keep {
    int days = 7;  ///< the newest of each of so many days that have one, at least 1
    int weeks = 4; ///< the newest of each of so many weeks that have one
};
/// Which of them go, newest first as they come. Days and weeks are counted among the copies, not back from today: a clock that goes wrong erases nothing. The newest good one stays
/// whatever is asked for, and one that was not tried yet goes as soon as a later one is known to be good.
QList<Copy> superseded(const QList<Copy> &copies, const Keep &keep);

} // namespace madoguchi::backup
