// What has been kept for its period goes, when somebody responsible orders it (C-22).
#include "federation/embedded_municipal_store.h"

#include "federation/expiry.h"
#include "journal/erased.h"
#include "store/unused_space.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr int clearedAtOnce = 500; ///< pages; nobody's change waits longer than for these
constexpr int slicesAtOnce = 40;   ///< then the next look at the clock goes on: each answers inside the one before

Result<Done> blank(store::Transaction &transaction, const QString &kind, const QString &aggregate, qint64 upTo)
{
    return transaction.exec("UPDATE feed_item SET body = '{}', contents = 'superseded' WHERE kind = ?1 AND aggregate = ?2 AND version <= ?3", {kind, aggregate, upTo});
}

QJsonObject told(const ExpiredThing &thing)
{
    if (thing.isPart() || thing.given.isEmpty())
        return thing.left;
    return {{"given"_L1, QJsonArray::fromStringList(thing.given)}};
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
    QStringList gone;
    const QString by = ordered.by.text(), at = wireTime(m_clock.utc());
    for (const ExpiredThing &thing : expiry.things) {
        MADOGUCHI_TRY(blank(transaction, thing.kind, thing.aggregate, thing.version));
        MADOGUCHI_TRY(appendToFeed(transaction, thing.kind, thing.aggregate, thing.version + 1, by, tenant.terminal, at, told(thing), thing.isPart() ? u""_s : u"expired"_s));
        if (!thing.isPart())
            gone.append(thing.kind + u'\t' + thing.aggregate);
    }
    MADOGUCHI_TRY(blankSuperseded(transaction, order.day));
    // Behind all of it: whoever has come so far has been told everything, and erases what stands at a terminal alone.
    MADOGUCHI_TRY(appendToFeed(transaction, u"erasure"_s, ordered.id, 1, by, tenant.terminal, at, {{"day"_L1, order.day.toString(Qt::ISODate)}, {"count"_L1, order.count}, {"expired"_L1, journal::thingsDigest(gone)}}));
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
        // A page may change its number while another is arranged anew: a second pass, with a sign, finds what lay behind the first.
        MADOGUCHI_ASSIGN(const auto cleared, store::clearUnusedSpace(transaction, std::abs(from), clearedAtOnce));
        const qint64 next = from > 0 ? (cleared.next != 0 ? cleared.next : -1) : -cleared.next;
        MADOGUCHI_TRY(transaction.exec("UPDATE municipal_meta SET clear_from = ?1", {next}));
        return next != 0;
    });
}

QFuture<Result<Done>> EmbeddedMunicipalStore::clearErased() { return clearErased(slicesAtOnce); }

QFuture<Result<Done>> EmbeddedMunicipalStore::clearErased(int slices)
{
    return then(clearSome(), [this, slices](Result<bool> more) -> QFuture<Result<Done>> {
        if (!more.ok())
            return QtFuture::makeReadyFuture(Result<Done>(more.error()));
        return *more && slices > 1 ? clearErased(slices - 1) : QtFuture::makeReadyFuture(Result<Done>(done()));
    });
}

} // namespace madoguchi::federation
