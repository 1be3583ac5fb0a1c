#pragma once

#include "base/clock.h"
#include "directory/directory.h"
#include "session/escrow.h"
#include "session/slot_folder.h"

#include <functional>
#include <optional>

namespace madoguchi::session {

/// Somebody who shall have a slot on this terminal.
struct SlotHolder {
    StaffId staff;
    crypto::PublicKey publicKey;
    quint32 epoch = 1; ///< of the person key
};
/// Whom the directory lets open the store today.
QList<SlotHolder> slotHolders(const directory::Directory &directory, const Clock &clock);

/// What has to be done in a slot folder.
struct SlotPlan {
    QList<SlotHolder> make; ///< missing, of an earlier person key, or not to be believed
    QList<StaffId> erase;   ///< of people who shall have none
    bool escrow = false;    ///< missing, or to another recovery key, or of an earlier K
    bool leaves = false;    ///< somebody could open K with a slot that shall open nothing any more: it was theirs, or another card's
    bool isEmpty() const { return make.isEmpty() && erase.isEmpty() && !escrow; }
    QString words() const; ///< for the record: "make:2 erase:1 escrow"
};

/// Keeps the slots of one terminal as the directory wants them (FORMAT.md §2, §6). Any unlocked session does it, so that people
/// roam and a card replaced today works wherever a colleague is in.
class SlotKeeper {
public:
    /// `keyEpoch` of K; `recovery`: the municipality's key for the escrow, if it has one.
    SlotKeeper(SlotFolder folder, TerminalId terminal, quint32 keyEpoch, std::optional<crypto::PublicKey> recovery);

    /// Reads headers only: no key is needed, and none is touched when nothing has changed.
    SlotPlan plan(const QList<SlotHolder> &holders) const;
    /// First makes, then erases; each file whole or not at all, so that a second run takes up what the first left. Ends with
    /// Cancelled as soon as `goOn` says no. FileUnwritable, DiskFull.
    Result<Done> carryOut(const SlotPlan &plan, const SecretBytes &k, const std::function<bool()> &goOn) const;

private:
    const SlotFolder m_folder;
    const TerminalId m_terminal;
    const quint32 m_keyEpoch;
    const std::optional<crypto::PublicKey> m_recovery;
};

} // namespace madoguchi::session
