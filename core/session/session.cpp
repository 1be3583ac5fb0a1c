#include "session/session.h"

#include "crypto/digest.h"
#include "directory/standing.h"
#include "journal/outbox.h"
#include "session/record_words.h"

#include <QThread>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

using api::LockCause;
using api::Outcome;
using api::SessionInfo;
using api::UseCase;


SecretBytes throttleKey(const crypto::PrivateKey &deviceKey)
{
    return crypto::hkdf(deviceKey.toScalar(), {}, "madoguchi throttle v1", 32);
}

} // namespace

Session::Session(SessionOptions options, const Clock &clock, ReaderFactory readerFactory, DirectoryFile &directory,
                 store::Store &store, journal::Record &record)
    : m_options(std::move(options)), m_clock(clock), m_directory(directory), m_store(store), m_record(record),
      m_drafts(m_options.directory + "/drafts"_L1, m_options.municipality, m_options.terminal),
      m_slots(m_options.directory + "/slots"_L1, m_options.machineBinding), m_waiting(m_options.directory, m_options.deviceKey),
      m_nobody{{}, {}, {}, api::Role::Clerk, {}, m_options.terminal, m_options.municipality, {}, {}},
      m_card(std::move(readerFactory), m_options.municipality, m_options.cardInterval, clock),
      m_prover(m_card, directory, m_options.trust, Throttle(m_options.directory + "/throttle"_L1, throttleKey(m_options.deviceKey), clock, record.triesAtStart()),
               m_options.tries, m_options.passwordHash, m_options.terminal.text(), clock),
      m_entrance(std::make_unique<Worker>())
{
    if (m_options.pulse)
        std::ignore = m_record.appendOutside(m_nobody, UseCase::ProgramStart, Outcome::Done, {}); // a record that cannot be written refuses whoever comes in
    if (m_options.backup) {
        m_backup = std::make_unique<backup::Keeper>(
            *m_options.backup, m_clock, [this](UseCase useCase, Outcome outcome, const journal::Note &note) { return Session::record(m_nobody, useCase, outcome, note); },
            [this](const journal::LastEntry &last) { return m_record.vouchFor(last); },
            [this] { QMetaObject::invokeMethod(this, &Session::backupChanged, Qt::QueuedConnection); });
        m_backup->storeClosed();
    }
    connect(&m_card, &CardWatch::changed, this, &Session::cardMayHaveGone);
    connect(&m_idleTimer, &QTimer::timeout, this, &Session::checkIdle);
    m_idleTimer.start(std::chrono::milliseconds(500));
}

Session::~Session()
{
    m_entrance.reset();
    bool active = false;
    {
        std::lock_guard lock(m_mutex);
        active = m_phase == Phase::Active;
        m_phase = Phase::Locked;
        m_personKey.wipe();
    }
    std::ignore = await(m_exit.run<Done>([this, active] {
        if (active)
            closeDoors(m_info->actor, UseCase::Lock, text(LockCause::Demand), m_info->storeOpen);
        return done();
    }));
    if (m_options.pulse)
        std::ignore = m_record.appendOutside(m_nobody, UseCase::ProgramEnd, Outcome::Done, {});
    m_backup.reset(); // last: it may wait for a disk
}

// -- what is

api::SessionService::Phase Session::phase() const
{
    std::lock_guard lock(m_mutex);
    return m_phase;
}

api::CardStatus Session::card() const
{
    const CardSnapshot snapshot = m_card.snapshot();
    api::CardStatus status = snapshot.status;
    const auto directory = m_directory.current();
    if (const directory::StaffEntry *staff = directory ? directory->staffByCertificate(snapshot.certificateDer) : nullptr)
        status.holder = staff->name;
    return status;
}

std::optional<SessionInfo> Session::current() const
{
    std::lock_guard lock(m_mutex);
    return m_info;
}

std::optional<LockCause> Session::lockCause() const
{
    std::lock_guard lock(m_mutex);
    return m_cause;
}

std::optional<api::LoginProof> Session::loginProof() const
{
    std::lock_guard lock(m_mutex);
    return m_phase == Phase::Active ? std::optional(m_proof) : std::nullopt;
}

bool Session::may(UseCase useCase) const
{
    std::lock_guard lock(m_mutex);
    return !refusal(useCase);
}

api::BackupStatus Session::backup() const { return m_backup ? m_backup->status() : api::BackupStatus(); }

// -- the gate

std::optional<Error> Session::refusal(UseCase useCase) const
{
    if (m_phase == Phase::LoggedOut)
        return Error{ErrorCode::NotLoggedIn, {}, {}};
    if (m_phase == Phase::Locked || m_locking || idleTooLong())
        return Error{ErrorCode::Locked, {}, {}};
    // The directory may have changed since login: who left, or changed duties, is out at once (C-16).
    const auto directory = m_directory.current();
    const directory::StaffEntry *staff = directory ? directory->staff(m_info->actor.staff) : nullptr;
    if (!stands() || !directory::may(*staff, api::info(useCase).permission, m_clock.today()))
        return Error{ErrorCode::Denied, {}, {}};
    return {};
}

