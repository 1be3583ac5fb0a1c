#include "card/helper/presence.h"

#include "card/protocol.h"

#include <QList>

#include <chrono>
#include <cstring>
#include <thread>

#include <unistd.h>
#include <winscard.h>

namespace madoguchi::card {

namespace {

constexpr auto pause = std::chrono::seconds(2);
constexpr DWORD lookAgain = 1000; ///< ms; readers that come are found by listing them anew, which misses none
constexpr std::size_t maxReaders = 16;

bool isSame(const QByteArray &followed, const QByteArray &reader) { return !followed.isEmpty() && reader.startsWith(followed); }

/// Names of all readers; nothing: no service any more.
std::optional<QList<QByteArray>> readersOf(SCARDCONTEXT context)
{
    char names[maxReaders * MAX_READERNAME];
    DWORD size = sizeof names;
    const LONG answer = SCardListReaders(context, nullptr, names, &size);
    if (answer == SCARD_E_NO_READERS_AVAILABLE)
        return QList<QByteArray>();
    if (answer != SCARD_S_SUCCESS)
        return {};
    QList<QByteArray> readers;
    for (const char *name = names; *name; name += std::strlen(name) + 1)
        readers.append(name);
    return readers;
}

} // namespace

bool Presence::start()
{
    SCARDCONTEXT context = 0;
    // What is there now is known before the first call: a card that leaves right afterwards has left.
    const bool served = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context) == SCARD_S_SUCCESS && look(context, 0);
    std::thread([this, context, served] { run(served ? context : 0); }).detach();
    return served;
}

void Presence::follow(const QByteArray &reader)
{
    const std::lock_guard lock(m_mutex);
    m_followed = reader;
}

bool Presence::isGone(const QByteArray &reader) const
{
    const std::lock_guard lock(m_mutex);
    for (auto known = m_readers.begin(); known != m_readers.end(); ++known) {
        if (isSame(reader, known.key()))
            return !known->card;
    }
    return false;
}

void Presence::run(long context)
{
    while (context == 0 && SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context) != SCARD_S_SUCCESS) {
        context = 0;
        std::this_thread::sleep_for(pause);
    }
    while (look(context, lookAgain)) { }
    _exit(0);
}

bool Presence::look(long context, unsigned long patience)
{
    const auto names = readersOf(context);
    if (!names)
        return false;
    Readers now;
    QList<SCARD_READERSTATE> states;
    for (const QByteArray &name : *names) {
        const Seen seen = m_readers.value(name); // written by this thread alone
        SCARD_READERSTATE state{};
        state.szReader = name.constData();
        state.dwCurrentState = m_readers.contains(name) ? (seen.card ? SCARD_STATE_PRESENT : SCARD_STATE_EMPTY) | (seen.changes << 16) : SCARD_STATE_UNAWARE;
        states.append(state);
    }
    if (!states.isEmpty()) {
        const LONG answer = SCardGetStatusChange(context, patience, states.data(), static_cast<DWORD>(states.size()));
        if (answer == SCARD_E_UNKNOWN_READER) // unplugged between the two calls
            return true;
        if (answer != SCARD_S_SUCCESS && answer != SCARD_E_TIMEOUT)
            return false;
        for (qsizetype i = 0; i < states.size(); ++i) {
            const DWORD state = answer == SCARD_S_SUCCESS ? states[i].dwEventState : states[i].dwCurrentState;
            const bool usable = !(state & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE | SCARD_STATE_IGNORE));
            now.insert(names->at(i), {usable && (state & SCARD_STATE_PRESENT), state >> 16});
        }
    } else if (patience > 0) {
        std::this_thread::sleep_for(pause);
    }
    take(now);
    return true;
}

void Presence::take(const Readers &now)
{
    bool left = false, ours = false, news = false, any = false;
    {
        const std::lock_guard lock(m_mutex);
        for (auto before = m_readers.begin(); before != m_readers.end(); ++before) {
            const Seen after = now.value(before.key()); // none: the reader is gone, and its card with it
            const bool moved = after.changes != before->changes; // also: one that came and went unseen
            if (before->card ? !after.card || moved : !after.card && moved && now.contains(before.key())) {
                left = true;
                ours = ours || isSame(m_followed, before.key());
            }
        }
        for (auto after = now.begin(); after != now.end(); ++after) {
            any = any || after->card;
            news = news || after->card != m_readers.value(after.key()).card;
        }
        m_readers = now;
    }
    // Whose name the module does not tell is ours when no reader holds a card any longer.
    if (left && (ours || !any))
        m_events.sendByte(static_cast<std::uint8_t>(protocol::Event::Removed));
    else if (left || news)
        m_events.sendByte(static_cast<std::uint8_t>(protocol::Event::Look));
}

} // namespace madoguchi::card
