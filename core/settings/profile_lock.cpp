#include "settings/profile_lock.h"

using namespace Qt::StringLiterals;

namespace madoguchi::settings {

Result<ProfileLock> ProfileLock::take(const QString &directory)
{
    auto file = std::make_unique<QLockFile>(directory + "/lock"_L1);
    file->setStaleLockTime(0); // never by age: a terminal runs for days
    if (file->tryLock(0))
        return ProfileLock(std::move(file));
    return file->error() == QLockFile::LockFailedError ? ErrorCode::ProfileInUse : ErrorCode::FileUnwritable;
}

} // namespace madoguchi::settings
