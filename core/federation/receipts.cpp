#include "federation/receipts.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

QJsonObject Receipts::sign(const QJsonObject &payload) const
{
    // QJsonObject keeps its members sorted: compact text is canonical.
    const QByteArray bytes = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    return {{"payload"_L1, QString::fromLatin1(bytes.toBase64())},
            {"signature"_L1, QString::fromLatin1(m_key.sign(bytes).toBase64())},
            {"key"_L1, u"receipts"_s}};
}

} // namespace madoguchi::federation
