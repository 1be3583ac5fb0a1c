#include "base/error.h"

using namespace Qt::StringLiterals;

namespace madoguchi {

QString errorText(ErrorCode code)
{
    switch (code) {
#define MADOGUCHI_ERROR(name, text)                                                                                    \
    case ErrorCode::name:                                                                                              \
        return QStringLiteral(text);
#include "base/error_codes.def"
#undef MADOGUCHI_ERROR
    }
    return QStringLiteral("X-000");
}

std::optional<ErrorCode> errorFromText(const QString &text)
{
#define MADOGUCHI_ERROR(name, code)                                                                                    \
    if (text == QLatin1StringView(code))                                                                               \
        return ErrorCode::name;
#include "base/error_codes.def"
#undef MADOGUCHI_ERROR
    return {};
}

QString describe(const Error &error)
{
    const char *name = "";
    switch (error.code) {
#define MADOGUCHI_ERROR(entry, text)                                                                                   \
    case ErrorCode::entry:                                                                                             \
        name = #entry;                                                                                                 \
        break;
#include "base/error_codes.def"
#undef MADOGUCHI_ERROR
    }
    QString line = errorText(error.code) + u' ' + QString::fromLatin1(name);
    if (!error.field.isEmpty())
        line += u" field="_s + error.field;
    if (!error.args.isEmpty())
        line += u" ["_s + error.args.join(u", "_s) + u']';
    return line;
}

} // namespace madoguchi
