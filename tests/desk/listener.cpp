#include "desk/listener.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QUuid>

#include <stdexcept>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace madoguchi::desk {

namespace {

constexpr int patience = 10'000, deepest = 60, mostObjects = 30'000;
const QString accessible = u"org.a11y.atspi.Accessible"_s;

QDBusMessage ask(const QDBusConnection &bus, const QString &service, const QString &path, const QString &interface, const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, method);
    message.setArguments(arguments);
    return bus.call(message, QDBus::Block, patience);
}

} // namespace

Listener::Listener(const QString &display)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, display);
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_runtime.path());
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    m_bus.setProcessEnvironment(environment);
    m_bus.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_bus.setStandardErrorFile(QProcess::nullDevice());
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s, u"--address=unix:dir="_s + m_runtime.path()});
    while (m_bus.state() != QProcess::NotRunning && !m_bus.canReadLine() && m_bus.waitForReadyRead(patience)) {
    }
    m_address = QString::fromUtf8(m_bus.readLine().trimmed());
    const QDBusConnection session = QDBusConnection::connectToBus(m_address, u"session-"_s + QUuid::createUuid().toString());
    const QString address = ask(session, u"org.a11y.Bus"_s, u"/org/a11y/bus"_s, u"org.a11y.Bus"_s, u"GetAddress"_s).arguments().value(0).toString();
    QDBusConnection::disconnectFromBus(session.name());
    m_accessibility = QDBusConnection::connectToBus(address, u"accessibility-"_s + QUuid::createUuid().toString());
    if (address.isEmpty() || !m_accessibility.isConnected())
        throw std::runtime_error("there is no accessibility bus: is at-spi2-core installed?");
}

Listener::~Listener()
{
    QDBusConnection::disconnectFromBus(m_accessibility.name());
    m_bus.terminate();
    m_bus.waitForFinished();
}

QMap<QString, QString> Listener::environment() const { return {{u"DBUS_SESSION_BUS_ADDRESS"_s, m_address}, {u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s}}; }

QStringList Listener::texts()
{
    QStringList all;
    m_objects = 0;
    collect({u"org.a11y.atspi.Registry"_s, u"/org/a11y/atspi/accessible/root"_s}, 0, all);
    if (m_objects >= mostObjects)
        throw std::runtime_error("more objects than anybody can listen to");
    return all;
}

QList<Listener::Object> Listener::children(const Object &object) const
{
    QList<Object> found;
    const QVariant answer = ask(m_accessibility, object.service, object.path, accessible, u"GetChildren"_s).arguments().value(0);
    if (!answer.canConvert<QDBusArgument>())
        return found;
    const auto list = answer.value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        Object child;
        QDBusObjectPath path;
        list.beginStructure();
        list >> child.service >> path;
        list.endStructure();
        child.path = path.path();
        found.append(child);
    }
    list.endArray();
    return found;
}

void Listener::collect(const Object &object, int depth, QStringList &texts)
{
    if (depth > deepest || ++m_objects > mostObjects)
        return;
    for (const auto &property : {u"Name"_s, u"Description"_s}) {
        const QString text = ask(m_accessibility, object.service, object.path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {accessible, property})
                                 .arguments().value(0).value<QDBusVariant>().variant().toString();
        if (!text.isEmpty())
            texts.append(text);
    }
    const QDBusMessage content = ask(m_accessibility, object.service, object.path, u"org.a11y.atspi.Text"_s, u"GetText"_s, {0, -1});
    if (const QString text = content.arguments().value(0).toString(); content.type() == QDBusMessage::ReplyMessage && !text.isEmpty())
        texts.append(text);
    for (const Object &child : children(object))
        collect(child, depth + 1, texts);
}

} // namespace madoguchi::desk
