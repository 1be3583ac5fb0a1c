#include "bench/transfer/delay_line.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace madoguchi::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t pieceBytes = 16 * 1024;

sockaddr_in here(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// One direction: a reader that gives each piece the time at which it arrives, and a writer that waits for it.
class Direction {
public:
    Direction(int from, int to, const DelayLine::Line &line)
        : m_from(from), m_to(to), m_line(line), m_mostHeld(line.bytesPerSecond > 0 ? std::max<std::size_t>(256 * 1024, std::size_t(line.bytesPerSecond * 0.05)) : 4 * 1024 * 1024),
          m_reader([this] { read(); }), m_writer([this] { write(); })
    {
    }
    ~Direction()
    {
        m_reader.join();
        m_writer.join();
    }

private:
    struct Piece {
        Clock::time_point due;
        std::vector<char> bytes; ///< none: the end
    };
    void read()
    {
        Clock::time_point free = Clock::now(); // when the line has taken what came before
        for (bool more = true; more;) {
            std::vector<char> bytes(pieceBytes);
            const auto count = ::recv(m_from, bytes.data(), bytes.size(), 0);
            more = count > 0;
            bytes.resize(more ? std::size_t(count) : 0);
            free = std::max(free, Clock::now());
            if (m_line.bytesPerSecond > 0)
                free += std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(double(bytes.size()) / m_line.bytesPerSecond));
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_held < m_mostHeld; });
            m_held += bytes.size();
            m_pieces.push_back({free + m_line.delay, std::move(bytes)});
            m_changed.notify_all();
        }
    }
    void write()
    {
        for (;;) {
            Piece piece;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [&] { return !m_pieces.empty(); });
                piece = std::move(m_pieces.front());
                m_pieces.pop_front();
            }
            std::this_thread::sleep_until(piece.due);
            if (piece.bytes.empty()) {
                ::shutdown(m_to, SHUT_WR);
                return;
            }
            for (std::size_t at = 0; at < piece.bytes.size();) {
                const auto count = ::send(m_to, piece.bytes.data() + at, piece.bytes.size() - at, MSG_NOSIGNAL);
                if (count <= 0) {
                    ::shutdown(m_from, SHUT_RDWR);
                    break;
                }
                at += std::size_t(count);
            }
            const std::lock_guard lock(m_mutex);
            m_held -= piece.bytes.size();
            m_changed.notify_all();
        }
    }

    const int m_from, m_to;
    const DelayLine::Line m_line;
    const std::size_t m_mostHeld;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Piece> m_pieces;
    std::size_t m_held = 0;
    std::thread m_reader, m_writer;
};

} // namespace

struct DelayLine::Connection {
    Connection(int client, int server, const Line &line) : near(client), far(server), up(client, server, line), down(server, client, line) {}
    ~Connection()
    {
        ::shutdown(near, SHUT_RDWR);
        ::shutdown(far, SHUT_RDWR);
    }
    struct Socket {
        explicit Socket(int socket) : number(socket) {}
        ~Socket() { ::close(number); }
        operator int() const { return number; }
        const int number;
    };
    Socket near, far; // closed after both directions have ended
    Direction up, down;
};

DelayLine::DelayLine(quint16 to, Line line) : m_to(to), m_line(line)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = here(0);
    socklen_t size = sizeof address;
    if (::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_socket, 16) != 0 || ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        throw std::runtime_error("no port for the long way");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { accept(); });
}

DelayLine::~DelayLine()
{
    m_ends = true;
    ::shutdown(m_socket, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_socket);
}

void DelayLine::accept()
{
    for (;;) {
        const int near = ::accept(m_socket, nullptr, nullptr);
        if (m_ends || near < 0)
            return;
        const int far = ::socket(AF_INET, SOCK_STREAM, 0), yes = 1;
        const sockaddr_in address = here(m_to);
        if (::connect(far, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            ::close(near);
            ::close(far);
            continue;
        }
        for (const int socket : {near, far})
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        m_connections.push_back(std::make_unique<Connection>(near, far, m_line));
    }
}

} // namespace madoguchi::bench
