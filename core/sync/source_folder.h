#pragma once

#include "api/source_folder.h"
#include "checker/checker.h"
#include "sync/link.h"
#include "sync/source_table.h"

#include <QFile>

namespace madoguchi::sync {

/// One of the folder's files, open for the checker alone: nothing here reads it (C-20). NotFound; InvalidArgument: no name of one.
Result<std::unique_ptr<QFile>> openSource(const SourceOptions &options, const QString &name);

/// Places as people are told them, with the items as their layout calls them.
QList<api::SourceFault> faultsOf(const QList<exchange::Refusal> &refusals, const QMap<QString, exchange::Layout> &layouts);
/// The layouts of `layouts` that have number columns.
const QStringList &sourceLayouts();

/// The folder into which the municipality's system puts its files: what lies there, and what is erased of it once the federation has it.
class SourceFolder {
public:
    explicit SourceFolder(Link &link) : m_link(link) {}
    Result<api::SourceFolder> list();
    /// The sources of what the federation has signed for (C-20): overwritten, removed, the folder synced; an entry in the record each, with how and the hash. What
    /// does not have the hash that was taken in stays. FileUnreadable, FileUnwritable: tried again. Answers how many were settled.
    Result<int> eraseSent();

private:
    Result<api::SourceFile> look(const QString &name, qint64 size, const QMap<QString, exchange::Layout> &layouts);
    Result<Done> erase(const SourceRow &row);
    Result<bool> eraseTaken(const SourceRow &row, const QString &name);
    Result<Done> finish(const SourceRow &row);
    Result<Done> settle(const SourceRow &row, const QString &how);
    struct Seen { ///< looked at before; the same as long as it was not written to
        qint64 size = 0;
        QDateTime written;
        api::SourceFile file;
        QByteArray sha256;
    };
    Link &m_link;
    QHash<QString, Seen> m_seen;
};

} // namespace madoguchi::sync
