#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

/// What has been kept for its period and may be erased (C-22). resources/retention says the periods.
namespace madoguchi::api {

/// One thing whose period is over.
struct ExpiredItem {
    QString kind;      ///< of the feed: "household", "reception" …; "member": of a household that stays
    QString id;        ///< internal
    QString label;     ///< 記号番号, 受付番号 or 届出番号; empty: it has none that means something to anybody
    QDate keptUntil;   ///< the last day of the period
    int persons = 0;   ///< of a household: of so many
};
struct ExpiredCount {
    QString kind;
    int count = 0;
    QDate oldest;      ///< keptUntil of the one that is over longest
};
/// All that would be erased on a day.
struct ExpiredList {
    QDate day;
    QByteArray digest;         ///< SHA-256 of the whole list; the order names it
    int count = 0;             ///< of all kinds
    int superseded = 0;        ///< former versions of what stays, whose period is over too
    QList<ExpiredCount> kinds; ///< only those with any
    QList<ExpiredItem> items;  ///< the first `shown`, what has been over longest first
    static constexpr int shown = 500;
    bool isEmpty() const { return count == 0 && superseded == 0; }
};

/// An erasure that was ordered.
struct ErasureView {
    QDate day;
    QDateTime at;
    QString by;
    int count = 0;
    int terminals = 0;    ///< in use today
    QStringList waiting;  ///< those of them whose record does not say yet that it was carried out there
};

} // namespace madoguchi::api