bool Session::stands() const
{
    const auto directory = m_directory.current();
    const directory::StaffEntry *staff = directory ? directory->staff(m_info->actor.staff) : nullptr;
    if (!staff || staff->role != m_info->actor.role || staff->cardCertificate != m_certificate)
        return false;
    // Whoever may not see residents any more does not keep their store open either.
    return directory::may(*staff, m_info->storeOpen ? api::Permission::ViewResidents : api::Permission::Open, m_clock.today());
}

/// Who left, was transferred or lost a card is sent out at once, wherever the hands are (C-16); midnight does the same.
void Session::checkStanding()
{
    bool over = false;
    {
        std::lock_guard lock(m_mutex);
        over = m_phase == Phase::Active && !stands();
    }
    if (over)
        lock(LockCause::StandingEnded);
}

Result<api::Actor> Session::admit(UseCase useCase)
{
    api::Actor actor;
    std::optional<Error> refused;
    bool storeOpen = false;
    {
        std::lock_guard lock(m_mutex);
        actor = m_info ? m_info->actor : m_nobody;
        refused = refusal(useCase);
        storeOpen = m_phase == Phase::Active && m_info->storeOpen;
    }
    if (!refused)
        return actor;
    MADOGUCHI_TRY(recordOutside(actor, useCase, *refused));
    if (storeOpen) // it is safe on disk; it joins the other entries without waiting for the next login
        m_store.write<Done>([this](store::Transaction &transaction) { return m_record.catchUp(transaction); });
    return *refused;
}

void Session::setReception(ReceptionId id, QString number)
{
    std::lock_guard lock(m_mutex);
    if (!m_info)
        return;
    m_info->actor.reception = std::move(id);
    m_info->actor.receptionNumber = std::move(number);
}

// -- the record

Result<Done> Session::recordOutside(const api::Actor &actor, UseCase useCase, const Error &error)
{
    return m_record.appendOutside(actor, useCase, outcomeOf(error.code), {{}, -1, errorText(error.code), {}});
}

Result<Done> Session::recordInside(const api::Actor &actor, UseCase useCase, Outcome outcome, const journal::Note &note)
{
    return await(m_store.write<Done>([this, actor, useCase, outcome, note](store::Transaction &transaction) {
        return m_record.append(transaction, actor, useCase, outcome, note);
    }));
}

// -- going out

void Session::lock(LockCause cause)
{
    if (QThread::currentThread() != thread()) {
        QMetaObject::invokeMethod(this, [this, cause] { lock(cause); }, Qt::QueuedConnection);
        return;
    }
    // With the card in place an unlock asks for the password only; who sleeps or leaves takes the PIN along.
    if (cause != LockCause::Idle && cause != LockCause::Demand)
        m_card.logout();
    {
        std::lock_guard lock(m_mutex);
        if (m_entering)
            m_interrupted = cause;
        if (m_phase != Phase::Active || m_locking)
            return;
        m_locking = true;
    }
    Q_EMIT locking(cause); // covers go up and drafts come in before anything closes
    api::Actor actor;
    bool storeOpen = false;
    {
        std::lock_guard lock(m_mutex);
        m_phase = Phase::Locked;
        m_locking = false;
        m_cause = cause;
        m_personKey.wipe();
        actor = m_info->actor;
        storeOpen = std::exchange(m_info->storeOpen, false);
    }
    m_exit.run<Done>([this, actor, cause, storeOpen] {
        closeDoors(actor, UseCase::Lock, text(cause), storeOpen);
        return done();
    });
    Q_EMIT phaseChanged();
}

QFuture<Result<Done>> Session::logout()
{
    std::optional<SessionInfo> left;
    {
        std::lock_guard lock(m_mutex);
        if (m_entering) // whoever is still being let in stays out
            m_interrupted = LockCause::Demand;
        left = std::exchange(m_info, std::nullopt);
        if (!left)
            return ready(done());
        m_phase = Phase::LoggedOut;
        m_cause.reset();
        m_personKey.wipe();
    }
    m_card.logout();
    auto closed = m_exit.run<Done>([this, left = *left] {
        closeDoors(left.actor, UseCase::Logout, {}, left.storeOpen);
        return done();
    });
    Q_EMIT phaseChanged();
    return closed;
}

