#include "sync/erasure.h"

#include "base/base64.h"
#include "base/json_members.h"
#include "domain/retention.h"
#include "journal/erased.h"
#include "store/unused_space.h"
#include "sync/state.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int sliceRows = 200, slicePages = 200; ///< a save of the clerk's waits for one slice at most
constexpr auto orderedName = "erasure-ordered"_L1, passName = "erasure-pass"_L1;
// A page may change its number while another is arranged anew, and what one had kept then lies behind the first pass.
constexpr int passes = 2;

QDateTime beginningOf(QDate day) { return QDateTime(day, QTime(0, 0), Qt::UTC).addSecs(-9 * 3600); } // in Japan

/// What this room keeps: contents of files that have done what they were for, and what could not be taken and was closed.
Result<qint64> sweepOwn(store::Transaction &transaction, QDate day)
{
    const auto &periods = domain::retentionPeriods();
    const QDate files = domain::expiredBefore(periods, u"interface-file"_s, day), trouble = domain::expiredBefore(periods, u"closed-trouble"_s, day),
                ledger = domain::expiredBefore(periods, u"delivery"_s, day);
    qint64 rows = 0;
    if (files.isValid()) {
        MADOGUCHI_TRY(transaction.exec("DELETE FROM interface_file_part WHERE (file, position) IN (SELECT p.file, p.position FROM interface_file_part AS p JOIN interface_file AS f ON f.id = p.file"
                                       " WHERE f.at < ?1 AND (f.state IN ('accepted', 'imported') OR f.state = 'refused' AND f.rows_aside = 1 OR f.closed_at IS NOT NULL) LIMIT 4)",
                                       {beginningOf(files).toMSecsSinceEpoch()})); // a megabyte each
        rows += transaction.changes();
    }
    if (ledger.isValid()) {
        MADOGUCHI_TRY(transaction.exec("DELETE FROM delivery WHERE change IN (SELECT change FROM delivery_subject WHERE at < ?1 LIMIT ?2)", {beginningOf(ledger).toMSecsSinceEpoch(), sliceRows}));
        MADOGUCHI_TRY(transaction.exec("DELETE FROM delivery_subject WHERE change IN (SELECT change FROM delivery_subject WHERE at < ?1 LIMIT ?2)", {beginningOf(ledger).toMSecsSinceEpoch(), sliceRows}));
        rows += transaction.changes();
    }
    if (trouble.isValid()) {
        MADOGUCHI_TRY(transaction.exec("DELETE FROM feed_set_aside WHERE (source, position) IN (SELECT source, position FROM feed_set_aside WHERE closed_at < ?1 LIMIT ?2)",
                                       {beginningOf(trouble).toMSecsSinceEpoch(), sliceRows}));
        rows += transaction.changes();
        MADOGUCHI_ASSIGN(const qint64 closed, journal::dropClosed(transaction, beginningOf(trouble), sliceRows));
        rows += closed;
    }
    return rows;
}

QList<api::ExpiredCount> readCounts(const QJsonArray &array, JsonMembers &whole)
{
    QList<api::ExpiredCount> counts;
    for (const QJsonValue &value : array) {
        JsonMembers members(value.toObject(), ErrorCode::AnswerMalformed);
        counts.append({members.text("kind"_L1, 32), static_cast<int>(members.integer("count"_L1, 1)), QDate::fromString(members.text("oldest"_L1, 10), Qt::ISODate)});
        if (!members.finish().ok() || !counts.last().oldest.isValid())
            whole.fail("kinds"_L1, "value"_L1);
    }
    return counts;
}

QList<api::ExpiredItem> readItems(const QJsonArray &array, JsonMembers &whole)
{
    QList<api::ExpiredItem> items;
    for (const QJsonValue &value : array) {
        JsonMembers members(value.toObject(), ErrorCode::AnswerMalformed);
        items.append({members.text("kind"_L1, 32), members.text("id"_L1, 64), members.text("label"_L1, 60), QDate::fromString(members.text("keptUntil"_L1, 10), Qt::ISODate),
                      static_cast<int>(members.integer("persons"_L1, 0, 100))});
        if (!members.finish().ok() || !items.last().keptUntil.isValid())
            whole.fail("items"_L1, "value"_L1);
    }
    return items;
}

} // namespace

QStringList ErasureHandler::kinds() const { return {u"erasure"_s}; }

