#include "session/prover.h"

#include "crypto/digest.h"
#include "session/policy.h"

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {
constexpr std::size_t passwordLimit = 256; // bytes; design: at most 64 characters
}

bool isEntitled(const StaffEntry &staff, const Clock &clock) { return !staff.until.isValid() || clock.today() <= staff.until; }

Result<crypto::PublicKey> approverKey(const Directory &directory, const StaffId &staff, const Clock &clock)
{
    const StaffEntry *entry = directory.staff(staff);
    if (!entry)
        return ErrorCode::NotFound;
    if (!grants(entry->role, api::Permission::ApproveMedia) || !isEntitled(*entry, clock))
        return ErrorCode::Denied;
    MADOGUCHI_ASSIGN(const auto certificate, crypto::Certificate::fromDer(entry->cardCertificate));
    return certificate.publicKey();
}

Prover::Prover(SecondFactor &factor, const DirectoryFile &directory, crypto::TrustStore trust, Throttle throttle, PasswordHash hash,
               QString terminal, const Clock &clock)
    : m_factor(factor), m_directory(directory), m_trust(std::move(trust)), m_throttle(std::move(throttle)), m_hash(std::move(hash)),
      m_terminal(std::move(terminal)), m_clock(clock)
{
}

Result<Done> Prover::checkChallenge(const crypto::Certificate &certificate)
{
    // The first line keeps this signature from being taken for anything else that the card signs.
    const QByteArray challenge = "madoguchi login v1\n" + m_terminal.toUtf8() + '\n' + crypto::randomBytes(32);
    MADOGUCHI_ASSIGN(const QByteArray signature, m_factor.sign(challenge));
    if (!certificate.publicKey().verify(challenge, crypto::cardSignature(signature)))
        return ErrorCode::CardChallengeRefused;
    return done();
}

Result<Proven> Prover::prove(const SecretBytes &password, SecretBytes pin, const std::optional<StaffId> &expected, api::Actor &known)
{
    if (password.isEmpty() || password.size() > passwordLimit)
        return Error{ErrorCode::InvalidArgument, {}, u"password"_s};
    const auto directory = m_directory.current();
    if (!directory)
        return ErrorCode::DirectoryInvalid;

    MADOGUCHI_ASSIGN(const SecondFactor::Inspection inspected, m_factor.inspect());
    const card::CardInfo &info = inspected.info;
    known.cardSerial = info.serial;
    const auto certificate = crypto::Certificate::fromDer(info.certificateDer);
    if (!certificate.ok())
        return ErrorCode::CardUnknown;
    crypto::TrustStore trust = m_trust;
    if (!directory->content().revocationListPem.isEmpty()) // fresher than the file that came with the profile
        trust.revocationListPem = directory->content().revocationListPem;
    MADOGUCHI_TRY(crypto::checkCertificate(*certificate, crypto::CertificateUse::Staff, trust, m_clock.utc()));
    const StaffEntry *staff = directory->staffByCertificate(info.certificateDer);
    if (!staff)
        return ErrorCode::CardUnknown;
    known.staff = staff->id;
    known.name = staff->name;
    known.section = staff->section;
    known.role = staff->role;
    if (expected && *expected != staff->id)
        return ErrorCode::OtherPerson;
    if (!isEntitled(*staff, m_clock))
        return ErrorCode::Denied;
    if (info.pinTries == card::PinTries::None)
        return ErrorCode::CardBlocked;
    if (const int seconds = m_throttle.secondsLeft(staff->id); seconds > 0)
        return Error{ErrorCode::Throttled, {QString::number(seconds)}, u"password"_s};

    if (info.pinNeeded && (!inspected.loggedIn || !pin.isEmpty())) {
        if (pin.isEmpty())
            return Error{ErrorCode::InvalidArgument, {}, u"pin"_s};
        const auto loggedIn = m_factor.login(std::move(pin));
        if (!loggedIn.ok())
            return Error{loggedIn.error().code, loggedIn.error().args, u"pin"_s};
    }
    MADOGUCHI_TRY(checkChallenge(*certificate));
    MADOGUCHI_ASSIGN(const SecretBytes released, m_factor.release(staff->key.cardLock));

    MADOGUCHI_ASSIGN(const int triesLeft, m_throttle.begin(staff->id));
    auto personKey = openPersonKey(staff->key, {staff->id, known.municipality}, password, released, m_hash);
    if (!personKey.ok() && personKey.error().code == ErrorCode::PasswordWrong)
        return Error{ErrorCode::PasswordWrong, {QString::number(triesLeft)}, u"password"_s};
    if (!personKey.ok())
        return personKey.error();
    MADOGUCHI_TRY(m_throttle.clear(staff->id));
    if (personKey->publicKey().toDer() != staff->publicKey.toDer())
        return ErrorCode::KeyInvalid;
    return Proven{*staff, *certificate, std::move(personKey).value(), inspected.insertion};
}

} // namespace madoguchi::session
