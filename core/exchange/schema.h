#pragma once

#include "base/result.h"

#include <QHash>
#include <QJsonObject>
#include <QJsonValue>

#include <memory>

namespace madoguchi::exchange {

/// The schemas of an OpenAPI document (`components/schemas`), for checking what comes in and, in tests, what goes out.
/// Knows the part of JSON Schema that our interface uses; a document that uses more is refused when it is loaded, so that
/// no rule is ever silently left out. (A general validator was tried: its regular expressions recurse once a character
/// and can be made to run out of stack by a long string.)
class SchemaSet {
public:
    /// LayoutInvalid (args: place), FileUnreadable.
    static Result<SchemaSet> load(const QString &path);
    /// RequestMalformed; `field` is the place: "items/3/aggregate". NotFound: no such schema.
    Result<Done> check(const QString &schemaName, const QJsonValue &value) const;
    QStringList names() const;

private:
    struct Node;
    struct Compiler;
    QHash<QString, std::shared_ptr<const Node>> m_schemas;
    std::optional<QString> fault(const Node &node, const QJsonValue &value, const QString &place, int depth) const;
};

/// Parses a JSON object or array with limits on size and depth. RequestMalformed, also where a text begins with a byte order mark.
Result<QJsonValue> parseJson(QByteArrayView bytes, qsizetype limit);

} // namespace madoguchi::exchange
