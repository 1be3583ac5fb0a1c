#pragma once

#include <QByteArray>

namespace madoguchi::journal {

/// FORMAT.md §2: length (4 bytes, big-endian) ‖ payload ‖ first 4 bytes of SHA-256(payload).
inline constexpr qsizetype largestPayload = 4608;

QByteArray framed(QByteArrayView payload);

struct Frame {
    enum class State {
        Whole,
        End,    ///< nothing more
        Torn,   ///< the file ends inside the frame, or in zeroes: a write that was never finished
        Broken, ///< whole in size, but its check or its length is wrong: somebody's hand, or a bad disk
    };
    State state = State::End;
    QByteArrayView payload;
    qsizetype size = 0; ///< of the whole frame
};
Frame readFrame(QByteArrayView from);

/// Whether a sector (512 bytes of the file) of what lies from `offset` to the file's end is zeroes throughout: what a power cut may leave of a write that was not synchronised, and what nobody's
/// answer has vouched for.
bool hasHole(QByteArrayView end, qint64 offset);

} // namespace madoguchi::journal
