#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <functional>

namespace madoguchi::training {

struct PrefectureOptions {
    QString directory;      ///< DIR of `madoguchi-admin training create DIR`
    int people = 20'000;
    std::uint64_t seed = 1;
    int passwordDays = 0;   ///< of the office's policy; 0: a password does not expire
    quint32 keyPasses = 0;  ///< that opening a person's key costs; 0: as many as take a quarter of a second here
    QString readerModule;   ///< path of the training card reader (PKCS#11 module)
    std::function<void(const QString &)> say; ///< one line of progress, no personal data
};

/// What so many residents need on disk, as measured, with a margin; memory does not grow with them.
struct PrefectureNeeds {
    qint64 central = 0;  ///< bytes, when made
    qint64 terminal = 0; ///< bytes, of each terminal that loads them
};
PrefectureNeeds needsOf(int people);

/// Makes DIR/{ca,central,terminal-1,terminal-2,terminal-3,cards,officers} as app/README.md describes: a private CA with server, terminal and
/// staff certificates, cards in SoftHSM2, the invented town in the central server's stores, provisioned terminals (two of the first municipality, one of the second)
/// with an empty local store and a slot for each person who may open it. Last of all it writes the marker
/// .madoguchi-training, so that a half-made folder is never mistaken for a whole one. InvalidArgument if DIR exists, DiskFull if it would not hold one terminal's load too.
Result<Done> createPrefecture(const PrefectureOptions &options, const Clock &clock);

} // namespace madoguchi::training