Result<Done> ErasureHandler::apply(store::Transaction &transaction, const journal::FeedItem &item)
{
    const QDate day = QDate::fromString(item.body["day"_L1].toString(), Qt::ISODate);
    if (!day.isValid() || item.aggregate.contains(u' '))
        return ErrorCode::FeedItemRefused;
    MADOGUCHI_TRY(journal::closeErasedBatch(transaction, item.aggregate));
    MADOGUCHI_TRY(setState(transaction, passName, u"1 1"_s));
    // Several may come at once: each is told of in the record.
    MADOGUCHI_ASSIGN(const QString before, state(transaction.connection(), orderedName));
    const QString one = QStringList{item.aggregate, day.toString(Qt::ISODate), item.body["expired"_L1].toString(u"-"_s)}.join(u' ');
    return setState(transaction, orderedName, before.isEmpty() ? one : before + u'\n' + one);
}

Result<Done> Erasure::runIfOrdered()
{
    MADOGUCHI_ASSIGN(const QString text, await(m_link.store().read<QString>([](store::Connection &connection) { return state(connection, orderedName); })));
    if (text.isEmpty())
        return done();
    QList<Ordered> all;
    QDate last;
    for (const QString &line : text.split(u'\n')) {
        const QStringList words = line.split(u' ');
        all.append({words.value(0), QDate::fromString(words.value(1), Qt::ISODate), words.value(2)});
        last = last.isValid() ? std::max(last, all.last().day) : all.last().day;
    }
    MADOGUCHI_ASSIGN(const qint64 rows, sweep(last));
    MADOGUCHI_TRY(clear());
    return report(all, rows);
}

Result<qint64> Erasure::sweep(QDate day)
{
    for (qint64 rows = 0;;) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(const qint64 went, await(m_link.store().write<qint64>([&](store::Transaction &transaction) -> Result<qint64> {
            MADOGUCHI_ASSIGN(const qint64 own, sweepOwn(transaction, day));
            MADOGUCHI_ASSIGN(const qint64 others, m_applier.sweep(transaction, day));
            return own + others;
        })));
        if (went == 0)
            return rows;
        rows += went;
    }
}

/// What a page keeps of rows that went before this began is gone afterwards; it is begun only behind the last of them.
Result<Done> Erasure::clear()
{
    for (bool more = true; more;) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(more, await(m_link.store().write<bool>([](store::Transaction &transaction) -> Result<bool> {
            MADOGUCHI_ASSIGN(const QString at, state(transaction.connection(), passName));
            const int pass = at.section(u' ', 0, 0).toInt();
            if (pass > passes)
                return false;
            MADOGUCHI_ASSIGN(const auto cleared, store::clearUnusedSpace(transaction, at.section(u' ', 1).toLongLong(), slicePages));
            MADOGUCHI_TRY(setState(transaction, passName, cleared.next != 0 ? u"%1 %2"_s.arg(pass).arg(cleared.next) : u"%1 1"_s.arg(pass + 1)));
            return true;
        })));
    }
    return done();
}

/// With the key that is due the copies made before this open no more, and one that is made before the next opening neither (C-22, C-23).
Result<Done> Erasure::report(const QList<Ordered> &all, qint64 rows)
{
    const api::Actor self = selfOf(m_link.options);
    return await(m_link.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
        for (const Ordered &ordered : all) {
            MADOGUCHI_ASSIGN(const journal::ErasedBatch batch, journal::erasedBatch(transaction.connection(), ordered.id));
            journal::Note note;
            note.object = ordered.id;
            note.count = batch.count;
            note.detail = u"day:%1 rows:%2"_s.arg(ordered.day.toString(Qt::ISODate)).arg(rows) + journal::erasedText(batch, ordered.expired);
            MADOGUCHI_TRY(m_link.runner.record().append(transaction, self, api::UseCase::ErasureCarryOut, api::Outcome::Done, note));
        }
        if (m_link.options.changeKey)
            MADOGUCHI_TRY(m_link.options.changeKey(transaction));
        return setState(transaction, orderedName, u""_s);
    }));
}

Result<api::ExpiredList> askForExpired(Client &client)
{
    Request request;
    request.path = u"/v1/expired"_s;
    MADOGUCHI_ASSIGN(const QJsonObject answer, client.json(std::move(request)));
    return readExpired(answer);
}

Result<api::ExpiredList> readExpired(const QJsonObject &answer)
{
    JsonMembers members(answer, ErrorCode::AnswerMalformed);
    api::ExpiredList list;
    list.day = QDate::fromString(members.text("day"_L1, 10), Qt::ISODate);
    if (!list.day.isValid())
        members.fail("day"_L1, "value"_L1);
    list.digest = members.base64("digest"_L1, 32);
    list.count = static_cast<int>(members.integer("count"_L1, 0, 100'000'000));
    list.superseded = static_cast<int>(members.integer("superseded"_L1, 0, 100'000'000));
    list.kinds = readCounts(members.array("kinds"_L1, 20), members);
    list.items = readItems(members.array("items"_L1, api::ExpiredList::shown), members);
    MADOGUCHI_TRY(members.finish());
    return list;
}

} // namespace madoguchi::sync
