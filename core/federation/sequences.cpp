// 通番: who has which number in hand. A number is used in order or not at all, so that one in idle hands would hold up
// every later file of the municipality.
#include "federation/embedded_federation_store.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

// Its holder has begun no upload under it that still counts. What another terminal uploads under it does not count.
#define UNUSED_BY_ITS_HOLDER                                                                                                                         \
    "NOT EXISTS (SELECT 1 FROM upload u WHERE u.municipality = h.municipality AND u.layout = h.layout AND u.sequence = h.sequence "                 \
    "AND u.terminal = h.terminal AND (u.state = 'held' OR (u.state = 'incomplete' AND u.terminal <> ?2)))"

/// 0: none.
Result<qint64> firstUnused(store::Connection &connection, const Tenant &tenant, const QString &layout)
{
    // An unfinished upload of the one who asks is no hindrance: it may begin again.
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT coalesce(min(sequence), 0) FROM handed_sequence h WHERE municipality = ?1 AND layout = ?3 AND " UNUSED_BY_ITS_HOLDER,
                                                 {tenant.municipality, tenant.terminal, layout}));
    MADOGUCHI_TRY(rows.next());
    return rows.integer(0);
}

Result<qint64> lastHanded(store::Connection &connection, const QString &municipality, const QString &layout)
{
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT coalesce(max(sequence), 0) FROM handed_sequence WHERE municipality = ?1 AND layout = ?2", {municipality, layout}));
    MADOGUCHI_TRY(rows.next());
    return rows.integer(0);
}

/// What a terminal that is gone has begun, nobody can finish.
Result<Done> dropUnfinished(store::Transaction &transaction, const QString &municipality, const QStringList &terminals)
{
    QStringList gone;
    {
        MADOGUCHI_ASSIGN(auto rows, transaction.query("SELECT id, terminal FROM upload WHERE municipality = ?1 AND state = 'incomplete'", {municipality}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, rows.next());
            if (!more)
                break;
            if (!terminals.contains(rows.text(1)))
                gone.append(rows.text(0));
        }
    }
    for (const QString &id : gone)
        MADOGUCHI_TRY(transaction.exec("DELETE FROM upload WHERE id = ?1", {id}));
    return done();
}

/// By layout, the first number that is in idle hands.
Result<QMap<QString, qint64>> idle(store::Connection &connection, const QString &municipality, const QStringList &terminals, const QString &today)
{
    QMap<QString, qint64> first;
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT layout, sequence, terminal, handed_on FROM handed_sequence h WHERE municipality = ?1 AND terminal <> ?2 AND " UNUSED_BY_ITS_HOLDER
                                                 " ORDER BY layout, sequence",
                                                 {municipality, u""_s}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, rows.next());
        if (!more)
            return first;
        if ((rows.text(3) < today || !terminals.contains(rows.text(2))) && !first.contains(rows.text(0)))
            first.insert(rows.text(0), rows.integer(1));
    }
}

} // namespace

QFuture<Result<FederationStore::Sequence>> EmbeddedFederationStore::sequence(Tenant tenant, QString layout)
{
    return m_store->write<Sequence>([this, tenant, layout](store::Transaction &transaction) -> Result<Sequence> {
        store::Connection &connection = transaction.connection();
        // Asked for by another, a number changes hands; the first one, because a later one would be held behind it.
        MADOGUCHI_ASSIGN(qint64 sequence, firstUnused(connection, tenant, layout));
        if (sequence == 0) {
            MADOGUCHI_ASSIGN(const qint64 accepted, lastAccepted(connection, tenant.municipality, layout));
            MADOGUCHI_ASSIGN(const qint64 handed, lastHanded(connection, tenant.municipality, layout));
            sequence = std::max(accepted, handed) + 1;
        }
        MADOGUCHI_TRY(transaction.exec("INSERT OR REPLACE INTO handed_sequence (municipality, layout, sequence, terminal, handed_on) VALUES (?1, ?2, ?3, ?4, ?5)",
                                       {tenant.municipality, layout, sequence, tenant.terminal, m_clock.today().toString(Qt::ISODate)}));
        return Sequence{sequence, sequence - 1};
    });
}

QFuture<Result<Done>> EmbeddedFederationStore::takeBack(QString municipality, QStringList terminals)
{
    return m_store->write<Done>([this, municipality, terminals](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_TRY(dropUnfinished(transaction, municipality, terminals));
        MADOGUCHI_ASSIGN(const auto first, idle(transaction.connection(), municipality, terminals, m_clock.today().toString(Qt::ISODate)));
        for (auto layout = first.cbegin(); layout != first.cend(); ++layout)
            MADOGUCHI_TRY(takeBackFrom(transaction, municipality, layout.key(), layout.value()));
        return done();
    });
}

/// The later numbers with it: no file of theirs could be accepted before one under this number.
Result<Done> EmbeddedFederationStore::takeBackFrom(store::Transaction &transaction, const QString &municipality, const QString &layout, qint64 sequence)
{
    MADOGUCHI_TRY(transaction.exec("UPDATE handed_sequence SET terminal = '' WHERE municipality = ?1 AND layout = ?2 AND sequence >= ?3", {municipality, layout, sequence}));
    QStringList held;
    {
        MADOGUCHI_ASSIGN(auto rows, transaction.query("SELECT id FROM upload WHERE municipality = ?1 AND layout = ?2 AND sequence > ?3 AND state = 'held'", {municipality, layout, sequence}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, rows.next());
            if (!more)
                break;
            held.append(rows.text(0));
        }
    }
    for (const QString &upload : held)
        MADOGUCHI_TRY(settle(transaction, upload, u"refused"_s, refusal("E09", "a number before this one was taken back")));
    return done();
}

Result<bool> EmbeddedFederationStore::isInOtherHands(store::Connection &connection, const QString &municipality, const Upload &upload)
{
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT 1 FROM handed_sequence WHERE municipality = ?1 AND layout = ?2 AND sequence = ?3 AND terminal <> ?4",
                                                 {municipality, upload.layout, upload.sequence, upload.terminal}));
    return rows.next();
}

} // namespace madoguchi::federation
