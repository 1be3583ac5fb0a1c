#include "base/body_reader.h"

#include <algorithm>

namespace madoguchi {

using namespace Qt::StringLiterals;

namespace {

template <typename Allowed>
bool all(const QString &text, Allowed allowed)
{
    return std::all_of(text.begin(), text.end(), allowed);
}

} // namespace

QString BodyReader::words(QLatin1String key, int limit, Need need)
{
    const QString value = text(key, limit);
    if ((need == Required && value.isEmpty()) || !value.isValidUtf16() || !all(value, [](QChar c) { return c.category() != QChar::Other_Control && !c.isNonCharacter(); }))
        fault(key);
    return value;
}

QString BodyReader::identifier(QLatin1String key, Need need)
{
    const QString value = words(key, 64, need);
    if (!all(value, [](QChar c) { return c > u' ' && c <= u'~'; }))
        fault(key);
    return value;
}

QString BodyReader::digits(QLatin1String key, int limit, Need need)
{
    const QString value = words(key, limit, need);
    if (!all(value, [](QChar c) { return c >= u'0' && c <= u'9'; }))
        fault(key);
    return value;
}

QString BodyReader::oneOf(QLatin1String key, const QStringList &values)
{
    const QString value = words(key, 64);
    if (!values.contains(value))
        fault(key);
    return value;
}

QDate BodyReader::date(QLatin1String key, Need need)
{
    const QString value = words(key, 10, need);
    const QDate date = fromWireDate(value);
    if (!value.isEmpty() && !date.isValid())
        fault(key);
    return date;
}

QDate BodyReader::optionalDate(QLatin1String key)
{
    return optionalText(key, 10).isNull() ? QDate() : date(key);
}

QList<QJsonObject> BodyReader::objects(QLatin1String key, int limit)
{
    QList<QJsonObject> objects;
    for (const QJsonValue &value : array(key, limit)) {
        if (!value.isObject())
            fault(key);
        objects.append(value.toObject());
    }
    return objects;
}

QString BodyReader::place(QLatin1String key, qsizetype index) const
{
    return (m_path.isEmpty() ? QString() : m_path + u'/') + key + u'/' + QString::number(index);
}

void BodyReader::add(const Result<Done> &nested)
{
    if (!nested.ok() && !m_nested)
        m_nested = nested.error();
}

Result<Done> BodyReader::finish()
{
    if (m_nested)
        return *m_nested;
    return JsonMembers::finish();
}

} // namespace madoguchi
