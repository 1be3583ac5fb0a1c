#pragma once

#include "base/result.h"

#include <QLockFile>

#include <memory>

namespace madoguchi::settings {

/// One program at a time on one profile (DIR/lock); gone with the object, or with the process.
class ProfileLock {
public:
    /// ProfileInUse; FileUnwritable if there is no such folder or it cannot be written.
    static Result<ProfileLock> take(const QString &directory);

private:
    explicit ProfileLock(std::unique_ptr<QLockFile> file) : m_file(std::move(file)) {}
    std::unique_ptr<QLockFile> m_file;
};

} // namespace madoguchi::settings
