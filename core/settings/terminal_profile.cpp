#include "settings/terminal_profile.h"

#include "settings/profile_file.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace madoguchi::settings {

namespace {

constexpr int pinLimit = 8;
constexpr int mediaLimit = 100, printerLimit = 16;

Result<TerminalProfile::Server> readServer(const QJsonObject &object)
{
    JsonMembers members(object, ErrorCode::ProfileInvalid, u"server"_s);
    TerminalProfile::Server server;
    server.host = someText(members, "host"_L1);
    server.port = static_cast<quint16>(members.integer("port"_L1, 1, 65535));
    server.name = someText(members, "name"_L1);
    MADOGUCHI_TRY(members.finish());
    return server;
}

Result<TerminalProfile::Medium> readMedium(const QJsonObject &object, qsizetype index)
{
    JsonMembers members(object, ErrorCode::ProfileInvalid, u"media/%1"_s.arg(index));
    TerminalProfile::Medium medium{someText(members, "serial"_L1, 64), someText(members, "path"_L1, 4096)};
    if (object.contains("label"_L1)) // of a profile from before the register: read, and not used
        someText(members, "label"_L1);
    MADOGUCHI_TRY(members.finish());
    return medium;
}

QByteArray readPin(const QJsonValue &value)
{
    const auto pin = value.toString().size() == 64 ? QByteArray::fromHex(value.toString().toLatin1()) : QByteArray();
    return pin.size() == 32 ? pin : QByteArray();
}

} // namespace

Result<TerminalProfile> loadTerminalProfile(const QString &directory, const QJsonObject &policies)
{
    MADOGUCHI_ASSIGN(const QJsonObject object, readProfileFile(directory));
    JsonMembers members(object, ErrorCode::ProfileInvalid);
    TerminalProfile profile;
    profile.directory = QDir(directory).absolutePath();
    members.integer("format"_L1, 1, 1);
    profile.terminal = TerminalId(someText(members, "terminal"_L1, 64));
    profile.municipality = digits(members, "municipality"_L1, 6, 6);
    profile.municipalityName = someText(members, "municipalityName"_L1, 100);
    if (object.contains("insurer"_L1))
        profile.insurer = digits(members, "insurer"_L1, 6, 6);
    if (object.contains("symbol"_L1))
        profile.symbol = someText(members, "symbol"_L1, 19);
    profile.training = members.boolean("training"_L1);
    profile.cardModule = someText(members, "cardModule"_L1, 4096);
    if (object.contains("recoveryKey"_L1))
        profile.recoveryKey = members.base64("recoveryKey"_L1, 91);
    const QJsonObject server = members.object("server"_L1);
    const QJsonArray pins = members.array("pins"_L1, pinLimit);
    const QJsonArray media = members.array("media"_L1, mediaLimit);
    if (object.contains("printers"_L1)) {
        for (const QJsonValue &name : members.array("printers"_L1, printerLimit)) {
            if (!name.isString() || name.toString().isEmpty() || name.toString().size() > 127)
                members.fail("printers"_L1, "value"_L1);
            profile.printers.append(name.toString());
        }
    }
    QJsonObject chosen;
    if (object.contains("settings"_L1))
        chosen = members.object("settings"_L1);
    if (object.contains("idleSeconds"_L1))
        chosen.insert(u"idleSeconds"_s, members.integer("idleSeconds"_L1));
    if (pins.isEmpty())
        members.fail("pins"_L1, "size"_L1);
    for (const QJsonValue &pin : pins) {
        profile.pins.append(readPin(pin));
        if (profile.pins.last().isEmpty())
            members.fail("pins"_L1, "value"_L1);
    }
    MADOGUCHI_TRY(members.finish());
    MADOGUCHI_ASSIGN(profile.server, readServer(server));
    for (qsizetype i = 0; i < media.size(); ++i) {
        MADOGUCHI_ASSIGN(TerminalProfile::Medium medium, readMedium(media.at(i).toObject(), i));
        profile.media.append(std::move(medium));
    }
    MADOGUCHI_ASSIGN(profile.settings, Settings::from(chosen, policies, profile.training));
    return profile;
}

QString TerminalProfile::backupFolder() const
{
    const QString chosen = settings.text(Setting::BackupFolder);
    return chosen.isEmpty() ? path(u"backup"_s) : u"%1/%2-%3"_s.arg(chosen, municipality, terminal.text());
}

Result<Done> keepSetting(const QString &directory, Setting setting, const QString &value)
{
    const SettingInfo &info = table()[static_cast<std::size_t>(setting)];
    const QString key = QString::fromLatin1(info.key);
    if (info.scope != Scope::Terminal || !fits(setting, value))
        return Error{ErrorCode::ProfileInvalid, {key, u"value"_s}, {}};
    MADOGUCHI_ASSIGN(QJsonObject profile, readProfileFile(directory));
    QJsonObject chosen = profile.value("settings"_L1).toObject();
    chosen.insert(key, value);
    profile.insert("settings"_L1, chosen);
    return writeProfileFile(directory, profile);
}

} // namespace madoguchi::settings
