#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace madoguchi::exchange {

/// Strict UTF-8 (no surrogates, no overlong forms); nothing if it is not.
std::optional<QString> decode(QByteArrayView bytes);

} // namespace madoguchi::exchange
