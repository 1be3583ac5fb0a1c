#include "federation/seal_keys.h"

#include "crypto/seal.h"
#include "federation/files.h"
#include "journal/durable_file.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr qint64 pemLimit = 64 * 1024;

QString presentPath(const QString &folder) { return folder + u"/federation-seal.key"_s; }

Result<crypto::PrivateKey> readKey(const QString &path)
{
    MADOGUCHI_ASSIGN(const SecretBytes pem, readSecret(path, pemLimit));
    return crypto::PrivateKey::fromPem(pem);
}

Error unwritable(const QString &path) { return {ErrorCode::FileUnwritable, {QFileInfo(path).fileName()}, {}}; }

/// Beside it first, so that at every moment the name stands for a whole key.
Result<Done> writeKey(const QString &path, const crypto::PrivateKey &key)
{
    const QString beside = path + u".new"_s;
    const SecretBytes pem = key.toPem();
    QFile file(beside);
    const auto size = static_cast<qint64>(pem.size());
    // Unbuffered: no copy stays in QFile's own buffer.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(reinterpret_cast<const char *>(pem.data()), size) != size || !journal::syncFile(file)
        || std::rename(QFile::encodeName(beside).constData(), QFile::encodeName(path).constData()) != 0)
        return unwritable(path);
    journal::syncFolderOf(path);
    return done();
}

Result<Done> emptyKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return unwritable(path);
    if (file.size() == 0)
        return done();
    const QByteArray zeroes(file.size(), '\0');
    if (file.write(zeroes) != zeroes.size() || !journal::syncFile(file) || !file.resize(0) || !journal::syncFile(file))
        return unwritable(path);
    return done();
}

} // namespace

SealKeys::SealKeys(crypto::PrivateKey present) : m_present(std::move(present)), m_presentId(crypto::sealKeyId(m_present.publicKey())) {}

Result<SealKeys> SealKeys::load(const QString &folder, QDate today)
{
    MADOGUCHI_ASSIGN(crypto::PrivateKey present, readKey(presentPath(folder)));
    SealKeys keys(std::move(present));
    static const QRegularExpression form(u"\\Afederation-seal-([0-9a-f]{16})-until-([0-9]{4}-[0-9]{2}-[0-9]{2})\\.key\\z"_s);
    const QStringList names = QDir(folder).entryList({u"federation-seal-*.key"_s}, QDir::Files);
    for (const QString &name : names) {
        const auto match = form.match(name);
        Former former{{}, QDate::fromString(match.captured(2), Qt::ISODate)};
        if (!former.until.isValid())
            return Error{ErrorCode::KeyInvalid, {name}, {}};
        const QString path = folder + u'/' + name;
        if (former.until < today) {
            MADOGUCHI_TRY(emptyKey(path));
        } else {
            MADOGUCHI_ASSIGN(former.key, readKey(path));
        }
        keys.m_former.insert_or_assign(match.captured(1), std::move(former));
    }
    return keys;
}

Result<Done> SealKeys::rotate(const QString &folder, QDate until)
{
    MADOGUCHI_ASSIGN(const crypto::PrivateKey former, readKey(presentPath(folder)));
    MADOGUCHI_ASSIGN(const crypto::PrivateKey next, crypto::PrivateKey::generate());
    // The former one is kept before another takes its name: a kill in between leaves it twice, never not at all.
    MADOGUCHI_TRY(writeKey(folder + u"/federation-seal-%1-until-%2.key"_s.arg(crypto::sealKeyId(former.publicKey()), until.toString(Qt::ISODate)), former));
    return writeKey(presentPath(folder), next);
}

Result<const crypto::PrivateKey *> SealKeys::find(const QString &id, QDate today) const
{
    if (id == m_presentId)
        return &m_present;
    const auto former = m_former.find(id);
    if (former == m_former.end())
        return ErrorCode::SealKeyUnknown;
    if (former->second.until < today || !former->second.key)
        return ErrorCode::SealKeyRetired;
    return &*former->second.key;
}

} // namespace madoguchi::federation
