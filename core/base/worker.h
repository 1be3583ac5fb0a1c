#pragma once

#include "base/promise.h"
#include "base/result.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace madoguchi {

/// One thread that does one job after the other: for work that waits (network, medium), written as a straight line.
class Worker {
public:
    Worker();
    ~Worker(); ///< finishes the running job; jobs that still wait are dropped and answer Cancelled
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    template <typename T>
    QFuture<Result<T>> run(std::function<Result<T>()> work)
    {
        const Promise<Result<T>> promise;
        post([promise, work = std::move(work)](bool dropped) {
            promise.answer(dropped ? Result<T>(ErrorCode::Cancelled) : guarded<T>(work));
        });
        return promise.future();
    }
    /// Called by a job: waits, but not longer than until this worker is being ended. False: it is.
    bool pause(std::chrono::milliseconds time);
    /// From any thread: no new job begins, pause() returns at once. The destructor does it too.
    void stop();

private:
    /// An exception of the work (no memory, above all) is its error, not the end of the program.
    template <typename T>
    static Result<T> guarded(const std::function<Result<T>()> &work)
    try {
        return work();
    } catch (const std::exception &) {
        return ErrorCode::Internal;
    }
    using Job = std::function<void(bool dropped)>;
    void post(Job job);
    void loop();
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
    std::thread m_thread; // last: it starts with everything above in place
};

/// Waits for a future on a thread that may wait (a Worker's job), never on the UI thread.
template <typename T>
Result<T> await(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return ErrorCode::Cancelled;
    return future.takeResult();
}

} // namespace madoguchi
