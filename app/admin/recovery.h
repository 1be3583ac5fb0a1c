#pragma once

#include "app/admin/passphrase.h"
#include "app/admin/terminal_folder.h"
#include "session/slot_folder.h"

namespace madoguchi::admin {

/// Two officers' shares of the municipality's recovery key, joined.
struct Recovery {
    crypto::PrivateKey key;
    QString municipality;
    QString officers; ///< "1,3"
};
/// Files of shares; their passphrases are asked for. FileUnreadable, ShareInvalid.
Result<Recovery> joinRecovery(const QString &one, const QString &other, const Passphrases &passphrases);

session::SlotFolder slotsOf(const TerminalFolder &folder);
/// The key of a terminal's store by way of its escrow; nothing is proved about the store. EscrowInvalid.
Result<SecretBytes> escrowedKey(const TerminalFolder &folder, const Recovery &recovery);

/// Says why not, and answers CannotRun.
int cannot(const char *what, const Error &error);

} // namespace madoguchi::admin
