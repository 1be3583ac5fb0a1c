#pragma once

#include "base/secret_bytes.h"

#include <QByteArray>

namespace madoguchi::test {

/// For invented secrets of tests; the product has no such conversion.
inline SecretBytes secret(QByteArrayView content)
{
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(content.data()), static_cast<std::size_t>(content.size())});
}
inline QByteArray reveal(const SecretBytes &content)
{
    return QByteArray(reinterpret_cast<const char *>(content.data()), static_cast<qsizetype>(content.size()));
}

} // namespace madoguchi::test
