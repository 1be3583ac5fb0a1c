#pragma once

#include "store/transaction.h"

namespace madoguchi::federation {

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
