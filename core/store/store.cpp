#include "store/store.h"

#include "store/migrator.h"


#include <condition_variable>
#include <deque>
#include <optional>
#include <thread>

namespace madoguchi::store {

namespace {
thread_local const void *workingFor = nullptr; // the Store::Private whose thread this is
}

void CancelToken::cancel()
{
    const std::lock_guard guard(m_state->mutex);
    m_state->cancelled = true;
    for (Connection *connection : m_state->running)
        connection->interrupt();
}

struct Store::Private {
    enum class Phase { Closed, Opening, Open, Closing };
    struct Opening {
        SecretBytes key;
        bool create;
        Promise<Result<Done>> promise;
    };
    using Clock = std::chrono::steady_clock;

    explicit Private(StoreOptions o) : options(std::move(o)), readers(static_cast<std::size_t>(options.readers)), reading(readers.size(), false) {}

    const StoreOptions options;
    std::mutex mutex;
    std::condition_variable wakeWriter, wakeReaders, quiet; ///< nobody is woken for another's work: each wake is two changes of thread
    Phase phase = Phase::Closed;
    bool quit = false;
    std::optional<Opening> opening;
    std::mutex listening; ///< guards the next
    std::function<void()> announced;
    std::function<void()> whenClosed; ///< answers a failed open(), once everything is closed again
    std::deque<Job> writes, reads;
    std::unique_ptr<Connection> writer;
    std::vector<std::unique_ptr<Connection>> readers;
    std::vector<bool> reading; ///< which of them are at work
    int leaving = 0;           ///< readers taken out of the pool whose connection is not yet closed
    std::optional<Clock::time_point> checkpointDue;
    std::vector<std::thread> threads;

