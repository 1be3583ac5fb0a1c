// What of residents' data may lie on a terminal that is gone, as far as the municipal store can tell (C-33).
#include "federation/embedded_municipal_store.h"

#include "base/json_members.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

/// Of a medium with a file on it (core/media/state_machine.cpp).
bool isOut(const QString &state)
{
    static constexpr std::array out{"written"_L1, "verified"_L1, "handed-over"_L1, "taken-back"_L1, "gone-reported"_L1};
    return std::ranges::find(out, state) != out.end();
}

Result<Done> readFed(store::Connection &connection, const QString &terminal, const QString &until, Exposure &exposure)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT max(position), max(day) FROM terminal_fed WHERE terminal = ?1 AND day <= ?2", {terminal, until}));
    MADOGUCHI_ASSIGN(const bool any, row.next());
    if (any && !row.isNull(0)) {
        exposure.position = row.integer(0);
        exposure.fedOn = QDate::fromString(row.text(1), Qt::ISODate);
    }
    return done();
}

Result<Done> readItems(store::Connection &connection, const QString &terminal, const QString &end, Exposure &exposure)
{
    QMap<QString, QString> households; // as --list tells them
    QSet<QString> persons;
    QMap<QString, QSet<QString>> others;
    const auto take = [&](const QString &aggregate, const QJsonObject &body) {
        households[aggregate] = u"%1\t%2 %3"_s.arg(aggregate, body["symbol"_L1].toString(), body["number"_L1].toString());
        for (const QJsonValue &member : body["members"_L1].toArray())
            persons.insert(member["person"_L1].toString());
    };
    QSet<QString> erased; // a version of them, its period was over (C-22)
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT kind, aggregate, body FROM feed_item WHERE (position <= ?1 AND (?1 < 9223372036854775807 OR at < ?3)) OR (terminal = ?2 AND at < ?3) "
                                                "ORDER BY position",
                                                {exposure.position.value_or(std::numeric_limits<qint64>::max()), terminal, end}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, row.next());
        if (!more)
            break;
        const QString kind = row.text(0), aggregate = row.text(1);
        if (kind == "erasure"_L1)
            continue;
        if (kind != "household"_L1) {
            others[kind].insert(aggregate);
            continue;
        }
        const QJsonObject body = QJsonDocument::fromJson(row.text(2).toUtf8()).object();
        if (body.isEmpty()) {
            erased.insert(aggregate);
            continue;
        }
        take(aggregate, body);
    }
    // One that stays is told as it stands now; of one that is gone only that it was there.
    for (const QString &aggregate : std::as_const(erased)) {
        if (households.contains(aggregate))
            continue;
        MADOGUCHI_ASSIGN(auto later, connection.query("SELECT body FROM feed_item WHERE kind = 'household' AND aggregate = ?1 AND contents = '' ORDER BY version LIMIT 1", {aggregate}));
        MADOGUCHI_ASSIGN(const bool stays, later.next());
        const QJsonObject body = QJsonDocument::fromJson(later.text(0).toUtf8()).object();
        if (stays)
            take(aggregate, body);
        else
            others[u"household-erased"_s].insert(aggregate);
    }
    exposure.households = households.values();
    exposure.persons = persons.size();
    for (const auto &[kind, aggregates] : others.asKeyValueRange())
        exposure.others[kind] = static_cast<int>(aggregates.size());
    return done();
}

/// By the newest version of that time, whoever made it: what becomes of a medium may be entered at any terminal.
Result<Done> readMedia(store::Connection &connection, const QString &terminal, const QString &end, Exposure &exposure)
{
    QHash<QString, bool> out;
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT aggregate, body FROM feed_item WHERE kind = 'media-request' AND at < ?1 ORDER BY position", {end}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, row.next());
        if (!more)
            break;
        const QJsonObject body = QJsonDocument::fromJson(row.text(1).toUtf8()).object();
        out[row.text(0)] = body["terminal"_L1].toString() == terminal && isOut(body["state"_L1].toString());
    }
    exposure.mediaOut = static_cast<int>(std::ranges::count(out, true));
    return done();
}

Result<Done> readRecord(store::Connection &connection, const QString &origin, Exposure &exposure)
{
    MADOGUCHI_ASSIGN(auto witness, connection.query("SELECT size, at FROM witness WHERE origin = ?1", {origin}));
    MADOGUCHI_ASSIGN(const bool witnessed, witness.next());
    if (witnessed) {
        exposure.witnessedSize = witness.integer(0);
        exposure.witnessedAt = fromWireTime(witness.text(1));
    }
    MADOGUCHI_ASSIGN(auto outside, connection.query("SELECT count(*) FROM outside_entry WHERE origin = ?1 AND taken IS NULL AND given_up IS NULL", {origin}));
    MADOGUCHI_TRY(outside.next());
    exposure.awaited = static_cast<int>(outside.integer(0));
    return done();
}

} // namespace

QFuture<Result<Exposure>> EmbeddedMunicipalStore::exposure(Tenant tenant, QDate until)
{
    return m_store->read<Exposure>([tenant, until](store::Connection &connection) -> Result<Exposure> {
        Exposure exposure;
        const QDateTime end(until.addDays(1), QTime(0, 0), Qt::OffsetFromUTC, 9 * 3600); // in Japan
        MADOGUCHI_TRY(readFed(connection, tenant.terminal, until.toString(Qt::ISODate), exposure));
        MADOGUCHI_TRY(readItems(connection, tenant.terminal, wireTime(end.toUTC()), exposure));
        MADOGUCHI_TRY(readMedia(connection, tenant.terminal, wireTime(end.toUTC()), exposure));
        MADOGUCHI_TRY(readRecord(connection, originOf(tenant), exposure));
        return exposure;
    });
}

} // namespace madoguchi::federation
