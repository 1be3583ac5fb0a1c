#pragma once

#include "base/id.h"
#include "crypto/key.h"

namespace madoguchi::session {

/// Unfinished work, each piece sealed to its owner: DIR/drafts/<staff>.<key>.sealed (FORMAT.md §3). Sealing needs the
/// public key only, so a draft can be put away while the doors close (C-07).
class DraftBox {
public:
    DraftBox(QString directory, QString municipality, TerminalId terminal);

    /// At most 64 KiB in clear (TooLarge); `key` is 1 to 40 of a-z 0-9 - (InvalidArgument).
    Result<QByteArray> seal(const StaffId &owner, const crypto::PublicKey &ownerKey, const QString &key, const QByteArray &content) const;
    Result<Done> put(const StaffId &owner, const QString &key, const QByteArray &sealed) const; ///< FileUnwritable, DiskFull
    Result<Done> find(const StaffId &owner, const QString &key) const; ///< whether there is one, without a key: NotFound
    Result<QByteArray> open(const StaffId &owner, const crypto::PrivateKey &ownerKey, const QString &key) const; ///< NotFound, DraftUnreadable
    Result<Done> drop(const StaffId &owner, const QString &key) const;

private:
    QString path(const StaffId &owner, const QString &key) const;
    QByteArray context(const StaffId &owner, const QString &key) const;
    const QString m_directory;
    const QString m_municipality;
    const TerminalId m_terminal;
};

} // namespace madoguchi::session
