#include "sync/outgoing_content.h"

#include "sync/transfer_pace.h"

namespace madoguchi::sync {

QFuture<Result<QByteArray>> OutgoingContent::read(qint64 at, qint64 count) const
{
    return m_link.store().read<QByteArray>([id = m_file.file.id, at, count](store::Connection &connection) -> Result<QByteArray> {
        QByteArray bytes;
        while (bytes.size() < count) {
            MADOGUCHI_ASSIGN(const QByteArray piece, filePiece(connection, id, at + bytes.size()));
            if (piece.isEmpty())
                break;
            bytes += piece.first(std::min<qint64>(piece.size(), count - bytes.size()));
        }
        return bytes;
    });
}

void OutgoingContent::readAhead(qint64 at, qint64 count)
{
    if (at >= m_file.file.size)
        return;
    m_aheadAt = at;
    m_ahead = read(at, count);
}

Result<QByteArray> OutgoingContent::take(qint64 at, qint64 count)
{
    while (m_hashed < at) { // the server has the beginning from before
        MADOGUCHI_ASSIGN(const QByteArray before, await(read(m_hashed, std::min(TransferPace::most, at - m_hashed))));
        MADOGUCHI_TRY(add(m_hashed, before));
    }
    const bool isAhead = std::exchange(m_aheadAt, -1) == at;
    MADOGUCHI_ASSIGN(const QByteArray bytes, await(isAhead ? m_ahead : read(at, count)));
    MADOGUCHI_TRY(add(at, bytes));
    return bytes;
}

Result<Done> OutgoingContent::add(qint64 at, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return ErrorCode::HashMismatch; // not all of it is there
    if (const qint64 more = at + bytes.size() - m_hashed; more > 0) {
        m_hash.addData(QByteArrayView(bytes).last(more));
        m_hashed += more;
    }
    return m_hashed < m_file.file.size || m_hash.result() == m_file.sha256 ? done() : ErrorCode::HashMismatch;
}

} // namespace madoguchi::sync
