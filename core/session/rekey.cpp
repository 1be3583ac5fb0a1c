#include "session/rekey.h"

#include "journal/erase.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

/// Where everything stands. The old ones are renamed into DIR/rekey before the new ones come out of it.
struct Places {
    explicit Places(const QString &directory)
        : store(directory + "/store.db"_L1), slots(directory + "/slots"_L1), workshop(directory + "/rekey"_L1),
          marker(workshop + "/committed"_L1), newStore(workshop + "/new.db"_L1), newSlots(workshop + "/new-slots"_L1),
          oldStore(workshop + "/old.db"_L1), oldSlots(workshop + "/old-slots"_L1), damaged(directory + "/damaged"_L1)
    {
    }
    const QString store, slots, workshop, marker, newStore, newSlots, oldStore, oldSlots, damaged;
};

Result<Done> move(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), error);
    if (error)
        return Error{ErrorCode::FileUnwritable, {QFileInfo(from).fileName()}, {}};
    journal::syncFolderOf(to);
    journal::syncFolderOf(from);
    return done();
}

/// The old out, the new in; each step may have been done before.
Result<Done> swap(const QString &place, const QString &newOne, const QString &oldOne)
{
    if (!QFileInfo::exists(newOne))
        return QFileInfo::exists(place) ? Result<Done>(done()) : Error{ErrorCode::RekeyBroken, {QFileInfo(place).fileName()}, {}};
    if (QFileInfo::exists(place))
        MADOGUCHI_TRY(move(place, oldOne));
    return move(newOne, place);
}

Result<Done> finish(const Places &at)
{
    if (QFileInfo::exists(at.newStore)) { // the store in its place is still the old one: what belongs to it must not meet the new one
        for (const auto &ending : {"-wal"_L1, "-shm"_L1})
            MADOGUCHI_TRY(journal::eraseFile(at.store + ending));
    }
    MADOGUCHI_TRY(swap(at.store, at.newStore, at.oldStore));
    MADOGUCHI_TRY(swap(at.slots, at.newSlots, at.oldSlots));
    // The slots first: with them the old key is gone, and with it what an overwriting may not reach.
    MADOGUCHI_TRY(journal::eraseFolder(at.oldSlots));
    MADOGUCHI_TRY(journal::eraseFile(at.oldStore));
    // Under the old key too: what a restore has put out of the way (backup/restore.h). It may lie on the very spot of the disk that cannot be written: nobody is kept out for it.
    if (!journal::eraseFolder(at.damaged).ok())
        QDir(at.damaged).removeRecursively();
    MADOGUCHI_TRY(journal::eraseFile(at.marker));
    return journal::eraseFolder(at.workshop);
}

Result<Done> copyStore(const Rekey &change, const Places &at, const SecretBytes &oldKey, const SecretBytes &newKey, const RekeyWatch &watch)
{
    if (!watch(RekeyStep::Checking, 0, 0))
        return ErrorCode::Cancelled;
    MADOGUCHI_ASSIGN(const auto copy, store::Connection::open(at.newStore, newKey, store::OpenMode::Create));
    {
        MADOGUCHI_ASSIGN(const auto original, store::Connection::open(at.store, oldKey, store::OpenMode::ReadWrite));
        MADOGUCHI_TRY(original->checkIntegrity()); // a damaged store is not carried over in silence
        MADOGUCHI_TRY(original->copyTo(*copy, [&](qint64 done, qint64 total) { return watch(RekeyStep::Copying, done, total); }));
    }
    {
        MADOGUCHI_ASSIGN(auto transaction, store::Transaction::begin(*copy));
        MADOGUCHI_TRY(transaction.exec("UPDATE store_key SET epoch = ?1, carried_order = ?2, due = 0", {static_cast<qint64>(change.epoch), static_cast<qint64>(change.order)}));
        MADOGUCHI_TRY(transaction.commit());
    }
    MADOGUCHI_TRY(copy->checkpoint());
    if (!watch(RekeyStep::Checking, 0, 0))
        return ErrorCode::Cancelled;
    return copy->checkIntegrity();
}

/// The copy is written to its journal first and to its file from there. What else needs room meanwhile is not known: a copy that runs out of
/// it ends with the same error, only later.
Result<Done> checkRoom(const Rekey &change, const Places &at)
{
    const qint64 needed = 2 * (QFileInfo(at.store).size() + QFileInfo(at.store + "-wal"_L1).size());
    return change.room(change.directory) >= needed ? Result<Done>(done()) : Error{ErrorCode::DiskFull, {u"store.db"_s}, {}};
}

Result<Done> prepare(const Rekey &change, const Places &at, const SlotFolder &slots, const SecretBytes &oldKey, const SecretBytes &newKey,
                     const RekeyWatch &watch)
{
    if (!QDir().mkpath(at.workshop))
        return Error{ErrorCode::FileUnwritable, {u"rekey"_s}, {}};
    QFile::setPermissions(at.workshop, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    journal::syncFolderOf(at.workshop);
    MADOGUCHI_TRY(copyStore(change, at, oldKey, newKey, watch));
    if (QFileInfo::exists(at.newStore + "-wal"_L1)) // all of it must be in the one file
        return Error{ErrorCode::RekeyBroken, {u"wal"_s}, {}};
    const SlotKeeper keeper(slots.beside(at.newSlots), change.terminal, change.epoch, change.recovery);
    MADOGUCHI_TRY(keeper.carryOut(keeper.plan(change.holders), newKey, [&] { return watch(RekeyStep::Checking, 0, 0); }));
    journal::syncFolderOf(at.newStore);
    // The new key must open what is committed to.
    return store::Connection::proveKey(at.newStore, newKey);
}

} // namespace

Result<Done> settleRekey(const QString &directory)
{
    const Places at(directory);
    if (!QFileInfo::exists(at.workshop))
        return done();
    if (QFileInfo::exists(at.marker))
        return finish(at);
    // Without a marker the old ones never left their places, or everything was finished but for the empty folder.
    for (const QString &place : {at.store, at.slots}) {
        if (!QFileInfo::exists(place))
            return Error{ErrorCode::RekeyBroken, {QFileInfo(place).fileName()}, {}};
    }
    return journal::eraseFolder(at.workshop);
}

Result<Done> rekey(const Rekey &change, const SlotFolder &slots, const SecretBytes &oldKey, const SecretBytes &newKey, const RekeyWatch &watch)
{
    const Places at(change.directory);
    MADOGUCHI_TRY(settleRekey(change.directory));
    MADOGUCHI_TRY(checkRoom(change, at));
    if (const auto prepared = prepare(change, at, slots, oldKey, newKey, watch); !prepared.ok()) {
        std::ignore = settleRekey(change.directory); // if it cannot, the next opening does
        return prepared;
    }
    watch(RekeyStep::Exchanging, 0, 0);
    MADOGUCHI_TRY(journal::replaceDurably(at.marker, QByteArray::number(change.epoch)));
    return finish(at);
}

Result<StoreKey> storeKeyOf(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT epoch, carried_order, due FROM store_key"));
    MADOGUCHI_ASSIGN(const bool any, row.next());
    return any ? StoreKey{static_cast<quint32>(row.integer(0)), static_cast<quint32>(row.integer(1)), row.integer(2) != 0} : StoreKey();
}

Result<Done> markKeyDue(store::Transaction &transaction) { return transaction.exec("UPDATE store_key SET due = 1"); }

} // namespace madoguchi::session
