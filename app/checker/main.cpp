// madoguchi-checker: reads the municipality's files with their individual numbers, apart from the terminal. Started by the terminal alone: its end of the calls is
// descriptor 0, the source is descriptor 3.
#include "checker/helper/server.h"
#include "crypto/seal.h"
#include "process/confine.h"

#include <cstdio>

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

enum Exit { Ok = 0, Finding = 1, Usage = 2, CannotRun = 3 };
constexpr int source = 3;

bool isStarted()
{
    int kind = 0;
    socklen_t size = sizeof kind;
    struct stat about{};
    return getsockopt(0, SOL_SOCKET, SO_TYPE, &kind, &size) == 0 && kind == SOCK_STREAM && fstat(source, &about) == 0 && S_ISREG(about.st_mode);
}

/// Where it may; the pages that hold numbers are locked all the same (SecretBytes).
void lockAll()
{
    constexpr rlim_t enough = 256 * 1024 * 1024; // below it, memory that is asked for later would be refused
    rlimit allowed{};
    if (getrlimit(RLIMIT_MEMLOCK, &allowed) == 0 && allowed.rlim_cur >= enough)
        mlockall(MCL_CURRENT | MCL_FUTURE);
}

/// What is loaded at its first use is loaded now: afterwards nothing can be opened any more.
Result<QList<exchange::Layout>> prepare()
{
    MADOGUCHI_ASSIGN(const auto key, crypto::PrivateKey::generate());
    MADOGUCHI_ASSIGN(const auto sealed, crypto::seal(key.publicKey(), SecretBytes(1), {}));
    Q_UNUSED(sealed)
    (void)QDateTime(QDate(2026, 1, 1), QTime(0, 0)).toSecsSinceEpoch();
    return exchange::loadLayoutVersions(u":/interface/layouts"_s);
}

} // namespace

int main(int argc, char **)
{
    if (argc != 1 || !isStarted()) {
        std::fputs("madoguchi-checker is started by madoguchi, not by hand\n", stderr);
        return Usage;
    }
    hardenProcess();
    const auto layouts = prepare();
    if (!layouts.ok())
        return CannotRun;
    lockAll();
    // No further file, not one byte into any: the limit is the descriptors that it has.
    if (!process::confine({.localSockets = false, .openFiles = source + 1, .fileBytes = 0}).ok())
        return CannotRun;
    process::Channel calls(0);
    return checker::serve(calls, source, *layouts) ? Ok : Finding;
}
