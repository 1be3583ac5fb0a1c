#pragma once

#include "store/connection.h"

namespace madoguchi::store {

/// Applies the numbered SQL files of `dir` (NNNN_room.sql) that are newer than PRAGMA user_version: all pending ones
/// and the new version in one transaction. Table schema_migration keeps number, name, SHA-256 and time of each.
/// Errors: StoreNewer (file newer than the program), MigrationChanged (an applied file was edited), StoreFailed.
Result<Done> migrate(Connection &connection, const QString &dir, const QByteArray &applicationId);

/// Moves a damaged database (with -wal and -shm) into DIR/quarantine/<UTC time>/, where support finds it. Never deletes.
Result<QString> quarantine(const QString &databasePath);

} // namespace madoguchi::store
