#include "process/confine.h"
#include "process/helper_process.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madoguchi::process {

namespace {

/// In a child of its own, since there is no way back: how it ends that does `work` after confine().
template <typename Work>
int confined(const Needs &needs, Work work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(confine(needs).ok() ? work() : 99);
    int status = -1;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

} // namespace

TEST(Process, C20_who_needs_nothing_opens_nothing_and_writes_nothing)
{
    EXPECT_EQ(confined({}, [] { return socket(AF_UNIX, SOCK_STREAM, 0) < 0 ? 0 : 1; }), 0);
    EXPECT_EQ(confined({}, [] { return socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EACCES ? 0 : 1; }), 0);
    EXPECT_EQ(confined({}, [] { return open("/dev/null", O_RDONLY) < 0 && errno == EMFILE ? 0 : 1; }), 0);
    char name[] = "/tmp/confined-XXXXXX";
    const int file = mkstemp(name);
    ASSERT_GE(file, 0);
    EXPECT_EQ(confined({}, [file] { return write(file, "x", 1) == 1 ? 1 : 0; }), -SIGXFSZ) << "not one byte";
    EXPECT_EQ(lseek(file, 0, SEEK_END), 0);
    close(file);
    unlink(name);
}

TEST(Process, C14_a_helper_has_what_it_was_given_and_nothing_else)
{
    char name[] = "/tmp/given-XXXXXX";
    const int given = mkstemp(name);
    ASSERT_EQ(write(given, "given", 5), 5);
    lseek(given, 0, SEEK_SET);
    qputenv("MADOGUCHI_SECRET", "x");
    // Says what stands on descriptor 3, which further ones there are, and whether the environment is empty.
    auto helper = HelperProcess::start({u"/bin/sh"_s, {u"-c"_s, u"cat >&0 <&3; test -e /proc/self/fd/4 && printf 4 >&0; test -z \"$MADOGUCHI_SECRET\" && printf ok >&0"_s}, {}, {given}});
    ASSERT_TRUE(helper.ok());
    QByteArray said;
    // What a shell writes is no frame: read as events are, byte by byte, from the same kind of channel.
    while (const auto byte = (*helper)->calls().receiveByte())
        said += static_cast<char>(*byte);
    EXPECT_EQ(said, "givenok");
    qunsetenv("MADOGUCHI_SECRET");
    close(given);
    unlink(name);
    const auto none = HelperProcess::start({u"/nowhere/program"_s, {}, {}, {}});
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::Internal);
}

} // namespace madoguchi::process
