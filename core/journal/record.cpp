#include "journal/record.h"

#include "crypto/certificate.h"
#include "crypto/digest.h"
#include "journal/durable_file.h"
#include "journal/head_note.h"
#include "journal/outside_log.h"
#include "journal/restore_mark.h"
#include "journal/segments.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <mutex>
#include <numeric>

namespace madoguchi::journal {

using namespace Qt::StringLiterals;

namespace {

QByteArray certificateId(const QByteArray &pem)
{
    const auto certificate = crypto::Certificate::fromPem(pem);
    return certificate.ok() ? crypto::sha256(certificate->toDer()) : QByteArray(32, '\0');
}

/// What nobody may go on from: everything but "stop" becomes "the record cannot be written" (C-09).
Error unwritable(const Error &cause)
{
    if (cause.code == ErrorCode::Cancelled || cause.code == ErrorCode::StoreClosed || cause.code == ErrorCode::RecordBroken)
        return cause;
    return {ErrorCode::RecordUnwritable, {errorText(cause.code)}, {}};
}

Result<Done> insertRow(store::Transaction &transaction, qint64 sequence, const QByteArray &bytes)
{
    return transaction.exec("INSERT INTO record_entry (sequence, bytes, leaf) VALUES (?1, ?2, ?3)", {sequence, bytes, crypto::merkleLeaf(bytes)});
}

/// Puts `entry` at the end of the chain.
Result<Done> insert(store::Transaction &transaction, Entry entry)
{
    MADOGUCHI_ASSIGN(const LastEntry last, lastEntry(transaction.connection()));
    entry.sequence = last.sequence + 1;
    entry.previous = last.sequence == 0 ? QByteArray(32, '\0') : crypto::sha256(last.bytes);
    const QByteArray bytes = encode(entry);
    MADOGUCHI_TRY(decode(bytes)); // its limits: what could not be read back is not written
    return insertRow(transaction, entry.sequence, bytes);
}

} // namespace

Result<LastEntry> lastEntry(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT sequence, bytes FROM record_entry ORDER BY sequence DESC LIMIT 1"));
    MADOGUCHI_ASSIGN(const bool any, row.next());
    return any ? LastEntry{row.integer(0), row.blob(1)} : LastEntry{};
}

struct Record::Private {
    Private(Options o, const Clock &c)
        : options(std::move(o)), clock(c), boot(crypto::randomBytes(16)), certificate(certificateId(options.deviceCertificatePem)),
          segments(options.directory), outside(file("outside.log"), options.deviceKey, certificate), noted(clock.monotonic())
    {
    }

    const Options options;
    const Clock &clock;
    const QByteArray boot;
    const QByteArray certificate;

    mutable std::mutex mutex; // guards what follows
    Segments segments;
    crypto::MerkleTree tree;
    QByteArray newestHead;
    qint64 headSize = 0, headBytes = 0, receiptBytes = 0, anchored = 0;
    QDateTime signedAt, anchoredAt;
    Tries tries;                 ///< of the start
    Result<Done> sound = done(); ///< RecordBroken: the files were not what this program wrote

    OutsideLog outside; // guards itself
    std::atomic<std::chrono::milliseconds> noted; ///< monotonic
    std::pair<qint64, qint64> refilled{0, 0};

