#pragma once

#include "base/result.h"
#include "base/secret_bytes.h"

#include <QByteArray>

namespace madoguchi {
namespace number {
class NumberSealer;
}
namespace training {
class InventedNumber;
}
namespace federation {
class NumberLedger;
}

namespace domain {

/// An individual number (個人番号, 12 digits) in clear. It can be made, moved and sealed, and nothing else: no text, no
/// stream, no comparison, no copy. Only the friends below reach the digits (C-03, C-20); tests/compile_fail proves the rest.
class IndividualNumber {
public:
    /// Takes twelve ASCII digits; the check digit (省令85号5条, domain.md §2 A) is verified in constant time; repeated
    /// digits are refused. Errors: FieldInvalid, CheckDigitWrong. The source is wiped either way.
    static Result<IndividualNumber> fromDigits(SecretBytes digits);
    IndividualNumber(IndividualNumber &&) noexcept = default;
    IndividualNumber &operator=(IndividualNumber &&) noexcept = default;

private:
    friend class number::NumberSealer;      // seals it
    friend class training::InventedNumber;  // makes the invented ones
    friend class federation::NumberLedger;  // the server that keeps them
    explicit IndividualNumber(SecretBytes digits) : m_digits(std::move(digits)) {}
    SecretBytes m_digits;
};

/// True if `text` (any width, spaces and hyphens ignored) contains twelve digits in a row that pass the check digit.
/// For refusing them in free text; says nothing of what they were.
bool containsIndividualNumber(const QString &text);
/// The same of what has not been decoded, UTF-8 or CP932.
bool containsIndividualNumber(std::span<const std::uint8_t> bytes);

} // namespace domain
} // namespace madoguchi
