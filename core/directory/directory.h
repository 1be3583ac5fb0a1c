#pragma once

#include "base/result.h"
#include "directory/content.h"

namespace madoguchi::directory {

/// Canonical JSON of a directory, ready to be signed. The one writer: server, training and tests.
QByteArray writeDirectory(const DirectoryContent &content);
/// The one reader of such a payload, at most 8 MiB. DirectoryInvalid (args: the place).
Result<DirectoryContent> readDirectory(const QByteArray &payload, const QString &municipality);

/// A directory whose signature has been verified; never changes.
class Directory {
public:
    /// `signedAnswer` as resources/interface/README.md has it, at most 8 MiB. DirectoryInvalid (args: the place).
    static Result<Directory> read(const QByteArray &signedAnswer, const crypto::PublicKey &receiptsKey, const QString &municipality);

    const DirectoryContent &content() const { return m_content; }
    const StaffEntry *staff(const StaffId &id) const;
    const StaffEntry *staffByCertificate(const QByteArray &der) const;
    const TerminalEntry *terminal(const TerminalId &id) const;

private:
    explicit Directory(DirectoryContent content) : m_content(std::move(content)) {}
    DirectoryContent m_content;
};

StaffEntry *findStaff(DirectoryContent &content, const StaffId &id);
const StaffEntry *findStaff(const DirectoryContent &content, const StaffId &id);

} // namespace madoguchi::directory
