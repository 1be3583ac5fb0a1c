#pragma once

#include "api/link_service.h"
#include "sync/file_table.h"

namespace madoguchi::sync {

/// What the station behind the federation says of one row of a file of persons. Invalid times: not yet.
struct SupplyRow {
    int line = 0;
    QDateTime registered; ///< at 医療保険者等向け中間サーバー
    QDateTime visible;    ///< in オンライン資格確認
    QDateTime stopped;    ///< refused there with `code`, and not registered since
    QString code;
};

/// The federation has accepted a file of persons: from now on the station behind it owes an answer for each row. `lines`: those that were queued here.
Result<Done> expectSupply(store::Transaction &transaction, const FileRow &file, const QList<FileLine> &lines, const QDateTime &utc);
/// Files of which not every row is visible yet, newest first.
Result<QList<FileRow>> filesToAskFor(store::Connection &connection, const QDateTime &acceptedSince);
/// Writes what a verified answer says; how many rows have changed. Lines that are not of the file: FieldInvalid.
Result<int> keepSupply(store::Transaction &transaction, const FileId &file, const QList<SupplyRow> &rows, const QByteArray &receipt);

/// Stations 中間サーバー and 資格確認 of a delivery or of a file; nothing: it has no person's row at the federation.
struct SupplyStations {
    api::Delivery::Station intermediate, verification;
};
Result<std::optional<SupplyStations>> supplyOfEntry(store::Connection &connection, qint64 entry); ///< 0: none
Result<std::optional<SupplyStations>> supplyOfFile(store::Connection &connection, const FileId &file);

/// How the two stations stand, over all files.
Result<api::SupplyStatus> supplyStatus(store::Connection &connection);
/// Whether somebody behind the federation answers at all; where nobody does, nothing can be confirmed.
Result<bool> nextStationAnswers(store::Connection &connection);
Result<Done> setNextStationAnswers(store::Transaction &transaction, bool answers);

} // namespace madoguchi::sync
