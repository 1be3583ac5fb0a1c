// The way in: login, unlock and step-up, all on the entrance thread.
#include "session/session.h"

#include "api/approval.h"
#include "crypto/digest.h"
#include "directory/standing.h"
#include "session/files.h"
#include "session/record_words.h"
#include "session/slot.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

using api::LockCause;
using api::Outcome;
using api::SessionInfo;
using api::UseCase;

namespace {
constexpr int statementLimit = 64 * 1024;

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
    {
        std::lock_guard lock(m_mutex);
        interrupted = m_interrupted;
        if (!interrupted && m_card.snapshot().insertion != proven.insertion)
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
    return info;
}

Result<Done> Session::openStore(UseCase useCase, const Proven &proven, const api::Actor &actor)
{
    const auto slot = readFile(m_options.directory + "/slots/"_L1 + actor.staff.text() + ".slot"_L1, 4096);
    if (!slot.ok())
        return slot.error().code == ErrorCode::NotFound ? ErrorCode::NotEnrolledHere : ErrorCode::SlotInvalid;
    MADOGUCHI_ASSIGN(SecretBytes k, openSlot(*slot, proven.personKey, {actor.staff, actor.terminal, proven.staff.key.epoch}));
    // A terminal's store begins with the first person who opens it; the record tells whether one is missing.
    const bool create = !QFileInfo::exists(m_options.directory + "/store.db"_L1);
    MADOGUCHI_TRY(await(m_store.open(std::move(k), create)));
    auto recorded = await(m_store.write<Done>([this, actor, useCase](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_TRY(m_record.catchUp(transaction));
        MADOGUCHI_TRY(compareDirectory(transaction));
        return m_record.append(transaction, actor, useCase, Outcome::Done, {});
    }));
    if (!recorded.ok())
        m_store.close();
    return recorded;
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
    if (phase() == Phase::Active) // otherwise whoever comes next does it
        m_store.write<Done>([this](store::Transaction &transaction) { return keepDirectory(transaction); });
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
