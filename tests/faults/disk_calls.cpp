#include "disk_calls.h"

#include <atomic>
#include <cstdarg>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

using disk_calls::Call;

std::atomic<disk_calls::Watcher *> current = nullptr;

template <typename... Args>
long pass(const Call &call, long number, Args... args)
{
    disk_calls::Watcher *watcher = current;
    if (watcher)
        watcher->before(call);
    const long result = syscall(number, args...);
    if (watcher)
        watcher->after(call, result);
    return result;
}

bool makesNameless(int flags) { return (flags & O_TMPFILE) == O_TMPFILE; }

int openFile(const char *path, int flags, mode_t mode)
{
    disk_calls::Watcher *watcher = (flags & (O_CREAT | O_TRUNC)) || makesNameless(flags) ? current.load() : nullptr;
    const bool known = watcher && !makesNameless(flags) && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
    const int file = static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
    if (!watcher || file < 0)
        return file;
    if (!known)
        watcher->after({.kind = Call::Create, .file = file, .path = makesNameless(flags) ? nullptr : path}, file);
    else if (flags & O_TRUNC)
        watcher->after({.kind = Call::Truncate, .file = file, .offset = 0}, 0);
    return file;
}

} // namespace

#define OURS extern "C" __attribute__((visibility("default")))

OURS ssize_t write(int file, const void *data, std::size_t size) { return pass({.kind = Call::Write, .file = file, .data = data, .size = size}, SYS_write, file, data, size); }
OURS ssize_t pwrite64(int file, const void *data, std::size_t size, off64_t offset)
{
    return pass({.kind = Call::Write, .file = file, .data = data, .size = size, .offset = offset}, SYS_pwrite64, file, data, size, offset);
}
OURS ssize_t pwrite(int file, const void *data, std::size_t size, off_t offset) { return pwrite64(file, data, size, offset); }
OURS int fsync(int file) { return static_cast<int>(pass({.kind = Call::Sync, .file = file}, SYS_fsync, file)); }
OURS int fdatasync(int file) { return static_cast<int>(pass({.kind = Call::Sync, .file = file}, SYS_fdatasync, file)); }
OURS int ftruncate64(int file, off64_t size) noexcept { return static_cast<int>(pass({.kind = Call::Truncate, .file = file, .offset = size}, SYS_ftruncate, file, size)); }
OURS int ftruncate(int file, off_t size) noexcept { return ftruncate64(file, size); }
OURS int rename(const char *from, const char *to) noexcept { return static_cast<int>(pass({.kind = Call::Rename, .path = from, .to = to}, SYS_rename, from, to)); }
OURS int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    return static_cast<int>(pass({.kind = Call::Rename, .path = from, .to = to}, SYS_renameat2, fromFolder, from, toFolder, to, flags));
}
OURS int link(const char *from, const char *to) noexcept { return static_cast<int>(pass({.kind = Call::Link, .path = from, .to = to}, SYS_link, from, to)); }
OURS int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    return static_cast<int>(pass({.kind = Call::Link, .path = from, .to = to}, SYS_linkat, fromFolder, from, toFolder, to, flags));
}
OURS int unlink(const char *path) noexcept { return static_cast<int>(pass({.kind = Call::Unlink, .path = path}, SYS_unlink, path)); }
OURS int mkdir(const char *path, mode_t mode) noexcept { return static_cast<int>(pass({.kind = Call::MakeFolder, .path = path}, SYS_mkdir, path, mode)); }
OURS int rmdir(const char *path) noexcept { return static_cast<int>(pass({.kind = Call::RemoveFolder, .path = path}, SYS_rmdir, path)); }
OURS int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) || makesNameless(flags) ? va_arg(rest, mode_t) : 0; // there only where a file may be made
    va_end(rest);
    return openFile(path, flags, mode);
}
extern "C" __attribute__((visibility("default"), alias("open64"))) int open(const char *path, int flags, ...);

void disk_calls::watch(Watcher *watcher) { current = watcher; }

void disk_calls::writeSome(const Call &write, std::size_t size)
{
    if (write.offset < 0)
        syscall(SYS_write, write.file, write.data, size);
    else
        syscall(SYS_pwrite64, write.file, write.data, size, write.offset);
}
