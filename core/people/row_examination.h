#pragma once

#include "api/link_service.h"
#include "people/household.h"
#include "people/office.h"
#include "store/transaction.h"

namespace madoguchi::people {

/// A row of the day's files before it leaves (C-36): where what the federation will believe after it is not what stands here. Dates in the arguments are ISO, items the
/// columns' keys. Nothing of a household that is not here.
Result<QList<api::PreviewWarning>> examineRow(store::Connection &connection, const Office &office, const QString &layout, const QMap<QString, QString> &row);

/// What the federation has been told of a person's cover, row by row as they leave; `from` is 適用開始年月日.
struct ToldRow {
    QString operation; ///< 処理区分
    QString from;
};
/// Beginnings of the covers that it believes in after `rows`: 新規 adds one, 変更 is about the one of that day or else the last, 取消 takes one away.
QStringList believed(const QList<ToldRow> &rows);

} // namespace madoguchi::people
