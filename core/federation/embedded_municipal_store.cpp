#include "federation/embedded_municipal_store.h"

#include "crypto/digest.h"
#include "crypto/merkle.h"
#include "federation/frontier.h"
#include "journal/entry.h"
#include "journal/head_note.h"
#include "journal/outside_log.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr qsizetype maximumPageBytes = 8 * 1024 * 1024 - 1024; // the end line and headers still fit into 8 MiB

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

Result<qint64> feedHead(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT coalesce(max(position), 0) FROM feed_item"));
    MADOGUCHI_TRY(rows.next());
    return rows.integer(0);
}

Result<QString> epoch(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT epoch FROM municipal_meta"));
    MADOGUCHI_TRY(rows.next());
    return rows.text(0);
}

Result<QString> markAt(store::Connection &connection, qint64 position)
{
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT mark FROM feed_item WHERE position = ?1", {position}));
    MADOGUCHI_ASSIGN(const bool found, rows.next());
    return found ? rows.text(0) : u""_s;
}

Result<bool> isShared(store::Connection &connection, const MunicipalStore::FeedPoint &known)
{
    MADOGUCHI_ASSIGN(const QString mark, markAt(connection, known.position));
    return known.position == 0 || (!mark.isEmpty() && mark == known.mark);
}

/// Columns position, kind, aggregate, version, actor, terminal, at, body, mark, contents of the row that stands.
QJsonObject feedItem(const store::Statement &row)
{
    QJsonObject item{{"position"_L1, row.integer(0)},
            {"kind"_L1, row.text(1)},
            {"aggregate"_L1, row.text(2)},
            {"version"_L1, row.integer(3)},
            {"actor"_L1, row.text(4)},
            {"terminal"_L1, row.text(5)},
            {"at"_L1, row.text(6)},
            {"body"_L1, QJsonDocument::fromJson(row.text(7).toUtf8()).object()},
            {"mark"_L1, row.text(8)}};
    if (const QString contents = row.text(9); !contents.isEmpty())
        item.insert("contents"_L1, contents);
    return item;
}

Result<store::Statement> standingItem(store::Transaction &transaction, const QString &kind, const QString &aggregate)
{
    return transaction.query("SELECT position, kind, aggregate, version, actor, terminal, at, body, mark, contents FROM feed_item WHERE kind = ?1 AND aggregate = ?2 ORDER BY version DESC LIMIT 1",
                             {kind, aggregate});
}

} // namespace

QString EmbeddedMunicipalStore::originOf(const Tenant &tenant)
{
    return u"madoguchi/%1/%2/record"_s.arg(tenant.municipality, tenant.terminal);
}

QString EmbeddedMunicipalStore::bodySchema(const QString &kind)
{
    static const QHash<QString, QString> schemas{{u"household"_s, u"HouseholdBody"_s},       {u"register"_s, u"RegisterBody"_s},
                                                 {u"reception"_s, u"ReceptionBody"_s},       {u"notification"_s, u"NotificationBody"_s},
                                                 {u"media-request"_s, u"MediaRequestBody"_s},      {u"answer-task"_s, u"AnswerTaskBody"_s},
                                                 {u"continuity"_s, u"ContinuityBody"_s},     {u"continuity-months"_s, u"ContinuityMonthsBody"_s},
                                                 {u"high-cost"_s, u"HighCostBody"_s}};
    return schemas.value(kind);
}

QFuture<Result<MunicipalStore::Standing>> EmbeddedMunicipalStore::standing(Tenant tenant, FeedPoint known)
{
    return m_store->read<Standing>([origin = originOf(tenant), known](store::Connection &connection) -> Result<Standing> {
        Standing standing;
        MADOGUCHI_ASSIGN(standing.epoch, epoch(connection));
        MADOGUCHI_ASSIGN(standing.feedHead, feedHead(connection));
        MADOGUCHI_ASSIGN(auto witness, connection.query("SELECT size FROM witness WHERE origin = ?1", {origin}));
        MADOGUCHI_ASSIGN(const bool witnessed, witness.next());
        standing.recordSize = witnessed ? witness.integer(0) : 0;
        MADOGUCHI_ASSIGN(standing.shared, isShared(connection, known));
        return standing;
    });
}

