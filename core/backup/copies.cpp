#include "backup/copies.h"

#include <QDir>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::backup {

namespace {

const QString format = u"yyyyMMdd'T'HHmmss'Z'"_s;
constexpr auto fresh = "copy"_L1, tried = "good"_L1;

/// Days of the office: a copy of the evening is one of that day.
QDate dayOf(const Copy &copy) { return copy.at.addSecs(9 * 3600).date(); }

int weekOf(const Copy &copy)
{
    int year = 0;
    const int week = dayOf(copy).weekNumber(&year);
    return year * 100 + week;
}

} // namespace

QString nameOf(const QDateTime &utc) { return utc.toUTC().toString(format); }
QString Copy::name() const { return nameOf(at); }
QString pathOf(const QString &folder, const QDateTime &utc, bool good) { return folder + u'/' + nameOf(utc) + u'.' + (good ? tried : fresh); }

QList<Copy> copiesIn(const QString &folder, const QDateTime &now)
{
    QList<Copy> copies;
    const QFileInfoList files = QDir(folder).entryInfoList({u"*."_s + fresh, u"*."_s + tried}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        QDateTime at = QDateTime::fromString(file.completeBaseName(), format);
        at.setTimeSpec(Qt::UTC);
        if (at.isValid() && nameOf(at) == file.completeBaseName())
            copies.append({file.filePath(), at, file.suffix() == tried, file.size()});
    }
    std::ranges::stable_sort(copies, std::ranges::greater(), &Copy::at);
    std::stable_partition(copies.begin(), copies.end(), [&](const Copy &copy) { return copy.at <= now; });
    return copies;
}

QList<Copy> superseded(const QList<Copy> &copies, const Keep &keep)
{
    QSet<QDate> days;
    QSet<int> weeks;
    bool newerIsGood = false;
    QList<Copy> gone;
    for (const Copy &copy : copies) {
        if (!copy.good) {
            if (newerIsGood)
                gone.append(copy);
            continue;
        }
        const bool ofDay = !days.contains(dayOf(copy)) && days.size() < std::max(keep.days, 1);
        const bool ofWeek = !weeks.contains(weekOf(copy)) && weeks.size() < keep.weeks;
        if (ofDay)
            days.insert(dayOf(copy));
        if (ofWeek)
            weeks.insert(weekOf(copy));
        if (!ofDay && !ofWeek)
            gone.append(copy);
        newerIsGood = true;
    }
    return gone;
}

} // namespace madoguchi::backup
