#include "backup/keeper.h"

#include "journal/erase.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madoguchi::backup {

namespace {

constexpr qint64 piece = 1024 * 1024; // read between two looks at whether to go on

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// A copy must not take the last of a disk from the store, its record, or a change of key, which needs it twice.
qint64 roomOf(qint64 size) { return 3 * size + 64 * piece; }

bool isLeftOpen(const QString &store) { return QFileInfo(store + "-wal"_L1).size() > 0; }

QDateTime beginOf(const QString &store)
{
    const QFileInfo file(store);
    if (!file.exists())
        return {};
    const QDateTime born = file.birthTime();
    return (born.isValid() ? born : file.lastModified()).toUTC();
}

} // namespace

/// While there is one, letGo() waits.
class Keeper::Hold {
public:
    Hold(Keeper &keeper, Turn turn) : m_keeper(keeper)
    {
        const std::lock_guard guard(keeper.m_mutex);
        m_held = keeper.m_turn == turn;
        keeper.m_holds = m_held;
    }
    ~Hold() { drop(); }
    Hold(const Hold &) = delete;
    Hold &operator=(const Hold &) = delete;
    explicit operator bool() const { return m_held; } ///< no: the time to begin is over
    void drop()
    {
        if (!std::exchange(m_held, false))
            return;
        {
            const std::lock_guard guard(m_keeper.m_mutex);
            m_keeper.m_holds = false;
        }
        m_keeper.m_free.notify_all();
    }

private:
    Keeper &m_keeper;
    bool m_held = false;
};

Keeper::Keeper(Options options, const Clock &clock, Tell tell, Vouch vouch, std::function<void()> changed)
    : m_options(std::move(options)), m_clock(clock), m_tell(std::move(tell)), m_vouch(std::move(vouch)), m_changed(std::move(changed)), m_soon(isLeftOpen(m_options.store))
{
}

Keeper::~Keeper()
{
    {
        const std::lock_guard guard(m_mutex);
        m_deadline = m_clock.monotonic() + m_options.patience;
    }
    std::ignore = await(m_worker.run<Done>([] { return done(); })); // behind what was asked for: a worker that ends drops what waits
}

Keeper::Turn Keeper::turn() const
{
    const std::lock_guard guard(m_mutex);
    return m_turn;
}

bool Keeper::isOver(Turn turn) const
{
    const std::lock_guard guard(m_mutex);
    return m_turn != turn || (m_deadline && m_clock.monotonic() > *m_deadline);
}

QFuture<Result<Done>> Keeper::start(std::function<Result<Done>(Turn)> work)
{
    const std::lock_guard guard(m_mutex);
    return m_worker.run<Done>([this, turn = m_turn, work = std::move(work)] {
        const Result<Done> outcome = work(turn);
        look();
        return outcome;
    });
}

void Keeper::letGo()
{
    std::unique_lock lock(m_mutex);
    ++m_turn;
    m_key.wipe();
    if (m_reading)
        m_reading->interrupt();
    m_free.wait_for(lock, hanging, [this] { return !m_holds; });
}

void Keeper::look()
{
    const QList<Copy> copies = copiesIn(m_options.folder, m_clock.utc());
    const auto good = std::ranges::find(copies, true, &Copy::good);
    bool changed = false;
    {
        const std::lock_guard guard(m_mutex);
        api::BackupStatus status{copies.isEmpty() ? QDateTime() : copies.first().at, good == copies.end() ? QDateTime() : good->at, beginOf(m_options.store),
                                 QFileInfo(m_options.store).lastModified().toUTC(), m_status.trouble};
        m_untried = !copies.isEmpty() && !copies.first().good;
        changed = status != m_status;
        m_status = std::move(status);
    }
    if (changed)
        m_changed();
}

api::BackupStatus Keeper::status() const
{
    const std::lock_guard guard(m_mutex);
    return m_status;
}

bool Keeper::hasUntried() const
{
    const std::lock_guard guard(m_mutex);
    return m_untried;
}

void Keeper::keyChanged()
{
    const std::lock_guard guard(m_mutex);
    m_soon = m_untried = true;
}

