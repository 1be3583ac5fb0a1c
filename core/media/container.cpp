#include "media/container.h"

#include "base/json_members.h"
#include "crypto/digest.h"
#include "crypto/seal.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::media {

namespace {

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

} // namespace

QString Container::sealedName(const MediaRequestId &id)
{
    return id.text() + u".sealed"_s;
}

QString Container::manifestName(const MediaRequestId &id)
{
    return id.text() + u".json"_s;
}

QByteArray Container::context(const QString &municipality, const SharedRequest &shared)
{
    return "media|" + municipality.toUtf8() + '|' + shared.request.id.text().toUtf8() + '|' + shared.request.fileHash.toHex();
}

Result<Container> pack(const SharedRequest &shared, QByteArrayView content, const QString &municipality, const crypto::PublicKey &recipient,
                       const Signer &sign, const QDateTime &utc)
{
    Container container;
    MADOGUCHI_ASSIGN(container.sealed, crypto::sealFile(recipient, content, Container::context(municipality, shared)));
    container.sealedHash = crypto::sha256(container.sealed);
    const api::MediaRequest &request = shared.request;
    const QByteArray payload = QJsonDocument(QJsonObject{
        {"type"_L1, u"media-manifest"_s},
        {"format"_L1, 2},
        {"municipality"_L1, municipality},
        {"request"_L1, request.id.text()},
        {"layout"_L1, request.layout},
        {"sealedSha256"_L1, hex(container.sealedHash)},
        {"requestedBy"_L1, request.requestedBy},
        {"approvedBy"_L1, request.decidedBy},
        {"requestStatement"_L1, base64(shared.requestStatement())},
        {"requestSignature"_L1, base64(shared.requestSignature)},
        {"statement"_L1, base64(shared.statement())},
        {"approval"_L1, base64(shared.approval)},
        {"terminal"_L1, shared.terminal},
        {"writtenAt"_L1, wireTime(utc)},
    }).toJson(QJsonDocument::Compact);
    container.manifest = QJsonDocument(QJsonObject{
        {"payload"_L1, base64(payload)},
        {"signature"_L1, base64(sign(payload))},
        {"key"_L1, u"device"_s},
    }).toJson(QJsonDocument::Compact);
    return container;
}

} // namespace madoguchi::media
