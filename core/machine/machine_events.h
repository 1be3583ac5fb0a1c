#pragma once

#include <QObject>

#include <memory>

namespace madoguchi::machine {

/// What the machine announces by itself, told on the thread of this object.
class MachineEvents : public QObject {
    Q_OBJECT

Q_SIGNALS:
    void locked();       ///< its desktop has been locked, or another one is in front
    void goingToSleep(); ///< connect directly: it waits until every receiver has returned
};

/// Of this machine. Never null; silent where nobody announces anything.
std::unique_ptr<MachineEvents> machineEvents();

} // namespace madoguchi::machine
