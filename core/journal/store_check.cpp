#include "journal/store_check.h"

#include "crypto/digest.h"
#include "crypto/merkle.h"
#include "journal/durable_file.h"
#include "journal/entry.h"
#include "journal/erased.h"
#include "journal/frame.h"
#include "journal/outside_log.h"
#include "journal/restore_mark.h"
#include "journal/segments.h"

#include <QHash>
#include <QSet>

#include <array>

using namespace Qt::StringLiterals;

namespace madoguchi::journal {

namespace {

using What = StoreCheck::Finding::What;

constexpr qsizetype mostFindings = 100;

/// Only these bring rows about: looking and going in and out do not.
bool hasEffect(api::RecordKind kind) { return kind != api::RecordKind::View && kind != api::RecordKind::Session; }

std::optional<api::UseCase> useCaseOf(const QString &id)
{
    static const QHash<QString, api::UseCase> known = [] {
        QHash<QString, api::UseCase> all;
        for (const api::UseCaseInfo &info : api::useCases())
            all.insert(QString::fromLatin1(info.id), info.useCase);
        return all;
    }();
    const auto found = known.constFind(id);
    return found == known.constEnd() ? std::nullopt : std::optional(*found);
}

class Checker {
public:
    Checker(const QString &directory, store::Connection &connection) : m_directory(directory), m_segments(directory, Segments::Use::Read), m_connection(connection) {}

    Result<Done> readEntries();
    Result<Done> readRestores();
    Result<Done> readErasures();
    Result<Done> readOutbox();
    Result<Done> readDeeds(const Deeds &deeds);
    StoreCheck result() { return std::move(m_check); }

private:
    struct Doer {
        qint64 sequence;
        QString staff;
    };
    void take(const Entry &entry);
    Result<bool> isMarked(const Entry &restore, qint64 written);
    Result<bool> isRestoreWaiting(qint64 last);
    void find(What what, qint64 sequence, const QString &row = {});
    bool isRecorded(const Deeds &deeds, const QString &object, const QString &staff);
    void readUndone(const Deeds &deeds, const QSet<QString> &objects);

