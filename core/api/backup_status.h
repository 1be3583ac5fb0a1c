#pragma once

#include "base/error.h"

#include <QDateTime>

#include <optional>

namespace madoguchi::api {

/// How it stands with the copies of this terminal's store (C-23).
struct BackupStatus {
    QDateTime newest;  ///< UTC; invalid: there is none
    QDateTime good;    ///< the newest that was opened and read through; invalid: none yet
    QDateTime since;   ///< when the store began: before it there is nothing to copy; invalid: there is no store
    QDateTime changed; ///< when the store was last written
    std::optional<Error> trouble; ///< of the last copy, or the last trial

    bool operator==(const BackupStatus &) const = default;
};

} // namespace madoguchi::api
