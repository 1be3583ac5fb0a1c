// The way in: login, unlock and step-up, all on the entrance thread.
#include "session/session.h"

#include "api/approval.h"
#include "crypto/digest.h"
#include "directory/key_report.h"
#include "directory/standing.h"
#include "session/record_words.h"
#include "session/slot.h"

#include <QFileInfo>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

using api::LockCause;
using api::Outcome;
using api::SessionInfo;
using api::UseCase;

namespace {
constexpr int statementLimit = 64 * 1024;

std::optional<crypto::PublicKey> recoveryOf(const directory::Directory &directory)
{
    const crypto::PublicKey &key = directory.content().recoveryKey;
    return key.isValid() ? std::optional(key) : std::nullopt;
}

/// `pages` of `of` after `passed`, in a store of `size` bytes.
api::Progress progressOf(RekeyStep step, qint64 size, qint64 pages, qint64 of, std::chrono::milliseconds passed)
{
    api::Progress progress;
    progress.state = api::Progress::State::Running;
    progress.what = step == RekeyStep::Checking ? u"key-check"_s : step == RekeyStep::Copying ? u"key-copy"_s : u"key-exchange"_s;
    if (step != RekeyStep::Copying || of <= 0)
        return progress;
    progress.bytesTotal = size;
    progress.bytes = size * pages / of;
    if (pages > 0)
        progress.secondsLeft = passed.count() * (of - pages) / pages / 1000;
    return progress;
}

/// Shared by the copies of a job, wiped with the last.
struct Secrets {
    SecretBytes password, pin;
};
} // namespace

QFuture<Result<SessionInfo>> Session::login(SecretBytes password, SecretBytes pin)
{
    return enterLater(UseCase::Login, std::move(password), std::move(pin));
}

QFuture<Result<SessionInfo>> Session::unlock(SecretBytes password, SecretBytes pin)
{
    return enterLater(UseCase::Unlock, std::move(password), std::move(pin));
}

QFuture<Result<SessionInfo>> Session::enterLater(UseCase useCase, SecretBytes password, SecretBytes pin)
{
    const auto secrets = std::make_shared<Secrets>(Secrets{std::move(password), std::move(pin)});
    return m_entrance->run<SessionInfo>([this, useCase, secrets] {
        auto answer = enter(useCase, secrets->password, std::move(secrets->pin));
        secrets->password.wipe();
        return answer;
    });
}

Result<SessionInfo> Session::enter(UseCase useCase, const SecretBytes &password, SecretBytes pin)
{
    MADOGUCHI_TRY(await(m_exit.run<Done>([] { return done(); }))); // what was open before is closed by then
    std::optional<StaffId> expected;
    {
        std::lock_guard lock(m_mutex);
        if (m_phase == Phase::Active)
            return useCase == UseCase::Unlock ? Result<SessionInfo>(*m_info) : ErrorCode::InvalidArgument;
        if (useCase == UseCase::Unlock && m_phase != Phase::Locked)
            return ErrorCode::NotLoggedIn;
        if (useCase == UseCase::Unlock)
            expected = m_info->actor.staff;
        m_entering = true;
        m_interrupted.reset();
    }
    api::Actor actor = m_nobody;
    const auto proven = m_prover.prove(password, std::move(pin), expected, actor);
    const Result<SessionInfo> entered = proven.ok() ? letIn(useCase, *proven, actor) : Result<SessionInfo>(proven.error());
    {
        std::lock_guard lock(m_mutex);
        m_entering = false;
    }
    if (!entered.ok() && entered.error().code != ErrorCode::Cancelled)
        MADOGUCHI_TRY(recordOutside(actor, useCase, entered.error()));
    return entered;
}

