#include "crypto/merkle.h"

#include "crypto/digest.h"

#include <bit>

namespace madoguchi::crypto {

namespace {

constexpr qsizetype hashSize = 32;

QByteArray node(const QByteArray &left, const QByteArray &right) { return sha256(QByteArray(1, '\x01') + left + right); }

/// The largest power of two below `count` (> 1): where RFC 6962 splits a tree.
qint64 splitOf(qint64 count) { return static_cast<qint64>(std::bit_floor(static_cast<quint64>(count - 1))); }

bool allHashes(const QList<QByteArray> &proof)
{
    return std::all_of(proof.begin(), proof.end(), [](const QByteArray &hash) { return hash.size() == hashSize; });
}

} // namespace

QByteArray merkleLeaf(QByteArrayView entry)
{
    Sha256 digest;
    digest.add(QByteArrayView("\0", 1));
    digest.add(entry);
    return digest.finish();
}

void MerkleTree::append(const QByteArray &leafHash)
{
    QByteArray hash = leafHash;
    for (qsizetype level = 0;; ++level) {
        if (level == m_levels.size())
            m_levels.append(QList<QByteArray>());
        QList<QByteArray> &row = m_levels[level];
        row.append(hash);
        if (row.size() % 2 != 0)
            return;
        hash = node(row[row.size() - 2], row.last());
    }
}

QByteArray MerkleTree::hashOf(qint64 first, qint64 count) const
{
    const auto level = std::countr_zero(static_cast<quint64>(count));
    // Every split leaves the left part full and aligned, so the recursion runs down the right edge alone.
    if (std::has_single_bit(static_cast<quint64>(count)) && first % count == 0)
        return m_levels[level][first >> level];
    const qint64 left = splitOf(count);
    return node(hashOf(first, left), hashOf(first + left, count - left));
}

QByteArray MerkleTree::root(qint64 size) const
{
    if (size <= 0 || size > this->size())
        return size == 0 ? sha256({}) : QByteArray();
    return hashOf(0, size);
}

// RFC 6962 §2.1.2, SUBPROOF.
QList<QByteArray> MerkleTree::subproof(qint64 oldCount, qint64 first, qint64 count, bool known) const
{
    if (oldCount == count)
        return known ? QList<QByteArray>() : QList<QByteArray>{hashOf(first, count)};
    const qint64 left = splitOf(count);
    if (oldCount <= left)
        return subproof(oldCount, first, left, known) << hashOf(first + left, count - left);
    return subproof(oldCount - left, first + left, count - left, false) << hashOf(first, left);
}

QList<QByteArray> MerkleTree::consistencyProof(qint64 oldSize, qint64 newSize) const
{
    if (oldSize <= 0 || oldSize >= newSize || newSize > size())
        return {};
    return subproof(oldSize, 0, newSize, true);
}

QList<QByteArray> MerkleTree::inclusionProof(qint64 index, qint64 size) const
{
    if (index < 0 || index >= size || size > this->size())
        return {};
    QList<QByteArray> proof;
    for (qint64 first = 0, count = size; count > 1;) {
        const qint64 left = splitOf(count);
        if (index < first + left) {
            proof.prepend(hashOf(first + left, count - left));
            count = left;
        } else {
            proof.prepend(hashOf(first, left));
            first += left;
            count -= left;
        }
    }
    return proof;
}

// RFC 9162 §2.1.4.2.
bool verifyConsistency(qint64 oldSize, const QByteArray &oldRoot, qint64 newSize, const QByteArray &newRoot, const QList<QByteArray> &proof)
{
    if (oldSize < 0 || oldSize > newSize || !allHashes(proof))
        return false;
    if (oldSize == newSize)
        return proof.isEmpty() && oldRoot == newRoot;
    if (oldSize == 0)
        return proof.isEmpty() && oldRoot == sha256({});
    QList<QByteArray> path = proof;
    if (std::has_single_bit(static_cast<quint64>(oldSize)))
        path.prepend(oldRoot);
    if (path.isEmpty())
        return false;
    qint64 fn = oldSize - 1;
    qint64 sn = newSize - 1;
    while (fn & 1) {
        fn >>= 1;
        sn >>= 1;
    }
    QByteArray fr = path.first();
    QByteArray sr = path.first();
    for (qsizetype i = 1; i < path.size(); ++i) {
        if (sn == 0)
            return false;
        if ((fn & 1) || fn == sn) {
            fr = node(path[i], fr);
            sr = node(path[i], sr);
            while (fn != 0 && !(fn & 1)) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            sr = node(sr, path[i]);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && fr == oldRoot && sr == newRoot;
}

// RFC 9162 §2.1.3.2.
bool verifyInclusion(const QByteArray &leafHash, qint64 index, qint64 size, const QByteArray &root, const QList<QByteArray> &proof)
{
    if (index < 0 || index >= size || leafHash.size() != hashSize || !allHashes(proof))
        return false;
    qint64 fn = index;
    qint64 sn = size - 1;
    QByteArray hash = leafHash;
    for (const QByteArray &sibling : proof) {
        if (sn == 0)
            return false;
        if ((fn & 1) || fn == sn) {
            hash = node(sibling, hash);
            while (fn != 0 && !(fn & 1)) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            hash = node(hash, sibling);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && hash == root;
}

} // namespace madoguchi::crypto