/// What came of it stands in the record and in the status; what was only cut short is tried again and says nothing.
Result<Done> Keeper::say(api::UseCase useCase, const QString &name, qint64 bytes, const Result<Done> &outcome)
{
    if (!outcome.ok() && outcome.error().code == ErrorCode::Cancelled)
        return outcome;
    {
        const std::lock_guard guard(m_mutex);
        m_status.trouble = outcome.ok() ? std::nullopt : std::optional(outcome.error());
    }
    MADOGUCHI_TRY(m_tell(useCase, outcome.ok() ? api::Outcome::Done : api::Outcome::Failed,
                         {{}, -1, outcome.ok() ? u"%1 %2 bytes"_s.arg(name).arg(bytes) : name + u' ' + errorText(outcome.error().code), {}}));
    return outcome;
}

// -- making

QFuture<Result<Done>> Keeper::storeClosed()
{
    return start([this](Turn turn) { return copyIfDue(turn); });
}

Result<Done> Keeper::copyIfDue(Turn turn)
{
    const QFileInfo store(m_options.store);
    if (!store.exists() || isLeftOpen(m_options.store)) // after a kill the rest lies beside it: the next opening brings it home
        return done();
    const QDateTime now = m_clock.utc();
    const QList<Copy> copies = copiesIn(m_options.folder, m_clock.utc());
    if (!copies.isEmpty() && copies.first().at <= now) {
        const QDateTime newest = copies.first().at;
        const bool early = newest.secsTo(now) < std::chrono::seconds(m_options.every).count();
        bool soon = false;
        {
            const std::lock_guard guard(m_mutex);
            soon = m_soon;
        }
        if (store.lastModified().toUTC() <= newest || (early && !soon))
            return done();
    }
    return say(api::UseCase::BackupMake, nameOf(now), store.size(), copy(turn, now));
}

/// StoreForeign: the folder has the copies of another terminal, or of one that had this name before.
Result<Done> Keeper::claim() const
{
    const QString mark = m_options.folder + "/owner"_L1, folder = QFileInfo(m_options.folder).fileName();
    if (!QFileInfo(m_options.folder).isDir()) {
        // The folder itself, but not what it lies in: where that is another disk which is away, nothing takes its place.
        if (!QDir().mkdir(m_options.folder))
            return Error{ErrorCode::FileUnwritable, {folder}, {}};
        QFile::setPermissions(m_options.folder, ownerOnly | QFileDevice::ExeOwner);
    }
    MADOGUCHI_ASSIGN(const QByteArray owner, journal::readWhole(mark));
    if (owner.isEmpty() && copiesIn(m_options.folder, m_clock.utc()).isEmpty())
        return journal::replaceDurably(mark, m_options.owner);
    return owner == m_options.owner ? Result<Done>(done()) : Error{ErrorCode::StoreForeign, {folder}, {}};
}

Result<Done> Keeper::copy(Turn turn, const QDateTime &at)
{
    Hold hold(*this, turn);
    if (!hold)
        return ErrorCode::Cancelled;
    MADOGUCHI_TRY(claim());
    QFile source(m_options.store);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::FileUnreadable, {QFileInfo(m_options.store).fileName()}, {}};
    if (m_options.room(m_options.folder) < roomOf(source.size()))
        return Error{ErrorCode::DiskFull, {QFileInfo(m_options.folder).fileName()}, {}};
    MADOGUCHI_TRY(journal::createDurably(
        pathOf(m_options.folder, at, false), m_options.folder + "/part"_L1,
        [&]() -> Result<QByteArray> {
            const QByteArray bytes = source.read(piece);
            if (isOver(turn)) // asked behind the reading: somebody may write by now
                return ErrorCode::Cancelled;
            if (bytes.isEmpty()) {
                if (!source.atEnd())
                    return Error{ErrorCode::FileUnreadable, {QFileInfo(m_options.store).fileName()}, {}};
                source.close();
                hold.drop(); // what the disk still has to do, nobody needs to wait for
            }
            return bytes;
        },
        ownerOnly));
    const std::lock_guard guard(m_mutex);
    m_soon = false;
    return done();
}

// -- trying

