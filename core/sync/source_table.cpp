#include "sync/source_table.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

Result<QList<SourceRow>> sourceRows(store::Connection &connection)
{
    QList<SourceRow> sources;
    {
        MADOGUCHI_ASSIGN(auto row, connection.query("SELECT s.file, s.name, s.sha256, s.numbers, s.differing, s.refused, s.erased_at, s.erased, s.medium FROM source_file s"
                                                    " JOIN interface_file f ON f.id = s.file ORDER BY f.at DESC, f.layout DESC, f.id DESC"));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool found, row.next());
            if (!found)
                break;
            SourceRow source;
            source.file.file.id = FileId(row.text(0));
            source.name = row.text(1);
            source.sha256 = row.blob(2);
            source.numbers = static_cast<int>(row.integer(3));
            source.differing = static_cast<int>(row.integer(4));
            source.refused = static_cast<int>(row.integer(5));
            if (!row.isNull(6))
                source.erasedAt = QDateTime::fromMSecsSinceEpoch(row.integer(6), Qt::UTC);
            source.erased = row.text(7);
            source.medium = row.text(8);
            sources.append(source);
        }
    }
    for (SourceRow &source : sources) {
        MADOGUCHI_ASSIGN(source.file, fileRow(connection, source.file.file.id));
    }
    return sources;
}

Result<QList<api::MediumIntake>> mediumIntakes(store::Connection &connection)
{
    constexpr int mostShown = 500; // and whatever still lies there
    QList<api::MediumIntake> intakes;
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT s.medium, s.name, f.name, f.records, f.at, s.taken_by, s.erased_at, f.state FROM source_file s JOIN interface_file f ON f.id = s.file"
                                                " WHERE s.medium <> '' ORDER BY s.erased_at IS NULL DESC, f.at DESC, f.id DESC"));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found)
            break;
        if (intakes.size() >= mostShown && !row.isNull(6))
            break;
        intakes.append({row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3)), QDateTime::fromMSecsSinceEpoch(row.integer(4), Qt::UTC), row.text(5),
                        row.isNull(6) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(row.integer(6), Qt::UTC), row.text(7) == "refused"_L1});
    }
    std::ranges::stable_sort(intakes, std::greater(), &api::MediumIntake::takenAt);
    return intakes;
}

Result<Done> putSource(store::Transaction &transaction, const SourceRow &row)
{
    return transaction.exec("INSERT INTO source_file (file, name, medium, sha256, numbers, differing, refused, taken_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                            " ON CONFLICT (file) DO UPDATE SET name = ?2, medium = ?3, sha256 = ?4, numbers = ?5, differing = ?6, refused = ?7, taken_by = ?8",
                            {row.file.file.id.text(), row.name, row.medium.isNull() ? u""_s : row.medium, row.sha256, row.numbers, row.differing, row.refused, row.takenBy.isNull() ? u""_s : row.takenBy});
}

Result<FileId> refusedSource(store::Connection &connection, const QByteArray &sha256)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT s.file FROM source_file s JOIN interface_file f ON f.id = s.file WHERE s.sha256 = ?1 AND f.state = 'refused' ORDER BY f.at DESC LIMIT 1", {sha256}));
    MADOGUCHI_ASSIGN(const bool found, row.next());
    return found ? FileId(row.text(0)) : FileId();
}

QString sourceDetail(const QString &what, const QString &medium, const QByteArray &sha256)
{
    return (medium.isEmpty() ? what : what + u' ' + medium) + u' ' + QString::fromLatin1(sha256.toHex());
}

Result<Done> setErased(store::Transaction &transaction, const FileId &file, const QString &how, const QDateTime &utc)
{
    return transaction.exec("UPDATE source_file SET erased_at = ?2, erased = ?3 WHERE file = ?1", {file.text(), utc.toMSecsSinceEpoch(), how});
}

Result<QList<FileRow>> toHandBack(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto files, fileRows(connection, false));
    QSet<QString> handed;
    // What is over its period has no contents any more (C-22).
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT file FROM handed_back UNION SELECT id FROM interface_file AS f WHERE NOT EXISTS (SELECT 1 FROM interface_file_part AS p WHERE p.file = f.id)"));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found)
            break;
        handed.insert(row.text(0));
    }
    files.removeIf([&](const FileRow &file) { return file.state != "imported"_L1 || handed.contains(file.file.id.text()); });
    return files;
}

Result<int> countHandedBack(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT count(*) FROM handed_back"));
    MADOGUCHI_TRY(row.next());
    return static_cast<int>(row.integer(0));
}

Result<Done> setHandedBack(store::Transaction &transaction, const FileId &file, const QString &name, const QDateTime &utc)
{
    return transaction.exec("INSERT INTO handed_back (file, name, at) VALUES (?1, ?2, ?3)", {file.text(), name, utc.toMSecsSinceEpoch()});
}

} // namespace madoguchi::sync
