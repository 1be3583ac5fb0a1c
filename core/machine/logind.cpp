#include "machine/logind.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

using namespace Qt::StringLiterals;

namespace madoguchi::machine {

namespace {

const QString service = u"org.freedesktop.login1"_s;
const QString managerPath = u"/org/freedesktop/login1"_s;
const QString managerInterface = u"org.freedesktop.login1.Manager"_s;
const QString sessionInterface = u"org.freedesktop.login1.Session"_s;
const QString propertiesInterface = u"org.freedesktop.DBus.Properties"_s;

/// Calls the manager; `use` gets the answer's one value, if there is one.
template <typename Value, typename Use>
void askManager(QObject *asker, const QDBusConnection &bus, const QString &method, const QVariantList &arguments, Use use)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, managerPath, managerInterface, method);
    call.setArguments(arguments);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), asker);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, asker, [use](QDBusPendingCallWatcher *finished) {
        finished->deleteLater();
        const QDBusPendingReply<Value> reply = *finished;
        if (reply.isValid())
            use(reply.value());
    });
}

} // namespace

Logind::Logind(QDBusConnection bus) : m_bus(std::move(bus))
{
    m_bus.connect(service, managerPath, managerInterface, u"PrepareForSleep"_s, this, SLOT(sleepAnnounced(bool)));
    auto *watcher = new QDBusServiceWatcher(service, m_bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &Logind::begin);
    begin();
}

void Logind::begin()
{
    delaySleep();
    findSession();
}

void Logind::delaySleep()
{
    askManager<QDBusUnixFileDescriptor>(this, m_bus, u"Inhibit"_s, {u"sleep"_s, u"Madoguchi"_s, u"covers the screen"_s, u"delay"_s},
                                        [this](const QDBusUnixFileDescriptor &delay) { m_delay = delay; });
}

/// "auto": ours, or the one in front of which our user sits.
void Logind::findSession()
{
    askManager<QDBusObjectPath>(this, m_bus, u"GetSession"_s, {u"auto"_s}, [this](const QDBusObjectPath &path) { followSession(path.path()); });
}

void Logind::followSession(const QString &path)
{
    if (!m_session.isEmpty()) {
        m_bus.disconnect(service, m_session, sessionInterface, u"Lock"_s, this, SLOT(lockDemanded()));
        m_bus.disconnect(service, m_session, propertiesInterface, u"PropertiesChanged"_s, this, SLOT(sessionChanged(QString, QVariantMap, QStringList)));
    }
    m_session = path;
    m_bus.connect(service, m_session, sessionInterface, u"Lock"_s, this, SLOT(lockDemanded()));
    m_bus.connect(service, m_session, propertiesInterface, u"PropertiesChanged"_s, this, SLOT(sessionChanged(QString, QVariantMap, QStringList)));
}

void Logind::sleepAnnounced(bool begins)
{
    if (!begins)
        return delaySleep(); // for the next time: the last one was let go of
    Q_EMIT goingToSleep();
    // With what was painted on its way to the screen: after the events that are there now.
    QMetaObject::invokeMethod(this, [this] { m_delay = QDBusUnixFileDescriptor(); }, Qt::QueuedConnection);
}

void Logind::lockDemanded() { Q_EMIT locked(); }

/// Desktops that lock by themselves only leave a hint; a session that is not active has another user's in front of it.
void Logind::sessionChanged(const QString &interface, const QVariantMap &changed, const QStringList &)
{
    if (interface == sessionInterface && (changed.value(u"LockedHint"_s, false).toBool() || !changed.value(u"Active"_s, true).toBool()))
        Q_EMIT locked();
}

std::unique_ptr<MachineEvents> machineEvents() { return std::make_unique<Logind>(QDBusConnection::systemBus()); }

} // namespace madoguchi::machine
