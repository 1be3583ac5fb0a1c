#pragma once

#include "api/link_service.h"
#include "base/secret_bytes.h"

namespace madoguchi::api {

enum class MediaState { Draft, Requested, Approved, Refused, Written, Verified, HandedOver, Erased, Overdue, Void };

struct Medium {
    QString serial;
    QString label;
    bool present = false;
    bool empty = true;
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
    QDateTime eraseBy;     ///< of what is out: then it is overdue
    QString eraseMethod;
    QByteArray sealedHash;
    bool changedSinceRequest = false;
    bool elsewhere = false; ///< requested at another terminal: it is written there
};

/// Media export (C-18, C-19): only interface files, two persons, single use.
class MediaService : public QObject {
    Q_OBJECT
public:
    virtual QFuture<Result<QList<InterfaceFile>>> exportable() = 0; ///< received files for the municipality's system
    virtual QFuture<Result<QList<Medium>>> registeredMedia() = 0;
    virtual QFuture<Result<MediaRequest>> request(FileId file, QString purpose, QString mediumSerial) = 0;
    virtual QFuture<Result<QList<MediaRequest>>> requests() = 0; ///< newest first
    /// The statement that the approver's card signs: hash, recipient, count, purpose, expiry (canonical bytes).
    virtual QFuture<Result<QByteArray>> statement(MediaRequestId id) = 0;
    /// `cardSignature` comes from SessionService::stepUp(statement). SamePerson, StateRefused, ApprovalVoid.
    virtual QFuture<Result<MediaRequest>> approve(MediaRequestId id, QByteArray cardSignature, QString reason) = 0;
    virtual QFuture<Result<MediaRequest>> refuse(MediaRequestId id, QString reason) = 0;
    virtual QFuture<Result<MediaRequest>> write(MediaRequestId id) = 0; ///< sealed, then read back: Verified
    virtual QFuture<Result<MediaRequest>> erase(MediaRequestId id) = 0;

Q_SIGNALS:
    void requestsChanged();
};

} // namespace madoguchi::api
