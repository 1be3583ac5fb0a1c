#pragma once

#include "checker/protocol.h"
#include "process/helper_process.h"

namespace madoguchi::checker {

/// The terminal's side: each call is a process of its own that reads one source and ends. `source` is open for reading and stays the caller's. Calls wait.
/// FileRefused with its places, TooLarge; Internal: the process was late, died or said what it should not.
class Checker {
public:
    explicit Checker(QString program, std::chrono::milliseconds patience = std::chrono::seconds(60)) : m_program(std::move(program)), m_patience(patience) {}

    /// What the first line says, and the hash of all of it.
    Result<Source> look(int source, QList<exchange::Refusal> *refusals) const;
    /// The whole file: `begin` is told that it is right, then each row comes. What either answers as an error ends it. Until this answers, nothing may count (C-02).
    using Begin = std::function<Result<Done>(const Source &)>;
    using Sink = std::function<Result<Done>(SealedRow)>;
    Result<Done> take(int source, const Task &task, const Begin &begin, const Sink &sink, QList<exchange::Refusal> *refusals) const;

private:
    Result<std::unique_ptr<process::HelperProcess>> start(int source, const Task &task) const;
    /// The next frame; a refusal or a failure is an error.
    Result<process::Frame> next(process::HelperProcess &helper, QList<exchange::Refusal> *refusals) const;
    const QString m_program;
    const std::chrono::milliseconds m_patience; ///< for one answer
};

} // namespace madoguchi::checker
