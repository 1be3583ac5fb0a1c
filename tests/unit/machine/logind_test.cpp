// What logind announces, over a bus of its own with a logind of the test's.
#include "machine/logind.h"
#include "support/wait.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using madoguchi::test::waitFor;

namespace {

constexpr auto service = "org.freedesktop.login1"_L1;
constexpr auto managerPath = "/org/freedesktop/login1"_L1;
constexpr auto sessionPath = "/org/freedesktop/login1/session/_31"_L1;
constexpr auto elsewherePath = "/org/freedesktop/login1/session/_32"_L1;

class Bus {
public:
    Bus()
    {
        QFile file(m_dir.filePath(u"bus.conf"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("<busconfig><type>session</type><listen>unix:path=" + m_dir.filePath(u"socket"_s).toUtf8() +
                   "</listen><policy context=\"default\"><allow send_destination=\"*\"/><allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>");
        file.close();
        m_daemon.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--print-address"_s, u"--config-file="_s + file.fileName()});
        if (!m_daemon.waitForReadyRead())
            throw std::runtime_error("dbus-daemon does not start");
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    ~Bus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    QDBusConnection connect(const QString &name) const { return QDBusConnection::connectToBus(m_address, name); }

private:
    QTemporaryDir m_dir;
    QProcess m_daemon;
    QString m_address;
};

/// What a terminal may ask of logind.
class Manager : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    ~Manager() override { closeDelay(); }
    QStringList inhibited;
    /// Whether somebody still holds what the last Inhibit() gave.
    bool isHeld() const
    {
        pollfd end{m_ours, 0, 0};
        return m_ours >= 0 && poll(&end, 1, 0) == 0;
    }

public Q_SLOTS:
    QDBusObjectPath GetSession(const QString &) { return QDBusObjectPath(sessionPath); }
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &, const QString &, const QString &mode)
    {
        inhibited.append(what + u' ' + mode);
        closeDelay();
        int ends[2];
        EXPECT_EQ(pipe(ends), 0);
        m_ours = ends[0];
        QDBusUnixFileDescriptor theirs;
        theirs.giveFileDescriptor(ends[1]);
        return theirs;
    }

private:
    void closeDelay()
    {
        if (m_ours >= 0)
            close(m_ours);
    }
    int m_ours = -1;
};

class LogindTest : public testing::Test {
protected:
    LogindTest() : m_theirs(m_bus.connect(u"logind"_s)) {}
    ~LogindTest() override
    {
        m_logind.reset();
        QDBusConnection::disconnectFromBus(u"logind"_s);
        QDBusConnection::disconnectFromBus(u"terminal"_s);
    }
    void startLogind()
    {
        ASSERT_TRUE(m_theirs.registerObject(managerPath, &m_manager, QDBusConnection::ExportAllSlots));
        ASSERT_TRUE(m_theirs.registerService(service));
    }
    void startTerminal()
    {
        m_logind = std::make_unique<madoguchi::machine::Logind>(m_bus.connect(u"terminal"_s));
        QObject::connect(m_logind.get(), &madoguchi::machine::MachineEvents::locked, m_logind.get(), [this] { ++m_locks; });
        QObject::connect(m_logind.get(), &madoguchi::machine::MachineEvents::goingToSleep, m_logind.get(), [this] {
            ++m_sleeps;
            m_heldAtSleep = m_manager.isHeld();
        });
    }
    void startBoth()
    {
        startLogind();
        startTerminal();
        ASSERT_TRUE(waitFor([this] { return m_manager.isHeld(); }));
        ASSERT_TRUE(waitFor([this] { // the session is followed once its first lock is heard
            announce(sessionPath, u"org.freedesktop.login1.Session"_s, u"Lock"_s, {});
            return m_locks > 0;
        }));
        flush();
        m_locks = 0;
    }
    void announce(const QString &path, const QString &interface, const QString &signal, const QVariantList &arguments)
    {
        QDBusMessage message = QDBusMessage::createSignal(path, interface, signal);
        message.setArguments(arguments);
        m_theirs.send(message);
    }
    void announceSleep(bool begins) { announce(managerPath, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, {begins}); }
    void announceChange(const QVariantMap &changed, const QString &path = sessionPath)
    {
        announce(path, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s, {u"org.freedesktop.login1.Session"_s, changed, QStringList()});
    }
    /// Whatever was announced before has been heard: news come in order, and this comes last.
    void flush()
    {
        const int before = m_sleeps;
        announceSleep(true);
        ASSERT_TRUE(waitFor([&] { return m_sleeps > before; }));
        announceSleep(false);
        ASSERT_TRUE(waitFor([&] { return m_manager.isHeld(); }));
    }

