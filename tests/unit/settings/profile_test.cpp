#include "settings/central_profile.h"
#include "settings/profile_file.h"
#include "settings/profile_lock.h"
#include "settings/terminal_profile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <gtest/gtest.h>

using namespace madoguchi;
using namespace madoguchi::settings;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(QJsonObject &)>;

QJsonObject terminalObject()
{
    return {{u"format"_s, 1},
            {u"terminal"_s, u"terminal-1"_s},
            {u"municipality"_s, u"162019"_s},
            {u"municipalityName"_s, u"富山市"_s},
            {u"training"_s, true},
            {u"server"_s, QJsonObject{{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, 8443}, {u"name"_s, u"central.madoguchi.test"_s}}},
            {u"cardModule"_s, u"/opt/reader.so"_s},
            {u"idleSeconds"_s, 300},
            {u"pins"_s, QJsonArray{QString(64, u'a')}},
            {u"media"_s, QJsonArray{QJsonObject{{u"serial"_s, u"USB-1"_s}, {u"label"_s, u"媒体1"_s}, {u"path"_s, u"/media/usb1"_s}}}}};
}

QJsonObject centralObject()
{
    return {{u"format"_s, 1},
            {u"host"_s, u"127.0.0.1"_s},
            {u"port"_s, 0},
            {u"name"_s, u"central.madoguchi.test"_s},
            {u"prefecture"_s, u"16"_s},
            {u"municipalities"_s,
             QJsonArray{QJsonObject{{u"code"_s, u"162019"_s}, {u"name"_s, u"富山市"_s}, {u"insurer"_s, u"00160010"_s}}}}};
}

