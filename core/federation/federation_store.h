#pragma once

#include "federation/continuity.h"
#include "federation/next_station.h"
#include "federation/number_ledger.h"

#include <QFuture>
#include <QJsonArray>

namespace madoguchi::federation {

/// The federation's side: numbers, files, what is known of eligibility. Everything is asked as a tenant and answered from
/// that tenant's part; what belongs to another is NotFound, as if it were not there.
class FederationStore {
public:
    virtual ~FederationStore() = default;

    struct NumberAnswer {
        QString answer; ///< "matches", "differs", "received"
        QString receipt;
    };
    struct NumberRequest {
        QString id; ///< of the terminal: asked again, it is answered as before (PreconditionFailed: for somebody else)
        QString addressee, reception;
        std::function<Result<KeptNumber>()> open; ///< called if the id is new; empty: the number that the register has delivered
    };
    /// NumberNotInRegister, and what `open` refuses.
    virtual QFuture<Result<NumberAnswer>> number(Tenant tenant, NumberRequest request) = 0;

    /// One result for each, in order; one transaction.
    virtual QFuture<Result<QJsonArray>> continuity(Tenant tenant, QList<ContinuityCall> calls) = 0;

    struct Sequence {
        qint64 sequence = 0, previous = 0;
    };
    /// The first number under which nothing was uploaded, whoever had it in hand; else the next new one.
    virtual QFuture<Result<Sequence>> sequence(Tenant tenant, QString layout) = 0;
    /// Numbers handed out before today, or to none of `terminals`, under which nothing was uploaded are nobody's again.
    /// Files held behind one of them are refused: each terminal composes anew under the number that it gets then.
    virtual QFuture<Result<Done>> takeBack(QString municipality, QStringList terminals) = 0;

    struct UploadRequest {
        QString layout;
        qint64 sequence = 0;
        QString sha256; ///< hex
        qint64 length = 0;
    };
    virtual QFuture<Result<QString>> createUpload(Tenant tenant, UploadRequest request) = 0;
    struct UploadStanding {
        qint64 received = 0, length = 0;
    };
    virtual QFuture<Result<UploadStanding>> upload(Tenant tenant, QString id) = 0;
    /// PreconditionFailed: `offset` is not where the upload stands. With the last byte the file is checked.
    virtual QFuture<Result<UploadStanding>> append(Tenant tenant, QString id, qint64 offset, QByteArray bytes) = 0;
    virtual QFuture<Result<QJsonObject>> result(Tenant tenant, QString id) = 0; ///< `UploadResult`

    struct FileList {
        qint64 head = 0;
        QString epoch;
        QJsonArray files; ///< `File`
    };
    virtual QFuture<Result<FileList>> files(Tenant tenant, qint64 after) = 0;
    struct Range {
        bool asked = false; ///< not, or not understood: the whole is answered
        qint64 from = 0, until = 0; ///< `until` exclusive; from ≥ until: outside
    };
    using WantedRange = std::function<Range(const QString &sha256, qint64 size)>;
    struct FileContent {
        QString sha256;
        qint64 size = 0; ///< of the whole
        Range range;
        QByteArray bytes; ///< of the range alone, if one was asked for
    };
    virtual QFuture<Result<FileContent>> file(Tenant tenant, QString id, WantedRange wanted) = 0;

    /// What has become, at the next station, of the rows of an accepted file of persons behind line `after`.
    virtual QFuture<Result<NextStation::Page>> supply(Tenant tenant, qint64 sequence, qint64 after) = 0;
    /// Runs the daily cycle of a municipality if its hour has come since the last one; answers how many files it wrote.
    virtual QFuture<Result<int>> cycleIfDue(QString municipality) = 0;
    virtual void close() = 0;
};

} // namespace madoguchi::federation