QFuture<Result<MunicipalStore::Changed>> EmbeddedMunicipalStore::change(Tenant tenant, QJsonArray items, FeedPoint known,
                                                                       std::shared_ptr<const directory::DirectoryContent> directory)
{
    return m_store->write<Changed>([this, tenant, items, known, directory](store::Transaction &transaction) -> Result<Changed> {
        MADOGUCHI_ASSIGN(const bool shared, isShared(transaction.connection(), known));
        if (!shared) // what they are based on is not here: it must come first
            return Error{ErrorCode::EpochChanged, {}, u"known"_s};
        Changed changed;
        for (const QJsonValue &item : items) {
            MADOGUCHI_ASSIGN(QJsonObject answer, changeOne(transaction, tenant, item.toObject(), *directory));
            answer["id"_L1] = item["id"_L1];
            if (answer["result"_L1] == "refused"_L1) {
                MADOGUCHI_ASSIGN(auto standing, standingItem(transaction, item["kind"_L1].toString(), item["aggregate"_L1].toString()));
                MADOGUCHI_ASSIGN(const bool exists, standing.next());
                if (exists) // to be seen again where the change is given up
                    answer["current"_L1] = feedItem(standing);
            }
            changed.answers.append(answer);
        }
        MADOGUCHI_ASSIGN(changed.head.position, feedHead(transaction.connection()));
        MADOGUCHI_ASSIGN(changed.head.mark, markAt(transaction.connection(), changed.head.position));
        return changed;
    });
}

Result<qint64> EmbeddedMunicipalStore::appendToFeed(store::Transaction &transaction, const QString &kind, const QString &aggregate, qint64 version,
                                                    const QString &actor, const QString &terminal, const QString &at, const QJsonObject &body, const QString &contents)
{
    // One writer: head + 1 leaves no gap, not even after a rollback.
    MADOGUCHI_ASSIGN(const qint64 head, feedHead(transaction.connection()));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO feed_item (position, kind, aggregate, version, actor, terminal, at, body, mark, contents)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, lower(hex(randomblob(8))), ?9)",
                                   {head + 1, kind, aggregate, version, actor, terminal, at, QString::fromUtf8(compact(body)), contents.isEmpty() ? u""_s : contents}));
    return head + 1;
}