Result<SessionInfo> Session::letIn(UseCase useCase, const Proven &proven, const api::Actor &actor)
{
    // Card and password were right, but the password has reached its age: choosing another is all that is left to do (C-15).
    const QDate until = directory::passwordUntil(proven.staff, m_directory.current()->content().policy);
    if (until.isValid() && m_clock.today() > until)
        return ErrorCode::PasswordExpired;
    // Without any function in force there is nothing to come in for (C-16).
    if (directory::granted(proven.staff, m_clock.today()).size() < 2)
        return ErrorCode::Denied;
    SessionInfo info{actor, m_clock.utc(), directory::may(proven.staff, api::Permission::ViewResidents, m_clock.today()), proven.certificate.notAfter()};
    if (useCase == UseCase::Unlock) {
        std::lock_guard lock(m_mutex);
        if (!m_info) // logged out while the password was checked
            return ErrorCode::Cancelled;
        info.since = m_info->since;
        info.actor.reception = m_info->actor.reception;
        info.actor.receptionNumber = m_info->actor.receptionNumber;
    }
    // Committed to the record before anybody is in (C-09).
    if (info.storeOpen)
        MADOGUCHI_TRY(openStore(useCase, proven, info.actor));
    else
        MADOGUCHI_TRY(m_record.appendOutside(info.actor, useCase, Outcome::Done, {}));
    std::optional<LockCause> interrupted;
    const bool late = m_card.settled().late;
    {
        std::lock_guard lock(m_mutex);
        interrupted = m_interrupted;
        if (!interrupted && (late || m_card.snapshot().insertion != proven.insertion))
            interrupted = LockCause::CardRemoved;
        if (!interrupted) {
            m_info = info;
            m_phase = Phase::Active;
            m_cause.reset();
            m_personKey = proven.personKey.toScalar();
            m_ownerKey = proven.staff.publicKey;
            m_certificate = proven.staff.cardCertificate;
            m_insertion = proven.insertion;
            m_proof = proven.proof;
            m_lastActivity = m_clock.monotonic();
        }
    }
    if (interrupted) {
        closeDoors(info.actor, UseCase::Lock, text(*interrupted), info.storeOpen);
        return ErrorCode::Cancelled;
    }
    QMetaObject::invokeMethod(this, &Session::phaseChanged, Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, &Session::cardMayHaveGone, Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, &Session::keepSlotsLater, Qt::QueuedConnection);
    return info;
}

Result<Done> Session::openStore(UseCase useCase, const Proven &proven, const api::Actor &actor)
{
    if (m_backup)
        m_backup->letGo();
    const auto opened = [&]() -> Result<Done> {
        MADOGUCHI_TRY(settleRekey(m_options.directory));
        MADOGUCHI_ASSIGN(SecretBytes k, storeKey(actor.staff, proven.personKey, proven.staff.key.epoch));
        MADOGUCHI_TRY(openWith(std::move(k), useCase, proven, actor));
        if (m_backup && m_backup->hasUntried()) { // after a change of the key, which is another one then
            if (auto present = storeKey(actor.staff, proven.personKey, proven.staff.key.epoch); present.ok()) // nobody stays out for the sake of a trial
                m_backup->storeOpened(std::move(*present));
        }
        return done();
    }();
    if (!opened.ok() && m_backup)
        m_backup->storeClosed();
    return opened;
}

Result<Done> Session::openWith(SecretBytes k, UseCase useCase, const Proven &proven, const api::Actor &actor)
{
    MADOGUCHI_TRY(m_waiting.forget());
    // A terminal's store begins with the first person who opens it; the record tells whether one is missing.
    const QString store = m_options.directory + "/store.db"_L1;
    const bool create = !QFileInfo::exists(store) && !QFileInfo::exists(store + "-wal"_L1); // which a new one would play into itself
    MADOGUCHI_TRY(await(m_store.open(std::move(k), create)));
    auto recorded = await(m_store.write<Done>([this, actor, useCase](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_TRY(checkAnchors(transaction, m_options.anchors));
        MADOGUCHI_TRY(m_record.catchUp(transaction));
        MADOGUCHI_TRY(afterRestore(transaction));
        MADOGUCHI_TRY(compareDirectory(transaction));
        return m_record.append(transaction, actor, useCase, Outcome::Done, {});
    }));
    if (recorded.ok())
        recorded = rekeyIfDue(proven, actor);
    if (!recorded.ok())
        m_store.close();
    return recorded;
}

/// A store that was put back from a copy has forgotten whether slots were taken away since, and so that its key is due.
Result<Done> Session::afterRestore(store::Transaction &transaction)
{
    const auto [from, to] = m_record.refilled();
    if (to == 0)
        return done();
    std::vector<qint64> sequences(static_cast<std::size_t>(to - from + 1));
    std::iota(sequences.begin(), sequences.end(), from);
    MADOGUCHI_ASSIGN(const auto forgotten, m_record.read(sequences));
    const auto changedSlots = [](const journal::Entry &entry) { return entry.useCase == QLatin1String(api::info(UseCase::SlotsKeep).id) && entry.outcome == Outcome::Done; };
    return std::ranges::any_of(forgotten, changedSlots) ? markKeyDue(transaction) : Result<Done>(done());
}

