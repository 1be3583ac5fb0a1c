#include "app/terminal/tour/timed_hash.h"

#include <QElapsedTimer>

#include <atomic>

namespace madoguchi::tour {

namespace {
std::atomic<qint64> spent = 0; // the session's thread adds, the window's takes
}

Result<SecretBytes> TimedHash::hash(const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost cost)
{
    QElapsedTimer timer;
    timer.start();
    auto made = crypto::argon2id(password, salt, cost);
    spent += timer.elapsed();
    return made;
}

qint64 TimedHash::takeMilliseconds() { return spent.exchange(0); }

} // namespace madoguchi::tour
