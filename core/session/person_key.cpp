#include "session/person_key.h"

#include "crypto/digest.h"
#include "crypto/seal.h"

#include <algorithm>

namespace madoguchi::session {

namespace {

constexpr crypto::Argon2Cost floor{46 * 1024, 1}, ceiling{1024 * 1024, 32};
constexpr quint32 leastPasses = 3, mostPasses = 16; // of new keys

QByteArray context(const PersonKeyOwner &owner, quint32 epoch)
{
    return "madoguchi person-key v1|" + owner.municipality.toUtf8() + '|' + owner.staff.text().toUtf8() + '|' + QByteArray::number(epoch);
}

Result<SecretBytes> keyOf(const directory::LockedPersonKey &locked, const QByteArray &context, const SecretBytes &password, const SecretBytes &released,
                          const PasswordHash &hash)
{
    if (!isAcceptable(locked.cost))
        return ErrorCode::KeyCostRefused;
    const SecretBytes cardSecret = crypto::hkdf(released, locked.salt, "madoguchi card-secret v1", 32);
    MADOGUCHI_ASSIGN(SecretBytes both, hash(password, locked.salt, locked.cost));
    both.append(cardSecret.span());
    return crypto::hkdf(both, locked.salt, context, 32);
}

struct CardSecret {
    QByteArray lock;
    SecretBytes released;
};

/// A secret that from now on only the card can find again, for the lock beside it.
Result<CardSecret> newCardSecret(const crypto::PublicKey &card)
{
    if (card.isRsa()) {
        SecretBytes secret = crypto::randomSecret(32);
        MADOGUCHI_ASSIGN(QByteArray lock, card.encrypt(secret));
        return CardSecret{std::move(lock), std::move(secret)};
    }
    // The partner's private half is used here and forgotten.
    MADOGUCHI_ASSIGN(const crypto::PrivateKey partner, crypto::PrivateKey::generate());
    MADOGUCHI_ASSIGN(SecretBytes agreed, partner.agree(card));
    return CardSecret{partner.publicKey().point(), std::move(agreed)};
}

} // namespace

bool isAcceptable(crypto::Argon2Cost cost)
{
    return cost.memoryKiB >= floor.memoryKiB && cost.memoryKiB <= ceiling.memoryKiB && cost.passes >= floor.passes && cost.passes <= ceiling.passes;
}

crypto::Argon2Cost calibratedCost(const Clock &clock, std::chrono::milliseconds target, const PasswordHash &hash)
{
    crypto::Argon2Cost cost;
    cost.passes = leastPasses;
    auto best = std::chrono::milliseconds::max();
    for (int attempt = 0; attempt < 2; ++attempt) { // the first one also fetches the memory
        const auto begin = clock.monotonic();
        if (!hash(SecretBytes(16), QByteArray(16, '\0'), cost).ok())
            return cost;
        best = std::min(best, clock.monotonic() - begin);
    }
    const auto passes = leastPasses * target / std::max(best, std::chrono::milliseconds(1));
    cost.passes = static_cast<quint32>(std::clamp<qint64>(passes, leastPasses, mostPasses));
    return cost;
}

Result<NewPersonKey> makePersonKey(const SecretBytes &password, const crypto::PublicKey &cardAgreeKey, const PersonKeyOwner &owner,
                                   quint32 epoch, crypto::Argon2Cost cost, const PasswordHash &hash)
{
    MADOGUCHI_ASSIGN(const crypto::PrivateKey person, crypto::PrivateKey::generate());
    MADOGUCHI_ASSIGN(const CardSecret card, newCardSecret(cardAgreeKey));
    MADOGUCHI_ASSIGN(auto locked, lockPersonKey(person, password, card.lock, card.released, owner, epoch, cost, hash));
    return NewPersonKey{person.publicKey(), std::move(locked)};
}

Result<QByteArray> makeCardLock(const card::AgreeKey &key)
{
    if (key.modulus.isEmpty()) { // the partner's private half is never kept: afterwards only the card reaches what is agreed
        MADOGUCHI_ASSIGN(const crypto::PrivateKey partner, crypto::PrivateKey::generate());
        return partner.publicKey().point();
    }
    const auto rsa = crypto::PublicKey::fromRsa(key.modulus, key.exponent);
    if (!rsa.ok())
        return ErrorCode::CardUnknown;
    return rsa->encrypt(crypto::randomSecret(32));
}

Result<directory::LockedPersonKey> lockPersonKey(const crypto::PrivateKey &person, const SecretBytes &password, const QByteArray &cardLock,
                                                 const SecretBytes &released, const PersonKeyOwner &owner, quint32 epoch, crypto::Argon2Cost cost,
                                                 const PasswordHash &hash)
{
    directory::LockedPersonKey locked{{}, cost, crypto::randomBytes(16), cardLock, epoch};
    const QByteArray binding = context(owner, epoch);
    MADOGUCHI_ASSIGN(const SecretBytes key, keyOf(locked, binding, password, released, hash));
    MADOGUCHI_ASSIGN(locked.wrapped, crypto::wrap(key, person.toScalar(), binding));
    return locked;
}

Result<crypto::PrivateKey> openPersonKey(const directory::LockedPersonKey &locked, const PersonKeyOwner &owner, const SecretBytes &password,
                                         const SecretBytes &released, const PasswordHash &hash)
{
    const QByteArray binding = context(owner, locked.epoch);
    MADOGUCHI_ASSIGN(const SecretBytes key, keyOf(locked, binding, password, released, hash));
    const auto scalar = crypto::unwrap(key, locked.wrapped, binding);
    if (!scalar.ok())
        return ErrorCode::PasswordWrong;
    return crypto::PrivateKey::fromScalar(scalar.value());
}

} // namespace madoguchi::session