/// K lives inside the open store; whoever needs it besides opens their own slot again, and so cannot once the session is locked.
Result<SecretBytes> Session::storeKey(const StaffId &staff, const crypto::PrivateKey &personKey, quint32 epoch) const
{
    const auto slot = m_slots.read(staff);
    if (!slot.ok())
        return slot.error().code == ErrorCode::NotFound ? Error{ErrorCode::NotEnrolledHere, {}, {}} : slot.error();
    auto k = openSlot(*slot, personKey, {staff, m_options.terminal, epoch});
    if (!k.ok() && k.error().code == ErrorCode::SlotInvalid) // its own holder cannot use it: without it, whoever comes in next makes another
        std::ignore = m_slots.erase(staff);
    return k;
}

// -- keys

/// At an opening, before anybody is in: nobody works on the store then, and the one who waits sees why. What cannot be done now (no
/// room, a card taken out) leaves the old key in its place, keeps nobody out, and is tried again at the next opening.
Result<Done> Session::rekeyIfDue(const Proven &proven, const api::Actor &actor)
{
    using directory::KeyChangeState;
    MADOGUCHI_ASSIGN(const StoreKey present, await(m_store.read<StoreKey>([](store::Connection &connection) { return storeKeyOf(connection); })));
    const directory::TerminalEntry *here = m_directory.current()->terminal(m_options.terminal);
    const bool ordered = directory::isRekeyOrdered(here, present.order);
    if (!ordered && !present.due)
        return done();
    const quint32 order = ordered ? here->keyOrder.number : 0;
    const auto note = [&](Outcome outcome, KeyChangeState state, ErrorCode trouble) {
        return recordInside(actor, UseCase::StoreRekey, outcome, {{}, -1, directory::keyChangeText({state, present.epoch + 1, order, trouble}), {}});
    };
    MADOGUCHI_TRY(note(Outcome::Done, KeyChangeState::Begun, {}));
    m_store.close();
    const Result<Done> changed = changeKey(proven, present, std::max(order, present.order));
    MADOGUCHI_TRY(settleRekey(m_options.directory)); // old or new: from here on it is one of them
    MADOGUCHI_ASSIGN(SecretBytes k, storeKey(actor.staff, proven.personKey, proven.staff.key.epoch));
    MADOGUCHI_TRY(await(m_store.open(std::move(k))));
    if (changed.ok() && m_backup)
        m_backup->keyChanged();
    return changed.ok() ? note(Outcome::Done, KeyChangeState::Finished, {}) : note(Outcome::Failed, KeyChangeState::Failed, changed.error().code);
}

Result<Done> Session::changeKey(const Proven &proven, const StoreKey &present, quint32 order)
{
    const Rekey change{m_options.directory, m_options.terminal, present.epoch + 1, recoveryOf(*m_directory.current()), slotHolders(*m_directory.current(), m_clock), order};
    MADOGUCHI_ASSIGN(const SecretBytes old, storeKey(proven.staff.id, proven.personKey, proven.staff.key.epoch));
    const qint64 size = QFileInfo(m_options.directory + "/store.db"_L1).size();
    const auto begin = m_clock.monotonic();
    return rekey(change, m_slots, old, crypto::randomSecret(old.size()), [&](RekeyStep step, qint64 pages, qint64 of) {
        Q_EMIT keyChanging(progressOf(step, size, pages, of, m_clock.monotonic() - begin));
        std::lock_guard lock(m_mutex);
        return !m_interrupted;
    });
}

void Session::keepSlotsLater()
{
    m_entrance->run<Done>([this] { return keepSlots(); });
}

/// Behind the one who has just come in, or when the directory has changed. What a lock interrupts the next session does.
Result<Done> Session::keepSlots()
{
    api::Actor actor;
    {
        std::lock_guard lock(m_mutex);
        if (m_phase != Phase::Active || !m_info->storeOpen)
            return done();
        actor = m_info->actor;
    }
    const auto directory = m_directory.current();
    const directory::StaffEntry *staff = directory->staff(actor.staff);
    const auto holders = slotHolders(*directory, m_clock);
    const auto holds = [&](const SlotHolder &holder) { return holder.staff == actor.staff; };
    if (!staff || std::ranges::none_of(holders, holds)) // on the way out: the gate ends this session
        return done();
    MADOGUCHI_ASSIGN(const StoreKey key, await(m_store.read<StoreKey>([](store::Connection &connection) { return storeKeyOf(connection); })));
    const SlotKeeper keeper(m_slots, m_options.terminal, key.epoch, recoveryOf(*directory));
    const SlotPlan plan = keeper.plan(holders);
    if (plan.isEmpty())
        return done();
    // Before the first file is touched: whoever loses a slot has known K, or had a card with which it opens from an older copy.
    MADOGUCHI_TRY(await(m_store.write<Done>([&](store::Transaction &transaction) -> Result<Done> {
        if (plan.leaves)
            MADOGUCHI_TRY(markKeyDue(transaction));
        return m_record.append(transaction, actor, UseCase::SlotsKeep, Outcome::Done, {{}, -1, plan.words(), {}});
    })));
    const Result<Done> kept = [&]() -> Result<Done> {
        SecretBytes scalar;
        {
            std::lock_guard lock(m_mutex);
            if (m_phase != Phase::Active)
                return ErrorCode::Locked;
            scalar = m_personKey.duplicate();
        }
        MADOGUCHI_ASSIGN(const crypto::PrivateKey personKey, crypto::PrivateKey::fromScalar(scalar));
        MADOGUCHI_ASSIGN(const SecretBytes k, storeKey(actor.staff, personKey, staff->key.epoch));
        // Anybody can seal anything to a person's public key: nothing goes into other slots that does not open the store.
        MADOGUCHI_TRY(store::Connection::proveKey(m_options.directory + "/store.db"_L1, k));
        return keeper.carryOut(plan, k, [this] { return phase() == Phase::Active; });
    }();
    if (!kept.ok())
        return recordInside(actor, UseCase::SlotsKeep, Outcome::Failed, {{}, -1, errorText(kept.error().code), {}});
    return done();
}

