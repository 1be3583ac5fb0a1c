#include "session/slot.h"

#include "crypto/seal.h"

#include <QtEndian>

namespace madoguchi::session {

namespace {

constexpr char magic[] = "MDGSLOT\x01"; // the last byte is the version
constexpr qsizetype magicSize = 8;
constexpr qsizetype epochSize = 4;
constexpr qsizetype nameLimit = 64;
constexpr qsizetype sizeLimit = 1024;
constexpr std::size_t keySize = 32;

void appendName(QByteArray &header, const QString &name)
{
    const QByteArray text = name.toUtf8();
    header.append(static_cast<char>(text.size()));
    header.append(text);
}

QByteArray header(const SlotOwner &owner)
{
    QByteArray header(magic, magicSize);
    const quint32 epoch = qToBigEndian(owner.epoch);
    header.append(reinterpret_cast<const char *>(&epoch), epochSize);
    appendName(header, owner.terminal.text());
    appendName(header, owner.staff.text());
    return header;
}

bool fits(const SlotOwner &owner)
{
    const auto good = [](const QString &name) { return !name.isEmpty() && name.toUtf8().size() <= nameLimit; };
    return good(owner.staff.text()) && good(owner.terminal.text());
}

} // namespace

Result<QByteArray> makeSlot(const SecretBytes &k, const crypto::PublicKey &person, const SlotOwner &owner)
{
    if (!fits(owner) || k.size() != keySize)
        return ErrorCode::InvalidArgument;
    const QByteArray head = header(owner);
    MADOGUCHI_ASSIGN(const QByteArray sealed, crypto::seal(person, k, head));
    return head + sealed;
}

bool isSlotOf(const QByteArray &slot, const SlotOwner &owner) { return slot.size() <= sizeLimit && fits(owner) && slot.startsWith(header(owner)); }

Result<SecretBytes> openSlot(const QByteArray &slot, const crypto::PrivateKey &person, const SlotOwner &owner)
{
    if (slot.size() > sizeLimit || slot.size() < magicSize + epochSize || !slot.startsWith(QByteArray(magic, magicSize)))
        return ErrorCode::SlotInvalid;
    if (qFromBigEndian<quint32>(slot.constData() + magicSize) < owner.epoch)
        return ErrorCode::SlotOld;
    // Nothing of the header is believed: it has to be the one that this person's slot on this terminal must have.
    if (!isSlotOf(slot, owner))
        return ErrorCode::SlotInvalid;
    const QByteArray head = header(owner);
    auto k = crypto::unseal(person, QByteArrayView(slot).sliced(head.size()), head);
    if (!k.ok() || k->size() != keySize)
        return ErrorCode::SlotInvalid;
    return k;
}

} // namespace madoguchi::session
