#include "harness.h"

#include "settings/central_profile.h"
#include "settings/terminal_profile.h"

#include <QJsonDocument>

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace madoguchi::settings;
using namespace Qt::StringLiterals;

namespace {

bool areDigits(const QString &text, qsizetype least, qsizetype most)
{
    return text.size() >= least && text.size() <= most && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

void checkTerminal(const TerminalProfile &profile)
{
    PROMISE(!profile.terminal.isEmpty() && areDigits(profile.municipality, 6, 6) && (profile.insurer.isEmpty() || areDigits(profile.insurer, 6, 6)));
    PROMISE(!profile.pins.isEmpty() && std::ranges::all_of(profile.pins, [](const QByteArray &pin) { return pin.size() == 32; })); // C-01
    PROMISE(profile.server.port > 0 && !profile.server.name.isEmpty() && !profile.cardModule.isEmpty());
    PROMISE(profile.idle().count() >= 30 && profile.idle().count() <= 3600); // C-07
    for (const SettingInfo &info : table())
        PROMISE(fits(info.setting, profile.settings.text(info.setting)));
}

void checkCentral(const CentralProfile &profile)
{
    PROMISE(areDigits(profile.prefecture, 2, 2) && !profile.host.isEmpty() && profile.municipalities.size() <= 200);
    for (const auto &municipality : profile.municipalities)
        PROMISE(areDigits(municipality.code, 6, 6) && areDigits(municipality.insurer, 6, 8));
}

} // namespace

// profile.json of terminal ("t") and server ("c"), and the policies of a terminal ("p").
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const Folder folder;
    static const QByteArray good = [] {
        QFile file(QStringLiteral(MADOGUCHI_SOURCE_DIR "/tests/fuzz/seeds/profile/terminal"));
        PROMISE(file.open(QIODevice::ReadOnly));
        return file.readAll().mid(1);
    }();
    if (size < 1)
        return 0;
    const QByteArrayView input(data + 1, qsizetype(size - 1));
    if (data[0] == 'p') {
        folder.write(u"profile.json"_s, good);
        if (const auto profile = loadTerminalProfile(folder.path(), QJsonDocument::fromJson(input.toByteArray()).object()); profile.ok())
            checkTerminal(*profile);
        return 0;
    }
    folder.write(u"profile.json"_s, input);
    if (data[0] == 'c') {
        if (const auto profile = loadCentralProfile(folder.path()); profile.ok())
            checkCentral(*profile);
    } else if (const auto profile = loadTerminalProfile(folder.path()); profile.ok()) {
        checkTerminal(*profile);
    }
    return 0;
}
