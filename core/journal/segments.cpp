#include "journal/segments.h"

#include "journal/durable_file.h"
#include "journal/frame.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace madoguchi::journal {

using namespace Qt::StringLiterals;

QString Segments::fileName(qint64 segment) { return u"%1.log"_s.arg(segment, 4, 10, QChar(u'0')); }

QByteArray Segments::header(qint64 segment)
{
    QByteArray header = "MDGREC1\n";
    header.resize(headerSize);
    qToBigEndian(static_cast<quint64>((segment - 1) * entriesOfOne + 1), header.data() + 8);
    return header;
}

Result<Done> Segments::load(const std::function<Result<Done>(const QByteArray &)> &take)
{
    for (qint64 segment = 1; QFile::exists(path(segment)); ++segment) {
        MADOGUCHI_ASSIGN(const QByteArray file, readWhole(path(segment)));
        const bool last = !QFile::exists(path(segment + 1));
        if (size() != (segment - 1) * entriesOfOne)
            return Error{ErrorCode::RecordBroken, {fileName(segment)}, {}};
        if (last && !file.startsWith(header(segment)))
            return done(); // killed while it was begun, or a power cut took it: nothing says how far it goes, or that is seen there; the next append() begins it anew
        if (!file.startsWith(header(segment)))
            return Error{ErrorCode::RecordBroken, {fileName(segment)}, {}};
        m_end = headerSize;
        for (bool more = true; more;) {
            const Frame frame = readFrame(QByteArrayView(file).sliced(m_end));
            switch (frame.state) {
            case Frame::State::Whole:
                MADOGUCHI_TRY(take(frame.payload.toByteArray()));
                m_offsets.append(m_end);
                m_end += frame.size;
                break;
            case Frame::State::End: more = false; break;
            case Frame::State::Torn:
                if (!last)
                    return Error{ErrorCode::RecordBroken, {fileName(segment)}, {}};
                if (m_use == Use::Write)
                    MADOGUCHI_TRY(writeDurably(path(segment), m_end, {}));
                more = false;
                break;
            case Frame::State::Broken:
                // A power cut leaves anything of what was not synchronised. It was committed to the database before, which brings it anew, over this; where a signed head or a receipt reaches further, that is
                // seen there.
                if (!last)
                    return Error{ErrorCode::RecordBroken, {fileName(segment), QString::number(size() + 1)}, {}};
                more = false;
                break;
            }
        }
    }
    return done();
}

Result<Done> Segments::append(const QList<QByteArray> &entries)
{
    for (qsizetype next = 0; next < entries.size();) {
        const qint64 segment = size() / entriesOfOne + 1;
        const bool begins = size() % entriesOfOne == 0;
        const qint64 start = begins ? 0 : m_end;
        if (begins)
            MADOGUCHI_TRY(synchronise());
        QByteArray bytes = begins ? header(segment) : QByteArray();
        QList<qint64> offsets;
        do {
            offsets.append(start + bytes.size());
            bytes += framed(entries[next++]);
        } while (next < entries.size() && (size() + offsets.size()) % entriesOfOne != 0);
        m_synchronised = false;
        MADOGUCHI_TRY(writeSoon(path(segment), start, bytes));
        m_offsets += offsets;
        m_end = start + bytes.size();
    }
    return done();
}

Result<Done> Segments::synchronise()
{
    if (!m_synchronised && size() > 0)
        MADOGUCHI_TRY(journal::synchronise(path((size() - 1) / entriesOfOne + 1)));
    m_synchronised = true;
    return done();
}

Result<QList<QByteArray>> Segments::read(std::span<const qint64> sequences) const
{
    QList<QByteArray> entries;
    entries.reserve(static_cast<qsizetype>(sequences.size()));
    QFile file;
    qint64 opened = 0;
    for (const qint64 sequence : sequences) {
        if (sequence < 1 || sequence > size())
            return ErrorCode::NotFound;
        const qint64 segment = (sequence - 1) / entriesOfOne + 1;
        if (segment != opened) {
            file.close();
            file.setFileName(path(segment));
            if (!file.open(QIODevice::ReadOnly))
                return Error{ErrorCode::FileUnreadable, {fileName(segment)}, {}};
            opened = segment;
        }
        const qint64 start = m_offsets[sequence - 1];
        const qint64 end = sequence == size() ? m_end : sequence % entriesOfOne == 0 ? file.size() : m_offsets[sequence];
        if (!file.seek(start))
            return Error{ErrorCode::FileUnreadable, {fileName(segment)}, {}};
        const QByteArray bytes = file.read(std::min<qint64>(end - start, largestPayload + 8));
        const Frame frame = readFrame(bytes);
        if (frame.state != Frame::State::Whole)
            return Error{ErrorCode::RecordBroken, {QString::number(sequence)}, {}};
        entries.append(frame.payload.toByteArray());
    }
    return entries;
}

} // namespace madoguchi::journal
