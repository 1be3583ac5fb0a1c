#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace madoguchi::desk {

/// What an assistive program hears (AT-SPI): a session bus of its own, the accessibility bus on it, and every object of every program that speaks there.
class Listener {
public:
    explicit Listener(const QString &display); ///< throws if there is no bus
    ~Listener();
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    QMap<QString, QString> environment() const; ///< with it a program speaks here
    /// Names, descriptions and texts of all objects, as they are now.
    QStringList texts();

private:
    struct Object {
        QString service, path;
    };
    QList<Object> children(const Object &object) const;
    void collect(const Object &object, int depth, QStringList &texts);

    QTemporaryDir m_runtime;
    QProcess m_bus;
    QString m_address;
    QDBusConnection m_accessibility{QString()};
    int m_objects = 0;
};

} // namespace madoguchi::desk
