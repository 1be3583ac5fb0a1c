#pragma once

#include "sync/transport.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace madoguchi::sim {

/// One thread runs at a time: the scheduler waits until the terminal that it has let run waits for an answer or has ended.
class Baton {
public:
    void passed()
    {
        const std::lock_guard lock(m_mutex);
        m_changed.notify_all();
    }
    template <typename Condition>
    bool waitFor(Condition condition)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(60), condition);
    }
    std::mutex &mutex() { return m_mutex; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

/// A terminal's line to the server: each request waits until the scheduler has decided what becomes of it.
class Line final : public sync::Transport {
public:
    struct Waiting {
        sync::Request request;
        Promise<Result<sync::Response>> promise;
        std::optional<Result<sync::Response>> held{}; ///< the server has answered, and the answer is on its way
    };
    explicit Line(Baton &baton) : m_baton(baton) {}
    ~Line() override { drop(); }

    QFuture<Result<sync::Response>> send(sync::Request request) override
    {
        const Promise<Result<sync::Response>> promise;
        {
            const std::lock_guard lock(m_baton.mutex());
            m_waiting.push_back({std::move(request), promise});
        }
        m_baton.passed();
        return promise.future();
    }
    void drop() override
    {
        while (hasWaiting())
            answer(ErrorCode::Cancelled);
    }

    bool hasWaiting() const
    {
        const std::lock_guard lock(m_baton.mutex());
        return isWaited();
    }
    bool isWaited() const { return !m_waiting.empty(); } ///< with the baton's mutex held
    Waiting &front()
    {
        const std::lock_guard lock(m_baton.mutex());
        return m_waiting.front();
    }
    /// What comes of the oldest request.
    void answer(Result<sync::Response> response)
    {
        Waiting waiting;
        {
            const std::lock_guard lock(m_baton.mutex());
            if (m_waiting.empty())
                return;
            waiting = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        waiting.promise.answer(std::move(response)); // outside the lock: whoever waits may send again at once
    }

private:
    Baton &m_baton;
    std::deque<Waiting> m_waiting;
};

} // namespace madoguchi::sim