/// Exactly once in effect (sync.md promise 1): an id that was accepted gets its first answer again, whatever happened since.
Result<QJsonObject> EmbeddedMunicipalStore::changeOne(store::Transaction &transaction, const Tenant &tenant, const QJsonObject &item,
                                                      const directory::DirectoryContent &directory)
{
    const auto refused = [](ErrorCode code, const QString &field) {
        return QJsonObject{{"result"_L1, u"refused"_s}, {"code"_L1, errorText(code)}, {"field"_L1, field}};
    };
    const QString id = item["id"_L1].toString(), kind = item["kind"_L1].toString(), aggregate = item["aggregate"_L1].toString();
    const QByteArray digest = crypto::sha256(compact(item));
    {
        MADOGUCHI_ASSIGN(auto known, transaction.query("SELECT digest, version, receipt FROM answered_change WHERE id = ?1", {id}));
        MADOGUCHI_ASSIGN(const bool answered, known.next());
        if (answered && known.blob(0) != digest)
            return refused(ErrorCode::PreconditionFailed, u"id"_s);
        if (answered)
            return QJsonObject{{"result"_L1, u"already"_s}, {"version"_L1, known.integer(1)},
                               {"receipt"_L1, QJsonDocument::fromJson(known.text(2).toUtf8()).object()}};
    }
    if (const auto may = checkActor(directory, tenant, kind, item["actor"_L1].toString(), fromWireTime(item["at"_L1].toString()), m_clock); !may.ok())
        return refused(may.error().code, may.error().field);
    // What becomes of a task is a person's doing; a terminal alone only says that there is one.
    if (kind == "answer-task"_L1 && item["actor"_L1].toString() == tenant.terminal && item["baseVersion"_L1].toInteger() != 0)
        return refused(ErrorCode::Denied, u"actor"_s);
    if (const auto checked = m_schemas.check(bodySchema(kind), item["body"_L1]); !checked.ok())
        return refused(ErrorCode::RequestMalformed, u"body/"_s + checked.error().field);
    if (const auto second = checkSecondPerson(directory, kind, item["actor"_L1].toString(), item["body"_L1].toObject(), fromWireTime(item["at"_L1].toString())); !second.ok())
        return refused(second.error().code, u"body/"_s + second.error().field);
    qint64 version = 0;
    bool stands = false;
    {
        MADOGUCHI_ASSIGN(auto standing, standingItem(transaction, kind, aggregate));
        MADOGUCHI_ASSIGN(const bool exists, standing.next());
        qint64 base = item["baseVersion"_L1].toInteger();
        version = exists ? standing.integer(3) : 0;
        if (exists && standing.text(9) == "expired"_L1) {
            // An id that others give may come again: a pair of households, a household's months.
            static const QSet<QString> comesAgain{u"continuity"_s, u"continuity-months"_s, u"high-cost"_s};
            if (base != 0 || !comesAgain.contains(kind))
                return refused(ErrorCode::RetentionOver, u"aggregate"_s);
            base = version;
        }
        const QString baseDigest = item["baseDigest"_L1].toString(); // empty: the terminal does not know
        // Two terminals that take the same answer of the federation make the same change: nobody has anything to decide, not even where it has gone on since.
        MADOGUCHI_ASSIGN(auto same, transaction.query("SELECT 1 FROM feed_item WHERE kind = ?1 AND aggregate = ?2 AND version = ?3 AND body = ?4",
                                                      {kind, aggregate, base + 1, QString::fromUtf8(compact(item["body"_L1].toObject()))}));
        MADOGUCHI_ASSIGN(stands, same.next());
        if (stands)
            version = base + 1;
        if (base != version && !stands) {
            if (base > version) // of a store that was put back: whoever made the version between sends it again, and then this one fits
                return QJsonObject{{"result"_L1, u"behind"_s}};
            return QJsonObject{{"result"_L1, u"conflict"_s}, {"current"_L1, feedItem(standing)}};
        }
        // The right number for another change: the terminal saw a refused one of its own, or one that this store lost when it was put back.
        if (!stands && exists && !baseDigest.isEmpty() && baseDigest != QString::fromLatin1(crypto::sha256(standing.text(7).toUtf8()).toHex()))
            return QJsonObject{{"result"_L1, u"conflict"_s}, {"current"_L1, feedItem(standing)}};
    }
    if (!stands)
        MADOGUCHI_TRY(appendToFeed(transaction, kind, aggregate, ++version, item["actor"_L1].toString(), tenant.terminal, item["at"_L1].toString(),
                                   item["body"_L1].toObject()));
    const QJsonObject receipt =
        m_receipts.sign({{"type"_L1, u"change"_s}, {"id"_L1, id}, {"version"_L1, version}, {"at"_L1, wireTime(m_clock.utc())}});
    MADOGUCHI_TRY(transaction.exec("INSERT INTO answered_change (id, digest, version, receipt) VALUES (?1, ?2, ?3, ?4)",
                                   {id, digest, version, QString::fromUtf8(compact(receipt))}));
    return QJsonObject{{"result"_L1, stands ? u"already"_s : u"accepted"_s}, {"version"_L1, version}, {"receipt"_L1, receipt}};
}

QFuture<Result<MunicipalStore::FeedPage>> EmbeddedMunicipalStore::feed(Tenant tenant, qint64 after, int limit, FeedPoint known)
{
    auto answer = m_store->read<FeedPage>([after, limit, known](store::Connection &connection) -> Result<FeedPage> {
        MADOGUCHI_ASSIGN(const bool shared, isShared(connection, known));
        if (!shared)
            return Error{ErrorCode::EpochChanged, {}, u"known"_s};
        FeedPage page;
        MADOGUCHI_ASSIGN(page.epoch, epoch(connection));
        MADOGUCHI_ASSIGN(page.head, feedHead(connection));
        page.count = std::max<qint64>(0, page.head - after); // positions have no gaps
        MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT position, kind, aggregate, version, actor, terminal, at, body, mark, contents FROM feed_item "
                                                     "WHERE position > ?1 ORDER BY position LIMIT ?2",
                                                     {after, limit}));
        qint64 end = after;
        int count = 0;
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, rows.next());
            if (!more)
                break;
            const QByteArray line = compact(feedItem(rows)) + '\n';
            if (count > 0 && page.lines.size() + line.size() > maximumPageBytes)
                break;
            page.lines += line;
            end = rows.integer(0);
            ++count;
        }
        page.lines += compact({{"end"_L1, end}, {"count"_L1, count}}) + '\n';
        page.end = end;
        return page;
    });
    // Noted before it goes out; most polls bring nothing and write nothing.
    return then(std::move(answer), [this, tenant, after](Result<FeedPage> page) -> QFuture<Result<FeedPage>> {
        if (!page.ok() || page->end <= after)
            return QtFuture::makeReadyFuture(std::move(page));
        return m_store->write<FeedPage>([this, tenant, page = std::move(*page)](store::Transaction &transaction) -> Result<FeedPage> {
            MADOGUCHI_TRY(transaction.exec("INSERT INTO terminal_fed (terminal, day, position, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (terminal, day) DO UPDATE "
                                           "SET position = excluded.position, at = excluded.at WHERE excluded.position > position",
                                           {tenant.terminal, m_clock.today().toString(Qt::ISODate), page.end, wireTime(m_clock.utc())}));
            return page;
        });
    });
}

