#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace madoguchi::desk {

/// Bytes that must not be found.
struct Needle {
    QString name;
    QByteArray bytes;
};

/// What was typed, as a program may keep it: UTF-8, UTF-16.
QList<Needle> spellings(const QString &name, const QString &typed);
/// A key: as it is, and in hex of both cases.
QList<Needle> spellings(const QString &name, const QByteArray &key);

/// Whether this process may read the memory of that one: root, as a rule.
bool mayReadMemoryOf(qint64 process);

struct Find {
    QString needle, where; ///< the mapping as the kernel names it
};
/// Everything that the process has mapped and can be read: heap, stacks, libraries' data, memory shared with the X server.
QList<Find> findInMemory(qint64 process, const QList<Needle> &needles);

} // namespace madoguchi::desk
