#pragma once

#include "base/result.h"

#include <QDate>
#include <QString>

namespace madoguchi::domain {

/// The values are the era digits of interface files and claims.
enum class Era { Meiji = 1, Taisho, Showa, Heisei, Reiwa };

struct EraYear {
    Era era;
    int year; ///< 1 = 元年
};

/// A date as somebody wrote it; a year or a month is a stretch of days.
struct DateInput {
    enum class Precision { Day, Month, Year } precision = Precision::Day;
    QDate from, until; ///< first and last day, both meant; equal for a day
    friend bool operator==(const DateInput &, const DateInput &) = default;
};

/// Any form in use at the counter, any width: S30.1.1 · s300101 · 3300101 · 昭和30年1月1日 · 昭和元年 · 1955/1/1 · 1955-01-01 · 19550101;
/// without the day or the month too. Strict: a day must lie in the era that is named.
/// Error DateInvalid; args[0] is the same day in its own era (平成31年5月1日 → 令和元年5月1日) where there is one.
Result<DateInput> parseDate(const QString &text);
/// As parseDate, but a whole day must be named. DateInvalid.
Result<QDate> parseDay(const QString &text);

/// One way to read six digits that name no era (300101), and how to write it so that there is no other (S30.1.1).
struct BirthReading {
    QDate date;
    bool western = false;
    QString written;
    friend bool operator==(const BirthReading &, const BirthReading &) = default;
};
/// 昭和, 平成, 令和, then the western year: whoever they may mean as a date of birth of somebody up to 110 years old. Empty: not six digits, or no such day.
QList<BirthReading> birthReadings(const QString &text, QDate today);

/// The era of a day; before 1868-01-25 (明治元年) there is none here.
std::optional<EraYear> eraYear(QDate date);
QString formatWareki(QDate date);      ///< 昭和30年1月1日, 令和元年5月1日; the ISO form before 明治; empty for an invalid date
QString formatWarekiShort(QDate date); ///< S30.1.1
QString formatWareki(const DateInput &input); ///< as precise as the input: 昭和30年, 昭和30年1月

/// A date of birth that the register knows in part: 1955-00-00 or 1955-01-00; "" if wholly unknown.
bool isPartialDate(const QString &iso);
/// 昭和30年1月1日 · 昭和30年(月日不詳) · 昭和30年1月(日不詳) · 不詳. Takes ISO dates, whole or partial.
QString formatBirth(const QString &iso);

} // namespace madoguchi::domain
