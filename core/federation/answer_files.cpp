#include "federation/answer_files.h"

#include "base/id.h"
#include "crypto/digest.h"
#include "federation/embedded_store.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {
constexpr qint64 partBytes = 1024 * 1024;
} // namespace

QJsonObject objectOf(const exchange::Row &row)
{
    QJsonObject object;
    for (auto column = row.begin(); column != row.end(); ++column)
        object.insert(column.key(), stored(column.value()));
    return object;
}

exchange::Row rowOf(const QJsonObject &object)
{
    exchange::Row row;
    for (auto column = object.begin(); column != object.end(); ++column)
        row.insert(column.key(), column.value().toString());
    return row;
}

QString compact(const QJsonObject &object) { return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)); }

QJsonObject objectOf(const QString &json) { return QJsonDocument::fromJson(json.toUtf8()).object(); }

Result<Done> AnswerFiles::put(store::Transaction &transaction, const New &file, const QByteArray &content)
{
    qint64 position = 0;
    {
        MADOGUCHI_ASSIGN(auto last, transaction.query("SELECT coalesce(max(position), 0) FROM answer_file WHERE municipality = ?1", {file.municipality}));
        MADOGUCHI_TRY(last.next());
        position = last.integer(0) + 1;
    }
    const QString id = newId();
    MADOGUCHI_TRY(transaction.exec("INSERT INTO answer_file (municipality, position, id, layout, name, sequence, sha256, records, created_at, size) "
                                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                   {file.municipality, position, id, file.layout, file.name, file.sequence, QString::fromLatin1(crypto::sha256(content).toHex()),
                                    file.records, file.at, qint64(content.size())}));
    for (qint64 start = 0; start < content.size(); start += partBytes)
        MADOGUCHI_TRY(transaction.exec("INSERT INTO answer_part (file, start, bytes) VALUES (?1, ?2, ?3)", {id, start, content.mid(start, partBytes)}));
    return done();
}

Result<QByteArray> AnswerFiles::bytes(store::Connection &connection, const QString &id, qint64 from, qint64 until)
{
    QByteArray bytes;
    bytes.reserve(std::max<qint64>(0, until - from));
    MADOGUCHI_ASSIGN(auto parts, connection.query("SELECT start, bytes FROM answer_part WHERE file = ?1 AND start > ?2 AND start < ?3 ORDER BY start", {id, from - partBytes, until}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, parts.next());
        if (!more)
            return bytes;
        const qint64 start = parts.integer(0), skipped = std::max<qint64>(0, from - start);
        bytes += parts.blob(1).mid(skipped, until - start - skipped);
    }
}

} // namespace madoguchi::federation
