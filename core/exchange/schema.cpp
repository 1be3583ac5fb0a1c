#include "exchange/schema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {

namespace {
constexpr qint64 maximumDocumentBytes = 1024 * 1024;
constexpr int maximumDepth = 24;
} // namespace

struct SchemaSet::Node {
    QString reference; ///< name of another schema; then nothing else
    QString type;
    QHash<QString, std::shared_ptr<const Node>> properties;
    QStringList required;
    std::shared_ptr<const Node> items;
    QJsonArray oneOf; ///< enum
    std::optional<QRegularExpression> pattern;
    double minimum = -9'007'199'254'740'992.0, maximum = 9'007'199'254'740'992.0; ///< 2^53: what JSON keeps exactly
    qint64 minimumSize = 0, maximumSize = 0;
    bool open = false; ///< any member may stand in the object
};

/// Turns the JSON of a schema into Nodes and refuses what it does not know.
struct SchemaSet::Compiler {
    QString trouble;

    std::shared_ptr<const Node> fail(const QString &place)
    {
        if (trouble.isEmpty())
            trouble = place;
        return std::make_shared<Node>();
    }

    std::shared_ptr<const Node> compile(const QJsonValue &value, const QString &place)
    {
        const QJsonObject object = value.toObject();
        auto node = std::make_shared<Node>();
        if (object.contains("$ref"_L1)) {
            const QString prefix = u"#/components/schemas/"_s, text = object["$ref"_L1].toString();
            if (object.size() != 1 || !text.startsWith(prefix))
                return fail(place);
            node->reference = text.mid(prefix.size());
            return node;
        }
        static const QHash<QString, QStringList> known{
            {u"object"_s, {u"properties"_s, u"required"_s, u"additionalProperties"_s}},
            {u"array"_s, {u"items"_s, u"minItems"_s, u"maxItems"_s}},
            {u"string"_s, {u"minLength"_s, u"maxLength"_s, u"pattern"_s, u"enum"_s}},
            {u"integer"_s, {u"minimum"_s, u"maximum"_s}},
            {u"boolean"_s, {}}};
        node->type = object["type"_L1].toString();
        const auto allowed = known.constFind(node->type);
        if (allowed == known.cend())
            return fail(place + u"/type"_s);
        for (const QString &key : object.keys())
            if (key != "type"_L1 && key != "description"_L1 && !allowed->contains(key))
                return fail(place + u'/' + key);
        if (node->type == "object"_L1)
            compileObject(*node, object, place);
        else if (node->type == "array"_L1)
            compileArray(*node, object, place);
        else if (node->type == "string"_L1)
            compileString(*node, object, place);
        node->minimum = object["minimum"_L1].toDouble(node->minimum);
        node->maximum = object["maximum"_L1].toDouble(node->maximum);
        return node;
    }

    void compileObject(Node &node, const QJsonObject &object, const QString &place)
    {
        // "Nothing else" must be said, or its opposite: forgetting it would let anything pass.
        if (!object["additionalProperties"_L1].isBool())
            fail(place + u"/additionalProperties"_s);
        node.open = object["additionalProperties"_L1].toBool();
        const QJsonObject properties = object["properties"_L1].toObject();
        for (auto i = properties.begin(); i != properties.end(); ++i)
            node.properties.insert(i.key(), compile(i.value(), place + u'/' + i.key()));
        for (const QJsonValue &name : object["required"_L1].toArray()) {
            node.required.append(name.toString());
            if (!properties.contains(name.toString()))
                fail(place + u"/required"_s);
        }
    }

    void compileArray(Node &node, const QJsonObject &object, const QString &place)
    {
        node.items = compile(object["items"_L1], place + u"/items"_s);
        node.minimumSize = object["minItems"_L1].toInteger(0);
        node.maximumSize = object["maxItems"_L1].toInteger(-1);
        if (node.maximumSize < 0)
            fail(place + u"/maxItems"_s);
    }

    void compileString(Node &node, const QJsonObject &object, const QString &place)
    {
        node.oneOf = object["enum"_L1].toArray();
        node.minimumSize = object["minLength"_L1].toInteger(0);
        node.maximumSize = object["maxLength"_L1].toInteger(node.oneOf.isEmpty() ? -1 : 100);
        if (object.contains("pattern"_L1)) {
            node.pattern.emplace(QRegularExpression::anchoredPattern(object["pattern"_L1].toString())); // "$" alone would let a line end pass
            if (!node.pattern->isValid())
                fail(place + u"/pattern"_s);
            node.pattern->optimize();
        }
        if (node.maximumSize < 0)
            fail(place + u"/maxLength"_s);
    }
};

