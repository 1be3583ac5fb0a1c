#pragma once

#include "directory/directory.h"

#include <mutex>

namespace madoguchi::session {

/// The last directory that the server signed, kept verbatim in DIR/directory.json, so that login works off line and
/// anybody can verify it again. Callable from any thread.
class DirectoryFile {
public:
    DirectoryFile(QString path, crypto::PublicKey receiptsKey, QString municipality);

    /// At start. FileUnreadable, DirectoryInvalid.
    Result<Done> load();
    /// A newer answer takes the place of the old one, on disk first. The same version again brings a new
    /// revocation list at most.
    /// DirectoryInvalid: bad signature, other municipality, older than what is here.
    Result<Done> update(const QByteArray &signedAnswer);
    /// What holds now; null before load().
    std::shared_ptr<const directory::Directory> current() const;
    QByteArray signedAnswer() const; ///< the same, verbatim

private:
    const QString m_path;
    const crypto::PublicKey m_receiptsKey;
    const QString m_municipality;
    mutable std::mutex m_mutex;
    std::shared_ptr<const directory::Directory> m_current;
    QByteArray m_answer; ///< what m_current was read from
};

} // namespace madoguchi::session
