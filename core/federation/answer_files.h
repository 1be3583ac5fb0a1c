#pragma once

#include "exchange/interface_file.h"
#include "store/transaction.h"

#include <QJsonObject>

namespace madoguchi::federation {

/// What a cycle has to tell: rows by municipality and layout.
using Answers = QMap<QString, QMap<QString, QList<exchange::Row>>>;

// A row, or a request, as a column of the store keeps it.
QJsonObject objectOf(const exchange::Row &row); ///< nothing is told as an empty text
exchange::Row rowOf(const QJsonObject &object);
QString compact(const QJsonObject &object);
QJsonObject objectOf(const QString &json);

/// The files that municipalities fetch, stored in parts: one may be larger than a value in the database, and a range of it
/// is read without the rest.
class AnswerFiles {
public:
    struct New {
        QString municipality, layout, name;
        qint64 sequence = 0, records = 0;
        QString at;
    };
    static Result<Done> put(store::Transaction &transaction, const New &file, const QByteArray &content);
    static Result<QByteArray> bytes(store::Connection &connection, const QString &id, qint64 from, qint64 until); ///< `until` exclusive
};

} // namespace madoguchi::federation
