#pragma once

#include <QByteArray>

#include <optional>

namespace madoguchi {

/// Strict (RFC 4648 §3.5): nothing but the text that toBase64() writes of these bytes, so that one value has one spelling. Empty text: empty bytes.
std::optional<QByteArray> fromBase64(const QByteArray &text);

} // namespace madoguchi
