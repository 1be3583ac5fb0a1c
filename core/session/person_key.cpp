#include "session/person_key.h"

#include "crypto/digest.h"
#include "crypto/seal.h"

namespace madoguchi::session {

namespace {

QByteArray context(const PersonKeyOwner &owner, quint32 epoch)
{
    return "madoguchi person-key v1|" + owner.municipality.toUtf8() + '|' + owner.staff.text().toUtf8() + '|' + QByteArray::number(epoch);
}

Result<SecretBytes> keyOf(const directory::LockedPersonKey &locked, const QByteArray &context, const SecretBytes &password, const SecretBytes &agreed,
                          const PasswordHash &hash)
{
    const SecretBytes cardSecret = crypto::hkdf(agreed, locked.salt, "madoguchi card-secret v1", 32);
    MADOGUCHI_ASSIGN(SecretBytes both, hash(password, locked.salt, locked.cost));
    both.append(cardSecret.span());
    return crypto::hkdf(both, locked.salt, context, 32);
}

} // namespace

Result<NewPersonKey> makePersonKey(const SecretBytes &password, const crypto::PublicKey &cardAgreeKey, const PersonKeyOwner &owner,
                                   quint32 epoch, crypto::Argon2Cost cost)
{
    MADOGUCHI_ASSIGN(const crypto::PrivateKey person, crypto::PrivateKey::generate());
    // Its private half is used here and forgotten: afterwards only the card can reach the same secret.
    MADOGUCHI_ASSIGN(const crypto::PrivateKey partner, crypto::PrivateKey::generate());
    MADOGUCHI_ASSIGN(const SecretBytes agreed, partner.agree(cardAgreeKey));
    MADOGUCHI_ASSIGN(auto locked, lockPersonKey(person, password, partner.publicKey().point(), agreed, owner, epoch, cost));
    return NewPersonKey{person.publicKey(), std::move(locked)};
}

Result<directory::LockedPersonKey> lockPersonKey(const crypto::PrivateKey &person, const SecretBytes &password, const QByteArray &cardPoint,
                                                 const SecretBytes &agreed, const PersonKeyOwner &owner, quint32 epoch, crypto::Argon2Cost cost,
                                                 const PasswordHash &hash)
{
    directory::LockedPersonKey locked{{}, cost, crypto::randomBytes(16), cardPoint, epoch};
    const QByteArray binding = context(owner, epoch);
    MADOGUCHI_ASSIGN(const SecretBytes key, keyOf(locked, binding, password, agreed, hash));
    MADOGUCHI_ASSIGN(locked.wrapped, crypto::wrap(key, person.toScalar(), binding));
    return locked;
}

Result<crypto::PrivateKey> openPersonKey(const directory::LockedPersonKey &locked, const PersonKeyOwner &owner, const SecretBytes &password,
                                         const SecretBytes &agreed, const PasswordHash &hash)
{
    const QByteArray binding = context(owner, locked.epoch);
    MADOGUCHI_ASSIGN(const SecretBytes key, keyOf(locked, binding, password, agreed, hash));
    const auto scalar = crypto::unwrap(key, locked.wrapped, binding);
    if (!scalar.ok())
        return ErrorCode::PasswordWrong;
    return crypto::PrivateKey::fromScalar(scalar.value());
}

} // namespace madoguchi::session
