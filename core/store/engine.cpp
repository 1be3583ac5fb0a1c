#include "store/engine.h"

#include "base/secret_bytes.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <mutex>

namespace madoguchi::store {

namespace {

sqlite3_mem_methods system;

/// Pages, rows and parameters lie in SQLite's heap in clear; a lock must leave nothing of them behind. PRAGMA
/// cipher_memory_security would do this too, but also locks every allocation: slow, and it fails on a small mlock quota.
void wipeAndFree(void *memory)
{
    if (!memory)
        return;
    wipeMemory(memory, static_cast<std::size_t>(system.xSize(memory)));
    system.xFree(memory);
}

void *reallocate(void *memory, int size)
{
    const int had = system.xSize(memory);
    if (size <= had && size > had / 2)
        return memory;
    void *moved = system.xMalloc(size);
    if (!moved)
        return nullptr;
    std::memcpy(moved, memory, static_cast<std::size_t>(std::min(size, had)));
    wipeAndFree(memory);
    return moved;
}

} // namespace

void prepareEngine()
{
    static std::once_flag once;
    std::call_once(once, [] {
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system);
        sqlite3_mem_methods wiping = system;
        wiping.xFree = wipeAndFree;
        wiping.xRealloc = reallocate;
        sqlite3_config(SQLITE_CONFIG_MALLOC, &wiping);
        sqlite3_initialize();
        // The first key ever given makes SQLCipher log to stderr, whatever was set before: hence a key for nothing.
        sqlite3 *scratch = nullptr;
        if (sqlite3_open(":memory:", &scratch) == SQLITE_OK && sqlite3_key_v2(scratch, "main", "none", 4) == SQLITE_OK)
            sqlite3_exec(scratch, "PRAGMA cipher_log_level = NONE; PRAGMA cipher_log = 'off'", nullptr, nullptr, nullptr);
        sqlite3_close(scratch);
    });
}

Error engineError(int code)
{
    const QStringList args{QString::number(code)};
    switch (code & 0xff) {
    case SQLITE_INTERRUPT: return {ErrorCode::Cancelled, {}, {}};
    case SQLITE_NOTADB: return {ErrorCode::StoreKeyWrong, args, {}};
    case SQLITE_CORRUPT: return {ErrorCode::StoreDamaged, args, {}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorCode::StoreBusy, args, {}};
    case SQLITE_READONLY:
    case SQLITE_PERM: return {ErrorCode::StoreReadOnly, args, {}};
    case SQLITE_FULL: return {ErrorCode::DiskFull, args, {}};
    case SQLITE_CANTOPEN: return {ErrorCode::FileUnreadable, args, {}};
    default: return {ErrorCode::StoreFailed, args, {}};
    }
}

} // namespace madoguchi::store