QFuture<Result<QList<MunicipalStore::Fed>>> EmbeddedMunicipalStore::fed()
{
    return m_store->read<QList<Fed>>([](store::Connection &connection) -> Result<QList<Fed>> {
        QList<Fed> all;
        MADOGUCHI_ASSIGN(auto row, connection.query("SELECT terminal, day, position FROM terminal_fed ORDER BY terminal, day"));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, row.next());
            if (!more)
                return all;
            all.append({row.text(0), QDate::fromString(row.text(1), Qt::ISODate), row.integer(2)});
        }
    });
}

QFuture<Result<QList<QJsonObject>>> EmbeddedMunicipalStore::witnessed()
{
    return m_store->read<QList<QJsonObject>>([this](store::Connection &connection) -> Result<QList<QJsonObject>> {
        const QString now = wireTime(m_clock.utc());
        QList<QJsonObject> all;
        MADOGUCHI_ASSIGN(auto row, connection.query("SELECT origin, size, root, at FROM witness ORDER BY origin"));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, row.next());
            if (!more)
                return all;
            QJsonArray awaited;
            MADOGUCHI_ASSIGN(auto outside, connection.query("SELECT mark FROM outside_entry WHERE origin = ?1 AND taken IS NULL AND given_up IS NULL ORDER BY mark", {row.text(0)}));
            for (;;) {
                MADOGUCHI_ASSIGN(const bool another, outside.next());
                if (!another)
                    break;
                awaited.append(QString::fromLatin1(outside.blob(0).toHex()));
            }
            all.append(m_receipts.sign({{"type"_L1, u"record"_s}, {"origin"_L1, row.text(0)}, {"size"_L1, row.integer(1)}, {"root"_L1, QString::fromLatin1(row.blob(2).toHex())},
                                        {"at"_L1, row.text(3)}, {"issued"_L1, now}, {"outside"_L1, awaited}}));
        }
    });
}

QFuture<Result<MunicipalStore::Witnessed>> EmbeddedMunicipalStore::witness(Tenant tenant, Witnessing witnessing)
{
    return m_store->write<Witnessed>(
        [this, tenant, witnessing](store::Transaction &transaction) { return witnessNow(transaction, tenant, witnessing); });
}

