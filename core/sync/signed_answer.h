#pragma once

#include "crypto/certificate.h"

#include <QJsonObject>

namespace madoguchi::sync {

/// The payload of a signed answer (resources/interface/README.md) after its signature by the server's receipts key and
/// its type were checked. ReceiptInvalid.
Result<QJsonObject> openSigned(const QJsonValue &answer, const crypto::PublicKey &receiptsKey, QLatin1String type);
/// The same of somebody who speaks through the server: the answer shows the certificate of `authority` that says so in its unit. ReceiptInvalid.
Result<QJsonObject> openSignedBy(const QJsonValue &answer, const crypto::Certificate &authority, QLatin1String unit, QLatin1String type, const QDateTime &utc);
/// As it is kept: compact JSON.
QByteArray signedBytes(const QJsonValue &answer);

} // namespace madoguchi::sync
