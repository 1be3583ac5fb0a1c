#include "schedule.h"

#include "chance.h"
#include "invariants.h"
#include "server.h"
#include "terminal.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace madoguchi::sim {

namespace {

constexpr int fewSteps = 20, moreSteps = 50, aggregates = 3;
constexpr auto longestStray = 20h; ///< how far a terminal's clock goes wrong
constexpr int calmRounds = 12;

/// Without the mark, which the server draws at random.
QString wording(const sync::Request &request)
{
    return QString::fromLatin1(request.method) + u' ' + request.path.section(u"&mark="_s, 0, 0);
}

/// A terminal that was put back cannot go on with its record (core/sync/README.md).
bool isEndOfRecord(const Error &error)
{
    return error == Error{ErrorCode::EpochChanged, {u"record"_s}, {}} || error == Error{ErrorCode::RecordBroken, {u"server"_s, u"entries"_s}, {}};
}

class Schedule {
public:
    Schedule(std::uint64_t seed, Planted planted) : m_chance(seed), m_planted(planted), m_server(m_town, m_dir.filePath(u"server"_s), m_clock)
    {
        for (int i = 0; i < m_count; ++i)
            m_terminals.push_back(std::make_unique<Terminal>(m_town, i, m_dir.filePath(u"terminal-%1"_s.arg(i)), m_baton));
    }
    Outcome run();

private:
    struct Late {
        federation::Tenant tenant;
        sync::Request request;
    };
    Terminal &any() { return *m_terminals.at(std::size_t(m_chance.below(int(m_terminals.size())))); }
    void say(const QString &what) { m_outcome.words.append(what); }
    void step();
    void pass(std::chrono::milliseconds time);
    void begin(Terminal &terminal);
    void goOn(Terminal &terminal, bool faults);
    void decide(Terminal &terminal, Line::Waiting &waiting);
    sync::Response deliver(const federation::Tenant &tenant, const sync::Request &request);
    sync::Request asAnother(const sync::Request &request);
    void letRun(Terminal &terminal);
    void change(Terminal &terminal);
    void powerCut(Terminal &terminal);
    void stray(Terminal &terminal);
    void copyOrPutBack(Terminal &terminal);
    void copyOrPutBackServer();
    void deliverLate();
    void calm();
    bool cycleInCalm(Terminal &terminal);
    QString standing(Terminal &terminal) const;

