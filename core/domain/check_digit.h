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

/// Twelve values 0 to 9; the last is the check digit of a 個人番号 (総務省令85号5条). Takes the same time whatever they are.
bool hasIndividualCheckDigit(std::span<const std::uint8_t, 12> digits);

} // namespace madoguchi::domain
