#pragma once

#include "process/channel.h"

#include <QMap>

#include <mutex>

namespace madoguchi::card {

/// What PC/SC says of the readers, told as events (FORMAT.md) by a thread that lasts as long as the process. Without a
/// service it looks for one every other second. When the service goes away the process ends: the module's own context
/// with it is as dead, and a new process is how it gets another.
class Presence {
public:
    explicit Presence(process::Channel &events) : m_events(events) {}
    /// Whether there is a service now.
    bool start();
    /// The reader that counts, as PKCS#11 calls it (CK_SLOT_INFO: the PC/SC name, perhaps cut at 64 bytes); empty: none.
    void follow(const QByteArray &reader);
    /// PC/SC knows this reader, and no card is in it.
    bool isGone(const QByteArray &reader) const;

private:
    struct Seen {
        bool card = false;
        unsigned long changes = 0; ///< PC/SC counts insertions and removals
    };
    using Readers = QMap<QByteArray, Seen>;
    void run(long context); ///< 0: none yet
    bool look(long context, unsigned long patience); ///< ms; false: the service is gone
    void take(const Readers &now);
    process::Channel &m_events;
    mutable std::mutex m_mutex; ///< of the two below
    QByteArray m_followed;
    Readers m_readers;
};

} // namespace madoguchi::card
