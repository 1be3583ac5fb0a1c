#include "process/helper_process.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <csignal>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madoguchi::process {

namespace {

std::vector<QByteArray> environment(const std::vector<const char *> &names)
{
    std::vector<QByteArray> variables;
    for (const char *name : names) {
        if (qEnvironmentVariableIsSet(name))
            variables.push_back(QByteArray(name) + '=' + qgetenv(name));
    }
    return variables;
}

/// What posix_spawn() takes: a list of pointers that ends with none.
std::vector<char *> pointers(std::vector<QByteArray> &texts)
{
    std::vector<char *> list;
    for (QByteArray &text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

/// A connected pair that no other child of ours inherits. The far end is above the three that every helper gets, so that
/// putting one in place never covers another; what the helper is given on top is put in place when both are.
struct Pair {
    int near = -1, far = -1;
    Pair()
    {
        std::array<int, 2> ends{-1, -1};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            return;
        near = ends[0];
        far = fcntl(ends[1], F_DUPFD_CLOEXEC, 3);
        close(ends[1]);
    }
    ~Pair()
    {
        for (const int end : {near, far}) {
            if (end >= 0)
                close(end);
        }
    }
    Pair(const Pair &) = delete;
    Pair &operator=(const Pair &) = delete;
    bool isOpen() const { return near >= 0 && far >= 0; }
    int take() { return std::exchange(near, -1); }
};

struct Wishes {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    Wishes()
    {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
    }
    ~Wishes()
    {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    Wishes(const Wishes &) = delete;
    Wishes &operator=(const Wishes &) = delete;
};

} // namespace

Result<std::unique_ptr<HelperProcess>> HelperProcess::start(const Program &program)
{
    Pair calls, events;
    if (!calls.isOpen() || !events.isOpen())
        return Error{ErrorCode::Internal, {u"sockets"_s}, {}};
    Wishes wishes;
    posix_spawn_file_actions_adddup2(&wishes.files, calls.far, 0);
    posix_spawn_file_actions_adddup2(&wishes.files, events.far, 1);
    posix_spawn_file_actions_addopen(&wishes.files, 2, "/dev/null", O_WRONLY, 0); // it may chat of what it is given
    int next = 3;
    for (const int file : program.files)
        posix_spawn_file_actions_adddup2(&wishes.files, file, next++);
    posix_spawn_file_actions_addclosefrom_np(&wishes.files, next);
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&wishes.attributes, &all);
    posix_spawnattr_setsigmask(&wishes.attributes, &none);
    posix_spawnattr_setflags(&wishes.attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

    const QByteArray path = QFile::encodeName(program.path);
    std::vector<QByteArray> arguments{path}, variables = environment(program.environment);
    for (const QString &argument : program.arguments)
        arguments.push_back(QFile::encodeName(argument));
    pid_t id = -1;
    if (posix_spawn(&id, path.constData(), &wishes.files, &wishes.attributes, pointers(arguments).data(), pointers(variables).data()) != 0)
        return Error{ErrorCode::Internal, {u"no helper"_s}, {}};
    return std::unique_ptr<HelperProcess>(new HelperProcess(id, calls.take(), events.take()));
}

HelperProcess::~HelperProcess()
{
    kill(static_cast<pid_t>(m_id), SIGKILL);
    while (waitpid(static_cast<pid_t>(m_id), nullptr, 0) < 0 && errno == EINTR) { }
}

} // namespace madoguchi::process
