#pragma once

#include "domain/individual_number.h"
#include "exchange/row_reader.h"

#include <QCryptographicHash>

namespace madoguchi::exchange {

/// Goes before a RowReader where the municipality's own file has individual numbers in its number columns: twelve digits are cut out of the line before anything decodes
/// it, and the reader gets the line without them (C-20). A line that could hide a number elsewhere (no fields to count, another end) reaches the reader only as what it
/// refuses. The trailer is checked over the lines as they stand, and handed on for those that were passed.
class NumberCutter {
public:
    /// Takes what the RowReader's push() takes.
    using Next = std::function<Result<Done>(QByteArrayView piece)>;
    /// The numbers of a line come before the line.
    using Sink = std::function<Result<Done>(int line, const Column &column, domain::IndividualNumber number)>;
    NumberCutter(QList<Layout> layouts, Next next, Sink numbers, const Limits &limits = {});

    Result<Done> push(std::span<const std::uint8_t> piece);
    Result<Done> finish(); ///< before the reader's
    /// What the reader says of a number column it says of what stood there instead; this says what was wrong with the number.
    void explain(QList<Refusal> &refusals) const;

private:
    using View = std::span<const std::uint8_t>;
    Result<Done> takeLine(View line);
    Result<Done> takeRow(View line);
    QByteArray trailer(View line) const;
    static bool isFree(const Column &column);
    Result<QByteArray> cut(const Column &column, View field);
    Result<Done> pass(QByteArrayView line); ///< without its end
    QList<Layout> m_layouts;
    std::optional<Layout> m_layout;
    Next m_next;
    Sink m_numbers;
    qsizetype m_mostBytes; ///< of a line with its end
    SecretBytes m_line;
    std::size_t m_used = 0;
    QCryptographicHash m_asItStands{QCryptographicHash::Sha256}, m_passed{QCryptographicHash::Sha256};
    QList<Refusal> m_bad; ///< numbers that are none
    int m_number = 0;     ///< of the line under way
    int m_rows = 0;
};

} // namespace madoguchi::exchange
