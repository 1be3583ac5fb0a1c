#pragma once

#include "base/secret_bytes.h"

#include <QByteArray>
#include <QFile>

namespace madoguchi::test {

/// True if `marker` stands anywhere in the arena of the secrets, in a block that is used or free.
inline bool arenaHolds(QByteArrayView marker)
{
    const SecretBytes inside(1);
    const auto place = reinterpret_cast<quintptr>(inside.data());
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (!maps.open(QIODevice::ReadOnly))
        return true; // cannot be shown
    for (const QByteArray &line : maps.readAll().split('\n')) {
        const QByteArray range = line.left(line.indexOf(' '));
        const qsizetype dash = range.indexOf('-');
        const quintptr from = range.left(dash).toULongLong(nullptr, 16), until = range.mid(dash + 1).toULongLong(nullptr, 16);
        if (place >= from && place < until)
            return QByteArrayView(reinterpret_cast<const char *>(from), static_cast<qsizetype>(until - from)).contains(marker);
    }
    return true;
}

} // namespace madoguchi::test
