#pragma once

#include "api/backup_status.h"
#include "api/record_service.h"
#include "api/use_case.h"
#include "backup/copies.h"
#include "base/clock.h"
#include "base/secret_bytes.h"
#include "base/worker.h"
#include "journal/durable_file.h"
#include "journal/record.h"
#include "store/connection.h"

#include <chrono>

namespace madoguchi::backup {

struct Options {
    QString store;  ///< store.db
    QString folder; ///< of the copies; made if it is not there, but not what it lies in
    QByteArray owner; ///< whose copies they are, one line: those of another terminal are neither tried nor erased
    Keep keep;
    std::chrono::hours every{4};
    std::chrono::milliseconds patience{5000}; ///< how long the end of the program waits for a copy under way
    std::function<qint64(const QString &folder)> room = journal::freeBytes; ///< bytes that may still be written there
};

/// Keeps encrypted copies of a terminal's store (C-23): made byte by byte and without any key while the store is closed, tried behind the next opening. One thread; thread-safe.
/// Nobody waits for a copy: an opening ends it, and it is made at the next closing.
class Keeper {
public:
    /// Tells the record, on the keeper's thread; `useCase` is one of BackupMake and BackupTry.
    using Tell = std::function<Result<Done>(api::UseCase useCase, api::Outcome outcome, const journal::Note &note)>;
    /// Whether the newest entry in a copy is one of this terminal's record. RecordBroken: it is not.
    using Vouch = std::function<Result<Done>(const journal::LastEntry &last)>;
    Keeper(Options options, const Clock &clock, Tell tell, Vouch vouch, std::function<void()> changed);
    ~Keeper();

    QFuture<Result<Done>> storeClosed();              ///< a copy is made, if one is due; nobody needs to wait for it
    /// Before the store is opened or closed: when this returns, the keeper reads neither store nor copy, and has no key. Not waited for longer than `hanging` by a disk that does not
    /// answer: what that still brings is not used.
    void letGo();
    static constexpr std::chrono::milliseconds hanging{3000};
    bool hasUntried() const;                          ///< whoever opens the store brings its key to storeOpened()
    QFuture<Result<Done>> storeOpened(SecretBytes key); ///< the newest copy is tried with it
    void keyChanged(); ///< before storeOpened(): what lies there is of no use any more, and another copy is not put off
    api::BackupStatus status() const;

private:
    using Turn = quint64;
    class Hold;
    Turn turn() const;
    bool isOver(Turn turn) const; ///< letGo() has been called since, or the program waits no longer
    QFuture<Result<Done>> start(std::function<Result<Done>(Turn)> work);
    void look();
    Result<Done> claim() const;
    Result<Done> copyIfDue(Turn turn);
    Result<Done> copy(Turn turn, const QDateTime &at);
    struct Trial;
    Trial tryNewest(Turn turn);
    Result<Done> settle(const Trial &trial);
    Result<Done> name(const Trial &trial);
    Result<Done> readThrough(Turn turn, const Copy &copy, const SecretBytes &key);
    Result<Done> say(api::UseCase useCase, const QString &name, qint64 bytes, const Result<Done> &outcome);

    const Options m_options;
    const Clock &m_clock;
    const Tell m_tell;
    const Vouch m_vouch;
    const std::function<void()> m_changed;

    mutable std::mutex m_mutex; // guards what follows
    std::condition_variable m_free;
    Turn m_turn = 0;      ///< each letGo() begins another: what was asked for before is over
    bool m_holds = false; ///< the store's file, or a key
    SecretBytes m_key;    ///< waits for its trial
    bool m_soon = false; ///< the store was left open by a kill, or has another key: its next copy is not put off
    store::Connection *m_reading = nullptr;
    std::optional<std::chrono::milliseconds> m_deadline; ///< the program ends
    api::BackupStatus m_status;
    bool m_untried = false;

    Worker m_worker; // last: ends before what it works on
};

} // namespace madoguchi::backup
