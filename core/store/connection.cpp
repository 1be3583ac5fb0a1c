#include "store/connection.h"

#include "store/engine.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

#include <sqlite3.h>

#include <array>
#include <mutex>

namespace madoguchi::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int writerCacheKiB = 32 * 1024, readerCacheKiB = 16 * 1024; // one writer and two readers: 64 MiB in all
constexpr int busyMilliseconds = 2000;
constexpr int largestValue = 16 * 1024 * 1024; // bytes of one text, blob or row
constexpr qint64 pageSize = 4096;
constexpr int idleStatements = 200, idleOfOneText = 4;

std::mutex hookMutex;
std::atomic<bool> hookSet{false};
Connection::FaultHook faultHook;

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, const SecretBytes &rawKey, OpenMode mode)
{
    prepareEngine();
    if (rawKey.size() != 32)
        return ErrorCode::KeyInvalid;
    if (mode == OpenMode::Create && !QFile::exists(path)) {
        // Created here for its rights: SQLite would leave them to the umask; -wal and -shm take after the file.
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return Error{ErrorCode::FileUnwritable, {}, {}};
    }
    std::unique_ptr<Connection> connection(new Connection);
    connection->m_immutable = mode == OpenMode::Immutable;
    connection->m_readOnly = mode == OpenMode::ReadOnly || connection->m_immutable;
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOFOLLOW
        | (connection->m_readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | (connection->m_immutable ? SQLITE_OPEN_URI : 0);
    const QByteArray name = connection->m_immutable ? QUrl::fromLocalFile(path).toEncoded() + "?immutable=1" : path.toUtf8();
    if (const int code = sqlite3_open_v2(name.constData(), &connection->m_handle, flags, nullptr); code != SQLITE_OK)
        return engineError(code);
    if (!connection->m_readOnly && sqlite3_db_readonly(connection->m_handle, "main") == 1)
        return ErrorCode::StoreReadOnly; // SQLite falls back to reading without a word
    MADOGUCHI_TRY(connection->applyKey(rawKey));
    if (const auto configured = connection->configure(); !configured.ok()) // the file is open: it is its folder that refuses the -wal
        return configured.error().code == ErrorCode::FileUnreadable ? Error{ErrorCode::StoreReadOnly, {}, {}} : configured.error();
    return connection;
}

Result<Done> Connection::proveKey(const QString &path, const SecretBytes &rawKey)
{
    prepareEngine();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return ErrorCode::NotFound;
    // The first page, and holes for the rest: SQLite leaves files of its own beside whatever it opens.
    const QTemporaryDir scratch;
    const QString firstPage = scratch.filePath(u"first-page"_s);
    if (QFile copy(firstPage); !copy.open(QIODevice::WriteOnly) || copy.write(file.read(pageSize)) != pageSize || !copy.resize(file.size()))
        return Error{ErrorCode::FileUnwritable, {}, {}};
    std::unique_ptr<Connection> connection(new Connection);
    if (const int code = sqlite3_open_v2(firstPage.toUtf8().constData(), &connection->m_handle, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE, nullptr); code != SQLITE_OK)
        return engineError(code);
    MADOGUCHI_TRY(connection->applyKey(rawKey));
    return connection->exec("PRAGMA application_id"); // stands in the first page
}

Result<Done> Connection::copyTo(Connection &copy, const CopyWatch &goOn)
{
    constexpr int pagesOfOneStep = 256;
    sqlite3_backup *backup = sqlite3_backup_init(copy.m_handle, "main", m_handle, "main");
    if (!backup)
        return engineError(sqlite3_extended_errcode(copy.m_handle));
    int code = SQLITE_OK;
    const auto pages = [backup] { return sqlite3_backup_pagecount(backup); };
    while (code == SQLITE_OK && goOn(pages() - sqlite3_backup_remaining(backup), pages()))
        code = sqlite3_backup_step(backup, pagesOfOneStep);
    const int finished = sqlite3_backup_finish(backup);
    if (code == SQLITE_OK)
        return ErrorCode::Cancelled;
    return code == SQLITE_DONE && finished == SQLITE_OK ? Result<Done>(done()) : engineError(code == SQLITE_DONE ? finished : code);
}

/// SQLCipher takes a raw key only as the text x'…'; anything else would go through its own passphrase KDF.
Result<Done> Connection::applyKey(const SecretBytes &rawKey)
{
    constexpr char digits[] = "0123456789abcdef";
    SecretBytes text(2 + 2 * rawKey.size() + 1);
    std::uint8_t *at = text.data();
    *at++ = 'x';
    *at++ = '\'';
    for (const std::uint8_t byte : rawKey.span()) {
        *at++ = static_cast<std::uint8_t>(digits[byte >> 4]);
        *at++ = static_cast<std::uint8_t>(digits[byte & 15]);
    }
    *at = '\'';
    if (const int code = sqlite3_key_v2(m_handle, "main", text.data(), static_cast<int>(text.size())); code != SQLITE_OK)
        return engineError(code);
    return done();
}

/// Sets what the store relies on and reads each back: a pragma that SQLite does not know, or refuses, is silent.
Result<Done> Connection::configure()
{
    sqlite3_busy_timeout(m_handle, busyMilliseconds);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0); // nobody copies tables into another file
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, largestValue);

    {
        MADOGUCHI_ASSIGN(Statement version, query("PRAGMA cipher_version"));
        MADOGUCHI_ASSIGN(const bool any, version.next());
        const QString text = any ? version.text(0) : QString();
        const QStringList numbers = text.section(u' ', 0, 0).split(u'.');
        const int major = numbers.value(0).toInt(), minor = numbers.value(1).toInt();
        if (major < 4 || (major == 4 && minor < 6))
            return Error{ErrorCode::StoreEngineOld, {text}, {}};
    }
    MADOGUCHI_TRY(expect("PRAGMA cipher_provider", u"openssl"_s));
    MADOGUCHI_TRY(exec("SELECT count(*) FROM sqlite_schema")); // the first page read: a wrong key shows here
    if (!m_readOnly)
        MADOGUCHI_TRY(exec("PRAGMA journal_mode = WAL"));
    const int cache = m_readOnly ? readerCacheKiB : writerCacheKiB;
    MADOGUCHI_TRY(exec("PRAGMA synchronous = FULL"));
    MADOGUCHI_TRY(exec("PRAGMA secure_delete = ON"));
    MADOGUCHI_TRY(exec("PRAGMA temp_store = MEMORY"));
    MADOGUCHI_TRY(exec("PRAGMA foreign_keys = ON"));
    MADOGUCHI_TRY(exec("PRAGMA cell_size_check = ON"));
    MADOGUCHI_TRY(exec("PRAGMA cache_size = -" + QByteArray::number(cache)));
    MADOGUCHI_TRY(exec("PRAGMA mmap_size = 0"));
    if (!m_immutable) // which knows no journal
        MADOGUCHI_TRY(expect("PRAGMA journal_mode", u"wal"_s));
    MADOGUCHI_TRY(expect("PRAGMA synchronous", u"2"_s));
    MADOGUCHI_TRY(expect("PRAGMA secure_delete", u"1"_s));
    MADOGUCHI_TRY(expect("PRAGMA temp_store", u"2"_s));
    MADOGUCHI_TRY(expect("PRAGMA foreign_keys", u"1"_s));
    MADOGUCHI_TRY(expect("PRAGMA cell_size_check", u"1"_s));
    MADOGUCHI_TRY(expect("PRAGMA cache_size", QString::number(-cache)));
    MADOGUCHI_TRY(expect("PRAGMA mmap_size", QString())); // no row: compiled out (SQLITE_MAX_MMAP_SIZE=0)
    return done();
}

