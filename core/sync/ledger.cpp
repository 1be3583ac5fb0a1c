#include "sync/ledger.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

QString name(Station station)
{
    switch (station) {
    case Station::Terminal:
        return u"terminal"_s;
    case Station::Municipal:
        return u"municipal"_s;
    case Station::Federation:
        return u"federation"_s;
    }
    return {};
}

Result<Done> set(store::Transaction &transaction, const QString &change, Station station, const QString &state, const QString &note,
                 const QByteArray &receipt, const QDateTime &utc)
{
    return transaction.exec("INSERT INTO delivery (change, station, state, at, note, receipt) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                            " ON CONFLICT (change, station) DO UPDATE SET state = ?3, at = ?4, note = ?5, receipt = ?6",
                            {change, name(station), state, utc.toMSecsSinceEpoch(), note.isNull() ? u""_s : note, receipt});
}

/// What was queued with rows of that record entry and has no answer of the federation yet: a lamp is closed once.
Result<QStringList> waitingAtFederation(store::Transaction &transaction, qint64 entry)
{
    QStringList changes;
    MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT change FROM delivery_subject s WHERE entry = ?1 AND NOT EXISTS"
                                                 " (SELECT 1 FROM delivery d WHERE d.change = s.change AND d.station = 'federation')", {entry}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found)
            return changes;
        changes.append(row.text(0));
    }
}

Result<Done> fillStations(store::Connection &connection, api::Delivery &delivery)
{
    const api::Delivery::Station silent{api::Lamp::CannotBeConfirmedHere, {}, {}};
    delivery.intermediate = delivery.verification = silent;
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT station, state, at, note FROM delivery WHERE change = ?1", {delivery.change.text()}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found)
            return done();
        const api::Delivery::Station station{row.text(1) == "confirmed"_L1 ? api::Lamp::Confirmed : api::Lamp::Refused,
                                             QDateTime::fromMSecsSinceEpoch(row.integer(2), Qt::UTC), row.text(3)};
        const QString which = row.text(0);
        (which == "terminal"_L1 ? delivery.terminal : which == "municipal"_L1 ? delivery.municipal : delivery.federation) = station;
    }
}

/// Nothing that was queued with it goes to the federation from here: its lamp there will never be closed.
Result<Done> markSilent(store::Connection &connection, qint64 entry, api::Delivery &delivery)
{
    if (entry == 0 || delivery.federation.lamp != api::Lamp::Waiting) // 0: a file, which is a delivery of its own
        return done();
    MADOGUCHI_ASSIGN(const bool nothing, journal::allAccepted(connection, entry));
    if (nothing)
        delivery.federation.lamp = api::Lamp::CannotBeConfirmedHere;
    return done();
}

/// 届出番号 of a notification, 候補番号 of a decision.
QString nameOf(const journal::OutboxItem &item)
{
    return item.body.value("number"_L1).toString(item.aggregate);
}

api::Delivery onlyHere(const journal::OutboxItem &item)
{
    api::Delivery delivery;
    delivery.change = item.id;
    delivery.what = nameOf(item);
    delivery.terminal = {api::Lamp::Confirmed, item.at, {}};
    delivery.intermediate = delivery.verification = {api::Lamp::CannotBeConfirmedHere, {}, {}};
    return delivery;
}

constexpr int queueWindow = 1000; // unsent items looked through for deliveries that have not begun

} // namespace

bool hasDelivery(const QString &kind)
{
    static const QStringList kinds{u"notification"_s, u"continuity"_s};
    return kinds.contains(kind);
}

Result<Done> beginDeliveries(store::Transaction &transaction, const QList<journal::OutboxItem> &items)
{
    for (const journal::OutboxItem &item : items) {
        if (!hasDelivery(item.kind))
            continue;
        MADOGUCHI_TRY(transaction.exec("INSERT INTO delivery_subject (change, what, aggregate, at, entry) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (change) DO NOTHING",
                                       {item.id.text(), nameOf(item), item.body.value("household"_L1).toString(item.aggregate),
                                        item.at.toMSecsSinceEpoch(), item.entry}));
        MADOGUCHI_TRY(confirm(transaction, item.id.text(), Station::Terminal, {}, item.at));
    }
    return done();
}

Result<Done> beginFileDelivery(store::Transaction &transaction, const FileId &file, const QString &name, const QDateTime &utc)
{
    MADOGUCHI_TRY(transaction.exec("INSERT INTO delivery_subject (change, what, aggregate, at) VALUES (?1, ?2, '', ?3) ON CONFLICT (change) DO NOTHING",
                                   {file.text(), name, utc.toMSecsSinceEpoch()}));
    return confirm(transaction, file.text(), Station::Terminal, {}, utc);
}

Result<Done> dropFileDelivery(store::Transaction &transaction, const FileId &file)
{
    MADOGUCHI_TRY(transaction.exec("DELETE FROM delivery WHERE change = ?1", {file.text()}));
    return transaction.exec("DELETE FROM delivery_subject WHERE change = ?1", {file.text()});
}

