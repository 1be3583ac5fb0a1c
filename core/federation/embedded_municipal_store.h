#pragma once

#include "base/clock.h"
#include "exchange/schema.h"
#include "federation/embedded_store.h"
#include "federation/municipal_store.h"
#include "federation/receipts.h"

namespace madoguchi::federation {

/// One municipality's store in SQLCipher.
class EmbeddedMunicipalStore final : public MunicipalStore {
public:
    EmbeddedMunicipalStore(std::unique_ptr<store::Store> store, const exchange::SchemaSet &schemas, const Receipts &receipts, const Clock &clock)
        : m_store(std::move(store)), m_schemas(schemas), m_receipts(receipts), m_clock(clock)
    {
    }
    QFuture<Result<Standing>> standing(Tenant tenant) override;
    QFuture<Result<QJsonArray>> change(Tenant tenant, QJsonArray items) override;
    QFuture<Result<FeedPage>> feed(qint64 after, int limit) override;
    QFuture<Result<Witnessed>> witness(Tenant tenant, Witnessing witnessing) override;
    void close() override { m_store->close(); }

    static QString originOf(const Tenant &tenant); ///< "madoguchi/<municipality>/<terminal>/record"
    /// Appends an item to the feed: changes and seeding.
    static Result<qint64> appendToFeed(store::Transaction &transaction, const QString &kind, const QString &aggregate, qint64 version,
                                       const QString &actor, const QString &terminal, const QString &at, const QJsonObject &body);
    /// Name of the schema of a kind's body; empty: not of this store.
    static QString bodySchema(const QString &kind);

private:
    Result<QJsonObject> changeOne(store::Transaction &transaction, const Tenant &tenant, const QJsonObject &item);
    Result<Witnessed> witnessNow(store::Transaction &transaction, const Tenant &tenant, const Witnessing &witnessing);
    std::unique_ptr<store::Store> m_store;
    const exchange::SchemaSet &m_schemas;
    const Receipts &m_receipts;
    const Clock &m_clock;
};

} // namespace madoguchi::federation
