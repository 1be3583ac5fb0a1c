#include "sync/ledger.h"

#include "sync/supply_table.h"

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

/// What a delivery is about, as its table has it.
struct Subject {
    QString change, what, aggregate;
    qint64 entry = 0;
    bool goesOn = false; ///< persons' rows of it are handed on behind the federation
    bool isFile() const { return aggregate.isEmpty(); }
};

/// A file goes straight to the federation; behind it nothing can be said of what never goes on, nor where nobody answers.
Result<api::Delivery> standing(store::Connection &connection, const Subject &subject)
{
    api::Delivery delivery;
    delivery.change = ChangeId(subject.change);
    delivery.what = subject.what;
    if (subject.isFile())
        delivery.municipal.lamp = api::Lamp::CannotBeConfirmedHere;
    {
        MADOGUCHI_ASSIGN(auto row, connection.query("SELECT station, state, at, note FROM delivery WHERE change = ?1", {subject.change}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool found, row.next());
            if (!found)
                break;
            const api::Delivery::Station station{row.text(1) == "confirmed"_L1 ? api::Lamp::Confirmed : api::Lamp::Refused,
                                                 QDateTime::fromMSecsSinceEpoch(row.integer(2), Qt::UTC), row.text(3)};
            const QString which = row.text(0);
            (which == "terminal"_L1 ? delivery.terminal : which == "municipal"_L1 ? delivery.municipal : delivery.federation) = station;
        }
    }
    MADOGUCHI_ASSIGN(const bool answers, nextStationAnswers(connection));
    std::optional<SupplyStations> behind;
    if (answers && subject.goesOn) {
        MADOGUCHI_ASSIGN(behind, subject.isFile() ? supplyOfFile(connection, FileId(subject.change)) : supplyOfEntry(connection, subject.entry));
        if (!behind && delivery.federation.lamp == api::Lamp::Waiting)
            behind.emplace(); // waits; what the federation has refused goes no further
    }
    const api::Delivery::Station unknown{api::Lamp::CannotBeConfirmedHere, {}, {}};
    if (subject.entry != 0 && delivery.federation.lamp == api::Lamp::Waiting) {
        MADOGUCHI_ASSIGN(const bool nothing, journal::allAccepted(connection, subject.entry));
        if (nothing) { // nothing that was queued with it goes to the federation from here
            delivery.federation = unknown;
            behind.reset();
        }
    }
    if (behind && delivery.federation.lamp != api::Lamp::Confirmed) // a part of it may be there already: not the whole
        for (api::Delivery::Station *station : {&behind->intermediate, &behind->verification})
            if (station->lamp == api::Lamp::Confirmed)
                *station = {};
    delivery.intermediate = behind ? behind->intermediate : unknown;
    delivery.verification = behind ? behind->verification : unknown;
    return delivery;
}

Subject subjectAt(const store::Statement &row)
{
    return {row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4) != 0};
}
constexpr auto subjectColumns = "SELECT change, what, aggregate, entry, goes_on FROM delivery_subject ";

bool goesOn(const QString &kind) { return kind == "notification"_L1; }

/// 届出番号 of a notification, 候補番号 of a decision.
QString nameOf(const journal::OutboxItem &item)
{
    return item.body.value("number"_L1).toString(item.aggregate);
}

/// It has not left this terminal yet.
Result<api::Delivery> onlyHere(store::Connection &connection, const journal::OutboxItem &item)
{
    MADOGUCHI_ASSIGN(api::Delivery delivery, standing(connection, {item.id.text(), nameOf(item), item.aggregate, item.entry, goesOn(item.kind)}));
    delivery.terminal = {api::Lamp::Confirmed, item.at, {}};
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
        MADOGUCHI_TRY(transaction.exec("INSERT INTO delivery_subject (change, what, aggregate, at, entry, goes_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (change) DO NOTHING",
                                       {item.id.text(), nameOf(item), item.body.value("household"_L1).toString(item.aggregate),
                                        item.at.toMSecsSinceEpoch(), item.entry, goesOn(item.kind)}));
        MADOGUCHI_TRY(confirm(transaction, item.id.text(), Station::Terminal, {}, item.at));
    }
    return done();
}

Result<Done> beginFileDelivery(store::Transaction &transaction, const api::InterfaceFile &file, const QDateTime &utc)
{
    MADOGUCHI_TRY(transaction.exec("INSERT INTO delivery_subject (change, what, aggregate, at, goes_on) VALUES (?1, ?2, '', ?3, ?4) ON CONFLICT (change) DO NOTHING",
                                   {file.id.text(), file.name, utc.toMSecsSinceEpoch(), file.layout == "F2"_L1}));
    return confirm(transaction, file.id.text(), Station::Terminal, {}, utc);
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
    QList<Subject> subjects;
    {
        MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray(subjectColumns) + "ORDER BY at DESC, change DESC LIMIT ?1", {limit}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool found, row.next());
            if (!found)
                break;
            subjects.append(subjectAt(row));
        }
    }
    QList<api::Delivery> list;
    QSet<QString> known;
    for (const Subject &subject : std::as_const(subjects)) {
        MADOGUCHI_ASSIGN(const api::Delivery delivery, standing(connection, subject));
        list.append(delivery);
        known.insert(subject.change);
    }
    MADOGUCHI_ASSIGN(const auto waiting, journal::queued(connection, journal::Destination::Municipal, queueWindow));
    for (const journal::OutboxItem &item : waiting) { // oldest first, so each goes before the ones that have begun
        if (hasDelivery(item.kind) && !known.contains(item.id.text())) {
            MADOGUCHI_ASSIGN(const api::Delivery delivery, onlyHere(connection, item));
            list.prepend(delivery);
        }
    }
    return list;
}

Result<api::Delivery> delivery(store::Connection &connection, const ChangeId &change)
{
    std::optional<Subject> subject;
    {
        MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray(subjectColumns) + "WHERE change = ?1", {change.text()}));
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (found)
            subject = subjectAt(row);
    }
    if (subject)
        return standing(connection, *subject);
    journal::OutboxItem notification; // that is in the store, and has not left
    notification.id = change;
    notification.kind = notification.aggregate = u"notification"_s;
    MADOGUCHI_ASSIGN(api::Delivery delivery, onlyHere(connection, notification));
    delivery.what.clear();
    return delivery;
}

} // namespace madoguchi::sync
