#pragma once

#include "card/channel.h"

namespace madoguchi::card {

/// `madoguchi-card` as our child: started with two sockets and nothing else of ours, killed and reaped when this goes.
class HelperProcess {
public:
    /// CardFailed: no such program, or no process to be had.
    static Result<std::unique_ptr<HelperProcess>> start(const QString &program, const QString &modulePath);
    ~HelperProcess();
    HelperProcess(const HelperProcess &) = delete;
    HelperProcess &operator=(const HelperProcess &) = delete;

    Channel &calls() { return m_calls; }
    Channel &events() { return m_events; }
    qint64 id() const { return m_id; }

private:
    HelperProcess(qint64 id, int calls, int events) : m_id(id), m_calls(calls), m_events(events) {}
    const qint64 m_id;
    Channel m_calls, m_events;
};

} // namespace madoguchi::card
