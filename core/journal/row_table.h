#pragma once

#include "base/id.h"
#include "journal/row_block.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QDeadlineTimer>

namespace madoguchi::journal {

/// A received file of which each row says one thing of one person.
struct RowFile {
    FileId id;
    QByteArray sha256; ///< other content under the same id is another file
    QString layout;    ///< F3 …
    QDateTime at;      ///< createdAt, the same at every terminal
    QStringList columns;
};

/// The rows of long files in a table of their own: staged in slices that no reader sees, made current by one short transaction (architecture.md). A file that turns out
/// bad leaves nothing that was ever seen; what is superseded goes in slices, later.
class RowTable {
public:
    virtual ~RowTable() = default;
    virtual bool knows(const RowFile &file) const = 0; ///< what each of its columns is
    /// Up to this line all are staged already: a lock or a kill came in between. 1: none, the header is line 1.
    virtual Result<int> begin(store::Transaction &transaction, const RowFile &file) = 0;
    /// In the order of the table: neighbours there lie on one page, which a commit writes once.
    virtual void arrange(const RowFile &file, RowBlock &block) = 0;
    /// Rows of `block` from `first` on until the time is over, a hundred at least. Answers the row to go on with. Twice is once: only a whole block counts as staged.
    virtual Result<qsizetype> stage(store::Transaction &transaction, const RowFile &file, const RowBlock &block, qsizetype first, const QDeadlineTimer &until) = 0;
    virtual Result<Done> makeCurrent(store::Transaction &transaction, const FileId &file) = 0;
    virtual Result<bool> holds(store::Connection &connection, const FileId &file) = 0; ///< its rows were staged and are current
    virtual Result<Done> drop(store::Transaction &transaction, const FileId &file) = 0; ///< nothing of it counts
    /// Rows that need more than to stand there: somebody has something to do about them, or they could not be taken. They go the way of every item (FeedHandler::apply).
    virtual Result<QList<qsizetype>> remarkable(store::Connection &connection, const RowFile &file, const RowBlock &block) = 0;
    /// Removes of what no reader sees any more as much as the time allows. False: there is no more.
    virtual Result<bool> tidy(store::Transaction &transaction, const QDeadlineTimer &until) = 0;
};

} // namespace madoguchi::journal
