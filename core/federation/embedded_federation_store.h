#pragma once

#include "base/clock.h"
#include "exchange/interface_file.h"
#include "federation/embedded_store.h"
#include "federation/federation_store.h"
#include "federation/intake.h"
#include "federation/receipts.h"
#include "federation/server_config.h"

namespace madoguchi::federation {

/// The federation's store in SQLCipher.
class EmbeddedFederationStore final : public FederationStore {
public:
    EmbeddedFederationStore(std::unique_ptr<store::Store> store, const ServerConfig &config, const QMap<QString, exchange::Layout> &layouts,
                            const Receipts &receipts, const Clock &clock)
        : m_store(std::move(store)), m_config(config), m_layouts(layouts), m_receipts(receipts), m_clock(clock)
    {
    }
    QFuture<Result<NumberAnswer>> number(Tenant tenant, NumberRequest request) override;
    QFuture<Result<QJsonArray>> continuity(Tenant tenant, QList<ContinuityCall> calls) override;
    QFuture<Result<Sequence>> sequence(Tenant tenant, QString layout) override;
    QFuture<Result<Done>> takeBack(QString municipality, QStringList terminals) override;
    QFuture<Result<QString>> createUpload(Tenant tenant, UploadRequest request) override;
    QFuture<Result<UploadStanding>> upload(Tenant tenant, QString id) override;
    QFuture<Result<UploadStanding>> append(Tenant tenant, QString id, qint64 offset, QByteArray bytes) override;
    QFuture<Result<QJsonObject>> result(Tenant tenant, QString id) override;
    QFuture<Result<FileList>> files(Tenant tenant, qint64 after) override;
    QFuture<Result<FileContent>> file(Tenant tenant, QString id, WantedRange wanted) override;
    QFuture<Result<NextStation::Page>> supply(Tenant tenant, qint64 sequence, qint64 after) override;
    QFuture<Result<int>> cycleIfDue(QString municipality) override;
    void close() override { m_store->close(); }

private:
    struct Upload {
        QString id, terminal, layout;
        qint64 sequence = 0;
        QString sha256;
        qint64 length = 0, received = 0;
        QString state;
    };
    static Result<std::optional<NumberAnswer>> answeredBefore(store::Transaction &transaction, const Tenant &tenant, const NumberRequest &request);
    static Result<std::optional<KeptNumber>> knownNumber(store::Transaction &transaction, const Tenant &tenant, const QString &addressee);
    static Result<Upload> find(store::Connection &connection, const Tenant &tenant, const QString &id);
    static Result<qint64> lastAccepted(store::Connection &connection, const QString &municipality, const QString &layout);
    static Result<bool> isInOtherHands(store::Connection &connection, const QString &municipality, const Upload &upload);
    static Result<Done> takeBackFrom(store::Transaction &transaction, const QString &municipality, const QString &layout, qint64 sequence);
    static QJsonObject refusal(const char *code, const char *reason); ///< the answer to an upload
    static Result<Done> settle(store::Transaction &transaction, const QString &upload, const QString &state, const QJsonObject &answer);
    /// What follows the last byte: place in the sequence, check, acceptance; then whatever was held behind it.
    Result<Done> conclude(store::Transaction &transaction, const Tenant &tenant, const Upload &upload);
    Result<bool> concludeOne(store::Transaction &transaction, const QString &municipality, const Upload &upload); ///< accepted?
    Result<bool> check(store::Transaction &transaction, const QString &municipality, const Upload &upload, const QByteArray &content);
    Result<Done> accept(store::Transaction &transaction, const QString &municipality, const Upload &upload, const exchange::ReadFile &file,
                        const QList<Finding> &findings);
    Result<Done> rememberHousehold(store::Transaction &transaction, const QString &municipality, const exchange::Row &row) const;
    Result<int> runCycle(store::Transaction &transaction, const QString &municipality, bool extract);
    /// Where answers come as soon as they can.
    Result<Done> answerAtOnce(store::Transaction &transaction, const QString &municipality);

    std::unique_ptr<store::Store> m_store;
    const ServerConfig &m_config;
    const QMap<QString, exchange::Layout> &m_layouts;
    const Receipts &m_receipts;
    const Clock &m_clock;
};

} // namespace madoguchi::federation
