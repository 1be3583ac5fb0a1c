#pragma once

#include "base/worker.h"
#include "bench/samples.h"
#include "people/people_service.h"
#include "session/session.h"
#include "settings/terminal_profile.h"
#include "sync/feed_applier.h"
#include "training/staff.h"

#include <stdexcept>

namespace madoguchi::bench {

/// The value, or an exception with the error's words.
template <typename T>
T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(describe(result.error()).toStdString());
    return std::move(result).value();
}
template <typename T>
T must(QFuture<Result<T>> future)
{
    return must(await(std::move(future)));
}

/// One counter on the profile of a training terminal, without windows and without the line: session with a real card,
/// store, record, people. Its store has a key of the bench's own, so that it can also be opened without the session.
class Counter {
public:
    explicit Counter(const QString &profileDir);
    ~Counter();

    void logIn();
    void lock();   ///< returns when the store is closed
    void unlock(); ///< with the card in place: password only
    void logOut();
    Samples kdf;   ///< of every login and unlock so far

    /// As the feed's download does it: items and cursor in one transaction.
    void beginLoad(); ///< as the engine begins a first load …
    void apply(const QList<journal::FeedItem> &slice);
    void finishLoad(); ///< … and ends it
    /// Opens the store as the session does, and closes it again; answers how long the opening took. Logged out only.
    std::chrono::nanoseconds openStore();
    qint64 count(const QByteArray &sql);

    const QString municipality;
    people::PeopleServiceImpl &people() { return *m_people; }

private:
    void bringStore();
    SecretBytes password() const;
    store::StoreOptions storeOptions() const;

    const settings::TerminalProfile m_profile;
    const training::TrainingStaff m_clerk = training::trainingStaff().first();
    const SecretBytes m_k;
    SystemClock m_clock;
    std::unique_ptr<session::DirectoryFile> m_directory;
    std::unique_ptr<journal::Record> m_record;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<journal::UseCaseRunner> m_runner;
    std::unique_ptr<people::PeopleHandler> m_handler;
    std::unique_ptr<people::PeopleServiceImpl> m_people;
    sync::FeedApplier m_applier;
};

} // namespace madoguchi::bench
