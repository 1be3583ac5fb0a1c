#pragma once

#include "base/error.h"

#include <QString>

#include <optional>

namespace madoguchi::api {

/// A long piece of work.
struct Progress {
    enum class State { Idle, Running, Paused, Done, Failed } state = State::Idle;
    QString what;      ///< "first-load", then "search-index"; "upload", "download", "numbers"; "key-check", "key-copy", "key-exchange"
    qint64 records = 0, recordsTotal = 0;
    qint64 bytes = 0, bytesTotal = 0;
    qint64 secondsLeft = -1; ///< -1: not known yet
    std::optional<Error> error;
};

} // namespace madoguchi::api
