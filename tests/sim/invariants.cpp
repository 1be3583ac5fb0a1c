#include "invariants.h"

#include <set>

using namespace Qt::StringLiterals;

namespace madoguchi::sim {

namespace {

class Check {
public:
    Check(Server &server, const History &history, Outcome &outcome) : m_server(server), m_history(history), m_outcome(outcome)
    {
        for (const QString &line : server.rows("SELECT aggregate, version, json_extract(body, '$.number'), json_extract(body, '$.byName') FROM feed_item ORDER BY position", 4)) {
            const QStringList item = line.split(u'|');
            ++m_taken[item.at(2)];
            if (item.at(3) != m_standing.value(item.at(0)).section(u'|', 1))
                outcome.overwritten.append(u"%1 stands on %2, but overwrites %3"_s.arg(item.at(2), item.at(3), m_standing.value(item.at(0))));
            m_standing[item.at(0)] = item.at(1) + u'|' + item.at(2);
        }
        outcome.taken = int(m_taken.size());
        outcome.changes = int(history.changes.size());
        m_head = server.rows("SELECT coalesce(max(position), 0) FROM feed_item", 1).first();
        for (auto value = m_taken.begin(); value != m_taken.end(); ++value)
            expect(*value == 1, u"%1 was taken %2 times"_s.arg(value.key()).arg(*value));
    }
    void terminal(Terminal &terminal)
    {
        changes(terminal);
        view(terminal);
        tables(terminal);
        record(terminal);
    }

private:
    void expect(bool holds, const QString &violation)
    {
        if (!holds)
            m_outcome.violations.append(violation);
    }
    void changes(Terminal &terminal);
    void view(Terminal &terminal);
    void tables(Terminal &terminal);
    void record(Terminal &terminal);

