#include "crypto/digest.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <thread>

namespace madoguchi::crypto::test {
namespace {

constexpr int threads = 60; // without the remedy one end in three was a crash

void endAmongEndingThreads()
{
    static std::atomic<int> drawn{0};
    for (int i = 0; i < threads; ++i)
        std::thread([] {
            (void)randomBytes(32); // of its own state in OpenSSL
            ++drawn;
        }).detach();
    while (drawn < threads * 2 / 3) { }
    std::exit(0);
}

TEST(ProcessEnd, is_no_crash_while_threads_end)
{
    for (int i = 0; i < 20; ++i)
        ASSERT_EXIT(endAmongEndingThreads(), testing::ExitedWithCode(0), "");
}

} // namespace
} // namespace madoguchi::crypto::test