void Session::closeDoors(const api::Actor &actor, UseCase useCase, const QString &detail, bool storeOpen)
{
    const journal::Note note{{}, -1, detail, {}};
    bool recorded = false;
    if (storeOpen) {
        auto written = m_store.write<int>([this, actor, useCase, note](store::Transaction &transaction) -> Result<int> {
            MADOGUCHI_TRY(m_record.append(transaction, actor, useCase, Outcome::Done, note));
            MADOGUCHI_ASSIGN(const auto outbox, journal::countOutbox(transaction.connection()));
            return outbox.queued + outbox.refused;
        });
        if (m_backup)
            m_backup->letGo(); // with the key that it tries a copy with
        // Work under way may end, but not keep the doors open: close() interrupts it.
        constexpr std::chrono::milliseconds step{5};
        for (std::chrono::milliseconds waited{0}; !written.isFinished() && waited < m_options.closingPatience; waited += step)
            std::this_thread::sleep_for(step);
        m_store.close();
        const auto waiting = await(written);
        recorded = waiting.ok();
        if (recorded)
            std::ignore = m_waiting.keep(*waiting); // without it the number is unknown, which is the safe side
    }
    // Closing never fails: an entry that cannot be written now is missed by the chain, not by the person leaving.
    if (!recorded)
        std::ignore = m_record.appendOutside(actor, useCase, Outcome::Done, note);
    std::ignore = m_record.signHead();
    if (storeOpen && m_backup)
        m_backup->storeClosed();
}

void Session::cardMayHaveGone()
{
    bool gone = false;
    {
        std::lock_guard lock(m_mutex);
        const CardSnapshot card = m_card.snapshot();
        gone = m_phase == Phase::Active && (card.late || card.insertion != m_insertion);
    }
    if (gone)
        lock(LockCause::CardRemoved);
    Q_EMIT cardChanged();
}

/// The terminal's own limit and the municipality's: the shorter one holds.
bool Session::idleTooLong() const
{
    const auto directory = m_directory.current();
    const auto limit = directory ? std::min(m_options.idle, std::chrono::seconds(directory->content().policy.idleSeconds)) : m_options.idle;
    return m_clock.monotonic() - m_lastActivity >= limit;
}

void Session::checkIdle()
{
    bool idle = false;
    {
        std::lock_guard lock(m_mutex);
        idle = m_phase == Phase::Active && idleTooLong();
    }
    if (idle)
        lock(LockCause::Idle);
    checkStanding();
    beat();
}

/// So that a time of which the record says nothing is one in which no program ran (FORMAT.md §7). Outside first: whoever works on the store delays no closing of it.
void Session::beat()
{
    if (!m_options.pulse || m_record.quiet() < journal::Record::heartbeat || m_beating.exchange(true))
        return;
    m_exit.run<Done>([this] {
        const auto noted = m_record.appendOutside(m_nobody, UseCase::RecordHeartbeat, Outcome::Done, {});
        if (noted.ok() && m_store.isOpen())
            m_store.write<Done>([this](store::Transaction &transaction) { return m_record.catchUp(transaction); });
        m_beating = false;
        return noted;
    });
}

void Session::noteActivity()
{
    {
        std::lock_guard lock(m_mutex);
        if (m_phase != Phase::Active)
            return;
        if (!idleTooLong()) {
            m_lastActivity = m_clock.monotonic();
            return;
        }
    }
    lock(LockCause::Idle); // the timer has slept as well
}

// -- drafts

QFuture<Result<Done>> Session::saveDraft(QString key, QByteArray content)
{
    StaffId owner;
    crypto::PublicKey ownerKey;
    {
        std::lock_guard lock(m_mutex);
        if (m_phase != Phase::Active)
            return ready<Result<Done>>(m_phase == Phase::Locked ? ErrorCode::Locked : ErrorCode::NotLoggedIn);
        owner = m_info->actor.staff;
        ownerKey = m_ownerKey;
    }
    const auto sealed = m_drafts.seal(owner, ownerKey, key, content); // here and now: the clear text goes no further
    if (!sealed.ok())
        return ready<Result<Done>>(sealed.error());
    return m_exit.run<Done>([this, owner, key, sealed = *sealed] { return m_drafts.put(owner, key, sealed); });
}

QFuture<Result<QByteArray>> Session::loadDraft(QString key)
{
    return m_exit.run<QByteArray>([this, key]() -> Result<QByteArray> {
        StaffId owner;
        SecretBytes scalar;
        {
            std::lock_guard lock(m_mutex);
            if (m_phase != Phase::Active)
                return m_phase == Phase::Locked ? ErrorCode::Locked : ErrorCode::NotLoggedIn;
            owner = m_info->actor.staff;
            // Every screen asks at every unlock, and mostly there is none: the key is made only for what is there.
            MADOGUCHI_TRY(m_drafts.find(owner, key));
            scalar = m_personKey.duplicate();
        }
        MADOGUCHI_ASSIGN(const crypto::PrivateKey ownerKey, crypto::PrivateKey::fromScalar(scalar));
        return m_drafts.open(owner, ownerKey, key);
    });
}

QFuture<Result<Done>> Session::dropDraft(QString key)
{
    const auto info = current();
    if (!info)
        return ready<Result<Done>>(ErrorCode::NotLoggedIn);
    return m_exit.run<Done>([this, owner = info->actor.staff, key] { return m_drafts.drop(owner, key); });
}

} // namespace madoguchi::session