    Server &m_server;
    const History &m_history;
    Outcome &m_outcome;
    QHash<QString, int> m_taken;        ///< value → how often it is in the feed
    QMap<QString, QString> m_standing;  ///< aggregate → version|value
    QString m_head;
};

/// Every change is at the server once, or in a list that the clerk sees.
void Check::changes(Terminal &terminal)
{
    QHash<QString, QStringList> kept;
    for (const QString &line : terminal.rows("SELECT id, state, coalesce(reason, ''), aggregate FROM outbox", 4))
        kept[line.section(u'|', 0, 0)] = line.split(u'|');
    for (const auto &change : m_history.changes) {
        if (change.terminal != terminal.number || change.forgotten)
            continue;
        const QString whose = terminal.name() + u"'s "_s + change.value;
        const QStringList item = kept.value(change.id);
        if (item.isEmpty()) {
            expect(false, whose + u" is nowhere"_s);
        } else if (item.at(1) == "1"_L1) {
            expect(m_taken.value(change.value) == 1, whose + u" counts as accepted, and the server does not have it"_s);
        } else if (item.at(1) == "2"_L1) {
            expect(item.at(2) == "conflict"_L1 || item.at(2).endsWith(" at"_L1), whose + u" is refused: "_s + item.at(2)); // "at": its clock was ahead
            expect(m_taken.value(change.value) == 0 || m_history.serverPutBack, whose + u" counts as refused, and the server has it"_s);
        } else {
            expect(m_history.serverPutBack, whose + u" still waits"_s); // on what nobody can give again (N-030, seen in the status)
        }
    }
    expect(kept.size() <= m_history.changes.size(), terminal.name() + u" has changes that nobody made"_s);
}

/// The clerk sees what the server has, but for what is in a list of this terminal.
void Check::view(Terminal &terminal)
{
    const QStringList open = terminal.rows("SELECT DISTINCT aggregate FROM outbox WHERE state <> 1", 1);
    // What a server put back has lost, and whoever made it has not given again: it stays to be seen, and is in the list as lost (N-031).
    const QStringList lost = terminal.rows("SELECT DISTINCT aggregate FROM feed_set_aside WHERE source = 'restored'", 1);
    const auto isTold = [&](const QString &aggregate, const QString &value) {
        return open.contains(aggregate) || (lost.contains(aggregate) && value.section(u'|', 0, 0).toInt() > m_standing.value(aggregate).section(u'|', 0, 0).toInt());
    };
    QMap<QString, QString> seen;
    for (const QString &line : terminal.rows("SELECT aggregate, version, value FROM sim_shelf", 3))
        seen[line.section(u'|', 0, 0)] = line.section(u'|', 1);
    for (auto row = m_standing.begin(); row != m_standing.end(); ++row)
        if (const QString value = seen.value(row.key()); value != *row)
            expect(isTold(row.key(), value), u"%1 sees %2 as %3, and the server has %4"_s.arg(terminal.name(), row.key(), value, *row));
    for (auto row = seen.begin(); row != seen.end(); ++row)
        expect(m_standing.contains(row.key()) || isTold(row.key(), *row), u"%1 sees %2, which nobody else has"_s.arg(terminal.name(), row.key()));
    for (const QString &twice : terminal.rows("SELECT mark, times FROM sim_effect WHERE times <> 1", 2))
        expect(false, u"%1: an item took effect twice: %2"_s.arg(terminal.name(), twice));
    const QString cursor = terminal.rows("SELECT position FROM feed_cursor WHERE name = 'municipal'", 1).value(0, u"0"_s);
    expect(cursor == m_head, u"%1 has come to %2 of %3"_s.arg(terminal.name(), cursor, m_head));
}

/// What grows grows with the day's work.
void Check::tables(Terminal &terminal)
{
    const QString traces = terminal.rows("SELECT count(*) FROM feed_trace", 1).first();
    expect(traces.toInt() <= m_head.toInt(), u"%1 knows %2 places of a feed of %3"_s.arg(terminal.name(), traces, m_head));
    for (const QString &aside : terminal.rows("SELECT source, kind, aggregate, reason FROM feed_set_aside", 4))
        expect(m_history.serverPutBack && aside.startsWith("restored|"_L1), u"%1 has set aside %2"_s.arg(terminal.name(), aside));
}

/// The record is whole, and what the server has witnessed is how it begins.
void Check::record(Terminal &terminal)
{
    const auto verified = journal::verifyRecord(terminal.folder() + u"/record"_s, terminal.town().caPem(), terminal.town().receiptsKey().toDer());
    expect(verified.ok, u"%1: record: %2 at %3"_s.arg(terminal.name(), verified.reason).arg(verified.badSequence));
    if (terminal.putBack)
        return; // the server may hold more of it, and says so
    const QString origin = u"madoguchi/%1/%2/record"_s.arg(federation::test::here, terminal.name());
    const QStringList witnessed = m_server.rows("SELECT lower(hex(bytes)) FROM witnessed_entry WHERE origin = '" + origin.toLatin1() + "' ORDER BY sequence", 1);
    const auto batch = terminal.record().batch(0, 100'000);
    expect(batch.ok() && witnessed.size() <= batch->entries.size(), terminal.name() + u": the server has witnessed more than there is"_s);
    for (int i = 0; batch.ok() && i < std::min(witnessed.size(), batch->entries.size()); ++i)
        expect(witnessed.at(i).toLatin1() == batch->entries.at(i).toHex(), u"%1: entry %2 is another one at the server"_s.arg(terminal.name()).arg(i + 1));
    expect(terminal.record().head().size - witnessed.size() <= 1, u"%1: %2 of %3 entries are witnessed"_s.arg(terminal.name()).arg(witnessed.size()).arg(terminal.record().head().size));
}

} // namespace

void check(Server &server, const std::vector<std::unique_ptr<Terminal>> &terminals, const History &history, Outcome &outcome)
{
    Check check(server, history, outcome);
    for (const auto &terminal : terminals)
        check.terminal(*terminal);
}

} // namespace madoguchi::sim
