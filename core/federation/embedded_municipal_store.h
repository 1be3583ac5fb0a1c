#pragma once

#include "base/clock.h"
#include "exchange/schema.h"
#include "federation/embedded_store.h"
#include "federation/municipal_store.h"
#include "federation/receipts.h"
#include "journal/entry.h"

namespace madoguchi::federation {

/// One municipality's store in SQLCipher.
class EmbeddedMunicipalStore final : public MunicipalStore {
public:
    EmbeddedMunicipalStore(std::unique_ptr<store::Store> store, const exchange::SchemaSet &schemas, const Receipts &receipts, const Clock &clock)
        : m_store(std::move(store)), m_schemas(schemas), m_receipts(receipts), m_clock(clock)
    {
    }
    QFuture<Result<Standing>> standing(Tenant tenant, FeedPoint known) override;
    QFuture<Result<Changed>> change(Tenant tenant, QJsonArray items, FeedPoint known, std::shared_ptr<const directory::DirectoryContent> directory) override;
    QFuture<Result<directory::DirectoryContent>> directory(QString municipality) override;
    QFuture<Result<directory::DirectoryContent>> sealTo(QString municipality, crypto::PublicKey federationKey) override;
    QFuture<Result<Ordered>> order(Tenant tenant, SentOrder sent, crypto::TrustStore trust) override;
    QFuture<Result<Expiry>> expired(QDate day) override;
    QFuture<Result<Done>> clearErased() override;
    QFuture<Result<api::TryCount>> countTry(StaffId staff, QByteArray statement, QDateTime shownAt) override;
    QFuture<Result<Done>> forgetTries(StaffId staff, QDateTime shownAt) override;
    QFuture<Result<FeedPage>> feed(Tenant tenant, qint64 after, int limit, FeedPoint known) override;
    QFuture<Result<QList<Fed>>> fed() override;
    QFuture<Result<Exposure>> exposure(Tenant tenant, QDate until) override;
    QFuture<Result<QList<QJsonObject>>> witnessed() override;
    QFuture<Result<Witnessed>> witness(Tenant tenant, Witnessing witnessing) override;
    QFuture<Result<Done>> showOutside(Tenant tenant, QList<QByteArray> payloads) override;
    QFuture<Result<qint64>> giveUpOutside(Tenant tenant, QString reason) override;
    QFuture<Result<Retired>> retire(Tenant tenant, QByteArray statement) override;
    void close() override { m_store->close(); }

    static QString originOf(const Tenant &tenant); ///< "madoguchi/<municipality>/<terminal>/record"
    /// Appends an item to the feed: changes and seeding.
    static Result<qint64> appendToFeed(store::Transaction &transaction, const QString &kind, const QString &aggregate, qint64 version,
                                       const QString &actor, const QString &terminal, const QString &at, const QJsonObject &body,
                                       const QString &contents = {}); ///< as migrations/municipal has them
    /// Founds the municipality, or puts another directory in its place: seeding.
    static Result<Done> setDirectory(store::Transaction &transaction, const directory::DirectoryContent &content);
    /// Name of the schema of a kind's body; empty: not of this store.
    static QString bodySchema(const QString &kind);

private:
    Result<QJsonObject> changeOne(store::Transaction &transaction, const Tenant &tenant, const QJsonObject &item, const directory::DirectoryContent &directory);
    Result<Ordered> orderNow(store::Transaction &transaction, const Tenant &tenant, const SentOrder &sent, const crypto::TrustStore &trust);
    Result<Done> eraseNow(store::Transaction &transaction, const Tenant &tenant, const directory::Ordered &ordered, const api::EraseExpired &order);
    QFuture<Result<bool>> clearSome();
    QFuture<Result<Done>> clearErased(int slices);
    Result<std::optional<directory::DirectoryContent>> noteTold(store::Transaction &transaction, const Tenant &tenant, const QList<journal::Entry> &entries);
    Result<Retired> retireNow(store::Transaction &transaction, const Tenant &tenant, const QByteArray &statement);
    Result<Witnessed> witnessNow(store::Transaction &transaction, const Tenant &tenant, const Witnessing &witnessing);
    std::unique_ptr<store::Store> m_store;
    const exchange::SchemaSet &m_schemas;
    const Receipts &m_receipts;
    const Clock &m_clock;
};

} // namespace madoguchi::federation
