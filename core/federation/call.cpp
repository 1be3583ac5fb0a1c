#include "federation/call.h"

namespace madoguchi::federation {

namespace {
constexpr qsizetype maximumTarget = 2048;

bool isPlain(QByteArrayView text, bool path)
{
    return std::all_of(text.begin(), text.end(), [path](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' || (path && c == '/');
    });
}
} // namespace

std::optional<Target> splitTarget(const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    Target split{mark < 0 ? target : target.first(mark), {}};
    if (target.size() > maximumTarget || !isPlain(split.path, true))
        return std::nullopt;
    if (mark < 0)
        return split;
    for (const QByteArray &part : target.mid(mark + 1).split('&')) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray key = part.left(std::max<qsizetype>(equals, 0)), value = part.mid(equals + 1);
        if (equals < 1 || !isPlain(key, false) || !isPlain(value, false) || split.query.contains(key))
            return std::nullopt;
        split.query.insert(key, value);
    }
    return split;
}

bool matchPath(const QByteArray &pattern, const QByteArray &path, QString &id)
{
    const QList<QByteArray> wanted = pattern.split('/'), given = path.split('/');
    if (wanted.size() != given.size())
        return false;
    QString found;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "{id}" && !given[i].isEmpty() && given[i].size() <= 64)
            found = QString::fromLatin1(given[i]);
        else if (wanted[i] != given[i])
            return false;
    }
    id = found;
    return true;
}

std::optional<qint64> numberOf(const QByteArray &text, std::optional<qint64> fallback)
{
    if (text.isEmpty())
        return fallback;
    bool good = false;
    const qint64 number = text.toLongLong(&good);
    if (!good || number < 0 || QByteArray::number(number) != text)
        return std::nullopt;
    return number;
}

} // namespace madoguchi::federation
