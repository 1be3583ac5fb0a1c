#include "base/worker.h"

namespace madoguchi {

Worker::Worker() : m_thread([this] { loop(); }) {}

Worker::~Worker()
{
    stop();
    m_thread.join();
    for (const Job &job : m_jobs)
        job(true);
}

void Worker::stop()
{
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
}

bool Worker::pause(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_changed.wait_for(lock, time, [this] { return m_stopping; });
}

void Worker::post(Job job)
{
    {
        std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_all();
}

void Worker::loop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
        if (m_stopping)
            return;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job(false);
        job = nullptr;
        lock.lock();
    }
}

} // namespace madoguchi