Result<SchemaSet> SchemaSet::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maximumDocumentBytes)
        return Error{ErrorCode::FileUnreadable, {path}, {}};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    const QJsonObject schemas = document.object()["components"_L1].toObject()["schemas"_L1].toObject();
    if (schemas.isEmpty())
        return Error{ErrorCode::LayoutInvalid, {path}, {}};
    SchemaSet set;
    Compiler compiler;
    for (auto i = schemas.begin(); i != schemas.end(); ++i)
        set.m_schemas.insert(i.key(), compiler.compile(i.value(), i.key()));
    const std::function<void(const Node &)> follow = [&](const Node &node) {
        if (!node.reference.isEmpty() && !set.m_schemas.contains(node.reference))
            compiler.fail(node.reference);
        for (const auto &property : node.properties)
            follow(*property);
        if (node.items)
            follow(*node.items);
    };
    for (const auto &schema : std::as_const(set.m_schemas))
        follow(*schema);
    if (!compiler.trouble.isEmpty())
        return Error{ErrorCode::LayoutInvalid, {compiler.trouble}, {}};
    return set;
}

QStringList SchemaSet::names() const { return m_schemas.keys(); }

Result<Done> SchemaSet::check(const QString &schemaName, const QJsonValue &value) const
{
    const auto schema = m_schemas.constFind(schemaName);
    if (schema == m_schemas.cend())
        return Error{ErrorCode::NotFound, {schemaName}, {}};
    if (const auto place = fault(**schema, value, {}, 0))
        return Error{ErrorCode::RequestMalformed, {schemaName}, place->mid(1)};
    return done();
}

std::optional<QString> SchemaSet::fault(const Node &node, const QJsonValue &value, const QString &place, int depth) const
{
    if (depth > maximumDepth)
        return place;
    if (!node.reference.isEmpty())
        return fault(**m_schemas.constFind(node.reference), value, place, depth + 1);
    const auto sized = [&node](qsizetype size) { return size >= node.minimumSize && size <= node.maximumSize; };
    if (node.type == "object"_L1) {
        if (!value.isObject())
            return place;
        const QJsonObject object = value.toObject();
        for (const QString &name : node.required)
            if (!object.contains(name))
                return place + u'/' + name;
        for (auto i = object.begin(); i != object.end(); ++i) {
            const auto property = node.properties.constFind(i.key());
            if (property == node.properties.cend()) {
                if (node.open)
                    continue;
                return place + u"/?"_s; // a name that a stranger chose is not repeated
            }
            if (auto wrong = fault(**property, i.value(), place + u'/' + i.key(), depth + 1))
                return wrong;
        }
        return std::nullopt;
    }
    if (node.type == "array"_L1) {
        if (!value.isArray() || !sized(value.toArray().size()))
            return place;
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            if (auto wrong = fault(*node.items, array[i], place + u'/' + QString::number(i), depth + 1))
                return wrong;
        return std::nullopt;
    }
    bool good = false;
    if (node.type == "string"_L1) {
        const QString text = value.toString();
        good = value.isString() && sized(text.size()) && (node.oneOf.isEmpty() || node.oneOf.contains(value)) &&
               (!node.pattern || node.pattern->match(text).hasMatch());
    } else if (node.type == "integer"_L1) {
        const double number = value.toDouble();
        good = value.isDouble() && number == std::floor(number) && number >= node.minimum && number <= node.maximum;
    } else {
        good = value.isBool();
    }
    if (good)
        return std::nullopt;
    return place;
}

namespace {

/// Whether a name or a text begins with a byte order mark: it would not come back from Qt's JSON as it went.
bool holdsLeadingMark(QByteArrayView json)
{
    for (qsizetype quote = json.indexOf('"'); quote >= 0; quote = json.indexOf('"', quote + 1)) {
        const QByteArrayView text = json.sliced(quote + 1);
        if (text.startsWith("\xEF\xBB\xBF") || text.first(std::min<qsizetype>(text.size(), 6)).compare("\\uFEFF", Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

Result<QJsonValue> parseJson(QByteArrayView bytes, qsizetype limit)
{
    if (bytes.size() > limit)
        return ErrorCode::TooLarge;
    if (holdsLeadingMark(bytes))
        return ErrorCode::RequestMalformed;
    // Qt itself bounds the depth (1024) and refuses invalid UTF-8; members that stand twice keep the last.
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes.toByteArray(), &error);
    if (error.error != QJsonParseError::NoError)
        return ErrorCode::RequestMalformed;
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace madoguchi::exchange
