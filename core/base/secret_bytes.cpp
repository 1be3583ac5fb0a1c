#include "base/secret_bytes.h"

#include <cstring>
#include <mutex>
#include <new>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

namespace madoguchi {

namespace {

/// One region of locked pages, handed out in blocks. 512 KiB hold every key, password and number that can be alive at
/// once; a program that needs more has a leak, and std::bad_alloc says so.
class SecretArena {
public:
    static SecretArena &instance()
    {
        static SecretArena *arena = new SecretArena; // never destroyed: statics may still hold secrets at exit
        return *arena;
    }

    std::uint8_t *take(std::size_t size)
    {
        const std::size_t blocks = (size + blockSize - 1) / blockSize;
        const std::lock_guard guard(m_mutex);
        std::size_t run = 0;
        for (std::size_t i = 0; i < blockCount; ++i) {
            run = m_used[i] ? 0 : run + 1;
            if (run == blocks) {
                const std::size_t first = i + 1 - blocks;
                for (std::size_t b = first; b <= i; ++b)
                    m_used[b] = true;
                return m_memory + first * blockSize;
            }
        }
        throw std::bad_alloc();
    }

    void give(std::uint8_t *data, std::size_t size)
    {
        wipeMemory(data, size);
        const std::size_t blocks = (size + blockSize - 1) / blockSize;
        const std::size_t first = static_cast<std::size_t>(data - m_memory) / blockSize;
        const std::lock_guard guard(m_mutex);
        for (std::size_t b = first; b < first + blocks; ++b)
            m_used[b] = false;
    }

private:
    static constexpr std::size_t blockSize = 64;
    static constexpr std::size_t blockCount = 8192;

    SecretArena() : m_used(blockCount)
    {
#ifdef __linux__
        void *memory = mmap(nullptr, blockSize * blockCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            throw std::bad_alloc();
        mlock(memory, blockSize * blockCount); // RLIMIT_MEMLOCK may forbid it; then swap is the administrator's to encrypt
        madvise(memory, blockSize * blockCount, MADV_DONTDUMP);
        madvise(memory, blockSize * blockCount, MADV_WIPEONFORK);
        m_memory = static_cast<std::uint8_t *>(memory);
#else
        m_memory = static_cast<std::uint8_t *>(::operator new(blockSize * blockCount));
#endif
    }

    std::mutex m_mutex;
    std::uint8_t *m_memory = nullptr;
    std::vector<bool> m_used;
};

} // namespace

void wipeMemory(void *data, std::size_t size)
{
    if (!data || size == 0)
        return;
    std::memset(data, 0, size);
    // The barrier makes the zeroes observable, so that the memset cannot be dropped as a dead store.
    __asm__ __volatile__("" : : "r"(data) : "memory");
}

void hardenProcess()
{
#ifdef __linux__
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    umask(S_IRWXG | S_IRWXO); // whatever is written without saying whose it is: the owner's alone
#endif
}

SecretBytes::SecretBytes(std::size_t size) : m_size(size), m_capacity(size)
{
    if (size > 0) {
        m_data = SecretArena::instance().take(size);
        wipeMemory(m_data, size);
    }
}

SecretBytes::SecretBytes(std::span<const std::uint8_t> content) : SecretBytes(content.size())
{
    if (!content.empty())
        std::memcpy(m_data, content.data(), content.size());
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)),
      m_capacity(std::exchange(other.m_capacity, 0))
{
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
    }
    return *this;
}

SecretBytes::~SecretBytes() { wipe(); }

void SecretBytes::append(std::span<const std::uint8_t> more)
{
    if (more.empty())
        return;
    if (m_size + more.size() > m_capacity) {
        SecretBytes bigger((m_size + more.size()) * 2);
        if (m_size > 0)
            std::memcpy(bigger.m_data, m_data, m_size);
        bigger.m_size = m_size;
        *this = std::move(bigger);
    }
    std::memcpy(m_data + m_size, more.data(), more.size());
    m_size += more.size();
}

void SecretBytes::truncate(std::size_t size)
{
    if (size >= m_size)
        return;
    wipeMemory(m_data + size, m_size - size);
    m_size = size;
}

void SecretBytes::wipe()
{
    if (m_data)
        SecretArena::instance().give(m_data, m_capacity);
    m_data = nullptr;
    m_size = m_capacity = 0;
}

bool SecretBytes::equal(const SecretBytes &a, const SecretBytes &b)
{
    if (a.m_size != b.m_size)
        return false;
    std::uint8_t difference = 0;
    for (std::size_t i = 0; i < a.m_size; ++i)
        difference |= static_cast<std::uint8_t>(a.m_data[i] ^ b.m_data[i]);
    return difference == 0;
}

} // namespace madoguchi