Result<Done> confirm(store::Transaction &transaction, const QString &change, Station station, const QByteArray &receipt, const QDateTime &utc)
{
    return set(transaction, change, station, u"confirmed"_s, {}, receipt, utc);
}

Result<Done> refuse(store::Transaction &transaction, const QString &change, Station station, const QString &note, const QDateTime &utc)
{
    return set(transaction, change, station, u"refused"_s, note, {}, utc);
}

Result<Done> confirmRows(store::Transaction &transaction, const QList<ChangeId> &rows, const QByteArray &receipt, const QDateTime &utc)
{
    QSet<qint64> entries;
    for (const ChangeId &row : rows) {
        MADOGUCHI_ASSIGN(const qint64 entry, journal::entryOf(transaction.connection(), row));
        entries.insert(entry);
    }
    for (const qint64 entry : std::as_const(entries)) {
        MADOGUCHI_ASSIGN(const bool all, journal::allAccepted(transaction.connection(), entry));
        if (!all)
            continue;
        MADOGUCHI_ASSIGN(const QStringList changes, waitingAtFederation(transaction, entry));
        for (const QString &change : changes)
            MADOGUCHI_TRY(confirm(transaction, change, Station::Federation, receipt, utc));
    }
    return done();
}

Result<Done> refuseRow(store::Transaction &transaction, const ChangeId &row, const QString &note, const QDateTime &utc)
{
    MADOGUCHI_ASSIGN(const qint64 entry, journal::entryOf(transaction.connection(), row));
    MADOGUCHI_ASSIGN(const QStringList changes, waitingAtFederation(transaction, entry));
    for (const QString &change : changes)
        MADOGUCHI_TRY(refuse(transaction, change, Station::Federation, note, utc));
    return done();
}

Result<Done> reopen(store::Transaction &transaction, const QString &change, Station station)
{
    return transaction.exec("DELETE FROM delivery WHERE change = ?1 AND station = ?2 AND state = 'refused'", {change, name(station)});
}

Result<Done> reopenRow(store::Transaction &transaction, const ChangeId &row)
{
    MADOGUCHI_ASSIGN(const qint64 entry, journal::entryOf(transaction.connection(), row));
    MADOGUCHI_ASSIGN(const bool others, journal::anyAside(transaction.connection(), entry));
    if (others)
        return done();
    return transaction.exec("DELETE FROM delivery WHERE station = 'federation' AND state = 'refused'"
                            " AND change IN (SELECT change FROM delivery_subject WHERE entry = ?1)", {entry});
}

Result<QList<api::Delivery>> deliveries(store::Connection &connection, int limit)
{
    QList<api::Delivery> list;
    QList<qint64> entries; ///< of each
    QSet<QString> known;
    {
        MADOGUCHI_ASSIGN(auto row, connection.query("SELECT change, what, aggregate, entry FROM delivery_subject ORDER BY at DESC, change DESC LIMIT ?1", {limit}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool found, row.next());
            if (!found)
                break;
            api::Delivery delivery;
            delivery.change = ChangeId(row.text(0));
            delivery.what = row.text(1);
            if (row.text(2).isEmpty()) // a file goes straight to the federation
                delivery.municipal.lamp = api::Lamp::CannotBeConfirmedHere;
            known.insert(row.text(0));
            list.append(delivery);
            entries.append(row.integer(3));
        }
    }
    for (qsizetype i = 0; i < list.size(); ++i) {
        MADOGUCHI_TRY(fillStations(connection, list[i]));
        MADOGUCHI_TRY(markSilent(connection, entries[i], list[i]));
    }
    MADOGUCHI_ASSIGN(const auto waiting, journal::queued(connection, journal::Destination::Municipal, queueWindow));
    for (const journal::OutboxItem &item : waiting) { // oldest first, so each goes before the ones that have begun
        if (hasDelivery(item.kind) && !known.contains(item.id.text()))
            list.prepend(onlyHere(item));
    }
    return list;
}

Result<api::Delivery> delivery(store::Connection &connection, const ChangeId &change)
{
    api::Delivery delivery;
    delivery.change = change;
    qint64 entry = 0;
    {
        MADOGUCHI_ASSIGN(auto row, connection.query("SELECT what, entry FROM delivery_subject WHERE change = ?1", {change.text()}));
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found) {
            delivery.terminal.lamp = api::Lamp::Confirmed; // asked about a change that is in the store
            delivery.intermediate = delivery.verification = {api::Lamp::CannotBeConfirmedHere, {}, {}};
            return delivery;
        }
        delivery.what = row.text(0);
        entry = row.integer(1);
    }
    MADOGUCHI_TRY(fillStations(connection, delivery));
    MADOGUCHI_TRY(markSilent(connection, entry, delivery));
    return delivery;
}

} // namespace madoguchi::sync
