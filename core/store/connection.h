#pragma once

#include "store/statement.h"

#include <QHash>

#include <atomic>
#include <functional>
#include <memory>

struct sqlite3;

namespace madoguchi::store {

enum class OpenMode {
    ReadWrite,
    ReadOnly,
    Create,
    Immutable, ///< reading a file that nobody writes: no journal is looked for, nothing is made beside it
};

/// One keyed SQLCipher connection; belongs to one thread at a time. Everything it promises is read back at open:
/// cipher_version ≥ 4.6, WAL, synchronous FULL, secure_delete, temp_store memory, no mmap, foreign keys.
class Connection {
public:
    /// Errors: StoreKeyWrong (or not a database), StoreDamaged, StoreReadOnly, StoreBusy, DiskFull, StoreEngineOld,
    /// StorePragmaRefused, FileUnreadable (no such file, or no right to it).
    static Result<std::unique_ptr<Connection>> open(const QString &path, const SecretBytes &rawKey, OpenMode mode);
    /// Whether `rawKey` is that of the database, by its first page alone; nothing is written beside it. NotFound, StoreKeyWrong.
    static Result<Done> proveKey(const QString &path, const SecretBytes &rawKey);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// One statement; parameters are numbered ?1, ?2 …
    Result<Statement> query(QByteArrayView sql, std::initializer_list<Param> params = {}) { return bound(sql, {params.begin(), params.size()}); }
    Result<Statement> query(QByteArrayView sql, std::span<const Param> params) { return bound(sql, params); } ///< a statement that was put together
    /// Runs a statement to its end and forgets its rows.
    Result<Done> exec(QByteArrayView sql, std::initializer_list<Param> params = {});
    Result<Done> script(const QByteArray &sql); ///< several statements, no parameters: migrations
    qint64 changes() const;
    void interrupt(); ///< from any thread: what runs and all that follows ends with Cancelled, until resume()
    void resume();
    Result<Done> checkIntegrity(); ///< cipher_integrity_check and integrity_check; StoreDamaged
    Result<Done> checkpoint();     ///< wal_checkpoint(TRUNCATE): deleted rows leave the WAL too
    /// The whole database, page by page, into `copy`, an empty one under a key of its own. Cancelled as soon as `goOn`, told how many
    /// of how many pages are done (of 0: not known yet), says no.
    using CopyWatch = std::function<bool(qint64 done, qint64 total)>;
    Result<Done> copyTo(Connection &copy, const CopyWatch &goOn);
    bool isReadOnly() const { return m_readOnly; }

    qint64 totalChanges() const; ///< rows changed since open

    /// Test seam: called before each database access (prepare, step, commit); a returned code makes that access fail.
    using FaultHook = std::function<int(const char *access)>; ///< 0 = go on, else an SQLite result code
    static void setFaultHook(FaultHook hook);

private:
    friend class Statement;
    friend class Store;
    friend class Transaction;
    friend class PageAccess;
    Connection() = default;
    Result<Statement> bound(QByteArrayView sql, std::span<const Param> params);
    Result<Done> applyKey(const SecretBytes &rawKey);
    Result<Done> configure();
    Result<Done> expect(QByteArrayView pragma, const QString &value);
    Result<Done> admit(const char *access) const; ///< interrupted? a planted fault?
    Error error(int code) const;
    Result<sqlite3_stmt *> prepare(const char *&sql, const char *end) const;
    void giveBack(const QByteArray &sql, sqlite3_stmt *handle);
    void rollback();
    sqlite3 *m_handle = nullptr;
    bool m_readOnly = false, m_immutable = false;
    std::atomic<bool> m_interrupted{false};
    QHash<QByteArray, QList<sqlite3_stmt *>> m_statements; ///< idle ones, by their text
};

/// Versions for --version, e.g. "SQLite 3.46.1, SQLCipher 4.6.1 community".
QString engineVersion();

} // namespace madoguchi::store
