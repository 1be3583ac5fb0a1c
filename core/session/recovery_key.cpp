#include "session/recovery_key.h"

#include "crypto/digest.h"
#include "crypto/seal.h"

#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

constexpr char magic[] = "MDGSHAR\x01"; // the last byte is the version
constexpr qsizetype magicSize = 8, municipalitySize = 6, saltSize = 16, publicKeySize = 91;
constexpr qsizetype headerSize = magicSize + 1 + municipalitySize + 4 + 4 + saltSize + publicKeySize;
constexpr std::size_t scalarSize = 32;

struct Header {
    int number;
    QByteArray municipality; // 6 digits
    crypto::Argon2Cost cost;
    QByteArray salt, publicKey;

    QByteArray bytes() const
    {
        const quint32 numbers[]{qToBigEndian(cost.memoryKiB), qToBigEndian(cost.passes)};
        return QByteArray(magic, magicSize) + static_cast<char>(number) + municipality + QByteArray(reinterpret_cast<const char *>(numbers), sizeof numbers) + salt
            + publicKey;
    }
};

SecretBytes added(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b)
{
    SecretBytes sum(a);
    std::ranges::transform(a, b, sum.data(), [](std::uint8_t x, std::uint8_t y) { return static_cast<std::uint8_t>(x ^ y); });
    return sum;
}

/// The half that officer `number` keeps for `partner`: the first of the two is for the lower number.
std::span<const std::uint8_t> halfFor(const OpenShare &share, int partner)
{
    const int third = 1 + 2 + 3 - share.number - partner;
    return share.halves.span().subspan(partner > third ? scalarSize : 0, scalarSize);
}

Result<SecretBytes> keyOf(const Header &header, const SecretBytes &passphrase, const PasswordHash &hash)
{
    if (!isAcceptable(header.cost))
        return ErrorCode::KeyCostRefused;
    MADOGUCHI_ASSIGN(const SecretBytes slow, hash(passphrase, header.salt, header.cost));
    return crypto::hkdf(slow, header.salt, "madoguchi recovery-share v1", 32);
}

bool isMunicipality(const QByteArray &text)
{
    return text.size() == municipalitySize && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Result<RecoveryShares> makeRecoveryShares(const QString &municipality, const std::array<SecretBytes, 3> &passphrases, crypto::Argon2Cost cost, const PasswordHash &hash)
{
    if (!isMunicipality(municipality.toUtf8()))
        return ErrorCode::InvalidArgument;
    MADOGUCHI_ASSIGN(const crypto::PrivateKey recovery, crypto::PrivateKey::generate());
    const SecretBytes scalar = recovery.toScalar();
    // For each pair of officers the key is split in two of its own: a random half, and what is missing to it.
    const SecretBytes of12 = crypto::randomSecret(scalarSize), of13 = crypto::randomSecret(scalarSize), of23 = crypto::randomSecret(scalarSize);
    std::array<SecretBytes, 3> halves{of12.duplicate(), added(of12.span(), scalar.span()), added(of13.span(), scalar.span())};
    halves[0].append(of13.span());
    halves[1].append(of23.span());
    halves[2].append(added(of23.span(), scalar.span()).span());
    RecoveryShares shares{recovery.publicKey(), {}};
    for (std::size_t i = 0; i < halves.size(); ++i) {
        const Header header{static_cast<int>(i) + 1, municipality.toUtf8(), cost, crypto::randomBytes(saltSize), recovery.publicKey().toDer()};
        MADOGUCHI_ASSIGN(const SecretBytes key, keyOf(header, passphrases[i], hash));
        MADOGUCHI_ASSIGN(const QByteArray wrapped, crypto::wrap(key, halves[i], header.bytes()));
        shares.files[i] = header.bytes() + wrapped;
    }
    return shares;
}

Result<OpenShare> openShare(const QByteArray &file, const SecretBytes &passphrase, const PasswordHash &hash)
{
    if (file.size() <= headerSize || file.size() > 1024)
        return ErrorCode::ShareInvalid;
    const char *numbers = file.constData() + magicSize + 1 + municipalitySize;
    const Header header{file.at(magicSize), file.mid(magicSize + 1, municipalitySize), {qFromBigEndian<quint32>(numbers), qFromBigEndian<quint32>(numbers + 4)},
                        file.mid(headerSize - publicKeySize - saltSize, saltSize), file.mid(headerSize - publicKeySize, publicKeySize)};
    const auto publicKey = crypto::PublicKey::fromDer(header.publicKey);
    if (!file.startsWith(header.bytes()) || header.number < 1 || header.number > 3 || !isMunicipality(header.municipality) || !publicKey.ok())
        return ErrorCode::ShareInvalid;
    MADOGUCHI_ASSIGN(const SecretBytes key, keyOf(header, passphrase, hash));
    auto halves = crypto::unwrap(key, QByteArrayView(file).sliced(headerSize), header.bytes());
    if (!halves.ok() || halves->size() != 2 * scalarSize)
        return ErrorCode::ShareInvalid;
    return OpenShare{header.number, QString::fromLatin1(header.municipality), *publicKey, std::move(halves).value()};
}

Result<crypto::PrivateKey> joinShares(const OpenShare &one, const OpenShare &other)
{
    if (one.number == other.number)
        return ErrorCode::ShareInvalid;
    const auto key = crypto::PrivateKey::fromScalar(added(halfFor(one, other.number), halfFor(other, one.number)));
    if (!key.ok() || key->publicKey().toDer() != one.publicKey.toDer() || key->publicKey().toDer() != other.publicKey.toDer())
        return ErrorCode::ShareInvalid;
    return *key;
}

} // namespace madoguchi::session
