#include "sync/history.h"

#include "journal/known_version.h"
#include "journal/outbox.h"
#include "sync/feed_applier.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr auto lostSource = "restored"_L1; ///< in feed_set_aside

struct Trace {
    FeedPoint point;
    QString kind, aggregate, terminal;
    qint64 version = 0;
    QByteArray digest;
};

/// What is kept of a lost item. Its terminal is left out: the same change made at another one is the same.
QJsonObject described(qint64 version, const QByteArray &digest)
{
    return {{"version"_L1, version}, {"digest"_L1, QString::fromLatin1(digest.toHex())}};
}

Result<QList<Trace>> tracesAfter(store::Connection &connection, qint64 position)
{
    QList<Trace> traces;
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT position, mark, kind, aggregate, terminal, version, digest FROM feed_trace WHERE position > ?1 ORDER BY position", {position}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool found, row.next());
        if (!found)
            return traces;
        traces.append({{row.integer(0), row.text(1)}, row.text(2), row.text(3), row.text(4), row.integer(5), row.blob(6)});
    }
}

Result<Done> keep(store::Transaction &transaction, const Trace &trace, const QDateTime &at)
{
    return transaction.exec("INSERT OR REPLACE INTO feed_trace (position, mark, kind, aggregate, terminal, version, digest, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                            {trace.point.position, trace.point.mark, trace.kind, trace.aggregate, trace.terminal, trace.version, trace.digest, at.toMSecsSinceEpoch()});
}

Result<bool> anyLost(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT 1 FROM feed_set_aside WHERE source = ?1 LIMIT 1", {QString(lostSource)}));
    return row.next();
}

Result<Done> setLostAside(store::Transaction &transaction, const Trace &lost, const QDateTime &utc)
{
    qint64 place = 0; // positions of several histories would get into each other's way
    {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT coalesce(max(position), 0) + 1 FROM feed_set_aside WHERE source = ?1", {QString(lostSource)}));
        MADOGUCHI_TRY(row.next());
        place = row.integer(0);
    }
    journal::FeedItem item;
    item.position = place;
    item.kind = lost.kind;
    item.aggregate = lost.aggregate;
    item.terminal = lost.terminal;
    item.body = described(lost.version, lost.digest);
    return FeedApplier::setAside(transaction, QString(lostSource), item, {ErrorCode::ChangeLost, {lost.terminal}, {}}, utc);
}

} // namespace

Result<FeedPoint> knownPoint(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT position, mark FROM feed_trace ORDER BY position DESC LIMIT 1"));
    MADOGUCHI_ASSIGN(const bool found, row.next());
    return found ? FeedPoint{row.integer(0), row.text(1)} : FeedPoint{};
}

Result<Done> trace(store::Transaction &transaction, const QList<journal::FeedItem> &items, const QDateTime &utc)
{
    MADOGUCHI_ASSIGN(const bool lost, anyLost(transaction.connection()));
    for (const journal::FeedItem &item : items) {
        // Of long ago only where it ends is remembered.
        if (&item != &items.last() && !item.told.isValid())
            continue;
        const Trace trace{{item.position, item.mark}, item.kind, item.aggregate, item.terminal, item.version, journal::bodyDigest(item.body)};
        MADOGUCHI_TRY(keep(transaction, trace, utc));
        if (lost)
            MADOGUCHI_TRY(transaction.exec("DELETE FROM feed_set_aside WHERE source = ?1 AND kind = ?2 AND aggregate = ?3 AND body = ?4",
                                           {QString(lostSource), item.kind, item.aggregate, QJsonDocument(described(item.version, trace.digest)).toJson(QJsonDocument::Compact)}));
    }
    return done();
}

Result<Done> traceHead(store::Transaction &transaction, const FeedPoint &head, const QDateTime &utc)
{
    MADOGUCHI_ASSIGN(const FeedPoint known, knownPoint(transaction.connection()));
    return head.position > known.position ? keep(transaction, {head, u""_s, u""_s, u""_s, 0, QByteArray("")}, utc) : done();
}

Result<Done> dropOldTraces(store::Transaction &transaction, const QDateTime &utc)
{
    return transaction.exec("DELETE FROM feed_trace WHERE at < ?1 AND position < (SELECT max(position) FROM feed_trace)", {utc.addDays(-journal::rememberedDays).toMSecsSinceEpoch()});
}

QString query(const FeedPoint &known)
{
    return u"known=%1&mark=%2"_s.arg(known.position).arg(known.mark);
}

Result<Done> Recovery::run(const QString &epoch)
{
    MADOGUCHI_ASSIGN(const qint64 common, lastCommon());
    const api::Actor self = selfOf(m_link.options);
    return await(m_link.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_ASSIGN(const FeedPoint known, knownPoint(transaction.connection()));
        journal::Note note;
        note.detail = u"server restored: %1 of %2"_s.arg(common).arg(known.position);
        MADOGUCHI_ASSIGN(note.count, goBack(transaction, {common, epoch}));
        return m_link.runner.record().append(transaction, self, api::UseCase::StoreSync, api::Outcome::Done, note);
    }));
}

/// The histories are the same up to where they part, so the traces are: all that are shared come before all that are not.
Result<qint64> Recovery::lastCommon()
{
    MADOGUCHI_ASSIGN(const auto points, await(m_link.store().read<QList<FeedPoint>>([](store::Connection &connection) -> Result<QList<FeedPoint>> {
        MADOGUCHI_ASSIGN(const auto traces, tracesAfter(connection, 0));
        QList<FeedPoint> points;
        for (const Trace &trace : traces)
            points.append(trace.point);
        return points;
    })));
    qsizetype shared = 0, parted = points.size();
    while (shared < parted) {
        const qsizetype middle = shared + (parted - shared) / 2;
        MADOGUCHI_ASSIGN(const bool isShared, m_shared(points.at(middle)));
        (isShared ? shared : parted) = isShared ? middle + 1 : middle;
    }
    return shared > 0 ? points.at(shared - 1).position : 0;
}

/// Answers how many items of the feed the server does not have as they were.
Result<qint64> Recovery::goBack(store::Transaction &transaction, const journal::Cursor &to)
{
    const QDateTime now = m_link.clock.utc();
    MADOGUCHI_ASSIGN(const auto lost, tracesAfter(transaction.connection(), to.position));
    qint64 count = 0;
    for (const Trace &trace : lost) {
        if (trace.kind.isEmpty())
            continue;
        MADOGUCHI_TRY(setLostAside(transaction, trace, now));
        MADOGUCHI_TRY(m_applier.forget(transaction, trace.kind, trace.aggregate));
        ++count;
    }
    MADOGUCHI_TRY(transaction.exec("DELETE FROM feed_trace WHERE position > ?1", {to.position}));
    MADOGUCHI_TRY(journal::loosenCurrent(transaction, to.position));
    MADOGUCHI_ASSIGN(const journal::Cursor cursor, journal::cursor(transaction.connection(), u"municipal"_s));
    MADOGUCHI_TRY(journal::setCursor(transaction, u"municipal"_s, {std::min(cursor.position, to.position), to.epoch}));
    MADOGUCHI_TRY(journal::queueAgain(transaction));
    return count;
}

} // namespace madoguchi::sync
