#pragma once

#include <QtGlobal>

#include <algorithm>
#include <chrono>

namespace madoguchi::sync {

/// How much of a file goes into one request: so much that the way there and back does not count, and so little that a cut costs no more than a few seconds on a slow line.
class TransferPace {
public:
    static constexpr qint64 least = 256 * 1024, most = 4 * 1024 * 1024; ///< bytes; the interface's limit
    qint64 bytes() const { return m_bytes; }
    void took(std::chrono::milliseconds time)
    {
        if (time < std::chrono::milliseconds(500))
            m_bytes = std::min(m_bytes * 2, most);
        else if (time > std::chrono::seconds(4))
            m_bytes = std::max(m_bytes / 2, least);
    }

private:
    qint64 m_bytes = 1024 * 1024;
};

} // namespace madoguchi::sync