/// Signed for only after everything was recomputed from the entries themselves: chain, tree, the terminal's signature (C-11).
Result<MunicipalStore::Witnessed> EmbeddedMunicipalStore::witnessNow(store::Transaction &transaction, const Tenant &tenant, const Witnessing &witnessing)
{
    const QString origin = originOf(tenant);
    Frontier tree;
    QByteArray oldRoot, lastHash(32, '\0');
    {
        MADOGUCHI_ASSIGN(auto known, transaction.query("SELECT size, root, frontier, last_hash FROM witness WHERE origin = ?1", {origin}));
        MADOGUCHI_ASSIGN(const bool exists, known.next());
        if (exists) {
            tree = Frontier(known.integer(0), known.blob(2));
            oldRoot = known.blob(1);
            lastHash = known.blob(3);
        }
    }
    const qint64 oldSize = tree.size();
    QList<journal::Entry> told; // of the terminal's key, and of what it has erased
    if (witnessing.from != oldSize)
        return Witnessed{true, oldSize, {}};
    MADOGUCHI_ASSIGN(const journal::HeadNote head, journal::verifyNote(witnessing.head, tenant.deviceKey));
    if (witnessing.origin != origin || head.origin != origin)
        return Error{ErrorCode::RecordBroken, {}, u"origin"_s};
    if (head.size != oldSize + witnessing.entries.size())
        return Error{ErrorCode::RecordBroken, {}, u"head"_s};
    for (const QByteArray &bytes : witnessing.entries) {
        MADOGUCHI_ASSIGN(const journal::Entry entry, journal::decode(bytes));
        if (entry.sequence != tree.size() + 1 || entry.previous != lastHash || entry.terminal != tenant.terminal || entry.municipality != tenant.municipality)
            return Error{ErrorCode::RecordBroken, {}, u"entries"_s};
        MADOGUCHI_TRY(transaction.exec("INSERT INTO witnessed_entry (origin, sequence, bytes) VALUES (?1, ?2, ?3)", {origin, entry.sequence, bytes}));
        tree.append(crypto::merkleLeaf(bytes));
        lastHash = crypto::sha256(bytes);
        if (entry.outside)
            MADOGUCHI_TRY(transaction.exec("INSERT INTO outside_entry (origin, mark, taken) VALUES (?1, ?2, ?3) ON CONFLICT (origin, mark) DO UPDATE SET taken = excluded.taken, entry = NULL",
                                           {origin, journal::outsideMark(entry), entry.sequence}));
        for (const api::UseCase useCase : {api::UseCase::StoreRekey, api::UseCase::ErasureCarryOut})
            if (entry.useCase == QLatin1String(api::info(useCase).id))
                told.append(entry);
    }
    if (tree.root() != head.root)
        return Error{ErrorCode::RecordBroken, {}, u"head"_s};
    if (oldSize > 0 && oldSize < head.size &&
        (witnessing.proofFrom != oldSize || !crypto::verifyConsistency(oldSize, oldRoot, head.size, head.root, witnessing.proof)))
        return Error{ErrorCode::RecordBroken, {}, u"proof"_s};
    qint64 missing = 0;
    if (witnessing.whole) {
        MADOGUCHI_ASSIGN(auto awaited, transaction.query("SELECT count(*) FROM outside_entry WHERE origin = ?1 AND taken IS NULL AND given_up IS NULL", {origin}));
        MADOGUCHI_TRY(awaited.next());
        missing = awaited.integer(0);
    }
    const QString at = wireTime(m_clock.utc());
    MADOGUCHI_TRY(transaction.exec("INSERT OR REPLACE INTO witness (origin, size, root, frontier, last_hash, head, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                   {origin, head.size, head.root, tree.peaks(), lastHash, QString::fromUtf8(witnessing.head), at}));
    MADOGUCHI_ASSIGN(auto changed, noteTold(transaction, tenant, told));
    return Witnessed{false, head.size,
                     m_receipts.sign({{"type"_L1, u"record"_s}, {"origin"_L1, origin}, {"size"_L1, head.size},
                                      {"root"_L1, QString::fromLatin1(head.root.toHex())}, {"at"_L1, at}}),
                     std::move(changed), missing};
}

QFuture<Result<Done>> EmbeddedMunicipalStore::showOutside(Tenant tenant, QList<QByteArray> payloads)
{
    return m_store->write<Done>([this, tenant, payloads](store::Transaction &transaction) -> Result<Done> {
        const QString at = wireTime(m_clock.utc());
        for (const QByteArray &bytes : payloads) {
            const auto payload = journal::OutsideLog::parse(bytes);
            const auto entry = payload.ok() ? payload->decoded() : Result<journal::Entry>(payload.error());
            if (!entry.ok() || !entry->outside || entry->terminal != tenant.terminal || entry->municipality != tenant.municipality)
                return Error{ErrorCode::RecordBroken, {}, u"payloads"_s};
            if (!payload->verify(tenant.deviceKey))
                return Error{ErrorCode::SignatureInvalid, {}, u"payloads"_s};
            // One that the record had taken in before this call came is awaited no more.
            MADOGUCHI_TRY(transaction.exec("INSERT INTO outside_entry (origin, mark, shown_at, entry) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (origin, mark) DO UPDATE "
                                           "SET shown_at = coalesce(shown_at, excluded.shown_at)",
                                           {originOf(tenant), journal::outsideMark(*entry), at, payload->entry}));
        }
        return done();
    });
}

QFuture<Result<qint64>> EmbeddedMunicipalStore::giveUpOutside(Tenant tenant, QString reason)
{
    return m_store->write<qint64>([this, tenant, reason](store::Transaction &transaction) -> Result<qint64> {
        MADOGUCHI_TRY(transaction.exec("UPDATE outside_entry SET given_up = ?2 WHERE origin = ?1 AND taken IS NULL AND given_up IS NULL", {originOf(tenant), wireTime(m_clock.utc()) + u' ' + reason}));
        return transaction.changes();
    });
}

} // namespace madoguchi::federation
