#pragma once

#include "crypto/key.h"

#include <QDate>
#include <QHash>

namespace madoguchi::federation {

/// The keys that individual numbers are sealed to, in the server's folder: federation-seal.key is the present one; each
/// federation-seal-ID-until-DATE.key before it opens what was sealed to it, to the end of that day. Afterwards the key is
/// erased; the empty file stays, so that whoever comes too late is told so.
class SealKeys {
public:
    /// Erases what has run out. FileUnreadable, FileUnwritable, KeyInvalid.
    static Result<SealKeys> load(const QString &folder, QDate today);
    /// A new present key; the one before it opens up to and with `until`. While no server works on the folder.
    static Result<Done> rotate(const QString &folder, QDate until);

    const crypto::PrivateKey &present() const { return m_present; }
    /// By crypto::sealKeyId. SealKeyUnknown; SealKeyRetired.
    Result<const crypto::PrivateKey *> find(const QString &id, QDate today) const;

private:
    struct Former {
        std::optional<crypto::PrivateKey> key; ///< none: erased
        QDate until;
    };
    explicit SealKeys(crypto::PrivateKey present);

    crypto::PrivateKey m_present;
    QString m_presentId;
    std::map<QString, Former> m_former; ///< by id
};

} // namespace madoguchi::federation