Result<Done> Connection::expect(QByteArrayView pragma, const QString &value)
{
    MADOGUCHI_ASSIGN(Statement statement, query(pragma));
    MADOGUCHI_ASSIGN(const bool any, statement.next());
    const QString is = any ? statement.text(0) : QString();
    if (is != value && !(value.isEmpty() && is == u"0"_s))
        return Error{ErrorCode::StorePragmaRefused, {QString::fromLatin1(pragma), is}, {}};
    return done();
}

Connection::~Connection()
{
    for (const auto &idle : std::as_const(m_statements)) {
        for (sqlite3_stmt *statement : idle)
            sqlite3_finalize(statement);
    }
    sqlite3_close_v2(m_handle);
}

Result<Done> Connection::admit(const char *access) const
{
    if (m_interrupted)
        return ErrorCode::Cancelled;
    if (hookSet) {
        const std::lock_guard guard(hookMutex);
        if (const int code = faultHook ? faultHook(access) : SQLITE_OK; code != SQLITE_OK)
            return engineError(code);
    }
    return done();
}

Error Connection::error(int code) const { return engineError(code); }

/// Compiles the first statement of [sql, end) and moves `sql` behind it; nullptr for white space and comments.
Result<sqlite3_stmt *> Connection::prepare(const char *&sql, const char *end) const
{
    MADOGUCHI_TRY(admit("prepare"));
    sqlite3_stmt *handle = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql, static_cast<int>(end - sql), SQLITE_PREPARE_PERSISTENT, &handle, &sql);
    if (code != SQLITE_OK) {
        Error failure = error(code);
        // SQL is program text without values, so that here, unlike at a step, the message may be told.
        if (failure.code == ErrorCode::StoreFailed)
            failure.args.append(QString::fromUtf8(sqlite3_errmsg(m_handle)));
        return failure;
    }
    return handle;
}

