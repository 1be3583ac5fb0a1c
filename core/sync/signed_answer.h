#pragma once

#include "crypto/key.h"

#include <QJsonObject>

namespace madoguchi::sync {

/// The payload of a signed answer (resources/interface/README.md) after its signature by the server's receipts key and
/// its type were checked. ReceiptInvalid.
Result<QJsonObject> openSigned(const QJsonValue &answer, const crypto::PublicKey &receiptsKey, QLatin1String type);
/// As it is kept: compact JSON.
QByteArray signedBytes(const QJsonValue &answer);

} // namespace madoguchi::sync
