#pragma once

#include "base/promise.h"
#include "store/transaction.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

namespace madoguchi::store {

/// Cancels reads: obsolete searches are interrupted, not awaited. Copies cancel together.
class CancelToken {
public:
    CancelToken() : m_state(std::make_shared<State>()) {}
    void cancel();
    bool isCancelled() const { return m_state->cancelled; }

private:
    friend class Store;
    struct State {
        std::atomic<bool> cancelled{false};
        std::mutex mutex;
        std::vector<Connection *> running;
    };
    std::shared_ptr<State> m_state;
};

struct StoreOptions {
    QString path;
    QString migrationsDir;            ///< folder of NNNN_room.sql files (or ":/migrations/terminal")
    QByteArray applicationId;         ///< 4 ASCII letters, PRAGMA application_id
    int readers = 2;
    /// A commit leaves the WAL this much later at the latest: what was deleted or overwritten goes with it (C-22).
    std::chrono::milliseconds checkpointAfter{5000};
};

/// The encrypted database with its threads: one writer, a small pool of readers. Locked means closed: every connection
/// closed, every statement finalised, page caches freed; work that still waits ends with StoreClosed.
class Store {
public:
    explicit Store(StoreOptions options);
    ~Store();

    /// Opens (creating it if `create`) and migrates, on the writer thread. The key is wiped after use. StoreBusy if it
    /// is open already; else the errors of Connection::open and migrate.
    QFuture<Result<Done>> open(SecretBytes rawKey, bool create = false);
    /// Interrupts what runs (it ends with Cancelled), closes everything, waits for it. Callable from any thread; from
    /// work on a store thread it does not wait for that very work.
    void close();
    bool isOpen() const;

    /// Runs `work(Transaction&)` on the writer thread: committed if it returns a value, rolled back on an error
    /// (unless it asked Transaction::keepDespiteError).
    /// T is the value type of the Result that `work` returns.
    template <typename T>
    QFuture<Result<T>> write(std::function<Result<T>(Transaction &)> work);
    /// Called on the writer thread after each commit that has something to announce (Transaction::announce); one listener, {} takes it away. When this returns the one before is
    /// not called any more; not for the listener itself to call.
    void setListener(std::function<void()> announced);
    /// Runs `work(Connection&)` on a reader inside a read transaction (one snapshot).
    template <typename T>
    QFuture<Result<T>> read(std::function<Result<T>(Connection &)> work, CancelToken token = {});

private:
    using Job = std::function<void(Connection *)>; ///< nullptr: the store is closed
    void postWrite(Job job);
    void postRead(Job job, CancelToken token);
    Result<Done> runTransaction(Connection &connection, const std::function<Result<Done>(Transaction &)> &work);
    static Result<Done> runSnapshot(Connection &connection, const CancelToken &token, const std::function<Result<Done>(Connection &)> &work);
    struct Private;
    std::unique_ptr<Private> d;
};

template <typename T>
QFuture<Result<T>> Store::write(std::function<Result<T>(Transaction &)> work)
{
    const Promise<Result<T>> promise;
    postWrite([this, promise, work = std::move(work)](Connection *connection) {
        Result<T> answer = ErrorCode::StoreClosed;
        if (connection) {
            auto outcome = runTransaction(*connection, [&](Transaction &transaction) -> Result<Done> {
                answer = work(transaction);
                return answer.ok() ? done() : Result<Done>(answer.error());
            });
            if (!outcome.ok() && (answer.ok() || !(outcome.error() == answer.error())))
                answer = outcome.error();
        }
        promise.answer(std::move(answer));
    });
    return promise.future();
}

template <typename T>
QFuture<Result<T>> Store::read(std::function<Result<T>(Connection &)> work, CancelToken token)
{
    const Promise<Result<T>> promise;
    postRead(
        [promise, work = std::move(work), token](Connection *connection) {
            Result<T> answer = ErrorCode::StoreClosed;
            if (connection) {
                auto outcome = runSnapshot(*connection, token, [&](Connection &snapshot) -> Result<Done> {
                    answer = work(snapshot);
                    return answer.ok() ? done() : Result<Done>(answer.error());
                });
                if (!outcome.ok())
                    answer = outcome.error();
            }
            promise.answer(std::move(answer));
        },
        token);
    return promise.future();
}

} // namespace madoguchi::store
