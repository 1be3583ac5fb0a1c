#pragma once

#include <QString>

#include <optional>

namespace madoguchi::domain {

/// 記号・番号・枝番 as read from a certificate; symbol and branch may be missing.
struct InsuredNumberInput {
    QString symbol; ///< letters of the municipality's choice, such as 富国
    QString number; ///< digits, leading zeroes kept
    QString branch; ///< two digits, or empty
    friend bool operator==(const InsuredNumberInput &, const InsuredNumberInput &) = default;
};

/// 富国-12345678-01 · 富国12345678 · 12345678-01 · 12345678, any width. Symbol and number together at most 19 characters.
std::optional<InsuredNumberInput> parseInsuredNumber(const QString &text);
/// 富国-12345678-01; empty parts left out.
QString formatInsuredNumber(const InsuredNumberInput &number);

} // namespace madoguchi::domain
