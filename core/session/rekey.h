#pragma once

#include "session/slot_keeper.h"
#include "store/connection.h"

namespace madoguchi::session {

/// The change of K under a terminal's store, in two phases (FORMAT.md §7): a copy of everything under the new key is made in
/// DIR/rekey, one marker file commits to it, and then it takes the old one's place. Killed before the marker nothing has
/// happened; killed behind it, settleRekey() goes on. Nobody may have the store open.
struct Rekey {
    QString directory; ///< DIR: store.db, slots/, rekey/
    TerminalId terminal;
    quint32 epoch = 1; ///< of the new key
    std::optional<crypto::PublicKey> recovery;
    QList<SlotHolder> holders; ///< whose slots are made anew
};

/// Before the store is opened, always: finishes a change that was committed to, throws away one that was not. RekeyBroken (args: what
/// is missing), FileUnwritable.
Result<Done> settleRekey(const QString &directory);
/// Both phases. Any error before the commitment leaves everything as it was (once settled): DiskFull, StoreKeyWrong, StoreDamaged,
/// Cancelled (`goOn` said no), FileUnwritable. Needs room for the copy, for a while twice.
Result<Done> rekey(const Rekey &change, const SlotFolder &slots, const SecretBytes &oldKey, const SecretBytes &newKey, const std::function<bool()> &goOn);

/// Which key the store is under, from 1; the directory orders a higher one.
Result<quint32> keyEpoch(store::Connection &connection);

} // namespace madoguchi::session
