// madoguchi-card: a card maker's PKCS#11 module, kept out of the terminal. Started by the terminal alone: its end of the
// calls is descriptor 0, of the events 1.
#include "card/helper/server.h"
#include "process/confine.h"

#include <QFile>

#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>

using namespace madoguchi;

namespace {

enum Exit { Ok = 0, Finding = 1, Usage = 2, CannotRun = 3 };

bool isSocket(int descriptor)
{
    int kind = 0;
    socklen_t size = sizeof kind;
    return getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &kind, &size) == 0 && kind == SOCK_STREAM;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2 || !isSocket(0) || !isSocket(1)) {
        std::fputs("madoguchi-card is started by madoguchi, not by hand\n", stderr);
        return Usage;
    }
    if (!process::confine({.localSockets = true, .openFiles = 256, .fileBytes = 16 * 1024 * 1024}).ok())
        return CannotRun;
    process::Channel calls(0), events(1);
    const bool ended = card::serve(calls, events, QFile::decodeName(argv[1]));
    _exit(ended ? Ok : Finding); // a driver's exit handlers have hung before
}