    QString file(const char *name) const { return options.directory + u'/' + QString::fromLatin1(name); }
    Entry entry(const api::Actor &actor, api::UseCase useCase, api::Outcome outcome, const Note &note) const;
    Result<Done> load();
    void loadTry(const Entry &entry);
    Result<Done> loadHeads();
    Result<Done> loadReceipts();
    Result<Done> keepCertificate();
    QByteArray noteOver(qint64 size) const;
    Result<Done> signHeadLocked();
    Result<bool> flush(store::Connection &connection);
    Result<Done> vouch(qint64 sequence, const QByteArray &bytes) const;
    Result<QByteArray> mark(store::Connection &connection, const LastEntry &last) const;
    Result<Done> compare(store::Transaction &transaction, const OutsideLog::Content &outside);
};

Entry Record::Private::entry(const api::Actor &actor, api::UseCase useCase, api::Outcome outcome, const Note &note) const
{
    Entry entry;
    entry.boot = boot;
    entry.monotonicMs = clock.monotonic().count();
    entry.utcMs = clock.utc().toMSecsSinceEpoch();
    entry.terminal = options.terminal;
    entry.municipality = options.municipality;
    entry.staff = actor.staff.text();
    entry.cardSerial = actor.cardSerial;
    entry.section = actor.section;
    entry.role = actor.staff.isEmpty() ? QString() : api::idOf(actor.role); // nobody is known before the login
    entry.useCase = QString::fromLatin1(api::info(useCase).id);
    entry.object = note.object;
    entry.reception = actor.reception.text();
    entry.receptionNumber = note.receptionNumber.isEmpty() ? actor.receptionNumber : note.receptionNumber;
    entry.outcome = outcome;
    entry.count = note.count;
    entry.detail = note.detail;
    entry.commitment = note.commitment;
    return entry;
}

Result<Done> Record::Private::load()
{
    QByteArray previous(32, '\0');
    MADOGUCHI_TRY(segments.load([&](const QByteArray &bytes) -> Result<Done> {
        MADOGUCHI_ASSIGN(const Entry entry, decode(bytes));
        if (entry.sequence != tree.size() + 1 || entry.previous != previous)
            return Error{ErrorCode::RecordBroken, {QString::number(tree.size() + 1)}, {}};
        previous = crypto::sha256(bytes);
        tree.append(crypto::merkleLeaf(bytes));
        loadTry(entry);
        return done();
    }));
    if (const auto waiting = outside.read(); waiting.ok()) {
        for (const OutsideLog::Item &item : waiting->items)
            loadTry(item.entry);
    }
    MADOGUCHI_TRY(loadHeads());
    MADOGUCHI_TRY(loadReceipts());
    return keepCertificate();
}

/// Whatever it was asked for, a wrong password is a wrong one; only what begins and goes on with a right one ends the row.
void Record::Private::loadTry(const Entry &entry)
{
    static const QString wrong = errorText(ErrorCode::PasswordWrong);
    static const QSet<QString> proofs{QString::fromLatin1(api::info(api::UseCase::Login).id), QString::fromLatin1(api::info(api::UseCase::Unlock).id),
                                      QString::fromLatin1(api::info(api::UseCase::StepUp).id)};
    tries.begun = true;
    if (entry.detail == wrong)
        ++tries.wrong[entry.staff];
    else if (entry.outcome == api::Outcome::Done && proofs.contains(entry.useCase))
        tries.wrong.remove(entry.staff);
}

Result<Done> Record::Private::loadHeads()
{
    MADOGUCHI_ASSIGN(const QByteArray log, readWhole(file("heads.log")));
    QByteArray tail;
    QList<QByteArray> notes = splitNotes(log, &tail);
    headBytes = log.size() - tail.size(); // a torn note is written over by the next
    // So is one with a hole in it, where a power cut came before it was synchronised: where the record goes further than this head, the next one says so again.
    if (!notes.isEmpty() && notes.last().contains('\0'))
        headBytes -= notes.takeLast().size();
    if (notes.isEmpty())
        return done();
    MADOGUCHI_ASSIGN(const HeadNote head, parseNote(notes.last()));
    if (head.origin != options.origin || head.size > tree.size() || head.root != tree.root(head.size))
        return Error{ErrorCode::RecordBroken, {u"heads.log"_s}, {}};
    newestHead = notes.last();
    headSize = head.size;
    signedAt = head.at;
    return done();
}

Result<Done> Record::Private::loadReceipts()
{
    MADOGUCHI_ASSIGN(const QByteArray log, readWhole(file("receipts.log")));
    receiptBytes = log.lastIndexOf('\n') + 1;
    for (const QByteArray &line : log.left(receiptBytes).split('\n')) {
        if (line.isEmpty())
            continue;
        const QByteArray payload = QByteArray::fromBase64(QJsonDocument::fromJson(line).object().value("payload"_L1).toString().toLatin1());
        const QJsonObject receipt = QJsonDocument::fromJson(payload).object();
        const qint64 size = receipt.value("size"_L1).toInteger();
        if (size < anchored)
            continue;
        anchored = size;
        anchoredAt = QDateTime::fromString(receipt.value("at"_L1).toString(), Qt::ISODateWithMs);
    }
    if (anchored > tree.size())
        return Error{ErrorCode::RecordBroken, {u"receipts.log"_s}, {}};
    return done();
}

/// device.crt beside the heads holds every certificate that has signed here, so that they can be verified years later.
Result<Done> Record::Private::keepCertificate()
{
    MADOGUCHI_ASSIGN(const QByteArray known, readWhole(file("device.crt")));
    const QByteArray pem = options.deviceCertificatePem.trimmed() + '\n';
    if (known.contains(pem))
        return done();
    return replaceDurably(file("device.crt"), known + pem);
}

QByteArray Record::Private::noteOver(qint64 size) const
{
    const qint64 now = clock.utc().toMSecsSinceEpoch();
    return signNote({options.origin, size, tree.root(size), QDateTime::fromMSecsSinceEpoch(now, Qt::UTC), certificate}, options.deviceKey);
}

Result<Done> Record::Private::signHeadLocked()
{
    if (tree.size() == headSize)
        return done();
    const QByteArray note = noteOver(tree.size());
    MADOGUCHI_TRY(segments.synchronise());
    MADOGUCHI_TRY(writeDurably(file("heads.log"), headBytes, note));
    headBytes += note.size();
    headSize = tree.size();
    newestHead = note;
    signedAt = clock.utc();
    return done();
}

/// Brings the files up to the database, which holds only what is committed. True: something came along.
Result<bool> Record::Private::flush(store::Connection &connection)
{
    const std::lock_guard guard(mutex);
    MADOGUCHI_TRY(sound);
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT bytes FROM record_entry WHERE sequence > ?1 ORDER BY sequence", {tree.size()}));
    QList<QByteArray> entries;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool row, rows.next());
        if (!row)
            break;
        entries.append(rows.blob(0));
    }
    if (entries.isEmpty())
        return false;
    MADOGUCHI_TRY(segments.append(entries));
    for (const QByteArray &bytes : std::as_const(entries))
        tree.append(crypto::merkleLeaf(bytes));
    noted = clock.monotonic();
    if (tree.size() / entriesOfOneHead > headSize / entriesOfOneHead)
        MADOGUCHI_TRY(signHeadLocked());
    return true;
}

