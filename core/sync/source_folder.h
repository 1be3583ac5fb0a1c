#pragma once

#include "api/source_folder.h"
#include "checker/checker.h"
#include "sync/link.h"
#include "sync/source_table.h"

#include <QFile>
#include <QFileInfo>

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
    /// The sources of what the federation has signed for (C-20): overwritten, removed, the folder synced; an entry in the record each, with how and the hash. Found
    /// by the hash, whatever they are called now; what has another stays. FileUnreadable, FileUnwritable: tried again. Answers how many were settled.
    Result<int> eraseSent();

private:
    struct Seen { ///< looked at before; the same as long as it was not written to
        qint64 size = -1;
        QDateTime written;
        QList<exchange::Refusal> refusals; ///< of its header
        exchange::FileHeader header;
        QByteArray sha256;                 ///< empty: no file of the interface, or not read
        std::optional<Error> trouble;      ///< it could not be looked at
    };
    struct Lying {
        QStringList names; ///< each is in m_seen
        qsizetype more = 0; ///< that are not looked at
    };
    Result<Lying> survey(const QList<SourceRow> &rows);
    Seen look(const QString &name, const QFileInfo &entry) const;
    api::SourceFile shown(const QString &name, const QMap<QString, exchange::Layout> &layouts) const;
    Result<Done> erase(const SourceRow &row, const QStringList &names);
    Result<bool> eraseTaken(const SourceRow &row, const QString &name);
    Result<Done> finish(const SourceRow &row, bool said); ///< whether its entry in the record is there
    Result<Done> settle(const SourceRow &row, const QString &how);
    Link &m_link;
    QHash<QString, Seen> m_seen;
};

} // namespace madoguchi::sync
