#pragma once

#include "base/result.h"

#include <QJsonObject>

#include <array>
#include <span>

namespace madoguchi::settings {

enum class Setting {
#define MADOGUCHI_SETTING(name, key, scope, form, fallback, training, policy) name,
#include "settings/setting_table.def"
#undef MADOGUCHI_SETTING
};

enum class Scope { Terminal, Municipality };

struct SettingInfo {
    Setting setting;
    const char *key;      ///< in profile.json
    Scope scope;
    const char *form;     ///< "least..most" or "A|B"
    const char *fallback; ///< empty: has to be decided
    const char *training; ///< the default in training
    const char *policy;   ///< name of the policy that overrides the profile
};

std::span<const SettingInfo> table();
bool fits(Setting setting, const QString &value); ///< has the form that the table asks for

/// The values that hold: policy before profile before default.
class Settings {
public:
    /// ProfileInvalid (args: key, "unknown", "value" or "undecided").
    static Result<Settings> from(const QJsonObject &profile, const QJsonObject &policies, bool training);

    QString text(Setting setting) const { return m_values[static_cast<std::size_t>(setting)].text; }
    int integer(Setting setting) const { return text(setting).toInt(); }
    bool isByPolicy(Setting setting) const { return m_values[static_cast<std::size_t>(setting)].byPolicy; }

private:
    struct Value {
        QString text;
        bool byPolicy = false;
    };
    static constexpr std::size_t count = 0
#define MADOGUCHI_SETTING(name, key, scope, form, fallback, training, policy) +1
#include "settings/setting_table.def"
#undef MADOGUCHI_SETTING
        ;
    std::array<Value, count> m_values;
};

} // namespace madoguchi::settings
