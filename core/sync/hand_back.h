#pragma once

#include "sync/file_table.h"
#include "sync/link.h"

namespace madoguchi::sync {

/// Puts each received file that was taken in, byte for byte, into the folder of the municipality's system (ledger External, F-21): under another name first, on the
/// disk, then under its own, never over another content; an entry in the record each. Not a person's doing: there is no way to choose a place.
class HandBack {
public:
    explicit HandBack(Link &link) : m_link(link) {}
    /// How many. DiskFull, FileUnwritable; SequenceConflict: another content lies under its name (args: name). The rest is tried again.
    Result<int> run();

private:
    Result<QString> nameOf(const FileRow &file);
    Result<Done> write(const FileRow &file, const QString &name);
    Link &m_link;
};

} // namespace madoguchi::sync
