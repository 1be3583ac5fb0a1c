#include "journal/frame.h"

#include "crypto/digest.h"

#include <QtEndian>

#include <algorithm>

namespace madoguchi::journal {

QByteArray framed(QByteArrayView payload)
{
    QByteArray frame(4, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(payload.size()), frame.data());
    return frame.append(payload).append(crypto::sha256(payload).left(4));
}

Frame readFrame(QByteArrayView from)
{
    if (from.isEmpty())
        return {};
    // A power cut can leave a file at its new length with the data missing.
    if (std::all_of(from.begin(), from.end(), [](char byte) { return byte == 0; }) || from.size() < 4)
        return {Frame::State::Torn, {}, 0};
    const qsizetype length = qFromBigEndian<quint32>(from.data());
    if (length < 1 || length > largestPayload)
        return {Frame::State::Broken, {}, 0};
    if (from.size() < length + 8)
        return {Frame::State::Torn, {}, 0};
    const QByteArrayView payload = from.sliced(4, length);
    const bool right = crypto::sha256(payload).left(4) == from.sliced(4 + length, 4);
    return {right ? Frame::State::Whole : Frame::State::Broken, payload, length + 8};
}

bool hasHole(QByteArrayView end, qint64 offset)
{
    constexpr qsizetype sector = 512;
    for (qsizetype from = 0; from < end.size();) {
        const qsizetype size = std::min<qsizetype>(sector - (offset + from) % sector, end.size() - from);
        const QByteArrayView part = end.sliced(from, size);
        if (std::ranges::all_of(part, [](char byte) { return byte == 0; }))
            return true;
        from += size;
    }
    return false;
}

} // namespace madoguchi::journal