/// With the mutex held. The chain makes an entry vouch for all before it.
Result<Done> Record::Private::vouch(qint64 sequence, const QByteArray &bytes) const
{
    const Error alien{ErrorCode::RecordBroken, {u"database"_s, QString::number(sequence)}, {}};
    if (sequence < 1 || sequence > segments.size())
        return alien;
    MADOGUCHI_ASSIGN(const auto written, segments.read({&sequence, 1}));
    return written.first() == bytes ? Result<Done>(done()) : alien;
}

/// With the mutex held.
Result<QByteArray> Record::Private::mark(store::Connection &connection, const LastEntry &last) const
{
    MADOGUCHI_TRY(vouch(last.sequence, last.bytes));
    const qint64 written = segments.size();
    MADOGUCHI_ASSIGN(const auto end, segments.read({&written, 1}));
    return journal::restoreMark(connection, last.sequence, last.bytes, written, end.first());
}

/// The database against the segments. What an old copy that officers have put back gets from them counts as taken in, as it waited outside.
Result<Done> Record::Private::compare(store::Transaction &transaction, const OutsideLog::Content &outside)
{
    const std::lock_guard guard(mutex);
    refilled = {0, 0};
    const qint64 written = segments.size();
    if (written == 0)
        return done();
    MADOGUCHI_ASSIGN(const LastEntry last, lastEntry(transaction.connection()));
    if (last.sequence >= written) {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT bytes FROM record_entry WHERE sequence = ?1", {written}));
        MADOGUCHI_ASSIGN(const bool there, row.next());
        return vouch(written, there ? row.blob(0) : QByteArray());
    }
    const Error old{ErrorCode::RecordBroken, {u"database"_s, QString::number(written)}, {}};
    if (last.sequence == 0)
        return old;
    MADOGUCHI_ASSIGN(const QByteArray wanted, mark(transaction.connection(), last));
    if (std::ranges::none_of(outside.items, [&](const OutsideLog::Item &item) { return isRestore(item.entry, last.sequence, wanted); }))
        return old;
    std::vector<qint64> sequences(static_cast<std::size_t>(written - last.sequence));
    std::iota(sequences.begin(), sequences.end(), last.sequence + 1);
    MADOGUCHI_ASSIGN(const auto forgotten, segments.read(sequences));
    for (qint64 sequence = last.sequence; const QByteArray &bytes : forgotten) {
        MADOGUCHI_TRY(insertRow(transaction, ++sequence, bytes));
        MADOGUCHI_ASSIGN(const Entry entry, decode(bytes));
        if (entry.outside)
            MADOGUCHI_TRY(transaction.exec("INSERT OR IGNORE INTO record_absorbed (id) VALUES (?1)", {outsideMark(entry)}));
        if (!entry.receptionNumber.isEmpty())
            MADOGUCHI_TRY(transaction.exec("INSERT OR IGNORE INTO reception_forgotten (number) VALUES (?1)", {entry.receptionNumber}));
    }
    refilled = {last.sequence + 1, written};
    return done();
}

