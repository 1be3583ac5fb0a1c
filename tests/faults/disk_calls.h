#pragma once

#include <cstddef>

#include <sys/types.h>

/// The calls that change the disk. A program that links this file has its own definitions of them before the C library's, so that
/// SQLite's and Qt's go through them too.
namespace disk_calls {

struct Call {
    enum Kind : char { Write = 'w', Sync = 's', Truncate = 't', Rename = 'r', Link = 'l', Unlink = 'u', MakeFolder = 'm', RemoveFolder = 'd', Create = 'c' };
    Kind kind;
    int file = -1;              ///< descriptor: of what is written, synchronised, cut, or was created
    const char *path = nullptr; ///< of what is renamed, linked, removed, or created; null: created without a name
    const char *to = nullptr;   ///< the new name
    const void *data = nullptr;
    std::size_t size = 0;       ///< of the data
    off64_t offset = -1;        ///< where it is written (-1: at the file's position), or the new length
};

class Watcher {
public:
    virtual ~Watcher() = default;
    /// In the thread that calls. Not of what opening a file does: whether it creates one, or cuts one, is known afterwards.
    virtual void before(const Call &) {}
    virtual void after(const Call &, long result) { static_cast<void>(result); }
};
/// One at a time; nullptr: none. While another thread calls, it must not change.
void watch(Watcher *watcher);

/// Past the watcher.
void writeSome(const Call &write, std::size_t size);

} // namespace disk_calls
