#include "process/confine.h"

#include "base/secret_bytes.h"

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <iterator>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>

using namespace Qt::StringLiterals;

namespace madoguchi::process {

namespace {

#if defined(__x86_64__)
constexpr unsigned int machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned int machine = AUDIT_ARCH_AARCH64;
#endif

bool limit(decltype(RLIMIT_NOFILE) what, rlim_t most)
{
    const rlimit value{most, most};
    return setrlimit(what, &value) == 0;
}

/// socket() for AF_UNIX at most; io_uring, by which sockets could be had as well, not at all. Calls of
/// another machine's numbering (32 bit) end the process: they would go round the filter.
bool denyNetwork(bool localSockets)
{
    constexpr std::uint32_t noDomain = 0xffffffff;
    constexpr std::uint32_t refuse = SECCOMP_RET_ERRNO | EACCES;
    sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 5, 0),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 4, 0), // x32: the same calls under other numbers
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 2),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args)), // the low half: domains are small (little-endian)
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, localSockets ? AF_UNIX : noDomain, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, refuse),
    };
    const sock_fprog program{static_cast<unsigned short>(std::size(rules)), rules};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

} // namespace

Result<Done> confine(const Needs &needs)
{
    hardenProcess();
    const bool confined = prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && limit(RLIMIT_NOFILE, static_cast<rlim_t>(needs.openFiles)) && limit(RLIMIT_FSIZE, static_cast<rlim_t>(needs.fileBytes)) && denyNetwork(needs.localSockets);
    return confined ? done() : Result<Done>(Error{ErrorCode::Internal, {u"confine"_s}, {}});
}

} // namespace madoguchi::process
