#include "journal/store_check.h"

#include "crypto/digest.h"
#include "crypto/merkle.h"
#include "journal/entry.h"
#include "journal/segments.h"

#include <QHash>
#include <QSet>

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
    explicit Checker(store::Connection &connection) : m_connection(connection) {}

    Result<Done> readEntries(const QString &directory);
    Result<Done> readOutbox();
    Result<Done> readDeeds(const Deeds &deeds);
    StoreCheck result() { return std::move(m_check); }

private:
    struct Doer {
        qint64 sequence;
        QString staff;
    };
    void take(const Entry &entry);
    void find(What what, qint64 sequence, const QString &row = {});
    bool isRecorded(const Deeds &deeds, const QString &object, const QString &staff);
    void readUndone(const Deeds &deeds, const QSet<QString> &objects);

    store::Connection &m_connection;
    StoreCheck m_check;
    std::vector<bool> m_effective; ///< by sequence − 1: something was done, and it succeeded
    QHash<api::UseCase, QHash<QString, QList<Doer>>> m_doers; ///< by what they did, and to what object
    QSet<qint64> m_answered; ///< entries that stand for a row: each for one
    QString m_terminal;
    qint64 m_restored = 0;   ///< the last entry that put a copy back
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
    const bool effective = entry.outcome == api::Outcome::Done && useCase && hasEffect(api::info(*useCase).kind);
    m_effective.push_back(effective);
    m_terminal = entry.terminal;
    if (!effective)
        return;
    if (*useCase == api::UseCase::BackupRestore)
        m_restored = entry.sequence;
    if (!entry.object.isEmpty())
        m_doers[*useCase][entry.object].append({entry.sequence, entry.staff});
}

/// File by file beside row by row.
Result<Done> Checker::readEntries(const QString &directory)
{
    MADOGUCHI_ASSIGN(auto rows, m_connection.query("SELECT sequence, bytes, leaf FROM record_entry ORDER BY sequence"));
    MADOGUCHI_ASSIGN(bool more, rows.next());
    QByteArray previous(32, '\0');
    const auto matches = [&](const QByteArray &bytes) { return rows.blob(1) == bytes && rows.blob(2) == crypto::merkleLeaf(bytes); };
    Segments segments(directory, Segments::Use::Read);
    MADOGUCHI_TRY(segments.load([&](const QByteArray &bytes) -> Result<Done> {
        const qint64 sequence = ++m_check.entries;
        MADOGUCHI_ASSIGN(const Entry entry, decode(bytes));
        take(entry);
        previous = crypto::sha256(bytes);
        while (more && rows.integer(0) < sequence) { // under a number that no entry has
            find(What::Changed, rows.integer(0));
            MADOGUCHI_ASSIGN(more, rows.next());
        }
        if (!more) {
            if (m_check.found == 0 || m_check.findings.last().what != What::Behind) // all behind the first are, too
                find(What::Behind, sequence);
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
        } else {
            take(*entry);
        }
        previous = crypto::sha256(bytes);
        MADOGUCHI_ASSIGN(more, rows.next());
    }
    return done();
}

/// What leaves has the number of the entry that queued it.
Result<Done> Checker::readOutbox()
{
    MADOGUCHI_ASSIGN(auto row, m_connection.query("SELECT id, entry FROM outbox WHERE entry > 0"));
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
    QList<qint64> undone;
    for (const api::UseCase useCase : deeds.lasting) {
        for (const auto &[object, doers] : m_doers[useCase].asKeyValueRange()) {
            if (objects.contains(object))
                continue;
            for (const Doer &doer : doers)
                undone.append(doer.sequence);
        }
    }
    std::ranges::sort(undone);
    for (const qint64 sequence : std::as_const(undone)) {
        if (sequence < m_restored) // what an old copy had forgotten, its officers answer for
            ++m_check.forgotten;
        else
            find(What::Undone, sequence);
    }
}

} // namespace

Result<StoreCheck> checkStore(const QString &directory, store::Connection &connection, std::span<const Deeds> deeds)
{
    Checker checker(connection);
    MADOGUCHI_TRY(checker.readEntries(directory));
    MADOGUCHI_TRY(checker.readOutbox());
    for (const Deeds &room : deeds)
        MADOGUCHI_TRY(checker.readDeeds(room));
    return checker.result();
}

} // namespace madoguchi::journal
