#include "process/channel.h"

#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace madoguchi::process {

namespace {

bool waitFor(int socket, short what, QDeadlineTimer deadline)
{
    for (;;) {
        pollfd wanted{socket, what, 0};
        const int ready = poll(&wanted, 1, deadline.isForever() ? -1 : static_cast<int>(deadline.remainingTime()));
        if (ready >= 0 || errno != EINTR)
            return ready == 1;
    }
}

} // namespace

Channel::~Channel() { close(m_socket); }

void Channel::hangUp() { shutdown(m_socket, SHUT_RDWR); }

bool Channel::send(std::uint8_t kind, Bytes body, QDeadlineTimer deadline)
{
    const SecretBytes frame = framed(kind, body);
    Bytes left = frame.span();
    while (!left.empty()) {
        const ssize_t sent = ::send(m_socket, left.data(), left.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0)
            left = left.subspan(static_cast<std::size_t>(sent));
        else if (errno != EINTR && (errno != EAGAIN || !waitFor(m_socket, POLLOUT, deadline)))
            return false;
    }
    return true;
}

bool Channel::waitForNews(QDeadlineTimer deadline) { return waitFor(m_socket, POLLIN, deadline); }

bool Channel::read(std::span<std::uint8_t> bytes, QDeadlineTimer deadline)
{
    while (!bytes.empty()) {
        const ssize_t got = recv(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(got));
        else if (got == 0 || (errno != EINTR && (errno != EAGAIN || !waitFor(m_socket, POLLIN, deadline))))
            return false;
    }
    return true;
}

std::optional<Frame> Channel::receive(QDeadlineTimer deadline)
{
    std::uint8_t header[headerSize];
    if (!read(header, deadline))
        return {};
    const auto size = bodySize(header);
    if (!size)
        return {};
    Frame frame{header[4], SecretBytes(*size)};
    if (!read(frame.body.span(), deadline))
        return {};
    return frame;
}

bool Channel::sendByte(std::uint8_t byte) { return ::send(m_socket, &byte, 1, MSG_NOSIGNAL) == 1; }

std::optional<std::uint8_t> Channel::receiveByte()
{
    std::uint8_t byte = 0;
    return read({&byte, 1}, QDeadlineTimer(QDeadlineTimer::Forever)) ? std::optional(byte) : std::nullopt;
}

} // namespace madoguchi::process