    const QString m_directory;
    Segments m_segments;
    store::Connection &m_connection;
    StoreCheck m_check;
    std::vector<bool> m_effective; ///< by sequence − 1: something was done, and it succeeded
    QHash<api::UseCase, QHash<QString, QList<Doer>>> m_doers; ///< by what they did, and to what object
    QSet<qint64> m_answered; ///< entries that stand for a row: each for one
    QString m_terminal;
    QList<Entry> m_restores; ///< that say so
    QList<Entry> m_erasures;
    ErasedObjects m_erased;
    std::vector<bool> m_outside; ///< by sequence − 1: made with the database closed
    struct Forgotten {
        qint64 after, until;
    };
    QList<Forgotten> m_forgotten; ///< what copies did not have that were put back
};

void Checker::find(What what, qint64 sequence, const QString &row)
{
    ++m_check.found;
    if (m_check.findings.size() < mostFindings)
        m_check.findings.append({what, sequence, row});
}

void Checker::take(const Entry &entry)
{
    const auto useCase = useCaseOf(entry.useCase);
    // What a newer program knows may have had an effect.
    const bool effective = entry.outcome == api::Outcome::Done && (!useCase || hasEffect(api::info(*useCase).kind));
    m_effective.push_back(effective);
    m_outside.push_back(entry.outside);
    m_terminal = entry.terminal;
    if (!effective || !useCase)
        return;
    if (*useCase == api::UseCase::BackupRestore)
        m_restores.append(entry);
    if (*useCase == api::UseCase::ErasureCarryOut)
        m_erasures.append(entry);
    // The first of two entries of what waits for an answer has brought nothing about yet.
    if (!entry.object.isEmpty() && !entry.detail.endsWith(u" start") && !entry.detail.startsWith(u"begun"))
        m_doers[*useCase][entry.object].append({entry.sequence, entry.staff});
}

/// File by file beside row by row.
Result<Done> Checker::readEntries()
{
    MADOGUCHI_ASSIGN(auto rows, m_connection.query("SELECT sequence, bytes, leaf FROM record_entry ORDER BY sequence"));
    MADOGUCHI_ASSIGN(bool more, rows.next());
    QByteArray previous(32, '\0');
    qint64 behind = 0; // the first entry that the database ends before
    const auto matches = [&](const QByteArray &bytes) { return rows.blob(1) == bytes && rows.blob(2) == crypto::merkleLeaf(bytes); };
    MADOGUCHI_TRY(m_segments.load([&](const QByteArray &bytes) -> Result<Done> {
        const qint64 sequence = ++m_check.entries;
        MADOGUCHI_ASSIGN(const Entry entry, decode(bytes));
        if (entry.sequence != sequence) // the files are checked before, but what was found there may be looked at all the same
            return Error{ErrorCode::RecordBroken, {QString::number(sequence)}, {}};
        take(entry);
        previous = crypto::sha256(bytes);
        while (more && rows.integer(0) < sequence) { // under a number that no entry has
            find(What::Changed, rows.integer(0));
            MADOGUCHI_ASSIGN(more, rows.next());
        }
        if (!more) {
            behind = behind == 0 ? sequence : behind; // and all behind it
            return done();
        }
        if (rows.integer(0) > sequence) {
            find(What::Missing, sequence);
            return done();
        }
        if (!matches(bytes))
            find(What::Changed, sequence);
        MADOGUCHI_ASSIGN(more, rows.next());
        return done();
    }));
    while (more) {
        const qint64 sequence = m_check.entries + ++m_check.waiting;
        const QByteArray bytes = rows.blob(1);
        const auto entry = decode(bytes);
        if (!entry.ok() || rows.integer(0) != sequence || entry->sequence != sequence || entry->previous != previous || !matches(bytes)) {
            find(What::Changed, rows.integer(0));
            m_effective.push_back(false);
            m_outside.push_back(false);
        } else {
            take(*entry);
        }
        previous = crypto::sha256(bytes);
        MADOGUCHI_ASSIGN(more, rows.next());
    }
    if (behind == 0)
        return done();
    MADOGUCHI_ASSIGN(m_check.restored, isRestoreWaiting(behind - 1));
    if (m_check.restored)
        m_forgotten.append({behind - 1, m_check.entries});
    else
        find(What::Behind, behind);
    return done();
}

/// Whether the officers' order was made for the copy that ends with the entry it names, and for files that ended with `written`.
Result<bool> Checker::isMarked(const Entry &restore, qint64 written)
{
    if (restore.count < 1 || restore.count >= written)
        return false;
    const std::array ends{restore.count, written};
    MADOGUCHI_ASSIGN(const auto bytes, m_segments.read(ends));
    MADOGUCHI_ASSIGN(const QByteArray mark, restoreMark(m_connection, restore.count, bytes[0], written, bytes[1]));
    return isRestore(restore, restore.count, mark);
}

/// Two officers have put it back and nobody has come in since: their order waits outside.
Result<bool> Checker::isRestoreWaiting(qint64 last)
{
    MADOGUCHI_ASSIGN(const QByteArray waiting, readWhole(m_directory + u"/outside.log"_s));
    for (qsizetype at = 0;;) {
        const Frame frame = readFrame(QByteArrayView(waiting).sliced(at));
        if (frame.state != Frame::State::Whole)
            return false;
        MADOGUCHI_ASSIGN(const OutsideLog::Payload payload, OutsideLog::parse(frame.payload));
        MADOGUCHI_ASSIGN(const Entry entry, payload.decoded());
        if (entry.count == last) {
            MADOGUCHI_ASSIGN(const bool marked, isMarked(entry, m_check.entries));
            if (marked)
                return true;
        }
        at += frame.size;
    }
}

/// The order came in behind what the files gave back, with whatever else waited outside.
Result<Done> Checker::readRestores()
{
    for (const Entry &restore : std::as_const(m_restores)) {
        for (qint64 written = std::min(restore.sequence - 1, m_segments.size()); written > restore.count && m_outside[std::size_t(written)]; --written) {
            MADOGUCHI_ASSIGN(const bool marked, isMarked(restore, written));
            if (!marked)
                continue;
            m_forgotten.append({restore.count, written});
            break;
        }
    }
    return done();
}

/// Whoever removes a row cannot say that it was erased: the list of what was is that of the entry.
Result<Done> Checker::readErasures()
{
    QSet<QString> told;
    for (const Entry &entry : std::as_const(m_erasures)) {
        MADOGUCHI_ASSIGN(const ErasedBatch batch, erasedBatch(m_connection, entry.object));
        if (speaksOf(entry, batch))
            told.insert(entry.object);
    }
    MADOGUCHI_ASSIGN(m_erased, erasedObjects(m_connection, told));
    return done();
}

/// What leaves in a person's name has the number of the entry that queued it; what a machine makes of an answer does not.
Result<Done> Checker::readOutbox()
{
    MADOGUCHI_ASSIGN(auto row, m_connection.query("SELECT id, entry FROM outbox WHERE entry > 0 AND actor <> ''"));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool any, row.next());
        if (!any)
            return done();
        ++m_check.rows;
        const qint64 sequence = row.integer(1);
        if (sequence > qint64(m_effective.size()) || !m_effective[std::size_t(sequence - 1)])
            find(What::Unrecorded, 0, u"outbox "_s + row.text(0));
    }
}

