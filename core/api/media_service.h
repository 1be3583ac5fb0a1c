#pragma once

#include "api/link_service.h"
#include "base/secret_bytes.h"

#include <optional>

namespace madoguchi::api {

enum class MediaState {
    Draft, Requested, Approved, Refused, Written, Verified,
    HandedOver,   ///< whoever takes it in has it
    TakenBack,    ///< it is here again, not erased yet
    GoneReported, ///< lost or destroyed, says one person; a second has not confirmed it
    Erased, Lost, Destroyed, Void
};

/// What the register of media says of one (C-18); an administrator's orders change it.
struct MediumPaper {
    QString label;           ///< empty: it does not stand in the register
    QString place;           ///< the locked store in which it lies while nothing is on it
    QString keeper;          ///< who answers for it there; empty: nobody who may handle media any more
    bool shredded = false;
    bool isUsable() const { return !label.isEmpty() && !shredded; }
};
struct Medium {
    QString serial;
    MediumPaper paper;
    bool present = false;
    bool empty = true;
    bool gone = false;       ///< lost or destroyed: nothing is written to it any more
    QString holder;          ///< who has it while a file is on it; empty: it lies in the locked store
    QDateTime since;         ///< the holder has it, or it was erased
    std::optional<Error> unfit; ///< why nothing can be asked for on it now: MediumUnregistered, MediumGone, MediumOut

    QString name() const { return paper.label.isEmpty() ? serial : paper.label; }
};
/// A file of the municipality's own system that came in on a medium (ledger External).
struct MediumIntake {
    QString mediumSerial;
    QString name, title;     ///< of the file; what it is
    int records = 0;
    QDateTime takenAt;
    QString by;              ///< who took it in; empty: not known, it was before this was kept
    QDateTime erasedAt;      ///< invalid: it lies there, as far as is known
    bool refused = false;    ///< by the federation: the municipality's system mends and removes it, nothing here waits for that
    bool isOut() const { return !erasedAt.isValid() && !refused; }
};
/// Who gave a medium to whom: whoever has it is known at every moment (C-18).
struct MediumMove {
    QDateTime at;             ///< UTC
    QString by, byName;       ///< the person at the terminal
    QString holder;           ///< who has it from then on
};
/// A medium that can no longer be erased: two persons say so (C-18, C-33).
struct MediumGone {
    enum class How { Lost, Destroyed };
    How how = How::Lost;
    QString reason;
    QString reportedBy, reporterName;
    QDateTime reportedAt;     ///< UTC; not set: nobody has
    QString confirmedBy, confirmerName;
    QDateTime confirmedAt;
};
struct MediaRequest {
    MediaRequestId id;
    MediaState state = MediaState::Draft;
    FileId file;
    QString fileName, layout;
    int records = 0;
    QByteArray fileHash;   ///< SHA-256 of the plain file
    QString recipient;     ///< "municipal-system"
    QString purpose;       ///< coded reason
    QString mediumSerial;
    QString requestedBy, requesterName;
    QDateTime requestedAt, expires;
    QString decidedBy, deciderName, decisionReason;
    QDateTime decidedAt, writtenAt, verifiedAt, erasedAt;
    QDateTime eraseBy;     ///< of what is out
    bool overdue = false;  ///< out for longer: blocks the next export
    QString eraseMethod;
    QByteArray sealedHash;
    QList<MediumMove> moves; ///< after the writing, oldest first
    MediumGone gone;
    bool changedSinceRequest = false;
    bool elsewhere = false; ///< requested at another terminal: it is written there
    bool shredded = false;  ///< its medium was entered as shredded while it was on it
    bool unsignedRequest = false; ///< made before requests were signed: Void

    QString holder() const { return moves.isEmpty() ? requesterName : moves.last().holder; } ///< of what is out
    QDateTime heldSince() const { return moves.isEmpty() ? writtenAt : moves.last().at; }
    bool isOut() const ///< on a medium that somebody has, or had when it was last seen
    {
        using enum MediaState;
        return state == Written || state == Verified || state == HandedOver || state == TakenBack || state == GoneReported;
    }
};

/// Media export (C-18, C-19): only interface files, two persons, single use.
class MediaService : public QObject {
    Q_OBJECT
public:
    virtual QFuture<Result<QList<InterfaceFile>>> exportable() = 0; ///< received files for the municipality's system
    virtual QFuture<Result<QList<Medium>>> registeredMedia() = 0;
    virtual QFuture<Result<QList<MediumIntake>>> intakes() = 0; ///< newest first
    /// The statement that the requester's card signs: what is asked for (canonical bytes). MediumOut: a file is on it or asked for; MediumGone, MediumOverdue.
    virtual QFuture<Result<QByteArray>> requestStatement(FileId file, QString purpose, QString mediumSerial) = 0;
    /// Of the last such statement, signed with SessionService::stepUp. StateRefused: it is another one.
    virtual QFuture<Result<MediaRequest>> request(QByteArray statement, QByteArray cardSignature) = 0;
    virtual QFuture<Result<QList<MediaRequest>>> requests() = 0; ///< newest first
    /// The statement that the approver's card signs: hash, recipient, count, purpose, expiry (canonical bytes).
    virtual QFuture<Result<QByteArray>> statement(MediaRequestId id) = 0;
    /// `cardSignature` comes from SessionService::stepUp(statement). SamePerson, StateRefused, ApprovalVoid.
    virtual QFuture<Result<MediaRequest>> approve(MediaRequestId id, QByteArray cardSignature, QString reason) = 0;
    virtual QFuture<Result<MediaRequest>> refuse(MediaRequestId id, QString reason) = 0;
    virtual QFuture<Result<MediaRequest>> write(MediaRequestId id) = 0; ///< sealed, then read back: Verified
    virtual QFuture<Result<MediaRequest>> erase(MediaRequestId id) = 0;
    /// The medium passes to `holder`, a name or an office: FieldRequired, TooLarge (100), CharacterUnfit, IndividualNumberInText, with the field "holder".
    virtual QFuture<Result<MediaRequest>> handOver(MediaRequestId id, QString holder) = 0;
    /// It is here: given back, or found again.
    virtual QFuture<Result<MediaRequest>> takeBack(MediaRequestId id) = 0;
    /// Lost, or so broken that it cannot be erased. Errors of the reason as above, with the field "reason".
    virtual QFuture<Result<MediaRequest>> reportGone(MediaRequestId id, MediumGone::How how, QString reason) = 0;
    virtual QFuture<Result<QByteArray>> goneStatement(MediaRequestId id) = 0; ///< what the second person's card signs
    /// By neither who reported it nor who had asked for the file (SamePerson). From then on it is nobody's, and blocks nothing.
    virtual QFuture<Result<MediaRequest>> confirmGone(MediaRequestId id, QByteArray cardSignature) = 0;

Q_SIGNALS:
    void requestsChanged();
};

} // namespace madoguchi::api
