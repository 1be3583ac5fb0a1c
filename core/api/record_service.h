#pragma once

#include "api/actor.h"

#include <QFuture>
#include <QObject>

namespace madoguchi::api {

enum class Outcome { Done, Denied, Failed };

/// One entry of the record as it can be shown: no resident's name, ever.
struct RecordLine {
    qint64 sequence = 0;
    QDateTime at; ///< UTC
    QString staff, staffName, role;
    QString useCase; ///< id of the registry
    QString object;  ///< internal id, or empty
    QString receptionNumber;
    Outcome outcome = Outcome::Done;
    qint64 count = -1;
    QString detail; ///< coded: searched fields, lock cause, error code
    bool anchored = false;
};
struct RecordHead {
    qint64 size = 0;
    QByteArray root;
    QDateTime signedAt;
    qint64 anchored = 0;
    QDateTime anchoredAt;
};

class RecordService : public QObject {
    Q_OBJECT
public:
    virtual QFuture<Result<QList<RecordLine>>> entries(qint64 before, int limit) = 0; ///< newest first; before = 0: from the end
    virtual RecordHead head() const = 0;

Q_SIGNALS:
    void headChanged();
};

} // namespace madoguchi::api
