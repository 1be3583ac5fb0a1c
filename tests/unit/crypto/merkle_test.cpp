#include "crypto/merkle.h"
#include "crypto/digest.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace madoguchi::crypto {

namespace {

// The entries and hashes that Certificate Transparency implementations share as their test data.
const QList<QByteArray> entries = {QByteArray(), QByteArray("\x00", 1), QByteArray::fromHex("10"), QByteArray::fromHex("2021"), QByteArray::fromHex("3031"),
                                   QByteArray::fromHex("40414243"), QByteArray::fromHex("5051525354555657"), QByteArray::fromHex("606162636465666768696a6b6c6d6e6f")};
const char *const roots[] = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

MerkleTree treeOf(int size)
{
    MerkleTree tree;
    for (int i = 0; i < size; ++i)
        tree.append(merkleLeaf(QByteArray::number(i)));
    return tree;
}

} // namespace

TEST(Merkle, C11_roots_of_the_certificate_transparency_vectors)
{
    MerkleTree tree;
    EXPECT_EQ(tree.root().toHex(), roots[0]);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        tree.append(merkleLeaf(entries[i]));
        EXPECT_EQ(tree.root().toHex(), roots[i + 1]) << i;
    }
    for (qsizetype i = 0; i <= entries.size(); ++i)
        EXPECT_EQ(tree.root(i).toHex(), roots[i]) << "earlier size " << i;
    EXPECT_TRUE(tree.root(9).isEmpty());
    EXPECT_TRUE(tree.root(-1).isEmpty());
}

TEST(Merkle, C11_proofs_of_the_certificate_transparency_vectors)
{
    MerkleTree tree;
    for (const QByteArray &entry : entries)
        tree.append(merkleLeaf(entry));
    const auto hex = [](const QList<QByteArray> &proof) {
        QByteArrayList text;
        for (const QByteArray &hash : proof)
            text.append(hash.toHex());
        return text;
    };
    EXPECT_EQ(hex(tree.inclusionProof(0, 8)), (QByteArrayList{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                                              "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                                              "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
    EXPECT_EQ(hex(tree.inclusionProof(1, 5)), (QByteArrayList{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                                              "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                                              "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
    EXPECT_EQ(hex(tree.consistencyProof(2, 5)), (QByteArrayList{"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                                                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
    EXPECT_EQ(hex(tree.consistencyProof(6, 8)), (QByteArrayList{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                                                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                                                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
}

TEST(Merkle, C11_every_proof_up_to_40_leaves_verifies_and_proves_nothing_else)
{
    const MerkleTree tree = treeOf(40);
    for (qint64 size = 1; size <= 40; ++size) {
        const QByteArray root = tree.root(size);
        for (qint64 i = 0; i < size; ++i) {
            const auto leaf = merkleLeaf(QByteArray::number(i));
            const auto proof = tree.inclusionProof(i, size);
            EXPECT_TRUE(verifyInclusion(leaf, i, size, root, proof));
            EXPECT_FALSE(verifyInclusion(leaf, (i + 1) % size, size, root, proof) && size > 1);
            EXPECT_FALSE(verifyInclusion(merkleLeaf("other"), i, size, root, proof));
            EXPECT_FALSE(verifyInclusion(leaf, i, size, root, proof + QList<QByteArray>{root}));
        }
        for (qint64 old = 0; old <= size; ++old) {
            const auto proof = tree.consistencyProof(old, size);
            EXPECT_TRUE(verifyConsistency(old, tree.root(old), size, root, proof)) << old << ' ' << size;
            EXPECT_FALSE(verifyConsistency(old, sha256("other"), size, root, proof));
            EXPECT_FALSE(verifyConsistency(old, tree.root(old), size, sha256("other"), proof) && old != 0);
            EXPECT_FALSE(verifyConsistency(old, tree.root(old), size, root, proof + QList<QByteArray>{root}));
            if (!proof.isEmpty()) {
                EXPECT_FALSE(verifyConsistency(old, tree.root(old), size, root, proof.first(proof.size() - 1)));
            }
        }
    }
}

TEST(Merkle, C11_a_changed_past_has_no_consistency_proof)
{
    EXPECT_TRUE(rc::check("changing one old leaf is noticed", [] {
        const auto oldSize = *rc::gen::inRange<int>(1, 60);
        const auto newSize = *rc::gen::inRange<int>(oldSize + 1, 80);
        const auto changed = *rc::gen::inRange<int>(0, oldSize);
        const MerkleTree honest = treeOf(oldSize);
        MerkleTree forged;
        for (int i = 0; i < newSize; ++i)
            forged.append(merkleLeaf(i == changed ? QByteArray("forged") : QByteArray::number(i)));
        RC_ASSERT(!verifyConsistency(oldSize, honest.root(), newSize, forged.root(), forged.consistencyProof(oldSize, newSize)));
    }));
}

TEST(Merkle, C11_nonsense_is_not_a_proof)
{
    const QByteArray root = sha256("x");
    EXPECT_FALSE(verifyConsistency(-1, root, 5, root, {}));
    EXPECT_FALSE(verifyConsistency(5, root, 3, root, {}));
    EXPECT_FALSE(verifyConsistency(3, root, 5, root, {}));
    EXPECT_FALSE(verifyConsistency(1, root, std::numeric_limits<qint64>::max(), root, {root}));
    EXPECT_FALSE(verifyInclusion(root, 0, 0, root, {}));
    EXPECT_FALSE(verifyInclusion(root, -1, 1, root, {}));
    EXPECT_FALSE(verifyInclusion("short", 0, 1, "short", {}));
    EXPECT_FALSE(verifyInclusion(root, 0, 2, root, {"short"}));
    const MerkleTree tree = treeOf(3);
    EXPECT_TRUE(tree.inclusionProof(3, 3).isEmpty());
    EXPECT_TRUE(tree.inclusionProof(0, 4).isEmpty());
    EXPECT_TRUE(tree.consistencyProof(0, 3).isEmpty());
    EXPECT_TRUE(tree.consistencyProof(2, 4).isEmpty());
}

} // namespace madoguchi::crypto