Result<Statement> Connection::bound(QByteArrayView sql, std::span<const Param> params)
{
    QByteArray text = sql.toByteArray();
    sqlite3_stmt *handle = nullptr;
    if (auto idle = m_statements.find(text); idle != m_statements.end() && !idle->isEmpty()) {
        MADOGUCHI_TRY(admit("prepare"));
        handle = idle->takeLast();
    } else {
        const char *begin = text.constData(), *end = begin + text.size();
        MADOGUCHI_ASSIGN(handle, prepare(begin, end));
        if (!handle)
            return Error{ErrorCode::StoreFailed, {u"empty statement"_s}, {}};
    }
    Statement statement(*this, std::move(text), handle);
    MADOGUCHI_TRY(statement.bind(params));
    return statement;
}

Result<Done> Connection::exec(QByteArrayView sql, std::initializer_list<Param> params)
{
    MADOGUCHI_ASSIGN(Statement statement, query(sql, params));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool row, statement.next());
        if (!row)
            return done();
    }
}

Result<Done> Connection::script(const QByteArray &sql)
{
    const char *at = sql.constData(), *end = at + sql.size();
    while (at < end) {
        MADOGUCHI_ASSIGN(sqlite3_stmt *handle, prepare(at, end));
        if (!handle)
            continue;
        Statement statement(*this, {}, handle);
        for (bool row = true; row;) {
            MADOGUCHI_ASSIGN(row, statement.next());
        }
    }
    return done();
}

void Connection::giveBack(const QByteArray &sql, sqlite3_stmt *handle)
{
    sqlite3_reset(handle);
    sqlite3_clear_bindings(handle);
    auto idle = m_statements.find(sql);
    const bool known = idle != m_statements.end();
    if (sql.isEmpty() || (known && idle->size() >= idleOfOneText) || (!known && m_statements.size() >= idleStatements)) {
        sqlite3_finalize(handle);
        return;
    }
    m_statements[sql].append(handle);
}

void Connection::rollback()
{
    // Neither hook nor interruption may stop it: this is the way out of both.
    if (!sqlite3_get_autocommit(m_handle))
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

qint64 Connection::changes() const { return sqlite3_changes64(m_handle); }
qint64 Connection::totalChanges() const { return sqlite3_total_changes64(m_handle); }

void Connection::interrupt()
{
    m_interrupted = true;
    sqlite3_interrupt(m_handle);
}

void Connection::resume() { m_interrupted = false; }

Result<Done> Connection::checkIntegrity()
{
    // cipher_integrity_check reads the file past its WAL: a page that a power cut has torn in the middle of a checkpoint is whole there alone.
    if (!m_readOnly)
        MADOGUCHI_TRY(checkpoint());
    {
        // One row for each page whose authentication code is wrong.
        MADOGUCHI_ASSIGN(Statement pages, query("PRAGMA cipher_integrity_check"));
        MADOGUCHI_ASSIGN(const bool bad, pages.next());
        if (bad)
            return Error{ErrorCode::StoreDamaged, {u"cipher_integrity_check"_s}, {}};
    }
    MADOGUCHI_ASSIGN(Statement structure, query("PRAGMA integrity_check(1)"));
    MADOGUCHI_ASSIGN(const bool any, structure.next());
    if (!any || structure.text(0) != u"ok"_s)
        return Error{ErrorCode::StoreDamaged, {u"integrity_check"_s}, {}};
    return done();
}

Result<Done> Connection::checkpoint()
{
    // Nobody waits for it: while a reader stands on an old snapshot the answer is StoreBusy, and the caller comes again.
    sqlite3_busy_timeout(m_handle, 0);
    const int code = sqlite3_wal_checkpoint_v2(m_handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(m_handle, busyMilliseconds);
    if (code != SQLITE_OK)
        return error(code);
    return done();
}

void Connection::setFaultHook(FaultHook hook)
{
    const std::lock_guard guard(hookMutex);
    hookSet = static_cast<bool>(hook);
    faultHook = std::move(hook);
}

QString engineVersion()
{
    prepareEngine();
    QString cipher;
    sqlite3 *scratch = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_open(":memory:", &scratch) == SQLITE_OK
        && sqlite3_prepare_v2(scratch, "PRAGMA cipher_version", -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        cipher = QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    sqlite3_close(scratch);
    return u"SQLite %1, SQLCipher %2"_s.arg(QString::fromLatin1(sqlite3_libversion()), cipher);
}

} // namespace madoguchi::store
