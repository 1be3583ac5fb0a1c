#pragma once

#include "api/actor.h"
#include "people/household.h"
#include "people/office.h"
#include "store/transaction.h"

#include <QHash>

namespace madoguchi::people {

/// A row of the day's interface files, by the column keys of resources/interface/layouts. Receipts by 宛名番号 stand in the number columns; a number never does (C-20).
struct FederationRow {
    QString layout;    ///< F1 資格情報(世帯), F2 資格情報(個人)
    QString addressee; ///< F2
    QJsonObject body;
};
/// What F1 says of a household, and F2 of a cover, without 処理区分, 履歴番号, time and number. F1 is empty where nobody was ever insured.
QJsonObject householdRow(const Household &household, const Office &office);
QJsonObject personRow(const Household &household, const Member &member, const Eligibility &cover, const Office &office);
/// What the federation must be told when `before` (nothing: a new household) becomes `after`: 新規 what begins, 変更 what is otherwise, 取消 what never was.
/// Raises the 履歴番号 of `after` with each row.
QList<FederationRow> rowsBetween(const std::optional<Household> &before, Household &after, const Office &office, const QHash<QString, QString> &receipts,
                                 const QDateTime &utc);
/// 変更 for the sake of a number that came when the row had left without one: the cover as it stands, under the 履歴番号 that it has. Nothing: there is no cover.
std::optional<FederationRow> numberRow(const Household &household, const QString &addressee, const Office &office, const QString &receipt, const QDateTime &utc);
/// For the day's files, in the caller's transaction. What was refused of the same household or person is closed; where that had been its beginning, the
/// federation has nothing to change or to cancel yet, and the row says so.
Result<Done> queueRows(store::Transaction &transaction, const HouseholdId &household, const QList<FederationRow> &rows, const api::Actor &actor, const QDateTime &utc);

} // namespace madoguchi::people
