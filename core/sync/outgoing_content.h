#pragma once

#include "sync/file_table.h"
#include "sync/link.h"

#include <QCryptographicHash>

namespace madoguchi::sync {

/// The bytes of a file that leaves, in the order in which they leave: read once, the next while the line has the ones before. What the store has lost is not sent:
/// the last bytes are given out only if the whole is what was composed.
class OutgoingContent {
public:
    OutgoingContent(Link &link, const FileRow &file) : m_link(link), m_file(file) {}
    /// At most `count` from `at` on. HashMismatch.
    Result<QByteArray> take(qint64 at, qint64 count);
    void readAhead(qint64 at, qint64 count);

private:
    QFuture<Result<QByteArray>> read(qint64 at, qint64 count) const;
    Result<Done> add(qint64 at, const QByteArray &bytes);
    Link &m_link;
    const FileRow m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_hashed = 0; ///< of the beginning
    qint64 m_aheadAt = -1;
    QFuture<Result<QByteArray>> m_ahead;
};

} // namespace madoguchi::sync
