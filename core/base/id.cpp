#include "base/id.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

namespace madoguchi {

QString newId()
{
    const auto ms = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch());
    quint32 random[3];
    QRandomGenerator::system()->fillRange(random);
    uchar bytes[16];
    for (int i = 0; i < 6; ++i)
        bytes[i] = static_cast<uchar>(ms >> (8 * (5 - i)));
    for (int i = 0; i < 10; ++i)
        bytes[6 + i] = static_cast<uchar>(random[i / 4] >> (8 * (i % 4)));
    bytes[6] = static_cast<uchar>(0x70 | (bytes[6] & 0x0f)); // version 7
    bytes[8] = static_cast<uchar>(0x80 | (bytes[8] & 0x3f)); // RFC variant
    return QUuid::fromRfc4122(QByteArrayView(bytes, 16)).toString(QUuid::WithoutBraces);
}

} // namespace madoguchi
