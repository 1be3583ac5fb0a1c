#include "sync/signed_answer.h"

#include "base/json_members.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int payloadLimit = 8 * 1024 * 1024, signatureLimit = 512, certificateLimit = 8 * 1024;

struct Envelope {
    QByteArray payload, signature, certificate;
};

/// `key`: whose signature the answer says that it is.
Result<Envelope> read(const QJsonValue &answer, QLatin1String key, bool withCertificate)
{
    if (!answer.isObject())
        return Error{ErrorCode::ReceiptInvalid, {u"missing"_s}, {}};
    JsonMembers members(answer.toObject(), ErrorCode::ReceiptInvalid);
    Envelope envelope{members.base64("payload"_L1, payloadLimit), members.base64("signature"_L1, signatureLimit), {}};
    if (withCertificate)
        envelope.certificate = members.base64("certificate"_L1, certificateLimit);
    if (members.text("key"_L1) != key)
        members.fail("key"_L1, "value"_L1);
    MADOGUCHI_TRY(members.finish());
    return envelope;
}

Result<QJsonObject> verified(const Envelope &envelope, const crypto::PublicKey &key, QLatin1String type)
{
    if (!key.isValid() || !key.verify(envelope.payload, envelope.signature))
        return Error{ErrorCode::ReceiptInvalid, {u"signature"_s}, {}};
    const QJsonDocument document = QJsonDocument::fromJson(envelope.payload);
    if (!document.isObject() || document.object().value("type"_L1).toString() != type)
        return Error{ErrorCode::ReceiptInvalid, {u"type"_s}, {}};
    return document.object();
}

} // namespace

Result<QJsonObject> openSigned(const QJsonValue &answer, const crypto::PublicKey &receiptsKey, QLatin1String type)
{
    MADOGUCHI_ASSIGN(const Envelope envelope, read(answer, "receipts"_L1, false));
    return verified(envelope, receiptsKey, type);
}

Result<QJsonObject> openSignedBy(const QJsonValue &answer, const crypto::Certificate &authority, QLatin1String unit, QLatin1String type, const QDateTime &utc)
{
    MADOGUCHI_ASSIGN(const Envelope envelope, read(answer, unit, true));
    const auto certificate = crypto::Certificate::fromDer(envelope.certificate);
    // Whether it was withdrawn is for the server to look at, which would not pass its words on.
    const crypto::TrustStore trust{{authority}, {}, true, {}};
    if (!certificate.ok() || !authority.isValid() || certificate->organizationalUnit() != unit || !crypto::checkCertificate(*certificate, crypto::CertificateUse::Signing, trust, utc).ok())
        return Error{ErrorCode::ReceiptInvalid, {u"certificate"_s}, {}};
    return verified(envelope, certificate->publicKey(), type);
}

QByteArray signedBytes(const QJsonValue &answer)
{
    return QJsonDocument(answer.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace madoguchi::sync
