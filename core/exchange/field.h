#pragma once

#include "exchange/layout.h"

#include <optional>

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

/// Most fields are plain ASCII and right: those are taken as they lie in the line, without a string of their own. What it does not take may be right all the same and is
/// for fieldFromFile(), which alone says what is wrong.
class FieldGlance {
public:
    static constexpr qsizetype room = 10; ///< bytes that a date needs beside the line
    explicit FieldGlance(const Column &column);
    /// File text → row text as fieldFromFile() has it, in `text` itself or written to `beside`.
    std::optional<QByteArrayView> take(QByteArrayView text, char *beside);
    void passed(QByteArrayView text); ///< fieldFromFile() has taken it as it stands: a code with a check digit comes again in the next line

private:
    std::optional<QByteArrayView> takeDate(QByteArrayView text, char *beside) const;
    bool isOfItsType(QByteArrayView text) const;
    const Column::Type m_type;
    const qsizetype m_length;
    const bool m_required, m_fixed, m_checked;
    const QByteArray m_minimum;
    QByteArrayList m_codes, m_passed;
};

} // namespace madoguchi::exchange
