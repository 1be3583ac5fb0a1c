#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace madoguchi::exchange {

/// CP932 is Microsoft's (Windows-31J); resources/encoding says which of several codes is written.
enum class Encoding { Utf8, Cp932 };

/// Strict (UTF-8: no surrogates, no overlong forms); nothing if the bytes are not in this encoding. A user's own characters come as private use.
std::optional<QString> decode(QByteArrayView bytes, Encoding encoding);
/// Nothing if one character has no place in it: nothing is ever put in its stead.
std::optional<QByteArray> encode(QStringView text, Encoding encoding);

/// `text` as the federation's screens show it: in JIS X 0208, what has no place there as the character that stands for it (髙 as 高), else as 〓. For previews only.
QString shrink(const QString &text);

} // namespace madoguchi::exchange