    Bus m_bus;
    Manager m_manager;
    QDBusConnection m_theirs;
    std::unique_ptr<madoguchi::machine::Logind> m_logind;
    int m_locks = 0, m_sleeps = 0;
    bool m_heldAtSleep = false;
};

} // namespace

TEST_F(LogindTest, C07_sleep_waits_until_it_has_been_heard_of_and_the_next_one_too)
{
    startBoth();
    for (int night = 0; night < 3; ++night) {
        const int before = m_sleeps;
        m_heldAtSleep = false;
        announceSleep(true);
        ASSERT_TRUE(waitFor([&] { return m_sleeps > before; }));
        EXPECT_TRUE(m_heldAtSleep) << "the machine is still awake";
        EXPECT_TRUE(waitFor([this] { return !m_manager.isHeld(); })) << "and may sleep now";
        announceSleep(false);
        EXPECT_TRUE(waitFor([this] { return m_manager.isHeld(); }));
    }
    for (const QString &inhibited : m_manager.inhibited)
        EXPECT_EQ(inhibited, u"sleep delay"_s) << "never a block: nobody has to wait for us";
    EXPECT_EQ(m_locks, 0);
}

TEST_F(LogindTest, C07_the_desktops_lock_is_heard_however_it_is_told)
{
    startBoth();
    int expected = 0;
    const auto heard = [&] { return waitFor([&] { return m_locks == expected; }); };
    announce(sessionPath, u"org.freedesktop.login1.Session"_s, u"Lock"_s, {});
    ++expected;
    EXPECT_TRUE(heard());
    announceChange({{u"LockedHint"_s, true}});
    ++expected;
    EXPECT_TRUE(heard());
    announceChange({{u"Active"_s, false}});
    ++expected;
    EXPECT_TRUE(heard()) << "another user is in front";
}

TEST_F(LogindTest, C07_other_news_and_other_peoples_sessions_lock_nothing)
{
    startBoth();
    announceChange({{u"LockedHint"_s, false}});
    announceChange({{u"Active"_s, true}});
    announceChange({{u"IdleHint"_s, true}});
    announceChange({{u"LockedHint"_s, true}}, elsewherePath);
    announce(elsewherePath, u"org.freedesktop.login1.Session"_s, u"Lock"_s, {});
    announce(sessionPath, u"org.freedesktop.login1.Session"_s, u"Unlock"_s, {});
    QDBusConnection stranger = m_bus.connect(u"stranger"_s);
    stranger.send(QDBusMessage::createSignal(sessionPath, u"org.freedesktop.login1.Session"_s, u"Lock"_s));
    flush();
    QDBusConnection::disconnectFromBus(u"stranger"_s);
    EXPECT_EQ(m_locks, 0);
}

TEST_F(LogindTest, C07_a_logind_that_comes_later_is_followed)
{
    startTerminal();
    startLogind();
    EXPECT_TRUE(waitFor([this] { return m_manager.isHeld(); }));
    announceSleep(true);
    EXPECT_TRUE(waitFor([this] { return m_sleeps == 1; }));
}

TEST(LogindWithoutABus, is_silent)
{
    madoguchi::machine::Logind logind(QDBusConnection(u"no such bus"_s));
    EXPECT_FALSE(waitFor([] { return false; }, 20));
}

#include "logind_test.moc"
