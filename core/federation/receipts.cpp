#include "federation/receipts.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

QJsonObject Receipts::sign(const QJsonObject &payload) const
{
    // QJsonObject keeps its members sorted: compact text is canonical.
    const QByteArray bytes = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    QJsonObject answer{{"payload"_L1, QString::fromLatin1(bytes.toBase64())}, {"signature"_L1, QString::fromLatin1(m_key.sign(bytes).toBase64())}, {"key"_L1, m_name}};
    if (m_certificate.isValid())
        answer.insert("certificate"_L1, QString::fromLatin1(m_certificate.toDer().toBase64()));
    return answer;
}

} // namespace madoguchi::federation
