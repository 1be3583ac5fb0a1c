#pragma once

#include "api/role.h"
#include "base/id.h"
#include "crypto/kdf.h"
#include "crypto/key.h"

#include <QDateTime>
#include <QList>

/// What the server says about the officials, grants, cards, terminals and keys of one municipality.
namespace madoguchi::directory {

constexpr qsizetype maxCardLockSize = 512;
/// Has the size of a P-256 point, or of a ciphertext of an RSA key that is not weak.
inline bool isCardLock(const QByteArray &lock) { return lock.size() == 65 || (lock.size() >= 256 && lock.size() <= maxCardLockSize); }

/// A person's private key as the directory carries it: closed by password and card together (C-14). core/session/FORMAT.md §1.
struct LockedPersonKey {
    QByteArray wrapped;       ///< the private scalar
    crypto::Argon2Cost cost;
    QByteArray salt;          ///< 16 to 64 bytes
    QByteArray cardLock;      ///< what the card releases its secret for: CardReader::release()
    quint32 epoch = 1;        ///< grows with every new key of the person; older slots are refused
    QByteArray history{};     ///< former passwords, closed with the person's own key (FORMAT.md §6); empty: none
};

/// Functions given to one person for a period (C-16).
struct Grant {
    QString id; ///< of the application it came from
    QList<api::Permission> permissions;
    QDate from, until; ///< both inclusive
    QString reason;
    StaffId appliedBy, grantedBy;
    QDateTime at;
};

/// One official as the municipality's directory knows them.
struct StaffEntry {
    StaffId id; ///< 1 to 64 of A-Z a-z 0-9 _ -
    QString name, kana, section;
    api::Role role = api::Role::Clerk;
    QString cardSerial;         ///< empty: no card, nobody gets in
    QByteArray cardCertificate; ///< DER
    crypto::PublicKey publicKey; ///< not valid: the person has still to choose a password
    LockedPersonKey key;         ///< its epoch alone, while no key is set
    QDate passwordSince{};       ///< the day on which the password was chosen
    QDate until{};               ///< the last day of the entitlement (C-16); invalid: open
    QList<Grant> grants{};

    bool hasKey() const { return publicKey.isValid(); }
};

struct GrantApplication {
    QString id;
    StaffId staff;
    QList<api::Permission> permissions;
    QDate from, until;
    QString reason;
    StaffId appliedBy;
    QDateTime at;
};

/// A card with a good certificate that nobody has been given yet.
struct PendingCard {
    QByteArray certificate;
    QString serial;
    TerminalId terminal; ///< where it was shown
    QDateTime at;
};

/// The last order to change the key of a terminal's store.
struct KeyOrder {
    quint32 number = 0; ///< from 1; 0: never
    StaffId by;
    QDateTime at;
    QString reason;
};
/// What the terminal's record told the server of its key.
struct KeyReport {
    quint32 order = 0;  ///< the last that was carried out
    QDateTime changed;  ///< invalid: never
    QString trouble;    ///< text of the error that kept the newest order from being carried out; empty: none
};

struct TerminalEntry {
    TerminalId id;
    QString place;
    QDate since;
    KeyOrder keyOrder{};
    KeyReport keyReport{};
    QDateTime retired{}; ///< by the terminal's own signed statement; invalid: in use
    QString erased{};    ///< id of the last order EraseExpired that it has carried out; empty: none
};

/// Who ordered something of a medium, when, and why.
struct MediumStep {
    StaffId by;
    QDateTime at{}; ///< invalid: it has not been
    QString reason{};
};
/// A medium of the register (C-18). A shredded one stays for ever, so that a serial means one thing.
struct MediumEntry {
    QString serial, label, place;
    StaffId keeper;
    MediumStep registered; ///< without a reason
    MediumStep assigned{}; ///< the last change of keeper or store
    MediumStep shredded{};
    QString shredMethod{};
    bool isShredded() const { return shredded.at.isValid(); }
};

/// A recovery key that waits for somebody else's confirmation.
struct RecoveryProposal {
    crypto::PublicKey key; ///< not valid: nothing waits
    StaffId by;
    QDateTime at;
};

struct RosterConfirmation {
    int fiscalYear = 0;
    StaffId by;
    QDateTime at;
    int persons = 0; ///< with a grant in force that day
};

/// An order to erase what had been kept long enough, carried out by the server (C-22).
struct Erasure {
    QString id; ///< of the order
    QDate day;
    int count = 0;
    QByteArray digest;
    StaffId by;
    QDateTime at;
};

/// What stood out in a terminal's record and was looked into (C-10).
struct SettledCase {
    QString id;
    TerminalId terminal;
    QString rule;
    StaffId staff; ///< empty: nobody was logged in
    qint64 last = 0;
    bool irregular = false;
    QString reason;
    StaffId by;
    QDateTime at;
};
/// A review that somebody has signed; the order itself, with each finding, the server keeps.
struct SignedReview {
    TerminalId terminal;
    QDate from, until;
    qint64 size = 0;
    QByteArray root;
    int cases = 0, irregular = 0, receptions = 0, sampled = 0, missing = 0, differing = 0;
    QString remarks;
    StaffId by;
    QDateTime at;
};

/// What the municipality has decided for all its terminals; order SetPolicy changes it (policy.h).
struct OfficePolicy {
    int idleSeconds = 300;
    int passwordDays = 0;      ///< 0: a password does not expire
    bool sealedQueue = false;  ///< an individual number may wait on the terminal, sealed, for the line
};

/// The payload of the server's signed answer.
struct DirectoryContent {
    qint64 version = 0;
    QString municipality; ///< 6 digits
    QDateTime at;
    QList<StaffEntry> staff;
    crypto::PublicKey federationKey; ///< individual numbers are sealed to it
    crypto::PublicKey municipalKey;  ///< media are sealed to it
    QByteArray revocationListPem;
    QList<GrantApplication> applications{};
    QList<PendingCard> cards{};
    QList<TerminalEntry> terminals{};
    QList<RosterConfirmation> rosters{};
    OfficePolicy policy{};
    crypto::PublicKey recoveryKey{}; ///< of the escrow; not valid: none yet
    RecoveryProposal recoveryProposal{};
    QList<MediumEntry> media{};
    QList<SettledCase> settled{};  ///< since the newest review of their terminal, and irregular ones until they are explained
    QList<SignedReview> reviews{}; ///< the oldest first
    QList<Erasure> erasures{};     ///< the last 30, the oldest first
};

} // namespace madoguchi::directory
