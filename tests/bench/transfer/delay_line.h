#pragma once

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <list>
#include <memory>
#include <thread>

namespace madoguchi::bench {

/// A long way on one machine: takes connections on a port of its own and passes their bytes on to another, each direction at its own pace and after its own time.
/// What a queue of a router would hold back, it does not take from the sender.
class DelayLine {
public:
    struct Line {
        std::chrono::microseconds delay{0}; ///< one way
        double bytesPerSecond = 0;          ///< each direction; 0: as fast as it goes
    };
    DelayLine(quint16 to, Line line);
    ~DelayLine();
    quint16 port() const { return m_port; }

private:
    struct Connection;
    void accept();
    const quint16 m_to;
    const Line m_line;
    int m_socket = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_ends{false};
    std::list<std::unique_ptr<Connection>> m_connections;
    std::thread m_acceptor;
};

} // namespace madoguchi::bench
