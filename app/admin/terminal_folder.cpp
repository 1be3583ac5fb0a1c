#include "app/admin/terminal_folder.h"

#include "sync/outside_line.h"
#include "sync/tls_transport.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

constexpr qint64 limit = 64 * 1024;

Result<crypto::Certificate> readCertificate(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    return crypto::Certificate::fromPem(file.read(limit));
}

Result<crypto::PrivateKey> readKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || file.size() > limit)
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    SecretBytes pem(static_cast<std::size_t>(file.size()));
    if (file.read(reinterpret_cast<char *>(pem.data()), file.size()) != file.size())
        return Error{ErrorCode::FileUnreadable, {QFileInfo(path).fileName()}, {}};
    return crypto::PrivateKey::fromPem(pem);
}

} // namespace

Result<std::unique_ptr<TerminalFolder>> TerminalFolder::open(const QString &directory)
{
    MADOGUCHI_ASSIGN(auto profile, settings::loadTerminalProfile(directory));
    MADOGUCHI_ASSIGN(auto lock, settings::ProfileLock::take(directory));
    MADOGUCHI_ASSIGN(auto deviceKey, readKey(profile.path(u"device.key"_s)));
    MADOGUCHI_ASSIGN(auto device, readCertificate(profile.path(u"device.crt"_s)));
    MADOGUCHI_ASSIGN(const auto receipts, readCertificate(profile.path(u"receipts.crt"_s)));
    MADOGUCHI_ASSIGN(const auto authority, readCertificate(profile.path(u"ca.crt"_s)));
    std::unique_ptr<TerminalFolder> folder(new TerminalFolder(std::move(profile), std::move(lock), std::move(deviceKey), std::move(device)));
    folder->m_authority = authority;
    folder->m_receiptsKey = receipts.publicKey();
    folder->m_anchors = session::anchorsOf(authority, receipts);
    const auto &known = folder->m_profile;
    folder->m_directory = std::make_unique<session::DirectoryFile>(known.path(u"directory.json"_s), receipts.publicKey(), known.municipality);
    MADOGUCHI_TRY(folder->m_directory->load());
    folder->m_record = std::make_unique<journal::Record>(
        journal::Record::Options{known.path(u"record"_s), u"madoguchi/"_s + known.municipality + u'/' + known.terminal.text() + u"/record"_s, known.terminal.text(),
                                 known.municipality, folder->m_deviceKey, folder->m_device.toPem()},
        folder->m_clock);
    return folder;
}

Result<crypto::TrustStore> TerminalFolder::serverTrust() const
{
    QFile list(m_profile.path(u"crl.pem"_s));
    if (!list.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, {u"crl.pem"_s}, {}};
    return crypto::TrustStore{{m_authority}, list.read(1024 * 1024) + '\n' + directory()->content().revocationListPem, false, m_profile.pins};
}

Result<Done> TerminalFolder::note(api::UseCase useCase, api::Outcome outcome, const journal::Note &note)
{
    const api::Actor it{{}, {}, {}, api::Role::Administrator, {}, m_profile.terminal, m_profile.municipality, {}, {}};
    m_noted = true;
    return m_record->appendOutside(it, useCase, outcome, note);
}

bool TerminalFolder::tellServer()
{
    const auto trust = serverTrust();
    if (!std::exchange(m_noted, false) || !trust.ok())
        return trust.ok();
    sync::TlsTransport transport({m_profile.server.host, m_profile.server.port, m_profile.server.name, *trust, m_device, m_deviceKey.toPem()}, m_clock);
    return sync::OutsideLine(transport, *m_record, m_clock).settle();
}

TerminalFolder::~TerminalFolder()
{
    if (m_noted && !tellServer())
        std::fprintf(stderr, "The server has not been told of this yet: the entry stands in %s, and goes there with the next start of the terminal.\n", qPrintable(m_profile.path(u"record"_s)));
}

} // namespace madoguchi::admin
