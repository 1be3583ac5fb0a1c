#pragma once

#include <QByteArray>
#include <QList>

namespace madoguchi::federation {

/// The roots of the complete subtrees of an RFC 6962 tree: enough to append and to know the root, whatever the size.
class Frontier {
public:
    Frontier() = default;
    Frontier(qint64 size, const QByteArray &peaks);
    void append(const QByteArray &leafHash);
    qint64 size() const { return m_size; }
    QByteArray root() const;
    QByteArray peaks() const { return m_peaks.join(); } ///< 32 bytes each

private:
    qint64 m_size = 0;
    QList<QByteArray> m_peaks; ///< largest first
};

} // namespace madoguchi::federation