/// What was found out with the key, for when it is gone again.
struct Keeper::Trial {
    QList<Copy> closed;        ///< the key does not open them
    std::optional<Copy> tried; ///< the newest
    Result<Done> outcome = done();
};

QFuture<Result<Done>> Keeper::storeOpened(SecretBytes key)
{
    {
        const std::lock_guard guard(m_mutex);
        m_key = std::move(key);
    }
    return start([this](Turn turn) { return settle(tryNewest(turn)); });
}

/// The newest tells whether a copy can be had back; those before it that were never tried say nothing more.
Keeper::Trial Keeper::tryNewest(Turn turn)
{
    Trial trial;
    {
        const Hold hold(*this, turn);
        SecretBytes key;
        if (hold) {
            const std::lock_guard guard(m_mutex);
            std::swap(key, m_key);
        }
        const bool ours = hold && claim().ok();
        for (const Copy &copy : ours ? copiesIn(m_options.folder, m_clock.utc()) : QList<Copy>()) {
            const auto opens = store::Connection::proveKey(copy.path, key);
            if (!opens.ok() && opens.error().code == ErrorCode::StoreKeyWrong) {
                trial.closed.append(copy);
            } else if (!trial.tried) {
                trial.tried = copy;
                trial.outcome = opens.ok() && !copy.good ? readThrough(turn, copy, key) : opens;
            }
        }
    }
    if (isOver(turn))
        trial = {{}, {}, ErrorCode::Cancelled};
    return trial;
}

Result<Done> Keeper::readThrough(Turn turn, const Copy &copy, const SecretBytes &key)
{
    MADOGUCHI_ASSIGN(const auto connection, store::Connection::open(QFileInfo(copy.path).canonicalFilePath(), key, store::OpenMode::Immutable));
    const auto announce = [&](store::Connection *reading) {
        const std::lock_guard guard(m_mutex);
        m_reading = reading;
        if (reading && m_turn != turn)
            reading->interrupt();
    };
    announce(connection.get());
    const auto found = [&]() -> Result<Done> {
        MADOGUCHI_TRY(connection->checkIntegrity());
        MADOGUCHI_ASSIGN(const auto last, journal::lastEntry(*connection));
        return m_vouch(last);
    }();
    announce(nullptr);
    return found;
}

Result<Done> Keeper::settle(const Trial &trial)
{
    std::optional<Error> first;
    const auto note = [&first](const Result<Done> &outcome) {
        if (!outcome.ok() && !first)
            first = outcome.error();
    };
    for (const Copy &copy : trial.closed) {
        // Its key was given up, for a reason: nothing that it opens stays. (One whose first page is damaged looks the same, and is worth as little.)
        note(m_tell(api::UseCase::BackupTry, api::Outcome::Failed, {{}, -1, copy.name() + u' ' + errorText(ErrorCode::StoreKeyWrong), {}}));
        note(journal::eraseFile(copy.path));
    }
    if (trial.tried && !trial.tried->good) {
        note(say(api::UseCase::BackupTry, trial.tried->name(), trial.tried->size, name(trial)));
        if (trial.outcome.ok()) {
            for (const Copy &old : superseded(copiesIn(m_options.folder, m_clock.utc()), m_options.keep))
                note(journal::eraseFile(old.path));
        }
    } else {
        note(trial.outcome);
    }
    return first ? Result<Done>(*first) : Result<Done>(done());
}

/// The newest gets the name that it has earned, or none if it helps nobody: the good ones before it must not go for its sake. What is not its own fault leaves it for another time.
Result<Done> Keeper::name(const Trial &trial)
{
    const Copy &copy = *trial.tried;
    if (!trial.outcome.ok()) {
        const ErrorCode code = trial.outcome.error().code;
        if (code == ErrorCode::StoreDamaged || code == ErrorCode::RecordBroken)
            MADOGUCHI_TRY(journal::eraseFile(copy.path));
        return trial.outcome;
    }
    if (!journal::renameBeside(copy.path, pathOf(m_options.folder, copy.at, true)))
        return Error{ErrorCode::FileUnwritable, {QFileInfo(copy.path).fileName()}, {}};
    journal::syncFolderOf(copy.path);
    return done();
}

} // namespace madoguchi::backup
