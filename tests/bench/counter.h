#pragma once

#include "base/worker.h"
#include "bench/samples.h"
#include "people/people_service.h"
#include "session/session.h"
#include "settings/terminal_profile.h"
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

/// One counter on the profile of a training terminal after its first load, without windows and without the line: session with a real card,
/// store, record, people.
class Counter {
public:
    explicit Counter(const QString &profileDir);
    ~Counter();

    void insertCard();
    void logIn();  ///< PIN and password
    void logOut();
    void lock();   ///< returns when the store is closed
    void unlock(); ///< with the card in place: password only
    Samples kdf;   ///< of every login and unlock so far

    const settings::TerminalProfile &profile() const { return m_profile; }
    people::PeopleServiceImpl &people() { return *m_people; }
    store::Store &store() { return *m_store; }
    crypto::Argon2Cost keyCost() const;   ///< of the clerk's key, as it was calibrated where it was made
    qint64 number(const QByteArray &sql); ///< first column of the first row
    void searchStands(quint64 request);   ///< and is in the record: the next search is a new one

private:
    SecretBytes password() const;
    void waitUntilClosed();

    const settings::TerminalProfile m_profile;
    const training::TrainingStaff m_clerk = training::trainingStaff().first();
    SystemClock m_clock;
    std::unique_ptr<session::DirectoryFile> m_directory;
    std::unique_ptr<journal::Record> m_record;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<journal::UseCaseRunner> m_runner;
    std::unique_ptr<people::PeopleHandler> m_handler;
    std::unique_ptr<people::PeopleServiceImpl> m_people;
};

} // namespace madoguchi::bench
