#pragma once

#include "directory/content.h"
#include "domain/high_cost.h"
#include "domain/individual_number.h"

#include <QDate>
#include <QDateTime>
#include <QJsonObject>

#include <functional>
#include <optional>

namespace madoguchi::federation {

/// One feed item to put into a municipal store; version 1, position in the order given.
struct SeedItem {
    QString kind;      ///< "household", "register" …
    QString aggregate; ///< id of what it is
    QJsonObject body;  ///< as resources/interface/README.md says; checked against openapi.json
};

/// What the federation already knows of one person in one municipality: a delivered number, and the eligibility if the
/// person is (or was) insured there. A register record that nobody has enrolled yet has a number and no dates.
struct SeedKnown {
    QString municipality, addressee;
    std::optional<domain::IndividualNumber> number;
    QString federationId;            ///< 市町村被保険者ID; one person has the same one everywhere; empty = not assigned
    QString household;               ///< 世帯番号, or empty
    QString nameKana;                ///< for W12 (name differs from last time)
    QDate birth;
    QDate prefectureFrom, prefectureUntil; ///< 資格取得/喪失年月日; invalid = open
    QString prefectureFromReason, prefectureUntilReason; ///< A1 …, L1 …
    QDate municipalFrom, municipalUntil; ///< 適用開始/終了年月日; the end is exclusive; invalid = open
    QString headKind;                ///< 世帯主区分 of whoever heads the household: "1" insured, "2" nominal, without dates; empty: another member
    QList<domain::HighCostMonth> months; ///< what the household was paid; told with its head
};

/// Fills the databases of a central profile (DIR/central) before a server works on it: for training and tests. Creates
/// and migrates them with the keys in DIR/keys. Both stream: `next` is called until it answers nothing.
class Seed {
public:
    /// The directory of a municipality, whatever stood before.
    static Result<Done> directory(const QString &centralDir, const directory::DirectoryContent &content);
    /// DIR/municipal-<code>.db. `at` stands as the time of every item; actor is "seed".
    static Result<qint64> municipality(const QString &centralDir, const QString &code, const QDateTime &at,
                                       const std::function<std::optional<SeedItem>()> &next);
    /// DIR/federation.db.
    static Result<qint64> federation(const QString &centralDir, const std::function<std::optional<SeedKnown>()> &next);
};

} // namespace madoguchi::federation
