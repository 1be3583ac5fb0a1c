#pragma once

#include "api/actor.h"
#include "session/person_key.h"

#include <QHash>

namespace madoguchi::session {

/// One official as the municipality's directory knows them.
struct StaffEntry {
    StaffId id; ///< 1 to 64 of A-Z a-z 0-9 _ -
    QString name, kana, section;
    api::Role role = api::Role::Clerk;
    QString cardSerial;
    QByteArray cardCertificate; ///< DER
    crypto::PublicKey publicKey;
    LockedPersonKey key;
    QDate until; ///< the last day of the entitlement (C-16); invalid: open
};

/// What the server says about the officials and keys of one municipality: the payload of its signed answer.
struct DirectoryContent {
    qint64 version = 0;
    QString municipality; ///< 6 digits
    QDateTime at;
    QList<StaffEntry> staff;
    crypto::PublicKey federationKey; ///< individual numbers are sealed to it
    crypto::PublicKey municipalKey;  ///< media are sealed to it
    QByteArray revocationListPem;
};

/// Canonical JSON of a directory, ready to be signed. The one writer: training, enrolment and tests.
QByteArray writeDirectory(const DirectoryContent &content);

/// A directory whose signature has been verified; never changes.
class Directory {
public:
    /// `signedAnswer` as resources/interface/README.md has it, at most 8 MiB. DirectoryInvalid (args: the place).
    static Result<Directory> read(const QByteArray &signedAnswer, const crypto::PublicKey &receiptsKey, const QString &municipality);

    const DirectoryContent &content() const { return m_content; }
    const StaffEntry *staff(const StaffId &id) const;
    const StaffEntry *staffByCardSerial(const QString &serial) const;
    const StaffEntry *staffByCertificate(const QByteArray &der) const;

private:
    explicit Directory(DirectoryContent content) : m_content(std::move(content)) {}
    DirectoryContent m_content;
};

} // namespace madoguchi::session
