#include "settings/central_profile.h"

#include "settings/profile_file.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace madoguchi::settings {

namespace {
constexpr int municipalityLimit = 200;
}

Result<CentralProfile> loadCentralProfile(const QString &directory)
{
    MADOGUCHI_ASSIGN(const QJsonObject object, readProfileFile(directory));
    JsonMembers members(object, ErrorCode::ProfileInvalid);
    CentralProfile profile;
    profile.directory = QDir(directory).absolutePath();
    members.integer("format"_L1, 1, 1);
    profile.host = someText(members, "host"_L1);
    profile.port = static_cast<quint16>(members.integer("port"_L1, 0, 65535));
    profile.name = someText(members, "name"_L1);
    profile.prefecture = digits(members, "prefecture"_L1, 2, 2);
    const QJsonArray municipalities = members.array("municipalities"_L1, municipalityLimit);
    MADOGUCHI_TRY(members.finish());
    for (qsizetype i = 0; i < municipalities.size(); ++i) {
        JsonMembers row(municipalities.at(i).toObject(), ErrorCode::ProfileInvalid, u"municipalities/%1"_s.arg(i));
        profile.municipalities.append({digits(row, "code"_L1, 6, 6), someText(row, "name"_L1, 100), digits(row, "insurer"_L1, 6, 8)});
        MADOGUCHI_TRY(row.finish());
    }
    return profile;
}

} // namespace madoguchi::settings