    Chance m_chance;
    const Planted m_planted;
    const int m_count = m_chance.percent(3) ? Town::few + 1 + m_chance.below(Town::many - Town::few) : 2 + m_chance.below(Town::few - 1);
    const Town &m_town = Town::of(m_count);
    QTemporaryDir m_dir{memoryFolder()};
    test::FakeClock m_clock;
    Baton m_baton;
    Server m_server;
    std::vector<std::unique_ptr<Terminal>> m_terminals;
    std::deque<Late> m_late; ///< still on their way, although the terminal has given up
    QString m_serverCopy;
    std::map<int, std::pair<QString, int>> m_copies; ///< of terminals: folder, changes made by then
    int m_copyNumber = 0, m_ids = 0;
    History m_history;
    Outcome m_outcome;
};

Outcome Schedule::run()
try {
    const int steps = fewSteps + m_chance.below(moreSteps);
    for (int i = 0; i < steps; ++i)
        step();
    calm();
    check(m_server, m_terminals, m_history, m_outcome);
    return m_outcome;
} catch (const std::exception &failure) {
    m_outcome.violations.append(u"ended: "_s + QString::fromUtf8(failure.what()));
    return m_outcome;
}

void Schedule::step()
{
    pass(std::chrono::milliseconds(m_chance.below(5000)));
    Terminal &terminal = any();
    const int what = m_chance.below(100);
    if (what < 50)
        terminal.isCycling() ? goOn(terminal, true) : begin(terminal);
    else if (what < 75)
        change(terminal);
    else if (what < 81)
        powerCut(terminal);
    else if (what < 85)
        stray(terminal);
    else if (what < 91)
        deliverLate();
    else if (what < 93) {
        say(u"server: restarted"_s);
        m_server.restart();
    } else if (what < 96)
        copyOrPutBack(terminal);
    else
        copyOrPutBackServer();
}

void Schedule::pass(std::chrono::milliseconds time)
{
    m_clock.advance(time);
    for (const auto &terminal : m_terminals)
        terminal->clock.advance(time);
}

void Schedule::letRun(Terminal &terminal)
{
    if (!m_baton.waitFor([&] { return terminal.rests(); }))
        throw std::runtime_error("hangs: " + terminal.name().toStdString());
}

void Schedule::begin(Terminal &terminal)
{
    say(terminal.name() + u": begins a cycle"_s);
    terminal.beginCycle();
    letRun(terminal);
}

void Schedule::goOn(Terminal &terminal, bool faults)
{
    Line::Waiting &waiting = terminal.line().front();
    if (waiting.held) {
        say(terminal.name() + u": gets its late answer"_s);
        terminal.line().answer(std::move(*waiting.held));
    } else if (faults) {
        decide(terminal, waiting);
    } else {
        terminal.line().answer(deliver(terminal.tenant(), waiting.request));
    }
    letRun(terminal);
    if (!terminal.isCycling())
        say(terminal.name() + u": cycle ends, "_s + (terminal.outcome() ? describe(*terminal.outcome()) : u"well"_s));
}

sync::Response Schedule::deliver(const federation::Tenant &tenant, const sync::Request &request)
{
    ++m_outcome.calls;
    return m_server.answer(tenant, request);
}

/// What becomes of the request that waits.
void Schedule::decide(Terminal &terminal, Line::Waiting &waiting)
{
    const federation::Tenant tenant = terminal.tenant();
    const sync::Request request = waiting.request;
    const int fate = m_chance.below(170); // or hardly a cycle would come as far as its changes
    const bool plantedTwice = m_planted == Planted::TakenTwice && request.path == "/v1/changes"_L1; // each of them, since few are at the line when faults are
    const auto tell = [&](const QString &what) { say(terminal.name() + u": "_s + wording(request) + u": "_s + what); };
    if (plantedTwice) {
        tell(u"arrives twice, and counts twice"_s);
        sync::Response first = deliver(tenant, request);
        std::ignore = deliver(tenant, asAnother(request));
        terminal.line().answer(std::move(first));
    } else if (fate < 8) {
        tell(u"lost"_s);
        terminal.line().answer(ErrorCode::ConnectionReset);
    } else if (fate < 17) {
        tell(u"arrives, the answer is lost"_s);
        std::ignore = deliver(tenant, request);
        terminal.line().answer(ErrorCode::ConnectionReset);
    } else if (fate < 23) {
        tell(u"arrives twice"_s);
        sync::Response first = deliver(tenant, request), second = deliver(tenant, request);
        terminal.line().answer(std::move(m_chance.percent(50) ? first : second));
    } else if (fate < 29) {
        tell(u"arrives later, nobody waits for it"_s);
        m_late.push_back({tenant, request});
        terminal.line().answer(ErrorCode::ConnectionTimeout);
    } else if (fate < 38) {
        tell(u"arrives, the answer takes its time"_s);
        waiting.held = deliver(tenant, request);
    } else if (fate < 43) {
        sync::Response response = deliver(tenant, request);
        response.body.truncate(m_chance.below(int(response.body.size()) + 1));
        tell(u"the answer is cut after %1 bytes"_s.arg(response.body.size()));
        terminal.line().answer(std::move(response));
    } else {
        tell(u"answered"_s);
        terminal.line().answer(deliver(tenant, request));
    }
}

/// For the fault TakenTwice: what a server that looks neither at ids nor at versions would make of the second copy.
sync::Request Schedule::asAnother(const sync::Request &request)
{
    if (request.path != "/v1/changes"_L1)
        return request;
    QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QJsonArray items = body["items"_L1].toArray();
    QMap<QString, qint64> versions;
    for (const QString &row : m_server.rows("SELECT aggregate, max(version) FROM feed_item GROUP BY aggregate", 2))
        versions[row.section(u'|', 0, 0)] = row.section(u'|', 1).toLongLong();
    for (auto item : items) {
        QJsonObject other = item.toObject();
        other["id"_L1] = u"01900000-0000-7000-9000-%1"_s.arg(++m_ids, 12, 10, QChar(u'0'));
        other["baseVersion"_L1] = versions[other["aggregate"_L1].toString()]++;
        item = other;
    }
    body["items"_L1] = items;
    const QString head = m_server.rows("SELECT position, mark FROM feed_item ORDER BY position DESC LIMIT 1", 2).value(0);
    body["known"_L1] = QJsonObject{{"position"_L1, head.section(u'|', 0, 0).toInt()}, {"mark"_L1, head.section(u'|', 1)}};
    sync::Request changed = request;
    changed.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return changed;
}

void Schedule::change(Terminal &terminal)
{
    const int number = int(m_history.changes.size()) + 1;
    const QString aggregate = u"r-%1"_s.arg(m_chance.below(aggregates)), value = u"v%1"_s.arg(number);
    const QString id = u"01900000-0000-7000-8000-%1"_s.arg(number, 12, 10, QChar(u'0'));
    say(u"%1: writes %2 into %3"_s.arg(terminal.name(), value, aggregate));
    terminal.change(aggregate, ChangeId(id), value);
    m_history.changes.append({id, aggregate, value, terminal.number});
}

void Schedule::powerCut(Terminal &terminal)
{
    say(terminal.name() + u": power cut"_s);
    terminal.restart([this](const QString &folder) {
        if (m_planted != Planted::CursorApart && m_planted != Planted::ForgottenChanges)
            return;
        const auto connection = must(store::Connection::open(folder + u"/store.db"_s, Town::terminalKey(), store::OpenMode::ReadWrite));
        must(connection->exec(m_planted == Planted::CursorApart ? "UPDATE feed_cursor SET position = max(position - 1, 0)" : "DELETE FROM outbox WHERE state = 0"));
    });
}

void Schedule::stray(Terminal &terminal)
{
    const int minutes = int(std::chrono::minutes(longestStray).count());
    const int off = m_chance.percent(50) ? m_chance.below(2 * minutes) - minutes : 0;
    say(u"%1: its clock is off by %2 minutes"_s.arg(terminal.name()).arg(off));
    terminal.clock.setUtc(m_clock.utc().addSecs(60 * off));
}

void Schedule::copyOrPutBack(Terminal &terminal)
{
    const auto copy = m_copies.find(terminal.number);
    if (copy == m_copies.end()) {
        say(terminal.name() + u": a copy is kept"_s);
        const QString folder = m_dir.filePath(u"copy-%1"_s.arg(++m_copyNumber));
        terminal.copyTo(folder);
        m_copies[terminal.number] = {folder, int(m_history.changes.size())};
        return;
    }
    say(terminal.name() + u": put back"_s);
    terminal.restart([&](const QString &folder) {
        QDir(folder).removeRecursively();
        copyFolder(copy->second.first, folder);
    });
    terminal.putBack = true;
    m_history.forget(terminal.number, copy->second.second);
}

void Schedule::copyOrPutBackServer()
{
    if (m_serverCopy.isEmpty()) {
        say(u"server: a copy is kept"_s);
        m_serverCopy = m_dir.filePath(u"server-copy"_s);
        m_server.copyTo(m_serverCopy);
        return;
    }
    say(u"server: put back"_s);
    m_server.putBack(m_serverCopy);
    m_history.serverPutBack = true;
}

void Schedule::deliverLate()
{
    if (m_late.empty())
        return;
    const Late late = std::move(m_late.front());
    m_late.pop_front();
    say(late.tenant.terminal + u": "_s + wording(late.request) + u" arrives at last"_s);
    std::ignore = deliver(late.tenant, late.request);
}

/// No faults any more, all clocks right, everybody logs in anew: until nothing moves.
void Schedule::calm()
{
    say(u"calm"_s);
    while (!m_late.empty())
        deliverLate();
    pass(1h); // what was said with a clock that was ahead lies behind everybody
    for (const auto &terminal : m_terminals)
        while (terminal->isCycling())
            goOn(*terminal, false);
    pass(20min); // a login that came at last, from up to a quarter of an hour ahead, is its person's newest until then
    for (const auto &terminal : m_terminals) {
        terminal->clock.setUtc(m_clock.utc());
        terminal->restart();
    }
    QStringList before;
    for (int round = 0; round < calmRounds; ++round) {
        pass(30s);
        QStringList now;
        bool well = true;
        for (const auto &terminal : m_terminals)
            well &= cycleInCalm(*terminal);
        for (const auto &terminal : m_terminals)
            now.append(terminal->name() + u" stands at "_s + standing(*terminal));
        if (well && now == before) {
            m_outcome.words += now;
            return;
        }
        before = now;
    }
    m_outcome.violations.append(u"it does not come to rest: "_s + before.join(u"; "_s));
}

bool Schedule::cycleInCalm(Terminal &terminal)
{
    begin(terminal);
    while (terminal.isCycling())
        goOn(terminal, false);
    const auto &error = terminal.outcome();
    return !error || (terminal.putBack && isEndOfRecord(*error));
}

QString Schedule::standing(Terminal &terminal) const
{
    return terminal.rows("SELECT (SELECT group_concat(position || epoch) FROM feed_cursor), (SELECT group_concat(state || coalesce(reason, '')) FROM outbox),"
                         " (SELECT group_concat(aggregate || version || value) FROM sim_shelf)", 3).join(u' ');
}

} // namespace

Outcome run(std::uint64_t seed, Planted planted)
{
    return Schedule(seed, planted).run();
}

QString Outcome::story() const
{
    return violations.join(u'\n') + u"\nafter\n"_s + words.join(u'\n');
}

} // namespace madoguchi::sim
