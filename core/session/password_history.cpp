#include "session/password_history.h"

#include "crypto/digest.h"
#include "crypto/seal.h"

#include <QtEndian>

namespace madoguchi::session {

namespace {

constexpr std::uint8_t version = 1;
constexpr qsizetype headerSize = 2, saltSize = 16, tagSize = 16, verifierSize = 8 + saltSize + tagSize;

QByteArray context(const PersonKeyOwner &owner, quint32 epoch)
{
    return "madoguchi password-history v1|" + owner.municipality.toUtf8() + '|' + owner.staff.text().toUtf8() + '|' + QByteArray::number(epoch);
}

SecretBytes keyOf(const crypto::PrivateKey &person, const QByteArray &context) { return crypto::hkdf(person.toScalar(), {}, context, 32); }

Result<QByteArray> tagOf(const SecretBytes &password, const QByteArray &salt, crypto::Argon2Cost cost, const PasswordHash &hash)
{
    MADOGUCHI_ASSIGN(const SecretBytes slow, hash(password, salt, cost));
    return crypto::sha256(QByteArrayView(slow.data(), qsizetype(slow.size()))).first(tagSize);
}

} // namespace

Result<PasswordHistory> PasswordHistory::open(const QByteArray &closed, const crypto::PrivateKey &person, const PersonKeyOwner &owner, quint32 epoch)
{
    PasswordHistory history;
    if (closed.isEmpty())
        return history;
    const QByteArray binding = context(owner, epoch);
    const auto opened = crypto::unwrap(keyOf(person, binding), closed, binding);
    if (!opened.ok() || opened->size() < headerSize)
        return ErrorCode::KeyInvalid;
    const int count = opened->data()[1];
    if (opened->data()[0] != version || count > most || qsizetype(opened->size()) != headerSize + count * verifierSize)
        return ErrorCode::KeyInvalid;
    const QByteArrayView verifiers = QByteArrayView(opened->data(), qsizetype(opened->size())).sliced(headerSize);
    for (int i = 0; i < count; ++i) {
        const QByteArrayView one = verifiers.sliced(i * verifierSize, verifierSize);
        history.m_verifiers.append({{qFromBigEndian<quint32>(one.data()), qFromBigEndian<quint32>(one.data() + 4)},
                                    one.sliced(8, saltSize).toByteArray(), one.last(tagSize).toByteArray()});
    }
    return history;
}

Result<QByteArray> PasswordHistory::close(const crypto::PrivateKey &person, const PersonKeyOwner &owner, quint32 epoch) const
{
    QByteArray plain(1, static_cast<char>(version));
    plain.append(static_cast<char>(m_verifiers.size()));
    for (const Verifier &one : m_verifiers) {
        char cost[8];
        qToBigEndian(one.cost.memoryKiB, cost);
        qToBigEndian(one.cost.passes, cost + 4);
        plain += QByteArray(cost, sizeof cost) + one.salt + one.tag;
    }
    const QByteArray binding = context(owner, epoch);
    return crypto::wrap(keyOf(person, binding), SecretBytes({reinterpret_cast<const std::uint8_t *>(plain.constData()), std::size_t(plain.size())}), binding);
}

Result<bool> PasswordHistory::contains(const SecretBytes &password, const PasswordHash &hash) const
{
    for (const Verifier &one : m_verifiers) {
        MADOGUCHI_ASSIGN(const QByteArray tag, tagOf(password, one.salt, one.cost, hash));
        if (tag == one.tag)
            return true;
    }
    return false;
}

Result<Done> PasswordHistory::add(const SecretBytes &password, crypto::Argon2Cost cost, const PasswordHash &hash)
{
    const QByteArray salt = crypto::randomBytes(saltSize);
    MADOGUCHI_ASSIGN(const QByteArray tag, tagOf(password, salt, cost, hash));
    while (m_verifiers.size() >= most)
        m_verifiers.removeFirst();
    m_verifiers.append({cost, salt, tag});
    return done();
}

} // namespace madoguchi::session
