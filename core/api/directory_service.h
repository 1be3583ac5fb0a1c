#pragma once

#include "api/erasure.h"
#include "api/order.h"
#include "base/result.h"
#include "base/secret_bytes.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>

namespace madoguchi::api {

/// A grant as a list shows it.
struct GrantView {
    QString id;
    QList<Permission> permissions;
    QDate from, until; ///< both inclusive
    QString reason;
    QString appliedBy, grantedBy; ///< names; ids of people who are not listed any more
    QDateTime at;
    bool inForce = false; ///< today
};

enum class CardStanding {
    None,       ///< no card: nobody gets in as this person
    Unset,      ///< a card, but its holder has still to choose a password
    InUse
};

struct StaffView {
    StaffId id;
    QString name, kana, section;
    Role role = Role::Clerk;
    CardStanding card = CardStanding::None;
    QString cardSerial;
    QDateTime cardUntil;  ///< end of the certificate; invalid: no card
    QDate passwordSince, passwordUntil; ///< invalid: not chosen; no end
    QDate until;          ///< last day; invalid: open
    bool entitled = true; ///< today
    bool enrolledHere = false; ///< has a slot on this terminal; false for roles that never have one
    QList<GrantView> grants;
    QList<Permission> inForce; ///< all functions of today, without Open
};

struct ApplicationView {
    QString id;
    StaffId staff;
    QString staffName, appliedBy;
    bool mine = false; ///< for me, or applied for by me: somebody else decides
    QList<Permission> permissions;
    QDate from, until;
    QString reason;
    QDateTime at;
};

struct PendingCardView {
    QByteArray fingerprint;
    QString code;   ///< such as "7F3A-91C2": stands on the screen where the card was shown, too
    QString name;   ///< on the certificate
    QString serial, terminal;
    QDateTime until, at; ///< of the certificate; when it was shown
};

/// How the last ordered change of a terminal's key stands.
enum class KeyStanding {
    NotOrdered,
    Ordered, ///< at its next opening
    Done,
    Failed   ///< tried; it is tried again at each opening
};
struct TerminalView {
    TerminalId id;
    QString place;
    QDate since;
    bool here = false;
    KeyStanding key = KeyStanding::NotOrdered;
    QString keyReason, keyOrderedBy;    ///< of the last order
    QDateTime keyOrderedAt, keyChangedAt; ///< keyChangedAt: the terminal's last change, ordered or not; invalid: none known
    std::optional<Error> keyTrouble;    ///< Failed
    QDateTime retiredAt;                ///< by its signed statement, which the server has verified; invalid: in use
};

/// A medium of the register (C-18).
struct MediumView {
    QString serial, label, place;
    StaffId keeper;
    QString keeperName;
    bool kept = false;    ///< the keeper may handle media today
    QString registeredBy;
    QDateTime registeredAt;
    QString assignedBy, assignReason; ///< the last change of keeper or store
    QDateTime assignedAt; ///< invalid: never changed
    QString shreddedBy, shredMethod, shredReason;
    QDateTime shreddedAt; ///< invalid: in use
};

/// The key of the municipality's escrow (C-23).
struct RecoveryView {
    QString code;           ///< of the key that holds, such as "7F3A-91C2"; empty: none
    QString proposedCode, proposedBy; ///< one that waits for somebody else; empty: none
    QByteArray proposed;    ///< its fingerprint
    QDateTime proposedAt;
    bool mine = false;      ///< proposed by me: somebody else confirms
    QByteArray offered;     ///< what this terminal's profile offers, DER, if neither of these; empty: nothing
    QString offeredCode;
};

struct RosterView {
    int fiscalYear = 0;
    QString by;
    QDateTime at;
    int persons = 0;
};

struct PolicyView {
    int idleSeconds = 0, passwordDays = 0;
    bool sealedQueue = false;
};

/// The directory as it holds on this terminal; never contains keys.
struct DirectoryView {
    qint64 version = 0;
    QDateTime at;
    QList<StaffView> staff; ///< by section and kana; those who left last
    QList<ApplicationView> applications;
    QList<PendingCardView> cards;
    QList<TerminalView> terminals;
    QList<MediumView> media; ///< as they were registered; shredded ones last
    QList<RosterView> rosters; ///< newest first
    QList<ErasureView> erasures; ///< newest first
    PolicyView policy;
    RecoveryView recovery;
};

/// What waits in the directory for whoever is in, as numbers: nobody's name, so nothing is recorded.
struct DirectoryWork {
    struct Waiting {
        int count = 0;
        QDateTime since; ///< of the oldest
    };
    Waiting applications;  ///< that this person may decide on: not their own
    Waiting cards;         ///< to give to somebody
    int grantsEnding = 0;  ///< within 30 days
    Waiting irregular;     ///< cases of a review of the record that an auditor found irregular and nobody has explained since (C-10)
};

/// What a password that is being typed is worth (C-15).
struct PasswordVerdict {
    int score = 0;  ///< 0 to 4: fewer than 10^3, 10^6, 10^8, 10^10 guesses, more
    QString reason; ///< as of PasswordUnfit, but never "reused": that needs the person's key; empty: it will do
};

/// What is to be known and ordered of persons, cards, grants, terminals and policy (C-13, C-16, C-17, C-28). Needs the line:
/// orders are carried out by the server, and the directory that comes of them is in force here when the future is done.
class DirectoryService : public QObject {
    Q_OBJECT
public:
    /// Recorded as directory.read. Denied.
    virtual QFuture<Result<DirectoryView>> view() = 0;
    /// Zeros for whoever may neither decide nor give cards.
    virtual DirectoryWork work() const = 0;
    /// What the order would be answered, as far as this terminal can tell: the same rules as the server's (core/directory/order.h).
    /// Neither signed nor sent nor recorded.
    virtual Result<Done> check(const Order &order) const = 0;
    /// With card and password once more (step-up). Errors: as check() and SessionService::stepUp, ServerUnreachable and the
    /// other errors of the line: then nothing was changed; OrderUncertain: the answer did not come, look again.
    /// OrderUnrecorded: it is in force, and the record has only that it was begun.
    virtual QFuture<Result<Done>> order(Order order, SecretBytes password, SecretBytes pin) = 0;

    /// At the login page, nobody in: the card in the reader is of this municipality and nobody's. It signs for itself, with
    /// its PIN. The answer is the code that the administrator sees too. CardTaken, Card…, Certificate…
    virtual QFuture<Result<QString>> presentCard(SecretBytes pin) = 0;
    /// The card in the reader has a holder: chooses the first password (`present` empty), or another one.
    /// PasswordUnfit (args: "short", "long", "name": of a person or place of the office, "known": a word that everybody guesses, "regular": repeats, rows,
    /// dates, "weak", "reused")
    virtual QFuture<Result<Done>> choosePassword(SecretBytes present, SecretBytes chosen, SecretBytes pin) = 0;
    /// At once and for every key press; nothing is kept.
    virtual PasswordVerdict passwordVerdict(const SecretBytes &chosen) const = 0;

Q_SIGNALS:
    void directoryChanged(); ///< another version holds
};

} // namespace madoguchi::api
