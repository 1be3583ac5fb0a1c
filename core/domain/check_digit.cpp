#include "domain/check_digit.h"

#include <algorithm>

namespace madoguchi::domain {

namespace {

bool allDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

int digit(QChar c)
{
    return c.unicode() - u'0';
}

} // namespace

int insurerCheckDigit(QStringView digits)
{
    if (digits.isEmpty() || !allDigits(digits))
        return -1;
    int sum = 0;
    int weight = 2;
    for (auto c = digits.rbegin(); c != digits.rend(); ++c) {
        const int product = digit(*c) * weight;
        sum += product / 10 + product % 10;
        weight = 3 - weight;
    }
    return (10 - sum % 10) % 10;
}

bool isInsurerNumber(QStringView digits)
{
    return (digits.size() == 6 || digits.size() == 8) && allDigits(digits)
        && insurerCheckDigit(digits.chopped(1)) == digit(digits.back());
}

QString normalizedInsurerNumber(const QString &text)
{
    QString digits = text.normalized(QString::NormalizationForm_KC).trimmed();
    // 00 is no 法別番号, so eight digits that begin with it are six that were padded.
    if (digits.size() == 8 && digits.startsWith(QStringLiteral("00")))
        digits.remove(0, 2);
    return isInsurerNumber(digits) ? digits : QString();
}

int municipalityCheckDigit(QStringView digits)
{
    if (digits.size() != 5 || !allDigits(digits))
        return -1;
    int sum = 0;
    for (int i = 0; i < 5; ++i)
        sum += digit(digits[i]) * (6 - i);
    return (11 - sum % 11) % 10;
}

bool isMunicipalityCode(QStringView digits)
{
    return digits.size() == 6 && allDigits(digits) && municipalityCheckDigit(digits.chopped(1)) == digit(digits.back());
}

bool hasIndividualCheckDigit(std::span<const std::uint8_t, 12> digits) { return individualCheckFault<std::uint32_t>(digits) == 0; }

} // namespace madoguchi::domain
