#pragma once

#include <QByteArray>
#include <QList>

namespace madoguchi::crypto {

/// RFC 6962 §2.1: leaf = SHA-256(0x00 ‖ entry), node = SHA-256(0x01 ‖ left ‖ right).
QByteArray merkleLeaf(QByteArrayView entry);

/// Append-only tree; keeps every leaf hash (32 bytes each) and the hash of every full subtree, so that an append costs
/// two hashes on average and a root or a proof costs O(log² n).
class MerkleTree {
public:
    void append(const QByteArray &leafHash);
    qint64 size() const { return m_levels.isEmpty() ? 0 : m_levels.first().size(); }
    QByteArray root() const { return root(size()); }
    QByteArray root(qint64 size) const; ///< root of the first `size` leaves; of none: SHA-256 of nothing
    QList<QByteArray> consistencyProof(qint64 oldSize, qint64 newSize) const;
    QList<QByteArray> inclusionProof(qint64 index, qint64 size) const;

private:
    QByteArray hashOf(qint64 first, qint64 count) const;
    QList<QByteArray> subproof(qint64 oldCount, qint64 first, qint64 count, bool known) const;

    QList<QList<QByteArray>> m_levels; ///< [k][i]: hash over the leaves i·2^k … (i+1)·2^k − 1
};

/// Sizes and proofs may come from anywhere; nonsense is simply not a proof.
bool verifyConsistency(qint64 oldSize, const QByteArray &oldRoot, qint64 newSize, const QByteArray &newRoot, const QList<QByteArray> &proof);
bool verifyInclusion(const QByteArray &leafHash, qint64 index, qint64 size, const QByteArray &root, const QList<QByteArray> &proof);

} // namespace madoguchi::crypto
