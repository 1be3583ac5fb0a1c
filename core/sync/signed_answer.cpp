#include "sync/signed_answer.h"

#include "base/json_members.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

Result<QJsonObject> openSigned(const QJsonValue &answer, const crypto::PublicKey &receiptsKey, QLatin1String type)
{
    if (!answer.isObject())
        return Error{ErrorCode::ReceiptInvalid, {u"missing"_s}, {}};
    JsonMembers members(answer.toObject(), ErrorCode::ReceiptInvalid);
    const QByteArray payload = members.base64("payload"_L1, 8 * 1024 * 1024);
    const QByteArray signature = members.base64("signature"_L1, 512);
    if (members.text("key"_L1) != "receipts"_L1)
        members.fail("key"_L1, "value"_L1);
    MADOGUCHI_TRY(members.finish());
    if (!receiptsKey.isValid() || !receiptsKey.verify(payload, signature))
        return Error{ErrorCode::ReceiptInvalid, {u"signature"_s}, {}};
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (!document.isObject() || document.object().value("type"_L1).toString() != type)
        return Error{ErrorCode::ReceiptInvalid, {u"type"_s}, {}};
    return document.object();
}

QByteArray signedBytes(const QJsonValue &answer)
{
    return QJsonDocument(answer.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace madoguchi::sync
