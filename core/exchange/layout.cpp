#include "exchange/layout.h"

#include "exchange/field.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {

namespace {

constexpr qint64 maximumLayoutBytes = 256 * 1024;
constexpr int maximumColumns = 200;

Error invalid(const QString &file, const QString &place) { return Error{ErrorCode::LayoutInvalid, {file, place}, {}}; }

bool onlyMembers(const QJsonObject &object, const QStringList &known)
{
    const QStringList keys = object.keys();
    return std::all_of(keys.begin(), keys.end(), [&](const QString &key) { return known.contains(key); });
}

const QHash<QString, Column::Type> &types()
{
    static const QHash<QString, Column::Type> table{
        {u"digits"_s, Column::Type::Digits}, {u"ascii"_s, Column::Type::Ascii},       {u"text"_s, Column::Type::Text},
        {u"date"_s, Column::Type::Date},     {u"datetime"_s, Column::Type::DateTime}, {u"kana"_s, Column::Type::Kana},
        {u"month"_s, Column::Type::Month},   {u"number-receipt"_s, Column::Type::NumberReceipt}};
    return table;
}

Result<Column> readColumn(const QJsonObject &object, const QString &file, int number)
{
    const QString place = u"columns/%1"_s.arg(number);
    Column column;
    column.number = object["number"_L1].toInt();
    column.key = object["key"_L1].toString();
    column.name = object["name"_L1].toString();
    column.length = object["length"_L1].toInt();
    column.required = object["required"_L1].toBool();
    column.fixed = object["fixed"_L1].toBool();
    column.check = object["check"_L1].toString();
    column.minimum = object["minimum"_L1].toString();
    for (const QJsonValue &code : object["codes"_L1].toArray())
        column.codes.append(code.toString());
    const auto type = types().constFind(object["type"_L1].toString());
    if (!onlyMembers(object, {u"number"_s, u"key"_s, u"name"_s, u"type"_s, u"length"_s, u"required"_s, u"fixed"_s, u"codes"_s, u"check"_s, u"minimum"_s}) ||
        column.number != number || column.key.isEmpty() || column.name.isEmpty() || column.length <= 0 || column.length > 1000 ||
        !object["required"_L1].isBool() || type == types().cend() || column.codes.contains(QString()))
        return invalid(file, place);
    if (!column.check.isEmpty() && column.check != "municipality"_L1 && column.check != "insurer"_L1)
        return invalid(file, place);
    column.type = *type;
    const bool hasOrder = column.type == Column::Type::Date || column.type == Column::Type::Month;
    if (!column.minimum.isEmpty() && (!hasOrder || !fieldFromFile(column, column.minimum).code.isEmpty()))
        return invalid(file, place);
    return column;
}

Result<Layout> readLayout(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly) || file.size() > maximumLayoutBytes)
        return Error{ErrorCode::FileUnreadable, {name}, {}};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    const QJsonObject object = document.object();
    Layout layout;
    layout.id = object["id"_L1].toString();
    layout.fileId = object["fileId"_L1].toString();
    layout.name = object["name"_L1].toString();
    layout.version = object["version"_L1].toString();
    layout.effectiveFrom = QDate::fromString(object["effectiveFrom"_L1].toString(), Qt::ISODate);
    const QJsonArray columns = object["columns"_L1].toArray();
    if (!onlyMembers(object, {u"id"_s, u"fileId"_s, u"name"_s, u"version"_s, u"effectiveFrom"_s, u"columns"_s}) || layout.id.isEmpty() ||
        layout.fileId.isEmpty() || layout.name.isEmpty() || layout.version.isEmpty() || !layout.effectiveFrom.isValid() || columns.isEmpty() ||
        columns.size() > maximumColumns)
        return invalid(name, u"header"_s);
    QSet<QString> keys;
    for (int i = 0; i < columns.size(); ++i) {
        MADOGUCHI_ASSIGN(Column column, readColumn(columns[i].toObject(), name, i + 1));
        if (keys.contains(column.key))
            return invalid(name, u"columns/%1/key"_s.arg(i + 1));
        keys.insert(column.key);
        layout.columns.append(std::move(column));
    }
    return layout;
}

} // namespace

Result<QList<Layout>> loadLayoutVersions(const QString &dir)
{
    QList<Layout> layouts;
    const QDir folder(dir);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        return Error{ErrorCode::LayoutInvalid, {dir}, {}};
    for (const QString &name : names) {
        MADOGUCHI_ASSIGN(Layout layout, readLayout(folder.filePath(name)));
        for (const Layout &other : layouts)
            if (other.id == layout.id && other.effectiveFrom == layout.effectiveFrom)
                return invalid(name, u"effectiveFrom"_s);
        layouts.append(std::move(layout));
    }
    std::sort(layouts.begin(), layouts.end(), [](const Layout &a, const Layout &b) { return a.effectiveFrom < b.effectiveFrom; });
    return layouts;
}

const Layout *findLayout(const QList<Layout> &layouts, const QString &fileId, const QString &version, const QDate &day)
{
    const Layout *found = nullptr;
    for (const Layout &layout : layouts)
        if (layout.fileId == fileId && layout.version == version && (!found || layout.effectiveFrom <= day))
            found = &layout;
    return found;
}

QMap<QString, Layout> inForce(const QList<Layout> &versions, const QDate &date)
{
    QMap<QString, Layout> layouts;
    for (const Layout &layout : versions) // in the order in which they come into force
        if (layout.effectiveFrom <= date)
            layouts.insert(layout.id, layout);
    return layouts;
}

Result<QMap<QString, Layout>> loadLayouts(const QString &dir, const QDate &date)
{
    MADOGUCHI_ASSIGN(const QList<Layout> versions, loadLayoutVersions(dir));
    return inForce(versions, date);
}

} // namespace madoguchi::exchange
