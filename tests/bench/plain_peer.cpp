#include "bench/plain_peer.h"

#include "store/engine.h"

#include <QDateTime>
#include <QJsonArray>
#include <sqlite3.h>

#include <map>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace madoguchi::bench {

namespace {

const char schema[] = R"(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -32768;
CREATE TABLE household (id TEXT PRIMARY KEY, symbol TEXT, number TEXT, town TEXT, address TEXT) WITHOUT ROWID;
CREATE INDEX household_number ON household (number);
CREATE TABLE person (id TEXT PRIMARY KEY, household TEXT, position INTEGER, kanji TEXT, kana TEXT, birth TEXT, sex INTEGER, head INTEGER, branch TEXT) WITHOUT ROWID;
CREATE INDEX person_kana ON person (kana);
CREATE INDEX person_birth ON person (birth);
CREATE INDEX person_household ON person (household);
CREATE TABLE cover (id TEXT PRIMARY KEY, person TEXT, municipality TEXT, since TEXT, until TEXT, reason TEXT) WITHOUT ROWID;
CREATE INDEX cover_person ON cover (person);
CREATE TABLE access_log (at INTEGER, household TEXT);
)";
const char rows[] = "SELECT p.id, p.household, p.kanji, p.kana, p.birth, p.sex, p.head, h.town, h.symbol, h.number, p.branch FROM person p"
                    " JOIN household h ON h.id = p.household WHERE ";

} // namespace

struct PlainPeer::Private {
    sqlite3 *handle = nullptr;
    std::map<QByteArray, sqlite3_stmt *> statements;

    void check(int code) const
    {
        if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
            throw std::runtime_error(std::string("the plain peer: ") + sqlite3_errmsg(handle));
    }
    sqlite3_stmt *bound(const QByteArray &sql, const QVariantList &values)
    {
        sqlite3_stmt *&statement = statements[sql];
        if (!statement)
            check(sqlite3_prepare_v3(handle, sql.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        sqlite3_reset(statement);
        for (int i = 0; i < values.size(); ++i) {
            if (values[i].typeId() == QMetaType::QString) {
                const QByteArray text = values[i].toString().toUtf8();
                check(sqlite3_bind_text(statement, i + 1, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
            } else {
                check(sqlite3_bind_int64(statement, i + 1, values[i].toLongLong()));
            }
        }
        return statement;
    }
    void run(const QByteArray &sql, const QVariantList &values = {})
    {
        sqlite3_stmt *statement = bound(sql, values);
        int code = SQLITE_ROW;
        while (code == SQLITE_ROW)
            code = sqlite3_step(statement);
        check(code);
        sqlite3_reset(statement);
    }
    QList<Row> fetch(const QByteArray &condition, const QVariantList &values)
    {
        sqlite3_stmt *statement = bound(rows + condition, values);
        const auto text = [&](int column) { return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, column))); };
        QList<Row> found;
        int code = SQLITE_OK;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW)
            found.append({text(0), text(1), text(2), text(3), text(4), text(7), text(8), text(9), text(10), sqlite3_column_int(statement, 5),
                          sqlite3_column_int(statement, 6) != 0});
        check(code);
        sqlite3_reset(statement); // an open cursor would keep its snapshot
        return found;
    }
};

PlainPeer::PlainPeer(const QString &path) : d(std::make_unique<Private>())
{
    store::prepareEngine();
    d->check(sqlite3_open_v2(path.toUtf8().constData(), &d->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
    const bool fresh = [&] {
        sqlite3_stmt *statement = d->bound("SELECT count(*) FROM sqlite_schema", {});
        d->check(sqlite3_step(statement));
        const bool empty = sqlite3_column_int(statement, 0) == 0;
        sqlite3_reset(statement);
        return empty;
    }();
    if (fresh)
        d->check(sqlite3_exec(d->handle, schema, nullptr, nullptr, nullptr));
}

PlainPeer::~PlainPeer()
{
    for (const auto &[sql, statement] : d->statements)
        sqlite3_finalize(statement);
    sqlite3_close(d->handle);
}

void PlainPeer::begin() { d->run("BEGIN IMMEDIATE"); }
void PlainPeer::commit() { d->run("COMMIT"); }

void PlainPeer::insert(const QString &household, const QJsonObject &body)
{
    const auto text = [](const QJsonObject &object, const QString &name) { return object[name].toString(u""_s); };
    d->run("INSERT INTO household VALUES (?1, ?2, ?3, ?4, ?5)",
           {household, text(body, u"symbol"_s), text(body, u"number"_s), text(body, u"town"_s), text(body, u"address"_s)});
    int position = 0;
    for (const auto &value : body[u"members"].toArray()) {
        const QJsonObject m = value.toObject();
        const QString person = text(m, u"person"_s);
        d->run("INSERT INTO person VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
               {person, household, position++, text(m, u"nameKanji"_s), text(m, u"nameKana"_s), text(m, u"birth"_s), m[u"sex"].toInt(), int(m[u"head"].toBool()),
                text(m, u"branch"_s)});
        for (const auto &cover : m[u"eligibility"].toArray()) {
            const QJsonObject e = cover.toObject();
            d->run("INSERT INTO cover VALUES (?1, ?2, ?3, ?4, ?5, ?6)", {text(e, u"id"_s), person, text(e, u"municipality"_s), text(e, u"municipalFrom"_s),
                                                                        text(e, u"municipalUntil"_s), text(e, u"municipalFromReason"_s)});
        }
    }
}

QList<PlainPeer::Row> PlainPeer::searchKana(const QString &prefix, int limit)
{
    return d->fetch("p.kana >= ?1 AND p.kana < ?1 || char(1114111) ORDER BY p.kana LIMIT ?2", {prefix, limit});
}

QList<PlainPeer::Row> PlainPeer::searchBirth(const QString &iso, int limit)
{
    return d->fetch("p.birth = ?1 ORDER BY p.kana LIMIT ?2", {iso, limit});
}

QList<PlainPeer::Row> PlainPeer::searchNumber(const QString &number, int limit)
{
    return d->fetch("h.number = ?1 ORDER BY p.position LIMIT ?2", {number, limit});
}

QList<PlainPeer::Row> PlainPeer::openHousehold(const QString &household)
{
    const auto members = d->fetch("p.household = ?1 ORDER BY p.position", {household});
    for (const Row &member : members)
        d->run("SELECT id, municipality, since, until, reason FROM cover WHERE person = ?1 ORDER BY since", {member.person});
    begin();
    d->run("INSERT INTO access_log VALUES (?1, ?2)", {QDateTime::currentMSecsSinceEpoch(), household});
    commit();
    return members;
}

} // namespace madoguchi::bench
