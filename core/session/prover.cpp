#include "session/prover.h"

#include "crypto/digest.h"
#include "directory/login.h"
#include "directory/standing.h"
#include "directory/tries.h"

#include <thread>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {
constexpr std::size_t passwordLimit = 256; // bytes; design: at most 64 characters
}

Result<crypto::PublicKey> approverKey(const directory::Directory &directory, const StaffId &staff, api::Permission function, const Clock &clock)
{
    const directory::StaffEntry *entry = directory.staff(staff);
    if (!entry)
        return ErrorCode::NotFound;
    if (!directory::may(*entry, function, clock.today()))
        return ErrorCode::Denied;
    MADOGUCHI_ASSIGN(const auto certificate, crypto::Certificate::fromDer(entry->cardCertificate));
    return certificate.publicKey();
}

Prover::Prover(SecondFactor &factor, const DirectoryFile &directory, crypto::TrustStore trust, Throttle throttle, TryLine tries,
               PasswordHash hash, QString terminal, const Clock &clock)
    : m_factor(factor), m_directory(directory), m_trust(std::move(trust)), m_throttle(std::move(throttle)), m_tries(std::move(tries)), m_hash(std::move(hash)),
      m_terminal(std::move(terminal)), m_clock(clock)
{
}

Result<QByteArray> Prover::sign(const crypto::Certificate &certificate, const QByteArray &framed)
{
    MADOGUCHI_ASSIGN(const QByteArray raw, m_factor.sign(framed));
    const QByteArray signature = crypto::cardSignature(raw);
    if (!certificate.publicKey().verify(framed, signature))
        return ErrorCode::CardChallengeRefused;
    return signature;
}

Result<Prover::Shown> Prover::lookAtCard(api::Actor &known)
{
    const auto directory = m_directory.current();
    if (!directory)
        return ErrorCode::DirectoryInvalid;
    MADOGUCHI_ASSIGN(const SecondFactor::Inspection inspected, m_factor.inspect());
    known.cardSerial = inspected.info.serial;
    const auto certificate = crypto::Certificate::fromDer(inspected.info.certificateDer);
    if (!certificate.ok())
        return ErrorCode::CardUnknown;
    crypto::TrustStore trust = m_trust;
    if (!directory->content().revocationListPem.isEmpty()) // fresher than the file that came with the profile
        trust.revocationListPem = directory->content().revocationListPem;
    MADOGUCHI_TRY(crypto::checkCertificate(*certificate, crypto::CertificateUse::Staff, trust, m_clock.utc()));
    return Shown{inspected, *certificate, {}, {}};
}

Result<directory::StaffEntry> Prover::holderOf(const Shown &shown, const std::optional<StaffId> &expected, api::Actor &known) const
{
    const auto directory = m_directory.current();
    const directory::StaffEntry *staff = directory->staffByCertificate(shown.inspected.info.certificateDer);
    if (!staff)
        return ErrorCode::CardUnknown;
    known.staff = staff->id;
    known.name = staff->name;
    known.section = staff->section;
    known.role = staff->role;
    if (expected && *expected != staff->id)
        return ErrorCode::OtherPerson;
    if (!directory::isEntitled(*staff, m_clock.today()))
        return ErrorCode::Denied;
    return *staff;
}

/// PIN, then a challenge: the card has the key of its certificate.
Result<Done> Prover::openCard(Shown &shown, SecretBytes pin)
{
    const card::CardInfo &info = shown.inspected.info;
    if (info.pinTries == card::PinTries::None)
        return ErrorCode::CardBlocked;
    if (info.pinNeeded && (!shown.inspected.loggedIn || !pin.isEmpty())) {
        if (pin.isEmpty())
            return Error{ErrorCode::InvalidArgument, {}, u"pin"_s};
        const auto loggedIn = m_factor.login(std::move(pin));
        if (!loggedIn.ok())
            return Error{loggedIn.error().code, loggedIn.error().args, u"pin"_s};
    }
    shown.challenge = directory::loginChallenge(TerminalId(m_terminal), m_clock.utc());
    MADOGUCHI_ASSIGN(shown.answer, sign(shown.certificate, shown.challenge));
    return done();
}