Record::Record(Options options, const Clock &clock) : d(std::make_unique<Private>(std::move(options), clock))
{
    QDir().mkpath(d->options.directory);
    QFile::setPermissions(d->options.directory, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    d->sound = d->load();
}

Record::~Record() = default;

Result<Done> Record::append(store::Transaction &transaction, const api::Actor &actor, api::UseCase useCase, api::Outcome outcome, const Note &note)
{
    {
        const std::lock_guard guard(d->mutex);
        MADOGUCHI_TRY(d->sound);
    }
    if (const auto inserted = insert(transaction, d->entry(actor, useCase, outcome, note)); !inserted.ok())
        return unwritable(inserted.error());
    // The files follow the committed rows, not this call: a savepoint may still take the entry back. What a full disk
    // keeps from them now, the next commit or catchUp() brings.
    transaction.afterCommit([this, connection = &transaction.connection()] {
        const auto flushed = d->flush(*connection);
        if (flushed.ok() && *flushed)
            Q_EMIT headChanged();
    });
    return done();
}

Result<Done> Record::appendOutside(const api::Actor &actor, api::UseCase useCase, api::Outcome outcome, const Note &note)
{
    Entry entry = d->entry(actor, useCase, outcome, note);
    entry.outside = true;
    if (const auto appended = d->outside.append(std::move(entry)); !appended.ok())
        return unwritable(appended.error());
    d->noted = d->clock.monotonic();
    Q_EMIT notedOutside();
    return done();
}

Result<QList<QByteArray>> Record::waitingOutside(const QByteArray &after, int limit) const { return d->outside.behind(after, limit); }

Result<Done> Record::catchUp(store::Transaction &transaction)
{
    {
        const std::lock_guard guard(d->mutex);
        MADOGUCHI_TRY(d->sound);
    }
    MADOGUCHI_ASSIGN(const OutsideLog::Content outside, d->outside.read());
    MADOGUCHI_TRY(d->compare(transaction, outside));
    for (const OutsideLog::Item &item : outside.items) {
        // Where a kill came before the file was emptied, or an old copy of it is back, it is known; by its content if the database is one that was put back since.
        MADOGUCHI_ASSIGN(auto known, transaction.query("SELECT 1 FROM record_absorbed WHERE id = ?1", {outsideMark(item.entry)}));
        MADOGUCHI_ASSIGN(const bool refilled, known.next());
        MADOGUCHI_TRY(transaction.exec("INSERT OR IGNORE INTO record_absorbed (id) VALUES (?1)", {item.id}));
        if (transaction.changes() == 1 && !refilled)
            MADOGUCHI_TRY(insert(transaction, item.entry));
    }
    transaction.afterCommit([this, connection = &transaction.connection(), bytes = outside.bytes] {
        const auto flushed = d->flush(*connection);
        if (flushed.ok() && bytes > 0)
            (void)d->outside.drop(bytes); // in one place at least at any moment; if it fails, the ids keep the entries from coming in twice
        if (flushed.ok() && *flushed)
            Q_EMIT headChanged();
    });
    return done();
}

Result<Done> Record::vouchFor(const LastEntry &last) const
{
    const std::lock_guard guard(d->mutex);
    MADOGUCHI_TRY(d->sound);
    return d->vouch(last.sequence, last.bytes);
}

Result<QByteArray> Record::restoreMark(store::Connection &connection) const
{
    const std::lock_guard guard(d->mutex);
    MADOGUCHI_TRY(d->sound);
    MADOGUCHI_ASSIGN(const LastEntry last, lastEntry(connection));
    return d->mark(connection, last);
}

std::pair<qint64, qint64> Record::refilled() const
{
    const std::lock_guard guard(d->mutex);
    return d->refilled;
}

Result<QStringList> forgottenReceptions(store::Connection &connection, const QString &beginning)
{
    QStringList numbers;
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT number FROM reception_forgotten WHERE substr(number, 1, length(?1)) = ?1", {beginning}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool any, row.next());
        if (!any)
            return numbers;
        numbers.append(row.text(0));
    }
}

