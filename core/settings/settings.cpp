#include "settings/settings.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::settings {

namespace {

constexpr SettingInfo rows[] = {
#define MADOGUCHI_SETTING(name, key, scope, form, fallback, training, policy) {Setting::name, key, Scope::scope, form, fallback, training, policy},
#include "settings/setting_table.def"
#undef MADOGUCHI_SETTING
};

constexpr int mostPath = 4096;

bool fits(const QString &value, const QString &form)
{
    if (form == "folder"_L1)
        return value.isEmpty() || (value.size() <= mostPath && QDir::isAbsolutePath(value));
    if (!form.contains(".."_L1))
        return form.split(u'|').contains(value);
    const QStringList limits = form.split(".."_L1);
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber && number >= limits.first().toInt() && number <= limits.last().toInt();
}

/// Numbers may be written as numbers; anything else that is not text fits no form.
QString written(const QJsonValue &value)
{
    if (value.isDouble() && value.toInteger(-1) == value.toInteger(1))
        return QString::number(value.toInteger());
    return value.toString();
}

Result<Done> refuseUnknown(const QJsonObject &object, const char *SettingInfo::*name)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        const auto known = [&](const SettingInfo &info) { return member.key() == QLatin1String(info.*name); };
        if (!std::ranges::any_of(rows, known))
            return Error{ErrorCode::ProfileInvalid, {u"settings"_s, u"unknown"_s}, {}};
    }
    return done();
}

} // namespace

std::span<const SettingInfo> table() { return rows; }
bool fits(Setting setting, const QString &value) { return fits(value, QString::fromLatin1(rows[static_cast<std::size_t>(setting)].form)); }

Result<Settings> Settings::from(const QJsonObject &profile, const QJsonObject &policies, bool training)
{
    MADOGUCHI_TRY(refuseUnknown(profile, &SettingInfo::key));
    MADOGUCHI_TRY(refuseUnknown(policies, &SettingInfo::policy));
    Settings settings;
    for (const SettingInfo &info : rows) {
        const QString key = QString::fromLatin1(info.key);
        const QString policy = QString::fromLatin1(info.policy);
        Value value{QString::fromLatin1(training ? info.training : info.fallback), policies.contains(policy)};
        if (value.byPolicy)
            value.text = written(policies.value(policy));
        else if (profile.contains(key))
            value.text = written(profile.value(key));
        else if (!fits(value.text, QString::fromLatin1(info.form)))
            return Error{ErrorCode::ProfileInvalid, {key, u"undecided"_s}, {}};
        if (!fits(value.text, QString::fromLatin1(info.form)))
            return Error{ErrorCode::ProfileInvalid, {key, u"value"_s}, {}};
        settings.m_values[static_cast<std::size_t>(info.setting)] = value;
    }
    return settings;
}

} // namespace madoguchi::settings