bool Checker::isRecorded(const Deeds &deeds, const QString &object, const QString &staff)
{
    for (const api::UseCase useCase : deeds.by) {
        const QList<Doer> doers = m_doers[useCase].value(object);
        const auto doer = std::ranges::find_if(doers, [&](const Doer &d) { return (staff.isEmpty() || d.staff == staff) && !m_answered.contains(d.sequence); });
        if (doer == doers.end())
            continue;
        m_answered.insert(doer->sequence);
        return true;
    }
    return false;
}

Result<Done> Checker::readDeeds(const Deeds &deeds)
{
    const QByteArray sql(deeds.rows);
    MADOGUCHI_ASSIGN(auto row, sql.contains("?1") ? m_connection.query(sql, {m_terminal}) : m_connection.query(sql));
    QSet<QString> objects;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool any, row.next());
        if (!any)
            break;
        ++m_check.rows;
        objects.insert(row.text(1));
        if (row.integer(3) == 1 && !isRecorded(deeds, row.text(1), row.text(2)))
            find(What::Unrecorded, 0, QLatin1String(deeds.table) + u' ' + row.text(0));
    }
    readUndone(deeds, objects);
    return done();
}

void Checker::readUndone(const Deeds &deeds, const QSet<QString> &objects)
{
    auto erased = m_erased.value(QString::fromLatin1(deeds.kind));
    QList<std::pair<qint64, QString>> undone;
    for (const api::UseCase useCase : deeds.lasting) {
        for (const auto &[object, doers] : m_doers[useCase].asKeyValueRange()) {
            for (const Doer &doer : doers) {
                if (deeds.oneEach ? !m_answered.contains(doer.sequence) : !objects.contains(object))
                    undone.append({doer.sequence, object});
            }
        }
    }
    std::ranges::sort(undone);
    for (const auto &entry : std::as_const(undone)) { // not taken apart: clang 14 lets no lambda have the parts
        const qint64 sequence = entry.first;
        if (const auto left = erased.find(entry.second); left != erased.end() && *left > 0) {
            *left -= deeds.oneEach ? 1 : 0;
            ++m_check.erased;
            continue;
        }
        const bool forgotten = std::ranges::any_of(m_forgotten, [&](const Forgotten &one) { return one.after < sequence && sequence <= one.until; });
        if (forgotten) // by a copy that officers answer for
            ++m_check.forgotten;
        else
            find(What::Undone, sequence);
    }
}

} // namespace

Result<StoreCheck> checkStore(const QString &directory, store::Connection &connection, std::span<const Deeds> deeds)
{
    Checker checker(directory, connection);
    MADOGUCHI_TRY(checker.readEntries());
    MADOGUCHI_TRY(checker.readRestores());
    MADOGUCHI_TRY(checker.readErasures());
    MADOGUCHI_TRY(checker.readOutbox());
    for (const Deeds &room : deeds)
        MADOGUCHI_TRY(checker.readDeeds(room));
    return checker.result();
}

} // namespace madoguchi::journal