Result<Done> Record::signHead()
{
    {
        const std::lock_guard guard(d->mutex);
        MADOGUCHI_TRY(d->sound);
        MADOGUCHI_TRY(d->signHeadLocked());
    }
    Q_EMIT headChanged();
    return done();
}

Result<Record::Batch> Record::batch(qint64 anchored, int limit) const
{
    const std::lock_guard guard(d->mutex);
    MADOGUCHI_TRY(d->sound);
    const qint64 size = d->tree.size();
    if (size == 0 || anchored < 0 || anchored > size || limit < 1)
        return ErrorCode::NotFound;
    Batch batch;
    batch.from = batch.proofFrom = anchored;
    const qint64 until = std::min<qint64>(size, anchored + limit);
    std::vector<qint64> sequences(static_cast<std::size_t>(until - anchored));
    std::iota(sequences.begin(), sequences.end(), anchored + 1);
    MADOGUCHI_ASSIGN(batch.entries, d->segments.read(sequences));
    batch.headNote = until == d->headSize ? d->newestHead : d->noteOver(until);
    if (anchored > 0)
        batch.proof = d->tree.consistencyProof(anchored, until);
    return batch;
}

Result<Done> Record::storeReceipt(const QByteArray &signedNote, qint64 size)
{
    {
        const std::lock_guard guard(d->mutex);
        MADOGUCHI_TRY(d->sound);
        if (size < 1 || size > d->tree.size() || signedNote.contains('\n'))
            return ErrorCode::InvalidArgument;
        const QByteArray line = signedNote + '\n';
        MADOGUCHI_TRY(d->segments.synchronise());
        MADOGUCHI_TRY(writeDurably(d->file("receipts.log"), d->receiptBytes, line));
        d->receiptBytes += line.size();
        d->anchored = std::max(d->anchored, size);
        d->anchoredAt = d->clock.utc();
    }
    Q_EMIT headChanged();
    return done();
}

Record::Tries Record::triesAtStart() const
{
    const std::lock_guard guard(d->mutex);
    return d->tries;
}

api::RecordHead Record::head() const
{
    const std::lock_guard guard(d->mutex);
    return {d->tree.size(), d->tree.root(), d->signedAt, d->anchored, d->anchoredAt};
}

std::chrono::milliseconds Record::quiet() const { return d->clock.monotonic() - d->noted.load(); }

Result<QList<Entry>> Record::read(std::span<const qint64> sequences) const
{
    QList<QByteArray> encoded;
    {
        const std::lock_guard guard(d->mutex);
        MADOGUCHI_ASSIGN(encoded, d->segments.read(sequences));
    }
    QList<Entry> entries;
    entries.reserve(encoded.size());
    for (const QByteArray &bytes : std::as_const(encoded)) {
        MADOGUCHI_ASSIGN(Entry entry, decode(bytes));
        entries.append(std::move(entry));
    }
    return entries;
}

Result<QList<api::RecordLine>> Record::lines(std::span<const qint64> sequences) const
{
    const qint64 anchored = head().anchored;
    MADOGUCHI_ASSIGN(const QList<Entry> entries, read(sequences));
    QList<api::RecordLine> lines;
    lines.reserve(entries.size());
    for (const Entry &entry : entries)
        lines.append({entry.sequence, QDateTime::fromMSecsSinceEpoch(entry.utcMs, Qt::UTC), entry.staff, {}, entry.role, entry.useCase, entry.object, entry.receptionNumber, entry.outcome,
                      entry.count, entry.detail, entry.sequence <= anchored});
    return lines;
}

Result<QList<api::RecordLine>> Record::lines(qint64 before, int limit) const
{
    std::vector<qint64> sequences;
    const qint64 size = head().size;
    for (qint64 next = before <= 0 ? size : std::min(before - 1, size); next > 0 && sequences.size() < static_cast<std::size_t>(limit); --next)
        sequences.push_back(next);
    return lines(sequences);
}

} // namespace madoguchi::journal
