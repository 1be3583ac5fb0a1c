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

namespace {

/// The last twelve digits that were seen, wiped behind them.
class Window {
public:
    ~Window() { wipeMemory(m_digits.data(), m_digits.size()); }
    /// True if they are an individual number now.
    bool add(int digit)
    {
        std::copy(m_digits.begin() + 1, m_digits.end(), m_digits.begin());
        m_digits.back() = static_cast<std::uint8_t>(digit);
        return ++m_inRow >= length && !isRepeated(m_digits) && hasIndividualCheckDigit(m_digits);
    }
    void interrupt() { m_inRow = 0; }

private:
    std::array<std::uint8_t, length> m_digits{};
    std::size_t m_inRow = 0;
};

} // namespace

bool containsIndividualNumber(const QString &text)
{
    Window window;
    for (const QChar c : text) {
        if (const int value = c.digitValue(); value >= 0) { // digits of every script and width
            if (window.add(value))
                return true;
        } else if (!c.isSpace() && c.category() != QChar::Punctuation_Dash && c.category() != QChar::Other_Format && c != u'ー' && c != u'ｰ' && c != u'−') {
            window.interrupt();
        }
    }
    return false;
}

bool containsIndividualNumber(std::span<const std::uint8_t> bytes)
{
    Window window;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = [&](std::size_t ahead) { return at + ahead < bytes.size() ? int(bytes[at + ahead]) : -1; };
        int digit = -1;
        std::size_t more = 0;
        if (byte(0) >= '0' && byte(0) <= '9')
            digit = byte(0) - '0';
        else if (byte(0) == 0xef && byte(1) == 0xbc && byte(2) >= 0x90 && byte(2) <= 0x99) // full width in UTF-8
            digit = byte(2) - 0x90, more = 2;
        else if (byte(0) == 0x82 && byte(1) >= 0x4f && byte(1) <= 0x58) // and in CP932
            digit = byte(1) - 0x4f, more = 1;
        at += more;
        if (digit >= 0 && window.add(digit))
            return true;
        if (digit < 0 && byte(0) != ' ' && byte(0) != '-')
            window.interrupt();
    }
    return false;
}

} // namespace madoguchi::domain
