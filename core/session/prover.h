#pragma once

#include "api/actor.h"
#include "api/login_proof.h"
#include "crypto/certificate.h"
#include "session/directory_file.h"
#include "session/person_key.h"
#include "session/second_factor.h"
#include "session/throttle.h"

namespace madoguchi::session {

/// The server's count of wrong passwords, over all terminals (C-14). Empty functions: there is no line.
struct TryLine {
    /// `shown`: the card's answer. Any error: the server was not asked, the file and the card count alone.
    std::function<QFuture<Result<api::TryCount>>(const api::LoginProof &shown)> count;
    /// `right`: the person's own key over directory::framedRight(). Does not wait.
    std::function<void(const api::LoginProof &right)> forget;
    std::chrono::milliseconds patience{300}; ///< a clerk does not wait for a line that is down
};

/// Somebody who has shown the second factor, as a rule the card, and the password.
struct Proven {
    directory::StaffEntry staff;
    crypto::Certificate certificate;
    crypto::PrivateKey personKey;
    quint64 insertion = 0; ///< SecondFactor::Inspection
    api::LoginProof proof;
};

/// Second factor and password, one after the other, each with its own error (C-14). Used by login, unlock and step-up alike.
/// Blocks; one thread at a time.
class Prover {
public:
    Prover(SecondFactor &factor, const DirectoryFile &directory, crypto::TrustStore trust, Throttle throttle, TryLine tries,
           PasswordHash hash, QString terminal, const Clock &clock);

    /// A card of this municipality that has shown what it can: chain, period and revocation checked, PIN taken, challenge answered.
    struct Shown {
        SecondFactor::Inspection inspected;
        crypto::Certificate certificate;
        QByteArray challenge, answer; ///< of the card
    };
    /// `known` is filled in with the card's serial. The card may be nobody's yet.
    Result<Shown> showCard(SecretBytes pin, api::Actor &known);
    /// Card alone, without the password: whose it is, entitled, and `expected`.
    struct Holder {
        directory::StaffEntry staff;
        Shown shown;
    };
    Result<Holder> showHolder(SecretBytes pin, const std::optional<StaffId> &expected, api::Actor &known);
    /// What the factor releases for a lock: part of what closes a person's key.
    Result<SecretBytes> release(const QByteArray &lock) { return m_factor.release(lock); }
    Result<card::AgreeKey> agreeKey() { return m_factor.agreeKey(); }
    Result<QByteArray> sign(const crypto::Certificate &certificate, const QByteArray &framed); ///< as PublicKey::verify() takes it, verified

    /// `expected`: nobody else will do (OtherPerson). `known` is filled in with what is known of the person, as far as it
    /// goes: the record wants it of failures too.
    Result<Proven> prove(const SecretBytes &password, SecretBytes pin, const std::optional<StaffId> &expected, api::Actor &known);

private:
    Result<Shown> lookAtCard(api::Actor &known);
    Result<directory::StaffEntry> holderOf(const Shown &shown, const std::optional<StaffId> &expected, api::Actor &known) const;
    Result<Done> openCard(Shown &shown, SecretBytes pin);
    Result<int> countedAtServer(const std::optional<QFuture<Result<api::TryCount>>> &asked) const;
    SecondFactor &m_factor;
    const DirectoryFile &m_directory;
    const crypto::TrustStore m_trust;
    Throttle m_throttle;
    const TryLine m_tries;
    const PasswordHash m_hash;
    const QString m_terminal;
    const Clock &m_clock;
};

/// The key of the card of somebody who holds `function` today, one of those that approve (C-16, C-18): an approval may come from another
/// terminal, and a good signature alone does not make its owner a supervisor. NotFound, Denied, CertificateInvalid.
Result<crypto::PublicKey> approverKey(const directory::Directory &directory, const StaffId &staff, api::Permission function, const Clock &clock);

} // namespace madoguchi::session
