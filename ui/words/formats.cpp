#include "ui/words/formats.h"

#include "domain/wareki.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

namespace madoguchi::ui {

namespace {
constexpr int japan = 9 * 3600; // seconds east; no summer time
constexpr qint64 minute = 60, hour = 60 * minute, day = 24 * hour;
} // namespace

QDateTime inJapan(const QDateTime &utc) { return utc.toOffsetFromUtc(japan); }

QString clockTime(const QDateTime &utc) { return inJapan(utc).toString(QStringLiteral("H:mm")); }

QString dayAndYear(QDate date)
{
    return QCoreApplication::translate("Formats", "%1 (%2)").arg(domain::formatWareki(date)).arg(date.year());
}

QString dayAndTime(const QDateTime &utc)
{
    return QCoreApplication::translate("Formats", "%1 %2").arg(dayAndYear(inJapan(utc).date()), clockTime(utc));
}

QString shortTime(const QDateTime &utc, QDate today)
{
    if (!utc.isValid())
        return QCoreApplication::translate("Formats", "never");
    const QDate date = inJapan(utc).date();
    if (date == today)
        return clockTime(utc);
    return QCoreApplication::translate("Formats", "%1/%2 %3").arg(date.month()).arg(date.day()).arg(clockTime(utc));
}

QString ago(const QDateTime &utc, const QDateTime &now)
{
    if (!utc.isValid())
        return QCoreApplication::translate("Formats", "never");
    const qint64 seconds = std::max<qint64>(0, utc.secsTo(now));
    if (seconds < minute)
        return QCoreApplication::translate("Formats", "just now");
    if (seconds < hour)
        return QCoreApplication::translate("Formats", "%1 min ago").arg(seconds / minute);
    if (seconds < day)
        return QCoreApplication::translate("Formats", "%1 h ago").arg(seconds / hour);
    return QCoreApplication::translate("Formats", "%1 days ago").arg(seconds / day);
}

QString duration(qint64 seconds)
{
    if (seconds < minute)
        return QCoreApplication::translate("Formats", "%1 s").arg(seconds);
    if (seconds < hour)
        return QCoreApplication::translate("Formats", "%1 min").arg((seconds + minute / 2) / minute);
    if (seconds < day)
        return QCoreApplication::translate("Formats", "%1 h").arg((seconds + hour / 2) / hour);
    return QCoreApplication::translate("Formats", "%1 days").arg((seconds + day / 2) / day);
}

QString bytes(qint64 count)
{
    if (count < 1024)
        return QCoreApplication::translate("Formats", "%1 bytes").arg(count);
    if (count < 1024 * 1024)
        return QCoreApplication::translate("Formats", "%1 KB").arg(static_cast<double>(count) / 1024, 0, 'f', 0);
    return QCoreApplication::translate("Formats", "%1 MB").arg(static_cast<double>(count) / (1024 * 1024), 0, 'f', 1);
}

QString grouped(qint64 number) { return QLocale(QLocale::Japanese).toString(number); }

} // namespace madoguchi::ui
