#pragma once

#include "api/role.h"
#include "api/use_case.h"
#include "base/id.h"

#include <QByteArray>
#include <QDate>
#include <QList>

#include <variant>

/// What somebody orders about persons, cards, grants and terminals. Each order is one signature of a card, goes to the server
/// alone, and is in force everywhere with the directory that the server makes of it. core/directory says what is allowed.
namespace madoguchi::api {

/// A card that nobody has been given yet shows itself (it signs this order itself): the administrator need not type anything.
struct PresentCard {
    static constexpr UseCase useCase = UseCase::CardPresent;
    QByteArray certificate; ///< DER
    QString serial;         ///< of the card
};
/// The first password of a card, or another one; made by the person alone (C-15).
struct SetKey {
    static constexpr UseCase useCase = UseCase::KeySet;
    QByteArray publicKey, wrappedKey, salt, cardLock;
    quint32 memoryKiB = 0, passes = 0, epoch = 0;
    QByteArray history{}; ///< former passwords, closed; empty: none
};
struct RegisterStaff {
    static constexpr UseCase useCase = UseCase::StaffRegister;
    StaffId staff; ///< 1 to 64 of A-Z a-z 0-9 _ -; never used again for anybody else
    QString name, kana, section;
    Role role = Role::Clerk;
    QDate until; ///< last day of the contract; needed for an outsourced clerk, otherwise open
};
/// Another section or other duties: every grant ends (C-16).
struct TransferStaff {
    static constexpr UseCase useCase = UseCase::StaffTransfer;
    StaffId staff;
    QString section;
    Role role = Role::Clerk;
};
struct EndStaff {
    static constexpr UseCase useCase = UseCase::StaffEnd;
    StaffId staff;
    QDate until; ///< the last day; yesterday: at once
    QString reason;
};
struct AssignCard {
    static constexpr UseCase useCase = UseCase::CardAssign;
    StaffId staff;
    QByteArray fingerprint; ///< of a card that has presented itself: SHA-256 of its certificate
};
/// Lost, damaged, given back: the card opens nothing from now on, anywhere.
struct WithdrawCard {
    static constexpr UseCase useCase = UseCase::CardWithdraw;
    StaffId staff;
    QString reason;
};
struct ApplyForGrant {
    static constexpr UseCase useCase = UseCase::GrantApply;
    StaffId staff;
    QList<Permission> permissions;
    QDate from, until; ///< both inclusive, within one fiscal year
    QString reason;
};
struct DecideGrant {
    static constexpr UseCase useCase = UseCase::GrantDecide;
    QString application; ///< id of the order ApplyForGrant
    bool granted = false;
    QString reason; ///< needed for a refusal
};
struct EndGrant {
    static constexpr UseCase useCase = UseCase::GrantEnd;
    StaffId staff;
    QString grant; ///< id of the application it came from
    QString reason;
};
/// Somebody responsible has read the list of all grants of a fiscal year and stands for it (C-17).
struct ConfirmRoster {
    static constexpr UseCase useCase = UseCase::RosterConfirm;
    int fiscalYear = 0;
    qint64 version = 0; ///< of the directory that was read: another one in force means reading again
};
struct RegisterTerminal {
    static constexpr UseCase useCase = UseCase::TerminalRegister;
    TerminalId terminal;
    QString place;
};
struct RemoveTerminal {
    static constexpr UseCase useCase = UseCase::TerminalRemove;
    TerminalId terminal;
    QString reason;
};
/// The key K of a terminal's store is changed at its next opening (C-14); `terminal` empty: of all terminals.
struct RekeyTerminal {
    static constexpr UseCase useCase = UseCase::TerminalRekey;
    TerminalId terminal;
    QString reason; ///< a card lost, a suspicion, a drill
};
/// The key of the municipality's escrow, made by its officers (C-23); holds once somebody else has confirmed it.
struct ProposeRecoveryKey {
    static constexpr UseCase useCase = UseCase::RecoveryPropose;
    QByteArray publicKey; ///< DER SubjectPublicKeyInfo
};
struct ConfirmRecoveryKey {
    static constexpr UseCase useCase = UseCase::RecoveryConfirm;
    QByteArray fingerprint; ///< SHA-256 of the proposed key: what was compared with the officers' paper
};
struct SetPolicy {
    static constexpr UseCase useCase = UseCase::PolicySet;
    QString name, value;
};

/// A medium enters the register (C-18). Its serial stands for this one for ever: never registered again, not even once it is shredded.
struct RegisterMedium {
    static constexpr UseCase useCase = UseCase::MediumRegister;
    QString serial; ///< as the device tells it
    QString label;  ///< as it is written on it
    QString place;  ///< the locked store
    StaffId keeper; ///< somebody who may handle media
};
/// Another keeper, or another locked store.
struct AssignMedium {
    static constexpr UseCase useCase = UseCase::MediumAssign;
    QString serial, place;
    StaffId keeper;
    QString reason;
};
/// The end of an empty medium: it stays in the register.
struct ShredMedium {
    static constexpr UseCase useCase = UseCase::MediumShred;
    QString serial, method, reason;
};
// -- the review of a terminal's record (C-10; core/review)

enum class CaseAnswer { Explained, Irregular };
/// What stood out was looked into. An answer may be given anew: an irregular one stands until it is explained what became of it.
struct SettleCase {
    static constexpr UseCase useCase = UseCase::ReviewSettle;
    QString id;        ///< of the case: 32 hexadecimal digits
    TerminalId terminal;
    QString rule;
    StaffId staff;     ///< whose doing it was; empty: nobody was logged in
    qint64 last = 0;   ///< its newest entry: one that came later opens it again
    CaseAnswer answer = CaseAnswer::Explained;
    QString reason;
};
enum class SampleVerdict { Agrees, PaperMissing, Differs };
/// One visit, as the record has it, beside its paper.
struct SampleFinding {
    QString reception; ///< 受付番号
    SampleVerdict verdict = SampleVerdict::Agrees;
    QString remark;    ///< needed where it does not agree
};
inline constexpr int sampleOfReview = 10; ///< visits; all of them where there were fewer
/// Somebody has read what stood out in a stretch of a record, compared a sample with its paper, and stands for it.
struct SignReview {
    static constexpr UseCase useCase = UseCase::ReviewSign;
    TerminalId terminal;
    QDate from, until;        ///< both inclusive
    qint64 size = 0;          ///< entries of the head that was read
    QByteArray root;          ///< of that head; it chose the sample
    int cases = 0, irregular = 0;
    int receptions = 0;       ///< visits of the stretch
    QList<SampleFinding> sample;
    QString remarks;          ///< may be empty
};

// -- what has been kept long enough (C-22)

/// What the municipal store holds beyond its period is erased there and at every terminal, which changes the key of its store behind that: copies made before open no more.
struct EraseExpired {
    static constexpr UseCase useCase = UseCase::ErasureOrder;
    QDate day;         ///< on which the periods are over; not in the future
    int count = 0;     ///< things, as they were listed
    QByteArray digest; ///< of that list (api/erasure.h): another one by now means looking again
};

using Order = std::variant<PresentCard, SetKey, RegisterStaff, TransferStaff, EndStaff, AssignCard, WithdrawCard, ApplyForGrant, DecideGrant, EndGrant,
                           ConfirmRoster, RegisterTerminal, RemoveTerminal, RekeyTerminal, ProposeRecoveryKey, ConfirmRecoveryKey, SetPolicy,
                           RegisterMedium, AssignMedium, ShredMedium, SettleCase, SignReview, EraseExpired>;

/// The use case of an order: with it the permission that it needs, and how the record calls it.
inline UseCase useCaseOf(const Order &order)
{
    return std::visit([](const auto &one) { return one.useCase; }, order);
}

} // namespace madoguchi::api
