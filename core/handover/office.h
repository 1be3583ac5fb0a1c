#pragma once

#include "api/continuity_service.h"
#include "store/connection.h"

#include <functional>

namespace madoguchi::handover {

/// A household of this counter, as room people knows it; this room knows no persons.
struct Resident {
    HouseholdId household;
    QString headName; ///< kanji
    QString headKana;
    QHash<QString, QString> names; ///< of its members, kanji, by 市町村被保険者ID
};

/// Whose counter this is, and what it asks of other rooms. The functions run on the store's threads.
struct Office {
    QString municipality; ///< 全国地方公共団体コード, 6 digits
    TerminalId terminal;
    std::function<Resident(store::Connection &, const QString &householdNumber)> resident;       ///< empty: not known here
    std::function<QString(store::Connection &, const HouseholdId &)> householdNumber;            ///< 世帯番号; empty: not known here
    std::function<QString(store::Connection &, const QString &municipality)> municipalityName;   ///< empty: unknown here
};

} // namespace madoguchi::handover
