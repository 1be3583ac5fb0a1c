#include "federation/frontier.h"

#include "crypto/digest.h"

namespace madoguchi::federation {

namespace {
QByteArray node(const QByteArray &left, const QByteArray &right) { return crypto::sha256('\x01' + left + right); }
} // namespace

Frontier::Frontier(qint64 size, const QByteArray &peaks) : m_size(size)
{
    for (qsizetype at = 0; at + 32 <= peaks.size(); at += 32)
        m_peaks.append(peaks.mid(at, 32));
}

void Frontier::append(const QByteArray &leafHash)
{
    QByteArray peak = leafHash;
    for (qint64 rest = m_size; rest & 1; rest >>= 1) // every subtree of the same size joins
        peak = node(m_peaks.takeLast(), peak);
    m_peaks.append(peak);
    ++m_size;
}

QByteArray Frontier::root() const
{
    if (m_peaks.isEmpty())
        return crypto::sha256({});
    QByteArray root = m_peaks.last();
    for (qsizetype i = m_peaks.size() - 2; i >= 0; --i)
        root = node(m_peaks[i], root);
    return root;
}

} // namespace madoguchi::federation
