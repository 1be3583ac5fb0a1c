#include "session/escrow.h"

#include "crypto/digest.h"
#include "crypto/seal.h"

#include <QtEndian>

namespace madoguchi::session {

namespace {

constexpr char magic[] = "MDGESCR\x01"; // the last byte is the version
constexpr qsizetype magicSize = 8, epochSize = 4;
constexpr qsizetype nameLimit = 64, sizeLimit = 1024;
constexpr std::size_t keySize = 32;

QByteArray header(const crypto::PublicKey &recovery, const EscrowOf &what)
{
    const quint32 epoch = qToBigEndian(what.keyEpoch);
    const QByteArray terminal = what.terminal.text().toUtf8();
    return QByteArray(magic, magicSize) + QByteArray(reinterpret_cast<const char *>(&epoch), epochSize) + crypto::sha256(recovery.toDer())
        + static_cast<char>(terminal.size()) + terminal;
}

} // namespace

Result<QByteArray> makeEscrow(const SecretBytes &k, const crypto::PublicKey &recovery, const EscrowOf &what)
{
    if (k.size() != keySize || !recovery.isValid() || what.terminal.isEmpty() || what.terminal.text().toUtf8().size() > nameLimit)
        return ErrorCode::InvalidArgument;
    const QByteArray head = header(recovery, what);
    MADOGUCHI_ASSIGN(const QByteArray sealed, crypto::seal(recovery, k, head));
    return head + sealed;
}

bool isEscrowOf(const QByteArray &escrow, const crypto::PublicKey &recovery, const EscrowOf &what)
{
    return escrow.size() <= sizeLimit && escrow.startsWith(header(recovery, what));
}

Result<SecretBytes> openEscrow(const QByteArray &escrow, const crypto::PrivateKey &recovery, const TerminalId &terminal)
{
    if (escrow.size() > sizeLimit || escrow.size() < magicSize + epochSize)
        return ErrorCode::EscrowInvalid;
    const EscrowOf what{terminal, qFromBigEndian<quint32>(escrow.constData() + magicSize)};
    if (!isEscrowOf(escrow, recovery.publicKey(), what))
        return ErrorCode::EscrowInvalid;
    const QByteArray head = header(recovery.publicKey(), what);
    auto k = crypto::unseal(recovery, QByteArrayView(escrow).sliced(head.size()), head);
    if (!k.ok() || k->size() != keySize)
        return ErrorCode::EscrowInvalid;
    return k;
}

} // namespace madoguchi::session
