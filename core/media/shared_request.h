#pragma once

#include "api/media_service.h"

#include <QJsonObject>

namespace madoguchi::media {

/// A request as terminals share it: kind "media-request" (FORMAT.md §1).
struct SharedRequest {
    api::MediaRequest request;
    QByteArray approval; ///< the approver's card signature, DER; empty before
    QString terminal;    ///< where it was requested, and where it is written
    qint64 version = 0;
    qint64 confirmed = 0; ///< of it the municipal store has sent; filled when read

    QJsonObject toBody() const;
    static Result<SharedRequest> fromBody(const QString &id, const QJsonObject &body); ///< InvalidArgument with the place
    /// What the approval covers, canonical JSON (FORMAT.md §2): file, hash, count, recipient, purpose, medium, expiry, and
    /// who asked at which terminal. A change of any of it makes the approval void (C-18).
    QByteArray statement() const;
};

} // namespace madoguchi::media
