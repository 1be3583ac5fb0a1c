#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace madoguchi {

/// Every error has one code here; `error_codes.def` lists them with the short text that people read out on the phone.
enum class ErrorCode {
#define MADOGUCHI_ERROR(name, text) name,
#include "base/error_codes.def"
#undef MADOGUCHI_ERROR
};

/// A code and its arguments; ui makes the sentence (ui/words). Arguments never hold secrets or names of residents.
struct Error {
    ErrorCode code{};
    QStringList args;
    QString field; ///< the input field the error belongs to, or empty

    friend bool operator==(const Error &, const Error &) = default;
};

/// Such as "C-102"; stable for ever once released.
QString errorText(ErrorCode code);
/// The code that has this text, if any: what another program of ours answered.
std::optional<ErrorCode> errorFromText(const QString &text);
/// For logs and test output: the code's text, name and arguments.
QString describe(const Error &error);

} // namespace madoguchi
