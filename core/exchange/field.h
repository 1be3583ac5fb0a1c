#pragma once

#include "exchange/layout.h"

namespace madoguchi::exchange {

/// One field of one line, both ways. `code` is E01 to E04 (domain.md §1.3 F9), empty = good.
struct FieldCheck {
    QString value;
    QString code;
    QString reason; ///< English, without content
};
/// File text → row text (dates as ISO).
FieldCheck fieldFromFile(const Column &column, QStringView text);
/// Row text → file text; the same rules.
FieldCheck fieldToFile(const Column &column, const QString &value);

/// May stand in a file: no control character, no comma, no quote, no private use, no lone surrogate, no byte order mark.
bool isPlainText(QStringView text);

} // namespace madoguchi::exchange
