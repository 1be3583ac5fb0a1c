#pragma once

#include "domain/retention.h"
#include "store/connection.h"

#include <QHash>
#include <QJsonObject>

namespace madoguchi::federation {

/// One thing of the municipal store whose period is over.
struct ExpiredThing {
    QString kind, aggregate;
    qint64 version = 0;     ///< the one that stands
    QDate keptUntil;
    QString label;          ///< as api::ExpiredItem
    QStringList persons;    ///< internal ids; of a household: all of it, or those who leave one that stays
    QJsonObject left = {};  ///< the household without them; empty: nothing stays
    QStringList given = {}; ///< 記号番号 and 世帯番号 that terminals gave out, of a household that goes: never given again
    bool isPart() const { return !left.isEmpty(); }
};

/// What would be erased on a day (C-22; resources/retention). Nothing about which a matter with the federation is open, nothing that has not ended.
struct Expiry {
    QDate day;
    QList<ExpiredThing> things; ///< by kind and aggregate
    qint64 superseded = 0;      ///< former versions of what stays
    QByteArray digest() const;  ///< of all of it: the same list has the same
};
/// Reads what stands in the whole store.
Result<Expiry> findExpired(store::Connection &connection, QDate day, const QList<domain::RetentionPeriod> &periods);

/// SQL: former versions whose next one was made before ?1 and whose contents are still there; columns kind, aggregate, version.
extern const char *const supersededBefore;
QString momentOf(QDate japaneseDay); ///< its beginning, as times stand in the feed

} // namespace madoguchi::federation
