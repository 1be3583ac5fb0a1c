#include "directory/fields.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::directory {

bool isStaffId(const QString &text)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9_-]{1,64}\\z"_s);
    return form.match(text).hasMatch();
}

namespace {
QString readId(JsonMembers &members, QLatin1String name)
{
    QString text = members.text(name, 64);
    if (!isStaffId(text))
        members.fail(name, "form"_L1);
    return text;
}
} // namespace

StaffId readStaffId(JsonMembers &members, QLatin1String name) { return StaffId(readId(members, name)); }
TerminalId readTerminalId(JsonMembers &members, QLatin1String name) { return TerminalId(readId(members, name)); }

bool isMediumSerial(const QString &text)
{
    static const QRegularExpression form(u"\\A[\\x21-\\x7e]{1,64}\\z"_s);
    return form.match(text).hasMatch();
}

QString readMediumSerial(JsonMembers &members, QLatin1String name)
{
    QString text = members.text(name, 64);
    if (!isMediumSerial(text))
        members.fail(name, "form"_L1);
    return text;
}

QString readCaseId(JsonMembers &members, QLatin1String name)
{
    static const QRegularExpression form(u"\\A[0-9a-f]{32}\\z"_s);
    QString text = members.text(name, 32);
    if (!form.match(text).hasMatch())
        members.fail(name, "form"_L1);
    return text;
}

StaffId readStaffOrNobody(JsonMembers &members, QLatin1String name)
{
    QString text = members.text(name, 64);
    if (!text.isEmpty() && !isStaffId(text))
        members.fail(name, "form"_L1);
    return StaffId(text);
}

QDate readDate(JsonMembers &members, QLatin1String name)
{
    const QDate date = fromWireDate(members.text(name, 10));
    if (!date.isValid())
        members.fail(name, "type"_L1);
    return date;
}

api::Role readRole(JsonMembers &members, QLatin1String name)
{
    const auto role = api::roleOf(members.text(name, 20));
    if (!role)
        members.fail(name, "value"_L1);
    return role.value_or(api::Role::Viewer);
}

QList<api::Permission> readPermissions(JsonMembers &members, QLatin1String name)
{
    QList<api::Permission> list;
    for (const QJsonValue &text : members.array(name, static_cast<int>(api::permissions().size()))) {
        const auto permission = api::permissionOf(text.toString());
        if (!permission || list.contains(*permission)) {
            members.fail(name, "value"_L1);
            return list;
        }
        list.append(*permission);
    }
    if (list.isEmpty())
        members.fail(name, "size"_L1);
    return list;
}

QJsonArray permissionsToJson(const QList<api::Permission> &permissions)
{
    QJsonArray array;
    for (const api::Permission permission : permissions)
        array.append(api::idOf(permission));
    return array;
}

} // namespace madoguchi::directory
