// What has been kept for its period goes, when somebody responsible orders it (C-22).
#include "federation/embedded_municipal_store.h"

#include "federation/expiry.h"
#include "store/unused_space.h"

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr int clearedAtOnce = 500; ///< pages; nobody's change waits longer than for these

Result<Done> blank(store::Transaction &transaction, const QString &kind, const QString &aggregate, qint64 upTo)
{
    return transaction.exec("UPDATE feed_item SET body = '{}', contents = 'superseded' WHERE kind = ?1 AND aggregate = ?2 AND version <= ?3", {kind, aggregate, upTo});
}

Result<Done> blankSuperseded(store::Transaction &transaction, QDate day)
{
    const QDate before = domain::expiredBefore(domain::retentionPeriods(), u"superseded"_s, day);
    if (!before.isValid())
        return done();
    return transaction.exec("UPDATE feed_item SET body = '{}', contents = 'superseded' WHERE (kind, aggregate, version) IN (" + QByteArray(supersededBefore) + ")", {momentOf(before)});
}

} // namespace

QFuture<Result<Expiry>> EmbeddedMunicipalStore::expired(QDate day)
{
    return m_store->read<Expiry>([day](store::Connection &connection) { return findExpired(connection, day, domain::retentionPeriods()); });
}

/// Exactly what was listed: what has come to it since, or has gone from it, is to be looked at again.
Result<Done> EmbeddedMunicipalStore::eraseNow(store::Transaction &transaction, const Tenant &tenant, const directory::Ordered &ordered, const api::EraseExpired &order)
{
    MADOGUCHI_ASSIGN(const Expiry expiry, findExpired(transaction.connection(), order.day, domain::retentionPeriods()));
    if (expiry.digest() != order.digest || expiry.things.size() != order.count)
        return Error{ErrorCode::VersionConflict, {}, u"digest"_s};
    if (expiry.things.isEmpty() && expiry.superseded == 0)
        return Error{ErrorCode::StateRefused, {}, u"count"_s};
    const QString by = ordered.by.text(), at = wireTime(m_clock.utc());
    for (const ExpiredThing &thing : expiry.things) {
        MADOGUCHI_TRY(blank(transaction, thing.kind, thing.aggregate, thing.version));
        MADOGUCHI_TRY(appendToFeed(transaction, thing.kind, thing.aggregate, thing.version + 1, by, tenant.terminal, at, thing.left, thing.isPart() ? u""_s : u"expired"_s));
    }
    MADOGUCHI_TRY(blankSuperseded(transaction, order.day));
    // Behind all of it: whoever has come so far has been told everything, and erases what stands at a terminal alone.
    MADOGUCHI_TRY(appendToFeed(transaction, u"erasure"_s, ordered.id, 1, by, tenant.terminal, at, {{"day"_L1, order.day.toString(Qt::ISODate)}, {"count"_L1, order.count}}));
    return transaction.exec("UPDATE municipal_meta SET clear_from = 1");
}

/// A part of what clear_from says. Answers whether there is more.
QFuture<Result<bool>> EmbeddedMunicipalStore::clearSome()
{
    return m_store->write<bool>([](store::Transaction &transaction) -> Result<bool> {
        qint64 from = 0;
        {
            MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT clear_from FROM municipal_meta"));
            MADOGUCHI_TRY(row.next());
            from = row.integer(0);
        }
        if (from == 0)
            return false;
        MADOGUCHI_ASSIGN(const auto cleared, store::clearUnusedSpace(transaction, from, clearedAtOnce));
        MADOGUCHI_TRY(transaction.exec("UPDATE municipal_meta SET clear_from = ?1", {cleared.next}));
        return cleared.next != 0;
    });
}

QFuture<Result<Done>> EmbeddedMunicipalStore::clearErased()
{
    return then(clearSome(), [this](Result<bool> more) -> QFuture<Result<Done>> {
        if (!more.ok())
            return QtFuture::makeReadyFuture(Result<Done>(more.error()));
        return *more ? clearErased() : QtFuture::makeReadyFuture(Result<Done>(done()));
    });
}

} // namespace madoguchi::federation
