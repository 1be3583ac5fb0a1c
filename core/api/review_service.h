#pragma once

#include "api/order.h"
#include "api/record_service.h"

#include <QMap>

namespace madoguchi::api {

enum class ReviewSeverity { Attention, Serious };

/// A rule by which entries of the record stand out (resources/review).
struct ReviewRule {
    QString id;
    ReviewSeverity severity = ReviewSeverity::Attention;
    QDate effective;   ///< the first day that it looks at
    QMap<QString, int> parameters;
    QString undecided; ///< why the program cannot decide it yet, a coded word; empty: it does
};

/// Entries that stand out together.
struct ReviewCase {
    QString id; ///< of rule, terminal and first entry: the same at every look
    QString rule;
    ReviewSeverity severity = ReviewSeverity::Attention;
    QString staff, staffName; ///< both empty: nobody was logged in
    QDateTime from, until;    ///< UTC
    qint64 first = 0, last = 0, count = 0;
    QList<qint64> entries;    ///< their numbers, at most mostEntriesOfCase of `count`
    friend bool operator==(const ReviewCase &, const ReviewCase &) = default;
};
inline constexpr int mostEntriesOfCase = 200, mostCases = 1000;

} // namespace madoguchi::api
