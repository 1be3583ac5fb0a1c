#include "crypto/digest.h"
#include "crypto/merkle.h"

#include <cstdlib>

// Proofs of a server that lies: two sizes, then hashes of 32 bytes. Any that verifies against our tree must be the real one.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    using namespace madoguchi::crypto;
    static const MerkleTree tree = [] {
        MerkleTree made;
        for (int i = 0; i < 100; ++i)
            made.append(merkleLeaf(QByteArray::number(i)));
        return made;
    }();
    if (size < 3)
        return 0;
    const qint64 oldSize = data[0] % 101;
    const qint64 newSize = data[1] % 101;
    const QByteArrayView input(data + 3, qsizetype(size - 3));
    QList<QByteArray> proof;
    for (qsizetype i = 0; i + 32 <= input.size() && i < 64 * 32; i += 32)
        proof.append(input.sliced(i, 32).toByteArray());
    if (data[2] & 1 && oldSize <= newSize) // the real one, changed in one place or not
        proof = tree.consistencyProof(oldSize, newSize);
    if (data[2] & 2 && !proof.isEmpty())
        proof[data[2] % proof.size()][0] = static_cast<char>(proof[data[2] % proof.size()][0] ^ 1);
    const bool good = oldSize <= newSize && proof == tree.consistencyProof(oldSize, newSize);
    if (verifyConsistency(oldSize, tree.root(oldSize), newSize, tree.root(newSize), proof) != good)
        std::abort();
    if (newSize > 0 && verifyInclusion(sha256("nobody"), oldSize % newSize, newSize, tree.root(newSize), proof))
        std::abort();
    return 0;
}
