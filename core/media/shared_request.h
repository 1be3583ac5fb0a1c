#pragma once

#include "api/media_service.h"

#include <QJsonObject>

namespace madoguchi::media {

constexpr int mostMoves = 50; ///< of one medium between writing and erasing

/// A request as terminals share it: kind "media-request" (FORMAT.md §1).
struct SharedRequest {
    api::MediaRequest request;
    QByteArray requestSignature; ///< of the requester's card over requestStatement(), DER; empty: made before requests were signed
    QByteArray approval; ///< the approver's card signature, DER; empty before
    QByteArray goneApproval; ///< of whoever confirmed that the medium is lost or destroyed
    QString terminal;    ///< where it was requested, and where it is written
    qint64 version = 0;
    qint64 confirmed = 0; ///< of it the municipal store has sent; filled when read

    QJsonObject toBody() const;
    static Result<SharedRequest> fromBody(const QString &id, const QJsonObject &body); ///< InvalidArgument with the place
    /// What the requester's card signs, canonical JSON (FORMAT.md §2): file, hash, count, recipient, purpose, medium, expiry, and who asked when at which terminal.
    QByteArray requestStatement() const;
    /// What the approval covers: the same, and the requester's signature. A change of any of it makes the approval void (C-18).
    QByteArray statement() const;
    /// What the second person signs of a medium that is gone: what was on it, who had it, who reported what, and why (FORMAT.md §5).
    QByteArray goneStatement() const;
};

} // namespace madoguchi::media
