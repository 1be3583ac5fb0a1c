#include "bench/plain_peer.h"

#include <QDateTime>
#include <QJsonDocument>

#include <csignal>
#include <stdexcept>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace madoguchi::bench {

namespace {

constexpr int patience = 1'800'000; // ms; an index of a million rows takes its time

const char *const tables[] = {
    "CREATE TABLE household (id TEXT NOT NULL, symbol TEXT, number TEXT, postal TEXT, town TEXT, address TEXT)",
    "CREATE TABLE person (id TEXT NOT NULL, household TEXT, position INTEGER, kanji TEXT, kana TEXT, birth TEXT, sex INTEGER, head INTEGER, branch TEXT, addressee TEXT)",
    "CREATE TABLE cover (id TEXT NOT NULL, person TEXT, municipality TEXT, since TEXT, until TEXT, reason TEXT)",
    "CREATE TABLE access_log (at INTEGER, household TEXT)",
};
const char *const indexes[] = {
    "CREATE UNIQUE INDEX household_id ON household (id)",
    "CREATE INDEX household_number ON household (number)",
    "CREATE INDEX household_postal ON household (postal)",
    "CREATE UNIQUE INDEX person_id ON person (id)",
    "CREATE INDEX person_kana ON person (kana)",
    "CREATE INDEX person_kanji ON person (kanji)",
    "CREATE INDEX person_birth ON person (birth)",
    "CREATE INDEX person_addressee ON person (addressee)",
    "CREATE INDEX person_household ON person (household)",
    "CREATE UNIQUE INDEX cover_id ON cover (id)",
    "CREATE INDEX cover_person ON cover (person)",
};
const QByteArray rows = "SELECT p.id, p.household, p.kanji, p.kana, p.birth, p.sex, p.head, h.town, h.symbol, h.number, p.branch FROM person p"
                        " JOIN household h ON h.id = p.household WHERE ";
/// Braces around one array are that array, not an array that holds it.
QJsonArray once(const QJsonArray &values = {})
{
    QJsonArray rows;
    rows.append(values);
    return rows;
}

QJsonObject task(const QByteArray &sql, const QJsonArray &values = once()) { return {{u"sql"_s, QString::fromUtf8(sql)}, {u"values"_s, values}}; }
QString text(const QJsonValue &object, const QString &name) { return object[name].toString(u""_s); }

QString program() { return QString::fromUtf8(MADOGUCHI_BIN_DIR) + u"/madoguchi-bench-peer"_s; }

} // namespace

PlainPeer::PlainPeer()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(program());
    if (!m_process.waitForStarted())
        throw std::runtime_error("madoguchi-bench-peer does not start");
}

PlainPeer::~PlainPeer()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

PlainPeer::Answer PlainPeer::ask(const QJsonObject &request)
{
    m_process.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience))
            throw std::runtime_error("madoguchi-bench-peer does not answer");
    }
    const QJsonObject answer = QJsonDocument::fromJson(m_process.readLine()).object();
    if (answer.contains(u"error"_s))
        throw std::runtime_error("the plain peer: " + answer[u"error"].toString().toStdString());
    return {std::chrono::nanoseconds(answer[u"ns"].toInteger()), answer[u"rows"].toInteger(), answer[u"last"].toString()};
}

void PlainPeer::create(const QString &path)
{
    open(path);
    for (const char *table : tables)
        query(table);
}

std::chrono::nanoseconds PlainPeer::makeIndexes()
{
    std::chrono::nanoseconds taken{};
    for (const char *index : indexes)
        taken += query(index).taken;
    return taken;
}

/// With the page cache of our readers.
PlainPeer::Answer PlainPeer::open(const QString &path)
{
    const QJsonArray setup{task("PRAGMA journal_mode = WAL"), task("PRAGMA synchronous = FULL"), task("PRAGMA cache_size = -16384")};
    return ask({{u"open"_s, path}, {u"run"_s, setup}});
}

void PlainPeer::close() { ask({{u"close"_s, true}}); }

void PlainPeer::insert(const QString &household, const QJsonObject &body)
{
    m_households.append(QJsonArray{household, text(body, u"symbol"_s), text(body, u"number"_s), text(body, u"postalCode"_s), text(body, u"town"_s), text(body, u"address"_s)});
    int position = 0;
    for (const auto &m : body[u"members"].toArray()) {
        const QString person = text(m, u"person"_s);
        m_persons.append(QJsonArray{person, household, position++, text(m, u"nameKanji"_s), text(m, u"nameKana"_s), text(m, u"birth"_s), m[u"sex"].toInt(),
                                    int(m[u"head"].toBool()), text(m, u"branch"_s), text(m, u"addressee"_s)});
        for (const auto &e : m[u"eligibility"].toArray())
            m_covers.append(QJsonArray{text(e, u"id"_s), person, text(e, u"municipality"_s), text(e, u"municipalFrom"_s), text(e, u"municipalUntil"_s),
                                       text(e, u"municipalFromReason"_s)});
    }
}

PlainPeer::Answer PlainPeer::commit()
{
    const auto answer = ask({{u"run"_s, QJsonArray{task("BEGIN IMMEDIATE"), task("INSERT INTO household VALUES (?1, ?2, ?3, ?4, ?5, ?6)", m_households),
                                                   task("INSERT INTO person VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", m_persons),
                                                   task("INSERT INTO cover VALUES (?1, ?2, ?3, ?4, ?5, ?6)", m_covers), task("COMMIT")}}});
    m_households = m_persons = m_covers = {};
    return answer;
}

PlainPeer::Answer PlainPeer::search(const QByteArray &condition, const QJsonArray &values) { return query(rows + condition + " LIMIT " + QByteArray::number(pageRows), values); }

PlainPeer::Answer PlainPeer::openHousehold(const QString &household)
{
    const QJsonArray id = once({household}), entry = once({QDateTime::currentMSecsSinceEpoch(), household});
    return ask({{u"run"_s, QJsonArray{task(rows + "p.household = ?1 ORDER BY p.position", id),
                                      task("SELECT c.id, c.person, c.municipality, c.since, c.until, c.reason FROM person p JOIN cover c ON c.person = p.id"
                                           " WHERE p.household = ?1 ORDER BY p.position, c.since", id),
                                      task("INSERT INTO access_log VALUES (?1, ?2)", entry)}}});
}

PlainPeer::Answer PlainPeer::query(const QByteArray &sql, const QJsonArray &values) { return runEach(sql, once(values)); }
PlainPeer::Answer PlainPeer::runEach(const QByteArray &sql, const QJsonArray &rowsOfValues) { return ask({{u"run"_s, QJsonArray{task(sql, rowsOfValues)}}}); }

QString PlainPeer::version()
{
    QProcess process;
    process.start(program(), {u"--version"_s});
    if (!process.waitForFinished() || process.exitCode() != 0)
        throw std::runtime_error("madoguchi-bench-peer is not the engine without a key");
    return QString::fromUtf8(process.readAll()).trimmed();
}

QJsonArray beginning(const QString &prefix) { return {prefix, prefix + QString::fromUcs4(U"\U0010FFFF", 1)}; }

} // namespace madoguchi::bench
