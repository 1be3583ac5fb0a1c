#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace madoguchi {

/// Reads a JSON object strictly: a missing member, one of another type, one too long, or one that nobody asked for is an
/// error. The readers answer an empty value after the first error; finish() tells it.
class JsonMembers {
public:
    /// `code` is what a bad object means here; the error's arguments are the place and "missing", "type", "size", "value" or "unknown".
    JsonMembers(const QJsonObject &object, ErrorCode code, QString place = {});

    QString text(QLatin1String key, int limit = 256);         ///< never null: columns are NOT NULL
    QString optionalText(QLatin1String key, int limit = 256); ///< null QString: not there
    qint64 integer(QLatin1String key, qint64 least = 0, qint64 most = Q_INT64_C(9007199254740991));
    bool boolean(QLatin1String key);
    QByteArray base64(QLatin1String key, int limit);
    QDateTime time(QLatin1String key);                ///< RFC 3339 UTC with milliseconds
    QDateTime optionalTime(QLatin1String key);        ///< "" = invalid
    QJsonObject object(QLatin1String key);
    QJsonArray array(QLatin1String key, int limit);
    QJsonValue value(QLatin1String key);              ///< Undefined: not there
    void fail(QLatin1String key, QLatin1String why);
    [[nodiscard]] Result<Done> finish();

private:
    QJsonValue take(QLatin1String key, QJsonValue::Type type);
    const QJsonObject m_object;
    const ErrorCode m_code;
    const QString m_place;
    QSet<QString> m_asked;
    std::optional<Error> m_error;
};

/// UTC as it stands on the wire: 2026-11-20T01:42:00.000Z
QString wireTime(const QDateTime &utc);
QDateTime fromWireTime(const QString &text); ///< invalid unless exactly that form
QDate fromWireDate(const QString &text);     ///< 2026-11-20; invalid unless exactly that form

} // namespace madoguchi
