#pragma once

#include "base/id.h"
#include "crypto/key.h"

namespace madoguchi::session {

/// Whose slot on which terminal; stands in the slot's header and is authenticated with it.
struct SlotOwner {
    StaffId staff;
    TerminalId terminal;
    quint32 epoch = 1; ///< of the person key
};

/// K sealed to one person on one terminal (slots/<staff>.slot). FORMAT.md §2.
Result<QByteArray> makeSlot(const SecretBytes &k, const crypto::PublicKey &person, const SlotOwner &owner);
/// By its header; needs no key, and does not tell whether the rest is sound.
bool isSlotOf(const QByteArray &slot, const SlotOwner &owner);
/// Errors: SlotOld (of an earlier person key), SlotInvalid (malformed, changed, of another person or terminal).
Result<SecretBytes> openSlot(const QByteArray &slot, const crypto::PrivateKey &person, const SlotOwner &owner);

} // namespace madoguchi::session
