#include "session/draft_box.h"

#include "crypto/seal.h"
#include "session/files.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {
constexpr qsizetype sizeLimit = 64 * 1024;
bool isKey(const QString &key)
{
    static const QRegularExpression form(u"\\A[a-z0-9-]{1,40}\\z"_s);
    return form.match(key).hasMatch();
}
} // namespace

DraftBox::DraftBox(QString directory, QString municipality, TerminalId terminal)
    : m_directory(std::move(directory)), m_municipality(std::move(municipality)), m_terminal(std::move(terminal))
{
}

QString DraftBox::path(const StaffId &owner, const QString &key) const
{
    return m_directory + u'/' + owner.text() + u'.' + key + ".sealed"_L1;
}

QByteArray DraftBox::context(const StaffId &owner, const QString &key) const
{
    return "madoguchi draft v1|" + m_municipality.toUtf8() + '|' + m_terminal.text().toUtf8() + '|' + owner.text().toUtf8() + '|' + key.toUtf8();
}

Result<QByteArray> DraftBox::seal(const StaffId &owner, const crypto::PublicKey &ownerKey, const QString &key, const QByteArray &content) const
{
    if (!isKey(key))
        return ErrorCode::InvalidArgument;
    if (content.size() > sizeLimit)
        return ErrorCode::TooLarge;
    const SecretBytes plain({reinterpret_cast<const std::uint8_t *>(content.constData()), static_cast<std::size_t>(content.size())});
    return crypto::seal(ownerKey, plain, context(owner, key));
}

Result<Done> DraftBox::put(const StaffId &owner, const QString &key, const QByteArray &sealed) const
{
    if (!QDir().mkpath(m_directory))
        return ErrorCode::FileUnwritable;
    return writeFile(path(owner, key), sealed);
}

Result<Done> DraftBox::find(const StaffId &owner, const QString &key) const
{
    if (!isKey(key))
        return ErrorCode::InvalidArgument;
    return QFile::exists(path(owner, key)) ? Result<Done>(done()) : ErrorCode::NotFound;
}

Result<QByteArray> DraftBox::open(const StaffId &owner, const crypto::PrivateKey &ownerKey, const QString &key) const
{
    if (!isKey(key))
        return ErrorCode::InvalidArgument;
    MADOGUCHI_ASSIGN(const QByteArray sealed, readFile(path(owner, key), 2 * sizeLimit));
    const auto plain = crypto::unseal(ownerKey, sealed, context(owner, key));
    if (!plain.ok())
        return ErrorCode::DraftUnreadable;
    return QByteArray(reinterpret_cast<const char *>(plain->data()), static_cast<qsizetype>(plain->size()));
}

Result<Done> DraftBox::drop(const StaffId &owner, const QString &key) const
{
    if (!isKey(key))
        return ErrorCode::InvalidArgument;
    QFile file(path(owner, key));
    if (file.exists() && !file.remove())
        return ErrorCode::FileUnwritable;
    return done();
}

} // namespace madoguchi::session