class ProfileTest : public testing::Test {
protected:
    void write(const QByteArray &content)
    {
        QFile file(m_dir.filePath(u"profile.json"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    void write(const QJsonObject &object) { write(QJsonDocument(object).toJson()); }
    template <typename Load>
    std::optional<Error> errorOf(Load load, QJsonObject object, const Change &change)
    {
        change(object);
        write(object);
        const auto loaded = load(m_dir.path());
        return loaded.ok() ? std::nullopt : std::optional(loaded.error());
    }
    QTemporaryDir m_dir;
};

} // namespace

TEST_F(ProfileTest, a_terminal_reads_all_that_it_was_given)
{
    write(terminalObject());
    const auto profile = loadTerminalProfile(m_dir.path());
    ASSERT_TRUE(profile.ok()) << qPrintable(describe(profile.error()));
    EXPECT_EQ(profile->terminal.text(), u"terminal-1"_s);
    EXPECT_EQ(profile->municipalityName, u"富山市"_s);
    EXPECT_TRUE(profile->training);
    EXPECT_EQ(profile->server.port, 8443);
    EXPECT_EQ(profile->pins, QList<QByteArray>{QByteArray(32, '\xaa')});
    EXPECT_EQ(profile->media.first().serial, u"USB-1"_s);
    EXPECT_EQ(profile->idle(), std::chrono::seconds(300));
    EXPECT_EQ(profile->path(u"slots"_s), m_dir.filePath(u"slots"_s));
}

TEST_F(ProfileTest, a_terminal_refuses_what_is_missing_unknown_or_out_of_limits_and_says_where)
{
    const auto load = [](const QString &dir) { return loadTerminalProfile(dir); };
    EXPECT_FALSE(errorOf(load, terminalObject(), [](QJsonObject &) {})) << "the harness itself is sound";
    for (const QString &key : terminalObject().keys()) {
        const auto error = errorOf(load, terminalObject(), [&](QJsonObject &o) { o.remove(key); });
        if (key == "idleSeconds"_L1) {
            EXPECT_FALSE(error) << "has a default";
            continue;
        }
        ASSERT_TRUE(error) << qPrintable(key);
        EXPECT_EQ(error->code, ErrorCode::ProfileInvalid);
        EXPECT_EQ(error->args.first(), key);
        const auto wrongType = errorOf(load, terminalObject(), [&](QJsonObject &o) { o.insert(key, QJsonValue::Null); });
        ASSERT_TRUE(wrongType) << qPrintable(key);
        EXPECT_EQ(wrongType->args.first(), key);
    }
    const std::tuple<const char *, QString, Change> changes[] = {
        {"unknown", u""_s, [](QJsonObject &o) { o.insert(u"password"_s, 1); }},
        {"format", u"format"_s, [](QJsonObject &o) { o.insert(u"format"_s, 2); }},
        {"no name", u"terminal"_s, [](QJsonObject &o) { o.insert(u"terminal"_s, u""_s); }},
        {"five digits", u"municipality"_s, [](QJsonObject &o) { o.insert(u"municipality"_s, u"16201"_s); }},
        {"full-width digits", u"municipality"_s, [](QJsonObject &o) { o.insert(u"municipality"_s, u"１６２０１９"_s); }},
        {"no pin", u"pins"_s, [](QJsonObject &o) { o.insert(u"pins"_s, QJsonArray()); }},
        {"short pin", u"pins"_s, [](QJsonObject &o) { o.insert(u"pins"_s, QJsonArray{u"aa"_s}); }},
        {"pin not hex", u"pins"_s, [](QJsonObject &o) { o.insert(u"pins"_s, QJsonArray{QString(64, u'x')}); }},
        {"port 0", u"server/port"_s, [](QJsonObject &o) { o.insert(u"server"_s, QJsonObject{{u"host"_s, u"h"_s}, {u"port"_s, 0}, {u"name"_s, u"n"_s}}); }},
        {"medium", u"media/0/path"_s, [](QJsonObject &o) { o.insert(u"media"_s, QJsonArray{QJsonObject{{u"serial"_s, u"x"_s}}}); }},
        {"idle too short", u"idleSeconds"_s, [](QJsonObject &o) { o.insert(u"idleSeconds"_s, 5); }},
        {"idle no number", u"idleSeconds"_s, [](QJsonObject &o) { o.insert(u"idleSeconds"_s, u"never"_s); }},
        {"unknown setting", u"settings"_s, [](QJsonObject &o) { o.insert(u"settings"_s, QJsonObject{{u"x"_s, 1}}); }}};
    for (const auto &[name, place, change] : changes) {
        const auto error = errorOf(load, terminalObject(), change);
        ASSERT_TRUE(error) << name;
        EXPECT_EQ(error->code, ErrorCode::ProfileInvalid) << name;
        EXPECT_EQ(error->args.first(), place) << name;
    }
}

TEST_F(ProfileTest, a_setting_of_the_terminal_is_kept_and_nothing_else_changes)
{
    write(terminalObject());
    ASSERT_TRUE(keepSetting(m_dir.path(), Setting::Look, u"dark"_s).ok());
    const auto profile = loadTerminalProfile(m_dir.path());
    ASSERT_TRUE(profile.ok());
    EXPECT_EQ(profile->settings.text(Setting::Look), u"dark"_s);
    EXPECT_EQ(profile->idle(), std::chrono::seconds(300));
    const auto object = readProfileFile(m_dir.path());
    ASSERT_TRUE(object.ok());
    QJsonObject rest = *object;
    rest.remove("settings"_L1);
    EXPECT_EQ(rest, terminalObject());
}

TEST_F(ProfileTest, no_setting_of_the_municipality_and_no_value_without_form_is_kept)
{
    write(terminalObject());
    EXPECT_EQ(keepSetting(m_dir.path(), Setting::Look, u"pink"_s).error().code, ErrorCode::ProfileInvalid);
    EXPECT_EQ(keepSetting(m_dir.path(), Setting::LocalStore, u"Full"_s).error().code, ErrorCode::ProfileInvalid);
    EXPECT_EQ(*readProfileFile(m_dir.path()), terminalObject());
}

TEST_F(ProfileTest, no_profile_and_no_json_are_told_apart)
{
    EXPECT_EQ(loadTerminalProfile(m_dir.path()).error().code, ErrorCode::FileUnreadable);
    EXPECT_EQ(loadCentralProfile(m_dir.path()).error().code, ErrorCode::FileUnreadable);
    for (const QByteArray &content : {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray(2 * 1024 * 1024, ' ')}) {
        write(content);
        EXPECT_EQ(loadTerminalProfile(m_dir.path()).error().code, ErrorCode::ProfileInvalid);
        EXPECT_EQ(loadCentralProfile(m_dir.path()).error().code, ErrorCode::ProfileInvalid);
    }
}

TEST_F(ProfileTest, a_server_reads_all_that_it_was_given_and_nothing_else)
{
    const auto load = [](const QString &dir) { return loadCentralProfile(dir); };
    write(centralObject());
    const auto profile = load(m_dir.path());
    ASSERT_TRUE(profile.ok()) << qPrintable(describe(profile.error()));
    EXPECT_EQ(profile->port, 0);
    EXPECT_EQ(profile->prefecture, u"16"_s);
    EXPECT_EQ(profile->municipalities.first().code, u"162019"_s);
    for (const QString &key : centralObject().keys()) {
        const auto error = errorOf(load, centralObject(), [&](QJsonObject &o) { o.remove(key); });
        ASSERT_TRUE(error) << qPrintable(key);
        EXPECT_EQ(error->args.first(), key);
    }
    EXPECT_TRUE(errorOf(load, centralObject(), [](QJsonObject &o) { o.insert(u"more"_s, 1); }));
    EXPECT_TRUE(errorOf(load, centralObject(), [](QJsonObject &o) { o.insert(u"municipalities"_s, QJsonArray{1}); }));
    EXPECT_TRUE(errorOf(load, centralObject(), [](QJsonObject &o) { o.insert(u"port"_s, 70000); }));
}

TEST_F(ProfileTest, one_program_at_a_time_holds_a_profile)
{
    {
        const auto first = ProfileLock::take(m_dir.path());
        ASSERT_TRUE(first.ok());
        EXPECT_EQ(ProfileLock::take(m_dir.path()).error().code, ErrorCode::ProfileInUse);
    }
    EXPECT_TRUE(ProfileLock::take(m_dir.path()).ok()) << "gone with its holder";
    EXPECT_EQ(ProfileLock::take(m_dir.filePath(u"nowhere"_s)).error().code, ErrorCode::FileUnwritable);
}

TEST_F(ProfileTest, a_lock_left_by_a_program_that_died_holds_nobody_up)
{
    QFile file(m_dir.filePath(u"lock"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("999999999\nmadoguchi\n" + QSysInfo::machineHostName().toLocal8Bit() + "\n"); // no process has this number
    file.close();
    EXPECT_TRUE(ProfileLock::take(m_dir.path()).ok());
}

TEST(Settings, policy_comes_before_profile_before_default)
{
    const auto value = [](const QJsonObject &profile, const QJsonObject &policies) {
        const auto settings = Settings::from(profile, policies, true);
        return settings.ok() ? settings->text(Setting::IdleSeconds) : settings.error().args.join(u' ');
    };
    EXPECT_EQ(value({}, {}), u"300"_s);
    EXPECT_EQ(value({{u"idleSeconds"_s, 120}}, {}), u"120"_s);
    EXPECT_EQ(value({{u"idleSeconds"_s, 120}}, {{u"IdleSeconds"_s, 60}}), u"60"_s);
    EXPECT_EQ(value({{u"idleSeconds"_s, u"90"_s}}, {}), u"90"_s);
    EXPECT_EQ(value({{u"idleSeconds"_s, 1.5}}, {}), u"idleSeconds value"_s);
    EXPECT_EQ(value({{u"idleSeconds"_s, 4000}}, {}), u"idleSeconds value"_s);
    EXPECT_EQ(value({{u"other"_s, 1}}, {}), u"settings unknown"_s);
    EXPECT_EQ(value({}, {{u"idleSeconds"_s, 60}}), u"settings unknown"_s);
    EXPECT_TRUE(Settings::from({}, {{u"IdleSeconds"_s, 60}}, true)->isByPolicy(Setting::IdleSeconds));
    EXPECT_FALSE(Settings::from({}, {}, true)->isByPolicy(Setting::IdleSeconds));
}

TEST(Settings, outside_training_the_office_decides_where_data_lies)
{
    EXPECT_TRUE(Settings::from({}, {}, true).ok());
    EXPECT_EQ(Settings::from({}, {}, false).error().args, QStringList({u"ledger"_s, u"undecided"_s}));
    EXPECT_EQ(Settings::from({{u"ledger"_s, u"Own"_s}}, {}, false).error().args.first(), u"localStore"_s);
    EXPECT_TRUE(Settings::from({{u"ledger"_s, u"Own"_s}, {u"localStore"_s, u"Full"_s}}, {}, false).ok());
    EXPECT_FALSE(Settings::from({{u"ledger"_s, u"own"_s}, {u"localStore"_s, u"Full"_s}}, {}, false).ok());
}

TEST(Settings, C20_whether_a_sealed_number_may_wait_is_no_terminals_to_decide)
{
    EXPECT_EQ(Settings::from({{u"numberCapture"_s, u"SealedQueue"_s}}, {}, true).error().args, QStringList({u"settings"_s, u"unknown"_s})); // the signed directory says it
}

TEST(Settings, a_folder_is_an_absolute_path_or_none)
{
    EXPECT_EQ(Settings::from({}, {}, true)->text(Setting::IntakeFolder), u""_s);
    EXPECT_EQ(Settings::from({{u"intakeFolder"_s, u"/srv/out"_s}}, {}, true)->text(Setting::IntakeFolder), u"/srv/out"_s);
    EXPECT_FALSE(Settings::from({{u"intakeFolder"_s, u"out"_s}}, {}, true).ok());
    EXPECT_FALSE(Settings::from({{u"intakeFolder"_s, u"/"_s + QString(5000, u'x')}}, {}, true).ok());
}

TEST(Settings, every_row_has_names_of_its_own_and_a_default_that_fits)
{
    QStringList names;
    for (const SettingInfo &info : table()) {
        names << QString::fromLatin1(info.key) << QString::fromLatin1(info.policy);
        EXPECT_TRUE(fits(info.setting, QString::fromLatin1(info.training))) << info.key << ": training needs no decision";
    }
    EXPECT_EQ(names.removeDuplicates(), 0);
    EXPECT_TRUE(Settings::from({}, {}, true).ok());
}
