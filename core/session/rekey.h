#pragma once

#include "journal/durable_file.h"
#include "session/slot_keeper.h"
#include "store/connection.h"
#include "store/transaction.h"

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
    quint32 order = 0;         ///< of the directory, which is carried out with it; 0: none ever was
    std::function<qint64(const QString &directory)> room = journal::freeBytes; ///< bytes that may still be written there
};

enum class RekeyStep { Checking, Copying, Exchanging }; ///< Exchanging: committed to, it is finished whatever happens
/// Told before each step and between pages, `done` of `total` (0: not known); false ends it, but for Exchanging.
using RekeyWatch = std::function<bool(RekeyStep step, qint64 done, qint64 total)>;

/// Before the store is opened, always: finishes a change that was committed to, throws away one that was not. RekeyBroken (args: what
/// is missing), FileUnwritable.
Result<Done> settleRekey(const QString &directory);
/// Both phases. Any error before the commitment leaves everything as it was (once settled): DiskFull, StoreKeyWrong, StoreDamaged,
/// Cancelled (`watch` said no), FileUnwritable. Needs room for the copy, for a while twice; without it nothing is begun.
Result<Done> rekey(const Rekey &change, const SlotFolder &slots, const SecretBytes &oldKey, const SecretBytes &newKey, const RekeyWatch &watch);

/// What the store knows of the key that it is under.
struct StoreKey {
    quint32 epoch = 1; ///< grows with each change
    quint32 order = 0; ///< the last order of the directory that was carried out
    bool due = false;  ///< somebody who could open it shall not any more: the next opening changes it, ordered or not
};
Result<StoreKey> storeKeyOf(store::Connection &connection);
Result<Done> markKeyDue(store::Transaction &transaction);

} // namespace madoguchi::session
