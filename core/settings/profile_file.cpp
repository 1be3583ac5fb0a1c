#include "settings/profile_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::settings {

namespace {
constexpr qint64 sizeLimit = 1024 * 1024;
}

Result<QJsonObject> readProfileFile(const QString &directory)
{
    const QString name = u"profile.json"_s;
    QFile file(directory + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, {name}, {}};
    const QByteArray content = file.read(sizeLimit + 1);
    if (content.size() > sizeLimit)
        return Error{ErrorCode::ProfileInvalid, {name, u"size"_s}, {}};
    const QJsonDocument document = QJsonDocument::fromJson(content);
    if (!document.isObject())
        return Error{ErrorCode::ProfileInvalid, {name, u"type"_s}, {}};
    return document.object();
}

Result<Done> writeProfileFile(const QString &directory, const QJsonObject &profile)
{
    QSaveFile file(directory + "/profile.json"_L1);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(profile).toJson()) < 0 || !file.commit())
        return Error{ErrorCode::FileUnwritable, {u"profile.json"_s}, {}};
    return done();
}

QString digits(JsonMembers &members, QLatin1String key, int least, int most)
{
    const QString text = members.text(key, most);
    const bool allDigits = std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (text.size() < least || !allDigits)
        members.fail(key, "value"_L1);
    return text;
}

QString someText(JsonMembers &members, QLatin1String key, int limit)
{
    const QString text = members.text(key, limit);
    if (text.isEmpty())
        members.fail(key, "value"_L1);
    return text;
}

} // namespace madoguchi::settings