/// An older directory put back on disk, validly signed as it is, would bring back people who have left: the store remembers the
/// newest. Who comes in on an older one is sent out again, with the newest in its place.
Result<Done> Session::compareDirectory(store::Transaction &transaction)
{
    QByteArray newer;
    {
        MADOGUCHI_ASSIGN(auto seen, transaction.query("SELECT version, answer FROM directory_seen"));
        MADOGUCHI_ASSIGN(const bool known, seen.next());
        if (known && seen.integer(0) > m_directory.current()->content().version)
            newer = seen.blob(1);
    }
    if (newer.isEmpty())
        return keepDirectory(transaction);
    MADOGUCHI_TRY(m_directory.update(newer));
    return ErrorCode::DirectoryOutdated;
}

Result<Done> Session::keepDirectory(store::Transaction &transaction)
{
    return transaction.exec("INSERT INTO directory_seen (only, version, answer) VALUES (1, ?1, ?2)"
                            " ON CONFLICT (only) DO UPDATE SET version = ?1, answer = ?2 WHERE version < ?1",
                            {m_directory.current()->content().version, m_directory.signedAnswer()});
}

void Session::directoryTaken()
{
    if (phase() == Phase::Active) { // otherwise whoever comes next does it
        m_store.write<Done>([this](store::Transaction &transaction) { return keepDirectory(transaction); });
        keepSlotsLater();
    }
    checkStanding(); // after it: whoever is sent out leaves the newest directory behind
}

QFuture<Result<QByteArray>> Session::stepUp(SecretBytes password, SecretBytes pin, QByteArray statement)
{
    const auto secrets = std::make_shared<Secrets>(Secrets{std::move(password), std::move(pin)});
    return m_entrance->run<QByteArray>([this, secrets, statement] {
        auto answer = confirm(secrets->password, std::move(secrets->pin), statement);
        secrets->password.wipe();
        return answer;
    });
}

Result<QByteArray> Session::confirm(const SecretBytes &password, SecretBytes pin, const QByteArray &statement)
{
    if (statement.isEmpty() || statement.size() > statementLimit)
        return ErrorCode::InvalidArgument;
    MADOGUCHI_ASSIGN(const api::Actor actor, admit(UseCase::StepUp));
    const auto session = current();
    if (!session) // logged out since
        return ErrorCode::NotLoggedIn;
    const bool storeOpen = session->storeOpen;
    const QByteArray framed = api::framedApproval(statement);
    api::Actor known = m_nobody;
    const auto signature = [&]() -> Result<QByteArray> {
        MADOGUCHI_ASSIGN(const Proven proven, m_prover.prove(password, std::move(pin), actor.staff, known));
        return m_prover.sign(proven.certificate, framed);
    }();
    if (!signature.ok()) {
        // Whose card it was stands in the entry, if it was another's.
        MADOGUCHI_TRY(recordOutside(known.staff.isEmpty() ? actor : known, UseCase::StepUp, signature.error()));
        return signature;
    }
    const journal::Note note{{}, -1, {}, crypto::sha256(framed)};
    MADOGUCHI_TRY(storeOpen ? recordInside(actor, UseCase::StepUp, Outcome::Done, note)
                            : m_record.appendOutside(actor, UseCase::StepUp, Outcome::Done, note));
    if (phase() != Phase::Active)
        return ErrorCode::Locked;
    return signature;
}

} // namespace madoguchi::session
