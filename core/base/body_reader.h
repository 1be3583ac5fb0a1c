#pragma once

#include "base/json_members.h"

#include <QDate>

namespace madoguchi {

/// The strict reader with the field's own kinds of values. A fault is FeedItemRefused with the path of the member.
class BodyReader : public JsonMembers {
public:
    explicit BodyReader(const QJsonObject &body, QString path = {}) : JsonMembers(body, ErrorCode::FeedItemRefused, path), m_path(std::move(path)) {}

    enum Need { Required, MayBeEmpty };
    QString words(QLatin1String key, int limit, Need need = MayBeEmpty); ///< no control characters, nothing that is no character; never null
    QString identifier(QLatin1String key, Need need = Required);         ///< printable ASCII, at most 64
    QString digits(QLatin1String key, int limit, Need need = MayBeEmpty);
    QString oneOf(QLatin1String key, const QStringList &values);
    QDate date(QLatin1String key, Need need = MayBeEmpty);
    QDate optionalDate(QLatin1String key); ///< invalid: empty or not there
    QList<QJsonObject> objects(QLatin1String key, int limit);
    QString place(QLatin1String key, qsizetype index) const; ///< path of an element

    void fault(QLatin1String key) { fail(key, QLatin1String("value")); }
    void add(const Result<Done> &nested); ///< the outcome of an element's reader
    [[nodiscard]] Result<Done> finish();

private:
    QString m_path;
    std::optional<Error> m_nested;
};

} // namespace madoguchi
