#include "desk_fixture.h"

#include "session/escrow.h"
#include "session/recovery_key.h"

using namespace madoguchi;
using namespace madoguchi::session;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

struct Officers {
    RecoveryShares shares = makeRecoveryShares(u"162019"_s, {secret("first"), secret("second"), secret("third")}, {}, quickHash).value();
    OpenShare open(int number) const
    {
        const char *words[]{"first", "second", "third"};
        return openShare(shares.files[static_cast<std::size_t>(number - 1)], secret(words[number - 1]), quickHash).value();
    }
};

ErrorCode codeOf(const QByteArray &file, const char *passphrase)
{
    const auto share = openShare(file, secret(passphrase), quickHash);
    return share.ok() ? ErrorCode::Internal : share.error().code;
}

} // namespace

TEST(RecoveryKey, C14_C23_any_two_officers_open_a_terminals_escrow)
{
    const Officers officers;
    const SecretBytes k = crypto::randomSecret(32);
    const EscrowOf what{TerminalId(u"terminal-1"_s), 4};
    const QByteArray escrow = makeEscrow(k, officers.shares.publicKey, what).value();
    for (const auto &[one, other] : {std::pair{1, 2}, {2, 1}, {1, 3}, {3, 1}, {2, 3}, {3, 2}}) {
        const auto key = joinShares(officers.open(one), officers.open(other));
        ASSERT_TRUE(key.ok()) << one << " and " << other;
        const auto opened = openEscrow(escrow, *key, what.terminal);
        ASSERT_TRUE(opened.ok());
        EXPECT_TRUE(SecretBytes::equal(*opened, k));
    }
}

TEST(RecoveryKey, C14_one_officer_alone_has_nothing)
{
    const Officers officers, before;
    for (int number = 1; number <= 3; ++number) {
        const OpenShare share = officers.open(number);
        EXPECT_EQ(joinShares(share, officers.open(number)).error().code, ErrorCode::ShareInvalid) << "twice the same";
        EXPECT_EQ(joinShares(share, before.open(number % 3 + 1)).error().code, ErrorCode::ShareInvalid) << "of an earlier key";
        // Neither half, nor their sum, is the key.
        for (const auto half : {share.halves.span().first(32), share.halves.span().last(32)}) {
            const auto key = crypto::PrivateKey::fromScalar(SecretBytes(half));
            EXPECT_FALSE(key.ok() && key->publicKey().toDer() == officers.shares.publicKey.toDer());
        }
        EXPECT_EQ(codeOf(officers.shares.files[static_cast<std::size_t>(number - 1)], "fourth"), ErrorCode::ShareInvalid);
    }
}

TEST(RecoveryKey, C14_a_changed_or_cut_share_is_refused)
{
    const Officers officers;
    const QByteArray &file = officers.shares.files[0];
    for (qsizetype i = 0; i < file.size(); ++i) {
        QByteArray changed = file;
        changed[i] = static_cast<char>(changed[i] ^ 0x01);
        EXPECT_NE(codeOf(changed, "first"), ErrorCode::Internal) << i;
        EXPECT_NE(codeOf(file.first(i), "first"), ErrorCode::Internal) << i;
    }
    EXPECT_NE(codeOf(file + '\0', "first"), ErrorCode::Internal);
    EXPECT_EQ(codeOf(file, "first"), ErrorCode::Internal) << "the right one opens";
}

TEST(Escrow, C14_a_changed_cut_or_foreign_escrow_is_refused)
{
    const auto recovery = crypto::PrivateKey::generate().value();
    const EscrowOf what{TerminalId(u"terminal-1"_s), 4};
    const QByteArray escrow = makeEscrow(crypto::randomSecret(32), recovery.publicKey(), what).value();
    const auto code = [&](const QByteArray &bytes, const crypto::PrivateKey &key, const char *terminal = "terminal-1") {
        const auto opened = openEscrow(bytes, key, TerminalId(QLatin1String(terminal)));
        return opened.ok() ? ErrorCode::Internal : opened.error().code;
    };
    for (qsizetype i = 0; i < escrow.size(); ++i) {
        QByteArray changed = escrow;
        changed[i] = static_cast<char>(changed[i] ^ 0x01);
        EXPECT_EQ(code(changed, recovery), ErrorCode::EscrowInvalid) << i;
        EXPECT_EQ(code(escrow.first(i), recovery), ErrorCode::EscrowInvalid) << i;
    }
    EXPECT_EQ(code(escrow + '\0', recovery), ErrorCode::EscrowInvalid);
    EXPECT_EQ(code(escrow, recovery, "terminal-2"), ErrorCode::EscrowInvalid);
    EXPECT_EQ(code(escrow, crypto::PrivateKey::generate().value()), ErrorCode::EscrowInvalid) << "another municipality's key";
    EXPECT_EQ(code(escrow, recovery), ErrorCode::Internal);
    EXPECT_FALSE(isEscrowOf(escrow, recovery.publicKey(), {what.terminal, 5}));
}
