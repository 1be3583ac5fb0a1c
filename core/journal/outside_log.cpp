#include "journal/outside_log.h"

#include "crypto/digest.h"
#include "journal/durable_file.h"
#include "journal/frame.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace madoguchi::journal {

namespace {
/// So that a signature over an entry can never be taken for one over anything else.
QByteArray signedBytes(const QByteArray &entry) { return "madoguchi outside entry 1\n" + entry; }
} // namespace

OutsideLog::OutsideLog(QString path, crypto::PrivateKey key, QByteArray certificate)
    : m_path(std::move(path)), m_key(std::move(key)), m_certificate(std::move(certificate))
{
}

bool OutsideLog::Payload::verify(const crypto::PublicKey &key) const { return key.verify(signedBytes(entry), signature); }

Result<OutsideLog::Payload> OutsideLog::parse(QByteArrayView payload)
{
    if (payload.size() < 34)
        return ErrorCode::RecordBroken;
    const qsizetype signature = qFromBigEndian<quint16>(payload.data() + 32);
    if (payload.size() < 34 + signature)
        return ErrorCode::RecordBroken;
    return Payload{payload.first(32).toByteArray(), payload.sliced(34, signature).toByteArray(), payload.sliced(34 + signature).toByteArray()};
}

Result<OutsideLog::Content> OutsideLog::readLocked(qint64 from, const QByteArray &previous) const
{
    MADOGUCHI_ASSIGN(const QByteArray file, readWhole(m_path));
    if (file.size() < from)
        return ErrorCode::RecordBroken;
    Content content;
    content.bytes = from;
    const crypto::PublicKey key = m_key.publicKey();
    for (;;) {
        const Frame frame = readFrame(QByteArrayView(file).sliced(content.bytes));
        if (frame.state == Frame::State::End || frame.state == Frame::State::Torn) // torn: its writer never got an answer
            return content;
        if (frame.state == Frame::State::Broken) {
            // One that was not synchronised may have a hole where a power cut came: its writer never got an answer. More than one is none of that.
            if (file.size() - content.bytes <= largestPayload + 8 && hasHole(QByteArrayView(file).sliced(content.bytes), content.bytes))
                return content;
            return ErrorCode::RecordBroken;
        }
        MADOGUCHI_ASSIGN(const Payload payload, parse(frame.payload));
        MADOGUCHI_ASSIGN(Entry entry, payload.decoded());
        // An entry of an earlier device key (before renewal) was absorbed before the key was given up.
        const QByteArray &before = content.items.isEmpty() ? previous : content.items.last().id;
        if (!payload.verify(key) || (!before.isEmpty() && entry.previous != before))
            return ErrorCode::RecordBroken;
        content.items.append({crypto::sha256(frame.payload), frame.payload.toByteArray(), std::move(entry)});
        content.lastFrame = content.bytes;
        content.bytes += frame.size;
    }
}

Result<OutsideLog::Content> OutsideLog::read() const
{
    const std::lock_guard guard(m_mutex);
    return readLocked();
}

Result<QList<QByteArray>> OutsideLog::behind(const QByteArray &after, qsizetype limit) const
{
    const std::lock_guard guard(m_mutex);
    MADOGUCHI_ASSIGN(const Tail tail, tailLocked());
    if (tail.id == after)
        return QList<QByteArray>();
    // What was given before was verified then: an auditor's day is not read anew for each of its entries.
    const bool goesOn = m_given && m_given->id == after && m_given->end <= tail.bytes;
    MADOGUCHI_ASSIGN(const Content content, goesOn ? readLocked(m_given->end, after) : readLocked());
    const auto known = std::ranges::find(content.items, after, &Item::id);
    const qsizetype begin = known == content.items.end() ? 0 : known - content.items.begin() + 1;
    QList<QByteArray> payloads;
    qint64 end = goesOn ? m_given->end : 0;
    for (qsizetype i = 0; i < content.items.size() && payloads.size() < limit; ++i) {
        end += framed(content.items[i].payload).size();
        if (i >= begin)
            payloads.append(content.items[i].payload);
    }
    if (!payloads.isEmpty())
        m_given = Given{crypto::sha256(payloads.last()), end};
    return payloads;
}

/// One frame is read, whatever waits: the chain makes it vouch for what stands before, and whoever takes the entries in verifies every one.
Result<OutsideLog::Tail> OutsideLog::tailLocked() const
{
    QFile file(m_path);
    if (m_tail && file.size() == m_tail->bytes && file.open(QIODevice::ReadOnly) && file.seek(m_tail->start)) {
        const QByteArray bytes = file.readAll();
        const Frame frame = readFrame(bytes);
        if (frame.state == Frame::State::Whole && frame.size == bytes.size() && crypto::sha256(frame.payload) == m_tail->id)
            return *m_tail;
    }
    MADOGUCHI_ASSIGN(const Content content, readLocked());
    if (content.items.isEmpty())
        return Tail{};
    const Item &last = content.items.last();
    return Tail{content.lastFrame, content.bytes, last.entry.sequence, last.id};
}

Result<Done> OutsideLog::append(Entry entry)
{
    const std::lock_guard guard(m_mutex);
    MADOGUCHI_ASSIGN(const Tail tail, tailLocked());
    entry.sequence = tail.sequence + 1;
    entry.previous = tail.id.isEmpty() ? QByteArray(32, '\0') : tail.id;
    const QByteArray bytes = encode(entry);
    MADOGUCHI_TRY(decode(bytes)); // its limits
    const QByteArray signature = m_key.sign(signedBytes(bytes));
    QByteArray length(2, Qt::Uninitialized);
    qToBigEndian(static_cast<quint16>(signature.size()), length.data());
    const QByteArray payload = m_certificate + length + signature + bytes;
    const QByteArray frame = framed(payload);
    m_tail.reset(); // until it is written
    MADOGUCHI_TRY(writeDurably(m_path, tail.bytes, frame));
    m_tail = Tail{tail.bytes, tail.bytes + frame.size(), entry.sequence, crypto::sha256(payload)};
    return done();
}

Result<Done> OutsideLog::drop(qint64 bytes)
{
    const std::lock_guard guard(m_mutex);
    m_tail.reset();
    m_given.reset();
    MADOGUCHI_ASSIGN(const QByteArray file, readWhole(m_path));
    return replaceDurably(m_path, file.mid(bytes));
}

QByteArray outsideMark(Entry entry)
{
    entry.sequence = 0;
    entry.previous = QByteArray(32, '\0');
    entry.outside = true;
    return crypto::sha256(encode(entry));
}

} // namespace madoguchi::journal
