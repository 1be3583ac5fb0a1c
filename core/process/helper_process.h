#pragma once

#include "base/result.h"
#include "process/channel.h"

#include <memory>
#include <vector>

namespace madoguchi::process {

/// A program as our child: started with two sockets (its descriptors 0 and 1) and what it is given, and nothing else of ours; killed and reaped when this goes.
class HelperProcess {
public:
    struct Program {
        QString path;
        QStringList arguments;
        std::vector<const char *> environment; ///< names of the variables that it gets of ours
        std::vector<int> files;                ///< open here, its descriptors 3 and up; stay the caller's
    };
    /// Internal: no such program, or no process to be had.
    static Result<std::unique_ptr<HelperProcess>> start(const Program &program);
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

} // namespace madoguchi::process