    void writerLoop();
    void readerLoop(std::size_t index);
    Result<Done> openAll(const SecretBytes &key, bool create);
    void checkpointIfDue(std::unique_lock<std::mutex> &lock);
    bool earlierIdle(std::size_t index) const
    {
        for (std::size_t i = 0; i < index; ++i)
            if (readers[i] && !reading[i])
                return true;
        return false;
    }
    bool readersGone() const
    {
        return leaving == 0 && std::all_of(readers.begin(), readers.end(), [](const auto &reader) { return !reader; });
    }
    /// Under the mutex: only then does every pointer stand still. Returns the work that will not be done.
    std::deque<Job> beginClosing()
    {
        phase = Phase::Closing;
        std::deque<Job> unanswered = std::exchange(writes, {});
        unanswered.insert(unanswered.end(), reads.begin(), reads.end());
        reads.clear();
        if (writer)
            writer->interrupt();
        for (const auto &reader : readers) {
            if (reader)
                reader->interrupt();
        }
        wakeWriter.notify_all();
        wakeReaders.notify_all();
        return unanswered;
    }
};

Store::Store(StoreOptions options) : d(std::make_unique<Private>(std::move(options)))
{
    d->threads.emplace_back([p = d.get()] { p->writerLoop(); });
    for (std::size_t i = 0; i < d->readers.size(); ++i)
        d->threads.emplace_back([p = d.get(), i] { p->readerLoop(i); });
}

Store::~Store()
{
    close();
    {
        const std::lock_guard guard(d->mutex);
        d->quit = true;
    }
    d->wakeWriter.notify_all();
    d->wakeReaders.notify_all();
    for (std::thread &thread : d->threads)
        thread.join();
}

QFuture<Result<Done>> Store::open(SecretBytes rawKey, bool create)
{
    const Promise<Result<Done>> promise;
    const std::lock_guard guard(d->mutex);
    if (d->phase != Private::Phase::Closed) {
        promise.answer(ErrorCode::StoreBusy);
        return promise.future();
    }
    d->phase = Private::Phase::Opening;
    d->opening.emplace(Private::Opening{std::move(rawKey), create, promise});
    d->wakeWriter.notify_all();
    return promise.future();
}

void Store::close()
{
    std::deque<Job> unanswered;
    {
        std::unique_lock lock(d->mutex);
        if (d->phase == Private::Phase::Closed)
            return;
        unanswered = d->beginClosing();
    }
    for (const Job &job : unanswered)
        job(nullptr);
    if (workingFor == d.get())
        return;
    std::unique_lock lock(d->mutex);
    d->quiet.wait(lock, [this] { return d->phase == Private::Phase::Closed; });
}

bool Store::isOpen() const
{
    const std::lock_guard guard(d->mutex);
    return d->phase == Private::Phase::Open;
}

void Store::postWrite(Job job)
{
    {
        const std::lock_guard guard(d->mutex);
        if (d->phase == Private::Phase::Open || d->phase == Private::Phase::Opening) {
            d->writes.push_back(std::move(job));
            d->wakeWriter.notify_all();
            return;
        }
    }
    job(nullptr);
}

void Store::postRead(Job job, CancelToken)
{
    {
        const std::lock_guard guard(d->mutex);
        if (d->phase == Private::Phase::Open || d->phase == Private::Phase::Opening) {
            d->reads.push_back(std::move(job));
            d->wakeReaders.notify_all();
            return;
        }
    }
    job(nullptr);
}

void Store::setListener(std::function<void()> announced)
{
    const std::lock_guard guard(d->listening);
    d->announced = std::move(announced);
}

Result<Done> Store::runTransaction(Connection &connection, const std::function<Result<Done>(Transaction &)> &work)
try {
    MADOGUCHI_ASSIGN(Transaction transaction, Transaction::begin(connection));
    const Result<Done> outcome = work(transaction);
    if (outcome.ok() || transaction.keptDespiteError())
        MADOGUCHI_TRY(transaction.commit());
    if (outcome.ok() && transaction.announces()) {
        const std::lock_guard guard(d->listening);
        if (d->announced)
            d->announced();
    }
    return outcome;
} catch (const std::exception &) { // of the work; its transaction has been rolled back
    return ErrorCode::Internal;
}

Result<Done> Store::runSnapshot(Connection &connection, const CancelToken &token, const std::function<Result<Done>(Connection &)> &work)
try {
    CancelToken::State &state = *token.m_state;
    {
        const std::lock_guard guard(state.mutex);
        if (state.cancelled)
            return ErrorCode::Cancelled;
        state.running.push_back(&connection);
    }
    struct Ending {
        CancelToken::State &state;
        Connection &connection;
        ~Ending()
        {
            connection.rollback();
            const std::lock_guard guard(state.mutex);
            std::erase(state.running, &connection);
            if (state.cancelled)
                connection.resume();
        }
    } ending{state, connection};
    MADOGUCHI_TRY(connection.exec("BEGIN"));
    return work(connection);
} catch (const std::exception &) {
    return ErrorCode::Internal;
}

Result<Done> Store::Private::openAll(const SecretBytes &key, bool create)
{
    const auto publish = [this](std::unique_ptr<Connection> &place, std::unique_ptr<Connection> connection) -> Result<Done> {
        const std::lock_guard guard(mutex);
        if (phase != Phase::Opening)
            return ErrorCode::StoreClosed;
        place = std::move(connection);
        return done();
    };
    MADOGUCHI_ASSIGN(auto connection, Connection::open(options.path, key, create ? OpenMode::Create : OpenMode::ReadWrite));
    MADOGUCHI_TRY(publish(writer, std::move(connection))); // from here on close() can interrupt the migration
    MADOGUCHI_TRY(migrate(*writer, options.migrationsDir, options.applicationId));
    for (auto &place : readers) {
        MADOGUCHI_ASSIGN(auto reader, Connection::open(options.path, key, OpenMode::ReadOnly));
        MADOGUCHI_TRY(publish(place, std::move(reader)));
    }
    return done();
}

void Store::Private::writerLoop()
{
    workingFor = this;
    std::unique_lock lock(mutex);
    for (;;) {
        const auto busy = [this] {
            return quit || opening || (phase == Phase::Open && !writes.empty()) || (phase == Phase::Closing && readersGone());
        };
        if (checkpointDue && phase == Phase::Open)
            wakeWriter.wait_until(lock, *checkpointDue, busy);
        else
            wakeWriter.wait(lock, busy);

        if (opening) {
            const Opening request = std::move(*opening);
            opening.reset();
            lock.unlock();
            Result<Done> outcome = openAll(request.key, request.create);
            lock.lock();
            const bool opened = outcome.ok() && phase == Phase::Opening;
            std::deque<Job> unanswered;
            if (opened) {
                phase = Phase::Open;
                wakeReaders.notify_all();
            } else {
                if (outcome.ok())
                    outcome = ErrorCode::StoreClosed;
                unanswered = beginClosing();
                whenClosed = [promise = request.promise, outcome] { promise.answer(outcome); };
            }
            lock.unlock();
            if (opened)
                request.promise.answer(outcome);
            for (const Job &job : unanswered)
                job(nullptr);
            lock.lock();
        } else if (phase == Phase::Closing && readersGone()) {
            auto closing = std::move(writer);
            checkpointDue.reset();
            lock.unlock();
            if (closing) {
                closing->resume();
                (void)closing->checkpoint(); // if it cannot, closing the last connection does it
                closing.reset();
            }
            lock.lock();
            phase = Phase::Closed;
            quiet.notify_all();
            if (const auto action = std::exchange(whenClosed, nullptr)) {
                lock.unlock();
                action();
                lock.lock();
            }
        } else if (phase == Phase::Open && !writes.empty()) {
            Job job = std::move(writes.front());
            writes.pop_front();
            Connection *connection = writer.get();
            lock.unlock();
            const qint64 before = connection->totalChanges();
            job(connection);
            job = nullptr;
            const bool changed = connection->totalChanges() != before;
            lock.lock();
            if (changed && !checkpointDue)
                checkpointDue = Clock::now() + options.checkpointAfter;
            checkpointIfDue(lock);
        } else if (phase == Phase::Open) {
            checkpointIfDue(lock);
        } else if (quit) {
            return;
        }
    }
}

void Store::Private::checkpointIfDue(std::unique_lock<std::mutex> &lock)
{
    if (!checkpointDue || Clock::now() < *checkpointDue || phase != Phase::Open)
        return;
    checkpointDue.reset();
    Connection *connection = writer.get();
    lock.unlock();
    const bool truncated = connection->checkpoint().ok();
    lock.lock();
    if (!truncated) // a reader stands on an old snapshot: soon again
        checkpointDue = Clock::now() + options.checkpointAfter / 4;
}

void Store::Private::readerLoop(std::size_t index)
{
    workingFor = this;
    std::unique_lock lock(mutex);
    for (;;) {
        std::unique_ptr<Connection> &mine = readers[index];
        // The first idle reader takes the work: its page cache is the warmest.
        wakeReaders.wait(lock, [&] { return quit || (phase == Phase::Closing && mine) || (phase == Phase::Open && mine && !reads.empty() && !earlierIdle(index)); });
        if (phase == Phase::Closing && mine) {
            auto closing = std::move(mine);
            ++leaving;
            lock.unlock();
            closing.reset();
            lock.lock();
            --leaving;
            wakeWriter.notify_all();
            quiet.notify_all();
        } else if (phase == Phase::Open && !reads.empty()) {
            Job job = std::move(reads.front());
            reads.pop_front();
            Connection *connection = mine.get();
            reading[index] = true;
            if (!reads.empty())
                wakeReaders.notify_all(); // for the next reader
            lock.unlock();
            job(connection);
            job = nullptr;
            lock.lock();
            reading[index] = false;
        } else if (quit) {
            return;
        }
    }
}

} // namespace madoguchi::store
