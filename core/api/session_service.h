#pragma once

#include "api/actor.h"
#include "api/backup_status.h"
#include "api/progress.h"
#include "base/secret_bytes.h"

#include <QFuture>
#include <QObject>

namespace madoguchi::api {

enum class CardState {
    NoModule, ///< the card's driver cannot be loaded
    NoService, ///< PC/SC does not run, and policy wants it
    NoReader,
    NoCard,
    Present,  ///< a card whose certificate names a person of this municipality
    Blocked,
    Unknown,  ///< a card, but not one of ours
    Expired,  ///< the card's certificate has expired
    Failed,   ///< any other error; counts as removed
};
/// What the card tells of its counter; it has no number. The last one gone is CardState::Blocked.
enum class PinTries { Untold, Few, Last };

struct CardStatus {
    CardState state = CardState::NoCard;
    QString holder;         ///< name on the card's certificate, if Present or Expired
    bool pinNeeded = false; ///< the card asks for one
    PinTries pinTries = PinTries::Untold;
    bool watched = true;    ///< false: no PC/SC tells of a removal; the reader is only looked at twice a second
};

enum class LockCause {
    Idle,
    CardRemoved,
    Demand,
    SystemLock,
    Suspend,
    StandingEnded, ///< left, transferred, another card, or nothing is granted any more: the directory or the day says so
    OpenedElsewhere, ///< the server knows of a newer session of the same person
};

struct SessionInfo {
    Actor actor;
    QDateTime since;            ///< UTC
    bool storeOpen = false;     ///< false for persons without a slot (administrator, auditor)
    QDateTime certificateUntil; ///< of the card
};

/// Login, lock, unlock, step-up. One session a terminal. Secrets come in as SecretBytes and are wiped by the callee.
class SessionService : public QObject {
    Q_OBJECT
public:
    enum class Phase { LoggedOut, Active, Locked };

    virtual Phase phase() const = 0;
    virtual CardStatus card() const = 0;
    virtual std::optional<SessionInfo> current() const = 0;     ///< Active or Locked
    virtual std::optional<LockCause> lockCause() const = 0;     ///< Locked
    virtual bool may(UseCase useCase) const = 0;                ///< for lighting rail and F-keys; the gate decides again

    /// Errors: every Card…, Certificate…, PasswordWrong (args: tries left), Throttled (args: seconds), NotEnrolledHere,
    /// Slot…, Store….
    virtual QFuture<Result<SessionInfo>> login(SecretBytes password, SecretBytes pin) = 0;
    /// By the person whose session it is; OtherPerson otherwise (the desk is taken over by logging in anew).
    virtual QFuture<Result<SessionInfo>> unlock(SecretBytes password, SecretBytes pin) = 0;
    /// Never asks, never fails. The signal locking() goes out before anything is closed, so that covers are up first.
    virtual void lock(LockCause cause) = 0;
    virtual QFuture<Result<Done>> logout() = 0;
    /// Card and password once more, valid for the one approval that follows. Signs `statement` with the card.
    /// Errors as login; OtherPerson. The answer is the card's signature (DER) over SHA-256-framed `statement`.
    virtual QFuture<Result<QByteArray>> stepUp(SecretBytes password, SecretBytes pin, QByteArray statement) = 0;
    /// Something that a hand has just done in the window, a key held down once; restarts the idle clock. After its end it locks
    /// instead, before it returns: whoever wakes a desk that was left finds it covered.
    virtual void noteActivity() = 0;

    /// Work not yet registered, sealed to its owner (key = one draft per screen and session). Never on disk in clear.
    virtual QFuture<Result<Done>> saveDraft(QString key, QByteArray content) = 0;
    virtual QFuture<Result<QByteArray>> loadDraft(QString key) = 0; ///< NotFound
    virtual QFuture<Result<Done>> dropDraft(QString key) = 0;
    /// How it stands with the copies of this terminal's store; they are made and tried by themselves.
    virtual BackupStatus backup() const = 0;

Q_SIGNALS:
    void cardChanged();
    void locking(madoguchi::api::LockCause cause); ///< direct connection: cover now, hand over drafts now
    void phaseChanged();
    /// Somebody is being let in, and the key of the store is changed before they are (C-14): what is done of it. Only while it runs.
    void keyChanging(madoguchi::api::Progress progress);
    void backupChanged();
};

} // namespace madoguchi::api
