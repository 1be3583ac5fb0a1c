#include "domain/individual_number.h"

#include "domain/check_digit.h"

#include <array>

namespace madoguchi::domain {

namespace {

constexpr std::size_t length = 12;

/// Every digit equal: 000000000000 satisfies the formula and is nobody's number.
bool isRepeated(std::span<const std::uint8_t, length> digits)
{
    unsigned differences = 0;
    for (std::size_t i = 1; i < length; ++i)
        differences |= static_cast<unsigned>(digits[i] ^ digits[0]);
    return differences == 0;
}

} // namespace

Result<IndividualNumber> IndividualNumber::fromDigits(SecretBytes digits)
{
    if (digits.size() != length)
        return Error{ErrorCode::FieldInvalid, {}, QStringLiteral("number")};
    SecretBytes values(length);
    unsigned beyond = 0;
    for (std::size_t i = 0; i < length; ++i) {
        values.data()[i] = static_cast<std::uint8_t>(digits.data()[i] - '0');
        beyond |= static_cast<unsigned>(values.data()[i] > 9);
    }
    const std::span<const std::uint8_t, length> view(values.data(), length);
    if (beyond || isRepeated(view))
        return Error{ErrorCode::FieldInvalid, {}, QStringLiteral("number")};
    if (!hasIndividualCheckDigit(view))
        return Error{ErrorCode::CheckDigitWrong, {}, QStringLiteral("number")};
    return IndividualNumber(std::move(digits));
}

bool containsIndividualNumber(const QString &text)
{
    std::array<std::uint8_t, length> window{};
    std::size_t inRow = 0;
    bool found = false;
    for (const QChar c : text) {
        const int value = c.digitValue(); // digits of every script and width
        if (value >= 0) {
            std::copy(window.begin() + 1, window.end(), window.begin());
            window.back() = static_cast<std::uint8_t>(value);
            if (++inRow >= length && !isRepeated(window) && hasIndividualCheckDigit(window)) {
                found = true;
                break;
            }
        } else if (!c.isSpace() && c.category() != QChar::Punctuation_Dash && c.category() != QChar::Other_Format && c != u'ー' && c != u'ｰ' && c != u'−') {
            inRow = 0;
        }
    }
    wipeMemory(window.data(), window.size());
    return found;
}

} // namespace madoguchi::domain
