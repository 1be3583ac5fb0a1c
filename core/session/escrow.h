#pragma once

#include "base/id.h"
#include "crypto/key.h"

namespace madoguchi::session {

/// Which K of which terminal; stands in the header and is authenticated with it.
struct EscrowOf {
    TerminalId terminal;
    quint32 keyEpoch = 1;
};

/// K sealed to the municipality's recovery key (slots/escrow): the way in when everybody of a terminal has lost their card.
/// FORMAT.md §6.
Result<QByteArray> makeEscrow(const SecretBytes &k, const crypto::PublicKey &recovery, const EscrowOf &what);
/// By its header; needs no private key.
bool isEscrowOf(const QByteArray &escrow, const crypto::PublicKey &recovery, const EscrowOf &what);
/// EscrowInvalid: malformed, changed, of another terminal, another municipality's or an earlier recovery key.
Result<SecretBytes> openEscrow(const QByteArray &escrow, const crypto::PrivateKey &recovery, const TerminalId &terminal);

} // namespace madoguchi::session
