#include "store/migrator.h"

#include "crypto/digest.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace madoguchi::store {

using namespace Qt::StringLiterals;

namespace {

struct Migration {
    QString name;
    QByteArray sql, hash;
};

Error failed(const QString &why) { return {ErrorCode::StoreFailed, {why}, {}}; }

/// The files in order; numbers run from 1 without a gap.
Result<QList<Migration>> readMigrations(const QString &dir)
{
    static const QRegularExpression form(u"^(\\d{4})_[a-z_]+\\.sql$"_s);
    QList<Migration> migrations;
    const QStringList names = QDir(dir).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const auto match = form.match(name);
        QFile file(QDir(dir).filePath(name));
        if (!match.hasMatch() || match.captured(1).toInt() != migrations.size() + 1 || !file.open(QIODevice::ReadOnly))
            return failed(name);
        const QByteArray sql = file.readAll();
        migrations.append({name, sql, crypto::sha256(sql)});
    }
    if (migrations.isEmpty())
        return failed(dir);
    return migrations;
}

Result<qint64> number(Transaction &transaction, QByteArrayView sql)
{
    MADOGUCHI_ASSIGN(Statement statement, transaction.query(sql));
    MADOGUCHI_ASSIGN(const bool any, statement.next());
    return any ? statement.integer(0) : 0;
}

Result<Done> checkApplied(Transaction &transaction, const QList<Migration> &migrations, qint64 version)
{
    MADOGUCHI_ASSIGN(Statement applied, transaction.query("SELECT number, hash FROM schema_migration ORDER BY number"));
    for (qint64 i = 0; i < version; ++i) {
        MADOGUCHI_ASSIGN(const bool any, applied.next());
        if (!any || applied.integer(0) != i + 1 || applied.blob(1) != migrations[i].hash)
            return Error{ErrorCode::MigrationChanged, {migrations[i].name}, {}};
    }
    return done();
}

} // namespace

Result<Done> migrate(Connection &connection, const QString &dir, const QByteArray &applicationId)
{
    if (applicationId.size() != 4)
        return failed(u"application id"_s);
    qint64 id = 0;
    for (const char letter : applicationId)
        id = id << 8 | static_cast<unsigned char>(letter);
    MADOGUCHI_ASSIGN(const QList<Migration> migrations, readMigrations(dir));

    MADOGUCHI_ASSIGN(Transaction transaction, Transaction::begin(connection));
    MADOGUCHI_ASSIGN(const qint64 foundId, number(transaction, "PRAGMA application_id"));
    MADOGUCHI_ASSIGN(const qint64 version, number(transaction, "PRAGMA user_version"));
    MADOGUCHI_ASSIGN(const qint64 tables, number(transaction, "SELECT count(*) FROM sqlite_schema"));
    const bool isNew = foundId == 0 && version == 0 && tables == 0;
    if (!isNew && foundId != id)
        return ErrorCode::StoreForeign;
    if (version > migrations.size())
        return Error{ErrorCode::StoreNewer, {QString::number(version), QString::number(migrations.size())}, {}};
    if (isNew) {
        MADOGUCHI_TRY(transaction.exec("PRAGMA application_id = " + QByteArray::number(id)));
        MADOGUCHI_TRY(transaction.exec("CREATE TABLE schema_migration ("
                                       "number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash BLOB NOT NULL, applied_at TEXT NOT NULL) STRICT"));
    }
    MADOGUCHI_TRY(checkApplied(transaction, migrations, version));
    if (version == migrations.size())
        return done();
    for (qint64 i = version; i < migrations.size(); ++i) {
        MADOGUCHI_TRY(connection.script(migrations[i].sql));
        MADOGUCHI_TRY(transaction.exec("INSERT INTO schema_migration VALUES (?1, ?2, ?3, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
                                       {i + 1, migrations[i].name, migrations[i].hash}));
    }
    MADOGUCHI_TRY(transaction.exec("PRAGMA user_version = " + QByteArray::number(migrations.size())));
    return transaction.commit();
}

Result<QString> quarantine(const QString &databasePath)
{
    const QFileInfo database(databasePath);
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    QDir target(database.dir().filePath(u"quarantine/"_s + stamp));
    if (target.exists() || !target.mkpath(u"."_s))
        return ErrorCode::FileUnwritable;
    // The database first: SQLite removes a -wal that has no database, but would apply it to a new one.
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s}) {
        const QString from = databasePath + suffix;
        if (QFile::exists(from) && !QFile::rename(from, target.filePath(database.fileName() + suffix)))
            return ErrorCode::FileUnwritable;
    }
    return target.path();
}

} // namespace madoguchi::store
