#pragma once

#include <QString>

#include <cstdint>
#include <span>

namespace madoguchi::domain {

/// 保険者番号, six digits (National Health Insurance) or eight, ASCII, check digit right (昭51保発45).
bool isInsurerNumber(QStringView digits);
/// Claims pad six digits to eight with spaces, other interfaces with zeroes: both become six again. Empty if it is no number.
QString normalizedInsurerNumber(const QString &text);
/// The digit that follows these (保険者番号, 公費負担者番号, 受給者番号); -1 unless all are digits.
int insurerCheckDigit(QStringView digits);

/// 全国地方公共団体コード, six ASCII digits, check digit right.
bool isMunicipalityCode(QStringView digits);
/// The sixth digit after these five; -1 unless they are five digits.
int municipalityCheckDigit(QStringView digits);

/// Twelve values 0 to 9; the last is the check digit of a 個人番号 (総務省令85号5条). 0 if it is. `Word` is an unsigned type of 32 bits: it is only calculated
/// with, never asked, so that the same instructions run whatever the digits are; the test's own type cannot even be asked.
template <typename Word, typename Digit>
Word individualCheckFault(std::span<const Digit, 12> digits)
{
    constexpr std::uint32_t weights[11] = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    Word sum(0U);
    for (std::size_t i = 0; i < 11; ++i)
        sum = sum + Word(digits[i]) * Word(weights[i]);
    const Word remainder = sum % Word(11U);
    // 11 − remainder, but 0 for the remainders 0 and 1: of them alone 1 − remainder does not wrap round.
    const Word keep = Word(0U) - ((Word(1U) - remainder) >> 31U);
    return ((Word(11U) - remainder) & keep) ^ Word(digits[11]);
}
bool hasIndividualCheckDigit(std::span<const std::uint8_t, 12> digits);

} // namespace madoguchi::domain
