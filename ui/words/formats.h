#pragma once

#include <QDateTime>
#include <QString>

namespace madoguchi::ui {

/// Times are shown as they are in Japan, whatever the zone of the machine.
QDateTime inJapan(const QDateTime &utc);
QString clockTime(const QDateTime &utc);            ///< 10:42
QString dayAndYear(QDate date);                     ///< 令和9年6月20日（2027）
QString dayAndTime(const QDateTime &utc);           ///< 令和8年11月20日 10:42
QString shortTime(const QDateTime &utc, QDate today); ///< 10:42 today, else 11月19日 18:00; 「なし」 if invalid
QString ago(const QDateTime &utc, const QDateTime &now); ///< 3分前; 「なし」 if invalid
QString duration(qint64 seconds);                   ///< 約3分, 45秒
QString bytes(qint64 count);                        ///< 1.2 MB
QString grouped(qint64 number);                     ///< 20,000

} // namespace madoguchi::ui
