#include "session/directory_file.h"

#include "session/files.h"

using namespace Qt::StringLiterals;

namespace madoguchi::session {

DirectoryFile::DirectoryFile(QString path, crypto::PublicKey receiptsKey, QString municipality)
    : m_path(std::move(path)), m_receiptsKey(std::move(receiptsKey)), m_municipality(std::move(municipality))
{
}

Result<Done> DirectoryFile::load()
{
    MADOGUCHI_ASSIGN(const QByteArray answer, readFile(m_path, 16 * 1024 * 1024));
    MADOGUCHI_ASSIGN(directory::Directory directory, directory::Directory::read(answer, m_receiptsKey, m_municipality));
    std::lock_guard lock(m_mutex);
    m_current = std::make_shared<const directory::Directory>(std::move(directory));
    m_answer = answer;
    return done();
}

Result<Done> DirectoryFile::update(const QByteArray &signedAnswer)
{
    MADOGUCHI_ASSIGN(directory::Directory directory, directory::Directory::read(signedAnswer, m_receiptsKey, m_municipality));
    std::lock_guard lock(m_mutex);
    if (m_current) {
        const qint64 known = m_current->content().version;
        if (directory.content().version < known) // somebody plays an old answer back
            return Error{ErrorCode::DirectoryInvalid, {u"version"_s}, {}};
        // The server adds its newest revocation list to every answer, whatever the version (C-28).
        if (directory.content().version == known && directory.content().revocationListPem == m_current->content().revocationListPem)
            return done();
    }
    MADOGUCHI_TRY(writeFile(m_path, signedAnswer));
    m_current = std::make_shared<const directory::Directory>(std::move(directory));
    m_answer = signedAnswer;
    return done();
}

QByteArray DirectoryFile::signedAnswer() const
{
    std::lock_guard lock(m_mutex);
    return m_answer;
}

std::shared_ptr<const directory::Directory> DirectoryFile::current() const
{
    std::lock_guard lock(m_mutex);
    return m_current;
}

} // namespace madoguchi::session
