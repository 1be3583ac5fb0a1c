#pragma once

#include "process/frame.h"

#include <QDeadlineTimer>

namespace madoguchi::process {

/// One end of the stream between a program and its helper: a connected socket, owned and closed here. Nothing of what went
/// through is kept.
class Channel {
public:
    explicit Channel(int socket) : m_socket(socket) {}
    ~Channel();
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    /// False: the other end is gone, or did not take it in time.
    bool send(std::uint8_t kind, Bytes body, QDeadlineTimer deadline);
    /// False: nothing has come by then. The end of the stream has.
    bool waitForNews(QDeadlineTimer deadline);
    /// Nothing: the other end is gone, was late, or sent what is no frame.
    std::optional<Frame> receive(QDeadlineTimer deadline);
    /// One byte outside any frame, for the events.
    bool sendByte(std::uint8_t byte);
    /// Waits for it.
    std::optional<std::uint8_t> receiveByte();
    /// Ends both directions, for a thread that waits in receiveByte() as well.
    void hangUp();

private:
    bool read(std::span<std::uint8_t> bytes, QDeadlineTimer deadline);
    const int m_socket;
};

} // namespace madoguchi::process
