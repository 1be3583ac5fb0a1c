#pragma once

#include <QByteArray>
#include <QList>

namespace madoguchi::crypto {

/// RFC 6962 §2.1: leaf = SHA-256(0x00 ‖ entry), node = SHA-256(0x01 ‖ left ‖ right).
QByteArray merkleLeaf(QByteArrayView entry);

/// Append-only tree; keeps every leaf hash (32 bytes each).
class MerkleTree {
public:
    void append(const QByteArray &leafHash) { m_leaves.append(leafHash); }
    qint64 size() const { return m_leaves.size(); }
    QByteArray root() const { return root(size()); }
    QByteArray root(qint64 size) const; ///< root of the first `size` leaves; of none: SHA-256 of nothing
    QList<QByteArray> consistencyProof(qint64 oldSize, qint64 newSize) const;
    QList<QByteArray> inclusionProof(qint64 index, qint64 size) const;

private:
    QList<QByteArray> m_leaves;
};

bool verifyConsistency(qint64 oldSize, const QByteArray &oldRoot, qint64 newSize, const QByteArray &newRoot, const QList<QByteArray> &proof);
bool verifyInclusion(const QByteArray &leafHash, qint64 index, qint64 size, const QByteArray &root, const QList<QByteArray> &proof);

} // namespace madoguchi::crypto
