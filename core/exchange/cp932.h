#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// For encoding.h alone.
namespace madoguchi::exchange::cp932 {

std::optional<QString> decode(QByteArrayView bytes);
std::optional<QByteArray> encode(QStringView text);
/// The code to write, below 0x100 if it has one byte; -1 if there is none.
int codeOf(char16_t character);

} // namespace madoguchi::exchange::cp932
