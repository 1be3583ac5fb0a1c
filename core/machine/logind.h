#pragma once

#include "machine/machine_events.h"

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>

namespace madoguchi::machine {

/// systemd-logind. Calls never block; a logind that starts later, or anew, is followed from then on.
class Logind final : public MachineEvents {
    Q_OBJECT
public:
    explicit Logind(QDBusConnection bus);

private Q_SLOTS:
    void sleepAnnounced(bool begins);
    void lockDemanded();
    void sessionChanged(const QString &interface, const QVariantMap &changed, const QStringList &invalidated);

private:
    void begin();
    void delaySleep();
    void findSession();
    void followSession(const QString &path);

    QDBusConnection m_bus;
    QString m_session;               ///< its object path; empty: not known
    QDBusUnixFileDescriptor m_delay; ///< while it is open, sleep waits
};

} // namespace madoguchi::machine
