#pragma once

#include "crypto/key.h"
#include "media/shared_request.h"

#include <functional>

namespace madoguchi::media {

using Signer = std::function<QByteArray(QByteArrayView)>; ///< ECDSA-SHA256, DER, by the device key

/// What lies on the medium (FORMAT.md §3, §4).
struct Container {
    QByteArray sealed;   ///< only the recipient opens it
    QByteArray manifest; ///< JSON: what it is, who asked and who approved, with the signatures of both cards, signed by the device
    QByteArray sealedHash;
    static QString sealedName(const MediaRequestId &id);
    static QString manifestName(const MediaRequestId &id);
    static QByteArray context(const QString &municipality, const SharedRequest &shared);
};

Result<Container> pack(const SharedRequest &shared, QByteArrayView content, const QString &municipality, const crypto::PublicKey &recipient,
                       const Signer &sign, const QDateTime &utc);

} // namespace madoguchi::media