Result<Prover::Shown> Prover::showCard(SecretBytes pin, api::Actor &known)
{
    MADOGUCHI_ASSIGN(Shown shown, lookAtCard(known));
    MADOGUCHI_TRY(openCard(shown, std::move(pin)));
    return shown;
}

Result<Prover::Holder> Prover::showHolder(SecretBytes pin, const std::optional<StaffId> &expected, api::Actor &known)
{
    MADOGUCHI_ASSIGN(Shown shown, lookAtCard(known));
    MADOGUCHI_ASSIGN(const directory::StaffEntry staff, holderOf(shown, expected, known));
    if (const int seconds = m_throttle.secondsLeft(staff.id); seconds > 0)
        return Error{ErrorCode::Throttled, {QString::number(seconds)}, u"password"_s};
    MADOGUCHI_TRY(openCard(shown, std::move(pin)));
    return Holder{staff, shown};
}

/// Throttled; else how many tries are free: all of them if the server has not answered in time.
Result<int> Prover::countedAtServer(const std::optional<QFuture<Result<api::TryCount>>> &asked) const
{
    constexpr std::chrono::milliseconds step{2};
    if (!asked)
        return directory::freeTries;
    for (std::chrono::milliseconds waited{0}; !asked->isFinished() && waited < m_tries.patience; waited += step)
        std::this_thread::sleep_for(step);
    if (!asked->isFinished() || asked->resultCount() == 0 || !asked->result().ok())
        return directory::freeTries;
    const api::TryCount count = *asked->result();
    if (count.seconds > 0)
        return Error{ErrorCode::Throttled, {QString::number(count.seconds)}, u"password"_s};
    return count.left;
}

Result<Proven> Prover::prove(const SecretBytes &password, SecretBytes pin, const std::optional<StaffId> &expected, api::Actor &known)
{
    if (password.isEmpty() || password.size() > passwordLimit)
        return Error{ErrorCode::InvalidArgument, {}, u"password"_s};
    MADOGUCHI_ASSIGN(const Holder holder, showHolder(std::move(pin), expected, known));
    const directory::StaffEntry &staff = holder.staff;
    if (!staff.hasKey())
        return ErrorCode::PasswordNotSet;
    const api::LoginProof proof{staff.id, holder.shown.challenge, holder.shown.answer};
    const auto asked = m_tries.count ? std::optional(m_tries.count(proof)) : std::nullopt;
    MADOGUCHI_ASSIGN(const SecretBytes released, m_factor.release(staff.key.cardLock));
    MADOGUCHI_ASSIGN(const int leftAtServer, countedAtServer(asked));
    MADOGUCHI_ASSIGN(const int leftHere, m_throttle.begin(staff.id));
    auto personKey = openPersonKey(staff.key, {staff.id, known.municipality}, password, released, m_hash);
    if (!personKey.ok() && personKey.error().code == ErrorCode::PasswordWrong)
        return Error{ErrorCode::PasswordWrong, {QString::number(std::min(leftHere, leftAtServer))}, u"password"_s};
    if (!personKey.ok())
        return personKey.error();
    MADOGUCHI_TRY(m_throttle.clear(staff.id));
    if (personKey->publicKey().toDer() != staff.publicKey.toDer())
        return ErrorCode::KeyInvalid;
    if (m_tries.forget)
        m_tries.forget({staff.id, proof.statement, personKey->sign(directory::framedRight(proof.statement))});
    return Proven{staff, holder.shown.certificate, std::move(personKey).value(), holder.shown.inspected.insertion, proof};
}

} // namespace madoguchi::session
