#pragma once

#include "api/actor.h"
#include "crypto/certificate.h"
#include "session/directory_file.h"
#include "session/second_factor.h"
#include "session/throttle.h"

namespace madoguchi::session {

/// Somebody who has shown the second factor, as a rule the card, and the password.
struct Proven {
    StaffEntry staff;
    crypto::Certificate certificate;
    crypto::PrivateKey personKey;
    quint64 insertion = 0; ///< SecondFactor::Inspection
};

/// Second factor and password, one after the other, each with its own error (C-14). Used by login, unlock and step-up alike.
/// Blocks; one thread at a time.
class Prover {
public:
    Prover(SecondFactor &factor, const DirectoryFile &directory, crypto::TrustStore trust, Throttle throttle, PasswordHash hash,
           QString terminal, const Clock &clock);

    /// `expected`: nobody else will do (OtherPerson). `known` is filled in with what is known of the person, as far as it
    /// goes: the record wants it of failures too.
    Result<Proven> prove(const SecretBytes &password, SecretBytes pin, const std::optional<StaffId> &expected, api::Actor &known);

private:
    Result<Done> checkChallenge(const crypto::Certificate &certificate);
    SecondFactor &m_factor;
    const DirectoryFile &m_directory;
    const crypto::TrustStore m_trust;
    Throttle m_throttle;
    const PasswordHash m_hash;
    const QString m_terminal;
    const Clock &m_clock;
};

/// The entitlement of an official has not run out (C-16): it holds through its last day.
bool isEntitled(const StaffEntry &staff, const Clock &clock);

/// The key of the card of somebody who may approve exports today (C-16, C-18): an approval may come from another
/// terminal, and a good signature alone does not make its owner a supervisor. NotFound, Denied, CertificateInvalid.
Result<crypto::PublicKey> approverKey(const Directory &directory, const StaffId &staff, const Clock &clock);

} // namespace madoguchi::session
