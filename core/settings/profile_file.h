#pragma once

#include "base/json_members.h"

namespace madoguchi::settings {

/// DIR/profile.json as an object, at most 1 MiB. FileUnreadable, ProfileInvalid (args: "profile.json", why).
Result<QJsonObject> readProfileFile(const QString &directory);

/// The other way, whole or not at all. FileUnwritable.
Result<Done> writeProfileFile(const QString &directory, const QJsonObject &profile);

/// `least` to `most` digits; anything else fails the member.
QString digits(JsonMembers &members, QLatin1String key, int least, int most);
/// Not empty.
QString someText(JsonMembers &members, QLatin1String key, int limit = 256);

} // namespace madoguchi::settings
