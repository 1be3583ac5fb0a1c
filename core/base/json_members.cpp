#include "base/json_members.h"

#include "base/base64.h"

#include <QDateTime>

#include <cmath>

using namespace Qt::StringLiterals;

namespace madoguchi {

JsonMembers::JsonMembers(const QJsonObject &object, ErrorCode code, QString place)
    : m_object(object), m_code(code), m_place(std::move(place))
{
}

void JsonMembers::fail(QLatin1String key, QLatin1String why)
{
    if (!m_error)
        m_error = Error{m_code, {m_place.isEmpty() ? QString(key) : m_place + u'/' + key, why}, {}};
}

QJsonValue JsonMembers::take(QLatin1String key, QJsonValue::Type type)
{
    m_asked.insert(key);
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        fail(key, "missing"_L1);
    else if (value.type() != type)
        fail(key, "type"_L1);
    else
        return value;
    return QJsonValue::Undefined;
}

QString JsonMembers::text(QLatin1String key, int limit)
{
    const QString text = take(key, QJsonValue::String).toString();
    if (text.size() > limit)
        fail(key, "size"_L1);
    // It means nothing in front of a text, and Qt's JSON would not give it back: what is kept must be what was sent.
    if (text.startsWith(QChar::ByteOrderMark))
        fail(key, "value"_L1);
    return text.isEmpty() || text.size() > limit ? u""_s : text; // Qt reads "" as a null text
}

QString JsonMembers::optionalText(QLatin1String key, int limit)
{
    return m_object.contains(key) ? text(key, limit) : QString();
}

qint64 JsonMembers::integer(QLatin1String key, qint64 least, qint64 most)
{
    const QJsonValue value = take(key, QJsonValue::Double);
    if (value.isUndefined())
        return least;
    const double number = value.toDouble();
    if (std::floor(number) != number || number < static_cast<double>(least) || number > static_cast<double>(most)) {
        fail(key, "size"_L1);
        return least;
    }
    return value.toInteger();
}

bool JsonMembers::boolean(QLatin1String key)
{
    return take(key, QJsonValue::Bool).toBool();
}

QByteArray JsonMembers::base64(QLatin1String key, int limit)
{
    const auto decoded = fromBase64(text(key, limit / 3 * 4 + 8).toLatin1());
    if (!decoded)
        fail(key, "type"_L1);
    return decoded.value_or(QByteArray());
}

QDateTime JsonMembers::time(QLatin1String key)
{
    const QDateTime time = fromWireTime(text(key));
    if (!time.isValid())
        fail(key, "type"_L1);
    return time;
}

QDateTime JsonMembers::optionalTime(QLatin1String key)
{
    const QString written = text(key);
    const QDateTime time = fromWireTime(written);
    if (!time.isValid() && !written.isEmpty())
        fail(key, "type"_L1);
    return time;
}

QJsonObject JsonMembers::object(QLatin1String key)
{
    return take(key, QJsonValue::Object).toObject();
}

QJsonArray JsonMembers::array(QLatin1String key, int limit)
{
    const QJsonArray array = take(key, QJsonValue::Array).toArray();
    if (array.size() <= limit)
        return array;
    fail(key, "size"_L1);
    return {};
}

QJsonValue JsonMembers::value(QLatin1String key)
{
    m_asked.insert(key);
    return m_object.value(key);
}

Result<Done> JsonMembers::finish()
{
    for (auto member = m_object.begin(); member != m_object.end() && !m_error; ++member) {
        if (!m_asked.contains(member.key())) // its name came from outside: it is not repeated in the error
            m_error = Error{m_code, {m_place, u"unknown"_s}, {}};
    }
    if (m_error)
        return *m_error;
    return done();
}

QString wireTime(const QDateTime &utc)
{
    return utc.isValid() ? utc.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + u'Z' : QString(u""_s);
}

QDateTime fromWireTime(const QString &text)
{
    if (text.size() != 24)
        return {};
    // Never by way of a local time: there are hours that it leaves out, and Qt looks at the system's zone file for each.
    const QDateTime time(fromWireDate(text.first(10)), QTime::fromString(text.mid(11, 12), Qt::ISODateWithMs), Qt::UTC);
    return wireTime(time) == text ? time : QDateTime();
}

QDate fromWireDate(const QString &text)
{
    const QDate date = QDate::fromString(text, Qt::ISODate); // Qt also takes 2026/11)20
    return date.toString(Qt::ISODate) == text ? date : QDate();
}

} // namespace madoguchi
